import csv
import io
import json
from pathlib import Path

import pytest

from cli.trial import Run
from xieshang_cli.reports.registry import catalogue

FORMATS = ("table", "json", "jsonl", "csv", "tsv", "markdown", "yaml")
NAMES = tuple(catalogue())


def ids(run: Run, *arguments: str) -> list[str]:
    answer = run("report", "ledger", "--format", "json", *arguments)
    assert answer.code == 0
    return [topic["id"][-4:] for topic in json.loads(answer.out)["data"]]


@pytest.mark.parametrize("name", NAMES)
def test_every_report_in_every_format(archive: Path, xieshang: Run, name: str) -> None:
    for output in FORMATS:
        answer = xieshang("report", name, "--format", output)
        assert answer.code == 0
        assert answer.err == "" or (output in {"csv", "tsv"} and answer.err.startswith("只写了第一张表 "))
        assert answer.out.strip()


def test_without_a_name_they_are_listed(archive: Path, xieshang: Run) -> None:
    listed = {entry["name"] for entry in json.loads(xieshang("report", "--format", "json").out)["data"]}
    assert listed >= set(NAMES)


def test_a_report_goes_by_its_title_too(archive: Path, xieshang: Run) -> None:
    assert xieshang("report", "议题台账").out == xieshang("report", "ledger").out


def test_an_unknown_name_is_refused_with_the_nearest(archive: Path, xieshang: Run) -> None:
    answer = xieshang("report", "leger")
    assert answer.code == 2
    assert "没有“leger”这种报表。是不是想用 ledger？" in answer.err


def test_place_and_period_narrow_it(archive: Path, xieshang: Run) -> None:
    assert ids(xieshang, "--division", "620302") == ["7k3m", "5r2p", "c19t", "9c4t", "6w1v"]
    assert ids(xieshang, "--station", "宁远堡镇委员工作站") == ["9c4t", "6w1v"]
    assert ids(xieshang, "--division", "62", "--from", "2026-04", "--to", "2026-05") == ["5r2p", "9c4t"]
    assert ids(xieshang, "--from", "2021", "--to", "2021") == ["c15t"]
    assert ids(xieshang, "--division", "金川区", "--to", "2026-03-02") == ["7k3m"]


def test_what_a_period_leaves_out_undated_is_said(archive: Path, xieshang: Run) -> None:
    everything = json.loads(xieshang("report", "ledger", "--format", "json").out)
    undated = sum(topic["raised_on"] is None for topic in everything["data"])
    assert undated > 3
    assert everything["counts"]["undated"] == 0
    for name in ("ledger", "progress", "topic_list"):
        counts = json.loads(xieshang("report", name, "--from", "1990", "--format", "json").out)["counts"]
        assert counts["topics"] + counts["undated"] == everything["counts"]["topics"]
        said = f"另有 {undated} 个议题没有记录提出日期，不知是否在这段时间，未计入。"
        assert said in xieshang("report", name, "--from", "1990").out
        assert said in xieshang("report", name, "--to", "1990").out
    assert "未计入" not in xieshang("report", "progress").out
    at_the_station = json.loads(
        xieshang("report", "ledger", "--to", "1990", "--station", "620302001", "--format", "json").out
    )["counts"]
    assert (at_the_station["topics"], at_the_station["undated"]) == (0, 1)


@pytest.mark.parametrize(
    ("noun", "words"),
    [
        ("topic", "个议题没有记录提出日期"),
        ("request", "条诉求没有记录登记日期"),
        ("session", "次协商会没有记录日期"),
    ],
)
def test_lists_say_so_too(archive: Path, xieshang: Run, noun: str, words: str) -> None:
    assert words in xieshang(noun, "list", "--since", "2021").out
    assert words not in xieshang(noun, "list").out


def test_a_session_of_some_day_in_the_month_may_belong_to_the_end_of_it(archive: Path, xieshang: Run) -> None:
    for command in (["session", "list", "--since", "2024-04-15", "--until", "2024-05"],
                    ["report", "session_list", "--from", "2024-04-15", "--to", "2024-05"]):  # fmt: skip
        (session,) = json.loads(xieshang(*command, "--format", "json").out)["data"]
        assert (session["id"], session["held_on"]) == ("620321104-2024-c02s", "2024-04")


def test_a_period_backwards_is_refused(archive: Path, xieshang: Run) -> None:
    answer = xieshang("report", "ledger", "--from", "2026-05", "--to", "2026-04")
    assert (answer.code, answer.err) == (2, "错误：--from 2026-05 晚于 --to 2026-04。\n")


def test_the_ledger_line_of_the_example(archive: Path, xieshang: Run) -> None:
    data = json.loads(xieshang("report", "ledger", "--station", "620302001", "--format", "json").out)["data"]
    line = next(topic for topic in data if topic["id"].endswith("7k3m"))
    assert line["number"] == "滨河路〔2026〕1号"
    assert line["status"] == "closed"
    assert line["sessions"] == 1
    assert line["agreements"] == 2
    assert line["missing"] == []


def test_a_file_gets_the_format_of_its_ending(archive: Path, xieshang: Run, tmp_path: Path) -> None:
    target = tmp_path / "台账.csv"
    answer = xieshang("report", "ledger", "--output", str(target))
    assert (answer.code, answer.out) == (0, "")
    rows = list(csv.reader(io.StringIO(target.read_text(encoding="utf-8-sig"))))
    assert rows[0][:3] == ["编号", "议题", "工作站"]
    assert len(rows) == 20


def test_waivers_stand_at_the_foot(archive: Path, xieshang: Run) -> None:
    path = archive / "topics/620302001/2026/620302001-2026-5r2p.yaml"
    waiver = "waivers:\n  - rule: TP509\n    reason: 已说明\n    approver: 李主席\n    on: 2026-11-01\n"
    path.write_text(path.read_text(encoding="utf-8") + waiver, encoding="utf-8")
    assert "1 项材料经批准缺失，涉及 1 个议题。" in xieshang("report", "ledger").out


def test_one_screen_says_what_is_overdue_and_what_to_run(archive: Path, xieshang: Run) -> None:
    answer = xieshang()
    assert answer.code == 0
    assert answer.out == xieshang("status").out
    line = "× 委托设计并报批：区住建局（老旧小区加装电梯） (逾期 23 天)"
    assert f"{line}\n  xieshang task progress t-9v3w --note 进展\n" in answer.out


def test_things_to_do_of_a_station_and_of_a_person(archive: Path, xieshang: Run) -> None:
    def commands(*arguments: str) -> list[str]:
        answer = json.loads(xieshang("todo", "--format", "json", *arguments).out)
        return [item["command"] for item in answer["data"]]

    advance = "xieshang topic advance 620302100-2026-6w1v"
    assert commands("--station", "620302100") == ["xieshang station appoint 620302100 副站长", advance]
    assert commands("--station", "620302100", "--role", "站点") == [advance]
    pressing = commands("--station", "620302001", "--role", "supervisor")
    assert pressing[0] == "xieshang task press t-9v3w"
    assert {tuple(command.split()[1:3]) for command in pressing} == {("task", "press")}
    assert commands("--person", "区住建局") == ["xieshang task progress t-9v3w"]
    assert commands("--person", "没有这个人") == []
    assert xieshang("todo", "--station", "没有这个站").code == 3


def test_outside_an_archive_there_is_nothing_to_report(
    tmp_path: Path, xieshang: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    answer = xieshang("report", "ledger", "--format", "json")
    assert (answer.code, answer.out) == (5, "")
    assert json.loads(answer.err)["error"]["code"] == "no_archive"


def test_csv_says_which_tables_it_leaves_out_and_gives_each(archive: Path, xieshang: Run) -> None:
    answer = xieshang("report", "rosters", "--format", "csv")
    assert answer.out.startswith("工作站,类别,级别,姓名或名称")
    assert answer.err == (
        "只写了第一张表 entries（名册），没有写：by_station（各站人数、个数）。要哪一张，加 --table 名称。\n"
    )
    assert xieshang("report", "rosters", "--format", "csv", "-q").err == ""
    for name in ("by_station", "各站人数、个数"):
        answer = xieshang("report", "rosters", "--format", "tsv", "--table", name)
        assert answer.out.startswith("工作站\t任职\t下沉领导")
        assert answer.err == ""


def test_a_series_is_a_table_too(archive: Path, xieshang: Run) -> None:
    answer = xieshang("report", "yearly", "--format", "csv", "--table", "sessions_by_quarter")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.splitlines()[0].startswith("季度,")


def test_one_table_of_a_report_for_people(archive: Path, xieshang: Run) -> None:
    answer = xieshang("report", "rosters", "--table", "by_station")
    assert answer.out.startswith("工作站名册 (截至 2026-11-23)\n\n各站人数、个数\n")
    assert "姓名或名称" not in answer.out


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (
            ("--table", "by_statoin"),
            (
                "这里没有“by_statoin”这张表。是不是想用 by_station？\n"
                "有这些表：entries（名册）、by_station（各站人数、个数）"
            ),
        ),
        (("--table", "entries", "--format", "yaml"), "--table 不能和 yaml 格式一起用。\nyaml 里本来就有全部内容。"),
    ],
)  # fmt: skip
def test_a_table_there_is_not(archive: Path, xieshang: Run, more: tuple[str, ...], said: str) -> None:
    answer = xieshang("report", "rosters", *more)
    assert (answer.code, answer.out, answer.err) == (2, "", f"错误：{said}\n")


def test_the_help_tells_the_words_apart(xieshang: Run) -> None:
    page = xieshang("report", "--help").out
    assert page.startswith("用法：xieshang report [选项] [报表] [说明哪份] [数字]\n")
    assert [line.split()[0] for line in page.splitlines() if line.startswith(("  报表 ", "  说明哪份 "))] == [
        "报表",
        "说明哪份",
    ]

"""Reports on the organisation as typed, in an archive with a committee, three stations and a session."""

import json
from pathlib import Path

import pytest

from cli.trial import Run

FORMATS = ("table", "json", "jsonl", "csv", "tsv", "markdown", "yaml")
NAMES = ("coverage", "rosters", "vacancies", "responsibility", "members", "overview")
COMMITTEE = """\
format: 1
code: "620302"
name: 政协金川区委员会
leaders:
  - post: 主席
    member: "620302-m-2k7x"
    from: 2022-01
members:
  - id: "620302-m-2k7x"
    name: 赵甲
    employer: 区政协
    joined: 2022-01
  - id: "620302-m-3k7x"
    name: 钱乙
    employer: 一中
    joined: 2022-01
  - id: "620302-m-4k7x"
    name: 钱乙
    employer: 二中
    joined: 2022-01
"""
CONTACTS = """\
format: 1
committee: "620302"
members:
  - id: "620302-m-2k7x"
    phone: "13900000000"
"""
STATION = """\
format: 1
code: "620302001"
name: 滨河路街道委员工作站
founded_on: 2019-06-01
posts:
  - post: 站长
    name: 张明
    from: 2019-06-01
    until: 2026-08-15
assignments:
  - member: "620302-m-2k7x"
    from: 2022-01
  - member: "620302-m-3k7x"
    from: 2026-11-01
"""


@pytest.fixture
def organised(archive: Path) -> Path:
    """The example archive with one committee, two of whose members are assigned."""
    (archive / "committees").mkdir(exist_ok=True)
    (archive / "committees/620302.yaml").write_text(COMMITTEE, encoding="utf-8")
    (archive / "stations/620302001.yaml").write_text(STATION, encoding="utf-8")
    private = archive / "private/committees"
    private.mkdir(parents=True, exist_ok=True)
    (private / "620302.yaml").write_text(CONTACTS, encoding="utf-8")
    return archive


@pytest.mark.parametrize("name", NAMES)
def test_every_report_in_every_format(organised: Path, xieshang: Run, name: str) -> None:
    for output in FORMATS:
        answer = xieshang("report", name, "--format", output)
        assert answer.code == 0
        assert answer.err == "" or (output in {"csv", "tsv"} and answer.err.startswith("只写了第一张表 "))
        assert answer.out.strip() or (output, name) == ("jsonl", "members")


def members_share(run: Run, *arguments: str) -> dict[str, int]:
    data = json.loads(run("report", "coverage", "--format", "json", *arguments).out)["data"]
    (share,) = [part["rate"] for part in data["figures"] if (part["subject"], part["over"]) == ("members", "county")]
    assert isinstance(share, dict)
    return share


def test_the_roster_is_that_of_the_day(organised: Path, xieshang: Run) -> None:
    assert members_share(xieshang) == {"numerator": 2, "denominator": 3, "left_out": 0}
    assert members_share(xieshang, "--as-of", "2026-10")["numerator"] == 1
    assert members_share(xieshang, "--as-of", "2021")["denominator"] == 0
    assert "按 2026-10-31 当天的在册情况计" in xieshang("report", "coverage", "--as-of", "2026-10").out
    vacant = json.loads(xieshang("report", "vacancies", "--station", "620302001", "--format", "json").out)["data"]
    assert [(line["post"], line["days"], line["last"]) for line in vacant["vacancies"]] == [
        ("副站长", 2732, None),
        ("站长", 100, "张明"),
    ]
    before = xieshang("report", "vacancies", "--station", "620302001", "--as-of", "2026-08-14", "--format", "json")
    assert [line["post"] for line in json.loads(before.out)["data"]["vacancies"]] == ["副站长"]


def test_phones_only_when_asked_for(organised: Path, xieshang: Run) -> None:
    for output in FORMATS:
        assert "13900000000" not in xieshang("report", "rosters", "--format", output).out
        assert "13900000000" in xieshang("report", "rosters", "--private", "--format", output).out
    assert "2 人中有 1 人没有登记电话。" in xieshang("report", "rosters", "--private", "--station", "620302001").out


def test_one_members_sheet_and_namesakes(organised: Path, xieshang: Run) -> None:
    sheet = xieshang("report", "members", "--member", "赵甲", "--year", "2026")
    assert sheet.code == 0
    assert sheet.out.startswith("赵甲 履职档案 2026 (截至 2026-11-23)\n")
    answer = xieshang("report", "members", "--member", "钱乙")
    assert (answer.code, answer.out) == (3, "")
    assert "一中" in answer.err
    assert "二中" in answer.err
    assert xieshang("report", "members", "--member", "没有这个人").code == 3


def test_this_year_is_meant_when_no_period_is_said(organised: Path, xieshang: Run) -> None:
    assert xieshang("report", "members").out == xieshang("report", "members", "--year", "2026").out
    assert xieshang("report", "members").out == xieshang("report", "members", "--from", "2026", "--to", "2026").out
    assert xieshang("report", "members", "--from", "2025").out.startswith("委员履职情况 2025— ")


def test_options_a_report_does_not_take_are_refused(archive: Path, xieshang: Run) -> None:
    answer = xieshang("report", "ledger", "--private")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err == ("错误：报表“议题台账”没有 --private 这个选项。\n有这个选项的报表：rosters\n")
    assert xieshang("report", "coverage", "--member", "赵甲").code == 2
    assert xieshang("report", "ledger", "--as-of", "2026-01-01").code == 2
    both = xieshang("report", "ledger", "--year", "2026", "--from", "2026-01")
    assert (both.code, both.out) == (2, "")
    assert both.err.startswith("错误：--year 不能和 --from、--to 一起用。\n")
    assert xieshang("report", "ledger", "--year", "去年").code == 2
    assert xieshang("report", "ledger", "--year", "2026").out == (
        xieshang("report", "ledger", "--from", "2026", "--to", "2026").out
    )


def test_a_period_means_nothing_to_a_roster_and_that_is_said(organised: Path, xieshang: Run) -> None:
    assert "--from、--to、--year 对它不起作用" in xieshang("report", "rosters", "--year", "2025").out
    assert "不起作用" not in xieshang("report", "rosters").out


def test_a_file_that_cannot_be_read_makes_the_answer_incomplete(organised: Path, xieshang: Run) -> None:
    (organised / "committees/620302.yaml").write_text("format: 1\n  x", encoding="utf-8")
    answer = xieshang("report", "coverage")
    assert answer.code == 4
    assert "1 个文件读不了，未计入：committees/620302.yaml" in answer.out

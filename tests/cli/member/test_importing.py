import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from cli.clerk import Clerk
from cli.member.lists import HEADER, PEOPLE, Cell, text, workbook
from cli.terminal import at_a_terminal
from xieshang_cli.cli import progress
from xieshang_cli.cli.env import Env

FILE = Path("committees/620302.yaml")
PRIVATE = Path("private/committees/620302.yaml")


def members() -> list[dict[str, Any]]:
    found = yaml.load(FILE.read_text(encoding="utf-8"), Loader=yaml.BaseLoader).get("members", [])
    return [{key: value for key, value in member.items() if key != "id"} for member in found]


def contacts() -> dict[str, str]:
    ids = {member["id"]: member["name"] for member in yaml.safe_load(FILE.read_text(encoding="utf-8"))["members"]}
    return {ids[one["id"]]: one["phone"] for one in yaml.safe_load(PRIVATE.read_text(encoding="utf-8"))["members"]}


def identities() -> dict[str, str]:
    return {member["name"]: member["id"] for member in yaml.safe_load(FILE.read_text(encoding="utf-8"))["members"]}


RECORDED = [
    {"name": "甲一", "number": "12", "circle": "教育", "party": "民盟盟员", "employer": "区第一示例中学",
     "position": "教师", "gender": "male", "ethnic_group": "汉族", "joined": "2021-12-08"},
    {"name": "乙二", "number": "13", "circle": "中共", "party": "中共党员", "employer": "区示例局", "position": "局长",
     "gender": "female", "ethnic_group": "藏族", "joined": "2021-12"},
    {"name": "丙三", "number": "014", "circle": "工商联", "party": "群众", "employer": "示例公司", "position": "经理",
     "gender": "female", "joined": "2021-12-01"},
]  # fmt: skip


def test_a_workbook(office: Clerk) -> None:
    answer = office.run("member", "import", workbook("名单.xlsx", [HEADER, *PEOPLE]), "--committee", "620302")

    assert (answer.code, answer.err) == (0, "1 个姓名中间有空格，已去掉。\n")
    assert answer.out.startswith("政协金川区委员会：新增 3 人，更新 0 人，不变 0 人；联系方式更新 2 人，只存在本机。\n")
    assert members() == RECORDED
    assert contacts() == {"甲一": "13800000011", "乙二": "13800000012"}
    assert PRIVATE.stat().st_mode & 0o777 == 0o600
    assert "1380000" not in FILE.read_text(encoding="utf-8")
    assert office.run("validate", "--select", "PR,FL").code == 0


def test_at_a_terminal_it_is_told_how_far_it_is(office: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_PATIENCE_SECONDS", -1)
    monkeypatch.setattr(progress, "_PAUSE_SECONDS", -1)
    monkeypatch.setattr(Env, "progress", lambda _env, words: progress.Bar(words))

    answer = office.run("member", "import", workbook("名单.xlsx", [HEADER, *PEOPLE]), "--committee", "620302")

    assert answer.err == (
        "\r\x1b[K正在读取名单 [####....................] 1/6"
        "\r\x1b[K正在读取名单 [########................] 2/6"
        "\r\x1b[K正在读取名单 [############............] 3/6"
        "\r\x1b[K1 个姓名中间有空格，已去掉。\n"
        "\r\x1b[K正在读取名单 [################........] 4/6"
        "\r\x1b[K正在读取名单 [####################....] 5/6"
        "\r\x1b[K"
    )


@pytest.mark.parametrize("moment", [1, 3, 4, 6])
def test_stopped_on_the_way_nothing_is_imported(office: Clerk, monkeypatch: pytest.MonkeyPatch, moment: int) -> None:
    def stop(done: int, _total: int) -> None:
        if done == moment:
            raise KeyboardInterrupt

    monkeypatch.setattr(Env, "progress", lambda _env, _words: stop)
    before = FILE.read_bytes()

    answer = office.run("member", "import", workbook("名单.xlsx", [HEADER, *PEOPLE[1:], *PEOPLE[:1]]), "-q")

    assert (answer.code, answer.out, answer.err) == (130, "", "错误：已中断，没有写到一半的文件。\n")
    assert FILE.read_bytes() == before
    assert not PRIVATE.exists()


def test_zeros_that_excel_took_from_card_numbers(office: Clerk) -> None:
    title: list[Cell] = ["姓名", "委员证号", "工作单位"]
    office.do("member", "import", workbook("旧.xlsx", [title, ["甲一", "0001", "一中"], ["乙二", "0002", "某局"]]))
    ids = identities()

    again = office.do("member", "import", workbook("新.xlsx", [title, ["甲一", 1, "二中"], ["乙二", 2, "某局"]]))

    assert again.startswith(
        "政协金川区委员会：新增 0 人，更新 1 人，不变 1 人。2 个证号前面的 0 被表格去掉了，按档案里的认。\n"
    )
    assert [member["number"] for member in members()] == ["0001", "0002"]
    assert identities() == ids


@pytest.mark.parametrize("rows", [[["甲一", 1], ["丁四", "0001"]], [["甲一", 1], ["丁四", "01"]], [["丁四", 1]]])
def test_a_number_that_may_be_of_somebody_else_is_not_completed(office: Clerk, rows: list[list[Cell]]) -> None:
    office.do("member", "import", workbook("旧.xlsx", [["姓名", "委员证号"], ["甲一", "0001"]]))

    answer = office.run("member", "import", workbook("新.xlsx", [["姓名", "委员证号"], *rows]))

    assert "前面的 0" not in answer.out
    assert (answer.code != 0) == (len(rows) > 1)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", "\t"])
def test_text_in_any_encoding_and_order(office: Clerk, encoding: str, separator: str) -> None:
    people: list[list[Cell]] = [[str(cell) if cell is not None else None for cell in row] for row in (HEADER, *PEOPLE)]
    people[1][8:10], people[3][9] = ["12", "2021.12.08"], "2021-12-01"
    rows: list[list[Cell]] = [["示例委员名单"], [], *([*reversed(row), "无关"] for row in people), [], ["合计", "3人"]]
    Path("名单.csv").write_bytes(text(rows, separator).encode(encoding))

    office.do("member", "import", "名单.csv")

    assert members() == RECORDED


def test_the_same_list_again_changes_no_byte(office: Clerk) -> None:
    name = workbook("名单.xlsx", [HEADER, *PEOPLE])
    office.do("member", "import", name)
    before = office.files()

    for key in ("number", "name"):
        assert office.run("member", "import", name, "--key", key).out == (
            "政协金川区委员会：名单和档案一致，没有变化（3 人）。\n"
        )
    assert office.do("member", "import", name, "-q") == ""
    assert office.files() == before


def test_an_exported_list_comes_back_unchanged(office: Clerk) -> None:
    office.do("member", "import", workbook("名单.xlsx", [HEADER, *PEOPLE]))
    before = office.files()
    exported = office.do("member", "list", "--format", "csv")

    assert "没有变化（3 人）" in office.run("member", "import", "-", stdin=exported).out
    assert {name: data for name, data in office.files().items() if name != "名单.csv"} == before


def test_a_trial_shows_the_difference_and_writes_nothing(office: Clerk) -> None:
    office.do("member", "import", workbook("名单.xlsx", [HEADER, *PEOPLE]))
    changed = list(PEOPLE[1])
    changed[6:8] = ["示例街道", "书记"]
    name = workbook("新.xlsx", [HEADER, changed, PEOPLE[2], (4, "丁四", "男", *[None] * 5, "15", "2026.3", None)])
    before = office.files()
    ids = identities()

    answer = office.run("member", "import", name, "--dry-run")

    assert answer.out == (
        "政协金川区委员会：将新增 1 人，更新 1 人，不变 1 人。没有写入。\n\n"
        "新增\n"
        "行  姓名  界别    单位职务\n--  ----  ------  --------\n 6  丁四  未记录  未记录\n\n"
        "更新\n"
        "行  编码           姓名  哪一项    原为      改为\n"
        "--  -------------  ----  --------  --------  --------\n"
        f" 4  {ids['乙二']}  乙二  工作单位  区示例局  示例街道\n"
        f" 4  {ids['乙二']}  乙二  单位职务  局长      书记\n\n"
        "名单里没有、档案里在任的（没有改动；确已离任的加 --mark-left 日期）\n"
        f"- {ids['甲一']} 甲一 区第一示例中学 教师\n"
    )
    assert office.files() == before
    told = json.loads(office.do("member", "import", name, "--dry-run", "--format", "json"))
    assert told["counts"] == {"new": 1, "changed": 1, "unchanged": 1, "absent": 1, "left": 0, "contacts": 0}
    assert told["data"]["changed"][0]["fields"] == [
        {"field": "employer", "old": "区示例局", "new": "示例街道"},
        {"field": "position", "old": "局长", "new": "书记"},
    ]
    assert told["data"]["new"] == [{"row": 6, "id": None, "name": "丁四", "employer": None}]


def test_who_is_absent_leaves_only_when_told_so(office: Clerk) -> None:
    office.do("member", "import", workbook("名单.xlsx", [HEADER, *PEOPLE]))
    short = workbook("短.xlsx", [HEADER, *PEOPLE[1:]])

    office.do("member", "import", short)
    assert "left" not in members()[0]
    out = office.do("member", "import", short, "--mark-left", "2026-03-01")

    assert out.startswith("政协金川区委员会：新增 0 人，更新 0 人，不变 2 人，记为离任 1 人。\n")
    assert [member.get("left") for member in members()] == ["2026-03-01", None, None]
    assert "没有变化" in office.do("member", "import", short, "--mark-left", "2026-03-01")
    answer = office.run("member", "import", "名单.xlsx")
    assert (answer.code, answer.err.splitlines()[-1]) == (
        0,
        "注意：档案里已离任，名单里又有，没有改动：甲一。",
    )
    # By name alone nobody knows whether somebody came back or is a namesake.
    assert office.run("member", "import", "名单.xlsx", "--key", "name").code == 2


def test_what_is_known_better_is_kept_and_empty_cells_erase_nothing(office: Clerk) -> None:
    office.do("member", "import", workbook("名单.xlsx", [HEADER, *PEOPLE]))
    rough = workbook("粗.xlsx", [("姓名", "委员证号", "任委员时间", "党派"), ("甲一", "12", "2021.12", None)])

    assert "没有变化（1 人）" in office.do("member", "import", rough)


def test_a_change_stands_in_the_events_with_what_was(office: Clerk) -> None:
    office.do("member", "import", workbook("名单.xlsx", [HEADER, *PEOPLE]))
    rows = [("姓名", "证号", "党派"), ("乙二改", "13", "无党派")]

    refused = office.run("member", "import", workbook("改.xlsx", rows))
    assert (refused.code, refused.err.splitlines()[1]) == (
        2,
        (
            f"第 4 行 委员证号：证号 13 在档案里是 乙二 {identities()['乙二']}；"
            "同一个人改名就加 --key number，换了人就先记原来的人离任"
        ),
    )
    office.do("member", "import", "改.xlsx", "--key", "number", "--on", "2026-02-01")

    event = office.data("committee", "show", "620302")["events"][-1]
    assert (event["action"], event["on"], event["what"]) == (
        "import",
        "2026-02-01",
        "导入委员名单“改.xlsx”：新增 0 人，更新 1 人\n乙二：姓名 乙二改（原为 乙二），党派 无党派（原为 中共党员）",
    )


TWINS = [("姓名", "工作单位"), ("甲一", "示例公司"), ("甲一", "示例中学")]


def test_one_name_twice_is_a_fault_of_both_rows(office: Clerk) -> None:
    answer = office.run("member", "import", workbook("双.xlsx", TWINS))

    assert answer.code == 2
    assert "第 4、5 行都叫 甲一，又没有证号，分不清是不是同一个人" in answer.err
    assert members() == []


def test_namesakes_told_apart_in_the_list_are_two(office: Clerk) -> None:
    rows = [("委员编码", *TWINS[0]), (None, *TWINS[1]), ("新", *TWINS[2])]
    rows[1] = ("新", *TWINS[1])
    name = workbook("双.xlsx", rows)
    office.do("member", "import", name)

    assert [member["employer"] for member in members()] == ["示例公司", "示例中学"]
    assert "没有变化（2 人）" in office.do("member", "import", name)


def test_the_same_name_elsewhere_is_not_silently_the_same_person(office: Clerk) -> None:
    office.do("member", "import", workbook("一.xlsx", TWINS[:2]))
    other = workbook("二.xlsx", [TWINS[0], TWINS[2]])
    identity = identities()["甲一"]
    before = office.files()

    answer = office.run("member", "import", other, "--key", "name", "--format", "json")

    assert (answer.code, answer.out) == (2, "")
    error = json.loads(answer.err)["error"]
    assert error["ids"] == [identity]
    assert f"第 4 行的 甲一 不知道是不是档案里的 甲一 示例公司 {identity}" in error["message"]
    assert office.files() == before

    office.do("member", "import", workbook("三.xlsx", [("编码", *TWINS[0]), (identity, *TWINS[2])]))
    assert [member["employer"] for member in members()] == ["示例中学"]


@pytest.mark.parametrize(("typed", "employers"), [("1", ["示例中学"]), ("2", ["示例公司", "示例中学"])])
def test_at_a_terminal_it_is_asked(office: Clerk, typed: str, employers: list[str]) -> None:
    office.do("member", "import", workbook("一.xlsx", TWINS[:2]))
    workbook("二.xlsx", [TWINS[0], TWINS[2]])

    code, said = at_a_terminal(Path.cwd(), ("member", "import", "二.xlsx"), [("请选择", typed)])

    assert code == 0
    assert "第 4 行的 甲一 是谁" in said
    assert [member["employer"] for member in members()] == employers

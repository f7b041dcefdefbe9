"""Members among those who came: told by id, number or name, never guessed."""

import re
from pathlib import Path
from typing import Any

import pytest

from cli.clerk import SESSION, Clerk

WANG, LI_SCHOOL, LI_CLINIC, ZHAO, PROVINCE = (
    "620302-m-0001", "620302-m-0002", "620302-m-0003", "620321-m-0004", "62-m-0005",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _members(clerk: Clerk) -> None:
    clerk.deliberating_topic()
    for code in ("620302", "620321"):
        clerk.do("committee", "new", code, "--name", f"{code}政协")
    for identity, name, employer, more in (
        (WANG, "王强", "区教育局", ("--number", "0012")),
        (LI_SCHOOL, "李明", "区一中", ()),
        (LI_CLINIC, "李明", "区医院", ()),
        (ZHAO, "赵远", "县农业局", ()),
    ):
        facts = ("--id", identity, "--name", name, "--employer", employer, "--committee", identity[:6], *more)
        clerk.do("member", "new", *facts)


def sheet(*rows: str) -> str:
    Path("签到.csv").write_text("姓名,身份,单位,委员编号,签到\n" + "\n".join(rows) + "\n", encoding="utf-8")
    return "签到.csv"


def people(clerk: Clerk) -> list[tuple[Any, ...]]:
    keys = ("name", "member", "status", "signed")
    return [tuple(p[key] for key in keys) for p in clerk.data("session", "show", "s3s3")["participants"]]


def test_a_sheet_says_whom_it_knew_and_whom_not(clerk: Clerk) -> None:
    answer = clerk.run(
        "session", "attend", "s3s3", "--from",
        sheet("王强,政协委员,,,王强", "李明,政协委员,,,李明", "赵远,政协委员,,,请假", "孙静,职能部门,区教育局,,"),
    )  # fmt: skip

    assert answer.code == 0
    assert answer.err == (
        "签到表里有 1 人没有签到，记为缺席。\n"
        f"已认出委员 1 人：王强 {WANG}。\n"
        f"注意：没有认定李明是哪位委员，名单里有 李明 区一中 {LI_SCHOOL}；李明 区医院 {LI_CLINIC}。\n"
        f"认定了再登记，例如：xieshang session attend {SESSION} --name 李明 --member {LI_SCHOOL}\n"
        "注意：委员名单里没有：赵远。\n"
    )
    assert people(clerk) == [
        ("王强", WANG, "present", "yes"),
        ("李明", None, "present", "yes"),
        ("赵远", None, "excused", "no"),
        ("孙静", None, "absent", "no"),
    ]


def test_what_was_left_open_is_settled_afterwards(clerk: Clerk) -> None:
    clerk.do("session", "attend", "s3s3", "--name", "李明", "--role", "政协委员")
    clerk.do("session", "attend", "s3s3", "--name", "李明", "--member", LI_CLINIC)
    answer = clerk.run("session", "attend", "s3s3", "--from", sheet("李明,政协委员,,,李明"))

    assert answer.err == ""
    assert people(clerk) == [("李明", LI_CLINIC, "present", "yes")]


def test_the_unit_tells_namesakes_apart(clerk: Clerk) -> None:
    clerk.do("session", "attend", "s3s3", "--from", sheet("李明,政协委员,区医院内科,,√", "李明,政协委员,区一中,,√"))

    assert [(name, member) for name, member, *_rest in people(clerk)] == [("李明", LI_CLINIC), ("李明", LI_SCHOOL)]
    clerk.do("session", "attend", "s3s3", "--from", sheet("李明,政协委员,区医院内科,,√", "李明,政协委员,区一中,,√"))
    assert len(people(clerk)) == 2
    refused = clerk.run("session", "attend", "s3s3", "--name", "李明", "--mode", "remote")
    assert (refused.code, refused.err.splitlines()[0]) == (
        3,
        f"错误：协商会 {SESSION} 的名单上有 2 位李明：区医院内科；区一中。",
    )


def test_who_is_found_is_no_candidate_for_a_namesake(clerk: Clerk) -> None:
    answer = clerk.run(
        "session", "attend", "s3s3", "--from", sheet("李明,政协委员,区医院内科,,√", "李明,政协委员,不详,,√")
    )

    assert answer.err.splitlines()[1:] == [
        f"注意：没有认定李明是哪位委员，名单里有 李明 区一中 {LI_SCHOOL}。",
        f"认定了再登记，例如：xieshang session attend {SESSION} --name 李明 --member {LI_SCHOOL}",
    ]


def test_another_employer_speaks_against_a_name(clerk: Clerk) -> None:
    answer = clerk.run("session", "attend", "s3s3", "--name", "王强", "--role", "政协委员", "--unit", "区法院")

    assert answer.err.startswith(f"注意：没有认定王强是哪位委员，名单里有 王强 区教育局 {WANG}。\n")
    assert people(clerk) == [("王强", None, "present", None)]


def test_a_resident_of_a_member_s_name_is_no_member(clerk: Clerk) -> None:
    answer = clerk.run("session", "attend", "s3s3", "--name", "王强", "--role", "群众代表")

    assert (answer.code, answer.err) == (0, "")
    assert people(clerk) == [(None, None, "present", None)]


@pytest.mark.parametrize("reference", ["王强", "0012", WANG, "m-0001"])
def test_a_member_comes_by_any_reference_and_needs_no_name(clerk: Clerk, reference: str) -> None:
    clerk.do("session", "attend", "s3s3", "--member", reference)

    (person,) = clerk.data("session", "show", "s3s3")["participants"]
    assert (person["name"], person["member"], person["role"]) == ("王强", WANG, "政协委员")


def test_a_member_of_a_committee_that_is_not_entered_stays_as_typed(clerk: Clerk) -> None:
    clerk.do("session", "attend", "s3s3", "--name", "周平", "--member", PROVINCE, "--role", "政协委员")

    assert people(clerk) == [("周平", PROVINCE, "present", None)]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("--name", "李梅", "--member", WANG), 2, f"李梅和委员 {WANG} 不是同一个人：{WANG} 是王强 区教育局。"),
        (("--name", "王强", "--member", "620302-m-9999"), 3, "没有找到委员“620302-m-9999”。"),
        (("--member", "李明"), 3, "“李明”对应 2 个委员"),
        (("--name", "甲", "--name", "乙", "--member", WANG), 2, "--member 只说一个人"),
        (("--name", "王强", "--selected-by", "抓阄"), 2, "--selected-by：没有“抓阄”这个值"),
        (("--affected", "商户"), 2, "缺少选项 --count。"),
        (("--affected", "商户", "--role", "群众代表", "--count", "2"), 2, "一次只用一种方式"),
        (("--affected", "商户", "--total", "2"), 2, "一次只用一种方式"),
        (("--member", PROVINCE), 2, "缺少选项 --name。"),
    ],
)
def test_refusals_change_nothing(clerk: Clerk, arguments: tuple[str, ...], code: int, said: str) -> None:
    before = clerk.files()

    answer = clerk.run("session", "attend", "s3s3", *arguments)

    assert (answer.code, answer.err.startswith(f"错误：{said}")) == (code, True), answer
    assert clerk.files() == before


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (("王强,职能部门,区局,,", "王强,职能部门,区局,,"), "表格 签到.csv：第 2 行和第 3 行都是王强。"),
        (("李秀英,群众代表,一组,,", "李秀英,群众代表,二组,,"), "有两位居民都叫李秀英，分不清是不是同一个人。"),
        (("李梅,政协委员,,0012,",), f"李梅和委员 {WANG} 不是同一个人：{WANG} 是王强 区教育局。"),
    ],
)
def test_a_sheet_with_a_fault_changes_nothing(clerk: Clerk, rows: tuple[str, ...], said: str) -> None:
    before = clerk.files() | {"签到.csv": sheet(*rows).encode()}

    answer = clerk.run("session", "attend", "s3s3", "--from", "签到.csv")

    assert (answer.code, answer.err.splitlines()[0]) == (2, f"错误：{said}")
    assert clerk.files().keys() == before.keys()
    assert people(clerk) == []


def test_numbers_of_cards(clerk: Clerk) -> None:
    answer = clerk.run("session", "attend", "s3s3", "--from", sheet("王强,列席,,0012,√", "周平,政协委员,,0099,√"))

    assert answer.err == f"已认出委员 1 人：王强 {WANG}。\n注意：委员名单里没有：周平（0099）。\n"
    assert [member for _name, member, *_rest in people(clerk)] == [WANG, None]


def test_what_a_sheet_tells_is_kept(clerk: Clerk) -> None:
    Path("表.csv").write_text(
        "姓名,身份,工作单位,职务,代表哪类人,产生方式,参加方式,到会情况,签到\n"
        "孙静,职能部门,区住建局,科长,,邀请,线下,,孙静\n"
        "周兰,社区工作者,共青团区委,书记,,,视频,,\n"
        "吴凡,企业和物业,,,临街 商户,随机抽取,,列席,吴凡\n"
        "郑直,专家,,,,,书面意见,,\n"
        "合计,,,,,,,,4\n",
        encoding="utf-8",
    )
    clerk.do("session", "attend", "s3s3", "--from", "表.csv", "--public")

    keys = ("name", "unit", "position", "stands_for", "selected_by", "mode", "status", "signed")
    assert [tuple(p[key] for key in keys) for p in clerk.data("session", "show", "s3s3")["participants"]] == [
        ("孙静", "区住建局", "科长", None, "邀请", "in-person", "present", "yes"),
        ("周兰", "共青团区委", "书记", None, None, "remote", "present", None),
        ("吴凡", None, None, "临街 商户", "随机抽取", "in-person", "observer", "yes"),
        ("郑直", None, None, None, None, "written", "present", None),
    ]


def test_a_sheet_on_which_only_excuses_stand_does_not_say_who_came(clerk: Clerk) -> None:
    answer = clerk.run("session", "attend", "s3s3", "--from", sheet("王强,职能部门,,,", "孙静,职能部门,,,病假"))

    assert answer.err == ""
    assert [status for *_rest, status, _signed in people(clerk)] == ["present", "excused"]


def test_nobody_is_told_twice_and_json_keeps_its_output_clean(clerk: Clerk) -> None:
    answer = clerk.run("session", "attend", "s3s3", "--name", "王强", "--role", "政协委员", "--format", "json")

    assert answer.out.startswith("{")
    assert re.fullmatch(rf"已认出委员 1 人：王强 {WANG}。\n", answer.err)

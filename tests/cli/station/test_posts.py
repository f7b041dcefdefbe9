from pathlib import Path

import pytest

from cli.clerk import STATION, Clerk
from cli.terminal import at_a_terminal
from cli.trial import Answer


def posts(clerk: Clerk) -> list[tuple[str, str, str | None, str | None, str | None]]:
    """Give post, name, member, first day and end of every term."""
    return [
        (post["post"], post["name"], post["member"], post["from"], post["until"])
        for post in clerk.data("station", "show", STATION)["posts"]
    ]


def test_somebody_is_appointed_from_today(organised: Clerk) -> None:
    answer = organised.run(
        "station", "appoint", STATION, "联络员", "周敏", "--party-post", "党政办主任", "--basis", "任字3号"
    )

    assert answer == Answer(
        0, "工作站 620302001“滨河路街道委员工作站”：任命周敏为联络员，自 2026-03-02 起，依据：任字3号。\n", ""
    )
    assert posts(organised)[-1] == ("联络员", "周敏", None, "2026-03-02", None)


def test_a_post_that_is_held_is_refused_with_its_holder(organised: Clerk) -> None:
    before = organised.files()

    answer = organised.run("station", "appoint", STATION, "站长", "周敏")

    assert answer == Answer(
        3,
        "",
        "错误：站长现由张明担任（开始日期未记录 至今）。\n"
        "先免职：xieshang station relieve 620302001 站长；或加 --succeed，由新人接任，原任同日免职。\n",
    )
    assert organised.files() == before


def test_a_successor_ends_the_term_before_on_the_same_day(organised: Clerk) -> None:
    organised.do("station", "appoint", STATION, "站长", "周敏", "--succeed", "--from", "2026-03-01")

    assert posts(organised) == [
        ("站长", "张明", None, None, "2026-03-01"),
        ("站长", "周敏", None, "2026-03-01", None),
    ]
    data = organised.data("station", "show", STATION, "--as-of", "2026-02-28")
    assert (data["head"], [post["name"] for post in data["roster"]]) == ("张明", ["张明"])
    assert organised.data("station", "show", STATION)["head"] == "周敏"
    assert data["events"][-1]["what"] == "任命周敏为站长，自 2026-03-01 起；张明同日免职"


def test_a_term_inside_another_names_the_other(organised: Clerk) -> None:
    organised.do("station", "relieve", STATION, "站长", "--until", "2025-06-01")

    answer = organised.run(
        "station", "appoint", STATION, "站长", "周敏", "--from", "2024-01-01", "--until", "2024-06-01"
    )

    assert answer == Answer(
        3,
        "",
        "错误：与已记录的一段重叠：张明任站长，开始日期未记录 至 2025-06-01。\n"
        "补录以前的一段，--from 和 --until 都要写；已记录的日期有误，用 xieshang station correct 620302001。\n",
    )


@pytest.mark.parametrize("end", ["2026-02-01", "2026-03-01"])
def test_a_term_that_lasts_no_day_is_refused(organised: Clerk, end: str) -> None:
    answer = organised.run("station", "appoint", STATION, "秘书", "周敏", "--from", "2026-03-01", "--until", end)

    assert answer == Answer(
        2,
        "",
        f"错误：结束日期 {end} 不晚于开始日期 2026-03-01。\n"
        "结束日期写不再算的第一天；开始日期录错了，先用 xieshang station edit 改正。\n",
    )


def test_the_same_person_twice_in_a_post_is_refused(organised: Clerk) -> None:
    organised.do("station", "appoint", STATION, "副站长", "620302-m-0001", "--from", "2025")

    answer = organised.run("station", "appoint", STATION, "副站长", "李华", "--member", "A1")

    assert answer == Answer(
        3,
        "",
        "错误：李华已任副站长（2025 至今），不能重复。\n"
        "日期有误，用 xieshang station correct 620302001 副站长 李华 更正。\n",
    )


def test_one_deputy_too_many_is_said(organised: Clerk) -> None:
    for name in ("甲某", "乙某"):
        assert organised.run("station", "appoint", STATION, "副站长", name).err == ""

    assert organised.run("station", "appoint", STATION, "副站长", "丙某").err == "注意：副站长比规定的 2 名多 1 名。\n"


def test_a_post_nobody_knows(organised: Clerk) -> None:
    assert organised.run("station", "appoint", STATION, "站", "周敏") == Answer(
        2,
        "",
        "错误：职务：没有“站”这个值。是不是想用 站长？\n"
        "可用：站长、副站长、联络员、秘书。增加新值请改 policy/organisation.yaml。\n",
    )


def test_a_name_that_is_also_a_members_is_not_taken_for_the_member(organised: Clerk) -> None:
    answer = organised.run("station", "appoint", STATION, "副站长", "李华")

    assert (answer.code, posts(organised)[-1][1:3]) == (0, ("李华", None))
    assert answer.err == (
        "有同名委员：李华 教育 区教育局 620302-m-0001。如是本人，请用 --member 写明；现在只按姓名记录。\n"
    )


@pytest.mark.parametrize("member", ["620302-m-0001", "A1", "ａ１", "0001", "李华"])
def test_the_member_is_found_by_id_number_or_name(organised: Clerk, member: str) -> None:
    organised.do("station", "appoint", STATION, "副站长", "李华", "--member", member)

    assert posts(organised)[-1][1:3] == ("李华", "620302-m-0001")


def test_namesakes_are_listed_with_their_employer(organised: Clerk) -> None:
    assert organised.run("station", "appoint", STATION, "副站长", "王强", "--member", "王强") == Answer(
        3,
        "",
        "错误：“王强”对应 2 个委员，请写全一些：620302-m-0002 王强 区医院；620302-m-0003 王强 区法院\n",
    )


def test_part_of_a_name_names_nobody(organised: Clerk) -> None:
    assert organised.run("station", "appoint", STATION, "副站长", "赵", "--member", "赵") == Answer(
        3, "", "错误：没有找到委员“赵”。\n是不是：620302-m-0004 赵敏 农业\n"
    )


def test_the_name_and_the_member_must_agree(organised: Clerk) -> None:
    assert organised.run("station", "appoint", STATION, "副站长", "周敏", "--member", "A1") == Answer(
        2, "", "错误：写的姓名是“周敏”，委员 620302-m-0001 却是“李华”。\n"
    )


@pytest.mark.parametrize(("answer", "member"), [("2", "620302-m-0003"), ("3", None)])
def test_somebody_at_the_terminal_tells_namesakes_apart(organised: Clerk, answer: str, member: str | None) -> None:
    code, said = at_a_terminal(organised.root, ("station", "appoint", STATION, "副站长", "王强"), [("请选择", answer)])

    assert code == 0, said
    assert posts(organised)[-1][1:3] == ("王强", member)


@pytest.mark.parametrize(("answer", "member"), [("是", "620302-m-0001"), ("否", None)])
def test_a_member_of_the_name_is_asked_about(organised: Clerk, answer: str, member: str | None) -> None:
    code, said = at_a_terminal(organised.root, ("station", "appoint", STATION, "副站长", "李华"), [("本人吗", answer)])

    assert code == 0, said
    assert posts(organised)[-1][1:3] == ("李华", member)


def test_somebody_is_relieved_and_stays_in_the_record(organised: Clerk) -> None:
    answer = organised.run("station", "relieve", STATION, "站长", "--reason", "工作调动")

    assert answer == Answer(
        0,
        "工作站 620302001“滨河路街道委员工作站”：免去张明的站长，自 2026-03-02 起，原因：工作调动。\n\n"
        "下一步\n- 任命新人\n  xieshang station appoint 620302001 站长 姓名\n",
        "",
    )
    assert posts(organised) == [("站长", "张明", None, None, "2026-03-02")]


def test_of_several_deputies_one_is_named(organised: Clerk) -> None:
    for name in ("甲某", "乙某"):
        organised.do("station", "appoint", STATION, "副站长", name)

    assert organised.run("station", "relieve", STATION, "副站长") == Answer(
        2,
        "",
        "错误：副站长的任职不止一段，请写明是谁；同一个人的几段，用 --began 写明任职日期。\n"
        "任职记录：甲某 2026-03-02 至今；乙某 2026-03-02 至今\n",
    )
    organised.do("station", "relieve", STATION, "副站长", "乙某", "--until", "2026-04-01")
    assert [post[4] for post in posts(organised)] == [None, None, "2026-04-01"]


def test_nobody_to_relieve(organised: Clerk) -> None:
    assert organised.run("station", "relieve", STATION, "秘书") == Answer(
        3, "", "错误：现在没有人任秘书。\n没有任职记录。\n"
    )
    assert organised.run("station", "relieve", STATION, "站长", "别人") == Answer(
        3, "", "错误：别人没有在任站长。\n任职记录：张明 开始日期未记录 至今\n"
    )


def test_a_correction_keeps_what_stood_there(organised: Clerk) -> None:
    organised.do("station", "correct", STATION, "站长", "--from", "2021-12")
    answer = organised.run(
        "station", "correct", STATION, "站长", "--from", "2022-01-05", "--party-post", "党工委副书记"
    )

    assert answer == Answer(
        0,
        "工作站 620302001“滨河路街道委员工作站”：更正张明任站长：党内职务、任职日期（原为 2021-12）。\n",
        "",
    )
    assert posts(organised) == [("站长", "张明", None, "2022-01-05", None)]


def test_a_head_becomes_a_member(organised: Clerk) -> None:
    organised.do("station", "appoint", STATION, "站长", "李华", "--succeed", "--co-option-due", "2027-01")
    organised.do("station", "correct", STATION, "站长", "李华", "--member", "李华")

    assert posts(organised)[-1][1:3] == ("李华", "620302-m-0001")


def test_a_term_ended_in_error_goes_on(organised: Clerk) -> None:
    organised.do("station", "relieve", STATION, "站长", "--until", "2026-02-01")
    organised.do("station", "correct", STATION, "站长", "张明", "--still-held")

    assert posts(organised) == [("站长", "张明", None, None, None)]


def test_a_correction_that_corrects_nothing_writes_nothing(organised: Clerk) -> None:
    organised.do("station", "correct", STATION, "站长", "--from", "2021-12")
    before = organised.files()

    assert organised.do("station", "correct", STATION, "站长", "--from", "2021-12") == "工作站 620302001 没有改动。\n"
    assert organised.files() == before
    assert organised.run("station", "correct", STATION, "站长").err == (
        "错误：缺少选项 --from、--until、--member、--party-post、--basis。\n"
        "例如：xieshang station correct 620302001 站长 王强 --from 2026-03-02\n"
        "运行 xieshang station correct --help 可看用法。\n"
    )


def test_two_terms_of_one_person_are_told_apart_by_their_beginning(organised: Clerk) -> None:
    organised.do("station", "appoint", STATION, "秘书", "周敏", "--from", "2020", "--until", "2021")
    organised.do("station", "appoint", STATION, "秘书", "周敏", "--from", "2022", "--until", "2023")

    assert organised.run("station", "correct", STATION, "秘书", "周敏", "--until", "2024").code == 2
    organised.do("station", "correct", STATION, "秘书", "周敏", "--began", "2022", "--until", "2024")
    assert [post[3:] for post in posts(organised)[1:]] == [("2020", "2021"), ("2022", "2024")]


def test_with_q_only_the_code_is_shown(organised: Clerk) -> None:
    assert organised.do("station", "appoint", STATION, "秘书", "周敏", "-q") == f"{STATION}\n"
    assert Path(f"stations/{STATION}.yaml").exists()

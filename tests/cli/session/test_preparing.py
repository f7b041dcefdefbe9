"""`session plan`, `notify`, `draw` and `calendar`: what comes before a session."""

import icalendar
import pytest
import xlsxwriter

from cli.clerk import ADVANCING, SESSION, Clerk
from cli.trial import Answer


def test_days_are_proposed_with_reasons(clerk: Clerk) -> None:
    clerk.new_topic()
    answer = clerk.run("session", "plan", "--topic", "7k3m", "--place", "议事室", "--count", "1")
    assert answer == Answer(
        0,
        """\
协商会日期建议 (截至 2026-03-02)

可以开会的日子
日期        星期  理由
----------  ----  ------
2026-03-05  周四  工作日

没有选的日子
日期        星期  理由
----------  ----  ---------------------------
2026-03-02  周一  来不及通知，最早 2026-03-05
2026-03-03  周二  来不及通知，最早 2026-03-05
2026-03-04  周三  来不及通知，最早 2026-03-05

下一步
- 定在第一个日子
  xieshang session new --station 620302001 --planned-for 2026-03-05 --topic 620302001-2026-7k3m --place 议事室
""",
        "",
    )
    said = answer.out.splitlines()[-1].split()[1:]
    planned = clerk.data(*said)
    assert planned["planned_for"] == "2026-03-05"
    page = clerk.do("session", "show", planned["id"])
    assert page.startswith("2026-03-05 协商会 (")
    assert "计划日期：2026-03-05\n协商日期：未记录\n" in page
    assert "本站已有协商会" in clerk.do("session", "plan", "--topic", "7k3m", "--count", "1")


def test_calendars_of_members_are_heeded(clerk: Clerk) -> None:
    clerk.new_topic()
    away = clerk.root.parent / "王强.ics"
    away.write_bytes(
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:20260305\r\n"
        b"END:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    data = clerk.data("session", "plan", "--topic", "7k3m", "--away", str(away), "--count", "1")
    assert data["proposed"][0]["day"] == "2026-03-06"
    assert {"reason": "member_away", "about": "王强"} in data["skipped"][-1]["why"]
    nowhere = clerk.run("session", "plan", "--topic", "7k3m", "--away", "没有.ics")
    assert nowhere == Answer(2, "", "错误：日历 没有.ics：没有这个文件或文件夹。\n")
    away.write_bytes(b"hello")
    broken = clerk.run("session", "plan", "--topic", "7k3m", "--away", str(away))
    assert (broken.code, broken.out) == (2, "")
    assert "不是 iCalendar 文件" in broken.err


def test_a_notice_is_a_paper_and_a_record(clerk: Clerk) -> None:
    clerk.deliberating_topic()
    answer = clerk.run(
        "session",
        "notify",
        "s3s3",
        "--to",
        "下沉委员",
        "--material",
        "调研报告",
        "--medium",
        "微信",
        "--format",
        "markdown",
    )
    assert answer.code == 0
    assert answer.out.startswith("# 关于召开协商议事会的通知\n\n下沉委员：\n")
    assert "\n- 加装电梯（滨河路〔2026〕1号）\n" in answer.out
    assert answer.out.endswith("\n\n> - 会议编码：620302001-2026-s3s3；议题编码：620302001-2026-7k3m\n")
    assert "委员工作站　2026年3月2日\n" in answer.out
    assert "兹定于2026年2月25日（星期三）在议事室召开协商议事会" in answer.out
    assert answer.err == "发出会议通知：下沉委员。\n"
    notice = clerk.data("session", "show", "s3s3")["notice"]
    assert (notice["on"], notice["to"], notice["materials"]) == ("2026-03-02", ["下沉委员"], ["调研报告"])
    assert "通知了谁：下沉委员\n材料：调研报告\n" in clerk.do("session", "show", "s3s3")


def next_steps(said: str) -> list[str]:
    """The commands proposed after a command."""
    return [line.strip() for line in said.splitlines() if line.startswith("  xieshang ")]


def test_before_the_day_of_a_session_people_are_invited_and_on_it_they_come(clerk: Clerk) -> None:
    clerk.new_topic()
    clerk.all(("topic", "advance", "7k3m"), ADVANCING["decide"], ("topic", "advance", "7k3m"))
    clerk.all(ADVANCING["research"], ("topic", "advance", "7k3m"))
    ahead = ("session", "new", "--topic", "7k3m", "--planned-for", "2026-03-10", "--id", "620302001-2026-s4s4")
    said = clerk.do(*ahead, "--host", "张明", "--recorder", "王芳")
    assert next_steps(said) == ["xieshang session notify s4s4 --medium 电话 --to 参会人员"]
    assert next_steps(clerk.do("session", "notify", "s4s4", "--to", "下沉委员")) == []
    on_the_day = clerk.do("session", "edit", "s4s4", "--place", "议事室", "--today", "2026-03-10")
    assert next_steps(on_the_day)[0] == "xieshang session edit s4s4 --held-on 日期"
    assert any(step.startswith("xieshang session attend s4s4") for step in next_steps(on_the_day))


@pytest.fixture
def householders(clerk: Clerk) -> str:
    """A session, and a list to draw from."""
    clerk.deliberating_topic()
    names = clerk.root.parent / "户主.csv"
    names.write_text("姓名\n甲某\n乙某\n丙某\n", encoding="utf-8")
    return str(names)


def test_who_is_drawn_is_invited_and_named_on_the_screen_only(clerk: Clerk, householders: str) -> None:
    line = ("session", "draw", "s3s3", "--from", householders, "--count", "2", "--seed", "第128期")
    page = clerk.do(*line)
    assert "从 3 人中抽中 2 人，种子“第128期”" in page
    session = clerk.data("session", "show", "s3s3")
    (drawn,) = session["draws"]
    assert (drawn["size"], drawn["seed"], len(drawn["drawn"])) == (3, "第128期", 2)
    assert [(one["role"], one["status"], one["selected_by"]) for one in session["participants"]] == [
        ("群众代表", "invited", "随机抽取")
    ] * 2
    for place, person in zip(drawn["drawn"], session["participants"], strict=True):
        assert f"{place}  {'甲乙丙'[place - 1]}某  {person['person']}" in page
    assert not any("某".encode() in data for path, data in clerk.files().items() if SESSION in path)


def test_a_draw_done_again_is_the_same_draw(clerk: Clerk, householders: str) -> None:
    line = ("session", "draw", "s3s3", "--from", householders, "--count", "2", "--seed", "第128期")
    tried = clerk.data(*line, "--dry-run")
    assert (tried["id"], tried["people"], clerk.data("session", "show", "s3s3")["draws"]) == (None, [], [])
    first = clerk.data(*line)
    assert first["drawn"] == tried["drawn"]
    before = clerk.files()
    assert clerk.data(*line) == first
    assert clerk.files() == before


def test_who_was_drawn_counts_once_somebody_records_that_they_came(clerk: Clerk, householders: str) -> None:
    drawn = clerk.data("session", "draw", "s3s3", "--from", householders, "--count", "2", "--seed", "第128期")
    clerk.do("session", "conclude", "s3s3", "--result", "none", "--reason", "再议")
    assert "TP405" in clerk.run("topic", "advance", "7k3m").err
    came = "甲乙丙"[drawn["drawn"][0] - 1] + "某"
    clerk.do("session", "attend", "s3s3", "--name", came, "--role", "群众代表")
    people = clerk.data("session", "show", "s3s3")["participants"]
    assert [(one["status"], one["selected_by"]) for one in people] == [
        ("present", "随机抽取"), ("invited", "随机抽取"),
    ]  # fmt: skip
    assert "TP405" not in clerk.run("topic", "advance", "7k3m").err


def test_lists_nobody_can_draw_from(clerk: Clerk, householders: str) -> None:
    assert clerk.run("session", "draw", "s3s3", "--from", householders, "--count", "9", "--seed", "x").code == 2
    empty = clerk.root.parent / "空.csv"
    empty.write_text("姓名\n", encoding="utf-8")
    answer = clerk.run("session", "draw", "s3s3", "--from", str(empty), "--count", "1", "--seed", "x")
    assert (answer.code, answer.out) == (2, "")
    assert "一个人也没有" in answer.err


def test_names_stand_below_their_title_wherever_it_is(clerk: Clerk, householders: str) -> None:
    path = clerk.root.parent / "户主名单.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.merge_range("A1:C1", "户主名单")
        sheet.write_row(1, 0, ["序号", "姓 名", "与户主关系"])
        for number, name in enumerate(("甲某", "乙某", "丙某"), 1):
            sheet.write_row(number + 1, 0, [number, name, "户主"])
    by_book = clerk.data(
        "session", "draw", "s3s3", "--from", str(path), "--count", "2", "--seed", "第128期", "--dry-run"
    )
    by_list = clerk.data(
        "session", "draw", "s3s3", "--from", householders, "--count", "2", "--seed", "第128期", "--dry-run"
    )
    assert (by_book["size"], by_book["sha256"]) == (3, by_list["sha256"])


def test_the_calendar_has_sessions_and_deadlines(clerk: Clerk) -> None:
    clerk.implementing_topic()
    clerk.all(
        ("task", "add", "--topic", "7k3m", "--what", "装电梯", "--lead", "区住建局", "--due", "2026-06-30"),
        ("task", "add", "--topic", "7k3m", "--what", "以后", "--due", "2026-07"),
        ("session", "new", "--topic", "7k3m", "--planned-for", "2026-03-10", "--start", "15:00", "--place", "议事室"),
    )
    answer = clerk.run("calendar")
    events = icalendar.Calendar.from_ical(answer.out).walk("VEVENT")
    assert [str(event["summary"]) for event in events] == ["协商会：加装电梯", "到期：装电梯 (区住建局)"]
    assert answer.err == ""
    assert clerk.run("calendar").out == answer.out
    assert clerk.run("calendar", "--person", "区住建局").out.count("BEGIN:VEVENT") == 1
    assert clerk.run("calendar", "--to", "2026-03-31").out.count("BEGIN:VEVENT") == 1

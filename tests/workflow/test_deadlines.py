"""Deadlines in working days: counted as published, moved with leave, paused."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflow.samples import a_session, at_step, records, stamp
from xieshang_cli.errors import XieshangError
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.policy import Policy
from xieshang_cli.model.session import Agreement, Session
from xieshang_cli.model.task import Pause
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Step, TaskState
from xieshang_cli.model.workdays import WorkCalendar
from xieshang_cli.workflow import tasks
from xieshang_cli.workflow.building import rebuilt
from xieshang_cli.workflow.deadlines import Why, count_days, extend, pause, press, unpause
from xieshang_cli.workflow.reaffirming import reaffirm

CALENDAR = WorkCalendar(Policy())


def a_task(due: str | None = "2026-04-30", **facts: object) -> Topic:
    when = PartialDate(due) if due else None
    return tasks.add_task(
        at_step(Step.IMPLEMENT), records(), stamp("2026-04-01"), id="t-0001", what="装灯", due=when, **facts
    )


def test_holidays_do_not_count_and_adjusted_weekends_do() -> None:
    counting = count_days(date(2026, 9, 30), 5, CALENDAR)
    assert counting.result == date(2026, 10, 13)
    told = {day.day.isoformat(): (day.number, day.why) for day in counting.days}
    assert told["2026-10-01"] == (None, Why.HOLIDAY)
    assert told["2026-10-10"] == (3, Why.ADJUSTED)
    assert told["2026-10-11"] == (None, Why.WEEKEND)
    assert [number for number, _why in told.values() if number] == [1, 2, 3, 4, 5]


def test_a_year_nobody_knows_is_said() -> None:
    counting = count_days(date(2031, 12, 30), 3, CALENDAR)
    assert counting.unknown_years == (2031, 2032)
    stated = WorkCalendar(Policy(calendar={"2031": {"holidays": ("2031-12-31",), "workdays": ()}}))
    assert count_days(date(2031, 12, 30), 1, stated).unknown_years == (2032,)
    assert stated.day(date(2031, 12, 31)).is_workday is False


@given(st.dates(date(2024, 1, 1), date(2027, 12, 31)), st.integers(1, 80))
def test_as_many_days_are_numbered_as_were_asked_for(start: date, workdays: int) -> None:
    counting = count_days(start, workdays, CALENDAR)
    numbers = [day.number for day in counting.days if day.number]
    assert numbers == list(range(1, workdays + 1))
    assert counting.result == counting.days[-1].day == CALENDAR.after(start, workdays).day
    assert counting.days[0].day > start


def test_a_clock_that_stands_still_has_no_end() -> None:
    standing = Pause(from_=PartialDate("2026-04-08"), reason="雨", approver="李")
    assert count_days(date(2026, 4, 7), 3, CALENDAR, [standing]).result is None
    ended = rebuilt(standing, until=PartialDate("2026-04-10"))
    counting = count_days(date(2026, 4, 7), 3, CALENDAR, [ended])
    assert [day.why for day in counting.days[:3]] == [Why.PAUSED, Why.PAUSED, Why.WORKDAY]
    assert counting.result == date(2026, 4, 14)


def test_the_pace_gives_a_task_its_days_and_a_date_stands() -> None:
    topic = rebuilt(at_step(Step.IMPLEMENT), pace="急事")
    urgent = tasks.add_task(topic, records(), stamp("2026-04-03"), what="修水管").tasks[-1]
    assert (str(urgent.assigned_on), urgent.workdays, str(urgent.due)) == ("2026-04-03", 2, "2026-04-08")
    dated = tasks.add_task(topic, records(), stamp("2026-04-03"), what="修水管", due=PartialDate("2026-05")).tasks[-1]
    assert (dated.workdays, str(dated.due)) == (None, "2026-05")
    plain = tasks.add_task(at_step(Step.IMPLEMENT), records(), stamp(), what="修水管").tasks[-1]
    assert (plain.workdays, plain.due) == (None, None)


def test_an_extension_keeps_the_first_deadline() -> None:
    topic = extend(a_task(), "t-0001", PartialDate("2026-05-31"), "等材料", "李副区长", stamp("2026-04-20"))
    topic = extend(topic, "t-0001", PartialDate("2026-06-30"), "下雨", "李副区长", stamp("2026-05-20"))
    (task,) = topic.tasks
    assert (str(task.original_due), str(task.due)) == ("2026-04-30", "2026-06-30")
    assert [str(step.until) for step in task.extensions] == ["2026-05-31", "2026-06-30"]
    assert topic.events[-1].what == "任务 t-0001 延期：2026-05-31 → 2026-06-30，李副区长 批准，下雨"


def test_on_its_last_day_and_in_its_month_a_deadline_is_still_moved() -> None:
    for day in ("2026-04-30", "2026-04", "2026"):
        (task,) = extend(a_task(), "t-0001", PartialDate("2026-05-31"), "等材料", "李", stamp(day)).tasks
        assert str(task.due) == "2026-05-31"


def test_a_pause_moves_the_deadline_by_the_working_days_it_took() -> None:
    topic = pause(a_task(), "t-0001", "停工", "李副区长", stamp("2026-04-13"))
    topic = unpause(topic, "t-0001", Policy(), stamp("2026-04-20"))
    (task,) = topic.tasks
    # Five working days missed; 2026-05-01 to 05 is a holiday, the ninth is worked.
    assert (str(task.original_due), str(task.due)) == ("2026-04-30", "2026-05-11")
    assert topic.events[-1].what == "任务 t-0001 恢复计时，停了 5 个工作日，期限 2026-04-30 → 2026-05-11"
    weekend = unpause(
        pause(a_task(), "t-0001", "停", "李", stamp("2026-04-11")), "t-0001", Policy(), stamp("2026-04-12")
    )
    assert (weekend.tasks[0].original_due, str(weekend.tasks[0].due)) == (None, "2026-04-30")


def test_each_notice_is_graver_than_the_last() -> None:
    topic = a_task(lead="区住建局", supervisor="李主席")
    for _time in range(4):
        topic = press(topic, "t-0001", Policy(), stamp("2026-05-05"), reason="逾期")
    assert [notice.level for notice in topic.tasks[0].presses] == ["催办", "抄送", "通报", "通报"]
    assert (topic.tasks[0].presses[0].by, topic.tasks[0].presses[0].to) == ("李主席", ("区住建局",))
    assert topic.events[-1].what == "任务 t-0001 通报：区住建局"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda t: extend(t, "t-0001", PartialDate("2026-06"), "晚", "李", stamp("2026-05-01")), "已经过了"),
        (lambda t: extend(t, "t-0001", PartialDate("2026-04-30"), "晚", "李", stamp("2026-04-10")), "不晚于"),
        (lambda t: extend(t, "t-0001", PartialDate("2026-06"), "", "李", stamp("2026-04-10")), "--reason"),
        (lambda t: extend(t, "t-0001", PartialDate("2026-06"), "晚", "", stamp("2026-04-10")), "--approved-by"),
        (lambda t: extend(t, "t-0009", PartialDate("2026-06"), "晚", "李", stamp("2026-04-10")), "没有任务 t-0009"),
        (lambda t: unpause(t, "t-0001", Policy(), stamp("2026-04-10")), "没有暂停计时"),
        (
            lambda t: pause(pause(t, "t-0001", "停", "李", stamp("2026-04-10")), "t-0001", "停", "李", stamp()),
            "已经暂停计时",
        ),
        (lambda _t: pause(a_task(None), "t-0001", "停", "李", stamp()), "没有记录完成期限"),
        (lambda _t: extend(a_task(None), "t-0001", PartialDate("2026-06"), "晚", "李", stamp()), "没有记录完成期限"),
        (lambda t: press(t, "t-0001", Policy(), stamp()), "--by"),
    ],
)  # fmt: skip
def test_refusals(change: Callable[[Topic], Topic], message: str) -> None:
    with pytest.raises(XieshangError) as refusal:
        change(a_task())
    assert message in refusal.value.message


def test_a_task_stands_by_the_words_of_its_agreement() -> None:
    topic = at_step(Step.IMPLEMENT)
    session = a_session(topic)
    (agreement,) = session.outcomes[0].agreements
    topic = tasks.add_task(topic, records(session), stamp(), id="t-0001", what="装灯", agreement=agreement.id)
    same = _reading(session, agreement, agreement.text + "\n ")
    with pytest.raises(XieshangError, match="没有改动"):
        reaffirm(topic, "t-0001", "区住建局", records(same), stamp())
    other = _reading(session, agreement, "改在西侧建")
    again = reaffirm(topic, "t-0001", "区住建局", records(other), stamp())
    assert again.tasks[0].agreement_fingerprint != topic.tasks[0].agreement_fingerprint
    with pytest.raises(XieshangError, match="没有改动"):
        reaffirm(again, "t-0001", "区住建局", records(other), stamp())


def _reading(session: Session, agreement: Agreement, text: str) -> Session:
    (outcome,) = session.outcomes
    return rebuilt(session, outcomes=(rebuilt(outcome, agreements=(rebuilt(agreement, text=text),)),))


HAND = "区住建局"
SPELLINGS = st.sampled_from([HAND, f" {HAND}", "区 住建局", "区住建局　"])
DEEDS = st.tuples(st.sampled_from(["claim", "confirm", "resume", "progress", "lead"]), SPELLINGS)


@given(st.lists(DEEDS, max_size=12), st.booleans())
def test_one_hand_alone_never_closes_a_task(deeds: list[tuple[str, str]], is_lead: bool) -> None:
    topic = a_task(lead=HAND if is_lead else "区水务局")
    for deed, name in deeds:
        try:
            match deed:
                case "claim":
                    topic = tasks.claim(topic, "t-0001", name, stamp())
                case "confirm":
                    topic = tasks.confirm(topic, "t-0001", name, records(), stamp())
                case "resume":
                    topic = tasks.resume(topic, "t-0001", "重来", stamp())
                case "progress":
                    topic = tasks.progress(topic, "t-0001", "在办", stamp(), name)
                case _:
                    topic = tasks.amend(topic, "t-0001", records(), stamp(), lead=name)
        except XieshangError:
            continue
        assert topic.tasks[0].state is not TaskState.DONE

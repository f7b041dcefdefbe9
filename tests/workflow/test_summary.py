"""Rows: what lists and reports read instead of records."""

from typing import Any

import pytest

from workflow.samples import SESSION, STATION, TOPIC, a_session, a_topic, at_step, records, stamp, walked
from xieshang_cli.model.base import Waiver
from xieshang_cli.model.organisation import Division
from xieshang_cli.model.partial import Count, PartialDate
from xieshang_cli.model.request import Request
from xieshang_cli.model.rows import (
    DivisionRow,
    RequestRow,
    ResearchRow,
    RevisitRow,
    SessionRow,
    StationRow,
    SurveyRow,
    TaskRow,
    TopicRow,
)
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Disposition, Step
from xieshang_cli.rules.checking import check
from xieshang_cli.workflow import sessions, tasks
from xieshang_cli.workflow.gate import advance, revert
from xieshang_cli.workflow.standing import step_since
from xieshang_cli.workflow.summary import rows_of
from xieshang_cli.workflow.transfers import Handing, escalate


def topic_row(topic: Topic, *others: Any) -> TopicRow:
    row = rows_of(topic, records(*others))[0]
    assert isinstance(row, TopicRow)
    return row


def test_the_row_of_a_closed_topic() -> None:
    topic, archive = walked()
    row, task, research, survey, *revisits = rows_of(topic, archive)
    assert [(row.due, row.topic_status) for row in revisits if isinstance(row, RevisitRow)] == [
        ("2026-12-23", "closed"),
        ("2027-02-21", "closed"),
        ("2027-05-22", "closed"),
    ]
    assert row == TopicRow(
        id=TOPIC,
        number="滨河路〔2026〕7号",
        title="修路灯",
        station="620302001",
        category="路灯照明",
        channel="意见箱",
        scope="township",
        pace=None,
        status="closed",
        step="feedback",
        holder="620302001",
        pending_holder=None,
        raised_on="2026-03-02",
        raised_from="2026-03-02",
        raised_until="2026-03-02",
        raised_by="群众",
        decided_on="2026-03-10",
        step_since="2026-11-23",
        closed_on="2026-11-23",
        requests=0,
        sessions=1,
        attendances=13,
        attendances_approximate=0,
        attendances_unknown=0,
        agreements=1,
        agreements_open=0,
        tasks=1,
        tasks_done=1,
        tasks_running=0,
        due=None,
        due_last=None,
        issued="30",
        collected="25",
        satisfied=25,
        collected_number=25,
        waivers=0,
        missing="",
        text="修路灯\n巷口路灯不亮\n滨河路〔2026〕7号",
        told=1,
        published=1,
    )
    assert task == TaskRow(
        id="t-0001",
        topic=TOPIC,
        title="修路灯",
        station="620302001",
        what="装灯",
        lead="城管所",
        supervisor="李站长",
        due="2026-06",
        due_last="2026-06-30",
        state="done",
        review_on=None,
        review_last=None,
        progressed_on=None,
        topic_status="closed",
        original_last="2026-06-30",
        claimed_on=str(topic.tasks[0].claim.on) if topic.tasks[0].claim else None,
        claimed_from=str(topic.tasks[0].claim.on) if topic.tasks[0].claim else None,
        confirmed_on=str(topic.tasks[0].confirmation.on) if topic.tasks[0].confirmation else None,
        agreement=topic.tasks[0].agreement,
        heard_last="2026-04-02",
    )
    assert isinstance(survey, SurveyRow)
    assert (survey.topic, survey.issued, survey.answers, survey.satisfied) == (
        TOPIC,
        "30",
        '{"满意": 20, "基本满意": 5}',
        25,
    )
    assert isinstance(research, ResearchRow)
    assert (research.topic, research.station, research.by) == (TOPIC, topic.station, topic.research[0].by[0])


def test_the_nearest_deadline_of_what_still_runs() -> None:
    topic = at_step(Step.IMPLEMENT)
    for name, due in (("t-0001", "2026"), ("t-0002", "2026-06"), ("t-0003", "2026-05-01")):
        topic = tasks.add_task(topic, records(), stamp(), id=name, what="装灯", due=PartialDate(due))
    topic = tasks.set_aside(topic, "t-0003", Disposition.PLANNED, "没钱", stamp(), PartialDate("2027-03"))
    topic = tasks.claim(topic, "t-0002", "城管所", stamp())
    row = topic_row(topic)
    assert (row.due, row.due_last, row.tasks, row.tasks_running, row.tasks_done) == ("2026-06", "2026-06-30", 3, 2, 0)
    planned = rows_of(topic, records())[3]
    assert isinstance(planned, TaskRow)
    assert (planned.state, planned.review_on, planned.review_last) == ("planned", "2027-03", "2027-03-31")


def test_attendances_add_up_and_say_what_is_not_known() -> None:
    topic = a_topic()
    first = sessions.attend_in_total(a_session(topic), Count("50余"), stamp())
    second = sessions.new_session("620302001-2026-5002", topic.station, [TOPIC], records(topic), stamp())
    row = topic_row(topic, first, second)
    assert (row.sessions, row.attendances) == (2, 50)
    assert (row.attendances_approximate, row.attendances_unknown) == (1, 1)
    assert (row.agreements, row.agreements_open) == (1, 1)


def test_what_the_gate_waits_for_with_and_without_findings_at_hand() -> None:
    topic, archive = walked(until=Step.DELIBERATE)
    topic = topic.model_copy(update={"title": None})
    alone = rows_of(topic, archive)[0]
    given = rows_of(topic, archive, check(topic, archive))[0]
    assert alone == given
    assert isinstance(alone, TopicRow)
    assert alone.missing == "TP401"


def test_a_waived_rule_is_not_missing() -> None:
    waiver = Waiver(rule="TP301", reason="急", approver="李", until=PartialDate("2026-10"))
    topic = at_step(Step.RESEARCH).model_copy(update={"waivers": (waiver,)})
    assert (topic_row(topic).missing, topic_row(topic).waivers) == ("", 1)
    assert topic_row(at_step(Step.RESEARCH)).missing == "TP301"


def test_a_structural_error_keeps_a_topic_in_its_step_too() -> None:
    topic = a_topic().model_copy(update={"split_from": "620302001-2026-9999"})
    assert topic_row(topic).missing == "TP005"


def test_step_since_is_the_day_it_happened_where_that_was_said_in_full() -> None:
    topic = advance(a_topic(), records(), stamp("2026-03-05"))
    assert step_since(topic) == "2026-03-05"
    assert step_since(revert(topic, Step.COLLECT, "重来", stamp("2026-04"))) == "2026-11-23"
    assert step_since(topic.model_copy(update={"events": ()})) is None


def test_a_transfer_on_its_way() -> None:
    row = topic_row(escalate(a_topic(), Handing(reason="超出职权"), records(), stamp()))
    assert (row.holder, row.pending_holder) == ("620302001", "620302")


def test_an_almost_empty_topic() -> None:
    row = topic_row(Topic(id=TOPIC, station="620302001"))
    assert (row.text, row.raised_from, row.step_since, row.satisfied) == ("", None, None, None)
    assert row.missing == "TP101 TP102 TP103 TP104 TP105 TP106"


@pytest.mark.parametrize(
    ("record", "row"),
    [
        (
            a_session(a_topic()),
            SessionRow(
                id=SESSION,
                station="620302001",
                topics=TOPIC,
                held_on="2026-04-02",
                held_from="2026-04-02",
                held_until="2026-04-02",
                place="社区会议室",
                form=None,
                host="李站长",
                recorder="小王",
                attendances=13,
                attendances_approximate=0,
                attendances_unknown=0,
                agreements=1,
                results="consensus",
                by_role='{"利益攸关方": "12", "政协委员": "1"}',
                people="赵委员/政协委员",
            ),
        ),
        (
            Request(id="620302001-2026-2001", text="路灯不亮", on=PartialDate("2026-03"), by="群众", person="p-4k7x"),
            RequestRow(
                id="620302001-2026-2001",
                station="620302001",
                on="2026-03",
                on_from="2026-03-01",
                on_until="2026-03-31",
                channel=None,
                raised_by="群众",
                text="路灯不亮",
                person="p-4k7x",
            ),
        ),
        (STATION, StationRow("620302001", "滨河路街道委员工作站", None, None)),
        (
            Division(code="620302001", name="滨河路街道", joined=PartialDate("2018")),
            DivisionRow("620302001", "滨河路街道", "other", "2018", "2018-01-01"),
        ),
    ],
)
def test_other_rows(record: Any, row: Any) -> None:
    assert rows_of(record, records()) == [row]

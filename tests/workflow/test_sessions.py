"""A session: who came, what was said, what came of it."""

from collections.abc import Callable

import pytest

from workflow.samples import OTHER, SESSION, TOPIC, a_session, a_topic, records, stamp
from xieshang_cli.errors import XieshangError
from xieshang_cli.model.partial import Count, PartialDate
from xieshang_cli.model.session import Session
from xieshang_cli.model.vocabulary import Attendance, Mode, Result, Stance, Status
from xieshang_cli.workflow import sessions
from xieshang_cli.workflow.building import rebuilt
from xieshang_cli.workflow.promises import formerly

STATION = "620302001"


def empty() -> Session:
    return sessions.new_session(SESSION, STATION, [TOPIC], records(a_topic()), stamp("2026-04-02"))


def test_a_session_treats_several_topics_each_once() -> None:
    other = a_topic().model_copy(update={"id": OTHER})
    session = sessions.new_session(SESSION, STATION, [TOPIC, OTHER, TOPIC], records(a_topic(), other), stamp())
    assert session.topics == (TOPIC, OTHER)
    assert session.events[0].what == f"登记协商会，议题 {TOPIC}、{OTHER}"


def test_a_topic_comes_on_the_agenda_once() -> None:
    other = a_topic().model_copy(update={"id": OTHER})
    session = sessions.add_to_agenda(empty(), OTHER, records(other), stamp())
    assert session.topics == (TOPIC, OTHER)
    assert sessions.add_to_agenda(session, OTHER, records(other), stamp()) is session


def test_facts_are_filled_in_later() -> None:
    session = sessions.amend(empty(), stamp(), place="社区会议室", held_on=PartialDate("2026-04"), host=None)
    assert (session.place, str(session.held_on)) == ("社区会议室", "2026-04")
    assert session.events[-1].what == "填写地点、协商日期"


def test_the_same_person_is_completed_not_added_twice() -> None:
    session = sessions.attend(empty(), [{"name": "赵委员", "role": "政协委员"}, {"person": "p-4k7x"}], stamp())
    session = sessions.attend(session, [{"name": "赵委员", "mode": Mode.REMOTE}], stamp())
    session = sessions.attend(session, [{"person": "p-4k7x", "role": "群众代表"}, {"person": "p-0001"}], stamp())
    assert [person.plain() for person in session.participants] == [
        {"name": "赵委员", "role": "政协委员", "mode": "remote", "status": "present"},
        {"person": "p-4k7x", "role": "群众代表", "mode": "in-person", "status": "present"},
        {"person": "p-0001", "mode": "in-person", "status": "present"},
    ]
    assert session.events[-1].what == "登记参加人员：p-4k7x、p-0001"


def test_a_sign_in_sheet_is_one_event() -> None:
    sheet = [{"name": f"代表{number}", "role": "群众代表"} for number in range(7)]
    session = sessions.attend(empty(), sheet, stamp())
    assert len(session.events) == 2
    assert session.events[-1].what == "登记参加人员：代表0、代表1、代表2、代表3、代表4 等 7 人"


def test_heads_are_counted_by_role_and_in_total() -> None:
    session = sessions.attend_by_role(empty(), "群众代表", Count("约30"), stamp())
    session = sessions.attend_by_role(session, "专家", Count("2"), stamp())
    session = sessions.attend_by_role(session, "群众代表", Count("31"), stamp())
    session = sessions.attend_in_total(session, Count("50余"), stamp())
    assert session.headcount is not None
    assert session.headcount.plain() == {"total": "50余", "by_role": {"群众代表": "31", "专家": "2"}}
    assert session.events[-1].what == "到会共 50余 人"


def test_an_opinion_is_about_the_only_topic() -> None:
    session = sessions.add_opinion(empty(), stamp(), text="应当装", stance=Stance.FOR, role="群众代表")
    assert session.opinions[0].topic == TOPIC
    assert session.opinions[0].id.startswith("o-")
    assert session.events[-1].what == "群众代表：应当装"


def test_replacing_an_outcome_keeps_the_ids_of_words_that_stay() -> None:
    session = sessions.conclude(
        empty(), TOPIC, Result.PARTIAL, stamp(), ["换灯", "修路", "换灯"], ["担心费用"], reason="分期"
    )
    first = session.outcomes[0]
    assert [agreement.text for agreement in first.agreements] == ["换灯", "修路"]
    session = sessions.conclude(session, TOPIC, Result.CONSENSUS, stamp(), ["修路", "种树"], replace=True)
    (outcome,) = session.outcomes
    assert [agreement.text for agreement in outcome.agreements] == ["修路", "种树"]
    assert outcome.agreements[0].id == first.agreements[1].id
    assert outcome.agreements[1].id not in {agreement.id for agreement in first.agreements}
    lamps, dissent = first.agreements[0].id, first.reservations[0].id
    assert session.events[-1].what == (
        f"议题 {TOPIC} 改写结果：达成共识，共识 2 项（原为 部分共识；{lamps} 换灯；{dissent} 担心费用）"
    )


def test_words_that_a_task_carries_out_do_not_go() -> None:
    before = sessions.conclude(empty(), TOPIC, Result.CONSENSUS, stamp(), ["换灯", "修路"])
    lamps, road = (agreement.id for agreement in before.outcomes[0].agreements)
    after = sessions.conclude(before, TOPIC, Result.PARTIAL, stamp(), ["修路"], replace=True)
    sessions.require_promised(before, after, {road})
    with pytest.raises(XieshangError, match=f"^这几条共识已经有任务，改写后就没有了：{lamps} 换灯。$"):
        sessions.require_promised(before, after, {lamps, road})


def test_an_outcome_is_completed_without_a_result() -> None:
    session = sessions.conclude(
        a_session(a_topic()), TOPIC, None, stamp(), reservations=["担心费用"], reason="余下再议"
    )
    outcome = session.outcomes[0]
    assert outcome.result == Result.CONSENSUS
    assert [agreement.text for agreement in outcome.agreements] == ["换成太阳能灯"]
    assert [reservation.text for reservation in outcome.reservations] == ["担心费用"]
    assert outcome.reason == "余下再议"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda: sessions.new_session(SESSION, STATION, [], records(), stamp()), "要写明 --topic。"),
        (lambda: sessions.new_session(SESSION, STATION, [OTHER], records(), stamp()), f"没有议题 {OTHER}。"),
        (
            lambda: sessions.new_session(
                SESSION,
                STATION,
                [TOPIC],
                records(a_topic().model_copy(update={"status": Status.DEFERRED})),
                stamp(),
            ),
            f"议题 {TOPIC} 暂缓，不能列入协商会。",
        ),
        (lambda: sessions.attend(empty(), [], stamp()), "要写明 --name。"),
        (lambda: sessions.attend(empty(), [{"unit": "城管所"}], stamp()), "要写明 --name。"),
        (lambda: sessions.attend_by_role(empty(), "", Count("3"), stamp()), "要写明 --role。"),
        (
            lambda: sessions.add_opinion(empty(), stamp(), text="好", topic=OTHER),
            f"议题 {OTHER} 不在协商会 {SESSION} 的议程上，议程：{TOPIC}。",
        ),
        (
            lambda: sessions.conclude(empty(), OTHER, Result.NONE, stamp()),
            f"议题 {OTHER} 不在协商会 {SESSION} 的议程上，议程：{TOPIC}。",
        ),
        (lambda: sessions.conclude(empty(), TOPIC, None, stamp()), "要写明 --result。"),
        (
            lambda: sessions.conclude(a_session(a_topic()), TOPIC, Result.NONE, stamp()),
            f"协商会 {SESSION} 对议题 {TOPIC} 已有结果：达成共识。",
        ),
    ],
)
def test_refusals(change: Callable[[], Session], message: str) -> None:
    with pytest.raises(XieshangError) as refusal:
        change()
    assert refusal.value.message == message


def test_who_came_and_how_many_is_kept_in_the_event_when_it_is_put_right() -> None:
    def said(session: Session) -> str:
        return session.events[-1].what or ""

    session = sessions.attend(
        empty(), [{"name": "李华", "role": "政协委员"}, {"person": "p-4k7x", "role": "居民"}], stamp()
    )
    session = sessions.attend(session, [{"name": "李华", "status": Attendance.ABSENT}], stamp())
    assert said(session) == "登记参加人员：李华（原为 李华 出席）"
    session = sessions.attend(session, [{"person": "p-4k7x", "status": Attendance.EXCUSED}], stamp())
    assert said(session).endswith("（原为 p-4k7x 出席）")
    assert said(sessions.attend(session, [{"name": "李华", "unit": "一中"}], stamp())) == "登记参加人员：李华"
    session = sessions.attend_by_role(session, "群众代表", Count("6"), stamp())
    assert said(session) == "群众代表 6 人"
    session = sessions.attend_by_role(session, "群众代表", Count("60"), stamp())
    assert said(session) == "群众代表 60 人（原为 群众代表 6 人）"
    session = sessions.attend_in_total(sessions.attend_in_total(session, Count("约30"), stamp()), Count("90"), stamp())
    assert said(session) == "到会共 90 人（原为 共 约30 人）"
    session = sessions.attend_by_affected(session, "商户", Count("3"), stamp())
    session = sessions.attend_by_affected(session, "商户", Count("9"), stamp())
    assert said(session) == "利益攸关方“商户” 9 人（原为 商户 3 人）"


def test_who_was_invited_and_came_was_not_recorded_otherwise_before() -> None:
    session = sessions.invite(empty(), [{"name": "李华", "status": Attendance.INVITED}], stamp())
    assert sessions.attend(session, [{"name": "李华"}], stamp()).events[-1].what == "登记参加人员：李华"


def test_a_name_taken_off_the_list_is_not_repeated() -> None:
    session = sessions.attend(empty(), [{"name": "王小花", "role": "群众代表"}], stamp())
    now = rebuilt(session, participants=())
    assert formerly(session, now) == "（原为 群众代表 出席）"

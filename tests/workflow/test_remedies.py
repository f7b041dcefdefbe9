"""What brings what is missing, with the ids of the very things it is about."""

from datetime import date

import pytest

from workflow.samples import OTHER, SESSION, TOPIC, a_session, a_topic, records, stamp, walked
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.session import Session
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Decision, Result, Step
from xieshang_cli.workflow import sessions, tasks, topics
from xieshang_cli.workflow.gate import missing
from xieshang_cli.workflow.next_actions import NextAction
from xieshang_cli.workflow.remedies import remedies

DAY = date(2026, 11, 23)


def commands(topic: Topic, *around: Session) -> list[str]:
    archive = records(topic, *around)
    return [action.command for action in remedies(topic, archive, missing(topic, archive, DAY))]


def test_each_agreement_gets_its_own_command() -> None:
    topic = a_topic().model_copy(update={"step": Step.IMPLEMENT})
    held = sessions.conclude(a_session(topic), TOPIC, Result.CONSENSUS, stamp(), ["装灯", "每季巡查"], replace=True)
    first, second = (agreement.id for agreement in held.outcomes[0].agreements)
    assert commands(topic, held) == [
        f"xieshang task add --topic 7k3m --agreement {first} --lead 单位 --due 期限 --supervisor 督办人",
        f"xieshang task add --topic 7k3m --agreement {second} --lead 单位 --due 期限 --supervisor 督办人",
    ]


def test_a_task_is_claimed_by_its_unit_and_then_confirmed_by_somebody_else() -> None:
    topic, archive = walked(Step.IMPLEMENT)
    agreement = archive.agreements_of(TOPIC)[0][1].id
    facts = {"agreement": agreement, "lead": "城管所", "supervisor": "李", "due": PartialDate("2027")}
    topic = tasks.add_task(topic, archive, stamp(), id="t-0001", what="装灯", **facts)
    around = archive.sessions_of(TOPIC)
    assert commands(topic, *around) == ["xieshang task claim t-0001 --by 主办单位 --evidence 凭证"]
    claimed = tasks.claim(topic, "t-0001", "城管所", stamp())
    assert commands(claimed, *around) == ["xieshang task confirm t-0001 --by 确认人 --role 身份"]


def test_what_a_session_lacks_names_that_session() -> None:
    topic = a_topic().model_copy(update={"step": Step.DELIBERATE})
    held = a_session(topic).model_copy(update={"recorder": None})
    assert commands(topic, held) == [f"xieshang session edit {SESSION[-4:]} --recorder 记录人"]
    wordless = sessions.conclude(a_session(topic), TOPIC, Result.CONSENSUS, stamp(), replace=True)
    assert commands(topic, wordless) == [
        f"xieshang session conclude {SESSION[-4:]} --topic 7k3m --replace --result 达成共识 --agreement 共识事项"
    ]


def test_what_a_task_lacks_is_completed_by_one_command() -> None:
    topic, archive = walked(Step.IMPLEMENT)
    agreement = archive.agreements_of(TOPIC)[0][1].id
    topic = tasks.add_task(topic, archive, stamp(), id="t-0001", what="装灯", agreement=agreement)
    first, *_others = remedies(topic, archive, missing(topic, archive, DAY))
    assert first == NextAction("补全任务", "xieshang task edit t-0001 --lead 单位 --due 期限 --supervisor 督办人")


def test_what_is_mended_by_hand_is_one_command_and_says_all_that_is_wrong() -> None:
    topic = topics.add_research(a_topic().model_copy(update={"step": Step.RESEARCH}), stamp(), id="r-0001")
    (only,) = remedies(topic, records(topic), missing(topic, records(topic), DAY))
    assert (only.text, only.command) == ("补全或改正记录", "xieshang topic edit 7k3m")
    assert only.why.count("；") == 2


def test_facts_of_the_first_step_are_one_command_beside_what_is_mended_by_hand() -> None:
    topic = a_topic(title=None, category=None).model_copy(update={"split_from": OTHER})
    assert commands(topic) == [
        "xieshang topic edit 7k3m --title 名称 --category 类别",
        "xieshang topic edit 7k3m",
    ]


def test_nothing_missing_leads_on() -> None:
    assert commands(a_topic()) == ["xieshang topic advance 7k3m"]


@pytest.mark.parametrize("result", [Decision.REJECTED, Decision.DEFERRED])
def test_a_decision_against_a_topic_is_completed_not_overturned(result: Decision) -> None:
    topic = a_topic().model_copy(update={"step": Step.DECIDE})
    topic = topics.decide(topic, records(topic), stamp(), result=result, by="镇协商议事会", reason="不属本级")
    assert commands(topic) == ["xieshang topic decide 7k3m --scope 乡级 --told-on 日期"]


def test_without_a_result_the_whole_decision_is_asked_for_even_about_one_finding() -> None:
    topic = a_topic().model_copy(update={"step": Step.DECIDE})
    archive = records(topic)
    for finding in missing(topic, archive, DAY):
        (action,) = remedies(topic, archive, [finding])
        assert action.command.startswith("xieshang topic decide 7k3m --result 列入协商 --by")


def test_after_an_adjournment_people_meet_again_and_conclude_that_session() -> None:
    topic = a_topic().model_copy(update={"step": Step.DELIBERATE})
    held = sessions.conclude(a_session(topic), TOPIC, Result.ADJOURNED, stamp(), reason="下周再议", replace=True)
    assert commands(topic, held) == ["xieshang session new --topic 7k3m --held-on 日期"]
    again = held.model_copy(update={"id": OTHER, "outcomes": ()})
    again = again.model_copy(update={"held_on": PartialDate("2026-04-09")})
    assert commands(topic, held, again) == [
        "xieshang session conclude 0002 --topic 7k3m --result 达成共识 --agreement 共识事项"
    ]
    done = sessions.conclude(again, TOPIC, Result.CONSENSUS, stamp(), ["装灯"])
    assert commands(topic, held, done) == ["xieshang topic advance 7k3m"]

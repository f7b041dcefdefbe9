"""Records for the tests of the workflow: stamps, a topic at any step, and the walk through all six."""

from datetime import datetime, timedelta, timezone
from typing import Any

from xieshang_cli.model.organisation import Station
from xieshang_cli.model.partial import Count, PartialDate
from xieshang_cli.model.policy import Policy
from xieshang_cli.model.records import AnyRecord, RecordSet
from xieshang_cli.model.session import Session
from xieshang_cli.model.task import Evidence
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Decision, Level, Result, Step
from xieshang_cli.workflow import feedback, sessions, tasks, topics
from xieshang_cli.workflow.gate import advance
from xieshang_cli.workflow.stamp import Stamp

SHANGHAI = timezone(timedelta(hours=8))
TOPIC = "620302001-2026-7k3m"
OTHER = "620302001-2026-0002"
SESSION = "620302001-2026-5001"
POLICY = Policy()
STATION = Station(code="620302001", name="滨河路街道委员工作站")
RAISED = {"on": PartialDate("2026-03-02"), "channel": "意见箱", "by": "群众", "text": "巷口路灯不亮"}


def stamp(day: str | None = None, by: str = "小王") -> Stamp:
    """The clock stands at 23 November 2026, half past two; `day` is when the thing happened."""
    moment = datetime(2026, 11, 23, 14, 30, 5, tzinfo=SHANGHAI)
    return Stamp(moment, by, PartialDate(day) if day else None)


def records(*all_records: AnyRecord) -> RecordSet:
    """All of an archive: these records, and the station that keeps them."""
    return RecordSet([STATION, *all_records], POLICY)


def a_topic(**facts: Any) -> Topic:
    """A topic just raised, with everything its first gate asks for."""
    facts = {"title": "修路灯", "category": "路灯照明", **facts}
    return topics.new_topic(TOPIC, "620302001", RAISED, records(), stamp(), **facts)


def at_step(step: Step) -> Topic:
    """A topic that stands at `step` with nothing recorded but how it was raised."""
    return a_topic().model_copy(update={"step": step})


def a_session(topic: Topic) -> Session:
    """A session with everything the fourth gate asks for, and one agreement."""
    facts = {"held_on": PartialDate("2026-04-02"), "host": "李站长", "recorder": "小王", "place": "社区会议室"}
    held = sessions.new_session(SESSION, topic.station, [topic.id], records(topic), stamp("2026-04-02"), **facts)
    held = sessions.attend_by_role(held, "利益攸关方", Count("12"), stamp())
    held = sessions.attend(held, [{"name": "赵委员", "role": "政协委员"}], stamp())
    return sessions.conclude(held, topic.id, Result.CONSENSUS, stamp(), ["换成太阳能灯"])


def walked(until: Step | None = None) -> tuple[Topic, RecordSet]:
    """A topic that walked the six steps with every fact; `until` stops when it has come to that step."""
    topic = a_topic()
    archive = records(topic)
    for work in (_collect, _decide, _research, _deliberate, _implement, _give_feedback):
        if topic.step == until:
            break
        topic = advance(work(topic, archive), archive, stamp())
    archive.add(topic)
    return topic, archive


def _collect(topic: Topic, archive: RecordSet) -> Topic:
    return topic


def _decide(topic: Topic, archive: RecordSet) -> Topic:
    return topics.decide(
        topic,
        archive,
        stamp("2026-03-10"),
        number="滨河路〔2026〕7号",
        result=Decision.ADOPTED,
        by="镇协商议事会",
        reason="多数群众关心",
        scope=Level.TOWNSHIP,
    )


def _research(topic: Topic, archive: RecordSet) -> Topic:
    return topics.add_research(
        topic, stamp("2026-03-20"), method="入户走访", by=("赵委员",), findings="12 盏灯坏了 7 盏"
    )


def _deliberate(topic: Topic, archive: RecordSet) -> Topic:
    archive.add(a_session(topic))
    return topic


def _implement(topic: Topic, archive: RecordSet) -> Topic:
    agreement = archive.agreements_of(topic.id)[0][1].id
    facts = {"what": "装灯", "lead": "城管所", "supervisor": "李站长", "due": PartialDate("2026-06")}
    topic = tasks.add_task(topic, archive, stamp(), id="t-0001", agreement=agreement, **facts)
    topic = tasks.claim(topic, "t-0001", "城管所", stamp("2026-05-20"), [Evidence(what="照片")])
    return tasks.confirm(topic, "t-0001", "张大爷", records(), stamp("2026-05-25"), "利益攸关方", "当面")


def _give_feedback(topic: Topic, archive: RecordSet) -> Topic:
    topic = feedback.tell(topic, ["提出人", "参会人员"], stamp("2026-06-01"), "当面")
    topic = feedback.publish(topic, stamp("2026-06-02"), "公告栏")
    answers = {"满意": 20, "基本满意": 5}
    return feedback.survey(
        topic, POLICY, stamp("2026-06-10"), issued=Count("30"), collected=Count("25"), answers=answers
    )

"""Small hand-made rows and records for the tests of reports."""

from datetime import date
from gettext import NullTranslations
from typing import Any, TypeVar

from xieshang_cli.model.organisation import Division, Station
from xieshang_cli.model.policy import Policy
from xieshang_cli.model.records import RecordSet
from xieshang_cli.model.request import Request
from xieshang_cli.model.rows import (
    CommitteeRow,
    DivisionRow,
    MemberRow,
    PlanRow,
    PostRow,
    RequestRow,
    RevisitRow,
    SessionRow,
    StationRow,
    TaskRow,
    TopicRow,
)
from xieshang_cli.model.session import Session
from xieshang_cli.model.topic import Topic
from xieshang_cli.reports.document import Document
from xieshang_cli.reports.pages.context import PageContext
from xieshang_cli.reports.selection import Selection

AnyRow = TypeVar("AnyRow", bound=tuple[Any, ...])

TODAY = date(2026, 11, 23)
STATION = "620302001"
NAMES = {STATION: "滨河路工作站", "620302002": "桂林路工作站"}
TITLES = {"TP201": "审定没有结果", "TP202": "审定没有理由"}


class OtherLanguage(NullTranslations):
    """A language in which every sentence is said with brackets around it."""

    def gettext(self, message: str) -> str:
        """Say the sentence."""
        return f"<{message}>"


def topic_row(tail: str = "0001", **facts: Any) -> TopicRow:
    """One open topic at its first step about which nothing else is known."""
    blank: dict[str, Any] = dict.fromkeys(TopicRow._fields)
    blank |= {name: 0 for name in TopicRow._fields if TopicRow.__annotations__[name] is int}
    row = {
        **blank,
        "id": f"{STATION}-2026-{tail}",
        "title": "小区路灯",
        "station": STATION,
        "status": "open",
        "step": "collect",
        "holder": STATION,
        "missing": "",
        "text": "",
    }
    return TopicRow(**{**row, **facts})


def late_topic(tail: str = "late", due: str = "2026-11-20", **facts: Any) -> TopicRow:
    """One topic being carried out, with one of two tasks done and the other's deadline at `due`."""
    tasks = {"tasks": 2, "tasks_done": 1, "tasks_running": 1, "due": due, "due_last": due}
    return topic_row(tail, **{"step": "implement", **tasks, **facts})


def task_row(tail: str = "t-0001", **facts: Any) -> TaskRow:
    """One running task."""
    row: dict[str, Any] = {
        **dict.fromkeys(TaskRow._fields),
        "id": tail,
        "topic": f"{STATION}-2026-0001",
        "title": "小区路灯",
        "station": STATION,
        "what": "装灯",
        "state": "in_progress",
        "topic_status": "open",
    }
    return TaskRow(**{**row, **facts})


def session_row(tail: str = "s001", **facts: Any) -> SessionRow:
    """One session of the first topic."""
    row: dict[str, Any] = {
        **dict.fromkeys(SessionRow._fields),
        **SessionRow._field_defaults,
        "id": f"{STATION}-2026-{tail}",
        "station": STATION,
        "topics": f"{STATION}-2026-0001",
        "attendances": 0,
        "attendances_approximate": 0,
        "attendances_unknown": 1,
        "agreements": 0,
        "results": "",
    }
    return SessionRow(**{**row, **facts})


def request_row(tail: str = "r001", **facts: Any) -> RequestRow:
    """One request."""
    row: dict[str, Any] = {
        **dict.fromkeys(RequestRow._fields),
        "id": f"{STATION}-2026-{tail}",
        "station": STATION,
        "text": "路灯不亮",
    }
    return RequestRow(**{**row, **facts})


def blank_row(kind: type[AnyRow], **facts: Any) -> AnyRow:
    """A row of which nothing else is known."""
    return kind(**{**dict.fromkeys(kind._fields), **kind._field_defaults, **facts})  # type: ignore[attr-defined]


def selection(**parts: Any) -> Selection:
    """What a report gets on the day all tests happen."""
    return Selection(**{"today": TODAY, "station_names": NAMES, "rule_titles": TITLES, **parts})


def facts_of(document: Document) -> Any:
    """Give what a document says to programs, as values of ours."""
    return document.data() if callable(document.data) else document.data


def full_selection() -> Selection:
    """Something of every kind."""
    return selection(
        topics=[
            topic_row(missing="TP201 TP202"),
            late_topic(),
            topic_row("pend", pending_holder="620302002"),
            topic_row("done", status="closed", step="feedback", satisfied=20, collected_number=25, waivers=1),
        ],
        tasks=[task_row(due="2026-11", due_last="2026-11-30"), task_row("t-0002", state="done")],
        sessions=[session_row(results="consensus partial", held_on="2026-03", held_from="2026-03-01")],
        requests=[request_row(on="2026-03-02", on_from="2026-03-02")],
        stations=[StationRow(STATION, NAMES[STATION], "2019", "李四"), StationRow("620302002", "x", None, None)],
        divisions=[DivisionRow(STATION, "滨河路街道", "street", None)],
        committees=[CommitteeRow("620302", "政协金川区委员会", "第九届")],
        members=[blank_row(MemberRow, id="620302-m-4k7x", committee="620302", name="张三")],
        posts=[blank_row(PostRow, station=STATION, post="站长", name="李四", first="2019-06-01")],
        revisits=[blank_row(RevisitRow, id="v-0001", topic="x", station=STATION, due="2026-12", due_last="2026-12-31")],
        plans=[blank_row(PlanRow, id="620302-2026", division="620302", year=2026, topics=0)],
    )


def street_lamps() -> Topic:
    """One topic being carried out, with an agreement and one task that is late."""
    return Topic.model_validate(
        {
            "id": f"{STATION}-2026-7k3m",
            "number": "滨河路〔2026〕7号",
            "title": "小区路灯",
            "station": STATION,
            "category": "路灯照明",
            "step": "implement",
            "raised": {
                "on": "2026-03",
                "channel": "意见箱",
                "by": "群众",
                "person": "p-4k7x",
                "text": "路灯不亮",
                "affected": ["居民"],
                "requests": [f"{STATION}-2026-r001"],
            },
            "decision": {"result": "adopted", "on": "2026-04-01", "by": "协商议事会", "reason": "多数人要求"},
            "research": [{"id": "r-0001", "on": "2026-04-10", "method": "入户走访", "findings": "12盏不亮"}],
            "tasks": [
                {
                    "id": "t-0001",
                    "agreement": "a-0001",
                    "what": "更换路灯",
                    "lead": "街道办",
                    "due": "2026-11-20",
                    "resources": [{"source": "街道", "amount": "1200.50"}],
                }
            ],
            "feedback": {
                "surveys": [{"issued": "约30", "collected": "25", "answers": {"满意": 20, "不满意": 5}}],
            },
            "waivers": [{"rule": "TP301", "reason": "资料遗失", "approver": "王五"}],
            "events": [
                {"at": "2026-03-02T09:00:00+08:00", "by": "张三", "action": "new", "what": "收集"},
                {"at": "2026-11-03T09:00:00+08:00", "by": "张三", "action": "advance", "step": "implement"},
            ],
        }
    )


def lamp_session() -> Session:
    """The session on the street lamps."""
    return Session.model_validate(
        {
            "id": f"{STATION}-2026-s001",
            "station": STATION,
            "topics": [f"{STATION}-2026-7k3m"],
            "held_on": "2026-05-06",
            "place": "社区会议室",
            "host": "李四",
            "participants": [{"person": "p-4k7x", "role": "群众代表"}, {"name": "赵六", "role": "政协委员"}],
            "headcount": {"total": "50余", "by_role": {"群众代表": "12"}},
            "opinions": [
                {"id": "o-0001", "by": "p-4k7x", "role": "群众代表", "stance": "for", "text": "早该换"},
                {"id": "o-0002", "by": "赵六", "text": "先查线路", "topic": f"{STATION}-2026-7k3m"},
            ],
            "outcomes": [
                {
                    "topic": f"{STATION}-2026-7k3m",
                    "result": "consensus",
                    "agreements": [{"id": "a-0001", "text": "更换12盏"}, {"id": "a-0002", "text": "每季巡查"}],
                    "reservations": [{"id": "a-0003", "text": "费用从哪里来"}],
                }
            ],
        }
    )


def lamp_request() -> Request:
    """The request the street lamps came from."""
    return Request.model_validate({"id": f"{STATION}-2026-r001", "text": "路灯不亮", "on": "2026-03", "by": "群众"})


def station() -> Station:
    """The station of the street lamps."""
    posts = [{"post": "站长", "name": "李四", "from": "2019-06"}]
    return Station.model_validate({"code": STATION, "name": NAMES[STATION], "posts": posts})


def division() -> Division:
    """The street of the station."""
    return Division.model_validate({"code": STATION, "name": "滨河路街道", "kind": "street"})


def context(persons: dict[str, str] | None = None) -> PageContext:
    """The records above."""
    records = RecordSet([street_lamps(), lamp_session(), lamp_request(), station(), division()], Policy())
    return PageContext(records=records, today=TODAY, persons=persons or {})

"""The topics and sessions of data-examples/county: six matters at six stations, each as far as its station came.

One is done and was handed over on its way, one is done since, one stands still because its station changed its head and
nobody took over, one is being carried out, one waits for its session, one was not taken up.
"""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

from xieshang_cli.model.base import Record
from xieshang_cli.model.committee import Member
from xieshang_cli.model.session import Session
from xieshang_cli.model.texts import words_fingerprint
from xieshang_cli.model.topic import Topic

Locals = Callable[[str], Sequence[Member]]
"""The members at the station of a township, its head first, then those who live there."""

LIGHTS, WELL = "621027100-2025-r2d4", "621027102-2025-w8k3"
LIGHTS_TASK = "t-5n2c"


def topics_and_sessions(members_in: Locals) -> list[Record]:
    """Make them all; those who take part are the members at the station."""
    return [
        *_street_lights(members_in("621027100")),
        *_apple_store(members_in("621027105")),
        _village_well(members_in("621027102")),
        *_school_road(members_in("621027104")),
        *_waste_water(members_in("621027101")),
        _not_taken_up(),
    ]


def _street_lights(own: Sequence[Member]) -> list[Record]:
    """Done in 2025; on the day the head changed its task was running."""
    agreement = ("a-7t1h", "主街背巷按三十米一盏装太阳能路灯，由社区管护")
    task = _task(LIGHTS_TASK, agreement, "装太阳能路灯二十盏", "县住建局", own[2].name, "2025-09-30")
    task |= {
        "progress": [{"on": "2025-07-15", "note": "已装十二盏。", "by": "县住建局"}],
        **_finished("2025-09-20", "县住建局", "2025-09-24", own[2].name),
    }
    after = (_agreed("2025-05-20"), *_closed("2025-09-24", "2025-10-16"))
    topic = _topic(LIGHTS, "城关〔2025〕1号", "背街小巷路灯不亮", "路灯照明", "2025-04-10", own, after)
    topic |= {
        "tasks": [task],
        "feedback": _feedback("2025-10-08", "2025-10-16", {"满意": 16, "基本满意": 3, "不满意": 1}),
    }
    session = _session("621027100-2025-s6v1", LIGHTS, "2025-05-20", own, agreement)
    return [Topic.model_validate(topic), Session.model_validate(session)]


def _apple_store(own: Sequence[Member]) -> list[Record]:
    """Done in 2026, after two sessions: at the first they did not agree."""
    identity, agreement = "621027105-2026-b3m7", ("a-4k8w", "冷库建在东村集体用地上，入股分红按投工和现金折算")
    task = _task("t-9p4d", agreement, "建一座五百吨苹果冷库", "县农业农村局", own[1].name, "2026-09-15")
    task |= _finished("2026-09-02", "县农业农村局", "2026-09-04", own[1].name)
    after = (_agreed("2026-04-16"), *_closed("2026-09-04", "2026-09-24"))
    topic = _topic(identity, "开边〔2026〕1号", "苹果冷库建在哪里", "产业", "2026-02-10", own, after)
    topic |= {
        "tasks": [task],
        "feedback": _feedback("2026-09-16", "2026-09-24", {"满意": 18, "基本满意": 2}),
    }
    first = _session("621027105-2026-s1g5", identity, "2026-03-12", own[:4])
    second = _session("621027105-2026-s2h6", identity, "2026-04-16", own, agreement)
    return [Topic.model_validate(topic), Session.model_validate(first), Session.model_validate(second)]


def _village_well(own: Sequence[Member]) -> Topic:
    """Stands still in the third step: the old head began it, nobody accepted the handover."""
    topic = _topic(WELL, "孟坝〔2026〕1号", "东村机井水量不够", "水利灌溉", "2025-12-05", own)
    return Topic.model_validate(topic)


def _school_road(own: Sequence[Member]) -> list[Record]:
    """Being carried out: promised for the end of the year."""
    identity, agreement = "621027104-2026-d5q2", ("a-2x6n", "上下学时段校门前单向通行，划出接送区")
    task = _task("t-3f8r", agreement, "划线、立牌，安排执勤", "县公安局交警大队", own[1].name, "2026-12-20")
    task |= {"progress": [{"on": "2026-11-06", "note": "标线已划，标牌在做。", "by": "县公安局交警大队"}]}
    after = (_agreed("2026-10-15"),)
    topic = _topic(identity, "平泉〔2026〕1号", "学校门前接送拥堵", "学校交通", "2026-08-20", own, after)
    session = _session("621027104-2026-s7c3", identity, "2026-10-15", own, agreement)
    return [Topic.model_validate(topic | {"tasks": [task]}), Session.model_validate(session)]


def _waste_water(own: Sequence[Member]) -> list[Record]:
    """Waits for its session, which is planned and announced."""
    identity = "621027101-2026-f9t6"
    topic = _topic(identity, "屯字〔2026〕1号", "屯字东村污水往哪里排", "社区环境", "2026-10-09", own)
    session = {
        "id": "621027101-2026-s4j8",
        "station": "621027101",
        "topics": [identity],
        "planned_for": "2026-12-03",
        "start": "14:30",
        "place": "屯字镇协商议事室",
        "form": "会议协商",
        "host": own[0].name,
        "recorder": "示例记录员",
        "notice": {"on": "2026-11-19", "medium": "书面", "to": [member.name for member in own[:5]]},
        "events": [_event("2026-11-19", "new", f"计划协商会，议题 {identity}")],
    }
    return [Topic.model_validate(topic), Session.model_validate(session)]


def _not_taken_up() -> Topic:
    """Rejected, and its proposer told why."""
    identity = "621027106-2026-g1n5"
    topic = {
        "id": identity,
        "title": "个人宅基地边界纠纷",
        "station": "621027106",
        "category": "其他",
        "status": "rejected",
        "step": "decide",
        "raised": _raised("2026-05-12", "邻里两家的宅基地边界说法不一。"),
        "decision": {
            "result": "rejected",
            "on": "2026-05-20",
            "by": "镇党委会议",
            "reason": "两家之间的民事纠纷，由司法所调解，不属于协商的范围",
            "scope": "township",
            "told_on": "2026-05-21",
        },
        "events": [
            _event("2026-05-12", "new", "新建议题“个人宅基地边界纠纷”", step="collect"),
            _event("2026-05-13", "advance", "结束收集议题，转入确定议题", step="decide"),
            _event("2026-05-20", "decide", "审定：不列入协商"),
        ],
    }
    return Topic.model_validate(topic)


def _topic(
    identity: str,
    number: str,
    title: str,
    category: str,
    raised: str,
    own: Sequence[Member],
    after: Sequence[dict[str, Any]] = (),
) -> dict[str, Any]:
    """Give a topic up to its research, which two members made, one of whom claimed it; and the events `after`."""
    steps = [event["step"] for event in after if event["step"]]
    decided, studied = _later(raised, 10), _later(raised, 16)
    return {
        "id": identity,
        "number": number,
        "title": title,
        "station": identity[:9],
        "category": category,
        "status": "closed" if after and not after[-1]["step"] else "open",
        "step": steps[-1] if steps else "deliberate",
        "raised": _raised(raised, f"{title}，希望协商解决。"),
        "decision": {
            "result": "adopted",
            "on": decided,
            "by": "镇党委会议",
            "reason": "群众反映集中，镇上能够办成",
            "scope": "township",
            "told_on": _later(decided, 1),
            "claimed_by": [own[1].id],
        },
        "research": [
            {
                "id": f"r-{identity[-4:]}",
                "on": studied,
                "method": "实地踏勘",
                "by": [own[1].id, own[2].id],
                "findings": f"看了现场，走访了住户，{title}属实。",
                "facts": ["走访 23 户，19 户赞成协商"],
            }
        ],
        "events": [
            _event(raised, "new", f"新建议题“{title}”", step="collect"),
            _event(_later(raised, 1), "advance", "结束收集议题，转入确定议题", step="decide"),
            _event(decided, "decide", f"审定：列入协商，编号 {number}"),
            _event(_later(decided, 1), "advance", "结束确定议题，转入议前调研", step="research"),
            _event(studied, "advance", "结束议前调研，转入协商议事", step="deliberate"),
            *after,
        ],
    }


def _agreed(on: str) -> dict[str, Any]:
    return _event(on, "advance", "结束协商议事，转入办理实施", step="implement")


def _closed(done: str, asked: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Give the events of the last two steps: all done on one day, the result known and asked about on the other."""
    return (
        _event(done, "advance", "结束办理实施，转入结果反馈", step="feedback"),
        _event(asked, "advance", "结束结果反馈，议题办结"),
    )


def _raised(on: str, text: str) -> dict[str, Any]:
    return {"on": on, "channel": "委员接待日", "by": "群众", "text": text, "affected": ["附近住户"]}


def _session(
    identity: str, topic: str, on: str, own: Sequence[Member], agreement: tuple[str, str] | None = None
) -> dict[str, Any]:
    """Give a session: of the members invited the last were excused and absent, one joined remotely, the others came."""
    status = {own[-1].id: "absent", own[-2].id: "excused"}
    invited = [
        {
            "name": member.name,
            "role": "政协委员",
            "member": member.id,
            "mode": "remote" if member is own[2] else "in-person",
            "status": status.get(member.id, "present"),
        }
        for member in own
    ]
    outcome: dict[str, Any] = {"topic": topic, "result": "consensus" if agreement else "adjourned"}
    if agreement:
        outcome["agreements"] = [{"id": agreement[0], "text": agreement[1]}]
    else:
        outcome["reason"] = "方案不止一个，各自算清账再议"
    return {
        "id": identity,
        "station": identity[:9],
        "topics": [topic],
        "held_on": on,
        "start": "15:00",
        "end": "16:30",
        "place": "镇协商议事室",
        "form": "会议协商",
        "host": own[0].name,
        "recorder": "示例记录员",
        "notice": {"on": _later(on, -9), "medium": "书面"},
        "participants": invited,
        "headcount": {"by_role": {"职能部门": 2, "群众代表": 6, "利益攸关方": 4}},
        "opinions": [
            {"id": "o-1a2b", "by": "住户", "role": "利益攸关方", "topic": topic, "stance": "for", "text": "赞成早办。"},
            {"id": "o-3c4d", "by": "村民", "role": "群众代表", "topic": topic, "stance": "neutral", "text": "要公开。"},
        ],
        "outcomes": [outcome],
        "events": [_event(on, "new", f"登记协商会，议题 {topic}")],
    }  # fmt: skip


def _task(identity: str, agreement: tuple[str, str], what: str, lead: str, supervisor: str, due: str) -> dict[str, Any]:
    return {
        "id": identity,
        "agreement": agreement[0],
        "agreement_fingerprint": words_fingerprint(agreement[1]),
        "what": what,
        "lead": lead,
        "supervisor": supervisor,
        "due": due,
    }


def _finished(claimed: str, by: str, confirmed: str, supervisor: str) -> dict[str, Any]:
    return {
        "claim": {"on": claimed, "by": by, "evidence": [{"what": "验收单"}]},
        "confirmation": {"on": confirmed, "by": supervisor, "role": "政协委员", "medium": "当面"},
    }


def _feedback(told: str, asked: str, answers: dict[str, int]) -> dict[str, Any]:
    collected = sum(answers.values())
    return {
        "told": [{"to": ["提出人", "参会人员"], "on": told, "medium": "当面"}],
        "published": [{"on": told, "place": "便民服务中心公告栏", "until": _later(told, 7)}],
        "surveys": [
            {"on": asked, "about": "result", "issued": collected + 4, "collected": collected, "answers": answers}
        ],
    }


def _event(day: str, action: str, what: str, step: str | None = None) -> dict[str, Any]:
    return {"at": f"{day}T09:00:00+08:00", "by": "示例", "action": action, "what": what, "step": step}


def _later(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()

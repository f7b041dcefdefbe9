"""One topic with everything recorded, from request to closing, and its session: no rule finds anything in it."""

from typing import Any

from xieshang_cli.model.organisation import Station
from xieshang_cli.model.records import AnyRecord, RecordSet
from xieshang_cli.model.request import Request
from xieshang_cli.model.session import Session
from xieshang_cli.model.topic import Topic

TOPIC: dict[str, Any] = {
    "id": "620302001-2026-0001",
    "number": "滨河路〔2026〕1号",
    "title": "安装东巷路灯",
    "station": "620302001",
    "category": "路灯照明",
    "scope": "village",
    "status": "closed",
    "step": "feedback",
    "raised": {
        "on": "2026-03-02",
        "channel": "入户走访",
        "by": "群众",
        "person": "p-4k7x",
        "text": "东巷夜里没有路灯，老人孩子出门不便。",
        "affected": ["东巷住户"],
        "requests": ["620302001-2026-2001"],
    },
    "decision": {
        "result": "adopted",
        "on": "2026-03-10",
        "by": "街道党工委",
        "approver": "党工委书记",
        "reason": "关系东巷全体住户出行。",
        "scope": "village",
        "screening": [{"question": "是否属于个体利益纠纷", "answer": "否"}],
        "told_on": "2026-03-11",
    },
    "research": [
        {
            "id": "r-0001",
            "on": "2026-03-20",
            "method": "夜访",
            "by": ["政协委员", "社区工作者"],
            "findings": "东巷有盲点二十三处。",
            "facts": ["盲点 23 处", "住户 52 户"],
        }
    ],
    "tasks": [
        {
            "id": "t-0001",
            "agreement": "a-0001",
            "what": "安装太阳能路灯十二盏",
            "lead": "街道城建办",
            "support": ["社区居委会"],
            "supervisor": "副站长",
            "due": "2026-06-30",
            "progress": [{"on": "2026-05-10", "note": "已到货", "by": "城建办干事"}],
            "claim": {"on": "2026-06-20", "by": "城建办主任", "evidence": [{"what": "安装照片", "file": "灯.jpg"}]},
            "confirmation": {"on": "2026-06-25", "by": "副站长", "role": "政协委员", "medium": "现场"},
        },
        {
            "id": "t-0002",
            "agreement": "a-0002",
            "what": "西巷路灯",
            "not_doing": {"state": "refused", "reason": "列入老旧小区改造，不单独办理。"},
        },
    ],
    "feedback": {
        "told": [{"to": ["提出人", "参会人员"], "on": "2026-07-01", "medium": "会议"}],
        "published": [{"on": "2026-07-02", "place": "社区公告栏", "until": "2026-07-09"}],
        "surveys": [
            {"on": "2026-07-05", "issued": "30", "collected": "28", "answers": {"满意": 20, "基本满意": 6, "不满意": 2}}
        ],
    },
    "events": [
        {"at": f"2026-0{month}-08T09:00:00+08:00", "by": "赵干事", "action": "advance", "step": step}
        for month, step in enumerate(("decide", "research", "deliberate", "implement", "feedback"), start=3)
    ]
    + [{"at": "2026-07-10T09:00:00+08:00", "by": "赵干事", "action": "advance", "what": "办结"}],
}
SESSION: dict[str, Any] = {
    "id": "620302001-2026-5001",
    "station": "620302001",
    "topics": ["620302001-2026-0001"],
    "held_on": "2026-04-15",
    "start": "9:30",
    "end": "11:00",
    "place": "社区协商议事室",
    "form": "会议协商",
    "host": "李站长",
    "recorder": "赵干事",
    "notice": {"on": "2026-04-08", "medium": "电话"},
    "participants": [
        {"name": "王委员", "role": "政协委员"},
        {"name": "张主任", "role": "职能部门", "unit": "街道城建办"},
        {"person": "p-4k7x", "role": "群众代表", "stands_for": "东巷住户"},
    ],
    "headcount": {"total": "14"},
    "opinions": [{"id": "o-0001", "by": "住户", "role": "群众代表", "stance": "for", "text": "先装巷口。"}],
    "outcomes": [
        {
            "topic": "620302001-2026-0001",
            "result": "partial",
            "agreements": [{"id": "a-0001", "text": "东巷今年装灯。"}, {"id": "a-0002", "text": "西巷随旧改办理。"}],
        }
    ],
    "events": [{"at": "2026-04-15T17:00:00+08:00", "by": "赵干事", "action": "conclude"}],
}
REQUEST: dict[str, Any] = {
    "id": "620302001-2026-2001", "on": "2026-03-01", "channel": "入户走访", "by": "群众", "text": "东巷没有路灯。",
}  # fmt: skip
STATION: dict[str, Any] = {
    "code": "620302001",
    "name": "滨河路街道委员工作站",
    "founded_on": "2019",
    "posts": [{"post": "站长", "name": "李某"}],
}


def whole_topic() -> tuple[Topic, RecordSet]:
    topic = Topic.model_validate(TOPIC)
    session, request = Session.model_validate(SESSION), Request.model_validate(REQUEST)
    records: list[AnyRecord] = [topic, session, request, Station.model_validate(STATION)]
    return topic, RecordSet(records)

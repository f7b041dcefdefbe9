"""Every text of a record, and where it stands."""

from xieshang_cli.model.session import Session
from xieshang_cli.model.texts import all_texts, placed_texts
from xieshang_cli.model.topic import Topic

TOPIC = {
    "id": "620302001-2026-0001",
    "station": "620302001",
    "title": "修路",
    "research": [{"id": "r-0001", "by": ["甲", "乙"]}],
    "transfers": [{"id": "x-0001", "from": "620302001", "to": "620302", "on": "2026-05", "reason": "涉及多街道"}],
    "feedback": {"surveys": [{"answers": {"满意": 3}}]},
}


def test_places_are_spelled_as_in_the_file() -> None:
    assert list(placed_texts(Topic.model_validate(TOPIC))) == [
        ("id", "620302001-2026-0001"),
        ("title", "修路"),
        ("station", "620302001"),
        ("research[0].id", "r-0001"),
        ("research[0].by[0]", "甲"),
        ("research[0].by[1]", "乙"),
        ("feedback.surveys[0].answers", "满意"),
        ("transfers[0].id", "x-0001"),
        ("transfers[0].from", "620302001"),
        ("transfers[0].to", "620302"),
        ("transfers[0].reason", "涉及多街道"),
    ]


def test_both_ways_find_the_same_texts() -> None:
    topic = Topic.model_validate(TOPIC)
    session = Session.model_validate(
        {
            "id": "620302001-2026-5001",
            "station": "620302001",
            "topics": ["620302001-2026-0001"],
            "headcount": {"by_role": {"专家": "2"}},
        }
    )
    for record in (topic, session, topic):
        assert sorted(all_texts(record)) == sorted(text for _, text in placed_texts(record))

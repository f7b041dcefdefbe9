import pytest

from reports.organisation_rows import chosen
from reports.sample import session_row, topic_row
from xieshang_cli.reports.document import Paragraph, Rate
from xieshang_cli.reports.overview import overview, share_words


@pytest.mark.parametrize(
    ("rate", "words"),
    [
        (Rate(98, 100), "98%"),
        (Rate(983, 1000), "98%以上"),
        (Rate(1379, 1402), "98%以上"),
        (Rate(1401, 1402), "99%以上"),
        (Rate(1402, 1402), "100%"),
        (Rate(1, 1402), "不到 1%"),
    ],
)
def test_more_than_is_said_only_when_it_is_true(rate: Rate, words: str) -> None:
    assert share_words(rate) == words


def paragraph(**rows: object) -> str:
    (text, *_rest) = overview(chosen(dict(rows))).blocks
    assert isinstance(text, Paragraph)
    return text.text


def test_what_is_not_recorded_is_said_to_be_unknown() -> None:
    assert paragraph() == (
        "截至2026年11月23日，乡镇、街道建立协商议事会和议事室的比例没有记录。"
        "村、社区建立协商议事会和议事室的比例没有记录。"
        "政协委员下沉到乡镇、街道委员工作站的比例没有记录。"
        "没有协商会的记录，参加人次不详。还没有办结的议题的记录。"
    )


def test_residents_are_counted_by_role_and_the_rest_is_said() -> None:
    held = {"held_from": "2026-05-06", "attendances_unknown": 0}
    sessions = [
        session_row("s001", by_role='{"利益攸关方": "12", "专家": "3"}', attendances=15, **held),
        session_row("s002", by_role='{"群众代表": "约30"}', attendances=30, **held),
        session_row("s003"),
        session_row("s004", planned_for="2026-12"),
        session_row("s005", held_from="2026-12-01"),
    ]
    text = paragraph(sessions=sessions)
    assert (
        "开了 3 次协商会，约 42 人次群众和利益攸关方参与了政协组织的协商。（另有 1 次没有这样的人数记录，未计入。）"
        in text
    )


def test_without_roles_nobody_is_called_a_resident() -> None:
    sessions = [session_row("s001", attendances=15, attendances_unknown=0, held_from="2026-05-06")]
    assert "15 人次各方人员参与了政协组织的协商。" in paragraph(sessions=sessions)


def test_solved_are_topics_with_a_task_done() -> None:
    topics = [
        topic_row("aaaa", status="closed", tasks=2, tasks_done=1),
        topic_row("bbbb", status="closed", tasks=1),
        topic_row("cccc", tasks=1, tasks_done=1),
    ]
    assert "办结了 2 个议题，其中解决了 1 件民生难题和实事。" in paragraph(topics=topics)

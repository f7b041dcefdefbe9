import pytest

from reports.sample import STATION, facts_of, late_topic, selection, task_row, topic_row
from xieshang_cli.model.rows import StationRow
from xieshang_cli.reports.document import Document, Entries, Entry, Mark
from xieshang_cli.reports.status import status
from xieshang_cli.reports.todo import to_do, todo

TASKS = [
    task_row("t-late", lead="街道办", due="2026-11-20", due_last="2026-11-20"),
    task_row("t-wait", lead="供电所", due="2026-12-31", due_last="2026-12-31", state="claimed"),
    task_row("t-soon", supervisor="李四", due="2026-11", due_last="2026-11-30"),
    task_row("t-far1", due="2027", due_last="2027-12-31"),
    task_row("t-plan", state="planned", review_on="2026-11-25", review_last="2026-11-25"),
    task_row("t-done", state="done", due="2026-01", due_last="2026-01-31"),
    task_row("t-gone", due="2026-01", due_last="2026-01-31", topic_status="withdrawn"),
]
TOPICS = [
    topic_row("wait", pending_holder="620302002"),
    topic_row("miss", missing="TP201 TP202", step="decide"),
    topic_row("free"),
    topic_row("done", status="closed"),
]


def lists(document: Document) -> dict[str, list[Entry]]:
    return {block.key: list(block.items) for block in document.blocks if isinstance(block, Entries)}


def test_each_line_says_why_and_ends_with_its_command() -> None:
    found = lists(todo(selection(tasks=TASKS, topics=TOPICS)))
    lamp = f"{STATION}-2026-"
    assert found == {
        "overdue": [
            Entry("装灯：街道办（小区路灯）", Mark.ERROR, "逾期 3 天", "xieshang task progress t-late --note 进展"),
        ],
        "due_soon": [
            Entry(
                "装灯：主办单位未记录（小区路灯）",
                Mark.WARNING,
                "本月底到期",
                "xieshang task progress t-soon --note 进展",
            ),
        ],
        "review": [
            Entry("装灯：主办单位未记录（小区路灯）", Mark.WARNING, "复核日期 2026-11-25", "xieshang task show t-plan"),
        ],
        "waiting": [
            Entry(
                "装灯：供电所（小区路灯）",
                Mark.PENDING,
                "还剩 38 天，供电所已申报办结，待确认",
                "xieshang task confirm t-wait --by 确认人 --role 身份",
            ),
            Entry("小区路灯", Mark.PENDING, "已移交，等桂林路工作站接收", f"xieshang topic accept {lamp}wait"),
        ],
        "ready": [Entry("小区路灯", Mark.DONE, "“收集议题”的材料已齐", f"xieshang topic advance {lamp}free")],
        "missing": [Entry("小区路灯", Mark.PENDING, "“确定议题”还缺 2 项", f"xieshang topic gate {lamp}miss")],
    }


def test_programs_get_the_command_without_words_to_fill_in() -> None:
    assert [item["command"] for item in facts_of(todo(selection(tasks=TASKS)))] == [
        "xieshang task progress t-late",
        "xieshang task progress t-soon",
        "xieshang task show t-plan",
        "xieshang task confirm t-wait",
    ]


@pytest.mark.parametrize(("person", "ids"), [("街道办", ["t-late"]), ("李四", ["t-soon"]), ("没有这个人", [])])
def test_a_person_sees_the_tasks_led_or_supervised(person: str, ids: list[str]) -> None:
    assert [item.id for item in to_do(selection(tasks=TASKS, topics=TOPICS), person)] == ids


def test_nothing_to_do_is_said() -> None:
    document = todo(selection())
    assert document.blocks == [Entries("items", (), empty="没有待办事项。")]
    assert facts_of(document) == []
    assert set(document.counts.values()) == {0}


def test_status_counts_and_shows_the_first_lines_of_each_reason() -> None:
    many = [task_row(f"t-{n:04}", due="2026-11-20", due_last="2026-11-20") for n in range(7)]
    document = status(selection(tasks=many, topics=[late_topic(), topic_row()], stations=[]))
    assert document.counts == {
        "stations": 0,
        "requests": 0,
        "topics": 2,
        "open": 2,
        "overdue_topics": 1,
        "overdue_tasks": 7,
        "due_soon_tasks": 0,
        "unreadable": 0,
    }
    shown = lists(document)["overdue"]
    assert [entry.command for entry in shown[:5]] == [f"xieshang task progress t-{n:04} --note 进展" for n in range(5)]
    assert shown[5:] == [Entry("还有 2 项", command="xieshang todo")]


def test_status_of_an_empty_archive_says_how_to_begin() -> None:
    assert lists(status(selection())) == {
        "next": [
            Entry("先登记一个工作站", command="xieshang station new 乡镇街道 --founded-on 日期 --head 站长"),
            Entry("登记居民的诉求", command="xieshang request new --text 内容"),
            Entry("收集一个议题", command="xieshang topic new"),
        ]
    }
    begun = status(selection(stations=[StationRow(STATION, "站", None, None)]))
    assert [entry.command for entry in lists(begun)["next"]] == [
        "xieshang request new --text 内容",
        "xieshang topic new",
    ]

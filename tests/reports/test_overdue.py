from typing import Any

from reports.sample import STATION, blank_row, selection, task_row, topic_row
from xieshang_cli.model.rows import PostRow, RevisitRow, TransferRow
from xieshang_cli.reports.document import Rate, Table
from xieshang_cli.reports.overdue import overdue


def data(**rows: Any) -> Any:
    return overdue(selection(**rows)).data


def test_by_unit_with_days_and_notices() -> None:
    found = data(
        tasks=[
            task_row("t-0001", lead="区住建局", due_last="2026-11-20", presses=2, press_level="抄送"),
            task_row("t-0002", lead="区住建局", due_last="2026-11-23"),
            task_row("t-0003", due_last=None),
            task_row("t-0004", lead="区住建局", due_last="2026-11-20", topic_status="withdrawn"),
            task_row("t-0005", lead="区住建局", due_last="2026-11-20", state="done"),
        ]
    )
    assert [(line["unit"], line["running"], line["overdue"], line["presses"]) for line in found["by_unit"]] == [
        (None, 1, 0, 0),
        ("区住建局", 2, 1, 2),
    ]
    assert found["total"]["overdue_rate"] == Rate(1, 2, 1)
    (line,) = found["tasks"]
    assert (line["id"], line["days_overdue"], line["days_silent"], line["press_level"]) == ("t-0001", 3, None, "抄送")


def test_a_task_is_silent_after_so_many_days_without_a_word() -> None:
    found = data(
        tasks=[
            task_row("t-0001", heard_last="2026-10-23"),
            task_row("t-0002", heard_last="2026-10-24"),
            task_row("t-0003", heard_last=None),
            task_row("t-0004", heard_last="2026-01-01", state="claimed"),
        ]
    )
    assert [(line["id"], line["days_silent"]) for line in found["tasks"]] == [("t-0001", 31)]
    notes = overdue(selection(tasks=[task_row("t-0003", heard_last=None)])).notes
    assert "1 项在办任务没有任何日期，不知是否沉默，没有算。" in notes


def test_who_left_office_is_said_where_every_term_ended() -> None:
    posts = [
        blank_row(PostRow, station=STATION, post="站长", name="张明", end="2026-08-15"),
        blank_row(PostRow, station=STATION, post="站长", name="李四", end="2026-08-15"),
        blank_row(PostRow, station=STATION, post="副站长", name="李四"),
        blank_row(PostRow, station=STATION, post="秘书", name="王五", end="2026-11-24"),
        blank_row(PostRow, station=STATION, post="秘书", name="孙七", end="2026-11-23"),
    ]
    tasks = [
        task_row(f"t-{place}", supervisor=name)
        for place, name in enumerate(["张明", "李四", "王五", "赵六", None, "孙七"])
    ]
    found = data(tasks=tasks, posts=posts)
    # A term holds until the day before its end: on that day the post is no longer held.
    assert [(line["supervisor"], line["supervisor_left_on"]) for line in found["tasks"]] == [
        ("张明", "2026-08-15"),
        ("孙七", "2026-11-23"),
    ]


def test_a_review_is_late_from_the_day_after_it_was_due() -> None:
    days = ("2026-11-22", "2026-11-23", "2026-11-24", None)
    tasks = [task_row(f"t-000{place}", state="planned", review_last=day) for place, day in enumerate(days)]
    assert data(tasks=tasks)["total"]["reviews"] == 1
    assert data(tasks=[*tasks, task_row("t-0009", state="blocked", review_last="2025-12-31")])["total"]["reviews"] == 2


def test_what_waits_for_others_stands_the_longest_first() -> None:
    transfer = {"id": "x-0001", "topic": f"{STATION}-2026-0001", "station": STATION, "receiver": "620302", "on": "2026"}
    document = overdue(
        selection(
            topics=[topic_row(submitted_last="2026-08-01", adoption_to="区委")],
            transfers=[
                blank_row(TransferRow, **transfer, reply_by="2026-11-22", reply_last="2026-11-22"),
                blank_row(TransferRow, **transfer, reply_last="2026-11-22", replied_on="2026-11-22"),
                blank_row(TransferRow, **transfer, reply_last="2026-11-23"),
            ],
            revisits=[
                blank_row(RevisitRow, id="v-0001", topic="x", station=STATION, due="2026-11-13", due_last="2026-11-13",
                          topic_status="closed"),
                blank_row(RevisitRow, id="v-0002", topic="x", station=STATION, due="2026-11-13", due_last="2026-11-13",
                          topic_status="open"),
            ],
        )
    )  # fmt: skip
    (table,) = [block for block in document.blocks if isinstance(block, Table) and block.key == "others"]
    assert [(row[1], row[-1]) for row in table.rows] == [("报送未答复", 24), ("回头看未做", 10), ("移交未答复", 1)]
    assert (document.counts["adoption"], document.counts["revisits"], document.counts["transfers"]) == (1, 1, 1)

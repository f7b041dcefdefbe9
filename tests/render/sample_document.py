"""One document with every kind of block and every kind of value, and one whose text attacks every format."""

from datetime import date

from xieshang_cli.model.partial import Count, CountTotal, PartialDate
from xieshang_cli.model.vocabulary import Status, TaskState
from xieshang_cli.reports.document import (
    Bar,
    Bars,
    Block,
    Column,
    Document,
    Entries,
    Entry,
    Fact,
    Facts,
    Heading,
    Mark,
    Paragraph,
    Progress,
    Rate,
    Table,
)

DAY = date(2026, 11, 23)

STEPS = Progress(
    "progress",
    [
        Entry("收集议题", Mark.DONE),
        Entry("确定议题", Mark.CURRENT, "第12天"),
        Entry("议前调研", Mark.PENDING),
    ],
)
FACTS = Facts(
    "topic",
    [
        Fact("id", "标识", "620302001-2026-7k3m"),
        Fact("status", "状态", Status.OPEN),
        Fact("raised", "提出日期", PartialDate("2026-03")),
        Fact("affected", "受影响", ("居民", "商户")),
        Fact("headcount", "人次", CountTotal(64, 5, 1, 2)),
        Fact("satisfied", "满意", Rate(47, 50, 3)),
        Fact("adopted", "党委采纳", None),
    ],
    title="基本情况",
)
MISSING = Entries(
    "missing",
    [
        Entry("缺少调研结果", Mark.MISSING, "TP301", "xieshang topic research 7k3m --findings -"),
        Entry("日期颠倒", Mark.ERROR, children=[Entry("决定早于提出", Mark.INFO), Entry("见决定", Mark.WARNING)]),
        Entry("其余齐全"),
    ],
    title="还缺什么",
)
TASKS = Table(
    "tasks",
    [Column("id", "标识"), Column("what", "任务"), Column("left", "剩余天数", is_number=True), Column("state", "状态")],
    [
        ["t-9x2p", "改造雨水管网", 38, TaskState.IN_PROGRESS],
        ["t-aa01", "Plan B", -12, TaskState.DONE],
        ["t-aa02", "公示结果", None, None],
    ],
    title="任务",
)
JOINED = Bars(
    "joined",
    [Bar("2018年", 2, "试点 2"), Bar("2019", 8), Bar("2020", 0), Bar("2021", None)],
    label="年份",
    counted="乡镇街道",
    title="推广",
)
NO_OPINIONS = Table("opinions", [Column("by", "谁")], [], title="意见", empty="没有人提意见")
NO_VISITS = Entries("visits", [], title="督导", empty="没有督导")
NOTES = ["TP304 已豁免"]


def document(
    *blocks: Block, title: str = "滨河路排水", data: object = None, notes: list[str] | None = None
) -> Document:
    return Document("topic", title, DAY, blocks, notes or [], {"topics": 1}, data)


FULL = document(
    STEPS,
    FACTS,
    Heading("经过"),
    Paragraph("第一行\n第二行"),
    MISSING,
    TASKS,
    JOINED,
    NO_OPINIONS,
    NO_VISITS,
    notes=NOTES,
)

ATTACKS = (
    "[red]红[/red]",
    "a | b",
    "<script>alert(1)</script>",
    "\x1b[31mred\x1b[0m",
    "abc\u202edcb",
    "=cmd|' /C calc'!A0",
    "[link](https://evil.example)",
    "\x00\x07\x9b31m\u2066\u200f",
    "*b* _i_ `c` # h",
    "line\nbreak\ttab",
    "::error::x%0A",
)


def attacked(text: str) -> Document:
    """Give a document that says `text` in every place text can stand."""
    entry = Entry(text, Mark.ERROR, text, text, [Entry(text)])
    return document(
        Progress("p", [Entry(text, Mark.CURRENT, text)]),
        Facts("f", [Fact("k", text, text), Fact("t", text, (text, text))], title=text),
        Heading(text),
        Paragraph(text),
        Entries("e", [entry], title=text),
        Table("t", [Column("a", text), Column("b", "乙", is_number=True)], [[text, Count("约30")]], title=text),
        Bars("b", [Bar(text, 3, text)], label=text, counted=text, title=text),
        Bars("c", [], label=text, counted=text, title=text, empty=text),
        Table("u", [Column("a", "甲")], [], title=text, empty=text),
        Entries("v", [], title=text, empty=text),
        title=text,
        notes=[text],
    )

from typing import Any

from reports.sample import STATION, selection, session_row, task_row, topic_row
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.reports.document import Document, Paragraph
from xieshang_cli.reports.yearly import yearly

YEAR = (PartialDate("2026"), PartialDate("2026"))


def said(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def summary(**rows: Any) -> Document:
    return yearly(selection(period=YEAR, **rows))


def test_without_records_every_sentence_says_so() -> None:
    assert said(summary()) == [
        "没有2026年提出的议题的记录。",
        "没有2026年召开的协商会的记录。",
        "没有原定期限在2026年的任务的记录。",
        "2026年提出的议题中，没有达成共识或报送成果的记录。",
        "2026年提出的议题中，还没有到结果反馈的，也没有满意度测评。",
        "没有2026年上交、下放议题的记录。",
    ]


def test_sentences_say_what_the_figures_say() -> None:
    held = {"held_on": "2026-03-02", "held_from": "2026-03-02", "held_until": "2026-03-02"}
    document = summary(
        topics=[
            topic_row("0001", status="closed", tasks=1, tasks_done=1, agreements=1),
            topic_row("0002", status="closed"),
            topic_row("0003"),
        ],
        sessions=[
            session_row("s001", **held, attendances=14, attendances_unknown=0, by_role='{"群众代表": "约6"}'),
            session_row("s002", **held),
        ],
        tasks=[
            task_row("t-0001", state="done", claimed_on="2026-05-10", claimed_from="2026-05-10", due_last="2026-05-31",
                     original_last="2026-04-30"),
            task_row("t-0002", state="blocked", due_last="2026-06-30", original_last="2026-06-30"),
        ],
    )  # fmt: skip
    topics, sessions, promises, adoption, *_rest = said(document)
    assert topics == "2026年提出议题 3 个，到今天进行中 1 个、已办结 2 个。办结的 2 个中，有任务经确认办结的 1 个。"
    assert sessions == (
        "2026年召开协商会 2 次，参加 14 人次（另有 1 次没有记录人数，未计入）。"
        "其中群众代表、利益攸关方参加约 6 人次（另有 1 次没有记录人数，未计入）。"
        "下沉委员到会情况没有记录。主要领导到会情况没有记录。"
    )
    assert promises == (
        "原定期限在2026年的任务 2 项：按期办结 1 项、暂不能办 1 项。"
        "承诺兑现率 1/1（100.0%），按原定期限是 0/1（0.0%）。（其余 1 项没有计入。）"
    )
    assert adoption == "2026年提出的议题中，达成共识或报送成果的 1 个，已报送 0 个。"


def test_the_title_names_unit_and_year() -> None:
    assert summary(station=STATION).title == "滨河路工作站 2026 年度协商工作总结"
    assert summary().title == "2026 年度协商工作总结"

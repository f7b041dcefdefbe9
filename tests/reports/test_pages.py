import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest

from reports.sample import (
    STATION,
    TODAY,
    OtherLanguage,
    context,
    division,
    lamp_request,
    lamp_session,
    late_topic,
    station,
    street_lamps,
)
from xieshang_cli import render
from xieshang_cli.model.policy import Policy
from xieshang_cli.model.records import RecordSet
from xieshang_cli.model.rows import DivisionRow
from xieshang_cli.model.topic import Topic
from xieshang_cli.render.data import envelope
from xieshang_cli.reports.document import Document, Entries, Entry, Facts, Mark, Paragraph, Progress, Rate, Table
from xieshang_cli.reports.pages.context import PageContext
from xieshang_cli.reports.pages.division import division_page
from xieshang_cli.reports.pages.missing import gate_page
from xieshang_cli.reports.pages.reports import reports_page
from xieshang_cli.reports.pages.request import request_page
from xieshang_cli.reports.pages.rule import rule_list, rule_page
from xieshang_cli.reports.pages.session import session_page
from xieshang_cli.reports.pages.station import station_page
from xieshang_cli.reports.pages.tasks import task_page
from xieshang_cli.reports.pages.topic import topic_page
from xieshang_cli.reports.pages.trace import trace_page
from xieshang_cli.rules.engine import catalogue

PERSONS = {"p-4k7x": "孙七"}
BELOW = [DivisionRow(f"{STATION}001", "甲社区", "community", None)]
PAGES: dict[str, Callable[[], Document]] = {
    "topic": lambda: topic_page(street_lamps(), context()),
    "session": lambda: session_page(lamp_session(), context()),
    "request": lambda: request_page(lamp_request(), context()),
    "station": lambda: station_page(station(), context(), [late_topic()]),
    "division": lambda: division_page(division(), context(), BELOW),
    "task": lambda: task_page(street_lamps(), street_lamps().tasks[0], context()),
    "topic.gate": lambda: gate_page(street_lamps(), context()),
    "topic.trace": lambda: trace_page(street_lamps(), context()),
    "rule": lambda: rule_page(catalogue()["TP301"], Policy(), TODAY),
    "report.list": lambda: reports_page(TODAY),
    "rule.list": lambda: rule_list(catalogue().values(), Policy(), TODAY),
}


def block(document: Document, key: str) -> Any:
    return next(block for block in document.blocks if getattr(block, "key", None) == key)


def facts(document: Document, key: str) -> dict[str, object]:
    found = block(document, key)
    assert isinstance(found, Facts)
    return {fact.key: fact.value for fact in found.items}


def items(document: Document, key: str) -> Sequence[Entry]:
    found = block(document, key)
    assert isinstance(found, Entries)
    return found.items


def altered(**facts: Any) -> tuple[Topic, PageContext]:
    topic = Topic.model_validate({**street_lamps().plain(), "format": 1, **facts})
    records = RecordSet([topic, lamp_session(), lamp_request(), station()])
    return topic, PageContext(records=records, today=TODAY)


@pytest.mark.parametrize("format_name", render.FORMATS)
@pytest.mark.parametrize("kind", PAGES)
def test_every_page_renders_in_every_format(kind: str, format_name: str) -> None:
    document = PAGES[kind]()
    assert document.kind == kind
    assert render.load(format_name)(document, width=100)


@pytest.mark.parametrize("kind", PAGES)
def test_what_programs_read_does_not_depend_on_the_language(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    chinese = json.dumps(envelope(PAGES[kind]()), ensure_ascii=False)
    monkeypatch.setattr("xieshang_cli.language._catalogue", OtherLanguage())
    assert json.dumps(envelope(PAGES[kind]()), ensure_ascii=False) == chinese


@pytest.mark.parametrize("kind", PAGES)
def test_no_two_blocks_share_a_key(kind: str) -> None:
    keys = [block.key for block in PAGES[kind]().blocks if hasattr(block, "key")]
    assert len(set(keys)) == len(keys)


def test_a_topic_says_where_it_stands_and_who_holds_it() -> None:
    document = PAGES["topic"]()
    assert document.title == "小区路灯"
    steps = block(document, "steps")
    assert isinstance(steps, Progress)
    assert [step.mark for step in steps.steps] == [Mark.DONE] * 4 + [Mark.CURRENT, Mark.PENDING]
    standing = facts(document, "standing")
    assert standing["holder"] == "滨河路工作站，2026-11-03 进入这一步，已 20 天"
    assert standing["number"] == "滨河路〔2026〕7号"


def test_a_topic_lists_what_is_missing_with_full_commands() -> None:
    commands = {entry.note: entry.command for entry in items(PAGES["topic"](), "missing")}
    assert commands["TP506"] == "xieshang task claim t-0001 --by 主办单位 --evidence 凭证"
    assert commands["TP504"] == "xieshang task edit t-0001 --lead 单位 --due 期限 --supervisor 督办人"
    assert commands["TP501"] == (
        f"xieshang task add --topic {STATION}-2026-7k3m --agreement a-0002 --lead 单位 --due 期限 --supervisor 督办人"
    )


def test_a_claimed_task_waits_to_be_confirmed() -> None:
    claimed = {**street_lamps().plain()["tasks"][0], "claim": {"on": "2026-11-21", "by": "街道办"}}
    topic, around = altered(tasks=[claimed])
    commands = {entry.note: entry.command for entry in items(gate_page(topic, around), "missing")}
    assert commands["TP506"] == "xieshang task confirm t-0001 --by 确认人 --role 身份"


@pytest.mark.parametrize(
    ("persons", "role", "said"),
    [
        ({"p-4k7x": "李秀英"}, "群众代表", "李秀英"),
        ({}, "群众代表", "群众代表"),
        ({}, None, "p-4k7x"),
    ],
)
def test_a_resident_who_confirmed_is_named_only_where_the_private_file_is(
    persons: dict[str, str], role: str | None, said: str
) -> None:
    done = {"on": "2026-11-21", "by": "街道办"}
    task = {**street_lamps().plain()["tasks"][0], "claim": done}
    topic, around = altered(tasks=[{**task, "confirmation": {"on": "2026-11-22", "by": "p-4k7x", "role": role}}])
    here = PageContext(records=around.records, today=around.today, persons=persons)
    assert facts(task_page(topic, topic.tasks[0], here), "ending")["confirmed_by"] == said
    traced = render.load("table")(trace_page(topic, here), width=None)
    assert f"(2026-11-22，{said})" in traced


def test_a_topic_whose_gate_is_met_says_how_to_go_on() -> None:
    topic, around = altered(step="research", research=[
        {"id": "r-0001", "on": "2026-04-10", "method": "入户走访", "by": ["赵六"], "findings": "12盏不亮"}
    ], waivers=[], events=[])  # fmt: skip
    document = gate_page(topic, around)
    assert items(document, "missing") == [
        Entry("这一步的材料已齐，可以进入下一步", Mark.DONE, "", f"xieshang topic advance {topic.id}")
    ]
    assert document.counts == {"missing": 0}
    page = topic_page(topic, around)
    assert facts(page, "standing")["holder"] == "滨河路工作站，何时进入这一步未记录"


def test_an_ended_topic_has_no_current_step_and_no_holder() -> None:
    topic, around = altered(status="withdrawn")
    document = topic_page(topic, around)
    assert Mark.CURRENT not in [step.mark for step in block(document, "steps").steps]
    assert "holder" not in facts(document, "standing")
    assert items(document, "missing") == [Entry("议题已撤回，没有未完的步骤", Mark.DONE)]


def test_each_agreement_stands_with_its_task_and_the_days_it_is_late() -> None:
    first, second = items(PAGES["topic"](), "agreements")
    assert first.children == [
        Entry("更换路灯：街道办", Mark.ERROR, "t-0001，办理中，逾期 3 天", "xieshang task progress t-0001 --note 进展")
    ]
    assert second == Entry(
        "每季巡查",
        Mark.MISSING,
        "a-0002，还没有任务",
        f"xieshang task add --topic {STATION}-2026-7k3m --agreement a-0002",
    )


def test_opinions_are_counted_and_dissent_is_kept() -> None:
    document = PAGES["topic"]()
    assert facts(document, "opinions") == {"total": 2, "for": 1, "against": 0, "neutral": 0, "unknown": 1}
    assert [entry.text for entry in items(document, "reservations")] == ["费用从哪里来"]


def test_satisfaction_has_its_parts_and_waivers_their_approver() -> None:
    document = PAGES["topic"]()
    assert facts(document, "survey_1")["satisfaction"] == Rate(20, 25)
    assert items(document, "waivers") == [Entry("TP301：资料遗失", note="王五批准，未定有效期")]


def test_the_timeline_says_who_typed_what() -> None:
    assert items(PAGES["topic"](), "timeline") == [
        Entry("2026-03-02 收集", note="张三"),
        Entry("2026-11-03 advance", note="张三"),
    ]


@pytest.mark.parametrize(("persons", "who"), [({}, "群众"), (PERSONS, "孙七（群众）")])
def test_a_resident_is_named_only_where_the_private_file_is(persons: dict[str, str], who: str) -> None:
    assert facts(topic_page(street_lamps(), context(persons)), "raised")["by"] == who
    session = session_page(lamp_session(), context(persons))
    named = block(session, "participants").rows[0][0]
    assert named == ("孙七" if persons else "群众代表")
    speaker = "孙七（群众代表）" if persons else "群众代表"
    assert items(session, "opinions")[0].text == f"{speaker}：早该换"
    assert "孙七" not in json.dumps(envelope(session), ensure_ascii=False)


def test_a_session_says_which_topic_has_no_outcome() -> None:
    bare = lamp_session().model_copy(update={"outcomes": ()})
    (entry,) = items(session_page(bare, context()), "topics")
    assert entry.mark is Mark.MISSING
    assert entry.note == "第 1 次协商，结果未记录"
    assert entry.command == f"xieshang session conclude {STATION}-2026-s001 --topic {STATION}-2026-7k3m"


def test_a_request_without_topic_says_what_to_run() -> None:
    alone = PageContext(records=RecordSet([lamp_request()]), today=TODAY)
    (entry,) = items(request_page(lamp_request(), alone), "topics")
    assert entry.command == f"xieshang topic new --request {STATION}-2026-r001"


def test_the_trace_is_a_tree_with_its_gaps() -> None:
    document = PAGES["topic.trace"]()
    (head,) = items(document, "chain")
    marks = {entry.text: entry.mark for entry in _walk([head])}
    assert marks["共识：更换12盏"] is Mark.PLAIN
    assert marks["任务：没有分派任务"] is Mark.MISSING
    assert marks["凭证：还没有申报办结"] is Mark.MISSING
    assert document.counts["gaps"] == sum(mark is Mark.MISSING for mark in marks.values()) == 2


def _walk(entries: Sequence[Entry]) -> Iterator[Entry]:
    for entry in entries:
        yield entry
        yield from _walk(entry.children)


@pytest.mark.parametrize("page", [topic_page, trace_page])
def test_a_merge_and_a_split_are_seen_from_the_topic_itself(page: Callable[[Topic, PageContext], Document]) -> None:
    lamps, request = street_lamps(), lamp_request()
    merged: dict[str, Any] = {
        "id": f"{STATION}-2026-0002",
        "title": "楼道灯",
        "status": "merged",
        "merged_into": lamps.id,
    }
    part = {"id": f"{STATION}-2026-0003", "title": "修井盖", "split_from": lamps.id}
    merged["raised"] = {"requests": [request.id]}
    others = [Topic.model_validate({"station": STATION, **facts}) for facts in (merged, part)]
    document = page(lamps, PageContext(records=RecordSet([lamps, request, *others]), today=TODAY))
    (entry,) = items(document, "merged")
    assert entry.text == "议题：楼道灯"
    assert entry.note.startswith(f"{STATION}-2026-0002，")
    assert [(below.text, below.note.split("，")[0]) for below in entry.children] == [("诉求：路灯不亮", request.id)]
    text = render.load("table")(document, width=None)
    assert "修井盖" in text
    assert f"{STATION}-2026-0003" in text


def test_the_catalogue_has_one_line_a_rule() -> None:
    document = PAGES["rule.list"]()
    tables = [part for part in document.blocks if isinstance(part, Table)]
    assert [row[0] for table in tables for row in table.rows] == sorted(catalogue())
    assert [table.key for table in tables] == sorted({code[:2] for code in catalogue()})
    ungrouped = rule_list(catalogue().values(), Policy(), TODAY, is_grouped=False)
    assert [row[0] for row in block(ungrouped, "rules").rows] == sorted(catalogue())


def test_the_page_of_a_rule_is_its_docstring() -> None:
    rule = catalogue()["TP301"]
    document = rule_page(rule, Policy(severity={"TP301": "error"}), TODAY)
    assert document.title == "TP301 没有议前调研"
    said = [block.text for block in document.blocks if isinstance(block, Paragraph)]
    assert "\n\n".join([f"{rule.title}。", *said]) == rule.page
    assert facts(document, "rule")["severity"] == "错误"

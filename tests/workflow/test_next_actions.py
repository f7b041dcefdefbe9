"""What to do next, and the command for it."""

import subprocess
import sys

import pytest

from workflow.samples import TOPIC, a_topic, at_step, records, stamp, walked
from xieshang_cli.model.rows import TopicRow
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import STEPS, Step
from xieshang_cli.rules.engine import catalogue
from xieshang_cli.workflow.next_actions import NextAction, gate_actions, next_actions
from xieshang_cli.workflow.summary import rows_of
from xieshang_cli.workflow.transfers import Handing, escalate


def row(topic: Topic) -> TopicRow:
    found = rows_of(topic, records())[0]
    assert isinstance(found, TopicRow)
    return found


def test_what_is_complete_goes_on() -> None:
    assert next_actions(row(a_topic())) == [NextAction("材料已齐，转入“确定议题”", "xieshang topic advance 7k3m")]
    assert gate_actions(TOPIC, Step.FEEDBACK, []) == [NextAction("材料已齐，办结议题", "xieshang topic advance 7k3m")]


def test_one_action_for_several_things_the_same_command_brings() -> None:
    assert [action.command for action in next_actions(row(at_step(Step.DECIDE)))] == [
        "xieshang topic decide 7k3m --result 列入协商 --by 审定机构 --reason 理由 --scope 乡级"
    ]


@pytest.mark.parametrize(
    ("codes", "text", "options"),
    [
        (["TP205"], "补全审定", "--scope 乡级"),
        (["TP207"], "告知提出人", "--told-on 日期"),
        (["TP204", "TP205", "TP207"], "补全审定", "--on 日期 --scope 乡级 --told-on 日期"),
    ],
)
def test_a_decision_that_is_there_is_completed_not_overturned(codes: list[str], text: str, options: str) -> None:
    assert gate_actions(TOPIC, Step.DECIDE, codes) == [NextAction(text, f"xieshang topic decide 7k3m {options}")]


def test_what_is_mended_by_hand_stands_beside_a_decision() -> None:
    assert [action.command for action in gate_actions(TOPIC, Step.DECIDE, ["TP003", "TP205"])] == [
        "xieshang topic decide 7k3m --scope 乡级",
        "xieshang topic edit 7k3m",
    ]


def test_an_adjourned_topic_meets_again() -> None:
    assert [action.text for action in gate_actions(TOPIC, Step.DELIBERATE, ["TP408", "TP410"])] == ["再开一次协商会"]


def test_callers_shorten_as_they_know() -> None:
    (action,) = next_actions(row(at_step(Step.RESEARCH)), shorten=lambda name: name[-9:])
    assert action.command == ("xieshang topic research 2026-7k3m --method 入户走访 --by 调研人员 --findings 调研发现")


def test_a_known_session_or_task_is_named() -> None:
    actions = gate_actions(TOPIC, Step.DELIBERATE, ["TP405", "TP404"], session="620302001-2026-5001")
    assert [action.command for action in actions] == [
        "xieshang session attend 5001 --role 利益攸关方 --count 人数",
        "xieshang session edit 5001 --recorder 记录人",
    ]
    (unknown,) = gate_actions(TOPIC, Step.IMPLEMENT, ["TP506"])
    assert unknown.command == "xieshang task claim 任务编码 --by 主办单位 --evidence 凭证"


def test_a_transfer_comes_before_everything() -> None:
    topic = escalate(at_step(Step.DECIDE), Handing(reason="超出职权"), records(), stamp())
    assert [action.command for action in next_actions(row(topic))] == [
        "xieshang topic accept 7k3m",
        "xieshang topic return 7k3m --reason 理由",
    ]


def test_a_closed_topic_needs_nothing() -> None:
    assert next_actions(row(walked()[0])) == []


@pytest.mark.parametrize("step", STEPS)
def test_every_gate_rule_leads_to_a_command_about_the_topic_or_what_hangs_on_it(step: Step) -> None:
    for rule in catalogue().values():
        if rule.is_gate and rule.step == step:
            (action,) = gate_actions(TOPIC, step, [rule.code], session=TOPIC, task="t-0001")
            assert action.command.startswith("xieshang ")
            assert "7k3m" in action.command or "t-0001" in action.command
            assert "{" not in action.command


def test_lists_ask_without_loading_pydantic() -> None:
    code = "import sys, xieshang_cli.workflow.next_actions; sys.exit('pydantic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

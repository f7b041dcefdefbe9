"""One topic through all six steps, as a clerk types it, with the whole output of every command."""

from pathlib import Path

from cli.clerk import Clerk, without_random_ids
from cli.trial import Answer

WALK = (Path(__file__).parent / "walk.txt").read_text(encoding="utf-8")


def test_a_topic_walks_through_all_six_steps(clerk: Clerk) -> None:
    """The commands of walk.txt, each with its exit code and all it says."""
    agreement = ""
    expected, actual = [], []
    for entry in WALK.split("\n$ ")[1:]:
        line, _newline, said = entry.partition("\n")
        arguments = line.replace("AGREEMENT", agreement).split()
        answer = clerk.run(*arguments)
        expected.append(f"$ {line}\n{said}".rstrip("\n"))
        actual.append(f"$ {line}\n{without_random_ids(_shown(answer))}".rstrip("\n"))
        if arguments[:2] == ["session", "conclude"]:
            agreement = clerk.data("topic", "show", "7k3m")["agreements"][0]["id"]
    assert "\n".join(actual) == "\n".join(expected)


def test_nobody_who_lives_there_is_named_in_a_record(clerk: Clerk) -> None:
    test_a_topic_walks_through_all_six_steps(clerk)

    told = {
        name
        for name, content in clerk.files().items()
        for secret in ("李秀英", "赵六", "13800000000")
        if secret.encode() in content
    }
    assert told == {"private/620302001/2026.yaml"}


def test_every_change_leaves_its_event(clerk: Clerk) -> None:
    test_a_topic_walks_through_all_six_steps(clerk)

    events = [event["action"] for event in clerk.data("topic", "show", "7k3m")["events"]]
    assert events == [
        "new", "advance", "decide", "advance", "research", "advance", "advance", "task.add", "task.progress",
        "task.claim", "task.confirm", "advance", "feedback.tell", "feedback.publish", "feedback.survey", "advance",
    ]  # fmt: skip


def _shown(answer: Answer) -> str:
    shown = answer.err + answer.out
    return shown + (f"[{answer.code}]\n" if answer.code else "")

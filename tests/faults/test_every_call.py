"""Every command that writes, with every call by which it changes files going wrong once in every way.

Afterwards each file is the old one or the new one, everything can be read, and the next command works.
"""

import errno
import re
from collections.abc import Iterator

import pytest

from cli import every_command
from faults.cases import ALSO, CASES, Case
from faults.workshop import (
    DEAD,
    FAIL,
    FULL,
    INTERRUPT,
    KILL,
    SHORT,
    TORN,
    Call,
    Fault,
    Outcome,
    Tree,
    Workshop,
    read_tree,
    without_leftovers,
)
from xieshang_cli.storage.together import unfinished

ALL = [case for cases in (CASES | ALSO).values() for case in cases]
MOMENTS = 30
NEVER = 1 << 60
OTHER_COMMAND = "request new --station 620302001 --text 另一条"
NEED_ROOM = {"create", "write", "mkdir"}


def test_every_command_that_writes_has_a_case() -> None:
    """A command without one could lose records unnoticed: add its line to faults/cases.py."""
    assert set(CASES) == every_command.WRITING
    lines = [(name, case.line) for name, cases in (CASES | ALSO).items() for case in cases]
    assert [(name, line) for name, line in lines if not line.startswith(name)] == []


@pytest.mark.slow
@pytest.mark.parametrize("case", ALL, ids=lambda case: case.line.replace(" ", "_"))
def test_every_call_of_a_command_may_go_wrong(case: Case, bench: Workshop) -> None:
    trial = Trial(case, bench)
    inside = [call for call in trial.good.calls if call.path.startswith(str(bench.archive))]
    points = [call for call in inside if "/.xieshang/index." not in call.path][:: case.stride]
    for number, call in enumerate(points):
        for fault in faults_at(call, is_stopped=number % 3 == 0):
            trial.go_wrong(fault, call)


@pytest.mark.slow
@pytest.mark.parametrize(("is_cold", "stride"), [(False, 1), (True, 4)], ids=["warm", "cold"])
def test_every_call_that_writes_the_index_may_go_wrong(bench: Workshop, is_cold: bool, stride: int) -> None:
    trial = Trial(CASES["topic advance"][0], bench, is_cold=is_cold)
    points = [call for call in trial.good.calls if "/.xieshang/" in call.path][::stride]
    assert len(points) > 30
    for number, call in enumerate(points):
        for fault in faults_at(call, is_stopped=number % 3 == 0):
            trial.go_wrong(fault, call)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["topic advance", "topic new", "session attend", "attach", "station handover", "fmt"])
def test_ctrl_c_may_come_at_any_moment(name: str, bench: Workshop) -> None:
    """Also where no file is changed: in the index, the rules, a library that would swallow it."""
    for case in (CASES | ALSO)[name][-1:]:
        trial = Trial(case, bench)
        functions = trial.functions()
        for moment in range(1, MOMENTS):
            trial.stop(functions * moment // MOMENTS)


def faults_at(call: Call, *, is_stopped: bool) -> Iterator[Fault]:
    """Give what can go wrong at a call, with Ctrl-C if `is_stopped`. A kill after it is a kill before the next one."""
    yield Fault(call.number, KILL)
    if is_stopped:
        yield Fault(call.number, INTERRUPT)
    yield Fault(call.number, FAIL, errno.EIO)
    if call.name in NEED_ROOM:
        yield Fault(call.number, FULL, errno.ENOSPC)
    if call.name == "write":
        yield Fault(call.number, FAIL, errno.EINTR)
        yield Fault(call.number, SHORT)
        yield Fault(call.number, TORN)
    if call.name in {"rename", "link", "unlink"}:
        yield Fault(call.number, DEAD, errno.EIO)


class Trial:
    """One command: the state before it, the state after it, and what is allowed when it does not come through."""

    def __init__(self, case: Case, bench: Workshop, *, is_cold: bool = False) -> None:
        self.case, self.bench = case, bench
        self.start = bench.prepare(case)
        if is_cold:
            self.start = {path: found for path, found in self.start.items() if not path.startswith(".xieshang")}
        bench.put_back(self.start)
        # One turn as all later ones: what is made but once is there, and the index meets the same files put back.
        bench.run(case.line)
        if not case.outside:
            bench.run(OTHER_COMMAND)
        bench.put_back(self.start)
        self.before = read_tree(bench.archive)
        self.good = bench.run(case.line, traced=True)
        assert self.good.code == 0, self.good.err
        self.after = read_tree(bench.archive)
        assert self.after != self.before
        self._answers: dict[int, Outcome] = {}

    def go_wrong(self, fault: Fault, call: Call) -> None:
        """Run the command with a fault, and hold what it leaves against what is allowed."""
        self.bench.put_back(self.start)
        outcome = self.bench.run(self.case.line, fault)
        found = read_tree(self.bench.archive)
        context = f"{self.case.line}: {fault} at {call}: {outcome}"
        was_killed = fault.kind in {KILL, TORN}
        assert (outcome.code == -9) == was_killed, context
        assert self._foreign(without_leftovers(found)) == [], context
        if not was_killed:
            if fault.kind == INTERRUPT:
                self._require_stopped(outcome, found, context)
            else:
                self._require_said(outcome, found, context)
            if fault.kind != DEAD and (call.name, fault.kind) != ("unlink", FAIL):
                assert found.keys() <= without_leftovers(found).keys() | self.before.keys(), context
        self._require_readable(context)
        if was_killed or fault.kind in {FULL, INTERRUPT}:
            self._require_next(found, context)

    def stop(self, at: int) -> None:
        """Run the command and press Ctrl-C when so many functions have begun or ended."""
        self.bench.put_back(self.start)
        outcome = self.bench.run(self.case.line, interrupt=at)
        found = read_tree(self.bench.archive)
        context = f"{self.case.line}: Ctrl-C at {at}: {outcome}"
        assert self._foreign(found) == [], context
        self._require_stopped(outcome, found, context)
        self._require_readable(context)
        self._require_next(found, context)

    def functions(self) -> int:
        """Count how many functions begin and end while the command runs."""
        self.bench.put_back(self.start)
        return self.bench.run(self.case.line, interrupt=NEVER).calls[-1].number

    def _foreign(self, found: Tree) -> list[str]:
        """Give what is neither as before nor as after."""
        return [
            path
            for path in found.keys() | self.before.keys() | self.after.keys()
            if found.get(path) not in {self.before.get(path), self.after.get(path)}
        ]

    def _require_said(self, outcome: Outcome, found: Tree, context: str) -> None:
        """What is said is true: done is done, and a failure left the records as they were, or says otherwise."""
        assert "Traceback" not in outcome.err, context
        if outcome.code == 1 and self.case.finds:
            assert without_leftovers(found) == self.after, context
            return
        assert outcome.code in {0, 5}, context
        if outcome.code == 0:
            assert outcome.out == self.good.out, context
            assert without_leftovers(found) == self.after, context
            return
        assert outcome.out == "", context
        assert outcome.err.removeprefix(self._said_before(outcome)).startswith("错误："), context
        if "没能撤回" in outcome.err:
            for path in unfinished(self.bench.archive):
                del found[path]
        if "已经写入" not in outcome.err and not self.case.one_by_one:
            assert _records(found) == _records(self.before), context

    def _require_stopped(self, outcome: Outcome, found: Tree, context: str) -> None:
        """Whoever presses Ctrl-C is told in a sentence, and truly, whether anything was saved before."""
        if outcome.code == 0:  # it came when all was done
            assert (outcome.out, without_leftovers(found)) == (self.good.out, self.after), context
            return
        assert (outcome.code, outcome.out) == (130, ""), context
        sentence, _, hint = outcome.err.removeprefix(self._said_before(outcome)).partition("\n")
        if sentence == "错误：已中断，没有写到一半的文件。":
            assert (hint, _records(found)) == ("", _records(self.before)), context
        else:
            assert re.fullmatch("错误：已中断；在这之前写好了 [0-9]+ 个文件，没有写到一半的。", sentence), context
            assert hint.startswith("写好的："), context
            assert _records(found) != _records(self.before), context
            assert self.case.one_by_one or _records(found) == _records(self.after), context

    def _said_before(self, outcome: Outcome) -> str:
        """What the command had said beside its result when it was stopped."""
        before = outcome.err.partition("错误：")[0]
        assert self.good.err.startswith(before)
        return before

    def _require_readable(self, context: str) -> None:
        """Whatever the index went through, it says what a new one says."""
        state = hash(frozenset(without_leftovers(read_tree(self.bench.archive)).items()))
        question = f"validate --format json -C {self.case.outside or '.'}"
        answer = self.bench.run(question)
        if state not in self._answers:
            there = read_tree(self.bench.archive, with_cache=True)
            self.bench.put_back({path: found for path, found in there.items() if ".xieshang" not in path.split("/")})
            self._answers[state] = self.bench.run(question)
            self.bench.put_back(there)
        assert answer == self._answers[state], context
        assert answer.code in {0, 1} or (self.case.outside and answer.code == 5), context

    def _require_next(self, found: Tree, context: str) -> None:
        """The next command is in nobody's way: the same one where nothing was done, and another one."""
        if _records(found) != _records(self.after):
            again = self.bench.run(self.case.line)
            assert again.code == 0, (context, again)
            if not _holds_private(self.after, self.before):
                assert _masked(read_tree(self.bench.archive)) == _masked(self.after), context
        if not self.case.outside:
            other = self.bench.run(OTHER_COMMAND)
            assert other.code == 0, (context, other)


def _records(tree: Tree) -> Tree:
    """Leave out what is written first and may be there without its record, private or a copy, and folders."""
    return {
        path: found
        for path, found in without_leftovers(tree).items()
        if found[1] and not path.startswith(("private/", "attachments/"))
    }


def _masked(tree: Tree) -> list[tuple[str, int, bytes]]:
    """Give what is there but for random ids: those of what was taken back are not given again."""
    return sorted(
        (re.sub(r"-[0-9a-z]{4}\.yaml", ".yaml", path), mode, re.sub(rb"(?<=-2026-)[0-9a-z]{4}", b"", content))
        for path, (mode, content) in without_leftovers(tree).items()
    )


def _holds_private(after: Tree, before: Tree) -> bool:
    return {p: f for p, f in after.items() if p.startswith("private")} != {
        p: f for p, f in before.items() if p.startswith("private")
    }

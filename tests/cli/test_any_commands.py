"""Whatever is typed in whatever order: a sentence or a change, and no structural error in the archive."""

import os
import shutil
from contextlib import ExitStack
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from cli.any_commands import COMMANDS, NOT_TRIED, ODD, POOLS, SETTING_UP, filled, words_of, write_files
from cli.every_command import WRITING
from cli.trial import Run
from xieshang_cli.model.identity import code_of, repeatable_ids
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import TaskState
from xieshang_cli.rules.engine import catalogue
from xieshang_cli.storage.archive import Archive
from xieshang_cli.workflow import gate

Stamps = dict[str, tuple[int, int]]
FIRST_DAY = date(2026, 11, 23)
IN_TEN = st.integers(1, 10)
TEN = 10


class AnyCommands(RuleBasedStateMachine):
    """The example archive in the hands of people who type everything."""

    hands = POOLS["hand"]

    def __init__(self, run: Run, example: Path, bench: Path) -> None:
        super().__init__()
        self.run = run
        self.bench = bench
        self.root = bench / "archive"
        self.today = FIRST_DAY
        shutil.copytree(example, self.root, ignore=shutil.ignore_patterns(".xieshang"))
        write_files(bench / "outside")
        self.stack = ExitStack()
        self.stack.enter_context(repeatable_ids("any"))
        self.seen = self.stamps()
        self.has_changed = True

    def teardown(self) -> None:
        self.stack.close()
        try:
            for looking in ("validate", "todo", "report promises", "report yearly"):
                answer = self.run(*looking.split(), "-C", str(self.root), "--today", self.today.isoformat())
                assert (looking, answer.code in {0, 1}, answer.err) == (looking, True, "")
        finally:
            shutil.rmtree(self.bench)
            self.bench.mkdir()

    def stamps(self) -> Stamps:
        """Give what tells whether a record file was written."""
        return {
            path.relative_to(self.root).as_posix(): (found.st_mtime_ns, found.st_ino)
            for path in self.root.rglob("*")
            if ".xieshang" not in path.parts and "private" not in path.parts and path.is_file()
            for found in [path.stat()]
        }

    def type(self, group: str, data: st.DataObject) -> None:
        """Type one command of a group."""
        template = data.draw(st.sampled_from(COMMANDS[group]), "command")
        line = filled(template, lambda: data.draw(IN_TEN, "left out") > 8, lambda gap: self.fill(gap, data))
        answer = self.run(*line, "-C", str(self.root), "--today", self.today.isoformat())
        after = self.stamps()
        assert answer.code in {0, 2, 3}, (line, answer)
        assert "Traceback" not in answer.err
        if answer.code:
            assert (answer.out, bool(answer.err.strip())) == ("", True), (line, answer)
            assert after == self.seen, (line, answer)
        self.has_changed = after != self.seen
        self.seen = after

    def fill(self, gap: str, data: st.DataObject) -> list[str]:
        """Fill a gap from its pool, or with what the archive has."""
        if gap == "despite":
            return [word for code in self.missing() for word in ("--despite", code)]
        odd = ODD.get(gap, ())
        is_odd = bool(odd) and data.draw(IN_TEN, "odd") == TEN
        pool = odd if is_odd else self.hands if gap == "hand" else POOLS.get(gap) or self.found(gap)
        return [data.draw(st.sampled_from(pool), gap).replace("OUTSIDE", str(self.bench / "outside"))]

    def missing(self) -> list[str]:
        """Give the rules that keep the topic back that is named most often."""
        archive = Archive(self.root)
        return sorted({finding.code for finding in gate.missing(archive.topic("5r2p"), archive.records)})

    def found(self, gap: str) -> list[str]:
        """Give the ids of that kind that the archive has, and letters that were written."""
        archive = Archive(self.root)
        if gap == "agreement":
            held = [archive.session(row) for row in ("1h7q", "new4")]
            return sorted(point.id for one in held for outcome in one.outcomes for point in outcome.agreements)
        if gap == "letter":
            return [*sorted(map(str, (self.bench / "outside").glob("letter*"))), "zzzz"]
        supervision = archive.supervision("620302")
        visits = supervision.visits if supervision else ()
        return [*(finding.id for visit in visits for finding in visit.findings), "f-zzzz"]

    @rule(data=st.data())
    def collect(self, data: st.DataObject) -> None:
        self.type("collecting", data)

    @rule(data=st.data())
    def decide(self, data: st.DataObject) -> None:
        self.type("deciding", data)

    @rule(data=st.data())
    def move(self, data: st.DataObject) -> None:
        self.type("moving", data)

    @rule(data=st.data())
    def end(self, data: st.DataObject) -> None:
        self.type("ending", data)

    @rule(data=st.data())
    def hand_on(self, data: st.DataObject) -> None:
        self.type("handing on", data)

    @rule(data=st.data())
    def meet(self, data: st.DataObject) -> None:
        self.type("meeting", data)

    @rule(data=st.data())
    def carry_out(self, data: st.DataObject) -> None:
        self.type("carrying out", data)

    @rule(data=st.data())
    def give_back(self, data: st.DataObject) -> None:
        self.type("giving back", data)

    @rule(data=st.data())
    def plan(self, data: st.DataObject) -> None:
        self.type("planning", data)

    @rule(data=st.data())
    def staff(self, data: st.DataObject) -> None:
        self.type("staffing", data)

    @rule(data=st.data())
    def supervise(self, data: st.DataObject) -> None:
        self.type("supervising", data)

    @rule(days=st.integers(1, 4))
    def wait(self, days: int) -> None:
        self.today += timedelta(days)

    @precondition(lambda self: self.has_changed)
    @invariant()
    def nothing_is_structurally_wrong(self) -> None:
        archive = Archive(self.root)
        assert archive.index.unreadable(self.today) == []
        rules = catalogue()
        found = archive.index.findings(self.today)
        assert [(f.code, f.message, f.path) for f in found if rules[f.code].is_structural] == []

    @precondition(lambda self: self.has_changed)
    @invariant()
    def each_topic_has_one_holder_and_is_done_by_two_hands(self) -> None:
        archive = Archive(self.root)
        for path in self.seen:
            if path.startswith("topics/"):
                topic = archive.topic(Path(path).stem)
                assert topic.holder == holder_by_hand(topic)
                assert sum(transfer.is_pending for transfer in topic.transfers) <= 1
                self.require_two_hands(topic)

    def require_two_hands(self, topic: Topic) -> None:
        """What is done was claimed by one and confirmed by another."""
        for task in topic.tasks:
            if task.state == TaskState.DONE:
                assert task.claim is not None
                assert task.confirmation is not None
                assert same_name(task.claim.by) != same_name(task.confirmation.by)
                assert same_name(task.lead) != same_name(task.confirmation.by)


def holder_by_hand(topic: Topic) -> str:
    """Follow the topic from desk to desk: whoever took it has it, and who gave it back has it no more."""
    taken = [move.to for move in topic.transfers if move.accepted_on is not None and move.returned_on is None]
    return [code_of(topic.id), *taken][-1]


def same_name(name: str | None) -> str:
    return "".join((name or "").split())


@pytest.fixture
def prepared(xieshang: Run, example: Path, tmp_path: Path) -> Path:
    """The example archive with more in it."""
    folder = tmp_path / "prepared"
    shutil.copytree(example, folder, ignore=shutil.ignore_patterns(".xieshang", "schemas"))
    with repeatable_ids("prepared"):
        for line in SETTING_UP:
            answer = xieshang(*line.split(), "-C", str(folder))
            assert answer.code == 0, (line, answer)
    shutil.rmtree(folder / ".xieshang")
    return folder


def walk(run: Run, example: Path, bench: Path, examples: int, steps: int, *, same: bool) -> None:
    """Type so many sequences of commands."""
    run_state_machine_as_test(
        lambda: AnyCommands(run, example, bench),  # type: ignore[arg-type] # it takes whatever makes a machine
        settings=settings(
            max_examples=examples, stateful_step_count=steps, deadline=None, derandomize=same, database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip


def test_every_command_that_writes_is_tried() -> None:
    tried = {words_of(template) for templates in COMMANDS.values() for template in templates}
    assert tried == WRITING - NOT_TRIED


def test_a_few_sequences(xieshang: Run, prepared: Path, tmp_path: Path) -> None:
    walk(xieshang, prepared, tmp_path / "bench", 6, 15, same=True)


@pytest.mark.slow
def test_many_sequences(xieshang: Run, prepared: Path, tmp_path: Path) -> None:
    walk(xieshang, prepared, tmp_path / "bench", int(os.environ.get("ANY_EXAMPLES", "100")), 50, same=False)

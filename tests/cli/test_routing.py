from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cli.trial import TABLE
from xieshang_cli.cli.routing import UnknownCommandError, route

COMMON = [
    ["-q"],
    ["--no-input"],
    ["-C", "thing"],
    ["-Cthing"],
    ["--format=json"],
    ["--format", "list"],
    ["--today", "-x"],
]


@given(before=st.lists(st.sampled_from(COMMON)), between=st.lists(st.sampled_from(COMMON)))
def test_common_options_never_change_the_command(before: list[list[str]], between: list[list[str]]) -> None:
    first, second = list(chain.from_iterable(before)), list(chain.from_iterable(between))
    found = route([*first, "thing", *second, "show", "7k3m", "--limit", "2"], TABLE)
    assert (found.words, found.rest) == (("thing", "show"), [*first, *second, "7k3m", "--limit", "2"])


@pytest.mark.parametrize(
    ("line", "words", "rest"),
    [
        ("", ("status",), []),
        ("-q", ("status",), ["-q"]),
        ("thing", ("thing", "list"), []),
        ("thing --overdue x", ("thing", "list"), ["--overdue", "x"]),
        ("thing --help", ("thing",), ["--help"]),
        ("thing list --help", ("thing", "list"), ["--help"]),
        ("--help", (), ["--help"]),
        ("bare", ("bare",), ["-h", "--help"]),
        ("-C", ("status",), ["-C"]),
        ("thing show -- list", ("thing", "show"), ["--", "list"]),
    ],
)
def test_route(line: str, words: tuple[str, ...], rest: list[str]) -> None:
    found = route(line.split(), TABLE)
    assert (found.words, found.rest) == (words, rest)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("shwo", "没有“shwo”这个命令。"),
        ("stat", "没有“stat”这个命令。是不是想用 status？"),
        ("thing 查看", "没有“thing 查看”这个命令。是不是想用 thing show？"),
        ("-C x thing nwe", "没有“thing nwe”这个命令。是不是想用 thing new？"),
    ],
)
def test_unknown(line: str, sentence: str) -> None:
    with pytest.raises(UnknownCommandError) as caught:
        route(line.split(), TABLE)
    assert caught.value.message == sentence

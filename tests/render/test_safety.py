"""Hostile text reaches no screen and becomes no markup, whatever the format and wherever it stands."""

import csv
import io
import json
import re

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from render.sample_document import ATTACKS, attacked
from xieshang_cli.render import FORMATS, load
from xieshang_cli.render.safety import safe

CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
PAGES = [*((name, False) for name in FORMATS), ("table", True)]


@pytest.fixture(autouse=True)
def dumb_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")


@pytest.mark.parametrize("text", ATTACKS)
@pytest.mark.parametrize(("name", "on_terminal"), PAGES)
def test_no_control_character_leaves(name: str, on_terminal: bool, text: str) -> None:
    written = load(name, on_terminal=on_terminal)(attacked(text), width=200)
    assert not CONTROL.search(written.replace("\t", "") if name == "tsv" else written)


@pytest.mark.parametrize("text", ["[red]红[/red]", ":smile: [/附件]", "[link=https://evil.example]x[/link]", "{x} %s"])
def test_brackets_are_shown_on_the_terminal_as_they_are(text: str) -> None:
    written = load("table", on_terminal=True)(attacked(text), width=200)
    assert written.count(text) == load("table")(attacked(text), width=None).count(text) > 15


def test_colours_come_from_the_page_and_never_from_a_record(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    page = load("table", on_terminal=True)
    codes = re.findall("\x1b[^m]*m", page(attacked("\x1b[31m"), width=200))
    assert codes == re.findall("\x1b[^m]*m", page(attacked("u001b[31m"), width=200))
    assert codes
    monkeypatch.setenv("NO_COLOR", "1")
    assert not re.search("\x1b\\[[0-9;]*3[0-9]m", page(attacked("x"), width=200))


@pytest.mark.parametrize("text", ["=1+1", "+1", "-x", "@SUM(A1)", "\t=1", "\r=1", "＝1", "-"])
@pytest.mark.parametrize("name", ["csv", "tsv"])
def test_formulas_are_defused_in_spreadsheets(name: str, text: str) -> None:
    header = load(name)(attacked(text), width=None).splitlines()[0]
    assert header.startswith(("'", "\"'"))


@pytest.mark.parametrize("text", ["-12", "-0.5", "滨河路=12", "12"])
def test_numbers_and_words_stay_themselves_in_csv(text: str) -> None:
    assert next(csv.reader(io.StringIO(load("csv")(attacked(text), width=None))))[0] == text


def _markdown_tokens(text: str) -> list[str]:
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    tokens = parser.parse(load("markdown")(attacked(text), width=None))
    nested = [child for token in tokens for child in (token.children or [])]
    return [token.type for token in [*tokens, *nested] if token.type != "text"]


MARKUP = [
    *(text for text in ATTACKS if "\n" not in text),
    "# h", "- x", "1. x", "1) x", "+ x", "> q", "---", "===", ":-:", "***", "```", "~~~", "    code", "&lt;", "~~x~~",
    "<https://evil.example>", "![i](x)", "[a]: https://evil.example", "x|y", "\\", "a\\|b", "__b__", "<b>", "<!-- x",
]  # fmt: skip


@pytest.mark.parametrize("text", MARKUP)
def test_records_give_markdown_no_structure(text: str) -> None:
    assert _markdown_tokens(text) == _markdown_tokens("字")


@given(st.text(st.characters(codec="utf-8", exclude_characters="\n\r`"), min_size=1))
def test_no_text_gives_markdown_structure(text: str) -> None:
    if text.strip():
        assert _markdown_tokens(text) == _markdown_tokens("字")


@given(st.text(alphabet="ab-#>*_|`~[]()<>!&\\:=+1. ", min_size=1))
def test_no_mixture_of_marks_gives_markdown_structure(text: str) -> None:
    if text.strip() and "`" not in text:
        assert _markdown_tokens(text) == _markdown_tokens("字")


def test_bare_addresses_become_no_links() -> None:
    written = load("markdown")(attacked("见 https://evil.example 与 www.evil.example @all"), width=None)
    outside_code = re.sub("`[^`]*`", "", written)
    assert "https://" not in outside_code
    assert "www.evil" not in outside_code
    assert "https\\://evil.example 与 www\\.evil.example \\@all" in outside_code


@given(st.text())
def test_safe_text_can_be_printed_on_one_line(text: str) -> None:
    shown = safe(text)
    assert len(shown.splitlines()) <= 1
    assert not CONTROL.search(shown)
    assert safe(shown) == shown


def test_safe_shows_what_was_there() -> None:
    assert safe("a\x1b[31m\u202eb\x85") == "a\\u001b[31m\\u202eb\\u0085"
    assert safe("a\r\nb\tc") == "a b c"
    assert safe("a\r\nb\tc", keep_lines=True) == "a\nb c"
    assert safe("𠮷[red]：#é\u3000") == "𠮷[red]：#é\u3000"


@pytest.mark.parametrize("text", ATTACKS)
def test_programs_get_hostile_text_unchanged(text: str) -> None:
    document = attacked(text)
    assert json.loads(load("json")(document, width=None))["data"]["f"]["k"] == text
    assert yaml.safe_load(load("yaml")(document, width=None))["data"]["f"]["k"] == text

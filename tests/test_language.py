"""Every word the user reads is translated, and the translations are those the program loads."""

import ast
import re
from collections import Counter
from pathlib import Path

import catalogue
import pytest

SOURCE = catalogue.SOURCE
GAP = re.compile(r"\{([^{}:]*)(?::[^{}]*)?\}")  # how a number is padded is the language's own affair
CHINESE = re.compile(r"[\u4e00-\u9fff]")

# Chinese that is data, not words of the program: it stands in records, is typed by people, or comes from files.
TYPED = "words that people type, in any language of the program"
STORED = "texts of events, which are stored in records"
FILES = "what stands in files that the program writes for people of the archive"
LISTS = "what stands in lists that offices keep, as columns and cells"
POLICY = "values of the shipped policy"
DATA = {
    "cli/clock.py": TYPED,
    "cli/committee/new.py": STORED,
    "cli/dates.py": TYPED,
    "cli/demo.py": STORED,
    "cli/editing.py": STORED,
    "cli/init.py": STORED,
    "cli/list_values.py": TYPED,
    "cli/member/list_rows.py": LISTS,
    "cli/options.py": TYPED,
    "cli/people.py": TYPED,
    "cli/prompts.py": TYPED,
    "cli/session/draw.py": LISTS,
    "cli/station/new.py": STORED,
    "exchange/divisions_csv.py": LISTS,
    "exchange/member_list.py": LISTS,
    "exchange/sign_in.py": LISTS,
    "exchange/topic_files.py": LISTS,
    "model/partial.py": TYPED,
    "model/policy.py": POLICY,
    "model/session.py": TYPED,
    "rules/gate_facts.py": POLICY,
    "rules/mb011_two_chairs_at_once.py": POLICY,
    "rules/se024_notice_too_late.py": POLICY,
    "rules/tp413_session_without_residents.py": POLICY,
    "rules/voices.py": POLICY,
    "rules/wording.py": TYPED,
    "storage/cache_folder.py": FILES,
    "storage/founding_files.py": FILES,
    "workflow/acceptance.py": STORED,
    "workflow/assignments.py": STORED,
    "workflow/busy_spans.py": TYPED,
    "workflow/committees.py": STORED,
    "workflow/corrections.py": STORED,
    "workflow/councils.py": STORED,
    "workflow/deadlines.py": STORED,
    "workflow/duties.py": STORED,
    "workflow/editing.py": STORED,
    "workflow/envelopes.py": STORED,
    "workflow/evidence.py": STORED,
    "workflow/feedback.py": STORED,
    "workflow/gate.py": STORED,
    "workflow/handover.py": STORED,
    "workflow/inviting.py": STORED,
    "workflow/joining.py": STORED,
    "workflow/member_import.py": STORED,
    "workflow/members.py": STORED,
    "workflow/numbering.py": STORED,
    "workflow/plans.py": STORED,
    "workflow/posts.py": STORED,
    "workflow/promises.py": STORED,
    "workflow/promising.py": STORED,
    "workflow/reaffirming.py": STORED,
    "workflow/responsibility.py": STORED,
    "workflow/revisits.py": STORED,
    "workflow/rooms.py": STORED,
    "workflow/sessions.py": STORED,
    "workflow/stations.py": STORED,
    "workflow/supervision.py": STORED,
    "workflow/tasks.py": STORED,
    "workflow/topics.py": STORED,
    "workflow/transfers.py": STORED,
}


@pytest.mark.parametrize("language", catalogue.languages())
def test_every_text_is_translated_with_its_gaps(language: str) -> None:
    translated = {message.id: message.string for message in catalogue.translations(language)}
    texts = {text for text, _file, _line in catalogue.words() if text}

    assert sorted(texts - {text for text, said in translated.items() if said}) == []
    assert sorted(set(translated) - texts - {""}) == []
    for text in texts:
        assert Counter(GAP.findall(text)) == Counter(GAP.findall(str(translated[text]))), text


@pytest.mark.parametrize("language", catalogue.languages())
def test_the_compiled_catalogue_is_current(language: str) -> None:
    compiled = catalogue.LOCALE / language / "LC_MESSAGES" / "xieshang.mo"

    assert compiled.read_bytes() == catalogue.compiled(catalogue.translations(language))


def _docstrings(tree: ast.AST) -> set[ast.AST]:
    holders = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    return {
        node.body[0].value
        for node in ast.walk(tree)
        if isinstance(node, holders) and node.body and isinstance(node.body[0], ast.Expr)
    }


def _marked(tree: ast.AST) -> set[ast.AST]:
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name))
    return {part for call in calls if call.func.id in {"_", "N_"} for part in ast.walk(call)}  # type: ignore[attr-defined]


def unmarked(file: Path) -> list[str]:
    """Chinese text in a file that goes neither through `_()` nor `N_()`, with its line."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    passed = _docstrings(tree) | _marked(tree)
    return [
        f"{file.relative_to(SOURCE)}:{node.lineno}: {node.value}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and CHINESE.search(node.value)
        if node not in passed
    ]


def test_no_chinese_text_escapes_translation() -> None:
    found = [
        line
        for file in sorted(SOURCE.rglob("*.py"))
        if file.relative_to(SOURCE).as_posix() not in DATA
        for line in unmarked(file)
    ]

    assert found == []


def test_files_excused_from_translation_hold_such_text() -> None:
    assert [name for name in DATA if not unmarked(SOURCE / name)] == []

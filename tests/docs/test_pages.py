"""The pages of docs/ say what the program does now."""

import re
from pathlib import Path

import pages
import pytest

from xieshang_cli.cli.exit_codes import EXIT_CODES
from xieshang_cli.model.json_schema import KINDS, json_schema
from xieshang_cli.rules.engine import catalogue

AGAIN = "make docs writes the pages again"
ROOT = pages.DOCS.parent
HAND_WRITTEN = [*pages.DOCS.glob("*.md"), *ROOT.glob("README*.md"), ROOT / "CHANGELOG.md"]


def test_generated_pages_are_current(current: dict[str, str]) -> None:
    differing = [name for name, text in current.items() if _on_disk(name) != text]
    assert not differing, AGAIN


def test_no_page_is_left_of_a_rule_that_is_gone(current: dict[str, str]) -> None:
    assert pages.stale(current) == [], AGAIN


def test_a_page_of_a_rule_that_is_gone_is_found(current: dict[str, str]) -> None:
    without = {name: text for name, text in current.items() if name != "rules/TP101.md"}
    assert [file.name for file in pages.stale(without)] == ["TP101.md"]


def test_every_rule_has_its_page_in_the_catalogue(current: dict[str, str]) -> None:
    linked = set(re.findall(r"\]\((\w+)\.md\)", current["rules/README.md"]))
    assert linked == set(catalogue())
    for code in catalogue():
        assert current[f"rules/{code}.md"].startswith(f"# {code} ")


def test_every_field_is_described(current: dict[str, str]) -> None:
    described = set(re.findall(r"^\| `(\w+)` \|", current["format.md"], re.MULTILINE))
    for kind in KINDS:
        schema = json_schema(kind)
        for part in (schema, *schema.get("$defs", {}).values()):
            assert set(part.get("properties", {})) - {"format"} <= described


def test_every_exit_code_is_listed(current: dict[str, str]) -> None:
    for code, meaning in EXIT_CODES.items():
        assert f"| {code} | {meaning} |" in current["exit-codes.md"]


@pytest.mark.parametrize("file", HAND_WRITTEN, ids=lambda file: file.name)
def test_links_lead_somewhere(file: Path) -> None:
    text = re.sub(r"^```.*?^```$", "", file.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if target.startswith("https://"):
            continue
        name, _hash, anchor = target.partition("#")
        page = (file.parent / name) if name else file
        assert page.exists(), target
        if anchor:
            assert anchor in _anchors(page.read_text(encoding="utf-8")), target


def _on_disk(name: str) -> str:
    file = pages.DOCS / name
    return file.read_text(encoding="utf-8") if file.exists() else ""


def _anchors(text: str) -> set[str]:
    """Give the anchors of headings as GitHub makes them."""
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}

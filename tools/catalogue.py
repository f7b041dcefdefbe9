"""Collect the words the user reads from the source, and keep the translations beside them.

    python tools/catalogue.py            collect into locale/xieshang.pot, update and compile every language
    python tools/catalogue.py --missing  print what has no translation yet, and write nothing

Words are: the argument of `_()` and `N_()`, the docstring of a `@command` function, and the page of a rule (its
docstring) by paragraph.
"""

import argparse
import ast
import inspect
import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

SOURCE = Path(__file__).parent.parent / "src" / "xieshang_cli"
LOCALE = SOURCE / "locale"
DOMAIN = "xieshang"


def words(source: Path = SOURCE) -> Iterator[tuple[str, str, int]]:
    """Give every text for the user, with the file and the line where it stands."""
    for file in sorted(source.rglob("*.py")):
        name = file.relative_to(source).as_posix()
        tree = ast.parse(file.read_text(encoding="utf-8"))
        if _is_rule(name) and (page := ast.get_docstring(tree)):
            title, *paragraphs = page.strip().split("\n\n")
            yield from ((text, name, 1) for text in (title.rstrip("。"), *paragraphs))
        for node in ast.walk(tree):
            yield from ((text, name, line) for text, line in _words_of(node))


def collected() -> Catalog:
    """Make a catalogue of all words, without translations."""
    catalogue = Catalog(project="xieshang", charset="utf-8", fuzzy=False)
    for text, file, line in words():
        if text:
            catalogue.add(text, locations=[(file, line)])
    return catalogue


def translations(language: str) -> Catalog:
    """Read the translations of a language."""
    with (LOCALE / language / "LC_MESSAGES" / f"{DOMAIN}.po").open("rb") as file:
        return read_po(file, locale=language, domain=DOMAIN)


def compiled(catalogue: Catalog) -> bytes:
    """Give the binary form that the program loads."""
    buffer = io.BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def languages() -> list[str]:
    """Give the languages there are translations for."""
    return sorted(folder.parent.parent.name for folder in LOCALE.glob(f"*/LC_MESSAGES/{DOMAIN}.po"))


def main() -> None:
    """Update the catalogues, or tell what is missing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--missing", action="store_true")
    options = parser.parse_args()
    template = collected()
    for language in languages():
        catalogue = translations(language)
        catalogue.update(template, no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        missing = [message for message in catalogue if message.id and not message.string]
        if options.missing:
            for message in missing:
                print(message.locations[0][0], repr(message.id))
        else:
            _write(catalogue, language)
        print(f"{language}: {len(catalogue)} texts, {len(missing)} without translation", file=sys.stderr)


def _write(catalogue: Catalog, language: str) -> None:
    folder = LOCALE / language / "LC_MESSAGES"
    buffer = io.BytesIO()
    # No line numbers: a moved line must not change the catalogue.
    write_po(buffer, catalogue, width=120, omit_header=False, include_lineno=False, sort_output=True)
    (folder / f"{DOMAIN}.po").write_bytes(buffer.getvalue())
    (folder / f"{DOMAIN}.mo").write_bytes(compiled(catalogue))


def _words_of(node: ast.AST) -> Iterator[tuple[str, int]]:
    match node:
        case ast.Call(func=ast.Name(id="_" | "N_"), args=[ast.Constant(value=str() as text), *_]):
            yield text, node.lineno
        case ast.FunctionDef() if any(_is_command(decorator) for decorator in node.decorator_list):
            yield inspect.cleandoc(ast.get_docstring(node, clean=False) or ""), node.lineno


def _is_command(decorator: ast.expr) -> bool:
    called = decorator.func if isinstance(decorator, ast.Call) else decorator
    return isinstance(called, ast.Name) and called.id == "command"


def _is_rule(name: str) -> bool:
    folder, _, file = name.rpartition("/")
    return folder == "rules" and file[:2].isalpha() and file[2:5].isdecimal()


if __name__ == "__main__":
    main()

"""Write the generated pages of docs/, and the generated parts of the others, again.

A part lies between `<!-- generated: NAME -->` and `<!-- end -->`; what the user guide shows of the screen is run again.
"""

import re
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

import command_table
import format_parts
import json_parts
import rule_pages
from transcript import Transcript, xieshang

DOCS = Path(__file__).parent.parent / "docs"
GUIDE = "user-guide.md"
_PART = re.compile(r"(?P<begin><!-- generated: (?P<name>[\w-]+) -->\n)(?P<body>.*?)(?P<end><!-- end -->)", re.DOTALL)


def pages(archive: Path, folder: Path) -> dict[str, str]:
    """Give every generated page and every page with a generated part as it should be, by its path in docs/.

    `archive` is the example archive; the guide's commands run in `folder`, which is empty.
    """
    parts: Mapping[str, Callable[[], str]] = {
        "commands": command_table.commands,
        "exit-codes": command_table.exit_codes,
        "exits-by-command": command_table.exits_by_command,
        "records": format_parts.records,
        "policy": format_parts.policy,
        "kinds": lambda: json_parts.kinds(archive),
    }
    result = rule_pages.pages()
    for file in sorted(DOCS.glob("*.md")):
        text = file.read_text(encoding="utf-8")
        if file.name == GUIDE:
            text = Transcript(folder).again(text)
        filled = _PART.sub(lambda match: f"{match['begin']}{parts[match['name']]()}\n{match['end']}", text)
        if file.name == GUIDE or _PART.search(text):
            result[file.name] = filled
    return result


def stale(current: Mapping[str, str]) -> list[Path]:
    """Give the pages of docs/rules/ that no rule has any more."""
    return [file for file in sorted((DOCS / "rules").glob("*")) if f"rules/{file.name}" not in current]


def main() -> None:
    """Write what has changed."""
    with tempfile.TemporaryDirectory() as place:
        archive, folder = Path(place) / "example", Path(place) / "guide"
        folder.mkdir()
        code, said = xieshang(["demo", str(archive), "-q", "--format", "json"])
        if code:
            raise SystemExit(said)
        current = pages(archive, folder)
    for name, text in current.items():
        file = DOCS / name
        file.parent.mkdir(exist_ok=True)
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            file.write_text(text, encoding="utf-8", newline="\n")
            print(f"docs/{name}")
    for file in stale(current):
        file.unlink()
        print(f"docs/rules/{file.name} (removed)")


if __name__ == "__main__":
    main()

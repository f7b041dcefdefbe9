"""Take the pictures of docs/images/ again: real commands on the example archive, at a terminal of 100 columns."""

import os
import pty
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

from rich.cells import cell_len
from rich.console import Console
from rich.style import Style
from rich.terminal_theme import TerminalTheme
from rich.text import Text

IMAGES = Path(__file__).parent.parent / "docs" / "images"
COLUMNS = 100
SIZE, CELL, LINE, EDGE, TITLE = 16, 9.2, 23, 18, 44
FONTS = (
    "ui-monospace, 'Sarasa Mono SC', 'Noto Sans Mono CJK SC', Menlo, Consolas, 'PingFang SC', 'Microsoft YaHei', "
    "'WenQuanYi Micro Hei Mono', monospace"
)
PICTURES = {
    "topic-show.svg": (("topic", "show", "5r2p"), 44),
    "status.svg": ((), 99),
}
"""File -> the command, and how many lines of what it prints are shown."""

THEME = TerminalTheme(
    (30, 33, 39),
    (220, 223, 228),
    [(56, 60, 70), (224, 108, 117), (152, 195, 121), (229, 192, 123),
     (97, 175, 239), (198, 120, 221), (86, 182, 194), (220, 223, 228)],
    [(110, 118, 135), (240, 128, 135), (172, 215, 141), (245, 212, 143),
     (127, 195, 255), (218, 150, 241), (116, 212, 224), (255, 255, 255)],
)  # fmt: skip


def main() -> None:
    """Make the example and take every picture."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        archive = Path(place) / "xieshang-demo"
        subprocess.run([*_program(), "demo", str(archive), "-q", "--output", os.devnull], check=True)
        for name, (words, lines) in PICTURES.items():
            shown = at_a_terminal(archive, words)
            (IMAGES / name).write_text(picture(words, shown, lines), encoding="utf-8", newline="\n")
            print(f"docs/images/{name}")


def at_a_terminal(folder: Path, words: tuple[str, ...]) -> str:
    """Run a command at a terminal and give everything it printed, colours and all."""
    ours, theirs = pty.openpty()
    environment = dict(os.environ, COLUMNS=str(COLUMNS), LINES="60", TERM="xterm-256color", COLORTERM="truecolor",
                       XIESHANG_TODAY="2026-11-23")  # fmt: skip
    environment.pop("NO_COLOR", None)
    process = subprocess.Popen(
        [*_program(), *words], stdin=theirs, stdout=theirs, stderr=theirs, cwd=folder, env=environment
    )
    os.close(theirs)
    said = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:  # the other end is closed
            break
        if not part:
            break
        said += part
    os.close(ours)
    process.wait()
    return said.decode().replace("\r\n", "\n")


def picture(words: tuple[str, ...], shown: str, lines: int) -> str:
    """Draw a window with the command and the first lines of what it printed, every character in its own cell."""
    command = Text.assemble(("$ ", "bold green"), (" ".join(("xieshang", *words)), "bold"))
    printed = [Text.from_ansi(line) for line in shown.rstrip("\n").split("\n")[:lines]]
    rows = [command, *printed]
    width, height = COLUMNS * CELL + 2 * EDGE, len(rows) * LINE + TITLE + EDGE
    drawn = [part for number, row in enumerate(rows) for part in _row(row, TITLE + (number + 0.75) * LINE)]
    dots = [
        f'<circle cx="{EDGE + 6 + 20 * number}" cy="20" r="6" fill="{colour}"/>'
        for number, colour in enumerate(("#ff5f57", "#febc2e", "#28c840"))
    ]
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" font-family="{FONTS}"'
    title = " ".join(("xieshang", *words))
    window = f'<rect width="{width:g}" height="{height:g}" rx="10" fill="{_hex(THEME.background_color)}"/>'
    return "\n".join([f'{head} font-size="{SIZE}">', f"<title>{title}</title>", window, *dots, *drawn, "</svg>", ""])


def _row(row: Text, y: float) -> Iterator[str]:
    """Draw one line: each word of one style, with the place of each character; spaces are only places."""
    column = 0
    for segment in row.render(Console(width=COLUMNS, color_system="truecolor", force_terminal=True)):
        look = _look(segment.style or Style())
        for piece in re.findall(r"\s+|\S+", segment.text.rstrip("\n")):
            places = []
            for character in piece:
                places.append(f"{EDGE + column * CELL:g}")
                column += cell_len(character)
            if piece.strip():
                yield f'<text y="{y:g}" x="{" ".join(places)}"{look}>{escape(piece)}</text>'


def _look(style: Style) -> str:
    colour = style.color.get_truecolor(THEME) if style.color else THEME.foreground_color
    weight = ' font-weight="bold"' if style.bold else ""
    return f' fill="{_hex(colour)}"{weight}' + (' opacity="0.65"' if style.dim else "")


def _hex(colour: tuple[int, ...]) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)


def _program() -> list[str]:
    return [sys.executable, "-m", "xieshang_cli"]


if __name__ == "__main__":
    main()

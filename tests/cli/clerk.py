"""A clerk at a temporary archive: runs commands and gives exit code and whole output."""

import io
import json
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from cli.trial import Answer
from xieshang_cli.cli import app

STATION = "620302001"
TOPIC = "620302001-2026-7k3m"
OTHER_TOPIC = "620302001-2026-9x2p"
SESSION = "620302001-2026-s3s3"
REQUEST = "620302001-2026-r4r4"
TODAY = "2026-03-02"

DIVISIONS = "code,name,areaCode\n620302001,滨河路街道,620302\n620302100,宁远堡镇,620302\n620321100,城关镇,620321\n"

ADVANCING = {
    "decide": ("topic", "decide", "7k3m", "--result", "adopted", "--by", "街道党工委", "--reason", "涉及多数住户",
               "--scope", "township", "--on", "2026-02-20"),
    "research": ("topic", "research", "7k3m", "--on", "2026-02-22", "--method", "入户走访", "--by", "张明",
                 "--findings", "多数同意"),
}  # fmt: skip


@dataclass
class Clerk:
    """Runs commands as 王芳 on a frozen day, inside the archive."""

    root: Path
    monkeypatch: pytest.MonkeyPatch
    capture: pytest.CaptureFixture[bytes]

    def run(self, *arguments: str, stdin: str | bytes = "") -> Answer:
        """Run one command line."""
        data = stdin.encode() if isinstance(stdin, str) else stdin
        self.monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))
        self.capture.readouterr()
        code = app.run(list(arguments))
        captured = self.capture.readouterr()
        return Answer(code, captured.out.decode(), captured.err.decode())

    def do(self, *arguments: str, stdin: str = "") -> str:
        """Run a command that must succeed, and give its output."""
        answer = self.run(*arguments, stdin=stdin)
        assert answer.code == 0, answer
        return answer.out

    def data(self, *arguments: str, stdin: str = "") -> Any:
        """Run a command that must succeed, and give its data."""
        return json.loads(self.do(*arguments, "--format", "json", stdin=stdin))["data"]

    def all(self, *commands: Sequence[str]) -> None:
        """Run several commands that must succeed."""
        for command in commands:
            self.do(*command)

    def files(self) -> dict[str, bytes]:
        """Give everything in the archive but the cache."""
        return {
            path.relative_to(self.root).as_posix(): path.read_bytes()
            for path in sorted(self.root.rglob("*"))
            if path.is_file() and ".xieshang" not in path.parts
        }

    def new_topic(self, identity: str = TOPIC, title: str = "加装电梯") -> None:
        """Open a topic that may leave the first step."""
        self.do(
            "topic", "new", "--id", identity, "--title", title, "--category", "加装电梯", "--channel", "意见箱",
            "--raised-on", "2026-02-01", "--raised-by", "群众", "--text", "六楼老人下楼难",
        )  # fmt: skip

    def deliberating_topic(self) -> None:
        """Open a topic and take it to the fourth step, with a session."""
        self.new_topic()
        self.all(("topic", "advance", "7k3m"), ADVANCING["decide"], ("topic", "advance", "7k3m"))
        self.all(ADVANCING["research"], ("topic", "advance", "7k3m"))
        self.do(
            "session", "new", "--id", SESSION, "--topic", "7k3m", "--held-on", "2026-02-25", "--place", "议事室",
            "--host", "张明", "--recorder", "王芳",
        )  # fmt: skip

    def implementing_topic(self) -> str:
        """Take a topic to the fifth step; give the id of its only agreement."""
        self.deliberating_topic()
        self.all(
            ("session", "attend", "s3s3", "--role", "利益攸关方", "--count", "6"),
            ("session", "attend", "s3s3", "--name", "王强", "--role", "政协委员"),
        )
        outcome = self.data("session", "conclude", "s3s3", "--result", "consensus", "--agreement", "委托设计")
        self.do("topic", "advance", "7k3m")
        return str(outcome["outcomes"][0]["agreements"][0]["id"])


def without_random_ids(text: str) -> str:
    """Put signs in the place of ids that are random."""
    return re.sub(r"\b([aotrpx])-[0-9a-hjkmnp-tv-z]{4}\b", r"\1-????", text)

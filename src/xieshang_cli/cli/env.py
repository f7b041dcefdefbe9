"""What a command works with: the archive, the day, who types, and where to say and show things."""

import functools
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from xieshang_cli.cli.clock import frozen_at, shanghai_now
from xieshang_cli.cli.identity import current_actor
from xieshang_cli.cli.output import ONE_TABLE, Output, chosen_format
from xieshang_cli.cli.progress import Bar, Progress, show_waiting, wipe
from xieshang_cli.cli.suggestions import did_you_mean, nearest
from xieshang_cli.deferred import deferred
from xieshang_cli.errors import UsageError
from xieshang_cli.language import LANGUAGES, _
from xieshang_cli.storage.waiting import tell_waits_to

if TYPE_CHECKING:
    from xieshang_cli.cli import one_table
    from xieshang_cli.reports.document import Document
    from xieshang_cli.storage.archive import Archive
else:
    one_table = deferred("xieshang_cli.cli.one_table")  # only spreadsheets need it


@dataclass(frozen=True, slots=True)
class CommonOptions:
    """What every command takes, as typed."""

    archive: str | None = None
    format: str | None = None
    output: str | None = None
    today: str | None = None
    actor: str | None = None
    lang: str | None = None
    no_input: bool = False
    quiet: bool = False


class UnknownLanguageError(UsageError):
    """The program does not speak this language."""

    def __init__(self, language: str) -> None:
        super().__init__(
            _("没有“{language}”这种语言。").format(language=language) + did_you_mean(nearest(language, LANGUAGES)),
            hint=_("可用：{known}。").format(known=_("、").join(LANGUAGES)),
        )


class Env:
    """The surroundings of one command. What it shows is kept until the command has ended well."""

    def __init__(
        self, options: CommonOptions | None = None, formats: Sequence[str] = (), command: str = "xieshang"
    ) -> None:
        """Take the common options; `formats` are those only this command has, `command` the words that called it."""
        self.command = command
        self._options = options = options or CommonOptions()
        if options.lang and options.lang not in LANGUAGES:
            raise UnknownLanguageError(options.lang)
        self.quiet = options.quiet
        self.exit_code = 0
        self.format = chosen_format(options.format, options.output, formats)
        self._frozen = frozen_at(options.today) if options.today else None
        self._output = Output(self.format, options.output)

    @property
    def start(self) -> Path:
        """Where the search for the archive begins: `--archive`, else the current folder."""
        return Path(self._options.archive) if self._options.archive else Path.cwd()

    @functools.cached_property
    def archive(self) -> "Archive":
        """The archive, opened at first use."""
        if self._is_watched:
            tell_waits_to(show_waiting)
        found: Archive = deferred("xieshang_cli.storage.opening").open_archive(
            self.start, command=self.command, progress=Bar(_("正在读取")) if self._is_watched else None
        )
        return found

    def progress(self, words: str) -> Progress:
        """Give whom to tell how far long work is: somebody at a terminal who is not to be spared it."""
        return Bar(words) if self._is_watched else lambda _done, _total: None

    @property
    def _is_watched(self) -> bool:
        """Whether somebody at a terminal wants to know what goes on."""
        return not self.quiet and sys.stderr is not None and sys.stderr.isatty()

    @property
    def now(self) -> datetime:
        """The moment in Asia/Shanghai, or the one `--today` froze; of a date alone its first moment."""
        return self._frozen or shanghai_now()

    @property
    def today(self) -> date:
        """The day of `now`."""
        return self.now.date()

    @functools.cached_property
    def actor(self) -> str:
        """Who types: `--actor`, else git's user, else the user of the operating system."""
        return self._options.actor or current_actor(self.start)

    @property
    def never_asks(self) -> bool:
        """Whether questions are forbidden, also where somebody could answer."""
        return self._options.no_input

    @property
    def can_ask(self) -> bool:
        """Whether there is somebody to answer: a terminal both ways, not forbidden, not a build machine."""
        if self._options.no_input or os.environ.get("CI"):
            return False
        return sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty()

    def show(self, document: "Document", *, ids: Sequence[str] = (), tables_by: str = "") -> None:
        """Show a document in the format asked for. A command that changed records names them: `-q` shows only `ids`.

        Where the format has room for one table, the others are named; `tables_by` says how this command gives them.
        """
        if self.quiet and ids:
            self._output.add_text("".join(f"{record_id}\n" for record_id in ids))
            return
        self._output.add_document(document)
        if self.format in ONE_TABLE and (words := one_table.left_out_words(document, tables_by)):
            self.say(words)

    def show_text(self, text: str) -> None:
        """Show text for people that is already laid out."""
        self._output.add_text(text)

    def show_bytes(self, data: bytes) -> None:
        """Show what is for machines, byte for byte, whatever the locale."""
        self._output.add_bytes(data)

    def say(self, text: str) -> None:
        """Say something beside the result, on standard error; `-q` silences it."""
        if not self.quiet:
            wipe()
            self._output.say(text)

    def warn(self, text: str) -> None:
        """Say what must not be overlooked, on standard error; `-q` does not silence it."""
        wipe()
        self._output.say(_("注意：{text}").format(text=text))

    def found(self, code: int = 1) -> None:
        """Note that the command is done and found something; incomplete (4) outweighs problems (1)."""
        self.exit_code = max(self.exit_code, code)

    def finish(self) -> int:
        """Give out what was shown and the exit code; called once, after the command has ended well."""
        self._output.finish(says_where=self._is_watched)
        return self.exit_code

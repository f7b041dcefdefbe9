"""From nothing to a running command: answers `--version`, chooses the language, begins to look at a large archive."""

import contextlib
import gc
import importlib
import os
import sys

from xieshang_cli import __version__
from xieshang_cli.cli import streams
from xieshang_cli.cli.preliminary import chosen_language, named_archive, named_format
from xieshang_cli.language import _, use_language


def run(arguments: list[str]) -> int:
    """Run a command line and give its exit code; somebody may press Ctrl-C at any moment."""
    streams.prepare()
    if arguments == ["--version"]:
        with contextlib.suppress(OSError):  # in the usual way it is said what is wrong
            sys.stdout.write(f"xieshang {__version__}\n")
            sys.stdout.flush()
            return 0
    # A command is over before cycles could fill memory; looking for them takes a third of the time of a large report.
    gc.disable()
    # Its plugins observe programs in production; looking for them takes 10 ms at every start.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    # Commands are named and described when their modules load, so the language comes first.
    use_language(chosen_language(arguments, os.environ.get("XIESHANG_LANG", "")))
    interrupts = importlib.import_module("xieshang_cli.cli.interrupts")
    interrupts.call_when_stopped(lambda: _leave(arguments))
    early_look = importlib.import_module("xieshang_cli.storage.early_look")
    if arguments and not {"-h", "--help", "help"}.intersection(arguments):
        with contextlib.suppress(OSError):  # in the usual way it is said what is wrong
            early_look.begin(named_archive(arguments, os.environ.get("XIESHANG_ARCHIVE", "")))
    app = importlib.import_module("xieshang_cli.cli.app")
    interrupts.raise_when_stopped()
    try:
        code: int = app.run(arguments)
    finally:
        early_look.give_up()
        interrupts.finish_whatever_comes()
    return code


# Private from here on.

_INTERRUPTED = 130


def _leave(arguments: list[str]) -> None:
    """Say that the program was stopped, and end at once: nothing has begun yet, and modules may be half loaded."""
    sentence = _("已中断，没有写到一半的文件。")
    if named_format(arguments) in {"json", "jsonl"}:
        said = f'{{"error": {{"code": "interrupted", "hint": null, "ids": [], "message": "{sentence}"}}}}\n'.encode()
    else:
        line = _("错误：{sentence}").format(sentence=sentence) + "\n"
        said = line.encode(sys.stderr.encoding if sys.stderr else "utf-8", "replace")
    with contextlib.suppress(OSError):
        os.write(2, b"\n" + said if os.isatty(2) else said)
    os._exit(_INTERRUPTED)

"""How a failure is said: a sentence with a hint, or JSON for programs; a defect goes to a log."""

import json
import os
import re
import tempfile
import traceback
from datetime import UTC, datetime
from pathlib import Path

from xieshang_cli.cli import streams
from xieshang_cli.cli.exit_codes import INTERRUPTED
from xieshang_cli.errors import UsageError, XieshangError
from xieshang_cli.language import _
from xieshang_cli.render.safety import escape_unsafe, safe
from xieshang_cli.storage.saved import saved


class NothingAnsweredError(UsageError):
    """The user ended a question without answering."""

    def __init__(self) -> None:
        super().__init__(_("没有回答，什么也没有改。"))


class StoppedByUserError(XieshangError):
    """Ctrl-C."""

    exit_code = INTERRUPTED
    code = "interrupted"

    def __init__(self) -> None:
        done = len(saved())
        super().__init__(
            _("已中断；在这之前写好了 {n} 个文件，没有写到一半的。").format(n=done)
            if done
            else _("已中断，没有写到一半的文件。"),
            hint=words_on_saved(),
        )


def words_on_saved() -> str:
    """Name the record files that are saved all the same; nothing where there are none."""
    paths = [str(path) for path in saved()]
    named = [*paths[:_NAMED], *(["……"] if len(paths) > _NAMED else [])]
    return _("写好的：{paths}").format(paths=_("、").join(named)) if named else ""


def report_error(error: XieshangError, *, as_json: bool) -> None:
    """Say on standard error what stopped the command and what to do next."""
    message = _shortened(error.message)
    if as_json:
        report = {"code": error.code, "message": message, "hint": error.hint or None, "ids": list(error.ids)}
        text = escape_unsafe(json.dumps({"error": report}, ensure_ascii=False, sort_keys=True))
        streams.tell(f"{text}\n", is_for_programs=True)
    else:
        text = _("错误：{sentence}").format(sentence=message) + (f"\n{error.hint}" if error.hint else "")
        streams.tell(safe(text, keep_lines=True) + "\n")


def write_log(error: BaseException) -> Path | None:
    """Write the traceback where only this user can read it; None when nowhere is writable."""
    moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
    text = "".join(traceback.format_exception(error))
    for place in (_state_folder, _temporary_folder):
        try:
            folder = place()
            path = folder / f"xieshang-{moment}-{os.getpid()}.log"
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
                file.write(text)
        except OSError:
            continue
        return path
    return None


# Private from here on.

_NAMED = 3
_LONG = re.compile(r"[^\s“”（）：；，。、]{300,}")


def _shortened(message: str) -> str:
    """Say the beginning and the end of a very long word that was typed: the sentence around it is what matters."""
    return _LONG.sub(lambda match: f"{match[0][:40]}……{match[0][-20:]}", message)


def _temporary_folder() -> Path:
    return Path(tempfile.gettempdir())  # which tries to write there, and raises where the disk is full


def _state_folder() -> Path:
    if os.name == "nt":
        return Path(os.environ.get("LOCALAPPDATA") or tempfile.gettempdir()) / "xieshang"
    home = os.environ.get("XDG_STATE_HOME")
    return (Path(home) if home else Path.home() / ".local" / "state") / "xieshang"

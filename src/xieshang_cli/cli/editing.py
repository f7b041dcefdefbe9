"""A record in the user's own editor: checked when it comes back, given back with the errors until it is right."""

import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from xieshang_cli.cli.env import Env
from xieshang_cli.cli.interrupts import left_to_others
from xieshang_cli.cli.prompts import confirm
from xieshang_cli.cli.recording import stamp
from xieshang_cli.errors import RefusedError, SurroundingsError, UsageError, XieshangError
from xieshang_cli.findings import Finding
from xieshang_cli.language import _
from xieshang_cli.storage.hand_edit import Edited, HandEdit
from xieshang_cli.storage.reading import Loaded
from xieshang_cli.workflow.editing import KeptFieldError, edited

# Lines with this beginning are ours and never reach the record.
_REMARK = "#! "
_MARKER = _REMARK.encode()


class NoEditorError(UsageError):
    """There is no editor, or nobody in front of it."""

    def __init__(self) -> None:
        super().__init__(_("没有编辑器可用。"), hint=_("在终端里运行，或设置环境变量 EDITOR，例如 EDITOR=nano。"))


class EditorFailedError(SurroundingsError):
    """The editor could not be started, or ended badly; the record is as it was."""

    def __init__(self, editor: str, kept: Path) -> None:
        super().__init__(
            _("编辑器 {editor} 没有正常结束，记录没有改。").format(editor=editor),
            hint=_("改到一半的内容在 {path}").format(path=kept),
        )


class NotSavedError(RefusedError):
    """What came back from the editor is not valid; the record is as it was, and so is what was typed."""

    code = "not_valid"

    def __init__(self, problems: Sequence[str], kept: Path, record_id: str) -> None:
        super().__init__(
            "\n".join([_("改后的内容有 {n} 处问题，记录没有改：").format(n=len(problems)), *problems]),
            hint=_("改过的内容在 {path}").format(path=kept),
            ids=[record_id],
        )


def edit_by_hand(env: Env, held: HandEdit[Edited]) -> Edited | None:
    """Let somebody edit the file and put it back; None when nothing was changed.

    What was typed is kept in its own file until the record holds it.
    """
    editor = _editor(env)
    draft = Path(tempfile.mkdtemp(prefix="xieshang-")) / Path(held.path).name
    draft.write_bytes(held.data)
    problems: list[str] = []
    while True:
        _write_remarks(draft, problems)
        _run(editor, draft)
        data = _without_remarks(draft.read_bytes())
        if data == held.data:
            _discard(draft)
            return None
        loaded = held.check(data)
        problems, record = _judged(env, held, loaded)
        if record is not None:
            break
        if not (env.can_ask and _wants_again(env, problems)):
            draft.write_bytes(data)
            raise NotSavedError(problems, draft, Path(held.path).stem)
    try:
        held.save(loaded, record)
    except XieshangError as error:
        error.hint += "\n" + _("改过的内容在 {path}").format(path=draft)
        raise
    _discard(draft)
    return record


def _judged(env: Env, held: HandEdit[Edited], loaded: Loaded) -> tuple[list[str], Edited | None]:
    """Give what is wrong with the edited file, or the record to save."""
    after = held.record_of(loaded)
    if after is None:
        return [_sentence(finding) for finding in loaded.findings], None
    if held.before is None:
        # The file could not be read: there is nothing to compare with, and an event that it was mended.
        return [], _mended(env, after)
    try:
        return [], edited(held.before, after, stamp(env))
    except KeptFieldError as error:
        return [error.message + error.hint], None


def _mended(env: Env, record: Edited) -> Edited:
    event = stamp(env).event("edit", "改正读不出的记录")
    return record.model_copy(update={"events": (*record.events, event)})


def _wants_again(env: Env, problems: Sequence[str]) -> bool:
    env.warn("\n".join([_("改后的内容有 {n} 处问题：").format(n=len(problems)), *problems]))
    return confirm(env, "--no-input", _("重新打开编辑器改正吗"))


def _sentence(finding: Finding) -> str:
    place = ":".join(str(part) for part in (finding.line, finding.column) if part)
    field = f"{finding.field} " if finding.field else ""
    return f"  {place} {field}{finding.message}".replace("   ", "  ")


def _editor(env: Env) -> list[str]:
    """Give the editor's command line. A script may stand in for a person, but not where questions are forbidden."""
    chosen = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if env.never_asks:
        raise NoEditorError
    if chosen:
        return shlex.split(chosen, posix=os.name != "nt") or [chosen]
    found = next((name for name in ("editor", "nano", "vi", "notepad") if shutil.which(name)), None)
    if found is None or not sys.stdin.isatty() or not sys.stdout.isatty():
        raise NoEditorError
    return [found]


def _run(editor: Sequence[str], draft: Path) -> None:
    try:
        with left_to_others():
            result = subprocess.run([*editor, str(draft)], check=False)
    except OSError:
        raise EditorFailedError(editor[0], draft) from None
    if result.returncode != 0:
        raise EditorFailedError(editor[0], draft)


def _write_remarks(draft: Path, problems: Sequence[str]) -> None:
    """Put the problems above the text; line numbers in them are those of the record, without these lines."""
    if problems:
        lines = [_("下面的内容还有问题；这些以 #! 开头的行会自动去掉："), *problems]
        remarks = "".join(f"{_REMARK}{part}\n" for line in lines for part in line.splitlines())
        draft.write_bytes(remarks.encode() + _without_remarks(draft.read_bytes()))


def _without_remarks(data: bytes) -> bytes:
    return b"".join(line for line in data.splitlines(keepends=True) if not line.startswith(_MARKER))


def _discard(draft: Path) -> None:
    shutil.rmtree(draft.parent, ignore_errors=True)

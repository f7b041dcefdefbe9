"""Which committee a command is about: by its code, its name or its division; the only one where nobody says."""

from xieshang_cli.cli.env import Env
from xieshang_cli.cli.prompts import choose, require
from xieshang_cli.cli.suggestions import folded
from xieshang_cli.errors import RefusedError
from xieshang_cli.language import _
from xieshang_cli.model.identity import DIVISION_CODE
from xieshang_cli.model.rows import CommitteeRow
from xieshang_cli.storage.references import Kind, RecordNotFoundError


class NoCommitteeError(RefusedError):
    """Members belong to a committee, and there is none yet."""

    code = "no_committee"

    def __init__(self) -> None:
        super().__init__(_("还没有登记政协委员会。"), hint=_("先登记：xieshang committee new 代码"))


def committee_code(env: Env, reference: str) -> str:
    """Give the code of the committee meant; the name of a place means the committee of that place.

    The code of a province begins those of its counties, of which none is meant.
    """
    code = folded(reference)
    is_code = DIVISION_CODE.fullmatch(code) is not None and code != ""
    try:
        found = env.archive.resolve(Kind.COMMITTEE, reference)
    except RecordNotFoundError:
        found = "" if is_code else _of_place(env, reference)
    if not found or (is_code and found != code):
        raise RecordNotFoundError(Kind.COMMITTEE, reference, [])
    return found


def one_committee(env: Env, reference: str | None) -> str:
    """Give the code of the committee named, or of the only one; of several somebody at the terminal chooses."""
    if reference is not None:
        return committee_code(env, reference)
    rows = env.archive.index.rows(CommitteeRow)
    if not rows:
        raise NoCommitteeError
    if len(rows) == 1:
        return rows[0].code
    require(env, {"--committee": None})
    label = _("哪个政协委员会")
    chosen = choose(env, "--committee", label, [(row.code, f"{row.name} {row.code}") for row in rows])
    assert chosen is not None
    return chosen


def _of_place(env: Env, name: str) -> str:
    """Give the code of the place of that name, if it has a committee."""
    try:
        code = env.archive.resolve(Kind.DIVISION, name)
    except RecordNotFoundError:
        return ""
    return code if code in env.archive.index.column(CommitteeRow, "code") else ""

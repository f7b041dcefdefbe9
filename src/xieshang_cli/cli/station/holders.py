"""Who is appointed: a member, asked about where only the name says so, or somebody by name."""

from typing import NamedTuple

from xieshang_cli.cli.env import Env
from xieshang_cli.cli.members import described, find_member, namesakes
from xieshang_cli.cli.prompts import choose, confirm
from xieshang_cli.cli.suggestions import folded
from xieshang_cli.errors import UsageError
from xieshang_cli.language import _
from xieshang_cli.model.identity import number_form
from xieshang_cli.model.rows import MemberRow


class Holder(NamedTuple):
    """A name, and the id of the member where it is one."""

    name: str
    member: str | None = None


class OtherNameError(UsageError):
    """The name typed and the member's differ, so one of the two is wrong."""

    code = "other_name"

    def __init__(self, typed: str, row: MemberRow) -> None:
        super().__init__(
            _("写的姓名是“{typed}”，委员 {id} 却是“{name}”。").format(typed=typed, id=row.id, name=row.name),
            ids=[row.id],
        )


def holder(env: Env, who: str, member: str | None) -> Holder:
    """Give who is meant; a name that is also a member's is that member only when somebody says so."""
    if member is not None:
        row = find_member(env, member)
        if folded(who) not in {row.id, folded(row.name)} and number_form(who) != number_form(row.number or ""):
            raise OtherNameError(who, row)
        return Holder(row.name, row.id)
    by_id = [row for row in env.archive.index.rows(MemberRow) if _is_id(row, who)]
    if len(by_id) == 1:
        return Holder(by_id[0].name, by_id[0].id)
    return _by_name(env, who)


def _is_id(row: MemberRow, typed: str) -> bool:
    return folded(typed) == row.id or (row.number is not None and number_form(typed) == number_form(row.number))


def _by_name(env: Env, name: str) -> Holder:
    rows = namesakes(env, name)
    if not rows:
        return Holder(name)
    listed = _("；").join(f"{described(row)} {row.id}" for row in rows)
    if not env.can_ask:
        env.say(_("有同名委员：{listed}。如是本人，请用 --member 写明；现在只按姓名记录。").format(listed=listed))
        return Holder(name)
    if len(rows) == 1:
        is_it = confirm(env, "--member", _("是委员 {listed} 本人吗").format(listed=listed))
        return Holder(name, rows[0].id if is_it else None)
    choices: list[tuple[str, str]] = [(row.id, f"{described(row)} {row.id}") for row in rows]
    label = _("有几位同名委员，是哪一位")
    return Holder(name, choose(env, "--member", label, [*choices, ("", _("都不是"))]) or None)

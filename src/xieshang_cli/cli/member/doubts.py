"""Who somebody in a list is, where only a person can tell: asked at the terminal, else said with all candidates."""

from collections.abc import Iterable, Mapping, Sequence

from xieshang_cli.cli.env import Env
from xieshang_cli.cli.prompts import choose, confirm
from xieshang_cli.errors import UsageError
from xieshang_cli.language import _
from xieshang_cli.model.committee import Member
from xieshang_cli.workflow.member_matching import NOT_THE_SAME, SOMEBODY_NEW, Doubt, ListFault, told_rows

_MOST = 20


class ListFaultsError(UsageError):
    """The list cannot be taken over as it is; nothing was written."""

    code = "member_list"

    def __init__(self, name: str, faults: Iterable[ListFault], doubts: Iterable[Doubt] = ()) -> None:
        lines = [
            *((fault.row, _("第 {row} 行 {column}：{text}").format(**fault._asdict())) for fault in faults),
            *((doubt.row, _sentence(doubt)) for doubt in doubts),
        ]
        said = [line for _row, line in sorted(lines)]
        more = [_("……还有 {n} 处").format(n=len(said) - _MOST)] if len(said) > _MOST else []
        head = _("名单 {name} 有 {n} 处要改，什么也没有导入：").format(name=name, n=len(said))
        super().__init__(
            "\n".join([head, *said[:_MOST], *more]),
            hint=_("分不清是谁的，在“委员编码”一列写上编码，另有其人的写“新”；或在终端里导入，会逐个问。")
            if any(True for _doubt in doubts)
            else "",
            ids=[member.id for doubt in doubts for member in doubt.candidates],
        )


class SameTwiceError(UsageError):
    """Two rows are one person, as somebody said."""

    code = "member_list"

    def __init__(self, name: str, rows: Iterable[int]) -> None:
        super().__init__(_("第 {rows} 行是同一个人 {name}：请只留一行再导入。").format(rows=told_rows(rows), name=name))


def settled(env: Env, doubts: Sequence[Doubt]) -> Mapping[int, str]:
    """Ask about each, and give the answers."""
    answers: dict[int, str] = {}
    for doubt in doubts:
        if doubt.rows:
            question = _("第 {rows} 行都叫 {name}，是不同的人吗").format(rows=told_rows(doubt.rows), name=doubt.name)
            if not confirm(env, "--key", question):
                raise SameTwiceError(doubt.name, doubt.rows)
            answers.update(dict.fromkeys(doubt.rows, NOT_THE_SAME))
        else:
            answers[doubt.row] = _who(env, doubt)
    return answers


def _who(env: Env, doubt: Doubt) -> str:
    label = _("第 {row} 行的 {name} 是谁").format(row=doubt.row, name=doubt.name)
    choices = [(member.id, _described(member)) for member in doubt.candidates]
    chosen = choose(env, "--key", label, [*choices, (SOMEBODY_NEW, _("另有其人，新登记"))])
    assert chosen is not None
    return chosen


def _sentence(doubt: Doubt) -> str:
    if doubt.rows:
        return _("第 {rows} 行都叫 {name}，又没有证号，分不清是不是同一个人").format(
            rows=told_rows(doubt.rows), name=doubt.name
        )
    listed = _("；").join(map(_described, doubt.candidates))
    return _("第 {row} 行的 {name} 不知道是不是档案里的 {listed}").format(row=doubt.row, name=doubt.name, listed=listed)


def _described(member: Member) -> str:
    left = _("{day} 离任").format(day=member.left) if member.left else None
    return " ".join(
        str(part) for part in (member.name, member.employer or member.position, member.number, left, member.id) if part
    )

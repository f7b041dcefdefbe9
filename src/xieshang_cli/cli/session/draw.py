"""`session draw`: participants drawn at random, so that anybody can draw the same again."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.list_values import Listed
from xieshang_cli.cli.options import Text
from xieshang_cli.cli.parameters import OnOption, SessionArgument
from xieshang_cli.cli.recording import stamp
from xieshang_cli.cli.session.attendance import Attendee, category_of, participants
from xieshang_cli.cli.session.linking import linked, told
from xieshang_cli.cli.session.parameters import StandsForOption
from xieshang_cli.cli.texts import clean_text
from xieshang_cli.errors import UsageError
from xieshang_cli.exchange.sheets import read_rows
from xieshang_cli.language import N_, _
from xieshang_cli.model.session import Draw, Session
from xieshang_cli.model.vocabulary import Attendance
from xieshang_cli.reports.document import Column, Document, Paragraph, Table, Value
from xieshang_cli.workflow import inviting, sessions

_DRAWN = N_("随机抽取")
# The clearest first: where a list of residents has names, 户主 stands in its column of kinship too.
_HEADS = ({"姓名", "户主姓名", "居民姓名", "name"}, {"户主", "名单"})
# Rows above the one with the names of columns: the title of the list, its date, who made it.
_MOST_ROWS_ABOVE = 15


class NobodyListedError(UsageError):
    """The list has no names."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _("名单 {path} 里一个人也没有。").format(path=path), hint=_("一行一个名字，放在“姓名”一列或第一列。")
        )


@command(exits=(3, 4))
def draw(
    env: Env,
    session: SessionArgument,
    names: Annotated[
        Path,
        typer.Option(
            "--from", metavar=_("文件"), help=_("名单，一行一人，csv 或 xlsx；取“姓名”一列，没有列名的取第一列。")
        ),
    ],
    count: Annotated[int, typer.Option("--count", min=1, max=10000, metavar=_("人数"), help=_("抽几个人。"))],
    seed: Annotated[str, typer.Option("--seed", help=_("种子：抽取前说定的一串字，如当天的彩票号码。")), Text()],
    role: Annotated[
        str | None, typer.Option("--role", help=_("抽中的人以什么身份参加；默认群众代表。")), Listed("roles")
    ] = None,
    stands_for: StandsForOption = None,
    by: Annotated[str | None, typer.Option("--by", help=_("谁主持抽取。")), Text()] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=_("只抽给人看，什么也不记；复核时用。"))] = False,
    on: OnOption = None,
) -> None:
    """随机抽取参加人：抽中的人列入参加人员，记为“已邀请”、产生方式“随机抽取”；到会后用 session attend 登记。

    记录名单的指纹、种子和抽中的序号，任何人用同一名单和种子都能抽出同样的人。居民的姓名不进记录，只存在本机。
    抽法：每个序号取 sha256("种子:序号")，最小的几个抽中。

    例如：
      xieshang session draw 3n8k --from 户主名单.csv --count 5 --seed 2026年第128期
      xieshang session draw 3n8k --from 户主名单.csv --count 5 --seed 2026年第128期 --dry-run
    """
    people = _people(names)
    when = stamp(env, on)
    held = env.archive.session(session)

    def drawn_from(old: Session) -> Session:
        return inviting.draw(old, people, count, seed, names.name, when, by)

    drawn = inviting.same_draw(drawn_from(held), people, count, seed)
    assert drawn is not None
    if dry_run:
        env.show(_document(env, held, drawn, people), ids=[held.id])
        return
    roles = env.archive.policy.resident_roles
    called = Attendee(
        name="", role=role or (roles[0] if roles else None), status=Attendance.INVITED, selected_by=_DRAWN,
        stands_for=category_of(env, held, stands_for) if stands_for else None,
    )  # fmt: skip
    result = linked(env, held, [replace(called, name=clean_text(people[place - 1])) for place in drawn.drawn])
    facts = participants(env, held, result.people)
    new = env.archive.change_session(held.id, lambda old: sessions.invite(drawn_from(old), facts, when))
    told(env, new, result)
    kept = inviting.same_draw(new, people, count, seed)
    assert kept is not None
    references = [given.get("person") or given.get("member") for given in facts]
    env.show(_document(env, new, kept, people, references), ids=[kept.id])


def _people(path: Path) -> list[str]:
    """Give the names below the title of their column, wherever it stands; without a title all of the first column."""
    rows = read_rows(path)
    titles = (
        (row + 1, column)
        for heads in _HEADS
        for row, cells in enumerate(rows[:_MOST_ROWS_ABOVE])
        for column, cell in enumerate(cells)
        if "".join(cell.split()).lower() in heads
    )
    top, column = next(titles, (0, 0))
    people = [row[column].strip() for row in rows[top:] if len(row) > column and row[column].strip()]
    if not people:
        raise NobodyListedError(path)
    return people


def _document(
    env: Env, session: Session, drawn: Draw, people: Sequence[str], references: Sequence[str | None] = ()
) -> Document:
    """Show who was drawn; without references the draw was only tried."""
    columns = [Column("place", _("序号"), is_number=True), Column("name", _("姓名"))]
    rows: list[list[Value]] = [[place, people[place - 1]] for place in drawn.drawn]
    if references:
        columns.append(Column("reference", _("编码")))
        rows = [[*row, reference or ""] for row, reference in zip(rows, references, strict=True)]
    said = _("协商会 {session}：从 {size} 人中抽中 {count} 人，种子“{seed}”，名单指纹 {sha256}。").format(
        session=session.id, size=drawn.size, count=len(drawn.drawn), seed=drawn.seed, sha256=drawn.sha256
    )
    tried = [] if references else [_("只是试抽，什么也没有记。")]
    return Document(
        kind="session.draw",
        title=_("随机抽取"),
        as_of=env.today,
        blocks=[Paragraph(said), Table("drawn", columns, rows)],
        notes=tried,
        data={
            "session": session.id,
            "id": drawn.id if references else None,
            "seed": drawn.seed,
            "sha256": drawn.sha256,
            "size": drawn.size,
            "drawn": list(drawn.drawn),
            "people": list(references),
        },
    )

"""`session draw`: participants drawn at random, so that anybody can draw the same again."""

from pathlib import Path
from typing import Annotated

import typer

from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.options import Text
from xieshang_cli.cli.parameters import OnOption, SessionArgument
from xieshang_cli.cli.recording import stamp
from xieshang_cli.errors import UsageError
from xieshang_cli.exchange.sheets import read_rows
from xieshang_cli.language import _
from xieshang_cli.model.session import Draw
from xieshang_cli.reports.document import Column, Document, Paragraph, Table
from xieshang_cli.workflow import inviting


class NobodyListedError(UsageError):
    """The list has no names."""

    def __init__(self, path: Path) -> None:
        super().__init__(_("名单 {path} 里一个人也没有。").format(path=path), hint=_("一行一个名字，放在第一列。"))


@command(exits=(3, 4))
def draw(
    env: Env,
    session: SessionArgument,
    names: Annotated[
        Path, typer.Option("--from", metavar=_("文件"), help=_("名单，一行一人，csv 或 xlsx，取第一列。"))
    ],
    count: Annotated[int, typer.Option("--count", min=1, max=10000, metavar=_("人数"), help=_("抽几个人。"))],
    seed: Annotated[str, typer.Option("--seed", help=_("种子：抽取前说定的一串字，如当天的彩票号码。")), Text()],
    by: Annotated[str | None, typer.Option("--by", help=_("谁主持抽取。")), Text()] = None,
    on: OnOption = None,
) -> None:
    """随机抽取参加人：记录名单的指纹、种子和抽中的序号，任何人用同一名单和种子都能抽出同样的人。

    姓名不进记录，只显示在屏幕上。抽法：每个序号取 sha256("种子:序号")，最小的几个抽中。

    例如：
      xieshang session draw 3n8k --from 户主名单.csv --count 5 --seed 2026年第128期
    """
    people = _people(names)
    new = env.archive.change_session(
        session, lambda old: inviting.draw(old, people, count, seed, names.name, stamp(env, on), by)
    )
    env.show(_document(env, new.id, new.draws[-1], people), ids=[new.draws[-1].id])


def _people(path: Path) -> list[str]:
    rows = read_rows(path)
    people = [row[0].strip() for row in rows if row and row[0].strip()]
    if people and people[0] in {"姓名", "户主", "名单", "name"}:
        del people[0]
    if not people:
        raise NobodyListedError(path)
    return people


def _document(env: Env, session: str, drawn: Draw, people: list[str]) -> Document:
    columns = [Column("place", _("序号"), is_number=True), Column("name", _("姓名"))]
    said = _("协商会 {session}：从 {size} 人中抽中 {count} 人，种子“{seed}”，名单指纹 {sha256}。").format(
        session=session, size=drawn.size, count=len(drawn.drawn), seed=drawn.seed, sha256=drawn.sha256
    )
    return Document(
        kind="session.draw",
        title=_("随机抽取"),
        as_of=env.today,
        blocks=[Paragraph(said), Table("drawn", columns, [[place, people[place - 1]] for place in drawn.drawn])],
        data={
            "session": session,
            "id": drawn.id,
            "seed": drawn.seed,
            "sha256": drawn.sha256,
            "size": drawn.size,
            "drawn": list(drawn.drawn),
        },
    )

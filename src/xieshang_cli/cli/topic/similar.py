"""`topic similar`."""

from typing import Annotated

import typer

from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.lists import selection, tell_unreadable
from xieshang_cli.cli.options import Reference, Text
from xieshang_cli.cli.prompts import MissingAnswersError
from xieshang_cli.language import _
from xieshang_cli.model.rows import TopicRow
from xieshang_cli.reports.document import Column, Document, Table
from xieshang_cli.reports.selection import Selection
from xieshang_cli.storage.layout import FileKind
from xieshang_cli.storage.references import Kind
from xieshang_cli.workflow.similarity import Similar
from xieshang_cli.workflow.similarity import similar as similar_topics


@command(exits=(3, 4))
def similar(
    env: Env,
    topic: Annotated[
        str | None, typer.Argument(metavar=_("议题"), help=_("与哪个议题相近。")), Reference("topic")
    ] = None,
    text: Annotated[str | None, typer.Option("--text", help=_("与这些字相近。")), Text()] = None,
) -> None:
    """找名称相近的议题，免得一件事立两次。

    例如：
      xieshang topic similar --text 老旧小区加装电梯
    """
    identity = env.archive.resolve(Kind.TOPIC, topic) if topic else None
    rows = env.archive.index.rows(TopicRow)
    wanted = text or next((row.title or "" for row in rows if row.id == identity), "")
    if not wanted:
        raise MissingAnswersError(["--text"])
    found = similar_topics(wanted, rows, leave_out=identity)
    env.show(_document(found, selection(env, topics=rows)))
    tell_unreadable(env, FileKind.TOPIC)


def _document(found: list[Similar], chosen: Selection) -> Document:
    columns = [
        Column("id", _("编码")),
        Column("title", _("议题")),
        Column("station", _("工作站")),
        Column("where", _("步骤")),
        Column("likeness", _("相近"), is_number=True),
    ]
    rows = [
        [one.topic.id, one.topic.title, chosen.unit_name(one.topic.station), chosen.where(one.topic), f"{one.percent}%"]
        for one in found
    ]
    data = [
        {
            "id": one.topic.id,
            "title": one.topic.title,
            "station": one.topic.station,
            "status": one.topic.status,
            "step": one.topic.step,
            "percent": one.percent,
        }
        for one in found
    ]
    table = Table("topics", columns, rows, empty=_("没有相近的议题。"))
    return Document("topic.similar", _("相近的议题"), chosen.today, [table], counts={"topics": len(found)}, data=data)

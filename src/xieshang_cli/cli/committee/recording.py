"""What every command that changes a committee does: confirm it, say what comes next, give programs the record."""

from collections.abc import Sequence

from xieshang_cli.cli.env import Env
from xieshang_cli.language import _
from xieshang_cli.model.committee import Committee
from xieshang_cli.reports.document import Block, Column, Document, Entries, Entry, Paragraph, Table
from xieshang_cli.reports.record_data import committee_data

_ROWS_ONLY = ("csv", "tsv")


def show_committee(
    env: Env, committee: Committee, said: str, *, ids: Sequence[str] = (), steps: Sequence[Entry] = ()
) -> None:
    """Confirm a change of a committee; to programs give the record."""
    blocks: list[Block] = [Paragraph(said)]
    if steps:
        blocks.append(Entries("next", steps, title=_("下一步")))
    if env.format in _ROWS_ONLY:
        columns = [Column("code", "code"), Column("name", "name"), Column("term", "term")]
        blocks = [Table("committee", columns, [[committee.code, committee.name, committee.term]])]
    document = Document("committee", "", env.today, blocks, data=lambda: committee_data(committee))
    env.show(document, ids=ids or [committee.code])


def said_change(committee: Committee) -> str:
    """Confirm the change just made in the words of its event."""
    return _("{name}：{what}。").format(name=committee.name, what=committee.events[-1].what)

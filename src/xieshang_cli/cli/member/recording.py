"""What commands that change one member do: confirm it, keep contacts apart, give programs the record."""

from xieshang_cli.cli.env import Env
from xieshang_cli.language import _
from xieshang_cli.model.committee import Member
from xieshang_cli.model.private import MemberContact
from xieshang_cli.reports.document import Block, Column, Document, Paragraph, Table, Value
from xieshang_cli.reports.record_data import member_data
from xieshang_cli.workflow.building import made

_ROWS_ONLY = ("csv", "tsv")


def show_member(env: Env, member: Member, said: str) -> None:
    """Confirm a change of a member; to programs give the record."""
    blocks: list[Block] = [Paragraph(said)]
    if env.format in _ROWS_ONLY:
        row: dict[str, Value] = {"id": member.id, "name": member.name, "employer": member.employer}
        blocks = [Table("member", [Column(name, name) for name in row], [list(row.values())])]
    env.show(Document("member", "", env.today, blocks, data=lambda: member_data(member)), ids=[member.id])


def keep_contact(env: Env, member: str, committee: str, **reach: str | None) -> str:
    """Keep how to reach a member apart from the records, and say so; None takes away what is kept.

    To be called before the record is written: a phone of nobody harms less than a phone that is lost.
    """
    if not reach:
        return ""
    contact = made(MemberContact, id=member, **reach)
    gone = {name: None for name, fact in reach.items() if fact is None}
    env.archive.remember_contacts(committee, [contact.model_copy(update=gone)])
    return "\n" + _("联系方式只存在本机，不进 git。")

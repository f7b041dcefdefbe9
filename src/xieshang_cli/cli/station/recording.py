"""What every command that changes a station does: confirm it, say what comes next, give programs the record."""

from collections.abc import Sequence

from xieshang_cli.cli.env import Env
from xieshang_cli.language import _
from xieshang_cli.model.organisation import Station
from xieshang_cli.reports.document import Block, Column, Document, Entries, Entry, Paragraph, Table
from xieshang_cli.reports.record_data import station_data

_ROWS_ONLY = ("csv", "tsv")


def show_station(
    env: Env, station: Station, said: str, *, ids: Sequence[str] = (), steps: Sequence[Entry] = ()
) -> None:
    """Confirm a change of a station; to programs give the record."""
    blocks: list[Block] = [Paragraph(said)]
    if steps:
        blocks.append(Entries("next", steps, title=_("下一步")))
    if env.format in _ROWS_ONLY:
        blocks = [Table("station", [Column("code", "code"), Column("name", "name")], [[station.code, station.name]])]

    def data() -> object:
        return station_data(station, env.archive.policy, env.today)

    env.show(Document("station", "", env.today, blocks, data=data), ids=ids or [station.code])


def last_event(station: Station) -> str:
    """Give the words of the change just made."""
    return station.events[-1].what or ""

"""Where a topic is: by which transfer its holder has it, and whether that is in this archive or in another office."""

from xieshang_cli.errors import RefusedError
from xieshang_cli.language import _
from xieshang_cli.model.identity import is_kept_in
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.transfer import Transfer


class AwayError(RefusedError):
    """The topic went to another office as an envelope; it is worked on there."""

    code = "away"

    def __init__(self, topic: Topic, transfer: Transfer) -> None:
        super().__init__(
            _("议题 {id} 已寄给 {to}，由对方办理，这里不能推进。").format(id=topic.id, to=transfer.to),
            hint=_("收到对方的函件后：xieshang topic accept 函件文件"),
            ids=[topic.id],
        )


def received(topic: Topic) -> Transfer | None:
    """Give the transfer by which the holder has the topic; None where it is with whoever raised it."""
    standing = [transfer for transfer in topic.transfers if transfer.accepted_on and transfer.returned_on is None]
    return standing[-1] if standing else None


def is_of(topic: Topic, code: str, division: str) -> bool:
    """Whether a unit's records are in the archive of `division`, as far as the letters about a topic tell.

    Whoever a letter came from or went to below `division` has an archive of its own, with all units below it.
    """
    return is_kept_in(division, code, topic.offices_by_letter)


def called(code: str, records: Records) -> str:
    """Call a unit by name and code, for an event; by its code alone where no name is recorded here."""
    unit = records.station(code) or records.division(code)
    return f"{unit.name} {code}" if unit else code


def require_here(topic: Topic, division: str) -> None:
    """Refuse to go on with a topic that was sent out of the archive of `division` in an envelope."""
    away = topic.pending_transfer or received(topic)
    if away is not None and is_away(topic, division):
        raise AwayError(topic, away)


def is_away(topic: Topic, division: str) -> bool:
    """Whether the topic was sent out of the archive of `division` in an envelope."""
    sent = topic.pending_transfer or received(topic)
    return sent is not None and sent.envelope is not None and not is_of(topic, sent.to, division)

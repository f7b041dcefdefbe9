"""An envelope (函件): a file that carries a topic between two offices which share no repository."""

from pydantic import Field

from xieshang_cli.language import N_
from xieshang_cli.model.base import Moment, Name, Number, Record
from xieshang_cli.model.session import Session
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.transfer import Transfer
from xieshang_cli.model.vocabulary import EnvelopeKind


class Envelope(Record):
    """What is sent: which transfer, and the records as they stand; `fingerprint` is of all the rest."""

    kind: EnvelopeKind = Field(title=N_("函件种类"))
    written_at: Moment = Field(title=N_("写成时间"))
    by: Name = Field(title=N_("经办人"))
    transfer: Transfer = Field(title=N_("移交"))
    topic: Topic = Field(title=N_("议题"))
    sessions: tuple[Session, ...] = Field((), title=N_("协商会"))
    fingerprint: Number | None = Field(None, title=N_("指纹"))

"""The files that a topic or a session names, in brief, each with its place in the record."""

from collections.abc import Iterator, Sequence

from xieshang_cli.model.records import KINDS
from xieshang_cli.model.rows import EvidenceRow
from xieshang_cli.model.session import Session
from xieshang_cli.model.task import Evidence
from xieshang_cli.model.topic import Topic


def evidence_rows(record: Topic | Session) -> list[EvidenceRow]:
    """Give a row for everything shown by a file; what is only said in words has none."""
    return [
        EvidenceRow(record.id, KINDS[type(record)], field, record.station, proof.file, proof.sha256, proof.size)
        for field, proof in _placed(record)
        if proof.file is not None
    ]


def _placed(record: Topic | Session) -> Iterator[tuple[str, Evidence]]:
    yield from _numbered("attachments", record.attachments)
    for position, task in enumerate(record.tasks if isinstance(record, Topic) else ()):
        yield from _numbered(f"tasks[{position}].evidence", task.evidence)
        if task.claim:
            yield from _numbered(f"tasks[{position}].claim.evidence", task.claim.evidence)


def _numbered(field: str, shown: Sequence[Evidence]) -> Iterator[tuple[str, Evidence]]:
    for position, proof in enumerate(shown):
        yield f"{field}[{position}]", proof

"""What shows that something was done, as the pages of topics, tasks and sessions list it."""

from collections.abc import Sequence

from xieshang_cli.language import _
from xieshang_cli.model.task import Evidence
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import FileState
from xieshang_cli.reports.document import Block, Entries, Entry, Mark
from xieshang_cli.reports.pages.context import PageContext

_MARKS = {FileState.INTACT: Mark.DONE, FileState.CHANGED: Mark.ERROR, FileState.MISSING: Mark.ERROR}


def attachments(shown: Sequence[Evidence], context: PageContext) -> list[Block]:
    """List what stands with a session; nothing where nothing does."""
    return [Entries("attachments", evidence_entries(shown, context), title=_("附件"))] if shown else []


def topic_attachments(topic: Topic, context: PageContext) -> list[Block]:
    """List the files that stand with a topic, and those of its tasks; what is only said in words is on their pages."""
    entries = evidence_entries(topic.attachments, context)
    for task in topic.tasks:
        files = [proof for proof in task.all_evidence if proof.file]
        entries += [
            entry._replace(text=_("{task} {what}").format(task=task.id, what=entry.text))
            for entry in evidence_entries(files, context)
        ]
    return [Entries("attachments", entries, title=_("附件"))] if entries else []


def evidence_entries(shown: Sequence[Evidence], context: PageContext) -> list[Entry]:
    """Give a line for each: what it is, where, how large, and whether the file is what it was."""
    return [_entry(proof, context) for proof in shown]


def _entry(proof: Evidence, context: PageContext) -> Entry:
    if proof.file is None:
        return Entry(proof.what)
    state = context.files.get((proof.file, proof.sha256, proof.size), FileState.UNCHECKED)
    parts = [proof.file]
    if proof.size is not None:
        parts.append(size_in_words(proof.size))
    if proof.taken_on:
        parts.append(_("{day} 形成").format(day=proof.taken_on))
    parts.append(_(state.label))
    return Entry(proof.what, mark=_MARKS.get(state, Mark.PLAIN), note=_("，").join(parts))


def size_in_words(size: int) -> str:
    """Give a size as people say it."""
    if size < _KILO:
        return _("{n} 字节").format(n=size)
    if size < _KILO * _KILO:
        return f"{size / _KILO:.0f} KB"
    return f"{size / _KILO / _KILO:.1f} MB"


_KILO = 1024

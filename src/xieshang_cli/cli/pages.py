"""What the pages of records are made with."""

from typing import TYPE_CHECKING

from xieshang_cli.cli.env import Env
from xieshang_cli.cli.lists import tell_unreadable
from xieshang_cli.deferred import deferred
from xieshang_cli.storage.layout import FileKind, session_path, topic_path

if TYPE_CHECKING:
    from xieshang_cli.model.session import Session
    from xieshang_cli.model.topic import Topic
    from xieshang_cli.model.vocabulary import FileState
    from xieshang_cli.reports.pages import context
    from xieshang_cli.reports.pages.context import PageContext
    from xieshang_cli.storage import attachment_states
    from xieshang_cli.storage.attachment_states import Shown
    from xieshang_cli.workflow import evidence_rows
else:
    # Models take long to load, and the tab key needs none.
    context = deferred("xieshang_cli.reports.pages.context")
    attachment_states = deferred("xieshang_cli.storage.attachment_states")
    evidence_rows = deferred("xieshang_cli.workflow.evidence_rows")


def page_context(env: Env, record: "Topic | Session | None" = None) -> "PageContext":
    """Give all records, the day, the names of residents as far as this machine has them, and the record's files."""
    return context.PageContext(
        records=env.archive.records,
        today=env.today,
        persons=env.archive.people(),
        files=_files(env, record) if record else {},
    )


def topic_context(env: Env, topic: "Topic") -> "PageContext":
    """Give what the page of a topic is made with; name the files nearby that may belong to it and cannot be read."""
    tell_unreadable(env, FileKind.SESSION, FileKind.REQUESTS, near=topic.station)
    return page_context(env, topic)


def _files(env: Env, record: "Topic | Session") -> "dict[Shown, FileState]":
    """Look at the files that a record names."""
    rows = evidence_rows.evidence_rows(record)
    if not rows:
        return {}
    path = topic_path(record.id) if rows[0].kind == "topic" else session_path(record.id)
    root, _path = env.archive.locate(env.archive.place_of(path))
    return attachment_states.states(root, map(attachment_states.shown_by, rows))

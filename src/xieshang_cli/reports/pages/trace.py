"""The chain of a topic as a tree, from the request to the confirmation, gaps marked."""

from collections.abc import Sequence

from xieshang_cli.language import _
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import TaskState
from xieshang_cli.reports.document import Block, Document, Entries, Entry, Mark, Paragraph
from xieshang_cli.reports.pages.context import PageContext
from xieshang_cli.workflow.chain import Chain, Link, LinkKind, trace

_DONE_KINDS = {LinkKind.REQUEST, LinkKind.SESSION, LinkKind.EVIDENCE, LinkKind.CONFIRMATION}


def trace_page(topic: Topic, context: PageContext) -> Document:
    """Requests and merged topics first, then the topic with everything that grew out of it, and what was split off."""
    chain = trace(topic, context.records)
    return Document(
        kind="topic.trace",
        title=_("{title}：来龙去脉").format(title=topic.title or topic.id),
        as_of=context.today,
        blocks=[
            Entries("requests", [link_entry(link, context) for link in chain.requests], title=_("诉求")),
            *link_entries("merged", _("并入本议题的议题"), chain.merged, context),
            Entries("chain", [link_entry(chain.topic, context)], title=_("议题")),
            *link_entries("split", _("从本议题拆分出的议题"), chain.split, context),
            _closing(chain),
        ],
        counts={"links": sum(not link.is_gap for link in chain.links()), "gaps": chain.gaps},
        data={
            "id": topic.id,
            "requests": [_data(link) for link in chain.requests],
            "merged": [_data(link) for link in chain.merged],
            "topic": _data(chain.topic),
            "split": [_data(link) for link in chain.split],
            "gaps": chain.gaps,
        },
    )


def link_entries(key: str, title: str, links: Sequence[Link], context: PageContext) -> list[Block]:
    """Make a block of links; none when there are none."""
    return [Entries(key, [link_entry(link, context) for link in links], title=title)] if links else []


def link_entry(link: Link, context: PageContext) -> Entry:
    """Say one link with those below it: what it is, which, when, by whom and what it came to."""
    by = context.hand(link.by, link.role) if link.by else None
    notes = [link.id, str(link.on) if link.on else None, by, _(link.state.label) if link.state else None]
    text = _("{kind}：{text}").format(kind=_(link.kind.label), text=link.text) if link.text else _(link.kind.label)
    return Entry(
        text,
        mark=_mark(link),
        note=_("，").join(note for note in notes if note),
        children=[link_entry(below, context) for below in link.below],
    )


def _closing(chain: Chain) -> Block:
    if not chain.gaps:
        return Paragraph(_("链条完整，没有断点。"))
    return Paragraph(_("有 {n} 处断点。").format(n=chain.gaps))


def _mark(link: Link) -> Mark:
    if link.is_gap:
        return Mark.MISSING
    return Mark.DONE if link.kind in _DONE_KINDS or link.state == TaskState.DONE else Mark.PLAIN


def _data(link: Link) -> dict[str, object]:
    """Without the sentence that says what a gap lacks: `kind` and `gap` say it in every language."""
    return {
        "kind": link.kind.value,
        "id": link.id,
        "text": None if link.is_gap else link.text,
        "on": str(link.on) if link.on else None,
        "by": link.by,
        "state": link.state.value if link.state else None,
        "gap": link.is_gap,
        "below": [_data(below) for below in link.below],
    }

"""The page of a resident's request."""

from xieshang_cli.language import _
from xieshang_cli.model.identity import code_of
from xieshang_cli.model.request import Request
from xieshang_cli.reports.document import Document, Entries, Entry, Mark
from xieshang_cli.reports.pages.context import PageContext, facts
from xieshang_cli.reports.record_data import request_data


def request_page(request: Request, context: PageContext) -> Document:
    """What came in, from whom, and which topics it became."""
    return Document(
        kind="request",
        title=_("诉求 {id}").format(id=request.id),
        as_of=context.today,
        blocks=[
            facts(
                "request",
                "",
                [
                    ("id", _("编码"), request.id),
                    ("station", _("工作站"), context.unit_name(code_of(request.id))),
                    ("on", _("登记日期"), request.on),
                    ("channel", _("征集渠道"), request.channel),
                    ("by", _("提出人"), context.who(person=request.person, role=request.by)),
                    ("received_by", _("受理人"), request.received_by),
                    ("text", _("诉求内容"), request.text),
                ],
            ),
            _topics(request, context),
        ],
        data=request_data(request, context.records),
    )


def _topics(request: Request, context: PageContext) -> Entries:
    items = [
        Entry(topic.title or topic.id, mark=Mark.DONE, note=topic.id, command=f"xieshang topic show {topic.id}")
        for topic in context.records.topics_of_request(request.id)
    ]
    if not items:
        link = Entry(_("还没有成为议题"), mark=Mark.MISSING, command=f"xieshang topic new --request {request.id}")
        items = [link]
    return Entries("topics", items, title=_("议题"))

"""The page of a station."""

from collections.abc import Sequence

from xieshang_cli.language import _
from xieshang_cli.model.organisation import Post, Station
from xieshang_cli.model.rows import TopicRow
from xieshang_cli.reports.document import Block, Column, Document, Table, Value
from xieshang_cli.reports.pages.context import PageContext, facts, timeline, waivers
from xieshang_cli.reports.record_data import station_data
from xieshang_cli.reports.selection import Selection, is_open
from xieshang_cli.reports.topic_list import topic_list


def station_page(station: Station, context: PageContext, topics: Sequence[TopicRow]) -> Document:
    """Who runs it, and its topics; `topics` are those of this station."""
    return Document(
        kind="station",
        title=station.name,
        as_of=context.today,
        blocks=[
            facts(
                "station",
                "",
                [
                    ("code", _("代码"), station.code),
                    ("division", _("所在乡镇街道"), _division_name(station, context)),
                    ("founded_on", _("成立日期"), station.founded_on),
                    ("head", _("站长"), station.head.name if station.head else None),
                    ("open", _("进行中的议题"), sum(map(is_open, topics))),
                    ("topics", _("议题合计"), len(topics)),
                ],
            ),
            *_posts(station),
            *_topics(station, context, topics),
            *waivers(station.waivers),
            *timeline(station.events),
        ],
        data=station_data(station),
    )


def _division_name(station: Station, context: PageContext) -> str | None:
    division = context.records.division(station.code)
    return division.name if division else None


def _posts(station: Station) -> list[Block]:
    if not station.posts:
        return []
    columns = [
        Column("post", _("职务")),
        Column("name", _("姓名")),
        Column("party_post", _("党内职务")),
        Column("from", _("任职日期")),
        Column("until", _("免职日期")),
    ]
    return [Table("posts", columns, [_post(post) for post in station.posts], title=_("任职"))]


def _post(post: Post) -> list[Value]:
    return [post.post, post.name, post.party_post or "", post.from_, post.until or _("在任")]


def _topics(station: Station, context: PageContext, topics: Sequence[TopicRow]) -> list[Block]:
    """The list as `topic list` makes it."""
    if not topics:
        return []
    selection = Selection(
        today=context.today,
        policy=context.records.policy,
        topics=topics,
        station_names={station.code: station.name},
    )
    return list(topic_list(selection).blocks)

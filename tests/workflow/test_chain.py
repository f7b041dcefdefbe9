"""The chain from request to confirmation, with its gaps."""

from workflow.samples import OTHER, TOPIC, a_session, a_topic, records, stamp, walked
from xieshang_cli.model.request import Request
from xieshang_cli.model.topic import Raised, Topic
from xieshang_cli.model.vocabulary import Disposition, Result
from xieshang_cli.workflow import sessions, tasks, topics
from xieshang_cli.workflow.chain import Chain, Link, trace


def drawn(chain: Chain) -> list[str]:
    """One line a link: depth, kind, text, and a mark where it is missing."""
    lines: list[str] = []

    def draw(link: Link, depth: int) -> None:
        lines.append(f"{'  ' * depth}{link.kind} {link.text}{' ✗' if link.is_gap else ''}")
        for below in link.below:
            draw(below, depth + 1)

    for link in (*chain.requests, *chain.merged, chain.topic, *chain.split):
        draw(link, 0)
    return lines


def test_a_whole_chain_has_no_gap() -> None:
    chain = trace(*walked())
    assert drawn(chain) == [
        "request 巷口路灯不亮",
        "topic 修路灯",
        "  session 社区会议室",
        "    agreement 换成太阳能灯",
        "      task 装灯",
        "        evidence 照片",
        "          confirmation 当面",
    ]
    assert chain.gaps == 0
    assert len(list(chain.links())) == 7


def test_gaps_stand_where_something_should_be() -> None:
    topic = a_topic()
    held = sessions.conclude(
        a_session(topic), TOPIC, Result.PARTIAL, stamp(), ["换成太阳能灯", "修路", "种树"], replace=True
    )
    agreed = [agreement.id for agreement in held.outcomes[0].agreements]
    archive = records(held)
    for number, agreement in enumerate(agreed[:2], 1):
        topic = tasks.add_task(topic, archive, stamp(), id=f"t-000{number}", what=f"事{number}", agreement=agreement)
    topic = tasks.add_task(topic, archive, stamp(), id="t-0003", what="另外的事")
    topic = tasks.claim(topic, "t-0001", "城管所", stamp())
    topic = tasks.set_aside(topic, "t-0003", Disposition.REFUSED, "无权", stamp())
    chain = trace(topic, archive)
    assert drawn(chain) == [
        "request 巷口路灯不亮",
        "topic 修路灯",
        "  session 社区会议室",
        "    agreement 换成太阳能灯",
        "      task 事1",
        "        evidence 申报办结时没有凭证 ✗",
        "          confirmation 还没有别人确认 ✗",
        "    agreement 修路",
        "      task 事2",
        "        evidence 还没有申报办结 ✗",
        "    agreement 种树",
        "      task 没有分派任务 ✗",
        "  task 另外的事",
    ]
    assert chain.gaps == 4


def test_sessions_without_result_or_words() -> None:
    topic = a_topic()
    bare = sessions.new_session("620302001-2026-5002", topic.station, [TOPIC], records(topic), stamp())
    wordless = sessions.conclude(bare, TOPIC, Result.CONSENSUS, stamp())
    failed = sessions.conclude(bare, TOPIC, Result.NONE, stamp())
    assert drawn(trace(topic, records(bare)))[3] == "    agreement 没有记录协商结果 ✗"
    assert drawn(trace(topic, records(wordless)))[3] == "    agreement 没有写明共识事项 ✗"
    assert trace(topic, records(failed)).gaps == 0


def test_where_a_topic_came_from() -> None:
    request = Request(id="620302001-2026-2001", text="路灯不亮")
    topic = topics.link_requests(a_topic(), [request.id], records(request), stamp())
    assert drawn(trace(topic, records(request)))[0] == "request 路灯不亮"
    assert drawn(trace(topic, records()))[0] == "request 登记簿里没有这条诉求 ✗"
    assert drawn(trace(Topic(id=TOPIC, station="620302001"), records())) == [
        "request 没有记录诉求 ✗",
        f"topic {TOPIC}",
        "  session 没有协商会 ✗",
    ]


def test_what_was_merged_in_brings_its_requests_and_what_was_split_off_is_named() -> None:
    topic, request = a_topic(), Request(id="620302001-2026-2001", text="巷子太黑")
    third = Topic(id="620302001-2026-0003", station=topic.station, title="楼道灯", raised=Raised(text="楼道也黑"))
    other = topics.link_requests(
        third.model_copy(update={"id": OTHER, "title": "装灯"}), [request.id], records(request), stamp()
    )
    third = topics.merge_into(third, other, "同一件事", stamp())
    other = topics.merge_into(other, topic, "同一件事", stamp())
    part = topics.split_off(topic, "620302001-2026-0004", "修井盖", stamp())
    chain = trace(topic, records(topic, other, third, part, request))
    assert drawn(chain) == [
        "request 巷口路灯不亮",
        "topic 装灯",
        "  request 巷子太黑",
        "  topic 楼道灯",
        "    request 楼道也黑",
        "topic 修路灯",
        "  session 没有协商会 ✗",
        "topic 修井盖",
    ]
    assert [link.id for link in chain.links()] == [
        None, OTHER, request.id, third.id, None, TOPIC, None, part.id,
    ]  # fmt: skip


def test_topics_merged_in_a_circle_are_drawn_once() -> None:
    topic = a_topic().model_copy(update={"merged_into": OTHER})
    other = Topic(id=OTHER, station=topic.station, title="装灯", raised=Raised(text="太黑"), merged_into=TOPIC)
    (link,) = trace(topic, records(topic, other)).merged
    assert (link.id, [below.kind for below in link.below]) == (OTHER, ["request"])

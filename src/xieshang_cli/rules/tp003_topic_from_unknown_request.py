"""来源诉求不存在。

查什么： `raised.requests` 里的每条诉求登记簿里有没有。

为什么：断了的来源查不回去，群众也问不到自己的诉求去了哪里。

例：诉求编码抄错一个字符。

怎样改：用 `xieshang request list` 查对，`xieshang request link 诉求 --topic 编码`。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.rules.engine import Problem, rule


@rule("TP003", Topic, structural=True)
def topic_from_unknown_request(topic: Topic, records: Records) -> Iterator[Problem]:
    """A topic leads back to the requests it came from."""
    if topic.came_by_letter and records.station(topic.station) is None:
        return
    for position, request in enumerate(topic.raised.requests):
        if records.request(request) is None:
            yield Problem(f"raised.requests[{position}]", N_("没有编码是 {request} 的诉求"), request=request)

"""答复了没有转告提出人。

查什么：接收方答复以后，没有把结果告知提出人的记录。

为什么：上面答复了，群众不知道，等于没有答复。

例：县里 5 月 20 日答复，镇上没有告诉提意见的村民。

怎样改：告知以后登记：`xieshang feedback tell 编号 --to 提出人`。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.transfer import Transfer
from xieshang_cli.rules.engine import Problem, rule


@rule("TP031", Topic, provision=N_("五级联动"))
def reply_not_passed_on(topic: Topic, records: Records) -> Iterator[Problem]:
    """Whoever raised it hears the answer, from the person named when it was handed on."""
    audience = records.policy.proposer_audience
    told = [told.on for told in (topic.feedback.told if topic.feedback else ()) if audience in told.to and told.on]
    for position, transfer in enumerate(topic.transfers):
        answered = transfer.replied_on
        if answered is None or transfer.returned_on or any(not on.surely_before(answered) for on in told):
            continue
        yield _problem(position, transfer, str(answered))


def _problem(position: int, transfer: Transfer, answered: str) -> Problem:
    field, who = f"transfers[{position}].reply", transfer.answers_resident
    if who is None:
        return Problem(field, N_("{to} 已于 {on} 答复，还没有转告提出人（由移交方转告）"), to=transfer.to, on=answered)
    text = N_("{to} 已于 {on} 答复，还没有转告提出人（由 {who} 转告）")
    return Problem(field, text, to=transfer.to, on=answered, who=who)

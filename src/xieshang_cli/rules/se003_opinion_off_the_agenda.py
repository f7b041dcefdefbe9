"""意见写的议题不在议程里。

查什么：每条意见写的议题是不是在会议的 `topics` 里；没有写议题的不查。

为什么：不在议程里的议题，从议题那边找不到这条意见。

例：议程是甲议题，意见写在乙议题名下。

怎样改：改正意见的议题，或者把议题加进议程。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.session import Session
from xieshang_cli.rules.engine import Problem, rule


@rule("SE003", Session, structural=True)
def opinion_off_the_agenda(session: Session, _records: Records) -> Iterator[Problem]:
    """An opinion that names a topic names one of the session's."""
    for position, opinion in enumerate(session.opinions):
        if opinion.topic is not None and opinion.topic not in session.topics:
            text = N_("议题 {topic} 不在本次会的议程里")
            yield Problem(f"opinions[{position}].topic", text, topic=opinion.topic)

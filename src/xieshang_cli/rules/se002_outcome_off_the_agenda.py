"""结果写的议题不在议程里。

查什么：每条协商结果的议题是不是在会议的 `topics` 里。

为什么：不在议程里的议题，从议题那边找不到这个结果。

例：议程是甲议题，结果写在乙议题名下。

怎样改：改正结果的议题，或者把议题加进议程。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.session import Session
from xieshang_cli.rules.engine import Problem, rule


@rule("SE002", Session, structural=True)
def outcome_off_the_agenda(session: Session, _records: Records) -> Iterator[Problem]:
    """A session decides on what is on its agenda."""
    for position, outcome in enumerate(session.outcomes):
        if outcome.topic not in session.topics:
            text = N_("议题 {topic} 不在本次会的议程里")
            yield Problem(f"outcomes[{position}].topic", text, topic=outcome.topic)

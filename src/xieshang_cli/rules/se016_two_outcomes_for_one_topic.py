"""同一议题写了两个结果。

查什么：一次会里有没有两条结果写在同一个议题名下。

为什么：两个结果不知道以哪个为准。

例：先写了“休会再议”，后来又加了“达成共识”。

怎样改：合成一条；确实分两次开的，记成两次会。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.session import Session
from xieshang_cli.rules.engine import Problem, rule


@rule("SE016", Session, structural=True)
def two_outcomes_for_one_topic(session: Session, _records: Records) -> Iterator[Problem]:
    """A session comes to one outcome for a topic."""
    if len(session.outcomes) > 1:
        seen: set[str] = set()
        for position, outcome in enumerate(session.outcomes):
            if outcome.topic in seen:
                text = N_("议题 {topic} 已经有一个结果")
                yield Problem(f"outcomes[{position}].topic", text, topic=outcome.topic)
            seen.add(outcome.topic)

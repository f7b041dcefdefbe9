"""议程里同一议题写了两次。

查什么：会议的 `topics` 里有没有重复。

为什么：重复的议题会让场次、人次多算。

例：从上次会复制议程，多贴了一行。

怎样改：删去重复的一行。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.session import Session
from xieshang_cli.rules.engine import Problem, rule


@rule("SE017", Session, structural=True)
def topic_listed_twice(session: Session, _records: Records) -> Iterator[Problem]:
    """An agenda names a topic once."""
    if len(session.topics) > 1:
        for position, topic in enumerate(session.topics):
            if topic in session.topics[:position]:
                yield Problem(f"topics[{position}]", N_("议题 {topic} 在议程里写了两次"), topic=topic)

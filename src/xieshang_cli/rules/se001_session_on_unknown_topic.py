"""协商会的议题不存在。

查什么：会议记录 `topics` 里的每个议题有没有。

为什么：议题抄错了，这次会就不算在任何议题名下。

例：议题编码抄错一个字符。

怎样改：用 `xieshang topic list` 查对，改正编码。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.session import Session
from xieshang_cli.rules.engine import Problem, rule


@rule("SE001", Session, structural=True)
def session_on_unknown_topic(session: Session, records: Records) -> Iterator[Problem]:
    """A session treats topics that exist."""
    for position, topic in enumerate(session.topics):
        if records.topic(topic) is None:
            yield Problem(f"topics[{position}]", N_("没有编码是 {topic} 的议题"), topic=topic)

"""公示的天数不够。

查什么：写了起止日期的公示，最长的一次有没有达到政策规定的天数（`publication_days`），公示当天算第一天。

为什么：公示太短，大家来不及看到，也来不及提意见。

例：规定公示 7 天，6 月 1 日公示，写到 6 月 3 日截止。

怎样改：再公示一次：`xieshang feedback publish 编号 --place 地点 --days 7`；日期写错的改正。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Step
from xieshang_cli.rules.engine import Problem, rule


@rule("TP615", Topic, step=Step.FEEDBACK, provision=N_("六步议事·结果反馈"))
def publication_too_short(topic: Topic, records: Records) -> Iterator[Problem]:
    """What is put up stays up for so many days."""
    lasting = [
        ((one.until.latest - one.on.earliest).days + 1, position)
        for position, one in enumerate(topic.feedback.published if topic.feedback else ())
        if one.on and one.until
    ]
    if not lasting:
        return
    days, position = max(lasting)
    least = records.policy.publication_days
    if days < least:
        text = N_("公示 {days} 天，少于本地规定的 {least} 天")
        yield Problem(f"feedback.published[{position}].until", text, days=days, least=least)

"""一个议题在计划里列了两次。

查什么：同一个议题编码在这份计划的两处，或在两份计划里。

为什么：列两次就会统计两次。

例：县计划和镇计划都写了同一个议题。

怎样改：留一处；另一处用 `xieshang plan drop` 写明理由。
"""

from collections import Counter
from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.plan import Plan
from xieshang_cli.model.records import Records
from xieshang_cli.rules.engine import Problem, rule


@rule("PL003", Plan, provision=N_("年度协商计划"))
def topic_planned_twice(plan: Plan, records: Records) -> Iterator[Problem]:
    """A topic has one place in the plans."""
    standing = [(position, planned.topic) for position, planned in enumerate(plan.topics) if not planned.dropped]
    times = Counter(topic for _position, topic in standing)
    for position, topic in standing:
        if topic is None:
            continue
        elsewhere = [other.id for other in records.plans_with(topic) if other.id != plan.id and _names(other, topic)]
        if times[topic] > 1:
            yield Problem(f"topics[{position}].topic", N_("议题 {topic} 在这份计划里列了不止一次"), topic=topic)
        elif elsewhere:
            text = N_("议题 {topic} 也在计划 {plan} 里")
            yield Problem(f"topics[{position}].topic", text, topic=topic, plan=elsewhere[0])


def _names(plan: Plan, topic: str) -> bool:
    return any(planned.topic == topic and not planned.dropped for planned in plan.topics)

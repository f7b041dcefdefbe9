"""受影响的人没有到会。

查什么：到会的人里有没有受影响的人：政策里 `affected_roles` 所列的身份（默认是利益攸关方、群众代表），或者议题写明的
某类利益攸关方（按 `--stands-for`，或 `--affected --count`）。请假、缺席、书面参加的不算，人数为 0 的不算。几次会
合起来看。电话、微信、书信转达的意见算听到了，不算到会，会在提示里写明有几条。

为什么：替别人商量别人的事，共识落不了地。

例：商量安全饮水，到会的有水务局、村委和施工方，没有村民。

怎样改：补记漏写的身份；确实没有请的，再开一次会，或者说明理由（如已征求书面意见）按豁免处理。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Step
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.gate_facts import roles_that_came
from xieshang_cli.rules.voices import is_passed_on, opinions_on, voices


@rule("TP407", Topic, step=Step.DELIBERATE, gate=True, provision=N_("六步议事·协商议事"))
def affected_people_without_voice(topic: Topic, records: Records) -> Iterator[Problem]:
    """Those whom the matter touches are at the table."""
    sessions = records.sessions_of(topic.id)
    came = roles_that_came(sessions)
    affected = records.policy.affected_roles
    if not came or not came.isdisjoint(affected) or any(heard.came for heard in voices(topic, sessions)):
        return
    passed_on = sum(is_passed_on(opinion) for opinion in opinions_on(topic, sessions))
    roles = "、".join(affected)
    if passed_on:
        text = N_("到会的没有受影响的人（{roles}），有 {n} 条转达的意见")
        yield Problem("sessions", text, roles=roles, n=passed_on)
    else:
        yield Problem("sessions", N_("到会的没有受影响的人（{roles}）"), roles=roles)

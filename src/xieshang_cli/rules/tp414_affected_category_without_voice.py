"""某类利益攸关方没有声音。

查什么：议题写明的每一类利益攸关方（`raised.affected`），在协商会上有没有声音：有人代表这类人到会（`--stands-for`，或者
身份、单位、姓名就是这一类），或者按类记了人数（`--affected 临街商户 --count 3`），或者有这类人的意见，电话、微信、书信
转达的也算。议题只写明一类的，有利益攸关方、群众代表（政策的 `affected_roles`）到会就算。几次会合起来看；还没有记到会
情况的不查。不是走下一步的条件。

为什么：受影响的不止一种人；来了住户，不等于听到了商户。

例：议题写明影响临街商户和住户，到会和意见里都只有住户。

怎样改：来了没有记的，`xieshang session attend 会议编码 --affected 临街商户 --count 3`；会外听过意见的，
`xieshang session opinion 会议编码 --stands-for 临街商户 --medium 电话 --text 意见`。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Step
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.gate_facts import has_attendance
from xieshang_cli.rules.voices import voices


@rule("TP414", Topic, step=Step.DELIBERATE, provision=N_("六步议事·协商议事"))
def affected_category_without_voice(topic: Topic, records: Records) -> Iterator[Problem]:
    """Everybody whom the matter touches is heard, one kind not for another."""
    if not topic.raised.affected:
        return
    sessions = records.sessions_of(topic.id)
    if not any(has_attendance(session) for session in sessions):
        return
    for position, heard in enumerate(voices(topic, sessions, records.policy.affected_roles)):
        if not heard.is_heard:
            text = N_("利益攸关方“{category}”没有声音：没有到会，也没有意见")
            yield Problem(f"raised.affected[{position}]", text, category=heard.category)

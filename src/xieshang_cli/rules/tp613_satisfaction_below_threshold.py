"""满意率低于重办线。

查什么：对同一事项（办理工作、办理结果）最近一次测评的满意率：满意和基本满意的份数除以收回份数，
是否低于政策的重办线（`satisfaction_threshold`）。收回份数不是确数的不查。

为什么：多数人不满意的，不能算办好，要重新办理。

例：收回 20 份，满意和基本满意共 10 份，满意率 50%，重办线 60%。

怎样改：`xieshang topic revert 编码 --to 办理实施 --reason 理由`，重办以后再测评。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.feedback import Survey
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import About, Step
from xieshang_cli.rules.engine import Problem, rule

_BELOW = {
    About.WORK: N_("对办理工作的满意率 {satisfied}/{collected}，低于 {threshold}%，应当重新办理"),
    About.RESULT: N_("对办理结果的满意率 {satisfied}/{collected}，低于 {threshold}%，应当重新办理"),
}


@rule("TP613", Topic, step=Step.FEEDBACK, gate=True, provision=N_("六步议事·结果反馈"))
def satisfaction_below_threshold(topic: Topic, records: Records) -> Iterator[Problem]:
    """Below the threshold the topic reopens."""
    latest: dict[About, tuple[int, Survey]] = {}
    for position, survey in enumerate(topic.feedback.surveys if topic.feedback else ()):
        earlier = latest.get(survey.about)
        if earlier is None or not _is_earlier(survey, earlier[1]):
            latest[survey.about] = position, survey
    for position, survey in latest.values():
        collected = survey.collected.number if survey.collected and survey.collected.is_exact else None
        if not collected or not survey.answers:
            continue
        satisfied = sum(survey.answers.get(answer, 0) for answer in records.policy.satisfied_answers)
        threshold = records.policy.satisfaction_threshold
        if satisfied * 100 < threshold * collected:
            text = _BELOW[survey.about]
            field = f"feedback.surveys[{position}]"
            yield Problem(field, text, satisfied=satisfied, collected=collected, threshold=threshold)


def _is_earlier(survey: Survey, other: Survey) -> bool:
    return survey.on is not None and other.on is not None and survey.on.surely_before(other.on)

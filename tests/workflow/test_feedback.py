"""The sixth step, and what low satisfaction does."""

from collections.abc import Callable

import pytest

from workflow.samples import POLICY, TOPIC, a_topic, stamp, walked
from xieshang_cli.errors import XieshangError
from xieshang_cli.model.feedback import Survey
from xieshang_cli.model.partial import Count
from xieshang_cli.model.satisfaction import Satisfaction, latest_survey, satisfaction
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import About, Status, Step
from xieshang_cli.workflow import feedback
from xieshang_cli.workflow.topics import withdraw


def surveyed(
    topic: Topic, satisfied: int, collected: int, day: str | None = None, about: About = About.RESULT
) -> Topic:
    answers = {"满意": satisfied, "不满意": collected - satisfied}
    return feedback.survey(topic, POLICY, stamp(day), collected=Count(str(collected)), answers=answers, about=about)


def test_told_published_surveyed() -> None:
    topic, _archive = walked()
    assert topic.feedback is not None
    assert topic.feedback.model_copy(update={"revisits": ()}).plain() == {
        "told": [{"to": ["提出人", "参会人员"], "on": "2026-06-01", "medium": "当面"}],
        "published": [{"on": "2026-06-02", "place": "公告栏"}],
        "surveys": [
            {
                "on": "2026-06-10",
                "about": "result",
                "issued": "30",
                "collected": "25",
                "answers": {"满意": "20", "基本满意": "5"},
            }
        ],
    }
    actions = [event.action for event in topic.events if event.action.startswith("feedback")]
    assert actions == ["feedback.tell", "feedback.publish", "feedback.survey"]


def test_reasons_for_doing_neither() -> None:
    topic = feedback.do_not_survey(feedback.do_not_publish(a_topic(), "涉及隐私", stamp()), "只有一户", stamp())
    assert topic.feedback is not None
    assert topic.feedback.plain() == {"no_publication_reason": "涉及隐私", "no_survey_reason": "只有一户"}
    assert [event.what for event in topic.events[-2:]] == ["不公示：涉及隐私", "未测评：只有一户"]


@pytest.mark.parametrize("about", About)
@pytest.mark.parametrize("is_closed", [True, False])
def test_low_satisfaction_reopens_at_implementation(is_closed: bool, about: About) -> None:
    topic, _archive = walked(until=None if is_closed else Step.FEEDBACK)
    again = surveyed(topic, 14, 25, about=about)
    assert (again.status, again.step) == (Status.OPEN, Step.IMPLEMENT)
    assert [event.action for event in again.events[-2:]] == ["feedback.survey", "reopen"]
    assert again.events[-1].what == "满意 14/25，低于 60%，重新办理"
    assert again.events[-1].step == Step.IMPLEMENT


def test_exactly_the_threshold_is_enough() -> None:
    topic, _archive = walked()
    assert surveyed(topic, 15, 25).status == Status.CLOSED


def test_an_older_survey_entered_later_reopens_nothing() -> None:
    topic, _archive = walked()
    assert surveyed(topic, 1, 25, "2026-06-09").status == Status.CLOSED
    assert surveyed(topic, 1, 25, "2026-06-10").status == Status.OPEN


def test_before_the_sixth_step_there_is_nothing_to_reopen() -> None:
    topic = surveyed(a_topic(), 1, 25)
    assert (topic.step, topic.events[-1].action) == (Step.COLLECT, "feedback.survey")


def survey_of(topic: Topic, **facts: object) -> Topic:
    return feedback.survey(topic, POLICY, stamp(), **facts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda: feedback.tell(a_topic(), [], stamp()), "要写明 --to。"),
        (lambda: feedback.do_not_publish(a_topic(), "", stamp()), "要写明 --reason。"),
        (
            lambda: survey_of(a_topic(), answers={"满意吧": 3}),
            "没有“满意吧”这一档，可用：满意、基本满意、不满意、未评价。",
        ),
        (lambda: survey_of(a_topic(), answers={"满意": -1}), "“满意”的份数不能是负数。"),
        (
            lambda: survey_of(a_topic(), issued=Count("20"), collected=Count("25")),
            "收回 25 份，多于发出 20 份。",
        ),
        (
            lambda: survey_of(a_topic(), collected=Count("5"), answers={"满意": 4, "不满意": 2}),
            "各档合计 6 份，多于收回 5 份。",
        ),
        (
            lambda: feedback.tell(withdraw(a_topic(), "已解决", stamp()), ["提出人"], stamp()),
            f"议题 {TOPIC} 已撤回，不能登记反馈。",
        ),
    ],
)
def test_refusals(change: Callable[[], Topic], message: str) -> None:
    with pytest.raises(XieshangError) as refusal:
        change()
    assert refusal.value.message == message


def test_the_nearest_answer_is_offered() -> None:
    with pytest.raises(XieshangError) as refusal:
        survey_of(a_topic(), answers={"满意吧": 3})
    assert refusal.value.hint == "是不是“满意”？"


def test_counts_that_are_not_exact_are_not_compared() -> None:
    topic = survey_of(a_topic(), issued=Count("约20"), collected=Count("25"), answers={"满意": 25})
    assert topic.feedback is not None
    assert satisfaction(topic.feedback.surveys[0], POLICY) == Satisfaction(25, 25)


@pytest.mark.parametrize("facts", [{"collected": "约30", "answers": {"满意": "3"}}, {"collected": "30"}, {}])
def test_satisfaction_is_unknown_where_its_parts_are(facts: dict[str, object]) -> None:
    assert satisfaction(Survey.model_validate(facts), POLICY) is None


def test_the_latest_survey_is_the_last_recorded_unless_surely_earlier() -> None:
    def on(day: str | None) -> Survey:
        return Survey.model_validate({"on": day} if day else {})

    assert latest_survey([on("2026-06"), on("2026-05-31")]) == on("2026-06")
    assert latest_survey([on("2026-06"), on("2026-06-10")]) == on("2026-06-10")
    assert latest_survey([on("2026-06"), on(None)]) == on(None)
    assert latest_survey([on("2026-06")], About.WORK) is None

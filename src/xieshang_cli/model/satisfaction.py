"""How satisfied people are: the one place where forms become a figure."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from xieshang_cli.model.feedback import Survey
from xieshang_cli.model.policy import Policy
from xieshang_cli.model.vocabulary import About


class Satisfaction(NamedTuple):
    """So many of the forms collected say satisfied."""

    satisfied: int
    collected: int

    def is_below(self, percent: int) -> bool:
        """Whether the share lies below `percent`; computed without rounding."""
        return self.satisfied * 100 < percent * self.collected


def satisfaction(survey: Survey, policy: Policy) -> Satisfaction | None:
    """Give satisfied answers and forms collected; None when either is not known, or known only about."""
    collected = survey.collected.number if survey.collected and survey.collected.is_exact else None
    if not collected or not survey.answers:
        return None
    return Satisfaction(sum(survey.answers.get(answer, 0) for answer in policy.satisfied_answers), collected)


def not_accounted_for(survey: Survey) -> int:
    """Give how many of the forms collected stand under no answer; 0 where the numbers do not tell."""
    collected = survey.collected
    if collected is None or not collected.is_exact or collected.number is None or not survey.answers:
        return 0
    return max(0, collected.number - sum(survey.answers.values()))


def latest_survey(surveys: Iterable[Survey], about: About = About.RESULT) -> Survey | None:
    """Give the latest survey about the matter: the last recorded, unless its date is surely before another's."""
    latest: Survey | None = None
    for survey in surveys:
        if survey.about == about and (latest is None or not _is_earlier(survey, latest)):
            latest = survey
    return latest


def latest_surveys(surveys: Sequence[Survey]) -> list[tuple[int, Survey]]:
    """Give the latest survey about each matter with its position; a later one makes up for what an earlier lacks."""
    latest = [latest_survey(surveys, about) for about in About]
    return [(position, survey) for position, survey in enumerate(surveys) if any(survey is one for one in latest)]


def _is_earlier(survey: Survey, other: Survey) -> bool:
    return survey.on is not None and other.on is not None and survey.on.surely_before(other.on)

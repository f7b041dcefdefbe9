"""The sixth step (结果反馈): who was told, where the result was published, how satisfied people are."""

from pydantic import Field

from xieshang_cli.language import N_
from xieshang_cli.model.base import ItemId, Name, Strict, Text
from xieshang_cli.model.partial import Count, PartialDate
from xieshang_cli.model.vocabulary import About, RevisitResult


class Told(Strict):
    """Somebody was told the result."""

    to: tuple[Name, ...] = Field(title=N_("反馈对象"))
    on: PartialDate | None = Field(None, title=N_("反馈日期"))
    medium: Name | None = Field(None, title=N_("反馈方式"))


class Publication(Strict):
    """The result was put up for everybody to read."""

    on: PartialDate | None = Field(None, title=N_("公示日期"))
    place: Name | None = Field(None, title=N_("公示地点"))
    until: PartialDate | None = Field(None, title=N_("公示截止"))


class Survey(Strict):
    """Satisfaction forms: issued, collected, and what they said."""

    on: PartialDate | None = Field(None, title=N_("测评日期"))
    about: About = Field(About.RESULT, title=N_("测评事项"))
    issued: Count | None = Field(None, title=N_("发出份数"))
    collected: Count | None = Field(None, title=N_("收回份数"))
    answers: dict[Name, int] = Field({}, title=N_("各档份数"))


class Revisit(Strict):
    """A look back (回头看) some time after the end: due on a day, and what it found once it was made."""

    id: ItemId = Field(title=N_("编码"))
    due: PartialDate = Field(title=N_("应回访日期"))
    on: PartialDate | None = Field(None, title=N_("回访日期"))
    by: Name | None = Field(None, title=N_("回访人"))
    result: RevisitResult | None = Field(None, title=N_("回访结果"))
    note: Text | None = Field(None, title=N_("情况"))


class Feedback(Strict):
    """The sixth step: who was told, where it was published, how satisfied people are."""

    told: tuple[Told, ...] = Field((), title=N_("反馈"))
    published: tuple[Publication, ...] = Field((), title=N_("公示"))
    no_publication_reason: Text | None = Field(None, title=N_("不公示理由"))
    surveys: tuple[Survey, ...] = Field((), title=N_("满意度测评"))
    no_survey_reason: Text | None = Field(None, title=N_("未测评理由"))
    revisits: tuple[Revisit, ...] = Field((), title=N_("回头看"))

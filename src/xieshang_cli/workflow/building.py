"""Parts of records from facts: what does not fit the model is said as a sentence, not as a traceback."""

from collections.abc import Iterable
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from xieshang_cli.errors import UsageError
from xieshang_cli.language import N_, _
from xieshang_cli.model.base import Strict
from xieshang_cli.model.vocabulary import Term

Part = TypeVar("Part", bound=Strict)


class InvalidFactError(UsageError):
    """A value that the field cannot hold."""

    code = "invalid_value"

    def __init__(self, model: type[BaseModel], error: ValidationError) -> None:
        first = error.errors()[0]
        self.field = str(first["loc"][0]) if first["loc"] else ""
        super().__init__(
            _("{field}：{problem}。").format(field=_title(model, self.field), problem=_problem(dict(first)))
        )


class NotSaidError(UsageError):
    """Something that has to be said was left out."""

    code = "not_said"
    is_incomplete = True

    def __init__(self, options: Iterable[str]) -> None:
        super().__init__(
            _("要写明 {options}。").format(options=_("和").join(f" {option} " for option in options).strip())
        )


def made(model: type[Part], **facts: Any) -> Part:
    """Build a part from the facts there are; None is a fact nobody gave."""
    try:
        return model(**{name: fact for name, fact in facts.items() if fact is not None})
    except ValidationError as error:
        raise InvalidFactError(model, error) from None


def rebuilt(part: Part, **facts: Any) -> Part:
    """Build the part anew with these facts in the place of the old ones; None takes a fact away."""
    try:
        return type(part)(**{**dict(part), **facts})
    except ValidationError as error:
        raise InvalidFactError(type(part), error) from None


def completed(part: Part, **facts: Any) -> Part:
    """Build the part anew with the facts that were given; None and an empty list leave what is there."""
    return rebuilt(part, **{name: fact for name, fact in facts.items() if fact is not None and fact != ()})


def say(**options: str | None) -> None:
    """Insist on text for every option named: `say(reason=…)` asks for `--reason`."""
    lacking = ["--" + name.replace("_", "-") for name, text in options.items() if not (text and text.strip())]
    if lacking:
        raise NotSaidError(lacking)


def brief(text: str, width: int = 40) -> str:
    """Give the first line of a text, shortened, for an event."""
    line = text.strip().split("\n", 1)[0]
    return line if len(line) <= width else line[: width - 1] + "…"


def _title(model: type[BaseModel], field: str) -> str:
    for name, info in model.model_fields.items():
        if field in {name, info.alias} and info.title:
            return _(info.title)
    return field


def _problem(error: dict[str, Any]) -> str:
    context = error.get("ctx") or {}
    shown = error["input"].value if isinstance(error["input"], Term) else error["input"]
    match error["type"]:
        case "value_error":
            text = _(str(context["error"]))
        case "enum":
            known = context["expected"].replace("'", "").replace(" or ", ", ").replace(", ", "、")
            return _("不能是“{value}”，可用：{known}").format(value=shown, known=known)
        case kind:
            text = _(_PROBLEMS.get(kind, N_("写法不对：{value}")))
    return text.format(value=shown, length=context.get("max_length"))


_PROBLEMS = {
    "string_too_short": N_("不能为空"),
    "too_short": N_("不能为空"),
    "string_too_long": N_("最长 {length} 个字"),
    "missing": N_("没有写"),
    "extra_forbidden": N_("没有这一项"),
}

"""How the values of options are read: each reader turns text into a value, or refuses it, and completes it.

A reader stands beside the option, and the command's own parameter has the type it gives:
`step: Annotated[Step | None, typer.Option("--step"), OneOf(Step)] = None`.
"""

from typing import TYPE_CHECKING, Generic, Protocol, TypeVar, runtime_checkable

from xieshang_cli.cli.suggestions import did_you_mean, folded, nearest
from xieshang_cli.deferred import deferred
from xieshang_cli.errors import UsageError, XieshangError
from xieshang_cli.language import _
from xieshang_cli.model.partial import Count, PartialDate
from xieshang_cli.model.vocabulary import Step, Term

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from xieshang_cli.cli import dates, texts
    from xieshang_cli.cli.env import Env
else:
    # A list without conditions reads no date and no words.
    dates = deferred("xieshang_cli.cli.dates")
    texts = deferred("xieshang_cli.cli.texts")

T_co = TypeVar("T_co", covariant=True)
TermT = TypeVar("TermT", bound=Term)


@runtime_checkable
class Reader(Protocol[T_co]):
    """Reads one value from what was typed."""

    @property
    def metavar(self) -> str:
        """What stands for the value in help."""

    def read(self, env: "Env", text: str) -> T_co:
        """Give the value, or raise a `UsageError` that says what is wrong and what would be right."""

    def complete(self, env: "Env", incomplete: str) -> "list[tuple[str, str]]":
        """Give values that begin so, each with a description."""


class UnknownValueError(UsageError):
    """A value that is not in its list."""

    def __init__(self, text: str, known: "Sequence[str]", guess: str) -> None:
        super().__init__(
            _("没有“{value}”这个值。").format(value=text) + did_you_mean(guess),
            hint=_("可用：{known}。").format(known=_("、").join(known)),
        )


class BadCountError(UsageError):
    """The text is no count."""

    def __init__(self, text: str) -> None:
        super().__init__(_("“{value}”不是数目。").format(value=text), hint=_("例如 14、50余、约30；不知道时写 未知。"))


class OneOf(Generic[TermT]):
    """A fixed term: its key, its Chinese label or the label in this archive's policy; any case, any width."""

    def __init__(self, kind: type[TermT], *, without: "Iterable[TermT]" = ()) -> None:
        left_out = set(without)
        self._terms = [term for term in kind if term not in left_out]

    @property
    def metavar(self) -> str:
        """The labels, where they are few."""
        return "|".join(term.value for term in self._terms) if len(self._terms) <= 4 else _("值")

    def read(self, env: "Env", text: str) -> TermT:
        """Find the term."""
        wanted = folded(text)
        for term in self._terms:
            if wanted in {folded(term.value), folded(term.label), folded(_(term.label))}:
                return term
        for term in self._terms:
            if wanted == folded(_label_here(env, term)):
                return term
        names = [name for term in self._terms for name in (term.value, _(term.label))]
        listed = [f"{term.value} {_(term.label)}" for term in self._terms]
        raise UnknownValueError(text, listed, nearest(text, names))

    def complete(self, env: "Env", incomplete: str) -> "list[tuple[str, str]]":
        """Offer labels; keys to whoever began to type one."""
        if incomplete and incomplete.isascii():
            found = [(term.value, _(term.label)) for term in self._terms]
        else:
            found = [(_label_here(env, term), term.value) for term in self._terms]
        return _beginning(found, incomplete)


class Choice:
    """One of a few words that are no terms, such as the name of a shell or a report."""

    def __init__(self, known: "Iterable[str]") -> None:
        self._known = tuple(known)

    @property
    def metavar(self) -> str:
        """A word for it."""
        return _("值")

    def read(self, env: "Env", text: str) -> str:  # noqa: ARG002 - readers are called alike
        """Find the word."""
        for word in self._known:
            if folded(word) == folded(text):
                return word
        raise UnknownValueError(text, self._known, nearest(text, self._known))

    def complete(self, env: "Env", incomplete: str) -> "list[tuple[str, str]]":  # noqa: ARG002 - readers are called alike
        """Offer the words."""
        return _beginning([(word, "") for word in self._known], incomplete)


class InPolicy:
    """A value of one of the lists of this archive's policy, such as `categories`."""

    def __init__(self, name: str) -> None:
        self._name = name

    @property
    def metavar(self) -> str:
        """Nothing more is known before the archive is open."""
        return _("值")

    def values(self, env: "Env") -> "Sequence[str]":
        """All values, in the order of the policy."""
        values: Sequence[str] = getattr(env.archive.policy, self._name)
        return values

    def read(self, env: "Env", text: str) -> str:
        """Find the value as the policy writes it."""
        known = self.values(env)
        for value in known:
            if folded(value) == folded(text):
                return value
        raise UnknownValueError(text, known, nearest(text, known))

    def complete(self, env: "Env", incomplete: str) -> "list[tuple[str, str]]":
        """Offer the values."""
        return _beginning([(value, "") for value in self.values(env)], incomplete)


class Day:
    """A date known in full or in part; one not typed canonically is echoed."""

    def __init__(self, prefer: "dates.Prefer" = "past", *, happened: bool = False) -> None:
        """Prefer the past or the future; of what has `happened` a day to come is a slip, and is pointed out."""
        self._prefer = prefer
        self._happened = happened

    @property
    def metavar(self) -> str:
        """A word for it."""
        return _("日期")

    def read(self, env: "Env", text: str) -> PartialDate:
        """Understand the date."""
        found = dates.partial_date(text, env.today, self._prefer)
        if found.text != text:
            env.say(_("日期“{typed}”理解为 {date}。").format(typed=text, date=found.text))
        if self._happened and found.earliest > env.today:
            env.warn(_("{day} 还没有到，这里写的是已经发生的事，请核对。").format(day=found.text))
        return found

    def complete(self, env: "Env", incomplete: str) -> "list[tuple[str, str]]":
        """Offer today."""
        return _beginning([(env.today.isoformat(), _("今天"))], incomplete)


class Text:
    """Words for a record: as typed, `-` from standard input, `@FILE` from a file, `@@…` for words that begin with @."""

    def __init__(self, *, lines: bool = False, is_private: bool = False) -> None:
        """Allow line breaks when `lines`; `is_private` words never enter git and may hold a phone number."""
        self._lines = lines
        self._is_private = is_private

    @property
    def metavar(self) -> str:
        """A word for it."""
        return _("文字")

    def read(self, env: "Env", text: str) -> str:
        """Fetch and clean the words; say so when a number stands in them that must not enter git."""
        words = texts.clean_text(texts.given_text(text), lines=self._lines)
        if not self._is_private and texts.holds_personal_number(words):
            env.warn(_("文字里有手机号码或身份证号码；记录会进 git，进去就收不回来，请改掉。"))
        return words

    def complete(self, env: "Env", incomplete: str) -> "list[tuple[str, str]]":  # noqa: ARG002 - readers are called alike
        """Nobody knows what will be said."""
        return []


class Number:
    """A number of people or things, exact or not: `14`, `50余人`, `约30`, `未知`."""

    _UNITS = ("人次", "人", "户", "名", "位", "件", "个", "份", "条", "票")

    @property
    def metavar(self) -> str:
        """A word for it."""
        return _("数目")

    def read(self, env: "Env", text: str) -> Count:  # noqa: ARG002 - readers are called alike
        """Understand the count; the unit is dropped, approximation is kept."""
        typed = folded(text).replace(" ", "")
        for unit in self._UNITS:
            if typed.endswith(unit):
                typed = typed.removesuffix(unit)
                break
            # 30人以上, 30人左右: the unit stands before the word that makes it approximate.
            for word in ("以上", "以内", "左右"):
                if typed.endswith(unit + word):
                    typed = typed.removesuffix(unit + word) + word
        try:
            return Count(typed)
        except ValueError:
            raise BadCountError(text) from None

    def complete(self, env: "Env", incomplete: str) -> "list[tuple[str, str]]":  # noqa: ARG002 - readers are called alike
        """Nobody knows how many."""
        return []


class Reference:
    """The id, a part of it or the number of a record of one kind (`topic`, `session`, …); the archive looks it up."""

    def __init__(self, kind: str) -> None:
        self._kind = kind

    @property
    def metavar(self) -> str:
        """A word for it."""
        return _("编号")

    def read(self, env: "Env", text: str) -> str:  # noqa: ARG002 - readers are called alike
        """Keep the reference as typed; only what could disturb a screen is refused."""
        return texts.clean_text(text)

    def complete(self, env: "Env", incomplete: str) -> "list[tuple[str, str]]":
        """Offer the ids with titles."""
        return list(env.archive.complete(self._kind, incomplete))


def _label_here(env: "Env", term: Term) -> str:
    """Give the label this place uses, without needing an archive for it."""
    if isinstance(term, Step):
        try:
            return str(env.archive.policy.label(term))
        except (XieshangError, OSError):
            pass
    return _(term.label)


def _beginning(found: "list[tuple[str, str]]", incomplete: str) -> "list[tuple[str, str]]":
    return [(value, text) for value, text in found if value.startswith(incomplete)]

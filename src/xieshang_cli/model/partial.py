"""Facts known in part: dates to the month or year, counts such as `50余` and `约30`. Kept as typed, never invented."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, total_ordering
from typing import Any, ClassVar

from xieshang_cli.language import N_


@total_ordering
class PartialDate:
    """A day, a month or a year: `2023-03-20`, `2023-03`, `2023`.

    Texts of its `ValueError` have a gap `{value}` for what was given.

    `earliest` and `latest` are the first and the last day it can mean. Sorting is by `earliest`, then `latest`;
    whether one lies before another is asked with `surely_before`, which is only true when no reading denies it.
    """

    __slots__ = ("earliest", "latest", "text")
    _FORM: ClassVar[re.Pattern[str]] = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")

    def __init__(self, text: str) -> None:
        """Read the canonical form. Raises `ValueError` for anything else, also for days that do not exist."""
        if not self._FORM.fullmatch(text):
            raise ValueError(N_("“{value}”不是日期，应写成 2026、2026-03 或 2026-03-20"))
        self.text = text
        try:
            self.earliest = date.fromisoformat((text + "-01-01")[:10])
        except ValueError:
            raise ValueError(N_("没有“{value}”这一天")) from None
        if len(text) == 10:
            self.latest = self.earliest
        elif len(text) == 7:
            self.latest = _last_of_month(self.earliest)
        else:
            self.latest = self.earliest.replace(month=12, day=31)

    @classmethod
    def of(cls, day: date) -> "PartialDate":
        """Give the fully known date of `day`."""
        return cls(day.isoformat())

    @property
    def is_full(self) -> bool:
        """Whether the day is known."""
        return len(self.text) == 10

    def surely_before(self, other: "PartialDate") -> bool:
        """Whether every reading of this date lies before every reading of `other`."""
        return self.latest < other.earliest

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"PartialDate({self.text!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PartialDate) and self.text == other.text

    def __lt__(self, other: "PartialDate") -> bool:
        return (self.earliest, self.latest) < (other.earliest, other.latest)

    def __hash__(self) -> int:
        return hash(self.text)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        return _text_schema(cls)

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: Any, handler: Any) -> dict[str, Any]:
        # An editor's YAML reader takes an unquoted `2023` for a number.
        return {
            "anyOf": [
                {"type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"},
                {"type": "integer", "minimum": 1900, "maximum": 9999},
            ]
        }


class Count:
    """A number of people or things as the source gives it: `14`, `50余`, `约30`, `未知`.

    `number` is the number named, or None when it is unknown; `is_exact` says whether it may be taken literally.
    """

    __slots__ = ("is_exact", "number", "text")
    _FORM: ClassVar[re.Pattern[str]] = re.compile(r"(约|近|超|不足)?([0-9]{1,9})\s?(多|余|左右|以上|以内)?")
    _UNKNOWN: ClassVar[frozenset[str]] = frozenset({"未知", "未记录", "不详", "?", "？"})

    def __init__(self, text: str) -> None:
        """Read a count. Raises `ValueError` when it is neither a number, nor an approximate one, nor unknown."""
        self.text = text
        if text in self._UNKNOWN:
            self.number, self.is_exact = None, False
            return
        match = self._FORM.fullmatch(text)
        if not match:
            raise ValueError(N_("“{value}”不是数目，应写成 14、50余、约30 或 未知"))
        self.number = int(match[2])
        self.is_exact = not (match[1] or match[3])

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"Count({self.text!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Count) and self.text == other.text

    def __hash__(self) -> int:
        return hash(self.text)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        return _text_schema(cls)

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: Any, handler: Any) -> dict[str, Any]:
        return {
            "anyOf": [
                {"type": "integer", "minimum": 0},
                {"type": "string", "pattern": rf"^({cls._FORM.pattern}|未知|未记录|不详|\?|？)$"},
            ]
        }


@dataclass(frozen=True, slots=True)
class CountTotal:
    """A sum of counts that does not hide what it does not know.

    `number` adds the numbers named, exact or not; `approximate` and `unknown` say how many of the `of` parts were so.
    A sum of a single approximate count keeps it as `typed`.
    """

    number: int = 0
    of: int = 0
    approximate: int = 0
    unknown: int = 0
    typed: str = ""

    @classmethod
    def add_up(cls, counts: Iterable[Count | None]) -> "CountTotal":
        """Add counts; None is a count nobody recorded."""
        number = of = approximate = unknown = 0
        typed = ""
        for count in counts:
            of += 1
            typed = count.text if of == 1 and count is not None and not count.is_exact else ""
            if count is None or count.number is None:
                unknown += 1
            else:
                number += count.number
                approximate += not count.is_exact
        return cls(number, of, approximate, unknown, typed if not unknown else "")

    def __add__(self, other: "CountTotal") -> "CountTotal":
        return CountTotal(
            self.number + other.number,
            self.of + other.of,
            self.approximate + other.approximate,
            self.unknown + other.unknown,
            other.typed if not self.of else self.typed if not other.of else "",
        )


def _last_of_month(day: date) -> date:
    from dateutil.relativedelta import relativedelta  # noqa: PLC0415 - lists of full dates do without it

    return day + relativedelta(day=31)


def _text_schema(cls: type) -> Any:
    from pydantic_core import core_schema  # noqa: PLC0415 - lists read these types without pydantic

    # The same few thousand dates and counts come back in record after record.
    of_text = lru_cache(maxsize=8192)(cls)

    def read(value: object) -> object:
        if isinstance(value, cls):
            return value
        if isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if not isinstance(value, str):
            raise ValueError(N_("应为文字"))  # noqa: TRY004 - pydantic reports ValueError, not TypeError
        return of_text(value)

    return core_schema.no_info_plain_validator_function(read, serialization=core_schema.to_string_ser_schema())

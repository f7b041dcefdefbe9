"""The one place where a value is said: `spoken` for people, `machine` for programs."""

from typing import assert_never

from xieshang_cli.language import _
from xieshang_cli.model.partial import Count, CountTotal, PartialDate
from xieshang_cli.model.vocabulary import Term
from xieshang_cli.reports.document import Rate, Value


def spoken(value: Value) -> str:  # noqa: PLR0911 - one for each kind
    """Say a value to people. Unknown is a word of its own in every format, so that nobody takes it for 0 or none."""
    match value:
        case None:
            return _("未记录")
        case Term():
            return _(value.label)
        case str():
            return str(value)
        case int():
            return str(value)
        case PartialDate() | Count():
            return value.text
        case CountTotal():
            return _spoken_total(value)
        case Rate():
            return _spoken_rate(value)
        case tuple():
            return _("、").join(value)
        case _:
            assert_never(value)


def machine(value: Value) -> str | int | dict[str, int] | list[str] | None:  # noqa: PLR0911 - one for each kind
    """Give a value to programs: keys instead of labels, parts instead of sentences, an exact count as a number."""
    match value:
        case None | int():
            return value
        case str():  # a Term is its key
            return str(value)
        case PartialDate():
            return value.text
        case Count():
            return value.number if value.is_exact else value.text
        case CountTotal():
            return {
                "number": value.number,
                "of": value.of,
                "approximate": value.approximate,
                "unknown": value.unknown,
            }
        case Rate():
            return {"numerator": value.numerator, "denominator": value.denominator, "left_out": value.left_out}
        case tuple():
            return list(value)
        case _:
            assert_never(value)


def _spoken_total(total: CountTotal) -> str:
    if total.of and total.unknown == total.of:
        return _("未记录")
    if total.typed:
        return total.typed
    remarks = []
    if total.approximate:
        remarks.append(_("其中约数{n}项").format(n=total.approximate))
    if total.unknown:
        remarks.append(_("另有{n}项未记录").format(n=total.unknown))
    return f"{total.number} ({_('；').join(remarks)})" if remarks else str(total.number)


def _spoken_rate(rate: Rate) -> str:
    share = f"{rate.numerator}/{rate.denominator} ({rate.percentage})"
    if not rate.left_out:
        return share
    return _("{share}，另有{n}项未记录").format(share=share, n=rate.left_out)

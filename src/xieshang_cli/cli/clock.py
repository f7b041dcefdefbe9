"""The clock: always Asia/Shanghai, frozen by `--today`."""

import re
import unicodedata
from datetime import UTC, datetime, timedelta, timezone

from xieshang_cli.errors import UsageError
from xieshang_cli.language import _

# The zone has had no summer time since 1991, so that its offset is all there is to it.
SHANGHAI = timezone(timedelta(hours=8), "Asia/Shanghai")

_MOMENT = (
    r"(?P<year>[0-9]{4})\s*[-./年]\s*(?P<month>[0-9]{1,2})\s*[-./月]\s*(?P<day>[0-9]{1,2})日?"
    r"(?:[T\s]\s*(?P<time>[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)(?P<zone>Z|[+-][0-9]{2}:?[0-9]{2})?)?"
)


class BadMomentError(UsageError):
    """`--today` is no date and no moment."""

    def __init__(self, text: str) -> None:
        super().__init__(
            _("--today “{text}”不是日期。").format(text=text), hint=_("例如 2026-03-02 或 2026-03-02T14:30。")
        )


def shanghai_now() -> datetime:
    """Give the moment, to the second."""
    return datetime.now(UTC).astimezone(SHANGHAI).replace(microsecond=0)


def frozen_at(text: str) -> datetime:
    """Read a full date, or date and time. A date alone is its first moment; a moment elsewhere is converted."""
    match = re.fullmatch(_MOMENT, unicodedata.normalize("NFKC", text).strip())
    if not match:
        raise BadMomentError(text)
    day = "{:0>4}-{:0>2}-{:0>2}".format(*match.group("year", "month", "day"))
    hour, _colon, rest = (match["time"] or "00:00").partition(":")
    try:
        moment = datetime.fromisoformat(f"{day}T{hour:0>2}:{rest}{match['zone'] or '+08:00'}")
    except ValueError:
        raise BadMomentError(text) from None
    return moment.astimezone(SHANGHAI)

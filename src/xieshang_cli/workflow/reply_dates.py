"""By when somebody is asked to reply: never a day that had passed when they were asked."""

from xieshang_cli.errors import UsageError
from xieshang_cli.language import _
from xieshang_cli.model.partial import PartialDate


class ReplyBeforeAskedError(UsageError):
    """The day of the reply lies before the day it is asked for."""

    code = "upside_down"

    def __init__(self, reply_by: PartialDate, asked: PartialDate) -> None:
        super().__init__(
            _("要求答复的日期 {reply_by} 早于发出的日期 {asked}。").format(reply_by=reply_by, asked=asked),
            hint=_("改 --reply-by；补录以前发出的，用 --on 写明哪天发出。"),
        )


def require_time_to_reply(reply_by: PartialDate | None, asked: PartialDate) -> None:
    """Refuse a day that is surely before the day of asking."""
    if reply_by is not None and reply_by.latest < asked.earliest:
        raise ReplyBeforeAskedError(reply_by, asked)

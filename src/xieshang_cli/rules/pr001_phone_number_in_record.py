"""记录里有手机号码。

查什么：议题、会议、诉求、工作站、政协、委员、包抓督导、年度计划的文字里有没有手机号码（十一位，中间可以有空格或短横）。
更长的数字里的一段不算。

为什么：记录进了 git 就收不回来；联系电话只放在不进 git 的 `private/` 里。

例：诉求内容末尾写着“联系电话 138……”。

怎样改：删去号码；居民的用 `xieshang request new --contact-phone` 登记，委员的用 `xieshang member edit --phone`；
已经提交过的，告诉县里处理。
"""

import re
from collections.abc import Iterator

from xieshang_cli.findings import Severity
from xieshang_cli.language import N_
from xieshang_cli.model.committee import Committee, Member
from xieshang_cli.model.organisation import Station
from xieshang_cli.model.personal_numbers import holds_phone_number
from xieshang_cli.model.plan import Plan
from xieshang_cli.model.records import Records
from xieshang_cli.model.request import Request
from xieshang_cli.model.session import Session
from xieshang_cli.model.supervision import Supervision
from xieshang_cli.model.texts import joined_texts, placed_texts
from xieshang_cli.model.topic import Topic
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.wording import is_of_a_member

# What begins with a plain "1" is searched for quickly; only then is each text looked at closely, full-width digits too.
_LIKELY = re.compile(r"1[3-9]\d[- ]?\d{4}[- ]?\d{4}")


@rule("PR001", (Topic, Session, Request, Station, Committee, Member, Supervision, Plan), severity=Severity.ERROR)
def phone_number_in_record(
    record: Topic | Session | Request | Station | Committee | Member | Supervision | Plan, _records: Records
) -> Iterator[Problem]:
    """A resident's phone number belongs into the private file; what git has seen cannot be taken back."""
    together = joined_texts(record)
    if _LIKELY.search(together) or "１" in together:
        for path, text in placed_texts(record):
            if holds_phone_number(text) and not is_of_a_member(record, path):
                yield Problem(path, N_("这里有手机号码，记录里不能写"))

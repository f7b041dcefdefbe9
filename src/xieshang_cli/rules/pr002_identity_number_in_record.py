"""记录里有身份证号码。

查什么：议题、会议、诉求、工作站、政协、委员、包抓督导、年度计划的文字里有没有校验位正确的十八位身份证号码。

为什么：身份证号码任何地方都不存；记录进了 git 就收不回来。

例：情况说明里抄了困难户的身份证号码。

怎样改：删去号码；已经提交过的，告诉县里处理。
"""

import re
from collections.abc import Iterator

from xieshang_cli.findings import Severity
from xieshang_cli.language import N_
from xieshang_cli.model.committee import Committee, Member
from xieshang_cli.model.organisation import Station
from xieshang_cli.model.personal_numbers import holds_identity_number
from xieshang_cli.model.plan import Plan
from xieshang_cli.model.records import Records
from xieshang_cli.model.request import Request
from xieshang_cli.model.session import Session
from xieshang_cli.model.supervision import Supervision
from xieshang_cli.model.texts import joined_texts, placed_texts
from xieshang_cli.model.topic import Topic
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.wording import is_of_a_member

# Birth years begin with 19 or 20: searching for those is quick; only then is each text looked at closely.
_LIKELY = (re.compile(r"19\d{9}[\dXx]"), re.compile(r"20\d{9}[\dXx]"))


@rule("PR002", (Topic, Session, Request, Station, Committee, Member, Supervision, Plan), severity=Severity.ERROR)
def identity_number_in_record(
    record: Topic | Session | Request | Station | Committee | Member | Supervision | Plan, _records: Records
) -> Iterator[Problem]:
    """Identity numbers are not stored at all."""
    together = joined_texts(record)
    if any(likely.search(together) for likely in _LIKELY) or "１" in together or "０" in together:
        for path, text in placed_texts(record):
            if holds_identity_number(text) and not is_of_a_member(record, path):
                yield Problem(path, N_("这里有身份证号码，记录里不能写"))

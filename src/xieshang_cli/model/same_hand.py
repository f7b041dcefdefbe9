"""Whether two names are of one hand: what somebody did is confirmed by somebody else, however both are written."""

import unicodedata

from xieshang_cli.model.identity import is_member_id
from xieshang_cli.model.records import Records


def is_same_hand(one: str, other: str, records: Records | None = None) -> bool:
    """Whether two names mean the same person or unit: width, case, blanks and signs make no difference.

    With `records` the id of a member is the same hand as the member's name; two members of one name are two.
    """
    if _bare(one) == _bare(other):
        return True
    if records is None or is_member_id(one) == is_member_id(other):
        return False
    identity, name = (one, other) if is_member_id(one) else (other, one)
    member = records.member(identity)
    return member is not None and _bare(member.name) == _bare(name)


def _bare(name: str) -> str:
    """Give letters, digits and their marks alone: what nobody sees, a dot in a name, brackets do not make another."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    return "".join(sign for sign in plain if unicodedata.category(sign)[0] in "LMN") or plain.strip()

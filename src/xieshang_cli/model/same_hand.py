"""Whether two names are of one hand: what somebody did is confirmed by somebody else, however both are written."""

from xieshang_cli.model.identity import is_member_id
from xieshang_cli.model.names import is_same_name
from xieshang_cli.model.records import Records


def is_same_hand(one: str, other: str, records: Records | None = None) -> bool:
    """Whether two names mean the same person or unit: as names, or one as the id of the member the other names.

    Without `records` ids are only names; two members of one name are two.
    """
    if is_same_name(one, other):
        return True
    if records is None or is_member_id(one) == is_member_id(other):
        return False
    identity, name = (one, other) if is_member_id(one) else (other, one)
    member = records.member(identity)
    return member is not None and is_same_name(member.name, name)

"""Names as people write them: two of the same letters are one, however they are spaced or marked."""

import unicodedata
from functools import lru_cache


def is_same_name(one: str, other: str) -> bool:
    """Whether two names are the same: width, case, blanks and signs make no difference."""
    return one == other or _bare(one) == _bare(other)


@lru_cache(maxsize=65536)
def _bare(name: str) -> str:
    """Give letters, digits and their marks alone: what nobody sees, a dot in a name, brackets do not make another."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    return "".join(sign for sign in plain if unicodedata.category(sign)[0] in "LMN") or plain.strip()

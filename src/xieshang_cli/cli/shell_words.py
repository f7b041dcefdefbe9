"""Words of a command that somebody is to type or copy."""

import re
import shlex

# Chinese needs no quotes, and is easier to read without them.
_PLAIN = re.compile(r"[\w\-.,:=/@%+〔〕（）、，。；：“”…]+")


def quoted(word: str) -> str:
    """Quote only what a shell would cut or change."""
    return word if _PLAIN.fullmatch(word) else shlex.quote(word)

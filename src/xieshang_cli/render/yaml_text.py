"""YAML for scripts and eyes: the envelope of JSON, quoted so that YAML 1.1 and 1.2 readers see the same values."""

import sys

import yaml

from xieshang_cli.render.data import envelope
from xieshang_cli.render.safety import escape_unsafe
from xieshang_cli.reports.document import Document

# What some readers take for true, false or null when it stands without quotes.
_LOADED_WORDS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})


def render(document: Document, *, width: int | None) -> str:  # noqa: ARG001 - every format is called alike
    """Write the envelope in block style, keys sorted, long text never folded."""
    text = yaml.dump(envelope(document), Dumper=_Dumper, allow_unicode=True, sort_keys=True, width=sys.maxsize)
    return escape_unsafe(text)


class _Dumper(yaml.SafeDumper):
    """Quotes all text that is not plainly a word, and never writes aliases."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - the same list twice is written twice
        return True

    def represent_text(self, text: str) -> yaml.ScalarNode:
        """Choose the style of one text: a block for several lines, bare for words, quotes for all else."""
        return self.represent_scalar("tag:yaml.org,2002:str", text, style=_style(text))


_Dumper.add_representer(str, _Dumper.represent_text)


def _style(text: str) -> str | None:
    if text.isprintable():
        # Numbers in all their spellings and dates begin with a digit, a sign or a point.
        is_word = text[:1].isalpha() and text.lower() not in _LOADED_WORDS
        return None if is_word else '"'
    return "|" if text.replace("\n", "").isprintable() else '"'

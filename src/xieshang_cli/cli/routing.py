"""From the words typed to one command: nouns, verbs, bare nouns, and the common options wherever they stand."""

from dataclasses import dataclass

from xieshang_cli.cli.suggestions import did_you_mean, nearest
from xieshang_cli.cli.table import Noun, Verb
from xieshang_cli.errors import UsageError
from xieshang_cli.language import _

COMMON_WITH_VALUE = ("-C", "--archive", "--format", "-o", "--output", "--today", "--actor", "--lang")
COMMON_FLAGS = ("--no-input", "-q", "--quiet")
HELP = ("-h", "--help")


@dataclass(frozen=True, slots=True)
class Route:
    """Where the words lead: the words of the entry, the entry, and what is left for it to read.

    The entry is a noun when its page is asked for, or when what is typed so far may still become a verb.
    """

    words: tuple[str, ...]
    entry: Verb | Noun
    rest: list[str]


class UnknownCommandError(UsageError):
    """There is no such command."""

    def __init__(self, word: str, above: tuple[str, ...], entry: Noun) -> None:
        guess = nearest(word, entry.words) or _by_chinese_name(word, entry)
        path = " ".join(above)
        wanted = f"{path} {guess}".strip() if guess else ""
        place = " ".join(("xieshang", *above))
        super().__init__(
            _("没有“{word}”这个命令。").format(word=" ".join((*above, word))) + did_you_mean(wanted),
            hint=_hint_to_show(word, above, entry)
            or _("运行 {command} 可看全部命令。").format(command=f"{place} --help"),
        )


def route(arguments: list[str], table: Noun) -> Route:
    """Find the command. The common options before it are handed on to it."""
    if arguments[:1] == ["help"]:
        arguments = [*arguments[1:], "--help"]
    words, entry, held, rest = walk(arguments, table)
    if isinstance(entry, Verb):
        return Route(words, entry, held + rest)
    if any(word in HELP for word in rest[:1]):
        return Route(words, entry, rest)
    if rest and not rest[0].startswith("-"):
        raise UnknownCommandError(rest[0], words, entry)
    bare = entry.child(entry.bare)
    if not isinstance(bare, Verb):
        return Route(words, entry, list(HELP))
    return Route((*words, bare.word), bare, held + rest)


def walk(arguments: list[str], table: Noun) -> tuple[tuple[str, ...], Verb | Noun, list[str], list[str]]:
    """Follow the words as far as they lead: words, entry, common options passed over, and the arguments left."""
    words: tuple[str, ...] = ()
    entry: Verb | Noun = table
    held: list[str] = []
    position = 0
    while position < len(arguments) and isinstance(entry, Noun):
        length = _common_length(arguments, position)
        if length:
            held += arguments[position : position + length]
            position += length
            continue
        child = entry.child(arguments[position])
        if child is None:
            break
        words, entry, position = (*words, child.word), child, position + 1
    return words, entry, held, arguments[position:]


def _common_length(arguments: list[str], position: int) -> int:
    """Count the arguments a common option takes here, 0 when none stands here."""
    argument = arguments[position]
    if argument in COMMON_FLAGS:
        return 1
    if argument in COMMON_WITH_VALUE:
        return min(2, len(arguments) - position)
    if argument.startswith("--"):
        return 1 if argument.partition("=")[0] in COMMON_WITH_VALUE and "=" in argument else 0
    return 1 if argument[:2] in COMMON_WITH_VALUE else 0


def _hint_to_show(word: str, above: tuple[str, ...], entry: Noun) -> str:
    """Whoever types an id after the noun wants to see the record."""
    if entry.child("show") is None or not any(character.isdigit() for character in word):
        return ""
    return _("要查看一条记录：{command}").format(command=" ".join(("xieshang", *above, "show", word)))


def _by_chinese_name(word: str, entry: Noun) -> str:
    if word.isascii():
        return ""
    return next((verb.word for verb in entry.verbs if _(verb.summary).startswith(word)), "") or next(
        (verb.word for verb in entry.verbs if word in _(verb.summary)), ""
    )

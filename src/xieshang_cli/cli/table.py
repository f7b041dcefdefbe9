"""The kinds of entry in the table of commands: a command, and a noun with its verbs."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Verb:
    """One command: its word, where its function is, and one line of help, marked for translation.

    `module` is relative to `xieshang_cli.cli`; it is imported when the command is invoked or completed, not before.
    """

    word: str
    module: str
    function: str
    summary: str


@dataclass(frozen=True, slots=True)
class Noun:
    """A word with verbs below it; alone it runs the verb `bare`."""

    word: str
    summary: str
    verbs: tuple["Verb | Noun", ...]
    bare: str = "list"

    def child(self, word: str) -> "Verb | Noun | None":
        """Give the entry of that word."""
        return next((verb for verb in self.verbs if verb.word == word), None)

    def commands(self, above: tuple[str, ...] = ()) -> "Iterator[tuple[tuple[str, ...], Verb]]":
        """Walk all commands below, with their words, in help order."""
        for entry in self.verbs:
            words = (*above, entry.word)
            if isinstance(entry, Verb):
                yield words, entry
            else:
                yield from entry.commands(words)

    @property
    def words(self) -> list[str]:
        """All words that may follow this one, in help order."""
        return [verb.word for verb in self.verbs]

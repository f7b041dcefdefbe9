"""Who is told that this process waits for another one: nobody, until the program says so."""

from collections.abc import Callable

_listeners: list[Callable[[str], None]] = []


def tell_waits_to(listener: Callable[[str], None]) -> None:
    """Let `listener` hear, in a sentence, what is waited for."""
    _listeners[:] = [listener]


def say_waiting(sentence: str) -> None:
    """Tell whoever listens."""
    for listener in _listeners:
        listener(sentence)

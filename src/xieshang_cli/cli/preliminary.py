"""What must be known before anything is loaded: the language, where the archive is, whether failures are to be JSON."""

from collections.abc import Sequence

from xieshang_cli.language import LANGUAGES

# Set by the scripts of `xieshang completion`; the words typed so far follow as arguments, the last one unfinished.
COMPLETE_VARIABLE = "_XIESHANG_COMPLETE"

# Their output is the same in every language, so that scripts do not depend on a setting.
_WITHOUT_LANGUAGE = ("json", "jsonl", "yaml", "yml")


def chosen_language(arguments: Sequence[str], from_environment: str) -> str:
    """Give the language asked for; what cannot be spoken is Chinese here and refused later with a sentence."""
    if named_format(arguments) in _WITHOUT_LANGUAGE:
        return "zh"
    language = _last_value(arguments, "--lang") or from_environment
    return language if language in LANGUAGES else "zh"


def named_format(arguments: Sequence[str]) -> str:
    """Give the format named, or the ending of the output file, as typed; "" when neither is given."""
    named = _last_value(arguments, "--format")
    _stem, dot, ending = _last_value(arguments, "--output", "-o").rpartition(".")
    return (named or (ending if dot else "")).lower()


def named_archive(arguments: Sequence[str], from_environment: str) -> str:
    """Give the folder in which the command begins to look for the archive: where it is called, if none is named."""
    return _last_value(arguments, "--archive", "-C") or from_environment or "."


def _last_value(arguments: Sequence[str], *names: str) -> str:
    """Give the value of the last such option, "" when there is none. What follows `--` are no options."""
    value = ""
    for position, argument in enumerate(arguments):
        if argument == "--":
            break
        for name in names:
            if argument == name:
                value = arguments[position + 1] if position + 1 < len(arguments) else ""
            elif name.startswith("--") and argument.startswith(name + "="):
                value = argument.partition("=")[2]
            elif not name.startswith("--") and argument.startswith(name) and not argument.startswith("--"):
                value = argument[len(name) :]
    return value

"""The commands and the exit codes, as tables for the guide."""

from xieshang_cli.cli.app import COMMANDS, load
from xieshang_cli.cli.exit_codes import ALWAYS, EXIT_CODES


def commands() -> str:
    """Give one line for each command, in the order of the help page."""
    rows = [f"| `xieshang {' '.join(words)}` | {verb.summary.rstrip('。')} |" for words, verb in COMMANDS.commands()]
    return "\n".join(["| 命令 | 做什么 |", "| --- | --- |", *rows])


def exit_codes() -> str:
    """Give one line for each exit code."""
    rows = [f"| {code} | {meaning} |" for code, meaning in EXIT_CODES.items()]
    return "\n".join(["| 退出码 | 意思 |", "| --: | --- |", *rows])


def exits_by_command() -> str:
    """Give the codes that each command names on its help page, besides those that all can end with."""
    rows = []
    for words, verb in COMMANDS.commands():
        own = sorted(set(load(words, verb).exits) - set(ALWAYS))
        rows.append(f"| `xieshang {' '.join(words)}` | {'、'.join(map(str, own)) or '—'} |")
    return "\n".join(["| 命令 | 还可能是 |", "| --- | --- |", *rows])

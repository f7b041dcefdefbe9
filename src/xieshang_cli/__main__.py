"""The program: answers `--version`, chooses the language, hands the rest to the commands."""

import gc
import importlib
import os
import sys

from xieshang_cli import __version__
from xieshang_cli.cli.preliminary import chosen_language
from xieshang_cli.language import use_language


def main() -> None:
    """Run the command line of this process and leave with its exit code."""
    arguments = sys.argv[1:]
    if arguments == ["--version"]:
        sys.stdout.write(f"xieshang {__version__}\n")
        return
    # A command is over before cycles could fill memory; looking for them takes a third of the time of a large report.
    gc.disable()
    # Its plugins observe programs in production; looking for them takes 10 ms at every start.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        # Commands are named and described when their modules load, so the language comes first.
        use_language(chosen_language(arguments, os.environ.get("XIESHANG_LANG", "")))
        app = importlib.import_module("xieshang_cli.cli.app")
    except KeyboardInterrupt:
        sys.exit(130)  # nothing has begun yet
    sys.exit(app.run(arguments))


if __name__ == "__main__":
    main()

"""The program: minds Ctrl-C before it loads anything, and leaves with the exit code of the command."""

import os
import sys

INTERRUPTED = 130


def main() -> None:
    """Run the command line of this process."""
    try:
        _hear_how_programs_end()
        from xieshang_cli.cli.start import run  # noqa: PLC0415 - nothing is loaded where Ctrl-C is not minded

        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        code = INTERRUPTED
    if code == INTERRUPTED:
        # At once: Python would end by the signal, not with the code, where Ctrl-C came while it compiled something.
        sys.stderr.flush()
        os._exit(code)
    sys.exit(code)


def _hear_how_programs_end() -> None:
    """Be told of the ends of programs we start: who started us may not have wanted to know, and then nor would we."""
    import signal  # noqa: PLC0415 - nothing is loaded where Ctrl-C is not minded

    if hasattr(signal, "SIGCHLD"):
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)


if __name__ == "__main__":
    main()

"""Lets atheris look for bytes for which a property does not hold: `make fuzz`, or by hand for as long as one likes.

python tests/fuzz/campaign.py                          # every property, a minute each
python tests/fuzz/campaign.py reading --seconds 3600   # one of them, for an hour
python tests/fuzz/campaign.py reading FILE             # what was found once more, with its stack

What is found stands in the folder `.fuzz/`, and so does what was tried before; both may be deleted.
"""

import argparse
import subprocess
import sys
from pathlib import Path

TESTS = Path(__file__).parents[1]
FOLDER = TESTS.parent / ".fuzz"
MOST_BYTES = 20_000
MOST_MEBIBYTES = 2048
PYTHON_PATH = (str(TESTS), *sys.path[1:])


def main() -> int:
    """Run one property here, or every one in a process of its own: libFuzzer ends the process it runs in."""
    sys.path[:] = PYTHON_PATH
    options = _options()
    if options.file:
        _hold(options.property, Path(options.file).read_bytes())
        return 0
    if options.property:
        _search(options.property, options.seconds, options.folder)
    failed = [name for name in _names() if _run(name, options)]
    sys.stdout.write(f"found something: {', '.join(failed)}\n" if failed else "found nothing\n")
    return 1 if failed else 0


# Private from here on.


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("property", nargs="?", help="without it, each in turn")
    parser.add_argument("file", nargs="?")
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--folder", type=Path, default=FOLDER)
    return parser.parse_args()


def _names() -> list[str]:
    from fuzz.properties import PROPERTIES  # noqa: PLC0415 - found only once the path is set

    return list(PROPERTIES)


def _hold(name: str, data: bytes) -> None:
    from fuzz.properties import hold  # noqa: PLC0415 - see above

    hold(name, data)


def _run(name: str, options: argparse.Namespace) -> int:
    command = [sys.executable, __file__, name, "--seconds", str(options.seconds), "--folder", options.folder]
    return subprocess.run(command, check=False).returncode


def _search(name: str, seconds: int, folder: Path) -> None:
    import atheris  # noqa: PLC0415 - an extra of its own, for one kind of machine

    with atheris.instrument_imports(include=["xieshang_cli"], enable_loader_override=False):
        from fuzz.properties import PROPERTIES, hold  # noqa: PLC0415 - what is imported now is watched

    _property, seeds, choices = PROPERTIES[name]
    corpus = folder / name / "tried"
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds()):
        (corpus / f"seed-{number}").write_bytes(bytes([number % 256] * choices) + seed)

    def ask(data: bytes) -> None:
        hold(name, data)

    arguments = [
        sys.argv[0],
        str(corpus),
        f"-max_total_time={seconds}",
        f"-max_len={MOST_BYTES}",
        f"-rss_limit_mb={MOST_MEBIBYTES}",
        f"-artifact_prefix={folder / name}/",
        "-print_final_stats=1",
    ]
    atheris.Setup(arguments, ask)
    atheris.Fuzz()


if __name__ == "__main__":
    sys.exit(main())

"""Runs command lines in forked children of a process that has loaded everything, with one fault each.

Started as a script with the shim preloaded: a request a line on standard input, an answer a line on standard output.
A fork takes milliseconds where a start takes a quarter of a second, so every call of every command can be tried.
"""

import ctypes
import importlib
import json
import os
import pkgutil
import signal
import sys
import traceback
from typing import Any

import xieshang_cli
from xieshang_cli.language import use_language


def main() -> None:
    """Answer requests until there are no more."""
    use_language("zh")
    _load_everything()
    shim = ctypes.CDLL(None)
    shim.fault_arm.argtypes = (ctypes.c_long, ctypes.c_int, ctypes.c_int, ctypes.c_int)
    for line in sys.stdin:
        sys.stdout.write(json.dumps(_answer(json.loads(line), shim)) + "\n")
        sys.stdout.flush()


def _load_everything() -> None:
    for module in pkgutil.walk_packages(xieshang_cli.__path__, "xieshang_cli."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    for late in ("ruamel.yaml", "yaml", "ryaml", "dateutil.parser", "rich.console", "sqlite3", "filelock"):
        importlib.import_module(late)


def _answer(request: dict[str, Any], shim: ctypes.CDLL) -> dict[str, Any]:
    """Run one command line; `code` is negative when it was killed."""
    names = [f"{request['scratch']}/{name}" for name in ("out", "err", "log")]
    files = [os.open(name, os.O_RDWR | os.O_CREAT | os.O_TRUNC) for name in names]
    process = os.fork()
    if process == 0:
        _be_the_command(request, shim, files)
    _, status = os.waitpid(process, 0)
    said = [_content(file) for file in files]
    return {"code": os.waitstatus_to_exitcode(status), "out": said[0], "err": said[1], "calls": said[2].splitlines()}


def _be_the_command(request: dict[str, Any], shim: ctypes.CDLL, files: list[int]) -> None:
    from xieshang_cli.cli import app, interrupts  # noqa: PLC0415 - loaded before the fork
    from xieshang_cli.model.identity import repeatable_ids  # noqa: PLC0415

    code = 99
    try:
        os.chdir(request["folder"])
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.dup2(files[0], 1)
        os.dup2(files[1], 2)
        with repeatable_ids("fault"):
            at, kind, error = request["fault"]
            shim.fault_arm(at, kind, error, files[2] if request["traced"] else -1)
            interrupts.raise_when_stopped()
            begun = _count_functions(request["interrupt"])
            code = app.run(request["line"])
            interrupts.finish_whatever_comes()
            sys.setprofile(None)
            shim.fault_arm(-1, 0, 0, -1)
            if request["interrupt"]:
                os.write(files[2], f"{begun[0]} functions -\n".encode())
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
    except BaseException:
        traceback.print_exc()
        sys.stderr.flush()
    finally:
        os._exit(code)


def _count_functions(stop_at: int) -> list[int]:
    """Count functions as they begin and end, and press Ctrl-C at one of them; counts nothing where that is 0."""
    begun = [0]

    def count(*_: object) -> None:
        begun[0] += 1
        if begun[0] == stop_at:
            os.kill(os.getpid(), signal.SIGINT)

    if stop_at:
        sys.setprofile(count)
    return begun


def _content(file: int) -> str:
    os.lseek(file, 0, os.SEEK_SET)
    data = b""
    while part := os.read(file, 1 << 20):
        data += part
    os.close(file)
    return data.decode("utf-8", "replace")


if __name__ == "__main__":
    main()

"""The program as a process: streams, encodings, pipes and start-up."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src"


def start(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "xieshang_cli", *arguments],
        env={**_clean(), "PYTHONPATH": str(SOURCE), **environment},
        capture_output=True,
        stdin=subprocess.DEVNULL,
        check=False,
        timeout=60,
    )


def _clean() -> dict[str, str]:
    return {
        name: value for name, value in os.environ.items() if not name.startswith(("XIESHANG_", "LC_", "LANG", "PYTHON"))
    }


def modules_loaded(*arguments: str) -> set[str]:
    answer = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "xieshang_cli", *arguments],
        env={**_clean(), "PYTHONPATH": str(SOURCE)}, capture_output=True, check=False, timeout=60,
    )  # fmt: skip
    return {
        line.rpartition("|")[2].strip()
        for line in answer.stderr.decode().splitlines()
        if line.startswith("import time")
    }


def test_version_loads_next_to_nothing() -> None:
    answer = start("--version")
    assert (answer.returncode, answer.stderr) == (0, b"")
    assert answer.stdout.startswith(b"xieshang ")
    loaded = modules_loaded("--version")
    assert {name for name in loaded if name.startswith("xieshang_cli")} == {
        "xieshang_cli", "xieshang_cli.language", "xieshang_cli.cli", "xieshang_cli.cli.preliminary",
        "xieshang_cli.cli.start", "xieshang_cli.cli.streams",
    }  # fmt: skip
    assert "typer" not in loaded


@pytest.mark.parametrize("arguments", [["--help"], ["topic", "--help"], ["completion", "--help"]])
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    assert modules_loaded(*arguments).isdisjoint(
        {"rich", "pydantic", "ruamel.yaml", "yaml", "sqlite3", "tabulate", "wcwidth"}
    )


@pytest.mark.parametrize("environment", [{"LC_ALL": "C"}, {"LC_ALL": "POSIX"}, {"PYTHONIOENCODING": "utf-8"}])
def test_chinese_comes_out_in_every_locale(environment: dict[str, str]) -> None:
    answer = start("topci", **environment)
    assert (answer.returncode, answer.stderr.decode()) == (
        2, "错误：没有“topci”这个命令。是不是想用 topic？\n运行 xieshang --help 可看全部命令。\n",
    )  # fmt: skip


def test_gbk_terminal_gets_what_it_can_show() -> None:
    answer = start("\U00020bb7", PYTHONIOENCODING="gbk")
    assert answer.stderr.decode("gbk") == "错误：没有“?”这个命令。\n运行 xieshang --help 可看全部命令。\n"


def test_json_is_utf8_also_on_a_gbk_terminal() -> None:
    answer = start("topci", "--format", "json", PYTHONIOENCODING="gbk")
    assert "没有“topci”这个命令" in answer.stderr.decode("utf-8")


@pytest.mark.skipif(os.name == "nt", reason="needs a POSIX shell")
def test_reader_that_stops_is_no_failure() -> None:
    command = f"'{sys.executable}' -m xieshang_cli completion bash | true; echo ${{PIPESTATUS[0]}}"
    answer = subprocess.run(
        ["bash", "-c", command],
        env={**_clean(), "PYTHONPATH": str(SOURCE)},
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert (answer.stdout, answer.stderr) == (b"0\n", b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["completion", "bash"]])
def test_full_disk_is_said(arguments: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        answer = subprocess.run(
            [sys.executable, "-m", "xieshang_cli", *arguments],
            env={**_clean(), "PYTHONPATH": str(SOURCE)}, stdout=full, stderr=subprocess.PIPE, check=False, timeout=60,
        )  # fmt: skip
    assert (answer.returncode, answer.stderr.decode()) == (5, "错误：系统拒绝了操作：磁盘已满。\n")


@pytest.mark.skipif(os.name == "nt", reason="needs limits of POSIX")
@pytest.mark.parametrize("arguments", [["--help"], ["schema", "topic"]], ids=["text", "bytes"])
def test_a_disk_with_room_for_a_part_is_full_also_without_buffers(tmp_path: Path, arguments: list[str]) -> None:
    # Python tries once where it has no buffer, and says nothing when only a part gets out.
    limited = f"ulimit -f 1; exec '{sys.executable}' -m xieshang_cli {' '.join(arguments)} > '{tmp_path / 'out'}'"
    answer = subprocess.run(
        ["bash", "-c", limited],
        # Python 3.11 would keep the first part of a compiled module, and everybody would load it from then on.
        env={**_clean(), "PYTHONPATH": str(SOURCE), "PYTHONUNBUFFERED": "1", "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert (tmp_path / "out").stat().st_size == 1024
    assert answer.returncode == 5
    assert answer.stderr.decode().startswith("错误：系统拒绝了操作：")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("arguments", [["topci"], ["topci", "--format", "json"]])
def test_the_code_tells_where_nothing_can_be_said(arguments: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        answer = subprocess.run(
            [sys.executable, "-m", "xieshang_cli", *arguments],
            env={**_clean(), "PYTHONPATH": str(SOURCE)}, stdout=subprocess.PIPE, stderr=full, check=False, timeout=60,
        )  # fmt: skip
    assert (answer.returncode, answer.stdout) == (2, b"")


@pytest.mark.skipif(os.name == "nt", reason="needs a POSIX shell")
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize(("arguments", "code"), [("topci", 2), ("--help", 0), ("--version", 0), ("schema topic", 0)])
def test_a_closed_stream_changes_no_code(arguments: str, code: int, closed: str) -> None:
    answer = subprocess.run(
        ["bash", "-c", f"exec '{sys.executable}' -m xieshang_cli {arguments} {closed}"],
        env={**_clean(), "PYTHONPATH": str(SOURCE)}, capture_output=True, check=False, timeout=60,
    )  # fmt: skip
    assert answer.returncode == code
    assert b"Traceback" not in answer.stderr


def test_bytes_that_are_no_text_do_no_harm() -> None:
    answer = subprocess.run(
        [sys.executable, "-m", "xieshang_cli", b"\xff\xfe"],
        env={**_clean(), "PYTHONPATH": str(SOURCE)}, capture_output=True, check=False, timeout=60,
    )  # fmt: skip
    assert answer.returncode == 2
    assert answer.stderr.decode().startswith("错误：没有“\\udcff\\udcfe”这个命令。\n")

"""Where nothing can be written, or somebody else writes, or the user stops it: real processes on real file systems."""

import json
import os
import pty
import re
import select
import shlex
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from cli.every_command import tree
from cli.trial import Answer, Run

XIESHANG = [sys.executable, "-m", "xieshang_cli"]
FROZEN = {"XIESHANG_TODAY": "2026-11-23", "XIESHANG_ACTOR": "王芳", "PYTHONDONTWRITEBYTECODE": "1"}


def may_mount() -> bool:
    """Whether this user may have file systems of its own, which vanish with the process."""
    try:
        return subprocess.run(["unshare", "-rm", "true"], check=False, capture_output=True).returncode == 0
    except OSError:
        return False


needs_mount = pytest.mark.skipif(not may_mount(), reason="no file systems of one's own here")


def with_mount(mount: str, folder: Path, line: str) -> Answer:
    """Run a command in `folder` after mounting something, in a process that alone sees it."""
    command = shlex.join([*XIESHANG, *shlex.split(line)])
    done = subprocess.run(
        ["unshare", "-rm", "sh", "-c", f"{mount} && cd {shlex.quote(str(folder))} && exec {command}"],
        env=os.environ | FROZEN, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    return Answer(done.returncode, done.stdout, done.stderr)


def read_only(folder: Path) -> str:
    place = shlex.quote(str(folder))
    return f"mount --bind {place} {place} && mount -o remount,ro,bind {place}"


@needs_mount
@pytest.mark.parametrize("was_used", [pytest.param(False, marks=pytest.mark.slow), True])
def test_a_read_only_archive_can_be_looked_at_and_says_why_it_cannot_be_changed(
    archive: Path, xieshang: Run, was_used: bool
) -> None:
    if was_used:
        xieshang("topic", "list")
    before = tree(archive)
    for line in ("topic list", "topic show 7k3m", "report ledger", "validate"):
        answer = with_mount(read_only(archive), archive, line)
        assert (line, answer.code, answer.err) == (line, 0, "")
    for line in ("topic new --station 620302001 --title x", "topic advance 6w1v", "task progress t-9v3w --note x"):
        answer = with_mount(read_only(archive), archive, line)
        assert (line, answer.code, answer.out) == (line, 5, "")
        assert answer.err == (
            f"错误：不能写入档案库 {archive}：文件夹是只读的，或没有权限\n"
            "请检查文件夹的权限和所在的磁盘；只查看不需要写入。\n"
        )
    answer = with_mount(read_only(archive), archive, "topic list --output list.csv")
    assert (answer.code, answer.err) == (5, "错误：写不了文件 list.csv：磁盘是只读的。\n")
    assert tree(archive) == before


@needs_mount
def test_a_full_disk_leaves_everything_as_it_was(archive: Path) -> None:
    place = shlex.quote(str(archive / "topics"))
    topics = shlex.quote(str(archive.parent / "topics"))
    (archive / "topics").rename(archive.parent / "topics")
    (archive / "topics").mkdir()
    full = (
        f"mount -t tmpfs -o size=1m none {place} && cp -r {topics}/. {place} && "
        f"(cat /dev/zero > {place}/full 2>/dev/null || true)"
    )
    check = f" && (cd {place} && rm full && diff -r {topics} . >&2)"
    for line, name in (
        ("topic advance 6w1v", "620302100/2026/620302100-2026-6w1v.yaml"),
        ("topic new --id 620302001-2026-zzzz --station 620302001 --title x", "620302001/2026/620302001-2026-zzzz.yaml"),
    ):
        answer = with_mount(full, archive, line)
        assert (answer.code, answer.out) == (5, "")
        assert answer.err == (f"错误：没有写入 {archive}/topics/{name}：磁盘已满\n原来的内容没有变。排除后再试。\n")
        command = shlex.join([*XIESHANG, *shlex.split(line)])
        tried = f"{full} && (cd {shlex.quote(str(archive))} && {command} 2>/dev/null; true){check}"
        after = subprocess.run(
            ["unshare", "-rm", "sh", "-c", tried], env=os.environ | FROZEN, capture_output=True, check=False
        )
        assert (after.returncode, after.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize(
    ("more", "sentence"),
    [([], "系统拒绝了操作：磁盘已满。"), (["--output", "/nowhere/x"], "写不了文件 /nowhere/x：没有这个文件或文件夹。")],
)
def test_what_is_saved_is_named_where_the_result_cannot_be_shown(archive: Path, more: list[str], sentence: str) -> None:
    with Path("/dev/full").open("wb") as full:
        answer = subprocess.run(
            [*XIESHANG, "topic", "edit", "5r2p", "--title", "新题", *more],
            cwd=archive, env=os.environ | FROZEN, stdout=full, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    path = archive / "topics/620302001/2026/620302001-2026-5r2p.yaml"
    assert (answer.returncode, answer.stderr) == (5, f"错误：{sentence}\n写好的：{path}\n")
    assert "title: 新题\n" in path.read_text(encoding="utf-8")


HOLD = """
import sys, time
from pathlib import Path
from xieshang_cli.storage import lock
with lock.ArchiveLock(Path(sys.argv[1]), command="xieshang topic advance"):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.mark.slow
def test_a_second_writer_is_told_who_writes_and_since_when(archive: Path, xieshang: Run) -> None:
    before = tree(archive)
    holder = subprocess.Popen([sys.executable, "-c", HOLD, str(archive)], stdout=subprocess.PIPE, text=True)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    assert xieshang("topic", "list").code == 0
    answer = xieshang("topic", "advance", "6w1v")
    holder.kill()
    holder.communicate()
    assert (answer.code, answer.out) == (5, "")
    first, hint = answer.err.splitlines()
    assert first.startswith(f"错误：档案库 {archive} 正在被另一个程序写入（xieshang topic advance，进程 {holder.pid}，")
    assert re.search(r" 起，已 1[01] 秒）$", first)
    assert hint == "等它结束后再试；它一结束锁就自动解开，不要删除任何文件。"
    assert tree(archive) == before
    assert xieshang("topic", "advance", "6w1v").code == 0


def test_whoever_starts_us_without_caring_how_programs_end_keeps_us_from_nothing(archive: Path) -> None:
    """topic edit, and an editor that fails"""
    for disposition in (signal.SIG_DFL, signal.SIG_IGN):
        answer = subprocess.run(
            [*XIESHANG, "topic", "edit", "6w1v"], cwd=archive, env=os.environ | FROZEN | {"EDITOR": "false"},
            preexec_fn=partial(signal.signal, signal.SIGCHLD, disposition), capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert (answer.returncode, answer.stdout) == (5, "")
        assert answer.stderr.startswith("错误：编辑器")


def test_stopped_at_a_question(archive: Path) -> None:
    """topic new"""
    before = tree(archive)
    ours, theirs = pty.openpty()
    environment = {name: value for name, value in os.environ.items() if name != "CI"} | FROZEN | {"TERM": "dumb"}
    process = subprocess.Popen(
        [*XIESHANG, "topic", "new", "--station", "620302001", "--title", "渠"],
        stdin=theirs, stdout=theirs, stderr=theirs, cwd=archive, env=environment, start_new_session=True,
    )  # fmt: skip
    os.close(theirs)
    asked = read_until(ours, "类别".encode(), 20)
    process.send_signal(signal.SIGINT)
    said = asked + read_until(ours, b"\0", 5)
    assert process.wait(20) == 130
    os.close(ours)
    assert "已中断，没有写到一半的文件。" in said.decode(errors="replace")
    assert "Traceback" not in said.decode(errors="replace")
    assert tree(archive) == before


def read_until(terminal: int, wanted: bytes, seconds: float) -> bytes:
    said, end = b"", time.monotonic() + seconds
    while wanted not in said and time.monotonic() < end:
        if not select.select([terminal], [], [], 0.1)[0]:
            continue
        try:
            part = os.read(terminal, 4096)
        except OSError:
            break
        said += part
    return said


def copied(archive: Path, number: int) -> list[Path]:
    """Make many copies of a topic; all have the same number, tasks and requests, and so take long to judge."""
    source = archive / "topics/620302001/2026/620302001-2026-7k3m.yaml"
    text = source.read_text(encoding="utf-8")
    copies = [source.with_name(f"620302001-2026-{copy:04d}.yaml") for copy in range(number)]
    for copy in copies:
        copy.write_text(text.replace(source.stem, copy.stem), encoding="utf-8")
    return copies


def wait_for(path: Path, seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not path.exists():
        assert time.monotonic() < end, path
        time.sleep(0.01)


@pytest.mark.parametrize("moment", [0, 0.3])
def test_stopped_while_reading(archive: Path, xieshang: Run, moment: float) -> None:
    copies = copied(archive, 1000)
    process = subprocess.Popen(
        [*XIESHANG, "validate"], cwd=archive, env=os.environ | FROZEN, stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
    )  # fmt: skip
    wait_for(archive / ".xieshang/index.sqlite")  # Python itself has started, and reading is about to begin
    time.sleep(moment)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to helpers as well
    out, err = process.communicate(timeout=20)
    assert (process.returncode, out, err.decode()) == (130, b"", "错误：已中断，没有写到一半的文件。\n")
    for copy in copies:
        copy.unlink()
    assert len(json.loads(xieshang("topic", "list", "--format", "json").out)["data"]) == 19


@pytest.mark.slow
def test_at_a_terminal_reading_shows_how_far_it_is_and_leaves_nothing_behind(archive: Path, xieshang: Run) -> None:
    copied(archive, 3000)
    bar = "正在读取 [".encode()
    code, said = stopped_at_a_terminal(archive, "validate", when=bar)
    assert code == 130
    assert said.endswith("\r\x1b[K错误：已中断，没有写到一半的文件。\r\n")
    code, said = stopped_at_a_terminal(archive, "validate -q", when=b"\0")
    assert (code, "正在读取" in said) == (1, False)
    code, said = stopped_at_a_terminal(archive, "fmt --check", when="正在整理 [".encode())
    assert code == 130
    assert said.endswith("\r\x1b[K错误：已中断，没有写到一半的文件。\r\n")
    assert xieshang("fmt", "--check").code == 0


@pytest.mark.slow
@pytest.mark.parametrize(
    "line", ["division import country.csv", "init other --division 620302 --divisions country.csv"]
)
def test_at_a_terminal_a_list_of_the_country_shows_how_far_it_is_and_can_be_stopped(archive: Path, line: str) -> None:
    villages = "".join(f"{code},第{code}村\n" for code in range(620302001001, 620302001001 + 400_000))
    (archive / "country.csv").write_text("code,name\n" + villages, encoding="utf-8")
    before = {path: path.read_bytes() for path in archive.glob("*/*.yaml")}
    code, said = stopped_at_a_terminal(archive, line, when="正在读取区划文件 [".encode())
    assert code == 130
    assert said.endswith("\r\x1b[K错误：已中断，没有写到一半的文件。\r\n")
    assert {path: path.read_bytes() for path in archive.glob("*/*.yaml")} == before
    assert not (archive / "other").exists()


def stopped_at_a_terminal(archive: Path, line: str, *, when: bytes) -> tuple[int, str]:
    """Run a command at a terminal of its own and press Ctrl-C when something stands there."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [*XIESHANG, *shlex.split(line)], cwd=archive, env=os.environ | FROZEN | {"COLUMNS": "80"},
        stdin=theirs, stdout=subprocess.DEVNULL, stderr=theirs, start_new_session=True,
    )  # fmt: skip
    os.close(theirs)
    said = read_until(ours, when, 60)
    if when in said:
        os.killpg(process.pid, signal.SIGINT)
        said += read_until(ours, b"\0", 20)
    os.close(ours)
    return process.wait(20), said.decode()


def test_ctrl_c_while_the_program_starts_ends_it_with_a_word(archive: Path) -> None:
    """From the moment it has loaded anything; before, it is Python's own."""
    press = (
        "import os, signal, sys\n"
        "module, pressed = sys.argv.pop(1), []\n"
        "class Finder:\n"
        "    def find_spec(self, name, *_):\n"
        "        if name == module and not pressed:\n"
        "            pressed.append(name); os.kill(os.getpid(), signal.SIGINT)\n"
        "sys.meta_path.insert(0, Finder())\n"
        "from xieshang_cli.__main__ import main\n"
        "main()\n"
    )
    said = "错误：已中断，没有写到一半的文件。\n"
    for module, expected in (
        ("xieshang_cli.cli.start", ""),
        ("xieshang_cli.cli.app", said),
        ("xieshang_cli.cli.topic.edit", said),
        ("xieshang_cli.storage.opening", said),
        ("xieshang_cli.model.topic", said),
    ):
        done = subprocess.run(
            [sys.executable, "-c", press, module, "topic", "edit", "6w1v", "--affected", "住户"],
            cwd=archive, env=os.environ | FROZEN, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL,
        )  # fmt: skip
        assert (module, done.returncode, done.stdout, done.stderr) == (module, 130, "", expected)

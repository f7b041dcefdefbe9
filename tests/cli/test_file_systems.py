"""Links, permissions, slow disks and folders that change while they are read."""

import json
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.every_command import tree
from cli.trial import Run
from xieshang_cli.storage import layout, reading, screen

FROZEN = {"XIESHANG_TODAY": "2026-11-23", "XIESHANG_ACTOR": "王芳", "PYTHONDONTWRITEBYTECODE": "1"}
TOPIC = "topics/620302100/2026/620302100-2026-6w1v.yaml"
WRITING = ("topic advance 6w1v", "topic new --station 620302100 --title 新", "topic edit 6w1v --title 改")

needs_links = pytest.mark.skipif(os.name == "nt", reason="links need a privilege here")


def findings(run: Run) -> dict[str, set[str]]:
    answer = run("validate", "--select", "FL", "--format", "json")
    found: dict[str, set[str]] = {}
    for finding in json.loads(answer.out)["data"]:
        found.setdefault(finding["path"], set()).add(finding["code"])
    return found


def moved_out(place: Path) -> Path:
    """Put a file or folder outside of the archive, and a link in its place."""
    archive = next(folder for folder in place.parents if (folder / "policy").is_dir())
    target = archive.parent / "elsewhere" / place.name
    target.parent.mkdir(exist_ok=True)
    place.rename(target)
    place.symlink_to(target)
    return target


@needs_links
@pytest.mark.parametrize("way", ["-C", "inside"])
def test_an_archive_reached_through_a_link_is_the_archive(
    archive: Path, xieshang: Run, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = archive.parent / "链接"
    link.symlink_to(archive, target_is_directory=True)
    monkeypatch.chdir(link / "topics" if way == "inside" else archive.parent)
    options = [] if way == "inside" else ["-C", str(link)]
    for line in ("topic list", "topic show 7k3m", "validate", "doctor", "fmt --check"):
        assert xieshang(*line.split(), *options).code in {0, 1}, line
    for line in WRITING[1:]:
        answer = xieshang(*shlex.split(line), *options)
        assert (line, answer.code) == (line, 0)
    assert "title: 改" in (archive / TOPIC).read_text(encoding="utf-8")
    assert link.is_symlink()


@needs_links
@pytest.mark.parametrize(
    ("place", "reported"),
    [
        (TOPIC, TOPIC),
        ("topics/620302100/2026", "topics/620302100/2026"),
        ("topics/620302100", "topics/620302100"),
        ("topics", "topics"),
    ],
)
def test_a_link_out_of_the_archive_is_reported_and_nothing_is_written_through_it(
    archive: Path, xieshang: Run, place: str, reported: str
) -> None:
    target = moved_out(archive / place)
    before = tree(target.parent)
    assert findings(xieshang) == {reported: {"FL001"}}
    answer = xieshang("topic", "list")
    assert answer.code == 4
    assert f"注意：读不出 {reported}：不是普通文件，而是符号链接\n" in answer.err
    for line in WRITING:
        answer = xieshang(*shlex.split(line))
        # Into a folder that is no link a new record may be put, whatever became of another.
        expected = {0} if place == TOPIC and "new" in line else {3, 4, 5}
        assert (line, answer.code in expected) == (line, True), answer
        assert answer.out == "" or answer.code == 0
    assert tree(target.parent) == before
    assert (archive / place).is_symlink()


@needs_links
def test_a_link_to_nowhere_and_one_to_itself_are_reported(archive: Path, xieshang: Run) -> None:
    (archive / "topics" / "nowhere.yaml").symlink_to("gone.yaml")
    (archive / "topics" / "620302001" / "loop").symlink_to("loop")
    shutil.rmtree(archive / "sessions")
    (archive / "sessions").symlink_to("sessions")
    expected = {"topics/nowhere.yaml": {"FL001"}, "topics/620302001/loop": {"FL001"}, "sessions": {"FL001"}}
    assert findings(xieshang) == expected


@needs_links
def test_settings_that_are_a_link_are_reported(archive: Path, xieshang: Run) -> None:
    moved_out(archive / "xieshang.yaml")
    assert findings(xieshang) == {"xieshang.yaml": {"FL001"}}


@needs_links
def test_a_cache_that_is_a_link_is_not_used_for_looking_and_refused_for_writing(archive: Path, xieshang: Run) -> None:
    outside = archive.parent / "cache"
    outside.mkdir()
    (archive / ".xieshang").symlink_to(outside)
    before = tree(archive)
    assert xieshang("topic", "list").code == 0
    assert list(outside.iterdir()) == []
    answer = xieshang("topic", "advance", "6w1v")
    assert (answer.code, answer.out) == (5, "")
    assert "档案库" in answer.err
    assert list(outside.iterdir()) == []
    assert tree(archive) == before


@needs_links
@pytest.mark.parametrize("is_there", [True, False])
@pytest.mark.parametrize(
    "name",
    ["lock", "lock.holder", "index.lock", "index.seal", "index.sqlite", "attachments.json", "unfinished", "README",
     ".gitignore"],
)  # fmt: skip
def test_no_file_of_the_cache_is_written_through_a_link(
    archive: Path, xieshang: Run, name: str, is_there: bool
) -> None:
    evidence, outside = archive.parent / "p.jpg", archive.parent / "outside"
    evidence.write_bytes(b"p")
    if is_there:
        outside.write_text("{}", encoding="utf-8")
    xieshang("topic", "list")
    (archive / ".xieshang" / name).unlink(missing_ok=True)
    (archive / ".xieshang" / name).symlink_to(outside)
    for line in ("topic edit 5r2p --title 题", f"attach 7k3m {evidence}", "validate"):
        assert xieshang(*line.split()).code == (5 if name == "lock" and line != "validate" else 0)
    assert (outside.read_text(encoding="utf-8") if outside.exists() else None) == ("{}" if is_there else None)


@needs_links
def test_private_facts_are_not_written_through_a_link(archive: Path, xieshang: Run) -> None:
    outside = moved_out(archive / "private")
    before = tree(archive), tree(outside)
    line = "request new --station 620302001 --text 路灯 --contact-name 李秀英 --contact-phone 13900000001"
    answer = xieshang(*shlex.split(line))
    assert (answer.code, answer.out) == (5, "")
    assert (tree(archive), tree(outside)) == before


def test_a_file_with_a_second_name_is_replaced_and_the_other_name_keeps_what_was(archive: Path, xieshang: Run) -> None:
    other = archive.parent / "备份.yaml"
    other.hardlink_to(archive / TOPIC)
    before = other.read_bytes()
    assert findings(xieshang) == {}
    assert xieshang("topic", "edit", "6w1v", "--title", "改").code == 0
    assert other.read_bytes() == before
    assert "title: 改" in (archive / TOPIC).read_text(encoding="utf-8")


@pytest.mark.parametrize("place", [TOPIC, "topics/620302100", "sessions", "policy/rules.yaml"])
def test_what_may_not_be_read_is_named_and_the_rest_is_shown(archive: Path, place: str) -> None:
    open_to_strangers(archive)
    mode = (archive / place).stat().st_mode
    (archive / place).chmod(0)
    try:
        done = as_nobody(archive, "validate --select FL --format lines")
        assert (done.returncode, done.stderr) == (4, "")
        assert done.stdout == f"{place}: FL001 没有权限读这个文件\n"
        listed = as_nobody(archive, "topic list --format json")
        assert listed.returncode == 4
        assert json.loads(listed.stdout)["data"]
    finally:
        (archive / place).chmod(mode)


@pytest.mark.skipif(os.geteuid() != 0, reason="every file made here is one's own")
def test_a_folder_of_somebody_else_can_be_looked_at_and_says_why_it_cannot_be_changed(archive: Path) -> None:
    open_to_strangers(archive)
    before = tree(archive)
    for line in ("topic list", "topic show 7k3m", "report ledger", "validate", "status"):
        done = as_nobody(archive, line)
        assert (line, done.returncode, done.stderr) == (line, 0, "")
    for line in WRITING:
        done = as_nobody(archive, line)
        assert (line, done.returncode, done.stdout) == (line, 5, "")
        assert done.stderr == (
            f"错误：不能写入档案库 {archive}：文件夹是只读的，或没有权限\n"
            "请检查文件夹的权限和所在的磁盘；只查看不需要写入。\n"
        )
    assert tree(archive) == before
    assert not (archive / ".xieshang").exists()


@pytest.mark.parametrize("mode", [0o000, 0o555])
def test_a_cache_that_somebody_else_closed_is_gone_without(archive: Path, xieshang: Run, mode: int) -> None:
    answers = {line: xieshang(*line.split()).out for line in ("topic list", "validate", "topic show 5r2p")}
    (archive / ".xieshang").chmod(mode)
    try:
        for line, out in answers.items():
            done = as_ordinary_user(archive, line)
            assert (line, done.returncode, done.stdout, done.stderr) == (line, 0, out, "")
    finally:
        (archive / ".xieshang").chmod(0o755)


@pytest.mark.parametrize("place", ["attachments", "private", "topics/620302100"])
def test_doctor_names_the_folders_it_may_not_open(archive: Path, place: str) -> None:
    (archive / "attachments").mkdir(exist_ok=True)
    mode = (archive / place).stat().st_mode
    (archive / place).chmod(0)
    try:
        done = as_ordinary_user(archive, "doctor --format json")
    finally:
        (archive / place).chmod(mode)
    assert (done.returncode, done.stderr) == (1, "")
    checks = {check["check"]: check for check in json.loads(done.stdout)["data"]}
    assert checks["closed_folders"]["items"] == [place]
    assert checks["closed_folders"]["state"] == "bad"


def test_an_archive_of_a_federation_that_does_not_open_is_named_and_the_rest_is_shown(
    archive: Path, tmp_path: Path
) -> None:
    for name in "ab":
        shutil.copytree(archive, tmp_path / "all" / name)
    (tmp_path / "all" / "xieshang.yaml").write_text("format: 1\nfederation: [a, b]\n", encoding="utf-8")
    (tmp_path / "all" / "b").chmod(0)
    try:
        done = as_ordinary_user(tmp_path / "all", "topic list")
    finally:
        (tmp_path / "all" / "b").chmod(0o755)
    assert (done.returncode, done.stderr) == (4, "注意：读不出 b：档案库打不开：没有权限\n")
    assert "老旧小区加装电梯" in done.stdout


def as_ordinary_user(archive: Path, line: str) -> subprocess.CompletedProcess[str]:
    """Run a command as the owner of the files, who must ask for rights like everybody else, root included."""
    plain = ["setpriv", "--inh-caps=-all", "--bounding-set=-all"] if os.geteuid() == 0 else []
    try:
        return subprocess.run(
            [*plain, sys.executable, "-m", "xieshang_cli", *shlex.split(line)],
            cwd=archive, env=os.environ | FROZEN, text=True, check=False, capture_output=True,
            stdin=subprocess.DEVNULL,
        )  # fmt: skip
    except OSError:
        pytest.skip("root cannot do without its rights here")


def open_to_strangers(archive: Path) -> None:
    """Let others into the folders of the test; skip where they have no Python or root cannot stop being root."""
    for folder in (archive, *archive.parents):
        if folder.is_relative_to(tempfile.gettempdir()) and folder != Path(tempfile.gettempdir()):
            folder.chmod(folder.stat().st_mode | 0o055)
    try:
        works = as_nobody(archive, "--version").returncode == 0
    except OSError:
        works = False
    if not works:
        pytest.skip("nobody else can run the program here")


def as_nobody(archive: Path, line: str) -> subprocess.CompletedProcess[str]:
    """Run a command as a user who owns nothing; root only stops being root."""
    become = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] if os.geteuid() == 0 else []
    return subprocess.run(
        [*become, sys.executable, "-m", "xieshang_cli", *shlex.split(line)],
        cwd=archive, env=os.environ | FROZEN | {"HOME": "/nonexistent"}, text=True, check=False,
        capture_output=True, stdin=subprocess.DEVNULL,
    )  # fmt: skip


def removed(archive: Path) -> None:
    shutil.rmtree(archive / "topics" / "620302100")


def emptied(archive: Path) -> None:
    (archive / TOPIC).write_bytes(b"")


def replaced(archive: Path) -> None:
    other = archive.parent / "other.yaml"
    other.write_bytes((archive / TOPIC).read_bytes().replace(b"title: ", b"title: x"))
    other.replace(archive / TOPIC)


def made_a_folder(archive: Path) -> None:
    (archive / TOPIC).unlink()
    (archive / TOPIC).mkdir()


@pytest.mark.parametrize(
    ("happens", "code"), [(removed, "FL001"), (emptied, "FL015"), (replaced, ""), (made_a_folder, "FL001")]
)
def test_what_changes_between_looking_and_reading_is_seen_as_it_is_then(
    archive: Path, xieshang: Run, monkeypatch: pytest.MonkeyPatch, happens: Callable[[Path], None], code: str
) -> None:
    read = screen.read_marked
    waiting = [happens]

    def late(path: Path | str) -> tuple[bytes, screen.Mark]:
        if str(path).endswith(TOPIC) and waiting:
            waiting.pop()(archive)
        return read(path)

    monkeypatch.setattr(reading, "read_marked", late)
    answer = xieshang("validate", "--select", "FL", "--format", "json")
    assert not waiting
    assert {finding["code"] for finding in json.loads(answer.out)["data"]} == ({code} if code else set())
    assert answer.code == (4 if code else 0)
    assert findings(xieshang) == ({} if happens in {removed, replaced} else {TOPIC: {code}})


def test_a_file_that_vanishes_while_its_folder_is_walked_is_no_file(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scan = os.scandir

    class Late:
        """Entries of a folder, one of which is gone by the time somebody asks for more than its name."""

        def __init__(self, folder: str) -> None:
            self._entries = scan(folder)

        def __enter__(self) -> list[os.DirEntry[str]]:
            entries = list(self._entries)
            (archive / TOPIC).unlink(missing_ok=True)
            return entries

        def __exit__(self, *_: object) -> None:
            self._entries.close()

    monkeypatch.setattr(os, "scandir", Late)
    found = layout.walk(archive)
    assert TOPIC not in found
    assert len(found) > 50


SLOW_DISK = """
import os, sys, time
fsync = os.fsync
def slowly(descriptor):
    time.sleep(0.4)
    fsync(descriptor)
os.fsync = slowly
from xieshang_cli.cli import app
sys.exit(app.run(sys.argv[1:]))
"""


@pytest.mark.slow
def test_on_a_slow_network_drive_two_clerks_lose_nothing(archive: Path) -> None:
    lines = [f"topic new --station 620302100 --title 慢盘{number} -q" for number in range(4)]
    running = [
        subprocess.Popen(
            [sys.executable, "-c", SLOW_DISK, *shlex.split(line)],
            cwd=archive, env=os.environ | FROZEN, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )
        for line in lines
    ]  # fmt: skip
    answers = [(process.communicate(timeout=60), process.returncode) for process in running]
    assert [code for _, code in answers] == [0, 0, 0, 0]
    ids = [out.strip() for (out, _err), _ in answers]
    assert all((archive / f"topics/620302100/2026/{one}.yaml").is_file() for one in ids)
    assert [err for (_out, err), _ in answers] == [""] * 4

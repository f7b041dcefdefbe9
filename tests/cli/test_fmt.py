import json
from pathlib import Path

from cli.trial import Run

TOPIC = "topics/620302001/2026/620302001-2026-5r2p.yaml"
OTHER = "topics/620302001/2026/620302001-2026-7k3m.yaml"


def _unsettle(path: Path) -> str:
    before = path.read_text(encoding="utf-8")
    title = next(line for line in before.splitlines() if line.startswith("title:"))
    path.write_text(f"x_note: 'kept'\r\n{title}  # 要保留\r\n" + before.replace(f"{title}\n", ""), encoding="utf-8")
    return before.replace(title, f"{title}  # 要保留") + "x_note: kept\n"


def test_an_archive_made_by_commands_is_canonical(archive: Path, xieshang: Run) -> None:
    answer = xieshang("fmt", "--check")
    assert answer.code == 0
    assert answer.out == "规范格式 (截至 2026-11-23)\n\n看了 79 个文件，能读的都合规范。\n"


def test_check_says_which_and_changes_nothing(archive: Path, xieshang: Run) -> None:
    _unsettle(archive / TOPIC)
    before = (archive / TOPIC).read_bytes()
    answer = xieshang("fmt", "--check")
    assert answer.code == 1
    assert answer.out == (
        f"规范格式 (截至 2026-11-23)\n\n不规范的文件\n! {TOPIC}\n\n看了 79 个文件，1 个不规范；整理：xieshang fmt\n"
    )
    assert (archive / TOPIC).read_bytes() == before


def test_order_is_restored_and_comments_stay(archive: Path, xieshang: Run) -> None:
    canonical = _unsettle(archive / TOPIC)
    answer = xieshang("fmt", "--format", "json")
    assert answer.code == 0
    assert json.loads(answer.out)["data"] == {"changed": [TOPIC], "differing": [TOPIC], "unreadable": []}
    assert (archive / TOPIC).read_text(encoding="utf-8") == canonical
    assert xieshang("fmt", "--check").code == 0


def test_only_what_is_named_is_touched(archive: Path, xieshang: Run) -> None:
    _unsettle(archive / TOPIC)
    _unsettle(archive / OTHER)
    assert xieshang("fmt", TOPIC).code == 0
    assert json.loads(xieshang("fmt", "--check", "--format", "json").out)["data"]["differing"] == [OTHER]
    assert xieshang("fmt", "7k3m").code == 0
    assert xieshang("fmt", "--check", "topics").code == 0


def test_mode_and_neighbours_stay(archive: Path, xieshang: Run) -> None:
    _unsettle(archive / TOPIC)
    (archive / TOPIC).chmod(0o640)
    before = sorted(path.name for path in (archive / TOPIC).parent.iterdir())
    xieshang("fmt")
    assert (archive / TOPIC).stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in (archive / TOPIC).parent.iterdir()) == before

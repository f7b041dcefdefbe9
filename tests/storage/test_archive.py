"""An archive is found from anywhere below it, under whatever name, and written to all the same."""

from pathlib import Path

import pytest

from storage.small_archive import OTHER, TOPIC, make_archive, topic
from xieshang_cli.model.topic import Topic
from xieshang_cli.storage.archive import Archive
from xieshang_cli.storage.opening import NoArchiveError, open_archive
from xieshang_cli.storage.writing import TakenError


def test_it_is_found_from_below(tmp_path: Path) -> None:
    make_archive(tmp_path)
    assert open_archive(tmp_path / "topics" / "620302001").root == tmp_path


@pytest.mark.parametrize("name", ["../archive", "../link", "./topics/.."])
def test_a_name_with_dots_or_a_link_can_be_written_to(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_archive(tmp_path / "archive")
    (tmp_path / "link").symlink_to("archive")
    monkeypatch.chdir(root)
    archive = open_archive(Path(name))
    assert archive.root == root
    archive.add(topic(OTHER))
    assert archive.topic("8n4p").id == OTHER


def test_there_is_none(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    for start in (tmp_path, tmp_path / "missing", tmp_path / "loop"):
        with pytest.raises(NoArchiveError) as caught:
            open_archive(start)
        assert caught.value.message == f"{start} 和它的上级文件夹里没有档案库（没有 xieshang.yaml）。"


def test_several_are_added_all_or_none(tmp_path: Path) -> None:
    archive = Archive(make_archive(tmp_path))
    with pytest.raises(TakenError):
        archive.add(topic(OTHER), topic(TOPIC))
    assert not (tmp_path / f"topics/620302001/2026/{OTHER}.yaml").exists()


def test_a_change_that_fails_changes_nothing(tmp_path: Path) -> None:
    archive = Archive(make_archive(tmp_path))
    file = tmp_path / f"topics/620302001/2026/{TOPIC}.yaml"
    before = file.read_bytes()

    def fail(_old: Topic) -> Topic:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        archive.change_topic("7k3m", fail)
    assert file.read_bytes() == before
    assert archive.change_topic("7k3m", lambda old: old.model_copy(update={"title": "新"})).title == "新"
    assert archive.topic("7k3m").title == "新"

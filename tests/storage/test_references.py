"""What people type for a record: the end, the beginning, the number, in any case and width; never a path."""

from pathlib import Path

import pytest

from storage.small_archive import OTHER, TOPIC, make_archive, put, topic, write
from xieshang_cli.storage import references
from xieshang_cli.storage.archive import Archive
from xieshang_cli.storage.references import AmbiguousReferenceError, Kind, RecordNotFoundError, StrayFileError


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(make_archive(tmp_path, topic(OTHER, number="滨河路〔2026〕8号", title="路灯")))


@pytest.mark.parametrize(
    "typed", ["7k3m", "7K3M", "７ｋ３ｍ", " 7k3m ", "m", TOPIC, TOPIC.upper(), "2026-7k3m", "620302001-2026-7"]
)
def test_ways_to_name_a_topic(archive: Archive, typed: str) -> None:
    assert archive.resolve(Kind.TOPIC, typed) == TOPIC


@pytest.mark.parametrize(
    "typed", ["滨河路〔2026〕8号", "8号", "8n4p", "滨河路[2026]8号", "滨河路（２０２６） 8号", "滨河路[2026"]
)
def test_a_formal_number_names_it_too(archive: Archive, typed: str) -> None:
    assert archive.resolve(Kind.TOPIC, typed) == OTHER


def test_several_are_listed(archive: Archive) -> None:
    with pytest.raises(AmbiguousReferenceError) as caught:
        archive.resolve(Kind.TOPIC, "620302001")
    assert caught.value.ids == (TOPIC, OTHER)
    assert caught.value.message == (f"“620302001”对应 2 个议题，请写全一些：{TOPIC} 北渠清淤；{OTHER} 路灯")


@pytest.mark.parametrize(
    "typed", ["", " ", "k3", "%", "_", "*", "../../x", f"../2026/{TOPIC}", "x" * 10_000, "-", "\n"]
)
def test_what_names_nothing(archive: Archive, typed: str) -> None:
    with pytest.raises(RecordNotFoundError):
        archive.resolve(Kind.TOPIC, typed)


def test_the_nearest_are_offered(archive: Archive) -> None:
    with pytest.raises(RecordNotFoundError) as caught:
        archive.resolve(Kind.TOPIC, "7k3n")
    assert caught.value.hint == f"是不是：{TOPIC} 北渠清淤"


def test_an_unreadable_topic_can_be_named(archive: Archive) -> None:
    (archive.root / "topics/620302001/2026/620302001-2026-zzzz.yaml").write_text("x: [", encoding="utf-8")
    assert Archive(archive.root).resolve(Kind.TOPIC, "zzzz") == "620302001-2026-zzzz"


def test_four_signs_are_found_by_their_end_and_nothing_else_is_read(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(references, "known", None)
    assert archive.resolve(Kind.TOPIC, "7K3M") == TOPIC


def test_a_number_of_the_same_signs_is_not_overlooked(archive: Archive) -> None:
    put(archive.root, topic("620302001-2026-aaaa", number="7k3m"))
    assert Archive(archive.root).resolve(Kind.TOPIC, "7k3m") == "620302001-2026-aaaa"


def test_an_unreadable_topic_of_the_same_end_is_not_overlooked(archive: Archive) -> None:
    (archive.root / "topics/620302001/2026/620302100-2026-7k3m.yaml").write_text("x: [", encoding="utf-8")
    with pytest.raises(AmbiguousReferenceError):
        Archive(archive.root).resolve(Kind.TOPIC, "7k3m")


@pytest.mark.parametrize(
    ("place", "typed"),
    [
        ("topics/620302100/2026/620302001-2026-zzzz.yaml", "zzzz"),
        ("topics/620302001/2026/620302001-zzzz.yaml", "620302001-zzzz"),
        ("topics/620302001/2026/zzzz.yaml", "zzzz"),
        ("topics/620302001/2026/620302001-2026-ZZZZ.yaml", "zzzz"),
        ("topics/620302001/2026/é.yaml", "é"),
    ],
)
def test_a_file_where_no_record_of_its_name_lies_is_told_and_not_guessed(
    archive: Archive, place: str, typed: str
) -> None:
    write(archive.root, place, (archive.root / f"topics/620302001/2026/{TOPIC}.yaml").read_bytes())
    with pytest.raises(StrayFileError) as caught:
        Archive(archive.root).resolve(Kind.TOPIC, typed)
    assert caught.value.path == place
    assert Archive(archive.root).resolve(Kind.TOPIC, "7k3m") == TOPIC


def test_a_copy_in_another_folder_does_not_hide_the_record(archive: Archive) -> None:
    data = (archive.root / f"topics/620302001/2026/{TOPIC}.yaml").read_bytes()
    write(archive.root, f"topics/620302100/2026/{TOPIC}.yaml", data)
    assert Archive(archive.root).resolve(Kind.TOPIC, "7k3m") == TOPIC

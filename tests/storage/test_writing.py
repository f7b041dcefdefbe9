from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.small_archive import STATION, TOPIC, make_archive, put, topic
from xieshang_cli.model.private import Person
from xieshang_cli.model.topic import Topic
from xieshang_cli.storage import writing
from xieshang_cli.storage.layout import private_path, topic_path
from xieshang_cli.storage.plain import Plain
from xieshang_cli.storage.writing import UnreadableRecordError, merged_difference

TEXTS = st.sampled_from(["甲", "乙", "丙"])
ITEMS = st.dictionaries(st.sampled_from(["id", "what", "due"]), TEXTS, max_size=3)
RECORDS = st.dictionaries(
    st.sampled_from(["title", "tasks", "raised"]), TEXTS | st.lists(ITEMS | TEXTS, max_size=4) | ITEMS
)


@given(RECORDS, RECORDS)
def test_a_difference_put_into_what_it_was_taken_from_gives_the_new(old: dict, new: dict) -> None:  # type: ignore[type-arg]
    assert merged_difference(old, old, new) == new


def test_own_keys_of_items_stay_with_their_items_when_one_goes_and_one_comes() -> None:
    file: Plain = {"tasks": [{"id": "t-1", "what": "甲", "x_note": "一"}, {"id": "t-2", "what": "乙", "x_note": "二"}]}
    old: Plain = {"tasks": [{"id": "t-1", "what": "甲"}, {"id": "t-2", "what": "乙"}]}
    new: Plain = {"tasks": [{"id": "t-2", "what": "改"}, {"id": "t-3", "what": "丙"}]}

    assert merged_difference(file, old, new) == {
        "tasks": [{"id": "t-2", "what": "改", "x_note": "二"}, {"id": "t-3", "what": "丙"}]
    }


def test_items_without_id_are_known_by_being_the_same() -> None:
    file: Plain = {"facts": ["甲 ", "乙 ", "丙 "]}

    old: Plain = {"facts": ["甲", "乙", "丙"]}
    new: Plain = {"facts": ["甲", "丙"]}

    assert merged_difference(file, old, new) == {"facts": ["甲 ", "丙 "]}


def test_own_keys_survive_a_change_of_the_record(tmp_path: Path) -> None:
    make_archive(tmp_path)
    task = {"id": "t-aaaa", "what": "修路"}
    file = put(tmp_path, topic(tasks=[task, {"id": "t-bbbb", "what": "清淤"}]))
    file.write_text(
        file.read_text(encoding="utf-8").replace("    what: 清淤\n", "    what: 清淤\n    x_no: 7\n"), encoding="utf-8"
    )

    def drop_first(old: Topic) -> Topic:
        return topic(tasks=[task.plain() for task in old.tasks[1:]])

    writing.change(tmp_path, topic_path(TOPIC), Topic, drop_first, command="test")

    assert "修路" not in file.read_text(encoding="utf-8")
    assert "    x_no: 7\n" in file.read_text(encoding="utf-8")


def test_a_private_register_that_cannot_be_read_is_refused_and_names_nobody(tmp_path: Path) -> None:
    make_archive(tmp_path)
    writing.remember(tmp_path, STATION, 2026, [Person(id="p-aaaa", name="张三")], command="test")
    assert writing.private_names(tmp_path) == {"p-aaaa": "张三"}
    register = tmp_path / private_path(STATION, 2026)
    register.write_bytes(b"\xff\xfe")

    assert writing.private_names(tmp_path) == {}
    with pytest.raises(UnreadableRecordError):
        writing.remember(tmp_path, STATION, 2026, [Person(id="p-bbbb", name="李四")], command="test")
    assert register.read_bytes() == b"\xff\xfe"

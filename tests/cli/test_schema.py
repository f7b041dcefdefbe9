import json
from pathlib import Path

import pytest

from cli.trial import Run
from xieshang_cli.cli.schema_files import schema_files
from xieshang_cli.model.json_schema import KINDS, json_schema


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_printed_as_it_is(kind: str, xieshang: Run) -> None:
    answer = xieshang("schema", kind)
    assert (answer.code, answer.err) == (0, "")
    assert json.loads(answer.out) == json_schema(kind)


def test_without_a_kind_they_are_listed(xieshang: Run) -> None:
    answer = xieshang("schema", "--format", "json")
    assert [entry["kind"] for entry in json.loads(answer.out)["data"]] == list(KINDS)


def test_an_unknown_kind_is_refused_with_the_nearest(xieshang: Run) -> None:
    answer = xieshang("schema", "topics")
    assert answer.code == 2
    assert "没有“topics”这个值。是不是想用 topic？" in answer.err


def test_a_new_archive_has_them_for_its_editor(archive: Path) -> None:
    settings = json.loads((archive / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    for schema, globs in settings["yaml.schemas"].items():
        assert (archive / schema).is_file()
        for pattern in globs:
            assert schema.startswith("./schemas/private") or "private" not in pattern
    topic = next(archive.glob(settings["yaml.schemas"]["./schemas/topic.json"][0]))
    assert topic.parts[-4] == "topics"


def test_write_brings_them_back_and_keeps_the_settings_of_others(archive: Path, xieshang: Run) -> None:
    (archive / "schemas" / "topic.json").write_text("{}", encoding="utf-8")
    (archive / "schemas" / "session.json").unlink()
    (archive / ".vscode" / "settings.json").write_text(
        '{"editor.tabSize": 4, "yaml.schemas": {"mine.json": "x.yaml"}}', encoding="utf-8"
    )
    answer = xieshang("schema", "--write")
    assert answer.code == 0
    assert answer.err.splitlines() == [
        "已写入 schemas/topic.json。",
        "已写入 schemas/session.json。",
        "已写入 .vscode/settings.json。",
    ]
    assert (archive / "schemas" / "topic.json").read_bytes() == schema_files()["schemas/topic.json"]
    settings = json.loads((archive / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    assert settings["editor.tabSize"] == 4
    assert settings["yaml.schemas"]["mine.json"] == "x.yaml"
    assert settings["yaml.schemas"]["./schemas/topic.json"] == ["topics/*/*/*.yaml"]
    assert xieshang("schema", "--write").err == ""


def test_settings_with_comments_are_left_alone(archive: Path, xieshang: Run) -> None:
    path = archive / ".vscode" / "settings.json"
    path.write_text("// mine\n{}\n", encoding="utf-8")
    answer = xieshang("schema", "--write")
    assert "不是纯 JSON，没有改动" in answer.err
    assert path.read_text(encoding="utf-8") == "// mine\n{}\n"


def test_write_takes_no_kind(archive: Path, xieshang: Run) -> None:
    assert xieshang("schema", "topic", "--write").code == 2

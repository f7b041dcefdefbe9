"""Many archives read as one: the same answers, nothing written, and what cannot be read is named."""

import json
import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest

from cli.every_command import looking, tree
from cli.trial import Run

COUNTY = Path(__file__).parents[2] / "data-examples" / "county"
ALONE = {"init", "demo", "doctor", "schema", "completion", "rule", "fmt"}
"""Commands that do not ask about records, or tell of the folder they are in."""


def some_quick(lines: Iterable[tuple[str, ...]]) -> list[object]:
    """Give every third line, and the others to those who have time."""
    return [pytest.param(line, marks=() if n % 3 == 0 else pytest.mark.slow) for n, line in enumerate(lines)]


@pytest.fixture
def federation(example: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two archives, which is the current folder."""
    folder = tmp_path / "federation"
    without_cache = shutil.ignore_patterns(".xieshang")
    shutil.copytree(example, folder / "counties" / "a", ignore=without_cache)
    shutil.copytree(COUNTY, folder / "counties" / "b", ignore=without_cache)
    (folder / "xieshang.yaml").write_text("format: 1\nname: 联合\nfederation:\n  - counties/*\n", encoding="utf-8")
    monkeypatch.chdir(folder)
    return folder


def data(xieshang: Run, *words: str) -> object:
    answer = xieshang(*words, "--format", "json")
    assert answer.code in {0, 1}, answer
    return json.loads(answer.out)["data"]


@pytest.mark.parametrize("words", some_quick(words for words in looking() if words[0] not in ALONE), ids=" ".join)
def test_a_federation_of_one_says_what_the_archive_says(
    federation: Path, xieshang: Run, words: tuple[str, ...]
) -> None:
    shutil.rmtree(federation / "counties" / "b")
    alone = xieshang(*words, "-C", "counties/a")
    together = xieshang(*words)
    assert together.code == alone.code
    assert together.out.replace("counties/a/", "") == alone.out


def test_rows_of_all_archives_stand_in_one_list(federation: Path, xieshang: Run) -> None:
    both = data(xieshang, "station", "list")
    parts = [data(xieshang, "station", "list", "-C", f"counties/{name}") for name in "ab"]
    assert isinstance(both, list)
    assert all(isinstance(part, list) for part in parts)
    assert both == sorted([*parts[0], *parts[1]], key=lambda row: row["code"])  # type: ignore[misc] # lists, see above
    assert len(both) > 18


def test_looking_writes_nothing_but_caches(federation: Path, xieshang: Run) -> None:
    before = tree(federation)
    for words in looking():
        if words[0] not in {"init", "demo"}:
            xieshang(*words)
    assert tree(federation) == before


def test_records_are_changed_in_their_own_archive(federation: Path, xieshang: Run) -> None:
    before = tree(federation)
    answer = xieshang("topic", "advance", "5r2p")
    assert (answer.code, answer.out) == (3, "")
    assert "只能查看和汇总" in answer.err
    assert "-C counties/a" in answer.err
    assert xieshang("station", "new", "620302100", "--name", "某站").code == 3
    assert tree(federation) == before


@pytest.mark.parametrize(
    "words",
    [
        "topic new --station 621027100 --title 修路",
        "topic edit 621027100-2025-r2d4",
        "session new --topic 621027100-2025-r2d4",
        "session attend 621027100-2025-s6v1 --name 王强 --role 群众代表",
        "session edit 621027100-2025-s6v1",
        "request new --station 621027100 --text 修路",
        "plan add --title 修路 --division 621027",
        "station edit 621027100",
        "station new 621027111 --name 某站",
        "supervise visit --on 今天 --by 李华 --station 621027100",
        "division edit 621027100 --name 某镇",
        "member import 名单.csv --committee 621027",
    ],
)
def test_the_refusal_names_the_archive_that_has_the_record(federation: Path, xieshang: Run, words: str) -> None:
    Path("名单.csv").write_text("姓名,电话\n王强,13800000000\n", encoding="utf-8")
    before = tree(federation)
    answer = xieshang(*words.split(), "--no-input")
    assert (answer.code, answer.out) == (3, "")
    assert answer.err.endswith("到记录所在的档案库里改，加 -C counties/b。\n")
    assert tree(federation) == before


def test_the_refusal_names_all_archives_where_nobody_can_tell(federation: Path, xieshang: Run) -> None:
    answer = xieshang("plan", "add", "--division", "99", "--title", "修路")
    assert (answer.code, answer.out) == (3, "")
    assert "加 -C 和它的文件夹（counties/a、counties/b）" in answer.err


def test_an_archive_that_cannot_be_read_is_named(federation: Path, xieshang: Run) -> None:
    (federation / "counties" / "c").mkdir()
    (federation / "counties" / "b" / "xieshang.yaml").write_text("name: [", encoding="utf-8")
    answer = xieshang("topic", "list")
    assert answer.code == 4
    assert "counties/c：这里没有档案库" in answer.err
    assert "counties/b/xieshang.yaml" in answer.err
    assert "620302001-2026-7k3m" in answer.out


def test_a_record_that_cannot_be_read_is_named_with_its_archive(federation: Path, xieshang: Run) -> None:
    path = "counties/a/topics/620302001/2026/620302001-2026-7k3m.yaml"
    (federation / path).write_text("x: [", encoding="utf-8")
    answer = xieshang("topic", "show", "7k3m")
    assert (answer.code, answer.out) == (4, "")
    assert answer.err == (
        f"错误：读不出这份记录：{path}:1:5：方括号或花括号没有配对，或中间缺少逗号\n"
        f"改好这一处再试；xieshang validate {path} 列出全部问题。\n"
    )
    assert [found["path"] for found in json.loads(xieshang("validate", "7k3m", "--format", "json").out)["data"]] == [
        path
    ]


def test_a_pattern_without_folders_is_named(federation: Path, xieshang: Run) -> None:
    with (federation / "xieshang.yaml").open("a", encoding="utf-8") as file:
        file.write("  - towns/*\n  - ../elsewhere\n")
    answer = xieshang("validate", "--format", "json")
    assert answer.code == 4
    assert "towns/*" in answer.err
    assert "../elsewhere" in answer.err


def test_a_broken_federation_file_is_said(federation: Path, xieshang: Run) -> None:
    (federation / "xieshang.yaml").write_text("federation: counties\n", encoding="utf-8")
    answer = xieshang("topic", "list")
    assert (answer.code, answer.out) == (4, "")
    assert "xieshang.yaml:1" in answer.err


def test_a_topic_in_two_archives_counts_once_as_its_holder_has_it(federation: Path, xieshang: Run) -> None:
    alone = data(xieshang, "topic", "list", "-C", "counties/a")
    shutil.rmtree(federation / "counties" / "b")
    shutil.copytree(federation / "counties" / "a", federation / "counties" / "b")
    settings = federation / "counties" / "b" / "xieshang.yaml"
    settings.write_text("format: 1\nname: 上级\ndivision: '6203'\n", encoding="utf-8")
    assert data(xieshang, "topic", "list") == alone
    shown = data(xieshang, "topic", "show", "7k3m")
    assert isinstance(shown, dict)
    assert shown["id"] == "620302001-2026-7k3m"

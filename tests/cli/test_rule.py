import csv
import io
import json
from pathlib import Path

import pytest

from cli.trial import Run
from xieshang_cli.cli.rule_codes import rule_names
from xieshang_cli.rules.engine import catalogue


def test_names_of_files_are_those_of_the_rules() -> None:
    assert rule_names() == {code: rule.name for code, rule in catalogue().items()}


def test_the_catalogue_is_grouped_by_letters(archive: Path, xieshang: Run) -> None:
    out = xieshang("rule").out
    headings = [line for line in out.splitlines() if line[:2].isupper() and line[2:3] == " "]
    assert headings == sorted(headings)
    assert "TP 议题" in headings
    assert all(code in out for code in catalogue())


def test_programs_get_one_list(archive: Path, xieshang: Run) -> None:
    assert [rule["code"] for rule in json.loads(xieshang("rule", "--format", "json").out)["data"]] == list(catalogue())
    assert len(list(csv.reader(io.StringIO(xieshang("rule", "--format", "csv").out)))) == len(catalogue()) + 1


@pytest.mark.parametrize("typed", ["TP501", "tp501", "ＴＰ５０１", "agreement_without_task"])
def test_a_rule_goes_by_code_or_name(archive: Path, xieshang: Run, typed: str) -> None:
    answer = xieshang("rule", typed)
    assert answer.code == 0
    assert answer.out.startswith("TP501 共识没有交办")
    assert "怎样改：" in answer.out


def test_the_beginning_of_codes_lists_them(archive: Path, xieshang: Run) -> None:
    listed = json.loads(xieshang("rule", "TP5", "--format", "json").out)["data"]
    assert {rule["code"][:3] for rule in listed} == {"TP5"}


def test_an_unknown_code_is_refused_with_the_nearest(archive: Path, xieshang: Run) -> None:
    answer = xieshang("rule", "TP5011")
    assert answer.code == 2
    assert answer.err == "错误：规则：没有“TP5011”这条规则。是不是想用 TP511？\n全部规则：xieshang rule\n"


def test_rules_can_be_read_without_an_archive(tmp_path: Path, xieshang: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert xieshang("rule", "TP501").code == 0

"""The same script on the same frozen day gives the same bytes, wherever and whenever it is run."""

import json
import shlex
import shutil
from pathlib import Path

import pytest

from cli.every_command import tree
from cli.trial import Run

SCRIPT = """
topic new --station 620302001 --title 渠 --id 620302001-2026-zzzz --raised-by 群众 --text 水 --category 其他
topic edit zzzz --channel 意见箱 --raised-on 2026-11-01
topic advance zzzz
topic decide zzzz --result adopted --by 街道 --reason 急 --scope township --told-on 2026-11-20
topic advance zzzz
topic research zzzz --method 踏勘 --by 张明 --findings 有水 --id r-zzzz
topic advance zzzz
session new --topic zzzz --id 620302001-2026-ssss --held-on 2026-11-22 --place 室 --host 张明 --recorder 王芳
session attend ssss --role 利益攸关方 --count 6
session opinion ssss --id o-zzzz --by 群众代表 --text 好
request new --station 620302001 --id 620302001-2026-rrrr --text 水
task add --id t-zzzz --topic 5r2p --what 办 --lead 街道 --due 2026-12-31 --supervisor 张明
task progress t-zzzz --note 在办
topic list
report ledger --format csv
validate --format json
"""


def test_two_runs_are_byte_identical(archive: Path, xieshang: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    other = archive.parent / "other"
    shutil.copytree(archive, other)
    said = []
    for folder in (archive, other):
        monkeypatch.chdir(folder)
        answers = [xieshang(*shlex.split(line), "--today", "2026-11-23T09:30") for line in SCRIPT.strip().splitlines()]
        assert [answer for answer in answers if answer.code not in {0, 1}] == []
        said.append(answers)
    assert said[0] == said[1]
    assert tree(archive) == tree(other)


def test_quiet_commands_print_ids_and_nothing_else(archive: Path, xieshang: Run) -> None:
    for line in SCRIPT.strip().splitlines()[:-3]:
        answer = xieshang(*shlex.split(line), "-q")
        assert (line, answer.code, answer.err) == (line, 0, "")
        identity = answer.out.removesuffix("\n")
        kind = line.split()[0]
        shown = json.loads(xieshang(kind, "show", identity, "--format", "json").out)["data"]
        assert identity in {shown["id"], f"{shown.get('topic')}/{shown['id']}"}

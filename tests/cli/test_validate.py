import csv
import io
import json
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest

from cli.trial import Run

TOPIC = "topics/620302001/2026/620302001-2026-5r2p.yaml"
CODES = ["--select", "TP506,TP509"]


def findings(run: Run, *arguments: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run("validate", "--format", "json", *arguments).out)["data"]
    return found


def test_a_named_record_is_said_in_full(archive: Path, xieshang: Run) -> None:
    answer = xieshang("validate", "5r2p")
    assert answer.code == 0
    assert answer.out == (
        "校验 (截至 2026-11-23)\n"
        "\n"
        f"{TOPIC}\n"
        "· TP506 任务“委托设计并报批”还没有办结 (第 32 行，tasks[0].claim)\n"
        "! TP509 任务“委托设计并报批”已过期限 2026-10-31 (第 38 行，tasks[0].due)\n"
        "\n"
        "查了 1 份记录：错误 0，警告 1，提示 1，已豁免 0。\n"
        "\n"
        "下一步\n"
        "- 看这条规则查什么、怎样改\n"
        "  xieshang rule TP509\n"
        "- 只查这一份记录\n"
        "  xieshang validate 620302001-2026-5r2p\n"
    )


def test_what_the_current_step_waits_for_is_only_counted(archive: Path, xieshang: Run) -> None:
    brief, everything = xieshang("validate").out, xieshang("validate", "--all").out
    assert "TP506 任务“委托设计并报批”" not in brief
    assert "TP506 任务“委托设计并报批”" in everything
    assert "提示是进行中的步骤还在等的材料" in brief
    assert _closing(brief) == _closing(everything)


def _closing(text: str) -> str:
    return next(line for line in text.splitlines() if line.startswith("查了"))


def test_programs_get_everything(archive: Path, xieshang: Run) -> None:
    answer = json.loads(xieshang("validate", "--format", "json").out)
    assert answer["kind"] == "findings"
    assert {finding["severity"] for finding in answer["data"]} == {"warning", "info"}
    assert set(answer["data"][0]) == {
        "code", "severity", "message", "record", "field", "path", "line", "column", "step", "waived",
    }  # fmt: skip


def test_a_finding_says_where_it_stands(archive: Path, xieshang: Run) -> None:
    assert findings(xieshang, "5r2p", "--select", "TP509") == [
        {
            "code": "TP509",
            "severity": "warning",
            "message": "任务“委托设计并报批”已过期限 2026-10-31",
            "record": "620302001-2026-5r2p",
            "field": "tasks[0].due",
            "path": TOPIC,
            "line": 38,
            "column": 5,
            "step": None,
            "waived": False,
        }
    ]


def test_rules_are_chosen_by_the_beginning_of_their_code(archive: Path, xieshang: Run) -> None:
    assert {finding["code"][:3] for finding in findings(xieshang, "--select", "TP4，st")} == {"TP4", "ST0"}
    chosen = findings(xieshang, "--select", "TP4", "--ignore", "TP401,TP40")
    assert {finding["code"] for finding in chosen} <= {"TP410", "TP411", "TP412", "TP413", "TP414", "TP415"}


def test_an_unknown_code_is_refused_with_the_nearest(archive: Path, xieshang: Run) -> None:
    answer = xieshang("validate", "--select", "TP499")
    assert answer.code == 2
    assert answer.err.startswith("错误：--select：没有“TP499”这条规则。是不是想用 TP4")
    assert answer.out == ""


@pytest.mark.parametrize(
    "which",
    [
        ["topics/620302001/2026"],
        ["topics/620302001/2026/"],
        ["./topics/620302001/2026"],
        ["5r2p", "7k3m"],
        ["滨河路〔2026〕2号", "滨河路〔2026〕1号"],
        [TOPIC, "620302001-2026-7K3M"],
    ],
)
def test_records_are_named_by_path_id_or_number(archive: Path, xieshang: Run, which: list[str]) -> None:
    answer = json.loads(xieshang("validate", *which, "--format", "json").out)
    assert answer["counts"]["records"] == 2
    assert {finding["record"] for finding in answer["data"]} == {"620302001-2026-5r2p"}


def test_paths_are_also_those_of_the_folder_one_stands_in(
    archive: Path, xieshang: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(archive / "topics" / "620302001")
    assert json.loads(xieshang("validate", "2026", "--format", "json").out)["counts"]["records"] == 2
    assert json.loads(xieshang("validate", "..", "--format", "json").out)["counts"]["records"] == 19
    assert json.loads(xieshang("validate", "stations", "--format", "json").out)["counts"]["records"] == 13


def test_one_request_of_a_register_is_one_record(archive: Path, xieshang: Run) -> None:
    found = findings(xieshang, "341124104-2026-c262")
    assert {finding["record"] for finding in found} == {"341124104-2026-c262"}


@pytest.mark.parametrize(
    ("which", "said"),
    [
        ("9zzz", "没有找到“9zzz”这份记录或这个文件。"),
        ("topics/nothing.yaml", "没有找到“topics/nothing.yaml”这份记录或这个文件。"),
        ("README.md", "README.md 里没有这个档案库的记录。"),
        ("620302001-2026", "“620302001-2026”对应 2 个议题，请写全一些"),
    ],
)
def test_what_is_no_record_is_refused(archive: Path, xieshang: Run, which: str, said: str) -> None:
    answer = xieshang("validate", which)
    assert answer.code == 3
    assert answer.err.startswith(f"错误：{said}")


def test_a_station_is_meant_by_its_code_not_all_that_begins_so(archive: Path, xieshang: Run) -> None:
    assert json.loads(xieshang("validate", "620302001", "--format", "json").out)["counts"]["records"] == 1


def test_any_finding_counts_when_strict(archive: Path, xieshang: Run) -> None:
    assert xieshang("validate", "5r2p").code == 0
    assert xieshang("validate", "5r2p", "--strict").code == 1
    assert xieshang("validate", "5r2p", "--strict", "--select", "TP506").code == 1
    assert xieshang("validate", "7k3m", "--strict").code == 0
    assert "TP506 任务“委托设计并报批”" in xieshang("validate", "--strict").out


def test_errors_exit_with_one(archive: Path, xieshang: Run) -> None:
    _replace(archive / TOPIC, 'station: "620302001"', 'station: "620302999"')
    answer = xieshang("validate", "--select", "TP0")
    assert answer.code == 1
    assert "× TP001 没有代码是 620302999 的工作站" in answer.out


def test_waived_findings_are_counted_and_told_to_programs(archive: Path, xieshang: Run) -> None:
    _waive(archive / TOPIC, "TP509")
    answer = xieshang("validate", "5r2p", "--select", "TP509")
    assert "TP509" not in answer.out
    assert "已豁免 1" in answer.out
    assert [finding["waived"] for finding in findings(xieshang, "5r2p", *CODES)] == [False, True]
    assert "已豁免 1" in xieshang("validate").out
    assert xieshang("validate", "5r2p", "--select", "TP509", "--strict").code == 0


def test_waivers_can_be_left_out_of_account(archive: Path, xieshang: Run) -> None:
    _waive(archive / TOPIC, "TP509")
    _waive(archive / "topics/620302001/2026/620302001-2026-7k3m.yaml", "TP301")
    assert {finding["code"] for finding in findings(xieshang, "7k3m")} == {"AU001"}
    assert findings(xieshang, "7k3m", "--no-waivers") == []
    assert not any(finding["waived"] for finding in findings(xieshang, "--no-waivers"))
    assert xieshang("validate", "5r2p", "--select", "TP509", "--strict", "--no-waivers").code == 1
    assert "已豁免 0" in xieshang("validate", "--no-waivers").out


def test_since_a_revision_only_what_changed_is_looked_at(
    archive: Path, xieshang: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = xieshang("validate", "--since", "HEAD")
    assert (answer.code, answer.err.splitlines()[0]) == (5, f"错误：{archive} 不在 git 仓库里。")
    for name, value in {"NAME": "甲", "EMAIL": "a@example.org"}.items():
        monkeypatch.setenv(f"GIT_AUTHOR_{name}", value)
        monkeypatch.setenv(f"GIT_COMMITTER_{name}", value)
    for arguments in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "x"]):
        subprocess.run(["git", *arguments], check=True)
    assert json.loads(xieshang("validate", "--since", "HEAD", "--format", "json").out)["counts"]["records"] == 0
    _replace(archive / TOPIC, "title: 老旧小区加装电梯", "title: 老旧小区加装电梯等")
    assert {finding["record"] for finding in findings(xieshang, "--since", "HEAD")} == {"620302001-2026-5r2p"}
    assert findings(xieshang, "7k3m", "--since", "HEAD") == []
    answer = xieshang("validate", "--since", "nowhere")
    assert (answer.code, answer.err.splitlines()[0]) == (2, "错误：git 里没有“nowhere”这个版本。")


def test_csv_has_one_line_a_finding(archive: Path, xieshang: Run) -> None:
    rows = list(csv.reader(io.StringIO(xieshang("validate", "5r2p", "--format", "csv").out)))
    assert rows == [
        ["规则", "轻重", "问题", "记录", "字段", "文件", "行", "列", "步骤", "豁免"],
        ["TP506", "info", "任务“委托设计并报批”还没有办结", "620302001-2026-5r2p", "tasks[0].claim", TOPIC, "32", "5",
         "implement", ""],
        ["TP509", "warning", "任务“委托设计并报批”已过期限 2026-10-31", "620302001-2026-5r2p", "tasks[0].due", TOPIC,
         "38", "5", "", ""],
    ]  # fmt: skip


def test_lines_are_those_of_a_compiler(archive: Path, xieshang: Run) -> None:
    assert xieshang("validate", "5r2p", "--format", "lines").out == (
        f"{TOPIC}:32:5: TP506 任务“委托设计并报批”还没有办结\n"
        f"{TOPIC}:38:5: TP509 任务“委托设计并报批”已过期限 2026-10-31\n"
    )


def test_sarif_github_and_junit(archive: Path, xieshang: Run) -> None:
    sarif = json.loads(xieshang("validate", "5r2p", "--format", "sarif").out)["runs"][0]
    assert [result["ruleId"] for result in sarif["results"]] == ["TP506", "TP509"]
    assert sarif["tool"]["driver"]["rules"][1]["name"] == "task_overdue"
    github = xieshang("validate", "5r2p", "--format", "github").out.splitlines()
    assert github[1] == (
        f"::warning file={TOPIC},line=38,col=5,title=TP509 task_overdue::620302001-2026-5r2p: "
        "任务“委托设计并报批”已过期限 2026-10-31"
    )
    junit = ET.fromstring(xieshang("validate", "5r2p", "--format", "junit").out)
    assert [case.get("name") for case in junit.iter("testcase")] == ["620302001-2026-5r2p"]


@pytest.mark.parametrize("name", ["table", "tsv", "markdown", "yaml", "jsonl"])
def test_every_format_holds_the_findings(archive: Path, xieshang: Run, name: str) -> None:
    answer = xieshang("validate", "5r2p", "--format", name)
    assert answer.code == 0
    assert "TP506" in answer.out
    assert "TP509" in answer.out


def test_json_does_not_depend_on_the_language(archive: Path) -> None:
    command = [sys.executable, "-m", "xieshang_cli", "validate", "--format", "json", "--lang"]
    chinese, english = (
        subprocess.run([*command, language], capture_output=True, check=True).stdout for language in ("zh", "en")
    )
    assert chinese == english


def test_looking_changes_no_file(archive: Path, xieshang: Run) -> None:
    before = {path: path.read_bytes() for path in archive.rglob("*") if path.is_file()}
    for arguments in (
        ["validate"],
        ["status"],
        ["todo"],
        ["report", "ledger"],
        ["fmt", "--check"],
        ["doctor"],
        ["rule"],
    ):
        xieshang(*arguments)
    after = {path: path.read_bytes() for path in archive.rglob("*") if path.is_file() and ".xieshang" not in path.parts}
    assert after == before


def test_with_and_without_the_index_the_answer_is_the_same(archive: Path, xieshang: Run) -> None:
    first = xieshang("validate", "--format", "json").out
    assert xieshang("validate", "--format", "json").out == first
    (archive / ".xieshang" / "index.sqlite").write_bytes(b"nonsense" * 1000)
    assert xieshang("validate", "--format", "json").out == first


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def _waive(path: Path, code: str) -> None:
    waiver = f"waivers:\n  - rule: {code}\n    reason: 已说明\n    approver: 李主席\n    on: 2026-11-01\n"
    path.write_text(path.read_text(encoding="utf-8") + waiver, encoding="utf-8")

import sys
from pathlib import Path

import pytest

from cli.clerk import STATION, Clerk
from cli.trial import Answer

EDIT = ("station", "edit", STATION)
FILE = Path(f"stations/{STATION}.yaml")


def test_superiors_and_work_rules_are_completed(organised: Clerk) -> None:
    organised.do(
        *EDIT, "--guidance", "620302", "--leadership", "滨河路街道党工委", "--work-rule", "每周三接待", "--work-rule",
        "每季度一次协商",
    )  # fmt: skip
    data = organised.data("station", "show", STATION)
    assert data["superiors"] == {"guidance": "620302", "leadership": "滨河路街道党工委"}
    assert data["work_rules"] == ["每周三接待", "每季度一次协商"]
    assert "工作指导：政协金昌市金川区委员会\n" in organised.do("station", "show", STATION)


def test_what_was_promised_before_stays_in_the_event(organised: Clerk) -> None:
    organised.do(*EDIT, "--founded-on", "2019-07-01", "--name", "滨河路站")

    data = organised.data("station", "show", STATION)
    assert (data["founded_on"], data["name"]) == ("2019-07-01", "滨河路站")
    assert data["events"][-1]["what"] == "填写名称、成立日期（原为 滨河路街道委员工作站；2019-06）"


def test_what_is_there_already_changes_nothing(organised: Clerk) -> None:
    before = organised.files()

    assert organised.run(*EDIT, "--founded-on", "2019-06") == Answer(
        0, "工作站 620302001“滨河路街道委员工作站”没有改动。\n", ""
    )
    assert organised.files() == before


@pytest.mark.parametrize("code", ["63", "620303", "620302001"])
def test_a_committee_that_is_neither_recorded_nor_above(organised: Clerk, code: str) -> None:
    assert organised.run(*EDIT, "--guidance", code).err == (
        f"错误：没有找到政协委员会“{code}”。\n用 xieshang committee list 看有哪些。\n"
        if code == "63"
        else f"错误：没有找到政协委员会“{code}”。\n是不是：620302 政协金昌市金川区委员会\n"
    )


def test_a_committee_above_need_not_be_recorded(organised: Clerk) -> None:
    organised.do(*EDIT, "--guidance", "6203")

    assert organised.data("station", "show", STATION)["superiors"]["guidance"] == "6203"


def test_a_term_put_right_by_hand_stays_in_the_event(
    organised: Clerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit_with(tmp_path, monkeypatch, "name: 张明", "name: 章明")

    organised.do(*EDIT)

    data = organised.data("station", "show", STATION)
    assert data["head"] == "章明"
    assert data["events"][-1]["what"] == "修改任职（原为 站长 张明 未记录 至 今）"


def test_the_code_is_not_changed_by_hand(organised: Clerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edit_with(tmp_path, monkeypatch, 'code: "620302001"', 'code: "620302100"')
    before = organised.files()

    assert organised.run(*EDIT, "--no-input").code == 2
    assert organised.run(*EDIT).code == 3
    assert organised.files() == before


def edit_with(folder: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str) -> None:
    """Let the editor replace a text."""
    script = folder / "editor.py"
    script.write_text(
        "import sys, pathlib\nfile = pathlib.Path(sys.argv[1])\ntext = file.read_text(encoding='utf-8')\n"
        f"assert {old!r} in text\nfile.write_text(text.replace({old!r}, {new!r}), encoding='utf-8')\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("EDITOR", f'"{sys.executable}" "{script}"')

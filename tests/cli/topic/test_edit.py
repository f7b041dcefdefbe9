import re
import sys
from pathlib import Path

import pytest

from cli.clerk import SESSION, STATION, TOPIC, Clerk
from cli.terminal import at_a_terminal
from cli.trial import Answer

FILE = Path(f"topics/{STATION}/2026/{TOPIC}.yaml")


@pytest.fixture
def edit_with(clerk: Clerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> "type[Editor]":
    clerk.new_topic()
    Editor.folder, Editor.monkeypatch = tmp_path, monkeypatch
    return Editor


class Editor:
    """An editor that replaces text, once for each time it is opened, and keeps what it saw."""

    folder: Path
    monkeypatch: pytest.MonkeyPatch

    def __init__(self, *replacements: tuple[str, str], fails: bool = False) -> None:
        script = self.folder / "editor.py"
        script.write_text(
            "import sys, pathlib\n"
            f"seen = pathlib.Path({str(self.folder)!r})\n"
            "number = len(list(seen.glob('seen-*')))\n"
            "file = pathlib.Path(sys.argv[1])\n"
            "text = file.read_text(encoding='utf-8')\n"
            "(seen / f'seen-{number}').write_text(text, encoding='utf-8')\n"
            f"old, new = {list(replacements)!r}[number]\n"
            "file.write_text(text.replace(old, new), encoding='utf-8')\n"
            f"sys.exit({int(fails)})\n",
            encoding="utf-8",
        )
        self.monkeypatch.setenv("EDITOR", f'"{sys.executable}" "{script}"')

    @classmethod
    def seen(cls, number: int) -> str:
        return (cls.folder / f"seen-{number}").read_text(encoding="utf-8")


def test_the_record_gets_what_was_typed_and_an_event(clerk: Clerk, edit_with: type[Editor]) -> None:
    before = FILE.read_text(encoding="utf-8")
    edit_with(("text: 六楼老人下楼难", "text: 六楼老人下楼难 # 电话记录\n  affected: [一楼住户]"))

    answer = clerk.run("topic", "edit", "7k3m")

    assert answer == Answer(
        0,
        "已保存议题 620302001-2026-7k3m“加装电梯”。\n\n"
        "下一步\n- 材料已齐，转入“确定议题”\n  xieshang topic advance 7k3m\n",
        "",
    )
    assert FILE.read_text(encoding="utf-8") == (
        before.replace("text: 六楼老人下楼难", "text: 六楼老人下楼难 # 电话记录\n  affected: [一楼住户]")
        + '  - at: "2026-03-02T00:00:00+08:00"\n    by: 王芳\n    action: edit\n    what: 修改收集\n'
    )
    assert edit_with.seen(0) == before


def test_nothing_typed_nothing_changed(clerk: Clerk, edit_with: type[Editor]) -> None:
    before = clerk.files()
    edit_with(("一字不改", ""))

    answer = clerk.run("topic", "edit", "7k3m")

    assert (answer.code, answer.out.splitlines()[0]) == (0, "议题 620302001-2026-7k3m“加装电梯”没有改动。")
    assert clerk.files() == before


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("category: 加装电梯", "categroy: 加装电梯", "5:1 categroy"),
        ("step: collect\nraised", "step: 协商\nraised", "7:1 step 没有“协商”这个值"),
        ("title: 加装电梯", "title: [加装电梯", ""),
        ("step: collect\nraised", "step: decide\nraised", "“当前步骤”（step）不能直接改。请用：xieshang topic advance"),
        ("status: open", "status: closed", "“状态”（status）不能直接改。请用：xieshang topic advance"),
        ("action: new", "action: old", "“经过”（events）不能直接改。"),
        ("2026-7k3m", "2026-7k3n", "2026/620302001-2026-7k3n.yaml"),
    ],
)
def test_only_a_valid_record_is_saved(clerk: Clerk, edit_with: type[Editor], old: str, new: str, problem: str) -> None:
    before = clerk.files()
    edit_with((old, new))

    answer = clerk.run("topic", "edit", "7k3m")

    assert (answer.code, answer.out) == (3, "")
    assert answer.err.startswith("错误：改后的内容有 1 处问题，记录没有改：\n")
    assert problem in answer.err
    assert clerk.files() == before
    kept = Path(re.findall(r"改过的内容在 (\S+)", answer.err)[0])
    assert new in kept.read_text(encoding="utf-8")


def test_at_a_terminal_the_errors_stand_on_top_of_the_next_attempt(
    clerk: Clerk, edit_with: type[Editor], tmp_path: Path
) -> None:
    edit_with(("category: 加装电梯", "category: 停车\ncategroy: x"), ("categroy: x\n", ""))

    code, said = at_a_terminal(clerk.root, ("topic", "edit", "7k3m"), [("（是/否）：", "是")])

    assert code == 0, said
    assert edit_with.seen(1).startswith("#! 下面的内容还有问题；这些以 #! 开头的行会自动去掉：\n#!   6:1 categroy ")
    assert "category: 停车\nstatus" in FILE.read_text(encoding="utf-8")
    assert "#!" not in FILE.read_text(encoding="utf-8")


def test_what_was_changed_underneath_is_not_overwritten(
    clerk: Clerk, edit_with: type[Editor], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "both.py"
    script.write_text(
        "import sys, pathlib\n"
        "mine = pathlib.Path(sys.argv[1])\n"
        "mine.write_text(mine.read_text(encoding='utf-8').replace('意见箱', '微信群'), encoding='utf-8')\n"
        f"theirs = pathlib.Path({str(FILE)!r})\n"
        "theirs.write_text(theirs.read_text(encoding='utf-8').replace('意见箱', '网格员'), encoding='utf-8')\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("EDITOR", f'"{sys.executable}" "{script}"')

    answer = clerk.run("topic", "edit", "7k3m")

    assert answer.code == 5
    assert "改过的内容在 " in answer.err
    assert "网格员" in FILE.read_text(encoding="utf-8")


def test_a_record_that_cannot_be_read_can_be_mended(clerk: Clerk, edit_with: type[Editor]) -> None:
    FILE.write_text(FILE.read_text(encoding="utf-8").replace("category:", "categroy:"), encoding="utf-8")
    edit_with(("categroy:", "category:"))

    assert clerk.run("topic", "edit", "7k3m").code == 0
    assert [event["what"] for event in clerk.data("topic", "show", "7k3m")["events"]] == [
        "新建议题“加装电梯”",
        "改正读不出的记录",
    ]


def test_an_editor_that_fails_changes_nothing(clerk: Clerk, edit_with: type[Editor]) -> None:
    before = clerk.files()
    edit_with(("意见箱", "微信群"), fails=True)

    answer = clerk.run("topic", "edit", "7k3m")

    assert answer.code == 5
    assert answer.err.splitlines()[0].endswith(" 没有正常结束，记录没有改。")
    assert clerk.files() == before


def test_an_editor_that_is_not_there(clerk: Clerk, edit_with: type[Editor], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "no-such-editor --wait")

    answer = clerk.run("topic", "edit", "7k3m")

    assert (answer.code, answer.err.splitlines()[0]) == (5, "错误：编辑器 no-such-editor 没有正常结束，记录没有改。")


def test_without_an_editor_or_somebody_in_front_of_it_it_stops(clerk: Clerk, edit_with: type[Editor]) -> None:
    said = "错误：没有编辑器可用。\n在终端里运行，或设置环境变量 EDITOR，例如 EDITOR=nano。\n"

    assert clerk.run("topic", "edit", "7k3m") == Answer(2, "", said)
    edit_with(("意见箱", "微信群"))
    assert clerk.run("topic", "edit", "7k3m", "--no-input") == Answer(2, "", said)


def test_facts_are_completed_by_options(clerk: Clerk) -> None:
    clerk.do("topic", "new", "--id", TOPIC, "--title", "路灯")

    data = clerk.data("topic", "edit", "7k3m", "--channel", "微信群", "--raised-by", "匿名", "--affected", "夜归学生")

    assert (data["title"], data["raised"]["channel"], data["raised"]["by"]) == ("路灯", "微信群", "匿名")
    assert data["events"][-1]["what"] == "填写征集渠道、提出人类别、利益攸关方"


def test_a_session_is_edited_in_the_same_way(clerk: Clerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clerk.deliberating_topic()
    Editor.folder, Editor.monkeypatch = tmp_path, monkeypatch
    Editor(("place: 议事室", "place: 院坝"))

    answer = clerk.run("session", "edit", "s3s3")

    assert (answer.code, answer.out.splitlines()[0]) == (0, f"已保存协商会 {SESSION}。")
    assert clerk.data("session", "show", "s3s3")["place"] == "院坝"
    assert clerk.data("session", "edit", "s3s3", "--place", "楼下", "--start", "9:30")["start"] == "9:30"

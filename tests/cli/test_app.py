import inspect
import json
import os
import stat
from pathlib import Path

import pytest

from cli.trial import Run
from xieshang_cli.cli import app
from xieshang_cli.cli.command import Command


def test_noun_alone_lists_with_its_options(run: Run) -> None:
    assert run("thing").out == "全部 False\n"
    assert run("thing", "--overdue").out == run("thing", "list", "--overdue").out == "全部 True\n"


def test_program_alone_shows_status(run: Run) -> None:
    assert run().out == "总览\n"


def test_common_options_stand_before_and_after_the_verb(run: Run) -> None:
    before = run("--format", "json", "thing", "list")
    assert before == run("thing", "--format=json") == run("thing", "list", "--format", "json")
    assert json.loads(before.out)["data"] == [{"overdue": False}]


@pytest.mark.parametrize(
    ("arguments", "sentence", "hint"),
    [
        (["thng"], "没有“thng”这个命令。是不是想用 thing？", "运行 xieshang --help 可看全部命令。"),
        (["事情"], "没有“事情”这个命令。是不是想用 thing？", "运行 xieshang --help 可看全部命令。"),
        (
            ["thing", "shwo"],
            "没有“thing shwo”这个命令。是不是想用 thing show？",
            "运行 xieshang thing --help 可看全部命令。",
        ),
        (["thing", "7k3m"], "没有“thing 7k3m”这个命令。", "要查看一条记录：xieshang thing show 7k3m"),
        (["thing", "\x1b[31m"], "没有“thing \\u001b[31m”这个命令。", "要查看一条记录：xieshang thing show \\u001b[31m"),
        (
            ["thing", "list", "--overdeu"],
            "没有 --overdeu 这个选项。是不是想用 --overdue？",
            "运行 xieshang thing list --help 可看用法。",
        ),
        (
            ["thing", "show"],
            "缺少：编号。",
            "例如：xieshang thing show 7k3m\n运行 xieshang thing show --help 可看用法。",
        ),
        (["thing", "new"], "缺少：--title、--station。", "运行 xieshang thing new --help 可看用法。"),
        (["thing", "new", "--station", "x"], "缺少：--title。", "运行 xieshang thing new --help 可看用法。"),
        (
            ["thing", "show", "7k3m", "5r2p"],
            "多出了参数：5r2p",
            "例如：xieshang thing show 7k3m\n运行 xieshang thing show --help 可看用法。",
        ),
        (["thing", "list", "x", "y"], "多出了参数：x y", "运行 xieshang thing list --help 可看用法。"),
        (["thing", "show", "a", "--on"], "选项 --on 后面要有一个值。", "运行 xieshang thing show --help 可看用法。"),
        (
            ["thing", "show", "a", "--limit", "0"],
            "--limit：0 太小，至少是 1。",
            "运行 xieshang thing show --help 可看用法。",
        ),
        (
            ["thing", "show", "a", "--limit", "x"],
            "--limit：“x”不是整数。",
            "运行 xieshang thing show --help 可看用法。",
        ),
        (["thing", "--overdue=1"], "选项 --overdue 不带值。", "运行 xieshang thing list --help 可看用法。"),
        (
            ["thing", "show", "a", "--colour", "gren"],
            "--colour：没有“gren”这个值。是不是想用 green？",
            "可用：red、green。",
        ),
        (
            ["thing", "--format", "jsn"],
            "没有“jsn”这种格式。是不是想用 json？",
            "可用：table、json、jsonl、csv、tsv、markdown、yaml。",
        ),
        (["thing", "--lang", "fr"], "没有“fr”这种语言。", "可用：zh、en。"),
        (["thing", "--today", "03/04/2024"], "--today “03/04/2024”不是日期。", "例如 2026-03-02 或 2026-03-02T14:30。"),
    ],
)
def test_wrong_command_line(run: Run, arguments: list[str], sentence: str, hint: str) -> None:
    answer = run(*arguments)
    assert (answer.code, answer.out, answer.err) == (2, "", f"错误：{sentence}\n{hint}\n")


def test_failure_as_json_is_all_there_is(run: Run) -> None:
    answer = run("thing", "new", "--title", "甲", "--station", "乙", "--fail", "disk", "--format", "json")
    assert (answer.code, answer.out) == (5, "")
    assert json.loads(answer.err) == {
        "error": {
            "code": "surroundings",
            "message": "系统拒绝了操作：磁盘已满。",
            "hint": None,
            "ids": [],
        }
    }


def test_success_says_its_words_also_beside_json(run: Run) -> None:
    answer = run("thing", "new", "--title", "甲", "--station", "乙", "--format", "json")
    assert (answer.code, answer.err) == (1, "已新建。\n")
    assert json.loads(answer.out)["kind"] == "thing"


def test_quiet_gives_only_the_id(run: Run) -> None:
    answer = run("thing", "new", "--title", "甲", "--station", "乙", "-q")
    assert (answer.code, answer.out, answer.err) == (1, "620302001-2026-7k3m\n", "")


def test_defect_is_logged_for_this_user_only(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    answer = run("thing", "new", "--title", "甲", "--station", "乙", "--fail", "defect")
    [log] = (tmp_path / "xieshang").iterdir()
    assert (answer.code, answer.out) == (70, "")
    assert answer.err == f"已新建。\n错误：这是 xieshang 的缺陷，详情在日志里：{log}\n"
    assert "ZeroDivisionError: 秘密" in log.read_text(encoding="utf-8")
    assert os.name == "nt" or stat.S_IMODE(log.stat().st_mode) == 0o600


def test_a_file_that_ends_too_soon_is_no_unanswered_question(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert run("thing", "new", "--title", "甲", "--station", "乙", "--fail", "short file").code == 70


def test_interrupted(run: Run) -> None:
    answer = run("thing", "new", "--title", "甲", "--station", "乙", "--fail", "interrupt")
    assert (answer.code, answer.out, answer.err) == (130, "", "已新建。\n错误：已中断，没有写到一半的文件。\n")


def test_question_left_unanswered(run: Run) -> None:
    answer = run("thing", "new", "--title", "甲", "--station", "乙", "--fail", "end")
    assert (answer.code, answer.out, answer.err) == (2, "", "已新建。\n错误：没有回答，什么也没有改。\n")


def test_missing_module_breaks_only_its_own_command(run: Run) -> None:
    answer = run("thing", "lost")
    assert (answer.code, answer.err) == (5, "错误：这个安装里没有命令 xieshang thing lost。\n请重新安装 xieshang。\n")
    assert run("thing", "list").code == 0


def test_noun_without_list_shows_its_page(run: Run) -> None:
    answer = run("bare")
    assert answer.code == 0
    assert answer.out.startswith("用法：xieshang bare 命令 [选项]\n")


def test_help_word_is_the_help_option(run: Run) -> None:
    assert run("help", "thing", "show") == run("thing", "show", "-h")
    assert run("help", "thing") == run("thing", "--help") == run("-C", "x", "thing", "--help")


def test_readers_give_values(run: Run) -> None:
    answer = run(
        "thing", "show", "7k3m", "--step", "议前调研", "--on", "3月2日", "--count", "５０余人", "--text", "你好",
        "--today", "2026-11-23",
    )  # fmt: skip
    assert answer.err == "日期“3月2日”理解为 2026-03-02。\n"
    assert answer.out == ("7k3m <Step.RESEARCH: 'research'> PartialDate('2026-03-02') [Count('50余')] '你好' 3 None\n")


def test_every_command_of_the_table_that_is_there_can_be_built() -> None:
    """Every module found has its function, with help and without names that the common options have."""
    built = 0
    for words, verb in app.COMMANDS.commands():
        try:
            command = app.load(words, verb)
        except app.CommandNotInstalledError:
            continue
        names = [name for parameter in command.params for name in parameter.opts]
        assert len(names) == len(set(names)), words
        assert command.help, words
        built += 1
    assert built


def test_every_row_of_the_table_has_its_own_words_and_summary() -> None:
    rows = list(app.COMMANDS.commands())
    assert len({words for words, _verb in rows}) == len(rows)
    assert all(verb.summary.endswith("。") for _words, verb in rows)


def test_command_can_be_called_as_a_function(trial: dict[str, Command[...]]) -> None:
    assert list(inspect.signature(trial["show"].function).parameters)[:2] == ["env", "reference"]

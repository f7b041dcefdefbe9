from hypothesis import given
from hypothesis import strategies as st

from cli.trial import Run
from xieshang_cli.cli.help_page import display_width, page, wrap

PAGE = """\
用法：xieshang thing show [选项] 编号

  看一个议题。

  例如：
    xieshang thing show 7k3m

参数
  编号  哪个议题。

选项
  --step 值     只看这一步。
  --on 日期     哪一天。
  --count 数目  多少人。（可重复）
  --text 文字   说明。
  --limit N     最多几条。（默认：3）
  --colour 值

通用选项
  -C, --archive 文件夹  档案库所在的文件夹；不给则从当前文件夹往上找。（环境变量
                        XIESHANG_ARCHIVE）
  --format 格式         输出格式：table、json、jsonl、csv、tsv、markdown、yaml。
  -o, --output 文件     写入文件，格式随扩展名；- 为标准输出。
  --today 日期          把“今天”定为这一天，也可带时刻；只给日期时为零点。（环境
                        变量 XIESHANG_TODAY）
  --actor 姓名          是谁在录入；不给则用 git 的用户名。（环境变量
                        XIESHANG_ACTOR）
  --lang zh|en          说中文还是英文。（环境变量 XIESHANG_LANG）
  --no-input            从不提问。
  -q, --quiet           少说话；新建或修改后只输出编号。
  -h, --help            显示这一页。

退出码
  0    完成，没有发现问题
  2    命令行有误，或需要回答而无人可问
  3    被拒绝：条件未满足、找不到、有歧义、已被占用，或当前状态不允许
  5    环境问题：没有档案库、文件夹不可写、磁盘已满、被锁定，或文件刚被改动
  70   程序自身的缺陷；详情写入日志，并给出日志位置
  130  被中断；没有写到一半的文件
"""


def test_page_of_a_command(run: Run) -> None:
    answer = run("thing", "show", "--help")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out == PAGE


def test_lines_of_one_paragraph_run_on() -> None:
    text = "先写协商会；\n再写议题\nYAML 文件。\n\nOne sentence.\nAnother.\n\n例如：\n  xieshang a\n  xieshang b"
    assert page("x", text, []).split("\n")[2:] == [
        "  先写协商会；再写议题 YAML 文件。", "", "  One sentence. Another.", "",
        "  例如：", "    xieshang a", "    xieshang b",
    ]  # fmt: skip


def test_page_of_a_noun(run: Run) -> None:
    assert (
        run("thing", "--help").out
        == """\
用法：xieshang thing 命令 [选项]

  事情：试验用。

  不带动词时等于 xieshang thing list。

命令
  new   新建一件。
  list  列出。
  show  查看。
  lost  模块不在。

选项
  -h, --help  显示这一页；放在命令之后则显示该命令的说明。
"""
    )


def test_required_option_is_marked(run: Run) -> None:
    assert "  --title 文字  标题。（必填）\n" in run("thing", "new", "--help").out


@given(st.text(alphabet="甲乙丙，。；abc de（）“”"), st.integers(8, 40))
def test_wrapping_keeps_every_character(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(line[0] not in "，。；）”" for line in lines[1:])


def test_width_of_chinese() -> None:
    assert display_width("abc甲，e\u0301") == 8
    assert wrap("一二三四，五六七八", 8) == ["一二三", "四，五六", "七八"]
    assert wrap("see xieshang topic list", 12) == ["see xieshang", "topic list"]

import typer

from xieshang_cli.cli.usage_messages import explained
from xieshang_cli.errors import UsageError


def test_what_is_not_known_keeps_its_own_words() -> None:
    error = explained(typer.TyperException("Something new."), None, "xieshang topic list")
    assert isinstance(error, UsageError)
    assert (error.message, error.hint) == ("Something new.", "运行 xieshang topic list --help 可看用法。")


def test_values() -> None:
    said = {
        "'x' is not a valid integer.": "“x”不是整数。",
        "'x' is not a valid int.": "“x”不是整数。",
        "9 is not in the range 1<=x<=5.": "9 不在范围 1<=x<=5 之内。",
        "'x' is not one of 'a', 'b'.": "没有“x”这个值，可用：'a', 'b'。",
        "File 'a.csv' does not exist.": "没有这个文件：a.csv",
        "File 'a' is a directory.": "这是文件夹，不是文件：a",
    }
    for english, chinese in said.items():
        assert (
            explained(typer.BadParameter(english, param_hint="'-f' / '--from'"), None, "x").message
            == f"--from：{chinese}"
        )

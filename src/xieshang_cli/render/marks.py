"""The sign and the word of each mark. The signs also exist in GBK, so that a Chinese Windows pipe takes them."""

from xieshang_cli.language import N_, _
from xieshang_cli.reports.document import Mark

SIGNS: dict[Mark, str] = {
    Mark.PLAIN: "-",
    Mark.DONE: "√",
    Mark.CURRENT: "●",
    Mark.PENDING: "○",
    Mark.MISSING: "□",
    Mark.ERROR: "×",
    Mark.WARNING: "!",
    Mark.INFO: "·",
}

_WORDS: dict[Mark, str] = {
    Mark.PLAIN: "",
    Mark.DONE: N_("完成"),
    Mark.CURRENT: N_("当前"),
    Mark.PENDING: N_("未到"),
    Mark.MISSING: N_("缺少"),
    Mark.ERROR: N_("错误"),
    Mark.WARNING: N_("警告"),
    Mark.INFO: N_("提示"),
}


def word(mark: Mark) -> str:
    """Say `mark` where a sign would not be understood."""
    return _(_WORDS[mark])

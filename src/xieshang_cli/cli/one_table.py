"""The formats of spreadsheets hold one table: which one, and which are left out."""

from collections.abc import Sequence
from dataclasses import replace

from xieshang_cli.cli.output import ONE_TABLE
from xieshang_cli.cli.suggestions import did_you_mean, folded, nearest
from xieshang_cli.errors import UsageError
from xieshang_cli.language import _
from xieshang_cli.reports.document import Bars, Document, Table

_WITH_TABLES = ("table", "markdown", *ONE_TABLE)


class UnknownTableError(UsageError):
    """The document has no such table."""

    code = "unknown_table"

    def __init__(self, name: str, tables: Sequence[Table | Bars]) -> None:
        words = [word for table in tables for word in (table.key, table.title) if word]
        super().__init__(
            _("这里没有“{name}”这张表。").format(name=name) + did_you_mean(nearest(name, words)),
            hint=_("有这些表：{tables}").format(tables=_listed(tables)),
        )


class NoTablesInFormatError(UsageError):
    """The format holds the whole document, not one table of it."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _("--table 不能和 {format} 格式一起用。").format(format=name),
            hint=_("{format} 里本来就有全部内容。").format(format=name),
        )


def only_table(document: Document, name: str, output: str) -> Document:
    """Give the document with the one table named by its key or its title, for a format that shows tables."""
    if output not in _WITH_TABLES:
        raise NoTablesInFormatError(output)
    tables = document.tables
    for table in tables:
        if folded(name) in {folded(table.key), folded(table.title)}:
            return replace(document, blocks=[table])
    raise UnknownTableError(name, tables)


def left_out_words(document: Document, how: str) -> str:
    """Name the tables that a spreadsheet format leaves out, and say `how` to have them; "" where there are none."""
    if len(document.tables) < 2:
        return ""
    first, *others = document.tables
    text = _("只写了第一张表 {first}，没有写：{others}。{how}")
    return text.format(first=_called(first), others=_listed(others), how=how or _("全部内容用 --format json。"))


def _listed(tables: Sequence[Table | Bars]) -> str:
    return _("、").join(_called(table) for table in tables)


def _called(table: Table | Bars) -> str:
    return _("{key}（{title}）").format(key=table.key, title=table.title) if table.title else table.key

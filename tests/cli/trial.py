"""A small table of commands made for tests, so that these do not depend on what real commands do."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Annotated

import typer

from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.failure import NothingAnsweredError
from xieshang_cli.cli.options import Choice, Day, Number, OneOf, Reference, Text
from xieshang_cli.cli.table import Noun, Verb
from xieshang_cli.model.partial import Count, PartialDate
from xieshang_cli.model.vocabulary import Step
from xieshang_cli.reports.document import Document, Paragraph


@command(exits=(3,))
def show(
    env: Env,
    reference: Annotated[str, typer.Argument(help="哪个议题。"), Reference("topic")],
    step: Annotated[Step | None, typer.Option("--step", help="只看这一步。"), OneOf(Step)] = None,
    on: Annotated[PartialDate | None, typer.Option("--on", help="哪一天。"), Day()] = None,
    count: Annotated[list[Count] | None, typer.Option("--count", help="多少人。"), Number()] = None,
    text: Annotated[str | None, typer.Option("--text", help="说明。"), Text()] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="最多几条。")] = 3,
    color: Annotated[str | None, typer.Option("--colour"), Choice(("red", "green"))] = None,
) -> None:
    """看一个议题。

    例如：
      xieshang thing show 7k3m
    """
    env.show_text(f"{reference} {step!r} {on!r} {count!r} {text!r} {limit} {color!r}\n")


@command
def list_things(env: Env, *, overdue: Annotated[bool, typer.Option("--overdue", help="只看逾期的。")] = False) -> None:
    """列出。"""
    env.show(
        Document("thing.list", "", date(2026, 11, 23), [Paragraph(f"全部 {overdue}")], data=[{"overdue": overdue}])
    )


@command
def new(
    env: Env,
    title: Annotated[str, typer.Option("--title", help="标题。"), Text()],
    station: Annotated[str, typer.Option("--station", help="工作站。")],
    fail: Annotated[str, typer.Option("--fail")] = "",
) -> None:
    """新建。"""
    env.show(Document("thing", "", env.today, [Paragraph(f"{title} {station}")]), ids=["620302001-2026-7k3m"])
    env.say("已新建。")
    if fail:
        raise _FAILURES[fail]
    env.found(1)


@command(formats=["lines"])
def status(env: Env) -> None:
    """总览。"""
    env.show_text("总览\n")


_FAILURES: dict[str, BaseException] = {
    "defect": ZeroDivisionError("秘密"),
    "interrupt": KeyboardInterrupt(),
    "end": NothingAnsweredError(),
    "short file": EOFError("marshal data too short"),
    "disk": OSError(28, "No space left on device"),
}

TABLE = Noun(
    "",
    "试验。",
    (
        Verb("status", "trial", "status", "总览。"),
        Noun(
            "thing",
            "事情：试验用。",
            (
                Verb("new", "trial", "new", "新建一件。"),
                Verb("list", "trial", "list_things", "列出。"),
                Verb("show", "trial", "show", "查看。"),
                Verb("lost", "not_there", "lost", "模块不在。"),
            ),
        ),
        Noun("bare", "没有列表的名词。", (Verb("only", "trial", "status", "唯一的动词。"),), bare=""),
    ),
    bare="status",
)


@dataclass(frozen=True)
class Answer:
    code: int
    out: str
    err: str


Run = Callable[..., Answer]

"""`xieshang demo`: a complete example archive, made by the commands themselves."""

import os
import shlex
import shutil
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib.resources import as_file, files
from pathlib import Path
from typing import Annotated

import typer

from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import CommonOptions, Env
from xieshang_cli.cli.report_rows import report_rows
from xieshang_cli.cli.walk import Line, lines_of, perform, walk
from xieshang_cli.errors import RefusedError
from xieshang_cli.language import _
from xieshang_cli.model.identity import repeatable_ids
from xieshang_cli.model.rows import TopicRow
from xieshang_cli.model.vocabulary import STEPS
from xieshang_cli.reports.document import Block, Document, Entries, Entry, Mark, Paragraph
from xieshang_cli.reports.findings_report import findings_report
from xieshang_cli.reports.ledger import ledger
from xieshang_cli.storage.atomic import sync_folder
from xieshang_cli.storage.examples import take_over
from xieshang_cli.storage.layout import MARKER, session_path, topic_path

DAY = "2026-11-23"
"""The day on which the example is looked at, unless `--today` names another."""

_ACTOR = "王芳"
_NAME = "金川区协商议事示例"
_TOPIC = "620302001-2026-7k3m"
_SESSION = "620302001-2026-3n8k"
_FOR_PEOPLE = ("table", "markdown")
_WORKPLACE = ".xieshang-demo-"
_HOUR = 3600


class FolderInUseError(RefusedError):
    """The example goes into a folder of its own."""

    code = "taken"

    def __init__(self, folder: Path) -> None:
        super().__init__(
            _("{folder} 里已有东西，不会覆盖。").format(folder=folder), hint=_("换一个空文件夹，或先把它删掉。")
        )


@command(exits=(3,))
def demo(
    env: Env,
    folder: Annotated[
        Path, typer.Argument(metavar=_("文件夹"), help=_("建在哪里，要是空的；默认 ./xieshang-demo。"))
    ] = Path("xieshang-demo"),
) -> None:
    """生成一个示例档案库：由各条命令走完六步，校验，打印台账，并说明东西在哪里。

    金昌市金川区的两个工作站，一个议题从诉求走到满意度测评，另有几个在途的，以及十几件公开报道过的案例。
    人名和补齐的细节是虚构的；每次生成的内容完全相同。

    例如：
      xieshang demo
      xieshang demo /tmp/试一试
    """
    with _all_or_nothing(folder) as workplace:
        lines = _walked(workplace)
        take_over(_published_cases(), workplace.resolve(), command=env.command)
    inside = Env(CommonOptions(archive=str(folder), today=DAY))
    overview = _overview(inside, folder, lines)
    if env.format in _FOR_PEOPLE:
        topics = report_rows(inside, ("topics",))
        for document in (_steps(inside, lines), _validated(inside), ledger(topics), overview):
            env.show(document)
    else:
        env.show(overview)


@contextmanager
def _all_or_nothing(folder: Path) -> Iterator[Path]:
    """Give a folder to work in that becomes `folder` when everything is done; otherwise nothing stays behind.

    Somebody may be standing in a folder that is there already, so what was made is moved into that one.
    """
    was_there = folder.exists()
    if was_there and (not folder.is_dir() or not all(map(_is_forgotten, folder.iterdir()))):
        raise FolderInUseError(folder)
    around = folder if was_there else folder.parent
    missing = [above for above in (around, *around.parents) if not above.exists()]
    around.mkdir(parents=True, exist_ok=True)
    for forgotten in filter(_is_forgotten, around.iterdir()):
        shutil.rmtree(forgotten)
    workplace = around / f"{_WORKPLACE}{os.urandom(4).hex()}"
    try:
        yield workplace
        if was_there:
            for place in sorted(workplace.iterdir(), key=lambda place: place.name == MARKER):
                place.rename(folder / place.name)
            workplace.rmdir()
        else:
            workplace.rename(folder)
    except BaseException:
        shutil.rmtree(workplace, ignore_errors=True)
        for above in missing:
            with suppress(OSError):
                above.rmdir()
        raise
    sync_folder(folder)
    sync_folder(around)


def _is_forgotten(place: Path) -> bool:
    """Whether it is the workplace of an example that was killed: none takes an hour."""
    return place.name.startswith(_WORKPLACE) and time.time() - place.stat().st_mtime > _HOUR


def _walked(folder: Path) -> list[Line]:
    """Make the archive and run every line of the walk."""
    resources = files("xieshang_cli") / "resources" / "demo"
    with as_file(resources / "divisions.csv") as divisions, repeatable_ids("demo"):
        founding = ["init", str(folder), "--division", "620302", "--divisions", str(divisions)]
        perform([*founding, "--name", _NAME, "--today", "2026-01-05", "-q"])
        written = (resources / "walk.txt").read_text(encoding="utf-8")
        return list(walk(lines_of(written), folder, _ACTOR))


def _published_cases() -> Path:
    """Give the archive of published cases: inside the installed package, else beside the source it runs from."""
    package = Path(str(files("xieshang_cli")))
    installed = package / "resources" / "demo" / "cases"
    return installed if installed.is_dir() else package.parents[1] / "data-examples" / "cases"


def _steps(inside: Env, lines: Sequence[Line]) -> Document:
    """Show the six steps of one topic as they were typed."""
    blocks: list[Block] = []
    for step in STEPS:
        entries = [Entry(line.day, Mark.DONE, command=line.text) for line in lines if line.step == step.value]
        blocks.append(Entries(step.value, entries, title=inside.archive.policy.label(step)))
    return Document("demo.steps", _("一个议题走完六步"), inside.today, blocks)


def _validated(inside: Env) -> Document:
    """Count what `validate` finds."""
    index, today = inside.archive.index, inside.today
    return findings_report(
        index.findings(today, "severity = 'error'"),
        records=index.size,
        today=today,
        warnings_left_out=index.count_findings(today, "severity = 'warning' AND NOT waived"),
        infos_left_out=index.count_findings(today, "severity = 'info' AND NOT waived"),
        waived_left_out=index.count_findings(today, "waived"),
    )


def _overview(inside: Env, folder: Path, lines: Sequence[Line]) -> Document:
    """Say where everything is, and what to try."""
    root = inside.archive.root
    topics = inside.archive.index.rows(TopicRow)
    places = [
        Entry(_("走完六步的议题"), note=str(root / topic_path(_TOPIC))),
        Entry(_("它的协商会"), note=str(root / session_path(_SESSION))),
        Entry(_("居民是谁（不进 git）"), note=str(root / "private")),
        Entry(_("公开报道过的案例"), note=str(root / "topics")),
    ]
    where = shlex.quote(str(folder))
    tries = [
        Entry(_("先进去"), command=f"cd {where}"),
        Entry(_("一屏总览"), command="xieshang"),
        Entry(_("走完六步的议题"), command="xieshang topic show 7k3m"),
        Entry(_("缺什么、下一步做什么"), command="xieshang topic gate 5r2p"),
        Entry(_("从诉求到确认的链条"), command="xieshang topic trace 7k3m"),
        Entry(_("逐条校验"), command="xieshang validate"),
    ]
    said = _("示例档案库建好了：{root}，议题 {topics} 个，由 {commands} 条命令写成。").format(
        root=root, topics=len(topics), commands=len(lines)
    )
    return Document(
        kind="demo",
        title=_("东西在哪里"),
        as_of=inside.today,
        blocks=[Paragraph(said), Entries("places", places), Entries("next", tries, title=_("可以试试"))],
        counts={"topics": len(topics), "commands": len(lines)},
        data={"path": str(root), "commands": [line.text for line in lines], "topic": _TOPIC, "session": _SESSION},
    )

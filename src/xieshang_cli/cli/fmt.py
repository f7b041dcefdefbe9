"""`xieshang fmt`: files in canonical form, with their comments."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from xieshang_cli.cli.chosen_records import RecordOrPath, chosen_paths
from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.lists import INCOMPLETE
from xieshang_cli.findings import Finding
from xieshang_cli.language import _
from xieshang_cli.model.base import Record
from xieshang_cli.reports.document import Block, Document, Entries, Entry, Mark, Paragraph
from xieshang_cli.storage.canonical import canonical_bytes
from xieshang_cli.storage.reading import MODELS, Loaded, as_finding, read_record_file
from xieshang_cli.storage.screen import FileProblem
from xieshang_cli.storage.shapes import canonical, shape_of
from xieshang_cli.storage.writing import replace_content

if TYPE_CHECKING:
    from collections.abc import Iterable


@command(exits=(1, 3, 4))
def fmt(
    env: Env,
    which: Annotated[
        list[str] | None,
        typer.Argument(help=_("哪些文件、文件夹或编码；不给则全部。")),
        RecordOrPath(),
    ] = None,
    check: Annotated[bool, typer.Option("--check", help=_("只说哪些文件不规范，不改；有就以 1 退出。"))] = False,
) -> None:
    """把记录文件整理成规范格式：键的顺序、引号、缩进、换行；内容和注释一字不少。

    例如：
      xieshang fmt --check
      xieshang fmt topics/620302001/2026
    """
    differing: list[str] = []
    # Archives of a federation that are none.
    unreadable = [bad for bad in env.archive.index.unreadable(env.today) if env.archive.kind_of(bad.path) is None]
    paths = chosen_paths(env, which or [])
    progress = env.progress(_("正在整理"))
    for done, path in enumerate(paths, 1):
        progress(done, len(paths))
        root, inside = env.archive.locate(path)
        loaded = read_record_file(root, inside)
        kind = env.archive.kind_of(path)
        if loaded.model is None or kind is None:
            unreadable += loaded.findings[:1]
            continue
        try:
            data = _canonical(loaded, MODELS[kind])
        except FileProblem as problem:  # readable, but in canonical form larger than a record may be
            unreadable.append(as_finding(problem, path))
            continue
        if data != loaded.data:
            differing.append(path)
            if not check:
                replace_content(env.archive.own_root, inside, loaded.data, data, command=env.command)
    env.show(_document(env, differing, unreadable, len(paths), check=check))
    if check and differing:
        env.found()
    if unreadable:
        env.found(INCOMPLETE)


def _canonical(loaded: Loaded, kind: type[Record]) -> bytes:
    """Give the file in canonical form; most are, which is seen sooner than a form is made that keeps comments."""
    if loaded.model is not None and canonical(loaded.model) == loaded.data:
        return loaded.data
    return canonical_bytes(loaded.data, shape_of(kind))


def _document(
    env: Env, differing: Sequence[str], unreadable: Sequence[Finding], files: int, *, check: bool
) -> Document:
    mark, title = (Mark.WARNING, _("不规范的文件")) if check else (Mark.DONE, _("整理好的文件"))
    blocks: list[Block] = []
    if differing:
        blocks.append(Entries("differing", [Entry(path, mark) for path in differing], title=title))
    if unreadable:
        blocks.append(Entries("unreadable", list(_bad(unreadable)), title=_("读不出来、没有动的文件")))
    counts = {"files": files, "differing": len(differing), "unreadable": len(unreadable)}
    blocks.append(Paragraph(_closing(counts, check=check)))
    return Document(
        kind="fmt",
        title=_("规范格式"),
        as_of=env.today,
        blocks=blocks,
        counts=counts,
        data={"differing": list(differing), "changed": [] if check else list(differing), "unreadable": unreadable},
    )


def _bad(unreadable: "Iterable[Finding]") -> "Iterable[Entry]":
    for finding in unreadable:
        place = ":".join(str(part) for part in (finding.path, finding.line, finding.column) if part)
        yield Entry(f"{place}: {finding.code} {finding.message}", Mark.ERROR)


def _closing(counts: dict[str, int], *, check: bool) -> str:
    if not counts["differing"]:
        return _("看了 {files} 个文件，能读的都合规范。").format(**counts)
    if check:
        return _("看了 {files} 个文件，{differing} 个不规范；整理：xieshang fmt").format(**counts)
    return _("看了 {files} 个文件，整理了 {differing} 个。").format(**counts)

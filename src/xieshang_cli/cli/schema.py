"""`xieshang schema`: the JSON Schema of a kind of file, for editors and other programs."""

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.options import Choice
from xieshang_cli.cli.schema_files import SETTINGS_PATH, editor_settings, schema_files, settings_bytes
from xieshang_cli.errors import UsageError
from xieshang_cli.language import _
from xieshang_cli.model.json_schema import KINDS, json_schema
from xieshang_cli.reports.document import Column, Document, Table
from xieshang_cli.storage.atomic import write_atomically
from xieshang_cli.storage.together import turn_to_write


class KindWithWriteError(UsageError):
    """`--write` writes every kind."""

    def __init__(self) -> None:
        super().__init__(_("--write 写出全部种类，不能再指定种类。"))


@command(exits=())
def schema(
    env: Env,
    kind: Annotated[str | None, typer.Argument(help=_("哪一类文件；不给则列出种类。")), Choice(KINDS)] = None,
    write: Annotated[
        bool, typer.Option("--write", help=_("把全部 Schema 写进档案库，并让 VS Code 用它们校验和补全。"))
    ] = False,
) -> None:
    """输出某类文件的 JSON Schema（2020-12），不给种类则列出种类。

    例如：
      xieshang schema topic
      xieshang schema --write
    """
    if write and kind:
        raise KindWithWriteError
    if write:
        _write(env)
    elif kind:
        env.show_bytes((json.dumps(json_schema(kind), ensure_ascii=False, indent=2) + "\n").encode())
    else:
        env.show(_list(env))


def _list(env: Env) -> Document:
    columns = [Column("kind", _("种类")), Column("title", _("名称")), Column("command", _("命令"))]
    rows = [[kind, _(title), f"xieshang schema {kind}"] for kind, (title, _model) in KINDS.items()]
    data = [{"kind": kind, "id": f"urn:xieshang:schema:{kind}:1"} for kind in KINDS]
    return Document("schema.list", _("JSON Schema"), env.today, [Table("kinds", columns, rows)], data=data)


def _write(env: Env) -> None:
    root = env.archive.root
    with turn_to_write(root, command=env.command):
        _write_files(env, root)


def _write_files(env: Env, root: Path) -> None:
    for path, fresh in schema_files().items():
        existing = (root / path).read_bytes() if (root / path).exists() else None
        data = fresh
        if existing is not None and path.startswith(".vscode/"):
            merged = _merged(existing) if path == SETTINGS_PATH else existing
            if merged is None:
                env.warn(_("{path} 不是纯 JSON，没有改动；请自己加上 yaml.schemas。").format(path=path))
                continue
            data = merged
        if data != existing:
            write_atomically(root / path, data, expected=existing, root=root)
            env.say(_("已写入 {path}。").format(path=path))


def _merged(existing: bytes) -> bytes | None:
    """Add our entries to the settings that are there; None when they are not JSON, as with comments."""
    try:
        settings: Any = json.loads(existing)
    except ValueError:
        return None
    return settings_bytes(editor_settings(settings)) if isinstance(settings, dict) else None

"""The files by which an editor checks and completes records: a schema for each kind, and VS Code's settings."""

import json
from typing import Any

from xieshang_cli.model.json_schema import KINDS, json_schema
from xieshang_cli.storage.layout import FileKind, glob_of

SETTINGS_PATH = ".vscode/settings.json"
_PRIVATE_GLOBS = {"private": "private/[0-9]*/*.yaml", "private-members": "private/committees/*.yaml"}


def schema_files() -> dict[str, bytes]:
    """Give path inside the archive -> content, for a new archive."""
    schemas = {schema_path(kind): _document(json_schema(kind)) for kind in KINDS}
    recommended = {"recommendations": ["redhat.vscode-yaml"]}
    return {
        **schemas,
        SETTINGS_PATH: _document(editor_settings({})),
        ".vscode/extensions.json": _document(recommended),
    }


def schema_path(kind: str) -> str:
    """Give the place of a schema inside the archive."""
    return f"schemas/{kind}.json"


def editor_settings(existing: dict[str, Any]) -> dict[str, Any]:
    """Add to VS Code's settings what names the schema of each folder; everything else stays."""
    own = {f"./{schema_path(kind)}": [_glob(kind)] for kind in KINDS}
    given = existing.get("yaml.schemas")
    others = given if isinstance(given, dict) else {}
    return {
        "files.encoding": "utf8",
        "files.eol": "\n",
        "editor.tabSize": 2,
        **existing,
        "yaml.schemas": {**others, **own},
    }


def settings_bytes(settings: dict[str, Any]) -> bytes:
    """Write VS Code's settings."""
    return _document(settings)


def _glob(kind: str) -> str:
    return _PRIVATE_GLOBS[kind] if kind in _PRIVATE_GLOBS else glob_of(FileKind(kind))


def _document(content: dict[str, Any]) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()

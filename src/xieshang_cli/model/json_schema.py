"""JSON Schema (2020-12) of every kind of file, so that an editor can check and complete what is typed."""

from collections.abc import Mapping
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from xieshang_cli.language import N_
from xieshang_cli.model.base import FORMAT, Record
from xieshang_cli.model.calendar import CalendarYear
from xieshang_cli.model.committee import Committee
from xieshang_cli.model.organisation import DivisionRegister, Station
from xieshang_cli.model.plan import Plan
from xieshang_cli.model.policy import POLICY_FILES
from xieshang_cli.model.policy_file import PolicyFile
from xieshang_cli.model.private import PrivateMembers, PrivateRegister
from xieshang_cli.model.request import RequestRegister
from xieshang_cli.model.session import Session
from xieshang_cli.model.settings import Settings
from xieshang_cli.model.supervision import Supervision
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import TERMS, Term

KINDS: Mapping[str, tuple[str, type[Record]]] = {
    "topic": (N_("议题"), Topic),
    "session": (N_("协商会"), Session),
    "requests": (N_("诉求征集登记簿"), RequestRegister),
    "station": (N_("委员工作站"), Station),
    "divisions": (N_("行政区划"), DivisionRegister),
    "committee": (N_("政协委员会"), Committee),
    "supervision": (N_("包抓督导"), Supervision),
    "plan": (N_("年度协商计划"), Plan),
    "calendar": (N_("节假日和调休"), CalendarYear),
    "settings": (N_("档案库设置"), Settings),
    "policy": (N_("本地政策"), PolicyFile),
    "private": (N_("居民信息（不进 git）"), PrivateRegister),
    "private-members": (N_("委员联系方式（不进 git）"), PrivateMembers),
}
"""Kind of file -> its Chinese name and its model."""


def json_schema(kind: str) -> dict[str, Any]:
    """Give the schema of one kind of file; its words are Chinese whatever the language of the process."""
    title, model = KINDS[kind]
    schema = model.model_json_schema(mode="validation", schema_generator=_Generator)
    parts = {name: _part(part, name) for name, part in schema.pop("$defs", {}).items()}
    body = _part(schema, "")
    if model is PolicyFile:
        _name_policy(body["properties"])
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:xieshang:schema:{kind}:{FORMAT}",
        "title": title,
        **body,
        **({"$defs": parts} if parts else {}),
    }


# Private from here on.

_NULL = {"type": "null"}
_DROPPED = frozenset({"default", "description"})
"""Notes for programmers, and defaults, which an editor would write into the file as if somebody had said so."""

_TERMS = {kind.__name__: kind for kind in TERMS}


class _Generator(GenerateJsonSchema):
    """Types as an editor's YAML reader sees them: it takes an unquoted number for a number, we read text."""

    def int_schema(self, schema: Any) -> dict[str, Any]:
        number = super().int_schema(schema)
        return {"anyOf": [number, {"type": "string", "pattern": "^[0-9]+$"}]}

    def decimal_schema(self, schema: Any) -> dict[str, Any]:  # noqa: ARG002 - the library calls it so
        amount = {"type": "string", "pattern": r"^[0-9]{1,12}(\.[0-9]{1,2})?$"}
        return {"anyOf": [amount, {"type": "number", "minimum": 0}]}


def _part(schema: dict[str, Any], name: str) -> dict[str, Any]:
    """Make one part of the schema ours: Chinese titles only, own keys allowed, nothing where nothing was said."""
    part = {key: value for key, value in schema.items() if key not in _DROPPED and key != "title"}
    if name in _TERMS:
        return {**part, **_labels(_TERMS[name])}
    if "properties" in part:
        required = part.get("required", [])
        part["properties"] = {key: _field(value, key in required) for key, value in part["properties"].items()}
        part["patternProperties"] = {"^x_": {}}
    return part


def _labels(kind: type[Term]) -> dict[str, Any]:
    return {
        "description": "；".join(f"{term.value} {term.label}" for term in kind),
        "enumDescriptions": [term.label for term in kind],
    }


def _field(schema: dict[str, Any], is_required: bool) -> dict[str, Any]:  # noqa: FBT001 - one caller
    field = {key: value for key, value in schema.items() if key not in _DROPPED}
    title = {"title": field.pop("title")} if "title" in field else {}
    if is_required:
        return {**title, **field}
    choices = field["anyOf"] if set(field) == {"anyOf"} else [field]
    return {**title, "anyOf": [*(choice for choice in choices if choice != _NULL), _NULL]}


def _name_policy(properties: dict[str, Any]) -> None:
    for title, names in POLICY_FILES.values():
        for name in names:
            properties[name]["title"] = title

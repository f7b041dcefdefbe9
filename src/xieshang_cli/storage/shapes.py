"""How the fields of each record are written: order and quoting, taken from the models."""

import types
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel

from xieshang_cli.model.base import Quoted, Record
from xieshang_cli.model.partial import Count, PartialDate
from xieshang_cli.storage.yaml_write import PROSE, Shape, dump

_PLAIN = Shape(style="plain")
_QUOTED = Shape(style="quoted")


@cache
def shape_of(model: type[BaseModel]) -> Shape:
    """Give the shape of a record: its fields in the order of the model."""
    return Shape(
        keys={
            field.alias or name: _QUOTED if _is_quoted(field.metadata) else _shape(field.annotation)
            for name, field in model.model_fields.items()
        }
    )


def canonical(record: Record) -> bytes:
    """Give a record file in canonical form."""
    return dump(record.plain(), shape_of(type(record))).encode()


def _shape(annotation: Any) -> Shape:
    metadata = getattr(annotation, "__metadata__", ())
    if _is_quoted(metadata):
        return _QUOTED
    bare = annotation.__origin__ if metadata else annotation
    origin, arguments = get_origin(bare), get_args(bare)
    if origin in {Union, types.UnionType}:
        return _shape(next(part for part in arguments if part is not type(None)))
    if origin in {tuple, list, dict}:
        return Shape(items=_shape(arguments[1 if origin is dict else 0]))
    return _shape_of_type(bare) if isinstance(bare, type) else PROSE


def _shape_of_type(kind: type) -> Shape:
    if issubclass(kind, BaseModel):
        return shape_of(kind)
    if issubclass(kind, Decimal):
        return _QUOTED
    return _PLAIN if issubclass(kind, PartialDate | Count | int | Enum) else PROSE


def _is_quoted(metadata: Any) -> bool:
    return any(isinstance(part, Quoted) for part in metadata)

"""A file in policy/: some of the settings of `Policy`, the others keep their shipped default."""

from collections.abc import Iterable
from dataclasses import fields
from typing import Any, get_type_hints

from pydantic import create_model

from xieshang_cli.model.base import Record
from xieshang_cli.model.calendar import CalendarYear
from xieshang_cli.model.policy import Policy

_HINTS = get_type_hints(Policy)
_FIELDS: dict[str, Any] = {
    field.name: (_HINTS[field.name] | None, None) for field in fields(Policy) if field.name != "calendar"
}

PolicyFile: type[Record] = create_model("PolicyFile", __base__=Record, **_FIELDS)
"""Any settings in any file: the division into files is for the reader only."""


def merged(files: Iterable[Record]) -> Policy:
    """Make one policy of all files; of a setting given twice the last file wins (reading reports it)."""
    settings: dict[str, Any] = {}
    calendar: dict[str, dict[str, tuple[str, ...]]] = {}
    for file in files:
        if isinstance(file, CalendarYear):
            calendar[str(file.year)] = {
                "holidays": tuple(day.text for day in file.holidays),
                "workdays": tuple(day.text for day in file.workdays),
            }
        else:
            settings.update({name: value for name, value in file if name in _FIELDS and value is not None})
    return Policy(**settings, calendar=calendar)

"""What a check found in the data: a value, never an exception."""

import dataclasses
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from xieshang_cli.language import _


class Severity(StrEnum):
    """How much a finding weighs; `error` alone makes exit code 1."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One problem in one record.

    `text` is a Chinese sentence with named gaps and `values` fills them, so that a stored finding can be said in
    any language. `field` is a path such as `tasks[2].due`. `since` and `until` bound the days on which the finding
    holds (both included; None is open): rules never see the clock, the reader of findings does.
    """

    code: str
    severity: Severity
    text: str
    values: dict[str, str | int] = dataclasses.field(default_factory=dict)
    record: str = ""
    field: str = ""
    path: str = ""
    line: int | None = None
    column: int | None = None
    step: str | None = None
    waived: bool = False
    since: date | None = None
    until: date | None = None

    @property
    def message(self) -> str:
        """The sentence, in the language of this process."""
        return _(self.text).format(**self.values)

    def as_data(self) -> dict[str, str | int | None]:
        """Give the finding with the keys that scripts rely on; its sentence as stored, the same in every language."""
        return {
            "code": self.code,
            "severity": self.severity.value,
            "message": self.text.format(**self.values),
            "record": self.record or None,
            "field": self.field or None,
            "path": self.path or None,
            "line": self.line,
            "column": self.column,
            "step": self.step,
            "waived": self.waived,
        }

    def holds_on(self, day: date) -> bool:
        """Whether the problem exists on `day`."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

"""What can be asked of an index, of one archive or of many."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Protocol, TypeVar

from xieshang_cli.findings import Finding
from xieshang_cli.model.policy import Policy
from xieshang_cli.model.rows import Row

AnyRow = TypeVar("AnyRow", bound=Row)


class Questions(Protocol):
    """Questions about many records. `where` is SQL over columns; values go into `parameters`."""

    @property
    def policy(self) -> Policy:
        """What differs between places."""

    @property
    def rule_titles(self) -> dict[str, str]:
        """What each rule finds, in the source language."""

    def rows(self, kind: type[AnyRow], where: str = "", parameters: Sequence[object] = ()) -> list[AnyRow]:
        """Give rows of a kind, by id."""

    def column(self, kind: type[Row], name: str, where: str = "", parameters: Sequence[object] = ()) -> list[Any]:
        """Give one column of a kind of row, ordered."""

    def findings(self, day: date, where: str = "", parameters: Sequence[object] = ()) -> list[Finding]:
        """Give the findings that hold on `day`, by file and line."""

    def count_findings(self, day: date, where: str = "1", parameters: Sequence[object] = ()) -> int:
        """Count findings that hold on `day`."""

    def unreadable(self, day: date) -> list[Finding]:
        """Give what is wrong with what could not be read."""

    @property
    def size(self) -> int:
        """How many record files there are."""

    def paths(self, where: str = "1", parameters: Sequence[object] = ()) -> list[str]:
        """Give the paths of record files, ordered."""

    def refresh(self) -> None:
        """See what changed since."""

"""The data of a file before it has types."""

from typing import TypeAlias

Plain: TypeAlias = "dict[str, Plain] | list[Plain] | str | None"
"""Every scalar is text; an empty plain one, and a plain ~, is None."""

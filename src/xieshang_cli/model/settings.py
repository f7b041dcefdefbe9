"""The archive's own file, `xieshang.yaml`."""

from pydantic import Field

from xieshang_cli.language import N_
from xieshang_cli.model.base import Code, Name, Record


class Settings(Record):
    """Name of the archive and the division it belongs to."""

    name: Name = Field(title=N_("名称"))
    division: Code = Field(title=N_("所属区划"))

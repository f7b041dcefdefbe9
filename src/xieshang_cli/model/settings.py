"""The file `xieshang.yaml`, which makes a folder an archive, or a federation of archives."""

from pydantic import Field

from xieshang_cli.language import N_
from xieshang_cli.model.base import Code, Name, Record


class Settings(Record):
    """Name of the archive and the division it belongs to."""

    name: Name = Field(title=N_("名称"))
    division: Code = Field(title=N_("所属区划"))


class FederationSettings(Record):
    """A folder of archives: where they lie below it, as patterns such as `counties/*`."""

    name: Name | None = Field(None, title=N_("名称"))
    division: Code | None = Field(None, title=N_("所属区划"))
    federation: tuple[Name, ...] = Field(title=N_("各档案库"), min_length=1)

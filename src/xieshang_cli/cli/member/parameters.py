"""Arguments and options that commands about members share."""

import unicodedata
from typing import TYPE_CHECKING, Annotated

import typer

from xieshang_cli.cli.list_values import Suggested
from xieshang_cli.cli.members import MemberReference
from xieshang_cli.cli.options import Day, OneOf, Reference, Text
from xieshang_cli.language import N_, _
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.vocabulary import Gender, Term, YesNo

if TYPE_CHECKING:
    from xieshang_cli.cli.env import Env


class CardNumber(Text):
    """A card number; full-width digits are plain ones."""

    def read(self, env: "Env", text: str) -> str:
        """Clean it."""
        return unicodedata.normalize("NFKC", super().read(env, text))


class MemberFact(Term):
    """What may be taken away from a member again, by the name of its option or as people say it."""

    NUMBER = "number", N_("委员证号")
    CIRCLE = "circle", N_("界别")
    PARTY = "party", N_("党派")
    EMPLOYER = "employer", N_("工作单位")
    POSITION = "position", N_("单位职务")
    PUBLIC_OFFICIAL = "public-official", N_("是否公职人员")
    GENDER = "gender", N_("性别")
    ETHNIC_GROUP = "ethnic-group", N_("民族")
    LIVES_IN = "lives-in", N_("居住地")
    JOINED = "joined", N_("任委员日期")
    CO_OPTED_ON = "co-opted-on", N_("增选日期")
    LEFT = "left", N_("离任日期")
    PHONE = "phone", N_("联系电话")
    ADDRESS = "address", N_("住址")

    @property
    def field(self) -> str:
        """The field of the record, or of the private file."""
        return self.value.replace("-", "_")


MemberArgument = Annotated[
    str, typer.Argument(metavar=_("委员"), help=_("委员的姓名、编码或证号。")), MemberReference()
]
NumberOption = Annotated[str | None, typer.Option("--number", help=_("委员证号。")), CardNumber()]
CircleOption = Annotated[str | None, typer.Option("--circle", help=_("界别。")), Suggested("circles", is_checked=True)]
PartyOption = Annotated[str | None, typer.Option("--party", help=_("党派。")), Text()]
EmployerOption = Annotated[str | None, typer.Option("--employer", help=_("工作单位。")), Text()]
PositionOption = Annotated[str | None, typer.Option("--position", help=_("单位职务。")), Text()]
PublicOfficialOption = Annotated[
    YesNo | None, typer.Option("--public-official", help=_("是不是公职人员。")), OneOf(YesNo)
]
GenderOption = Annotated[Gender | None, typer.Option("--gender", help=_("性别。")), OneOf(Gender)]
EthnicGroupOption = Annotated[str | None, typer.Option("--ethnic-group", help=_("民族。")), Text()]
LivesInOption = Annotated[
    str | None, typer.Option("--lives-in", help=_("居住地区划的代码或名称。")), Reference("division")
]
JoinedOption = Annotated[PartialDate | None, typer.Option("--joined", help=_("任委员日期。")), Day()]
CoOptedOption = Annotated[PartialDate | None, typer.Option("--co-opted-on", help=_("增选日期。")), Day()]
LeftOption = Annotated[PartialDate | None, typer.Option("--left", help=_("离任日期，从这天起不再是委员。")), Day()]
PhoneOption = Annotated[
    str | None, typer.Option("--phone", help=_("联系电话；只存进不入 git 的文件。")), Text(is_private=True)
]
AddressOption = Annotated[
    str | None, typer.Option("--address", help=_("住址；只存进不入 git 的文件。")), Text(is_private=True)
]
ClearOption = Annotated[
    list[MemberFact] | None,
    typer.Option("--clear", help=_("去掉这一项，例如 left、党派；可写多次。")),
    OneOf(MemberFact),
]
PrivateOption = Annotated[bool, typer.Option("--private", help=_("连同联系电话和住址，只限本机存有的。"))]

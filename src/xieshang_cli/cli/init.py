"""`init`: makes an archive."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.options import Text
from xieshang_cli.cli.schema_files import schema_files
from xieshang_cli.cli.suggestions import folded
from xieshang_cli.errors import UsageError
from xieshang_cli.exchange.divisions_csv import read_divisions, registers_of
from xieshang_cli.language import _
from xieshang_cli.model.identity import DIVISION_CODE
from xieshang_cli.model.organisation import Division, DivisionRegister
from xieshang_cli.model.settings import Settings
from xieshang_cli.reports.document import Document, Entries, Entry, Paragraph
from xieshang_cli.storage.founding import found, record_file
from xieshang_cli.storage.founding_files import founding_files
from xieshang_cli.storage.layout import divisions_path
from xieshang_cli.workflow.building import made


class BadDivisionCodeError(UsageError):
    """The code cannot be that of a county, a prefecture or a province."""

    def __init__(self, code: str) -> None:
        super().__init__(
            _("“{code}”不是区划代码。").format(code=code), hint=_("县区是 6 位数字，例如 620302；市 4 位，省 2 位。")
        )


@command(exits=(3,))
def init(
    env: Env,
    folder: Annotated[Path, typer.Argument(metavar=_("文件夹"), help=_("档案库建在哪里；没有就新建。"))],
    division: Annotated[str, typer.Option("--division", help=_("所属县区的 6 位代码；市州 4 位，省 2 位。")), Text()],
    name: Annotated[str | None, typer.Option("--name", help=_("档案库的名称。")), Text()] = None,
    divisions: Annotated[
        Path | None, typer.Option("--divisions", metavar="CSV", help=_("区划文件，有 code 和 name 两列。"))
    ] = None,
) -> None:
    """新建一个档案库：设置、默认政策、区划，以及给 git 和编辑器用的文件。

    从不覆盖已有的文件；中途失败时不留下任何东西。

    市州、省建库时，区划文件里它下面的县区各成一个区划登记册。

    例如：
      xieshang init jinchuan --division 620302 --divisions streets.csv
    """
    code = folded(division)
    if not DIVISION_CODE.fullmatch(code) or len(code) not in {2, 4, 6}:
        raise BadDivisionCodeError(division)
    listed = read_divisions(divisions, env.progress(_("正在读取区划文件"))) if divisions else None
    registers = registers_of(listed, code) if listed is not None else {}
    places = [place for register in registers.values() for place in register]
    settings = made(Settings, name=name or _default_name(code, places), division=code)
    files = founding_files(settings.name, code) | schema_files()
    for unit, below in registers.items():
        files[divisions_path(unit)] = record_file(DivisionRegister(code=unit, divisions=below))
    found(folder, files)
    env.show(_document(env, folder, settings, places), ids=[code])


def _default_name(code: str, places: Sequence[Division]) -> str:
    county = next((place.name for place in places if place.code == code), code)
    return f"{county}协商议事档案库"  # a name in the record, in the language of records


def _document(env: Env, folder: Path, settings: Settings, places: Sequence[Division]) -> Document:
    below = sum(len(place.code) == 9 for place in places)
    villages = sum(len(place.code) == 12 for place in places)
    said = _("已建好档案库 {folder}（{name}）。").format(folder=folder, name=settings.name)
    if len(settings.division) < 6 and places:
        said += _("县区 {n} 个，").format(n=len({place.code[:6] for place in places if len(place.code) >= 6}))
    if places:
        said += _("乡镇街道 {n} 个，村社区 {villages} 个。").format(n=below, villages=villages)
    station = next((place.code for place in places if len(place.code) == 9), _("乡镇代码"))
    steps = [
        Entry(_("进入档案库"), command=f"cd {folder}"),
        Entry(
            _("登记工作站"),
            command=_("xieshang station new {code} --founded-on 日期 --head 站长").format(code=station),
        ),
        Entry(_("收集第一个议题"), command="xieshang topic new"),
    ]
    return Document(
        "archive",
        "",
        env.today,
        [Paragraph(said), Entries("next", steps, title=_("下一步"))],
        counts={"divisions": len(places)},
        data={"path": str(folder), "name": settings.name, "division": settings.division, "divisions": len(places)},
    )

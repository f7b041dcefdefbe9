"""`division import`: takes divisions over from a CSV."""

from pathlib import Path
from typing import Annotated

import typer

from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.options import Text
from xieshang_cli.cli.suggestions import folded
from xieshang_cli.exchange.divisions_csv import divisions_of, read_divisions
from xieshang_cli.language import _
from xieshang_cli.model.organisation import DivisionRegister
from xieshang_cli.reports.document import Document, Paragraph
from xieshang_cli.reports.record_data import division_data
from xieshang_cli.workflow.divisions import DivisionChanges, with_divisions


@command(exits=(3, 4))
def import_divisions(
    env: Env,
    file: Annotated[Path, typer.Argument(metavar="CSV", help=_("区划文件，有 code 和 name 两列。"))],
    division: Annotated[
        str | None, typer.Option("--division", help=_("哪个县区；默认是档案库所属的县区。")), Text()
    ] = None,
) -> None:
    """从 CSV 导入一个县区的区划；已有的更新名称，不删除任何区划，文件里没写的保留原样。

    文件里还可以有三列：kind（类型）、joined（开展日期）、stage（阶段：试点或推广）；空着的不改。

    例如：
      xieshang division import villages.csv
    """
    county = folded(division) if division else env.archive.settings.division
    listed = read_divisions(file, env.progress(_("正在读取区划文件")), with_facts=True)
    places = divisions_of(listed, county)
    kinds_stated = {code for code, one in listed.items() if one.kind is not None}
    said: list[DivisionChanges] = []

    def alter(register: DivisionRegister) -> DivisionRegister:
        changed, changes = with_divisions(register, places, kinds_stated)
        said.append(changes)
        return changed

    register = env.archive.change_divisions(county, alter)
    env.show(_document(env, register, said[-1]), ids=[county])


def _document(env: Env, register: DivisionRegister, changes: DivisionChanges) -> Document:
    said = _("县区 {county}：新增 {added} 个区划，改名 {renamed} 个，共 {total} 个。").format(
        county=register.code, added=changes.added, renamed=changes.renamed, total=len(register.divisions)
    )
    if changes.completed:
        said += _("另有 {n} 个补全了类型、开展日期或阶段。").format(n=changes.completed)
    data = {"code": register.code, "divisions": [division_data(place) for place in register.divisions]}
    counts = {**changes._asdict(), "divisions": len(register.divisions)}
    return Document("divisions", "", env.today, [Paragraph(said)], counts=counts, data=data)

"""`session edit`: single facts by options, everything else in the user's own editor."""

from typing import Any

from xieshang_cli.cli.command import command
from xieshang_cli.cli.editing import edit_by_hand
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.parameters import SessionArgument
from xieshang_cli.cli.recording import show_session, stamp
from xieshang_cli.cli.session.parameters import (
    ConvenerOption,
    EndOption,
    FormOption,
    HeldOnOption,
    HostOption,
    MinutesOption,
    PlaceOption,
    PlannedForOption,
    RecorderOption,
    StartOption,
)
from xieshang_cli.language import _
from xieshang_cli.storage.references import Kind
from xieshang_cli.workflow.sessions import amend


@command(exits=(3, 4))
def edit(
    env: Env,
    session: SessionArgument,
    held_on: HeldOnOption = None,
    planned_for: PlannedForOption = None,
    place: PlaceOption = None,
    form: FormOption = None,
    host: HostOption = None,
    recorder: RecorderOption = None,
    convener: ConvenerOption = None,
    start: StartOption = None,
    end: EndOption = None,
    minutes: MinutesOption = None,
) -> None:
    """补全或改正协商会的基本情况；不带选项则用编辑器（$VISUAL、$EDITOR）打开协商会文件，校验后才保存。

    例如：
      xieshang session edit 3n8k --recorder 王芳 --place 议事室
      xieshang session edit 3n8k
    """
    identity = env.archive.resolve(Kind.SESSION, session)
    facts: dict[str, Any] = {
        "held_on": held_on, "planned_for": planned_for, "place": place, "form": form, "host": host,
        "recorder": recorder, "convener": convener, "start": start, "end": end, "minutes": minutes,
    }  # fmt: skip
    if any(facts.values()):
        new = env.archive.change_session(identity, lambda old: amend(old, stamp(env), **facts))
        show_session(env, new, _("已保存协商会 {id}。").format(id=new.id))
        return
    edited = edit_by_hand(env, env.archive.edit_session(identity))
    said = _("协商会 {id} 没有改动。") if edited is None else _("已保存协商会 {id}。")
    show_session(env, edited or env.archive.session(identity), said.format(id=identity))

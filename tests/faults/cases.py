"""How to call every command that writes, in the example archive, so that each of its calls to the system can fail.

A new command that writes gets its line here; a test says when one is missing. `INPUTS` stands for the folder of
files that commands read.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

INPUTS = "INPUTS"


@dataclass(frozen=True)
class Case:
    """A command line; `before` brings the archive into the state it needs, by commands or by hand.

    `outside`: it makes an archive there, beginning with nothing. `one_by_one`: it writes several files, each whole,
    and those written stay when it is stopped; running it again does the rest. `finds`: what goes wrong after the
    writing may be what it tells of. Of many calls only each `stride`th goes
    wrong.
    """

    line: str
    before: tuple[str | Callable[[Path], object], ...] = ()
    outside: str = ""
    one_by_one: bool = False
    finds: bool = False
    stride: int = 1


def _spoil(archive: Path) -> None:
    """Write three files in another form than the canonical one."""
    for file in ("stations/620302001.yaml", "stations/620302100.yaml", "divisions/620302.yaml"):
        (archive / file).write_bytes((archive / file).read_bytes().replace(b"\n", b"\r\n"))


def _reword_agreement(archive: Path) -> None:
    file = archive / "sessions/620302001/2026/620302001-2026-1h7q.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("两个同意的单元先办", "一个单元先办"), encoding="utf-8")


def _remove_schemas(archive: Path) -> None:
    for file in sorted((archive / "schemas").iterdir())[:3]:
        file.unlink()


def _disorder(archive: Path) -> None:
    """Leave everything that `doctor --fix` mends."""
    (archive / "topics" / ".xieshang-0123456789abcdef.tmp").write_bytes(b"half")
    (archive / "private" / "620302001" / "2026.yaml").chmod(0o644)
    (archive / ".gitignore").write_bytes(b"/.xieshang/\n")


_DECIDED = (
    "topic decide 6w1v --result adopted --by 镇党委会议 --reason 涉及面广 --scope township --told-on 2026-11-20",
    "topic advance 6w1v",
)
_ASSIGNED = "supervise assign 620302100 --name 赵明 --level county --from 2026-11-01"
_VISITED = "supervise visit --id v-4k7x --on 2026-11-20 --by 赵明 --station 620302001"
_FOUND = "supervise finding v-4k7x --text 制度没有上墙"  # its id is that of repeatable ids
_PROPOSED = "plan propose --id b-4k7x --by 职能部门 --name 区水务局 --text 农村饮水安全"
_PLANNED = "plan add --id e-4k7x --title 加装电梯 --month 2026-12 --level township --reason 群众提得多"
_ROOM = "station room 620302100 --division 620302100 --place 二楼 --opened 2025-10"
_MEMBER = "member new --committee 620302 --id 620302-m-4k7x --name 孙丽 --circle 教育 --phone 13900000008"
_PAUSED = "task pause t-9v3w --reason 冬季停工 --approved-by 李副区长"
_ESCALATED = ("topic escalate 5r2p --reason 需区级牵头",)

CASES: dict[str, tuple[Case, ...]] = {
    "init": (
        Case("init new --division 620302 --divisions INPUTS/divisions.csv", outside="new", one_by_one=True, stride=4),
        Case("init . --division 620302", outside=".", one_by_one=True, stride=4),
    ),
    "demo": (Case("demo example -q", outside="example", stride=700),),
    "request new": (
        Case("request new --station 620302001 --text 路灯不亮"),
        Case("request new --station 620302100 --text 路灯不亮 --contact-name 居民甲 --contact-phone 13800000009"),
        Case("request new --station 320509105 --text 路灯不亮 --contact-name 居民甲"),
    ),
    "request link": (Case("request link 8m2q --topic 6w1v"),),
    "topic new": (
        Case("topic new --station 620302001 --title 充电桩 --contact-name 居民甲"),
        Case("topic new --station 320509105 --title 充电桩"),
        Case("topic new --from INPUTS/topics.yaml"),
    ),
    "topic edit": (Case("topic edit 6w1v --affected 商户"), Case("topic edit 6w1v")),
    "topic decide": (Case(_DECIDED[0]),),
    "topic research": (Case("topic research 5r2p --method 实地踏勘 --by 张明 --findings 可行"),),
    "topic adopt": (Case("topic adopt 5r2p --to 区政府 --document-number 金政办〔2026〕12号"),),
    "topic advance": (Case("topic advance 6w1v", before=_DECIDED[:1]),),
    "topic revert": (Case("topic revert 5r2p --to deliberate --reason 有异议"),),
    "topic withdraw": (Case("topic withdraw 6w1v --reason 不再要求"),),
    "topic merge": (Case("topic merge 6w1v --into 5r2p --reason 同一件事"),),
    "topic split": (Case("topic split 5r2p --title 充电桩"),),
    "topic escalate": (Case(_ESCALATED[0]),),
    "topic delegate": (
        Case("topic delegate 5r2p --to 620302100 --reason 就地协商", before=(*_ESCALATED, "topic accept 5r2p")),
    ),
    "topic accept": (Case("topic accept 5r2p", before=_ESCALATED),),
    "topic return": (Case("topic return 5r2p --reason 由街道办", before=(*_ESCALATED, "topic accept 5r2p")),),
    "session new": (Case("session new --topic 5r2p --held-on 2026-11-20 --place 议事室"),),
    "session edit": (Case("session edit 1h7q --place 二楼会议室"), Case("session edit 1h7q")),
    "session attend": (
        Case("session attend 1h7q --name 居民甲 --role 群众代表"),
        Case("session attend 1h7q --from INPUTS/people.csv"),
    ),
    "session opinion": (Case("session opinion 1h7q --by 群众代表 --text 同意"),),
    "session conclude": (Case("session conclude 1h7q --topic 5r2p --reservation 先试一个单元"),),
    "task add": (Case("task add --topic 5r2p --what 清理楼道 --lead 街道办事处 --due 2026-12-31 --supervisor 张明"),),
    "task edit": (Case("task edit t-9v3w --due 2026-12-31"),),
    "task progress": (Case("task progress t-9v3w --note 已报批"),),
    "task claim": (Case("task claim t-9v3w --by 区住建局 --evidence 批文"),),
    "task confirm": (
        Case(
            "task confirm t-9v3w --by 张明 --role 政协委员 --medium 现场",
            before=("task claim t-9v3w --by 区住建局 --evidence 批文",),
        ),
    ),
    "feedback tell": (Case("feedback tell c11t --to 提出人 --on 2026-11-20 --medium 当面"),),
    "feedback publish": (Case("feedback publish c11t --on 2026-11-20 --place 公告栏"),),
    "feedback survey": (Case("feedback survey c11t --on 2026-11-20 --issued 10 --collected 9 --answer 满意=9"),),
    "topic reply": (Case("topic reply 5r2p --text 已列入计划", before=(*_ESCALATED, "topic accept 5r2p")),),
    "supervise assign": (Case("supervise assign 620302100 --name 赵明 --level county --from 2026-11-01"),),
    "supervise release": (Case("supervise release 赵明 620302100 --until 2026-11-20", before=(_ASSIGNED,)),),
    "supervise correct": (Case("supervise correct 赵明 620302100 --from 2026-11-02", before=(_ASSIGNED,)),),
    "supervise visit": (Case("supervise visit --on 2026-11-20 --by 赵明 --station 620302001 --finding 制度没有上墙"),),
    "supervise finding": (Case("supervise finding v-4k7x --text 值班表没有更新 --due 2026-12-01", before=(_VISITED,)),),
    "supervise resolve": (Case("supervise resolve f-t802 --by 赵明 --how 已上墙", before=(_VISITED, _FOUND)),),
    "station handover": (Case("station handover 620302001 --to 李华 --on 2026-11-20"),),
    "plan propose": (Case("plan propose --by 职能部门 --name 区水务局 --text 农村饮水安全"),),
    "plan answer": (Case("plan answer b-4k7x --result declined --reason 不属本级", before=(_PROPOSED,)),),
    "plan add": (Case("plan add --title 加装电梯 --month 2026-12 --level township --reason 群众提得多"),),
    "plan link": (Case("plan link e-4k7x --topic 6w1v", before=(_PLANNED,)),),
    "plan drop": (Case("plan drop e-4k7x --reason 条件不成熟", before=(_PLANNED,)),),
    "plan stage": (Case("plan stage decided --by 区委常委会 --on 2026-11-20"),),
    "division edit": (Case("division edit 620302100 --joined 2018-03"),),
    "station edit": (Case("station edit 620302001 --leadership 滨河路街道党工委"),),
    "station appoint": (Case("station appoint 620302001 副站长 李华 --from 2026-11-20"),),
    "station relieve": (Case("station relieve 620302001 站长 --until 2026-11-20"),),
    "station correct": (Case("station correct 620302001 站长 --from 2025-07"),),
    "station assign": (Case("station assign 620302100 620302-m-4k7x", before=(_MEMBER,)),),
    "station unassign": (
        Case(
            "station unassign 620302100 620302-m-4k7x --until 2026-11-21",
            before=(_MEMBER, "station assign 620302100 620302-m-4k7x --from 2026-11-20"),
        ),
    ),
    "station council": (Case("station council 620302001 --category 政协委员=2 --category 群众代表=5"),),
    "station room": (Case(_ROOM),),
    "station check": (Case("station check 620302100 620302100 --all-met --by 张明", before=(_ROOM,)),),
    "station duty": (Case("station duty 620302001 --member 赵明珠 --kind 接待 --visitors 12"),),
    "committee new": (Case("committee new 620321 --term 第十届"),),
    "committee edit": (Case("committee edit 620302 --term 第十一届"),),
    "committee appoint": (Case("committee appoint 620302 --post 副主席 --member 赵明珠 --from 2026-11-20"),),
    "committee relieve": (
        Case(
            "committee relieve 620302 --member 赵明珠 --until 2026-11-21",
            before=("committee appoint 620302 --post 副主席 --member 赵明珠 --from 2026-11-20",),
        ),
    ),
    "committee special": (Case("committee special 620302 --name 提案委员会 --from 2026-11"),),
    "member new": (Case(_MEMBER),),
    "member edit": (Case("member edit 620302-m-4k7x --employer 区文化馆", before=(_MEMBER,)),),
    "member import": (Case("member import INPUTS/members.csv --committee 620302"),),
    "attach": (
        Case("attach t-9v3w INPUTS/people.csv --what 签到表"),
        Case("attach 5r2p https://example.org/12.html --reference --what 公示网页"),
    ),
    "session draw": (Case("session draw 1h7q --from INPUTS/people.csv --count 1 --seed 第128期"),),
    "session notify": (Case("session notify 1h7q --medium 微信 --to 下沉委员"),),
    "task extend": (
        Case(
            "task extend t-1j2k --until 2027-03-31 --reason 材料涨价 --approved-by 李副区长",
            before=(
                "task add --id t-1j2k --topic 5r2p --what 清理 --lead 街道办事处 --due 2026-12-31 --supervisor 张明",
            ),
        ),
    ),
    "task pause": (Case(_PAUSED),),
    "task unpause": (Case("task unpause t-9v3w", before=(_PAUSED,)),),
    "task press": (Case("task press t-9v3w --reason 已逾期 --reply-by 2026-12-20"),),
    "task reaffirm": (Case("task reaffirm t-9v3w --by 区住建局", before=(_reword_agreement,)),),
    "feedback revisit": (Case("feedback revisit 7k3m --result 成果保持 --by 张明"),),
    "station new": (Case("station new 620302101 --name 双湾镇委员工作站"),),
    "division import": (Case("division import INPUTS/divisions.csv"),),
}
"""By the words of the command."""

ALSO: dict[str, tuple[Case, ...]] = {
    "fmt": (Case("fmt", before=(_spoil,), one_by_one=True),),
    "schema": (Case("schema --write", before=(_remove_schemas,), one_by_one=True),),
    "doctor": (Case("doctor --fix", before=(_disorder,), one_by_one=True, finds=True),),
}
"""Commands that look, and write with an option."""


def write_inputs(folder: Path) -> None:
    """Write the files that command lines name."""
    folder.mkdir()
    (folder / "divisions.csv").write_text(
        "code,name\n620302,金川区\n620302001,滨河路街道\n620302100,宁远堡\n620302101,双湾镇\n", encoding="utf-8"
    )
    (folder / "people.csv").write_text("姓名,身份\n居民甲,群众代表\n居民乙,群众代表\n张明,政协委员\n", encoding="utf-8")
    (folder / "members.csv").write_text(
        "姓名,界别,工作单位,手机\n甲,教育,区一中,13900000001\n乙,农业,区水务局,13900000002\n", encoding="utf-8"
    )
    (folder / "topics.yaml").write_text(
        "".join(f"- title: 充电桩{n}\n  station: '620302001'\n" for n in range(3))
        + "- title: 路灯\n  station: '320509105'\n",
        encoding="utf-8",
    )
    editor = folder / "editor.sh"
    editor.write_text(
        '#!/bin/sh\nsed -i -e "s/^title: /title: 新/" -e "s/^place: .*/place: 广场/" "$1"\n', encoding="utf-8"
    )
    editor.chmod(0o755)

"""Command lines with gaps, what fills the gaps, and the files they name."""

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

_TEXT = (Path(__file__).parent / "any_commands.txt").read_text(encoding="utf-8")
_GROUPS = {
    group: lines.strip().splitlines()
    for group, _newline, lines in (part.partition("\n") for part in _TEXT.split("\n= ")[1:])
}
COMMANDS: Mapping[str, Sequence[str]] = {group: lines for group, lines in _GROUPS.items() if group != "first"}
"""By what they are for."""
SETTING_UP = _GROUPS["first"]
"""What brings the example archive into a state in which more is possible."""
NOT_TRIED = {"init", "demo"}
"""What makes archives does nothing inside one."""

POOLS: Mapping[str, Sequence[str]] = {
    "line": ("理由", "先试一个单元", "赞成: 但 #要 '引号'", "0511"),
    "words": ("理由", "两行\n文字", "很长" * 200, "先试一个单元", "赞成: 但 #要 '引号'", "0511"),
    "day": ("2026-11-23", "2026-11-20", "2026-10", "2026-03-26"),
    "time": ("09:00", "15:30"),
    "year": ("2026",),
    "month": ("2026-03", "2026-12"),
    "small": ("1", "2", "3"),
    "count": ("5", "30", "约20"),
    "number": ("滨河路〔2026〕8号", "滨河路〔2026〕9号"),
    "level": ("province", "county", "township", "village"),
    "station": ("620302001", "620302100"),
    "division": ("620302", "620302001", "620302100", "6203", "620321"),
    "county": ("620302", "620321"),
    "who": ("张明", "王芳", "赵明珠", "陈国栋", "区住建局"),
    "resident": ("居民甲", "居民乙"),
    "unit": ("区住建局", "社区居委会"),
    "hand": ("区住建局", "社区居委会", "张明", "王芳"),
    "member": ("620302-m-2k9d", "620302-m-new1"),
    "role": ("政协委员", "群众代表", "利益攸关方", "职能部门", "列席"),
    "channel": ("意见箱", "网格员"),
    "raiser": ("群众", "政协委员", "职能部门"),
    "category": ("加装电梯", "道路"),
    "affected": ("一楼住户", "高层住户"),
    "pace": ("小事", "急事", "大事"),
    "decision": ("adopted", "adopted", "rejected", "deferred", "merged", "transferred"),
    "step": ("collect", "decide", "research", "deliberate", "implement", "feedback"),
    "adoption": ("adopted", "partly", "不采纳"),
    "mode": ("in-person", "remote", "written"),
    "attendance": ("present", "excused", "absent", "observer", "invited"),
    "method": ("推荐", "邀请", "随机抽取"),
    "medium": ("电话", "微信群", "书信"),
    "stance": ("for", "against", "neutral"),
    "result": ("consensus", "partial", "none", "adjourned"),
    "state": ("planned", "blocked", "refused"),
    "told": ("提出人", "参会人员"),
    "forms": ("40", "30"),
    "answer": ("基本满意=5", "不满意=9"),
    "about": ("work", "result"),
    "revisited": ("holds", "slipped"),
    "answered": ("taken", "merged", "declined"),
    "stage": ("drafted", "revised", "reviewed", "decided"),
    "post": ("站长", "副站长", "联络员"),
    "leader_post": ("主席", "副主席"),
    "kept": ("--private", "--public"),
    "rule": ("TP506", "TP401"),
    "request": ("new3", "2h6w", "new5"),
    "topic": ("5r2p", "5r2p", "5r2p", "new1", "new1", "new2", "6w1v", "7k3m"),
    "session": ("1h7q", "1h7q", "new3", "new4"),
    "task": ("t-9v3w", "t-new1", "t-new2"),
    "proposal": ("b-3k7w", "b-new1"),
    "planned": ("e-6t4c", "e-new1"),
    "visit": ("v-5h2t", "v-new1"),
    "revisit": ("v-5h2t",),
    "new_request": ("620302001-2026-new5", "620302001-2026-new6"),
    "new_topic": ("620302001-2026-new6", "620302001-2026-new7"),
    "new_session": ("620302001-2026-new5",),
    "new_research": ("r-new5",),
    "new_task": ("t-new5", "t-new6"),
    "new_opinion": ("o-new5",),
    "new_proposal": ("b-new5",),
    "new_planned": ("e-new5",),
    "new_visit": ("v-new5",),
    "new_council": ("c-new5",),
    "new_room": ("w-new5",),
    "new_member": ("620302-m-new5",),
    "new_letter": ("OUTSIDE/letter1.yaml", "OUTSIDE/letter2.yaml"),
    "list": ("OUTSIDE/topics.yaml",),
    "names": ("OUTSIDE/people.csv",),
    "members": ("OUTSIDE/members.csv",),
    "divisions": ("OUTSIDE/divisions.csv",),
    "file": ("OUTSIDE/people.csv", "OUTSIDE/members.csv"),
}
"""What fills a gap; `OUTSIDE` is a folder with files. What is in no pool is found in the archive."""

ODD: Mapping[str, Sequence[str]] = {
    "line": ("", "两行\n文字", "很长" * 200),
    "words": ("", " "),
    "day": ("2026", "2027-03-31", "1999-01-01", "2026-02-30", "2026-12-31"),
    "time": ("25:00",),
    "year": ("2025", "2030"),
    "month": ("2027-01",),
    "small": ("400", "0"),
    "count": ("0", "未知", "-1"),
    "forms": ("未知", "约20", "5", "0"),
    "number": ("滨河路〔2026〕1号",),
    "station": ("620302009", "620321100"),
    "division": ("62", "620302001001", "620302101", "x"),
    "county": ("6203", "620302001", "x"),
    "who": ("王强", "张　明", ""),
    "unit": ("张明", ""),
    "hand": ("区 住建局", ""),
    "member": ("赵明珠", "620302-m-zzzz"),
    "role": ("不在列表",),
    "raiser": ("不在列表",),
    "category": ("不在列表",),
    "affected": ("商户",),
    "answer": ("很好=1", "满意=-1"),
    "rule": ("TP999", "FL011"),
    "request": ("zzzz", "8m2q"),
    "topic": ("zzzz", "9c4t", "c02t", "new6"),
    "session": ("zzzz", "3n8k", "c02s", "new5"),
    "task": ("t-zzzz", "t-1j4n", "t-new5"),
    "proposal": ("b-zzzz",),
    "planned": ("e-zzzz",),
    "visit": ("v-zzzz",),
    "revisit": ("v-zzzz", "1"),
    "new_request": ("620302001-2025-new7", "620302001-2026-8m2q"),
    "new_topic": ("620302001-2026-5r2p", "620302100-2026-new6", "620302-2026-new6"),
    "new_session": ("620302001-2026-1h7q", "620302100-2026-new5"),
    "new_research": ("r-7s2t",),
    "new_task": ("t-9v3w", "r-7s2t"),
    "new_opinion": ("o-2b7c",),
    "new_proposal": ("b-3k7w",),
    "new_planned": ("e-2p8m",),
    "new_visit": ("v-5h2t",),
    "new_council": ("w-new1",),
    "new_room": ("c-new1",),
    "new_member": ("620302-m-2k9d", "620321-m-new1"),
    "names": ("OUTSIDE/nobody.csv",),
    "file": ("OUTSIDE/nowhere.csv",),
}
"""What fills it now and then, and is often refused."""

FOUND = ("agreement", "finding", "despite", "letter")
"""What only the archive knows: agreements, what was found at visits, rules that keep a topic back, letters written."""

FILES = {
    "topics.yaml": "- title: 充电桩\n  station: '620302001'\n- title: 路灯\n  station: '620302100'\n",
    "people.csv": "姓名,身份\n居民甲,群众代表\n居民乙,利益攸关方\n张明,政协委员\n赵明珠,政协委员\n",
    "nobody.csv": "姓名\n",
    "members.csv": "姓名,界别,工作单位,手机\n甲,教育,区一中,13900000001\n赵明珠,教育,区一中,\n",
    "divisions.csv": "code,name\n620302001,滨河路街道\n620302101,双湾镇\n",
}

GAP = re.compile(r"\{(\w+)\}")
PART = re.compile(r"\[((?:\{\w+\}|[^\]{])*)\]")


def words_of(template: str) -> str:
    """Give the words of the command: `topic advance`."""
    words = template.split()
    return words[0] if words[0] == "attach" else " ".join(words[:2])


def filled(template: str, is_left_out: Callable[[], bool], fill: Callable[[str], Sequence[str]]) -> list[str]:
    """Give a command line: parts in brackets are left out or not, gaps are filled; a gap by itself may be several."""
    line: list[str] = []
    for word in PART.sub(lambda part: "" if is_left_out() else part[1], template).split():
        alone = GAP.fullmatch(word)
        line += fill(alone[1]) if alone else [GAP.sub(lambda gap: fill(gap[1])[0], word)]
    return line


def write_files(folder: Path) -> None:
    """Write the files that command lines name."""
    folder.mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")

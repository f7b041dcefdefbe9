"""Every command that writes, with gaps that a random test fills: `{pool}` is one of a pool, `[…]` may be left out."""

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

NOT_TRIED = {"init", "demo"}
"""What makes archives does nothing inside one."""

COMMANDS: Mapping[str, Sequence[str]] = {
    "collecting": (
        "request new --text {words} --station {station} [--on {day}] [--channel {channel}] [--by {raiser}] "
        "[--contact-name {resident}] [--contact-phone 13800000009] [--id {new_request}]",
        "request link {request} --topic {topic} [--on {day}]",
        "topic new --title {line} --station {station} [--category {category}] [--channel {channel}] "
        "[--raised-on {day}] [--raised-by {raiser}] [--text {words}] [--affected {affected}] [--request {request}] "
        "[--pace {pace}] [--scope {level}] [--contact-name {resident}] [--id {new_topic}]",
        "topic new --from {list}",
        "topic edit {topic} --affected {affected} [--title {line}] [--category {category}] [--raised-on {day}] "
        "[--pace {pace}] [--scope {level}]",
    ),
    "deciding": (
        "topic decide {topic} [--result {decision}] [--on {day}] [--by {who}] [--approver {who}] [--reason {words}] "
        "[--scope {level}] [--told-on {day}] [--number {number}] [--transferred-to 人民调解] [--plan {year}] "
        "[--claimed-by {member}] [--screening 1=是]",
        "topic research {topic} [--on {day}] [--method 实地踏勘] [--by {who}] [--findings {words}] [--fact {words}] "
        "[--id {new_research}]",
        "topic split {topic} --title {line} [--text {words}] [--on {day}] [--id {new_topic}]",
    ),
    "moving": (
        "topic advance {topic} [--on {day}]",
        "topic advance {topic} {despite} --reason {words} --approved-by {who} [--on {day}]",
        "topic advance {topic} --despite {rule} [--reason {words}] [--approved-by {who}]",
        "topic revert {topic} --to {step} --reason {words} [--on {day}]",
        "topic adopt {topic} [--submitted-on {day}] [--to {who}] [--document-number 金政办〔2026〕12号] "
        "[--result {adoption}] [--on {day}] [--reason {words}]",
    ),
    "ending": (
        "topic withdraw {topic} --reason {words} [--on {day}]",
        "topic merge {topic} --into {topic} --reason {words} [--on {day}]",
    ),
    "handing on": (
        "topic escalate {topic} --reason {words} [--to {division}] [--on {day}] [--reply-by {day}] "
        "[--answers-resident {who}] [--jump-reason {words}] [--envelope {new_letter}]",
        "topic delegate {topic} --to {division} --reason {words} [--on {day}] [--reply-by {day}] "
        "[--jump-reason {words}] [--envelope {new_letter}]",
        "topic accept {topic} [--on {day}]",
        "topic accept {letter} [--on {day}]",
        "topic return {topic} --reason {words} [--to {division}] [--on {day}] [--envelope {new_letter}]",
        "topic reply {topic} --text {words} [--on {day}] [--envelope {new_letter}]",
    ),
    "meeting": (
        "session new --topic {topic} [--topic {topic}] [--station {station}] [--held-on {day}] [--planned-for {day}] "
        "[--place {line}] [--form 会议协商] [--host {who}] [--recorder {who}] [--start {time}] [--end {time}] "
        "[--id {new_session}]",
        "session edit {session} --place {line} [--held-on {day}] [--start {time}] [--end {time}] [--minutes {words}]",
        "session notify {session} [--on {day}] [--medium 微信] [--to {who}] [--material {line}] [--materials-on {day}]",
        "session draw {session} --from {names} --count {small} --seed {line} [--by {who}] [--on {day}]",
        "session attend {session} --name {who} [--role {role}] [--unit {unit}] [--member {member}] "
        "[--stands-for {affected}] [--mode {mode}] [--status {attendance}] [--selected-by {method}] [{kept}]",
        "session attend {session} --name {resident} --role {role} [--stands-for {affected}]",
        "session attend {session} --role {role} --count {count}",
        "session attend {session} --affected {affected} --count {count}",
        "session attend {session} --total {count}",
        "session attend {session} --from {names} [--role {role}] [--selected-by {method}]",
        "session opinion {session} --text {words} [--by {who}] [--role {role}] [--stance {stance}] "
        "[--stands-for {affected}] [--medium {medium}] [--topic {topic}] [--id {new_opinion}]",
        "session conclude {session} [--topic {topic}] [--result {result}] [--agreement {words}] [--agreement {words}] "
        "[--reservation {words}] [--reason {words}] [--replace]",
        "session conclude {session} [--topic {topic}] [--agreement {words}] [--on-the-spot {words}] --lead {unit} "
        "[--due {day}] [--supervisor {who}] [--by {who}] [--replace]",
    ),
    "carrying out": (
        "task add --topic {topic} [--what {line}] [--lead {unit}] [--due {day}] [--workdays {small}] "
        "[--supervisor {who}] [--agreement {agreement}] [--support {unit}] [--on {day}] [--id {new_task}]",
        "task edit {task} --what {line} [--lead {unit}] [--due {day}] [--supervisor {who}] [--agreement {agreement}]",
        "task progress {task} --note {words} [--on {day}] [--by {unit}] [--state {state}] [--review-on {day}]",
        "task progress {task} --note {words} --resume [--on {day}] [--by {unit}]",
        "task claim {task} [--on {day}] [--by {hand}] [--evidence {words}]",
        "task confirm {task} --by {hand} [--on {day}] [--role {role}] [--medium 现场]",
        "task extend {task} --until {day} --reason {words} --approved-by {who} [--on {day}]",
        "task pause {task} --reason {words} --approved-by {who} [--on {day}]",
        "task unpause {task} [--on {day}]",
        "task press {task} [--by {who}] [--level 催办] [--to {unit}] [--reason {words}] [--reply-by {day}] "
        "[--document-number {number}]",
        "task reaffirm {task} [--by {hand}] [--on {day}]",
        "attach {task} {file} [--what {line}] [--taken-on {day}]",
        "attach {topic} {file} [--what {line}]",
        "attach {session} {file} [--what {line}]",
        "attach {topic} https://example.org/12.html --reference",
    ),
    "giving back": (
        "feedback tell {topic} --to {told} [--to {told}] [--on {day}] [--medium 当面]",
        "feedback publish {topic} [--on {day}] [--place {line}] [--until {day}] [--none-because {words}]",
        "feedback publish {topic} --place {line} --days {small}",
        "feedback survey {topic} [--on {day}] [--issued {forms}] [--collected {forms}] [--answer 满意=20] "
        "[--answer {answer}] [--about {about}] [--none-because {words}]",
        "feedback revisit {topic} --result {revisited} --by {who} [--on {day}] --note {words} [--revisit {revisit}]",
    ),
    "planning": (
        "plan propose --text {words} --by {raiser} [--name {who}] [--on {day}] [--id {new_proposal}] [--year {year}]",
        "plan answer {proposal} --result {answered} --reason {words} [--on {day}]",
        "plan add --title {line} [--month {month}] [--level {level}] [--form 基层协商] [--lead {unit}] "
        "[--for {station}] [--proposal {proposal}] --reason {words} [--on {day}] [--id {new_planned}] "
        "[--year {year}]",
        "plan link {planned} --topic {topic} [--on {day}]",
        "plan drop {planned} --reason {words} [--on {day}]",
        "plan stage {stage} --by {who} [--note {words}] [--on {day}] [--year {year}]",
    ),
    "staffing": (
        "station new {division} [--name {line}] [--founded-on {day}] [--head {who}] [--head-since {day}] "
        "[--head-member {member}]",
        "station edit {station} --leadership {line} [--founded-on {day}] [--guidance {division}]",
        "station appoint {station} {post} {who} [--member {member}] [--from {day}] [--until {day}] "
        "[--co-option-due {day}] [--succeed]",
        "station relieve {station} {post} {who} [--until {day}] [--reason {words}]",
        "station correct {station} {post} {who} [--began {day}] [--from {day}] [--until {day}] [--member {member}] "
        "[--still-held]",
        "station assign {station} {member} [--from {day}] [--until {day}]",
        "station unassign {station} {member} [--until {day}]",
        "station council {station} [--division {division}] [--name {line}] [--category {role}={small}] "
        "[--from {day}] [--until {day}] [--id {new_council}]",
        "station room {station} [--division {division}] [--place {line}] [--opened {day}] [--closed {day}] "
        "[--id {new_room}]",
        "station check {station} {division} --all-met [--on {day}] [--by {who}]",
        "station duty {station} --member {member} [--on {day}] [--kind 接待] [--visitors {small}]",
        "station handover {station} [--to {who}] [--from {who}] [--on {day}] [--appoint] [--private]",
        "station handover {station} --accept [--by {who}] [--on {day}] --note {words}",
        "station handover {station} --withdraw",
        "committee new {county} [--name {line}] [--term 第十届]",
        "committee edit {county} --term {line}",
        "committee appoint {county} --post {leader_post} --member {member} [--from {day}] [--until {day}]",
        "committee relieve {county} --member {member} --until {day}",
        "committee special {county} --name {line} [--from {day}] [--until {day}]",
        "member new --name {who} [--committee {county}] [--number {small}] [--circle 教育] [--lives-in {division}] "
        "[--joined {day}] [--phone 13900000008] [--id {new_member}]",
        "member edit {member} --employer {line} [--name {who}] [--number {small}] [--joined {day}] [--left {day}] "
        "[--lives-in {division}]",
        "member import {members} [--committee {county}] [--mark-left {day}] [--on {day}]",
        "division edit {division} --joined {day} [--stage 试点] [--name {line}]",
        "division import {divisions}",
    ),
    "supervising": (
        "supervise assign {division} --name {who} [--level county] [--committee {county}] [--from {day}] "
        "[--until {day}] [--succeed]",
        "supervise release {who} {division} [--until {day}]",
        "supervise visit --station {station} --by {who} [--on {day}] [--finding {words}] [--due {day}] "
        "[--id {new_visit}]",
        "supervise finding {visit} --text {words} [--station {station}] [--due {day}]",
        "supervise resolve {finding} --by {who} --how {words} [--on {day}]",
    ),
}
"""By what they are for."""

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
    "attendance": ("present", "excused", "absent", "observer"),
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

SETTING_UP = (
    "member new --id 620302-m-new1 --committee 620302 --name 陈国栋 --circle 农业 --joined 2021-12",
    "committee appoint 620302 --post 主席 --member 620302-m-new1 --from 2022",
    "station assign 620302100 620302-m-new1 --from 2026-01",
    "station council 620302001 --id c-new1 --division 620302001 --from 2026-01",
    "station room 620302001 --id w-new1 --division 620302001 --place 二楼 --opened 2026-01",
    "station handover 620302001 --to 李华 --on 2026-11-20",
    "request new --id 620302001-2026-new3 --station 620302001 --text 路灯不亮 --by 群众 --channel 网格员 "
    "--on 2026-11-18",
    "topic new --id 620302001-2026-new1 --station 620302001 --title 路灯 --category 路灯照明 --channel 网格员 "
    "--raised-on 2026-11-18 --raised-by 群众 --text 路灯不亮",
    "topic new --id 620302001-2026-new2 --station 620302001 --title 水渠 --category 道路 --channel 网格员 "
    "--raised-on 2026-11-18 --raised-by 群众 --text 水渠淤了",
    "topic escalate new2 --reason 要区里牵头",
    "session new --id 620302001-2026-new3 --topic new1 --topic 5r2p --planned-for 2026-12-10 --place 议事室",
    "session new --id 620302001-2026-new4 --topic 5r2p --held-on 2026-11-19 --host 张明 --recorder 王芳",
    "session conclude new4 --result partial --agreement 先试一个单元 --agreement 月底报批",
    "task add --id t-new1 --topic 5r2p --what 报批 --lead 区住建局 --due 2027-03-31 --supervisor 张明",
    "task add --id t-new2 --topic 5r2p --what 公示 --lead 社区居委会 --due 2026-12-31 --supervisor 张明",
    "task claim t-new2 --by 社区居委会 --evidence 公示照片",
    "plan propose --id b-new1 --by 群众 --text 路灯",
    "plan add --id e-new1 --title 路灯 --month 2026-12 --level township --reason 群众反映多",
    "supervise visit --id v-new1 --on 2026-11-20 --by 陈国栋 --station 620302001 --finding 制度没有上墙",
)
"""What brings the example archive into a state in which more is possible."""

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

"""What to do next with a topic, and the exact command for it.

Kept free of pydantic: lists ask it about rows. Placeholders a person fills in stand in the language of the user.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from xieshang_cli.language import N_, _
from xieshang_cli.model.rows import TopicRow
from xieshang_cli.model.vocabulary import HEAD, Status, Step

Shorten = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class NextAction:
    """One thing to do: in words, and the command that does it; `why` where the words alone do not say it."""

    text: str
    command: str
    why: str = ""


def tail(record_id: str) -> str:
    """Give the last four characters of an id; callers who know of a second record with that tail pass their own."""
    return record_id[-4:]


def next_actions(row: TopicRow, shorten: Shorten = tail) -> list[NextAction]:
    """Give what to do with the topic, the first thing first; nothing once it has ended."""
    if row.status != Status.OPEN:
        return []
    if row.by_letter:
        return [letter_action()]
    if row.pending_holder is not None:
        name = shorten(row.id)
        return [
            NextAction(_("接收移交"), f"xieshang topic accept {name}"),
            NextAction(_("退回移交"), _("xieshang topic return {topic} --reason 理由").format(topic=name)),
        ]
    return gate_actions(row.id, Step[row.step.upper()], row.missing.split(), shorten=shorten)


def gate_actions(
    topic_id: str,
    step: Step,
    codes: Iterable[str],
    *,
    session: str | None = None,
    task: str | None = None,
    agreement: str | None = None,
    shorten: Shorten = tail,
) -> list[NextAction]:
    """Give one action for each different thing missing, or the way on when nothing is.

    `session`, `task` and `agreement` are the ids a command is about, where the caller knows them.
    """
    names = {
        "topic": shorten(topic_id),
        "session": shorten(session) if session else _("协商会编码"),
        "task": task or _("任务编码"),
        "agreement": agreement or _("共识编码"),
    }
    codes = tuple(codes)
    if codes and all(code in _COLLECTING for code in codes):
        options = " ".join(_(_COLLECTING[code]) for code in dict.fromkeys(codes))
        return [NextAction(_("补全收集的内容"), f"xieshang topic edit {names['topic']} {options}")]
    if not codes:
        return [NextAction(_on(step), f"xieshang topic advance {names['topic']}")]
    known = dict.fromkeys(_FOR_RULE.get(code, _EDIT) for code in _each_by_itself(codes))
    actions = [NextAction(_(text), _(command).format(**names)) for text, command in known]
    return [*_completing_decision(names["topic"], codes), *actions]


def is_said_at_once(code: str) -> bool:
    """Whether one command completes what the rule misses together with others: of the first or the second step."""
    return code in _COLLECTING or code in _DECIDING or code == UNDECIDED


def is_mended_by_hand(code: str) -> bool:
    """Whether only editing the record itself brings what the rule misses."""
    return code not in _COLLECTING and code not in _DECIDING and code not in _FOR_RULE


def progress_command(task: str) -> str:
    """Give the command that notes how a task is getting on."""
    return _("xieshang task progress {task} --note 进展").format(task=task)


def reaffirm_command(task: str) -> str:
    """Give the command that confirms a task after its agreement was put in other words."""
    return _("xieshang task reaffirm {task} --by 主办单位").format(task=task)


def claim_command(task: str) -> str:
    """Give the command with which a unit reports a task as done."""
    return _(_FINISH_TASK[1]).format(task=task)


def unpause_command(task: str) -> str:
    """Give the command with which the days of a task count again."""
    return f"xieshang task unpause {task}"


def confirm_command(task: str) -> str:
    """Give the command with which somebody else confirms it."""
    return _("xieshang task confirm {task} --by 确认人 --role 身份").format(task=task)


def resolve_command(finding: str) -> str:
    """Give the command that records that what a visit found was put right."""
    return _("xieshang supervise resolve {finding} --by 确认人 --how 整改情况").format(finding=finding)


def revisit_command(topic: str) -> str:
    """Give the command that records what a revisit found."""
    return _("xieshang feedback revisit {topic} --result 成果保持 --by 回访人").format(topic=topic)


def press_command(task: str) -> str:
    """Give the command that presses whoever is slow, one level harder than the last time."""
    return _("xieshang task press {task} --reason 事由").format(task=task)


def reply_command(topic: str) -> str:
    """Give the command that answers whoever handed a topic over."""
    return _("xieshang topic reply {topic} --text 答复").format(topic=topic)


def tell_action(topic: str) -> NextAction:
    """Give the action that passes an answer on to whoever raised the matter."""
    return NextAction(_("向提出人转告答复"), _(_TELL[1]).format(topic=topic))


def gate_command(topic: str) -> str:
    """Give the command that says what the step of a topic still lacks."""
    return f"xieshang topic gate {topic}"


def letter_action() -> NextAction:
    """Give what is left to do here while a topic is with another office."""
    return NextAction(_("收到对方的函件后"), _("xieshang topic accept 函件"))


def adopt_command(topic: str) -> str:
    """Give the command that records what became of what was submitted."""
    return _("xieshang topic adopt {topic} --result 采纳 --on 日期").format(topic=topic)


def appoint_command(station: str, post: str) -> str:
    """Give the command that fills a post."""
    return _("xieshang station appoint {station} {post} 姓名").format(station=station, post=post)


def link_command(plan: str, planned: str) -> tuple[str, str]:
    """Give the command that says which topic a planned one became, and the same with the word to fill in."""
    division, _dash, year = plan.rpartition("-")
    command = f"xieshang plan link {planned} --division {division} --year {year}"
    return command, _("{command} --topic 议题").format(command=command)


def hold_command(session: str) -> tuple[str, str]:
    """Give the command that says when a planned session took place, and the same with the word to fill in."""
    command = f"xieshang session edit {session}"
    return command, _("{command} --held-on 日期").format(command=command)


def notify_command(session: str) -> tuple[str, str]:
    """Give the command that invites people to a session, and the same with the words to fill in."""
    command = f"xieshang session notify {session}"
    return command, _("{command} --medium 电话 --to 参会人员").format(command=command)


def accept_command(station: str, post: str) -> str:
    """Give the command that accepts a handover of a post; the head's needs no word for it."""
    command = f"xieshang station handover {station} --accept"
    return command if post == HEAD else f"{command} --post {post}"


def _each_by_itself(codes: Sequence[str]) -> list[str]:
    """Leave out what another command brings: options of a decision that is there, and the result of meeting again."""
    is_decided = UNDECIDED not in codes
    return [
        code for code in codes if not (is_decided and code in _DECIDING) and not (code == "TP408" and "TP410" in codes)
    ]


def _completing_decision(topic: str, codes: Sequence[str]) -> list[NextAction]:
    """Name only the options that are missing: the result stays what it is."""
    lacking = [code for code in dict.fromkeys(codes) if code in _DECIDING]
    if not lacking or UNDECIDED in codes:
        return []
    text = _TEXT_OF_DECIDING.get(lacking[0]) if len(lacking) == 1 else None
    options = " ".join(_(_DECIDING[code]) for code in lacking)
    return [NextAction(_(text or _COMPLETE_DECISION), f"xieshang topic decide {topic} {options}")]


def _on(step: Step) -> str:
    if step.following is None:
        return _("材料已齐，办结议题")
    return _("材料已齐，转入“{step}”").format(step=_(step.following.label))


_EDIT = (N_("补全或改正记录"), "xieshang topic edit {topic}")
_DECIDE = (
    N_("登记审定"),
    N_("xieshang topic decide {topic} --result 列入协商 --by 审定机构 --reason 理由 --scope 乡级"),
)
_COMPLETE_DECISION = N_("补全审定")
_RESEARCH = (
    N_("登记调研"),
    N_("xieshang topic research {topic} --method 入户走访 --by 调研人员 --findings 调研发现"),
)
_MEET = (
    N_("登记协商会"),
    N_("xieshang session new --topic {topic} --held-on 日期 --host 主持人 --recorder 记录人"),
)
_MEET_AGAIN = (N_("再开一次协商会"), N_("xieshang session new --topic {topic} --held-on 日期"))
_DATE_SESSION = (N_("写明哪天开的会"), N_("xieshang session edit {session} --held-on 日期"))
_NAME_HOST = (N_("写明主持人"), N_("xieshang session edit {session} --host 主持人"))
_NAME_RECORDER = (N_("写明记录人"), N_("xieshang session edit {session} --recorder 记录人"))
_ATTEND = (N_("登记到会人员"), N_("xieshang session attend {session} --role 利益攸关方 --count 人数"))
_CONCLUDE = (
    N_("登记协商结果"),
    N_("xieshang session conclude {session} --topic {topic} --result 达成共识 --agreement 共识事项"),
)
_WORD_AGREEMENTS = (
    N_("写明共识"),
    N_("xieshang session conclude {session} --topic {topic} --replace --result 达成共识 --agreement 共识事项"),
)
_ADD_TASK = (
    N_("分派任务"),
    N_("xieshang task add --topic {topic} --agreement {agreement} --lead 单位 --due 期限 --supervisor 督办人"),
)
_COMPLETE_TASK = (
    N_("补全任务"),
    N_("xieshang task edit {task} --lead 单位 --due 期限 --supervisor 督办人"),
)
_FINISH_TASK = (N_("申报任务办结，再由别人确认"), N_("xieshang task claim {task} --by 主办单位 --evidence 凭证"))
_RESUME = (N_("重新办理任务"), N_("xieshang task progress {task} --resume --note 原因"))
_TELL = (N_("反馈提出人"), N_("xieshang feedback tell {topic} --to 提出人 --medium 当面"))
_TELL_ALL = (N_("反馈参会人员"), N_("xieshang feedback tell {topic} --to 参会人员 --medium 会议"))
_PUBLISH = (N_("登记公示"), N_("xieshang feedback publish {topic} --place 公示地点"))
_SURVEY = (
    N_("登记满意度测评"),
    N_("xieshang feedback survey {topic} --issued 份数 --collected 份数 --answer 满意=份数"),
)
_REDO = (N_("重新办理"), N_("xieshang topic revert {topic} --to 办理实施 --reason 满意率低"))

_COLLECTING = {
    "TP101": N_("--title 名称"),
    "TP102": N_("--category 类别"),
    "TP103": N_("--channel 渠道"),
    "TP104": N_("--raised-on 日期"),
    "TP105": N_("--raised-by 提出人类别"),
    "TP106": N_("--text 内容"),
}
"""What completes the first step: one command for all that is missing."""

UNDECIDED = "TP201"
"""The rule that finds no result: until there is one, one command records the whole decision."""

_DECIDING = {
    "TP202": N_("--reason 理由"),
    "TP203": N_("--by 审定机构"),
    "TP204": N_("--on 日期"),
    "TP205": N_("--scope 乡级"),
    "TP206": N_("--number 编号"),
    "TP207": N_("--told-on 日期"),
}
"""What completes a decision that is there: never its result, which may be another than to take the topic up."""

_TEXT_OF_DECIDING = {"TP206": N_("编号"), "TP207": N_("告知提出人")}

_FOR_RULE: dict[str, tuple[str, str]] = {
    "TP201": _DECIDE,
    "TP202": _DECIDE,
    "TP203": _DECIDE,
    "TP204": _DECIDE,
    "TP205": _DECIDE,
    "TP301": _RESEARCH,
    "TP401": _MEET,
    "TP402": _DATE_SESSION,
    "TP403": _NAME_HOST,
    "TP404": _NAME_RECORDER,
    "TP405": _ATTEND,
    "TP406": _ATTEND,
    "TP407": _ATTEND,
    "TP408": _CONCLUDE,
    "TP409": _WORD_AGREEMENTS,
    "TP410": _MEET_AGAIN,
    "TP501": _ADD_TASK,
    "TP502": _COMPLETE_TASK,
    "TP503": _COMPLETE_TASK,
    "TP504": _COMPLETE_TASK,
    "TP505": _COMPLETE_TASK,
    "TP506": _FINISH_TASK,
    "TP521": _RESUME,
    "TP601": _TELL,
    "TP602": _TELL_ALL,
    "TP605": _PUBLISH,
    "TP606": _SURVEY,
    "TP613": _REDO,
}
"""What brings the fact a gate rule misses; for the others the record itself is completed."""

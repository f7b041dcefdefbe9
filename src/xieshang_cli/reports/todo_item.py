"""One thing to do: what it is about, why it is on the list, and the command."""

from typing import NamedTuple

from xieshang_cli.language import N_, _
from xieshang_cli.model.rows import TaskRow
from xieshang_cli.model.vocabulary import Term


class Why(Term):
    """Why something is on the list, in the order of the sections."""

    OVERDUE = "overdue", N_("已逾期")
    DUE_SOON = "due_soon", N_("快到期")
    REVIEW = "review", N_("到复核日期")
    TO_PUT_RIGHT = "to_put_right", N_("待整改")
    SILENT = "silent", N_("很久没有动静")
    VACANT = "vacant", N_("职务空缺")
    WAITING = "waiting", N_("等别人")
    READY = "ready", N_("可以进入下一步")
    MISSING = "missing", N_("还缺材料")


class Role(Term):
    """Whose list something is on."""

    CLERK = "clerk", N_("站点")
    OFFICE = "office", N_("县政协")
    SUPERVISOR = "supervisor", N_("督办")


class Item(NamedTuple):
    """One thing to do, and the command that does it or shows how.

    `kind` says what `id` is of: a topic, a task, a session, a transfer, a revisit, a planned topic, an adoption, a
    post, what a visit found, or a handover; the last three have no topic. `roles` say on whose lists it is.

    `example` is the same command with the words somebody fills in, for people; programs get it without them.
    """

    why: Why
    id: str
    topic: str | None
    title: str | None
    station: str | None
    text: str
    note: str
    command: str
    example: str = ""
    due: str | None = None
    kind: str = "task"
    roles: tuple[Role, ...] = (Role.CLERK,)


def task_words(row: TaskRow) -> str:
    """Say what a task is: what is done, by whom, of which topic."""
    lead, title = row.lead or _("主办单位未记录"), row.title or row.topic
    return _("{what}：{lead}（{title}）").format(what=row.what, lead=lead, title=title)


def item_data(item: Item) -> dict[str, object]:
    """Give an item to programs, without the sentences."""
    return {
        "why": item.why,
        "kind": item.kind,
        "id": item.id,
        "topic": item.topic,
        "title": item.title,
        "station": item.station,
        "due": item.due,
        "command": item.command,
        "roles": [role.value for role in item.roles],
    }

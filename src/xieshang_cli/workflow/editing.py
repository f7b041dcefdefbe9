"""A record edited by hand: what may come back from the editor, and the event it leaves."""

from xieshang_cli.errors import RefusedError
from xieshang_cli.language import _
from xieshang_cli.model.topic import Topic
from xieshang_cli.workflow.change import Changing, changed
from xieshang_cli.workflow.promises import formerly, with_first_deadlines
from xieshang_cli.workflow.stamp import Stamp

_KEPT = {
    "format": "",
    "id": "",
    "code": "",
    "station": "",
    "events": "",
    "step": "xieshang topic advance {id}",
    "status": "xieshang topic advance {id}",
    "transfers": "xieshang topic escalate {id}",
    "merged_into": "xieshang topic merge {id}",
    "handovers": "xieshang station handover {id}",
}
"""Fields no editor changes, and the command that does."""


class KeptFieldError(RefusedError):
    """The editor changed what only a command may change, or what never changes."""

    code = "not_editable"

    def __init__(self, record_id: str, field: str, title: str) -> None:
        command = _KEPT[field].format(id=record_id)
        super().__init__(
            _("“{title}”（{field}）不能直接改。").format(title=_(title), field=field),
            hint=_("请用：{command}").format(command=command) if command else "",
            ids=[record_id],
        )


def edited(before: Changing, after: Changing, stamp: Stamp) -> Changing:
    """Give the edited record with its event; the same record when nothing differs.

    Id, events, step, status and holder stay what they were: they are moved by commands, which leave a trace.
    """
    differing = [name for name in type(before).model_fields if getattr(before, name) != getattr(after, name)]
    for name in differing:
        if name in _KEPT:
            raise KeptFieldError(before.id, name, _title(before, name))
    if not differing:
        return before
    if isinstance(before, Topic) and isinstance(after, Topic):
        after = with_first_deadlines(before, after)
    titles = "、".join(_title(before, name) for name in differing)
    return changed(after, stamp, "edit", f"修改{titles}{formerly(before, after)}")


def _title(record: Changing, field: str) -> str:
    return type(record).model_fields[field].title or field

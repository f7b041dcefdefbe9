"""A station is entered in the archive, and its own facts are completed or put right."""

from collections.abc import Sequence

from xieshang_cli.errors import UsageError
from xieshang_cli.language import _
from xieshang_cli.model.organisation import HEAD, Post, Station, Superiors
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.workflow.building import completed, made, say
from xieshang_cli.workflow.change import changed
from xieshang_cli.workflow.promises import formerly
from xieshang_cli.workflow.stamp import Stamp


class NotATownshipError(UsageError):
    """A station's code is its township's."""

    code = "not_a_township"

    def __init__(self, code: str) -> None:
        super().__init__(
            _("工作站的代码是所在乡镇（街道）的 9 位代码，{code} 不是。").format(code=code),
            hint=_("查看：xieshang division list"),
        )


def new_station(
    code: str,
    name: str,
    stamp: Stamp,
    *,
    founded_on: PartialDate | None = None,
    head: str | None = None,
    head_since: PartialDate | None = None,
    head_party_post: str | None = None,
    head_member: str | None = None,
) -> Station:
    """Enter a station, with its head (站长) where there is one."""
    say(name=name)
    if len(code) != 9:
        raise NotATownshipError(code)
    if head_since or head_party_post or head_member:
        say(head=head)
    posts = (
        (made(Post, post=HEAD, name=head, member=head_member, party_post=head_party_post, from_=head_since),)
        if head
        else ()
    )
    event = stamp.event("new", f"新建工作站“{name}”")
    return made(Station, code=code, name=name, founded_on=founded_on, posts=posts, events=(event,))


def amend(
    station: Station,
    stamp: Stamp,
    *,
    name: str | None = None,
    founded_on: PartialDate | None = None,
    guidance: str | None = None,
    leadership: str | None = None,
    work_rules: Sequence[str] = (),
) -> Station:
    """Set or change facts of the station; work rules are added to those there are."""
    superiors = station.superiors
    if guidance or leadership:
        superiors = completed(superiors or made(Superiors), guidance=guidance, leadership=leadership)
    rules = tuple(dict.fromkeys((*station.work_rules, *work_rules)))
    now = completed(station, name=name, founded_on=founded_on, superiors=superiors, work_rules=rules)
    titles = [
        field.title or key for key, field in Station.model_fields.items() if getattr(station, key) != getattr(now, key)
    ]
    if not titles:
        return station
    return changed(now, stamp, "edit", f"填写{'、'.join(titles)}{formerly(station, now)}")

"""A station is entered in the archive."""

from xieshang_cli.errors import UsageError
from xieshang_cli.language import _
from xieshang_cli.model.organisation import HEAD, Post, Station
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.workflow.building import made, say
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

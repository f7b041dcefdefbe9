"""Who said something at a session, as it may stand in the record."""

from xieshang_cli.cli.env import Env
from xieshang_cli.cli.people import is_named_openly, is_personal, keep_private, known_residents
from xieshang_cli.language import _
from xieshang_cli.model.session import Session


def speaker(env: Env, session: Session, by: str | None, role: str | None) -> tuple[str | None, str | None]:
    """Give name and role for the record: of residents the reference they have, or get now, in place of their name."""
    policy = env.archive.policy
    if by is None or by in policy.roles:
        return by, role or by
    for person in session.participants:
        if person.name == by:
            return by, role or person.role
    known = known_residents(env, session.topics).get(by)
    if known is not None:
        came_as = next((person.role for person in session.participants if person.person == known), None)
        return known, role or came_as
    if role is None or is_named_openly(policy, role) or not is_personal(by):
        if role is None and is_personal(by):
            env.say(_("“{name}”不在到会名单里，按原样记录；如果是居民，请用 --role 写明身份。").format(name=by))
        return by, role
    return keep_private(env, session.id, name=by), role

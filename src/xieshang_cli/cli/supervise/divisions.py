"""Which division is meant; apart from the rest, so that a list starts quickly."""

from xieshang_cli.cli.env import Env
from xieshang_cli.cli.places import division_code, division_names
from xieshang_cli.storage.references import Kind


def known_division(env: Env, reference: str) -> str:
    """Give the code of a division; a code is believed where the divisions around it are not entered."""
    code = division_code(env, reference)
    names = division_names(env)
    is_known = any(known.startswith(code) for known in names)
    if not is_known and len(code) > 6 and any(known.startswith(code[:6]) for known in names):
        return env.archive.resolve(Kind.DIVISION, code)
    return code

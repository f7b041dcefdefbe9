"""Readers of values that a place lists in its policy: strict ones, and ones that also take other words."""

from typing import TYPE_CHECKING

from xieshang_cli.cli.options import InPolicy, UnknownValueError
from xieshang_cli.cli.suggestions import did_you_mean, folded, nearest
from xieshang_cli.cli.texts import clean_text
from xieshang_cli.errors import UsageError
from xieshang_cli.language import _
from xieshang_cli.model.policy import POLICY_FILES

if TYPE_CHECKING:
    from xieshang_cli.cli.env import Env

# Words people use for two audiences that gates ask about, whatever this place calls them.
_PROPOSER = ("proposer", "提出人", "诉求人", "反映人", "提议人")
_PARTICIPANTS = ("participants", "参会人员", "与会人员", "参加人员", "参会人", "参与人", "参与者", "参会代表")


class ListedNowhereError(UsageError):
    """The value is in no list of this place."""

    def __init__(self, error: UnknownValueError, setting: str) -> None:
        file = next(name for name, (_title, settings) in POLICY_FILES.items() if setting in settings)
        super().__init__(error.message, hint=error.hint + _("增加新值请改 {path}。").format(path=f"policy/{file}.yaml"))


class Listed(InPolicy):
    """A value of a list of the policy, and nothing else."""

    def read(self, env: "Env", text: str) -> str:
        """Find the value; say where the list is kept when it is not there."""
        try:
            return super().read(env, clean_text(text))
        except UnknownValueError as error:
            raise ListedNowhereError(error, self._name) from None


class Suggested(InPolicy):
    """A value of a list of the policy as the policy writes it, or other words as typed.

    `is_checked` where a rule names other words: then that is said at once.
    """

    def __init__(self, name: str, *, is_checked: bool = False) -> None:
        super().__init__(name)
        self._is_checked = is_checked

    def read(self, env: "Env", text: str) -> str:
        """Find the value, or keep the words."""
        words, known = clean_text(text), self.values(env)
        found = next((value for value in known if folded(value) == folded(words)), None)
        if words and found is None and self._is_checked:
            said = _("“{value}”不在本地的列表里，按原样记录。").format(value=words)
            env.say(said + did_you_mean(nearest(words, known)))
        return found or words


class Audience(Suggested):
    """Whom a result is told to: proposer and participants under any of their names, or other words as typed."""

    def __init__(self) -> None:
        super().__init__("audiences")

    def read(self, env: "Env", text: str) -> str:
        """Find the audience, or keep the words."""
        words = super().read(env, text)
        policy = env.archive.policy
        if folded(words) in _PROPOSER:
            return policy.proposer_audience
        return policy.participant_audience if folded(words) in _PARTICIPANTS else words

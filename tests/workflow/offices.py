"""Two archives that hand a topic to and fro by letter, for the tests of everything that letters touch."""

from workflow.samples import a_topic, records, stamp
from xieshang_cli.model.envelope import Envelope
from xieshang_cli.model.policy import Policy
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Discrepancy, EnvelopeKind
from xieshang_cli.workflow import envelopes, transfers
from xieshang_cli.workflow.reconciling import Account, account, differences
from xieshang_cli.workflow.whereabouts import received

COUNTY, PREFECTURE = "620302", "6203"
DAY = stamp("2026-04-01")


class Offices:
    """A county that hands a topic up by letter, a prefecture that answers, and every letter ever written."""

    def __init__(self) -> None:
        topic = transfers.escalate(a_topic(), transfers.Handing(reason="超出职权"), records(), DAY)
        self.county: Topic = transfers.accept(topic, records(), DAY)
        self.prefecture: Topic | None = None
        self.letters: list[Envelope] = []
        self.delivered: set[int] = set()

    def send(self) -> None:
        """Hand it up, or write the same letter again while it waits."""
        waiting = self.county.pending_transfer
        if waiting is None:
            handing = transfers.Handing(reason="需要市里牵头")
            self.county = transfers.escalate(self.county, handing, records(), DAY, acting=COUNTY)
            waiting = self.county.transfers[-1]
        letter = envelopes.sealed(EnvelopeKind.SENT, self.county, waiting, [], DAY)
        self.county = envelopes.marked(self.county, waiting.id, letter)
        self.letters.append(letter)

    def deliver(self, number: int) -> None:
        """Bring a letter, maybe not for the first time; what nobody brings is lost."""
        letter = self.letters[number % len(self.letters)]
        if letter.kind is EnvelopeKind.SENT:
            self.prefecture = envelopes.take_in(letter, self.prefecture, PREFECTURE, records(), DAY)
        else:
            self.county = envelopes.take_answer(letter, self.county, records(), DAY)
        self.delivered.add(number % len(self.letters))

    def give_back(self) -> None:
        """Return it, by letter."""
        assert self.prefecture is not None
        before = received(self.prefecture)
        self.prefecture = transfers.return_(self.prefecture, "县里能办", records(), DAY, acting=PREFECTURE)
        assert before is not None
        self._write(EnvelopeKind.RETURNED, before.id)

    def answer(self) -> None:
        """Answer it, by letter."""
        assert self.prefecture is not None
        self.prefecture = transfers.reply(self.prefecture, "列入明年计划", records(), DAY, acting=PREFECTURE)
        answered = received(self.prefecture)
        assert answered is not None
        self._write(EnvelopeKind.REPLY, answered.id)

    def accounts(self) -> tuple[Account, Account]:
        known = [self.prefecture] if self.prefecture else []
        return account(COUNTY, Policy(), [self.county]), account(PREFECTURE, Policy(), known)

    def told(self) -> set[Discrepancy]:
        return {difference.kind for difference in differences(*self.accounts())}

    def _write(self, kind: EnvelopeKind, transfer_id: str) -> None:
        assert self.prefecture is not None
        transfer = envelopes.find_transfer(self.prefecture, transfer_id)
        assert transfer is not None
        self.letters.append(envelopes.sealed(kind, self.prefecture, transfer, [], DAY))

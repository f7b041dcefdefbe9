"""Whatever is handed over and accepted: each open thing has one person who answers, and past days keep theirs."""

from datetime import date, datetime, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from workflow.samples import POLICY, SHANGHAI
from xieshang_cli.errors import RefusedError, UsageError
from xieshang_cli.model.organisation import Post, Station
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.rows import HandoverRow, PostRow
from xieshang_cli.workflow.acceptance import accept, withdraw
from xieshang_cli.workflow.answering import answering, responsible_for_item
from xieshang_cli.workflow.handover import drafted, giver_of, hand_over, to_hand_over
from xieshang_cli.workflow.open_items import ItemKind, OpenItem
from xieshang_cli.workflow.organisation_rows import station_rows
from xieshang_cli.workflow.stamp import Stamp

PEOPLE = st.sampled_from(["张明", "李华", "周敏", "王强"])
POSTS = st.sampled_from(["站长", "站长", "秘书"])
ITEMS = st.integers(0, 5)


class OnePersonAnswers(RuleBasedStateMachine):
    """A station over the days."""

    def __init__(self) -> None:
        super().__init__()
        self.day = date(2026, 1, 1)
        posts = tuple(Post(post=post, name=name) for post, name in (("站长", "张明"), ("秘书", "周敏")))
        self.station = Station(code="620302001", name="滨河路站", posts=posts)
        self.open: dict[str, OpenItem] = {}
        self.answered: dict[tuple[str, date], str | None] = {}

    def stamp(self) -> Stamp:
        return Stamp(datetime(2026, 12, 31, tzinfo=SHANGHAI), "周敏", PartialDate.of(self.day))

    @rule(number=ITEMS)
    def open_item(self, number: int) -> None:
        item = OpenItem(f"f-000{number}", "问题", ItemKind.FINDING)
        self.open[item.item] = item

    @rule(number=ITEMS)
    def close_item(self, number: int) -> None:
        self.open.pop(f"f-000{number}", None)

    @rule(days=st.integers(1, 40))
    def wait(self, days: int) -> None:
        for item in self.open:
            self.answered[item, self.day] = responsible_for_item(self.station, item, self.day)
        self.day += timedelta(days)

    @rule(post=POSTS, taker=PEOPLE, says_giver=st.none() | PEOPLE, is_appointed=st.booleans())
    def hand_over(self, post: str, taker: str, says_giver: str | None, is_appointed: bool) -> None:
        try:
            giver = says_giver or giver_of(self.station, post, self.day, taker)
            items = to_hand_over(self.station, self.open.values(), post, giver, self.day)
            draft = drafted(self.station, self.stamp(), post=post, giver=giver, taker=taker, items=items)
            term = Post(post=post, name=taker, from_=PartialDate.of(self.day)) if is_appointed else None
            self.station = hand_over(self.station, POLICY, self.stamp(), draft, items, term)
        except (RefusedError, UsageError):
            return

    @rule(post=POSTS, named=st.dictionaries(ITEMS, PEOPLE, max_size=2), only_listed=st.booleans())
    def accept(self, post: str, named: dict[int, str], only_listed: bool) -> None:
        waits = next((one for one in self.station.handovers if one.post == post and one.is_waiting), None)
        giver = waits.from_ if waits else "张明"
        items = to_hand_over(self.station, self.open.values(), post, giver, self.day)
        others = {f"f-000{number}": person for number, person in named.items()}
        try:
            self.station = accept(
                self.station, self.stamp(), items, post=post, by="周敏", named=others, only_listed=only_listed
            )
        except RefusedError:
            return
        closed = next(one for one in self.station.handovers if waits and one.id == waits.id)
        assert [part.item for part in closed.accepted] == [item.item for item in items]
        for part in closed.accepted:
            assert responsible_for_item(self.station, part.item, self.day) == part.responsible
            if not only_listed:
                assert part.responsible == others.get(part.item, closed.to)

    @rule(post=POSTS)
    def withdraw(self, post: str) -> None:
        before = {item: responsible_for_item(self.station, item, self.day) for item in self.open}
        try:
            self.station = withdraw(self.station, self.stamp(), reason="录错", post=post)
        except RefusedError:
            return
        assert before == {item: responsible_for_item(self.station, item, self.day) for item in self.open}

    @invariant()
    def each_open_item_has_one_person(self) -> None:
        rows = station_rows(self.station)
        told = answering(
            [row for row in rows if isinstance(row, HandoverRow)],
            [row for row in rows if isinstance(row, PostRow)],
            self.day,
        )
        for item in self.open:
            who = responsible_for_item(self.station, item, self.day)
            assert who in {"张明", "李华", "周敏", "王强"}
            assert told.who(item) == who

    @invariant()
    def past_days_keep_their_names(self) -> None:
        for (item, day), who in self.answered.items():
            assert responsible_for_item(self.station, item, day) == who

    @invariant()
    def at_most_one_waits_for_each_post(self) -> None:
        waits = [one.post for one in self.station.handovers if one.is_waiting]
        assert len(waits) == len(set(waits))

    @invariant()
    def the_file_gives_the_record_back(self) -> None:
        assert Station.model_validate(self.station.plain()) == self.station


TestOnePersonAnswers = OnePersonAnswers.TestCase
TestOnePersonAnswers.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)

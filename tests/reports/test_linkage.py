from typing import Any

from reports.sample import STATION, blank_row, selection, topic_row
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.rows import TransferRow
from xieshang_cli.reports.document import Rate
from xieshang_cli.reports.linkage import linkage

TOPIC = f"{STATION}-2026-0001"


def transfer(tail: str, sender: str, receiver: str, on: str, **facts: Any) -> TransferRow:
    """One transfer of the topic."""
    row = {"id": f"x-{tail}", "topic": TOPIC, "station": STATION, "sender": sender, "receiver": receiver}
    return blank_row(TransferRow, **row, on=on, on_from=on, **facts)


def data(*rows: TransferRow, **parts: Any) -> Any:
    topics = parts.pop("topics", [topic_row(raised_on="2026-01-01")])
    return linkage(selection(transfers=list(rows), topics=topics, **parts)).data


def days(found: Any) -> dict[str, tuple[int, int, int]]:
    return {
        line["level"]: (line["stays"], line["days"].number, line["days"].unknown)
        for line in found["levels"]
        if line["stays"]
    }


def test_days_at_each_level_follow_whoever_holds_it() -> None:
    found = data(
        transfer("0001", STATION, "620302", "2026-01-10", accepted_on="2026-01-11", returned_on="2026-02-11"),
        transfer("0002", STATION, "620302", "2026-02-20", accepted_on="2026-03-01"),
        transfer("0003", "620302", "6203", "2026-04-01"),
        topics=[topic_row(raised_on="2026-01-01", status="closed", closed_on="2026-03-11")],
    )
    assert days(found) == {"township": (2, 10 + 18, 0), "county": (2, 31 + 10, 0)}
    assert (found["total"]["up"], found["total"]["returned"], found["total"]["pending"]) == (3, 1, 1)


def test_a_day_known_in_part_leaves_the_days_unknown() -> None:
    found = data(transfer("0001", STATION, "620302", "2026-01-10", accepted_on="2026-01"))
    assert days(found) == {"township": (1, 0, 1), "county": (1, 0, 1)}


def test_answers_in_time() -> None:
    def accepted(tail: str, replied: str | None, last: str | None, passed: str | None = None) -> TransferRow:
        facts = {"replied_on": replied, "reply_last": last, "passed_on": passed, "accepted_on": "2026-01-11"}
        return transfer(tail, "620302", STATION, "2026-01-10", **facts)

    found = data(
        accepted("0001", "2026-02-01", "2026-02-01", "2026-02-02"),
        accepted("0002", "2026-02-02", "2026-02-01"),
        accepted("0003", "2026-02", "2026-02-10"),
        accepted("0004", None, "2026-11-22"),
        accepted("0005", None, "2026-11-23"),
        accepted("0006", "2026-02-02", None),
    )["total"]
    assert found["in_time"] == Rate(1, 3, 3)
    assert found["passed"] == Rate(1, 4)
    assert (found["down"], found["reply_unclear"], found["reply_no_deadline"]) == (6, 1, 1)


def test_transfers_belong_to_the_period_they_were_made_in() -> None:
    rows = [transfer("0001", STATION, "620302", "2025-12-31"), transfer("0002", STATION, "620302", "2026-01-01")]
    assert data(*rows, period=(PartialDate("2026"), None))["total"]["up"] == 1

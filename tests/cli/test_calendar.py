"""`xieshang calendar`: a file for phones, and the same as a list."""

import json
from pathlib import Path

import icalendar

from cli.trial import Run

REVISIT = "620302001-2026-7k3m"


def test_what_is_to_come_is_written_for_phones_and_again_to_the_byte(archive: Path, xieshang: Run) -> None:
    answer = xieshang("calendar", "--station", "620302001", "--from", "2026-10-01", "--output", "a.ics")
    assert (answer.code, answer.err) == (0, "")
    calendar = icalendar.Calendar.from_ical((archive / "a.ics").read_bytes())
    events = [(str(event["summary"]), event.decoded("dtstart").isoformat()) for event in calendar.walk("VEVENT")]
    assert events == [
        ("到期：委托设计并报批 (区住建局)", "2026-10-31"),
        ("回头看：无物业小区电瓶车乱停放和充电难", "2027-01-08"),
    ]
    assert xieshang("calendar", "--station", "620302001", "--from", "2026-10-01", "-o", "b.ics").code == 0
    assert (archive / "b.ics").read_bytes() == (archive / "a.ics").read_bytes()


def test_the_same_as_a_list(archive: Path, xieshang: Run) -> None:
    line = ("calendar", "--station", "620302001", "--from", "2026-03-26", "--to", "2026-10-31", "--format")
    items = json.loads(xieshang(*line, "json").out)["data"]
    assert [(item["kind"], item["day"], item["start"], item["command"]) for item in items] == [
        ("session", "2026-03-26", "15:00", "xieshang session show 620302001-2026-3n8k"),
        ("session", "2026-05-06", None, "xieshang session show 620302001-2026-1h7q"),
        ("task", "2026-10-31", None, "xieshang task show t-9v3w"),
    ]
    rows = xieshang(*line, "csv").out.splitlines()
    assert rows[0] == "日期,时间,事项,地点,命令,编码"
    assert len(rows) == 4


def test_a_person_gets_only_their_own(archive: Path, xieshang: Run) -> None:
    items = json.loads(xieshang("calendar", "--person", "区住建局", "--from", "2026-01-01", "--format", "json").out)
    assert [item["what"] for item in items["data"]] == ["委托设计并报批 (区住建局)"]
    assert xieshang("calendar", "--station", "没有这个站").code == 3
    assert xieshang("calendar", "--from", "明天吧").code == 2

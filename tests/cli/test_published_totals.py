"""Published totals come out of the reports as printed, from archives made of nothing but the figures published.

What a figure does not say and a record needs is supposed here, and said where it is: days in the middle of the year,
one station where none is named, even parts of a sum.
"""

import csv
import io
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from cli.trial import Run
from xieshang_cli.model.base import Record
from xieshang_cli.model.organisation import DivisionRegister, Station
from xieshang_cli.model.session import Session
from xieshang_cli.model.settings import Settings
from xieshang_cli.model.topic import Topic
from xieshang_cli.storage.reading import path_of
from xieshang_cli.storage.shapes import canonical

YEAR = 2021
CLAIM = {"on": "2021-06-10", "by": "承办单位", "evidence": [{"what": "办结单"}]}
CONFIRMATION = {"on": "2021-06-12", "by": "政协办", "role": "其他", "medium": "现场"}


def write(root: Path, division: str, records: Iterable[Record]) -> None:
    """Make an archive of records."""
    settings = Settings.model_validate({"name": "公开的数字", "division": division})
    (root / "xieshang.yaml").write_bytes(canonical(settings))
    for record in records:
        path = root / path_of(record)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(canonical(record))


def numbered(code: str, number: int) -> str:
    return f"{code}-{YEAR}-{number:04}"


def station(code: str) -> Station:
    return Station.model_validate({"code": code, "name": f"{code}委员工作站", "founded_on": "2019"})


def register(county: str, codes: dict[str, str]) -> DivisionRegister:
    """Make a register of divisions by code and kind."""
    kinds = {county: "county", **codes}
    return DivisionRegister.model_validate(
        {"code": county, "divisions": [{"code": code, "name": code, "kind": kind} for code, kind in kinds.items()]}
    )


def session(code: str, number: int, **facts: Any) -> Session:
    whole = {"held_on": "2021-06-01", "host": "张某", "recorder": "王某", **facts}
    topics = [numbered(code, number)]
    return Session.model_validate({"id": numbered(code, 5000 + number), "station": code, "topics": topics, **whole})


def topic(code: str, number: int, **facts: Any) -> Topic:
    return Topic.model_validate({"id": numbered(code, number), "station": code, "title": f"议题{number}", **facts})


def task(number: int, **facts: Any) -> dict[str, Any]:
    return {"id": f"t-{number:04}", "what": "办理", "lead": "承办单位", "due": "2021-06-30", **facts}


@pytest.fixture
def said(xieshang: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Run a report of 2021 in the archive, as JSON, as the text of the screen, or as the rows of a table."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XIESHANG_TODAY", "2021-12-31")

    def said(*arguments: str, output: str = "json") -> Any:
        answer = xieshang("report", *arguments, "--format", output)
        assert (answer.code, answer.err) == (0, "")
        if output == "table":
            return answer.out
        if output == "csv":
            return list(csv.reader(io.StringIO(answer.out.removeprefix("\ufeff"))))
        return json.loads(answer.out)["data"]

    return said


def test_a03_proposals_carried_out_and_planned_and_all_satisfied(tmp_path: Path, said: Any) -> None:
    """146 = 122 carried out (84%) + 24 planned (16%); satisfied 144 + basically satisfied 2 = 100%.

    Supposed: each proposal is a topic with one task, those carried out in time; each got one form, which came back.
    """
    code = "620302001"
    planned = {"not_doing": {"state": "planned", "reason": "列入计划", "review_on": "2022-06"}}
    fates = [{"claim": CLAIM, "confirmation": CONFIRMATION}] * 122 + [planned] * 24
    answers = ["满意"] * 144 + ["基本满意"] * 2
    surveys = [
        {"on": "2021-07-01", "about": "result", "issued": "1", "collected": "1", "answers": {answer: 1}}
        for answer in answers
    ]
    write(
        tmp_path,
        "620302",
        [
            register("620302", {code: "street"}),
            station(code),
            *(
                topic(code, n, step="feedback", tasks=[task(n, **fate)], feedback={"surveys": [survey]})
                for n, (fate, survey) in enumerate(zip(fates, surveys, strict=True))
            ),
        ],
    )
    promises = said("promises")["total"]
    assert (promises["tasks"], promises["kept"], promises["planned"]) == (146, 122, 24)
    # What is planned is no promise broken, so it is beside the share; a note gives the share of all, as published.
    assert promises["rate"] == {"numerator": 122, "denominator": 122, "left_out": 24}
    assert "如果都算没有兑现，是 122/146 (83.6%)。" in said("promises", output="table")
    satisfaction = said("satisfaction")["total"]
    assert satisfaction["result.answer:满意"] == 144
    assert satisfaction["result.answer:基本满意"] == 2
    assert satisfaction["result.rate"] == {"numerator": 146, "denominator": 146, "left_out": 0}


def test_a05_every_township_and_who_leads_it(tmp_path: Path, said: Any) -> None:
    """191 of 191 townships and streets; 379 activities, principal leaders at 184 of them: 48.5%.

    Supposed: one station each, in a county of 191 (their counties are not published); activities spread evenly; at
    the other 195 somebody else is named.
    """
    codes = [f"620302{number:03}" for number in range(1, 192)]
    posts = ["党委书记"] * 184 + ["副镇长"] * 195
    write(
        tmp_path,
        "620302",
        [
            register("620302", dict.fromkeys(codes, "town")),
            *map(station, codes),
            *(
                session(codes[n % 191], n, participants=[{"name": "李某", "role": "镇村干部", "position": position}])
                for n, position in enumerate(posts)
            ),
            *(topic(codes[n % 191], n) for n in range(379)),
        ],
    )
    (covered,) = [
        figure["rate"]
        for figure in said("coverage")["figures"]
        if (figure["subject"], figure["over"]) == ("township_station", "township_level")
    ]
    assert covered == {"numerator": 191, "denominator": 191, "left_out": 0}
    total = said("participation")["total"]
    assert total["sessions"] == 379
    assert total["with_leader"] == {"numerator": 184, "denominator": 379, "left_out": 0}
    lines = said("participation", "--table", "who_by_quarter", output="csv")
    (whole,) = [dict(zip(lines[0], line, strict=False)) for line in lines if line[0] == "合计"]
    assert (whole["协商会"], whole["主要领导到会的会"]) == ("379", "184/379 (48.5%)")


def test_a06_attendances_of_three_quarters(tmp_path: Path, said: Any) -> None:
    """42 sessions from January to September, members 57 and residents 632 times; 62 solved on the spot, 48 agreed.

    Supposed: an even spread; what was solved on the spot are tasks claimed and confirmed, what was agreed agreements.
    """
    code = "620302001"
    quarters = ["2021-02-01", "2021-05-01", "2021-08-01"]
    members, residents, agreed, solved = (even(total, 42) for total in (57, 632, 48, 62))
    sessions = [
        session(
            code, n, held_on=quarters[n % 3],
            headcount={"by_role": {"政协委员": str(members[n]), "群众代表": str(residents[n])}},
            outcomes=[{
                "topic": numbered(code, n), "result": "consensus",
                "agreements": [{"id": f"a-{n:02}{place:02}", "text": f"共识{place}"} for place in range(agreed[n])],
            }],
        )
        for n in range(42)
    ]  # fmt: skip
    done = {"claim": CLAIM, "confirmation": CONFIRMATION}
    topics = [
        topic(code, n, raised={"on": quarters[n % 3]}, tasks=[task(n * 10 + place, **done) for place in range(count)])
        for n, count in enumerate(solved)
    ]
    write(tmp_path, "620302", [register("620302", {code: "street"}), station(code), *sessions, *topics])
    period = ("--from", "2021-01", "--to", "2021-09")
    found = said("participation", *period)
    total = found["total"]
    assert (total["sessions"], total["role:政协委员"]["number"], total["role:群众代表"]["number"]) == (42, 57, 632)
    assert total["attendances"]["number"] == 57 + 632
    assert (found["mean"], [part["sessions"] for part in found["by_quarter"]]) == ("16.4", [14, 14, 14])
    explained = {figure["figure"]: figure["value"] for figure in said("explain", "ledger", *period)}
    assert explained["agreements"] == 48
    assert explained["tasks"] == {"numerator": 62, "denominator": 62, "left_out": 0}


def test_a09_figures_that_are_only_about_right_stay_so(tmp_path: Path, said: Any) -> None:
    """12 platforms in 10 townships and 2 communities; some 90 sessions, some 2,300 residents, some 60 matters solved.

    Supposed: the least that “some” can mean, 90 and 60; the residents are 90 approximate numbers that come to 2,300.
    """
    townships = [f"140321{number}" for number in range(101, 111)]
    communities = [f"{townships[0]}001", f"{townships[1]}001"]
    rooms = {code[:9]: code for code in communities}
    stations = [
        Station.model_validate(
            station(code).plain()
            | ({"rooms": [{"id": "w-0001", "division": rooms[code], "from": "2019"}]} if code in rooms else {})
        )
        for code in townships
    ]
    came = even(2300, 90)
    sessions = [
        session(townships[n % 10], n, headcount={"by_role": {"群众代表": f"约{number}"}})
        for n, number in enumerate(came)
    ]
    done = {"claim": CLAIM, "confirmation": CONFIRMATION}
    topics = [
        topic(townships[n % 10], n, raised={"on": "2021-05-01"}, **closed(task(n, **done)) if n < 60 else {})
        for n in range(90)
    ]
    divisions = register("140321", dict.fromkeys(townships, "town") | dict.fromkeys(communities, "community"))
    write(tmp_path, "140321", [divisions, *stations, *sessions, *topics])
    explained = {figure["figure"]: figure["value"] for figure in said("explain", "coverage")}
    assert explained["township.station"] == {"numerator": 10, "denominator": 10, "left_out": 0}
    assert explained["village.room.community"] == {"numerator": 2, "denominator": 2, "left_out": 0}
    total = said("participation")["total"]
    assert total["sessions"] == 90
    assert (total["residents"]["number"], total["residents"]["approximate"]) == (2300, 90)
    yearly = {figure["figure"]: figure["value"] for figure in said("explain", "yearly", "--year", "2021")}
    assert yearly["topics.solved"] == {"numerator": 60, "denominator": 60, "left_out": 0}


def closed(done: dict[str, Any]) -> dict[str, Any]:
    return {"status": "closed", "step": "feedback", "tasks": [done]}


def even(total: int, parts: int) -> list[int]:
    """Divide a total into parts that differ by one at most."""
    return [(total * (n + 1)) // parts - (total * n) // parts for n in range(parts)]

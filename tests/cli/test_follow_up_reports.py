"""Reports on participation and follow-up as typed, on the example archive and on the published cases."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from cli.trial import Run
from xieshang_cli.reports.registry import catalogue

EXPLAINED = tuple(name for name, known in catalogue().items() if known.counted is not None)
CASES = Path(__file__).parents[2] / "data-examples" / "cases"


def answered(run: Run, *arguments: str) -> Any:
    answer = run("report", *arguments, "--format", "json")
    assert (answer.code, answer.err) == (0, "")
    return json.loads(answer.out)["data"]


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The published cases, where a cache may be made."""
    return str(shutil.copytree(CASES, tmp_path_factory.mktemp("cases") / "cases"))


@pytest.mark.parametrize("of_cases", [False, True])
@pytest.mark.parametrize("name", EXPLAINED)
def test_every_figure_is_what_its_records_add_up_to(
    archive: Path, cases: str, xieshang: Run, name: str, of_cases: bool
) -> None:
    where = ("-C", cases) if of_cases else ()
    figures = answered(xieshang, "explain", name, *where)
    assert figures
    for figure in figures:
        explained = answered(xieshang, "explain", name, figure["figure"], *where)
        assert explained["value"] == figure["value"]
        value, records = explained["value"], explained["records"]
        counted = sum(record["amount"] or 0 for record in records if record["role"] == "counted")
        left_out = sum(record["amount"] for record in records if record["role"] == "left_out")
        if isinstance(value, dict) and "numerator" in value:
            assert (value["numerator"], value["left_out"]) == (counted, left_out)
        else:
            assert (value["number"] if isinstance(value, dict) else value) == counted


def test_the_tasks_behind_the_share_of_promises_kept(archive: Path, xieshang: Run) -> None:
    answer = xieshang("report", "explain", "promises", "rate", "--station", "620302001")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith("“承诺兑现率”由哪些记录得来 (截至 2026-11-23)\n")
    found = answered(xieshang, "explain", "promises", "rate", "--station", "620302001")
    assert [(record["id"], record["part"], record["role"]) for record in found["records"]] == [
        ("t-1j4n", "kept", "counted"),
        ("t-6q8r", "kept", "counted"),
        ("t-9v3w", "overdue", "rest"),
        ("t-c191", "undated", "left_out"),
    ]
    assert answered(xieshang, "explain", "承诺兑现情况", "承诺兑现率", "--station", "620302001") == found


def test_the_sessions_behind_the_sheet_of_a_member(archive: Path, xieshang: Run) -> None:
    for more in ((), ("attendance",)):
        page = xieshang("report", "explain", "members", *more, "--member", "赵明珠")
        assert (page.code, page.err) == (0, "")
        assert "委员：赵明珠\n" in page.out
    found = answered(xieshang, "explain", "members", "attendance", "--member", "赵明珠")
    sheet = answered(xieshang, "members", "--member", "赵明珠")
    assert found["value"] == sheet["sessions"]["attendance"]
    assert [record["id"] for record in found["records"]] == [one["id"] for one in sheet["deeds"]["sessions"]]


def test_a_period_takes_tasks_by_their_first_deadline(archive: Path, xieshang: Run) -> None:
    everything = answered(xieshang, "promises")["total"]
    in_autumn = xieshang("report", "promises", "--from", "2026-09", "--to", "2026-11")
    without = everything["undated"] + everything["planned"]
    assert f"另有 {without} 项任务没有记录期限，不知是否在这段时间，未计入。" in in_autumn.out
    assert answered(xieshang, "promises", "--from", "2026-09", "--to", "2026-11")["total"]["tasks"] == 1


def test_what_cannot_be_explained_is_said(archive: Path, xieshang: Run) -> None:
    unknown = xieshang("report", "explain", "promises", "keppt")
    assert unknown.code == 2
    assert "没有“keppt”这个数字。是不是想用 kept？\n这份报表的数字：tasks、kept、late、" in unknown.err
    several = xieshang("report", "explain", "promises", "办结")
    assert several.err.startswith(
        "错误：报表“承诺兑现情况”没有“办结”这个数字。\n带这几个字的：kept 按期办结、late 逾期办结、"
    )
    rosters = xieshang("report", "explain", "rosters")
    names = "、".join(EXPLAINED)
    message = f"错误：“工作站名册”里没有由记录加总的数字；有数字的报表：{names}。\n"
    assert (rosters.code, rosters.err) == (2, message + "写法：xieshang report explain 报表 数字\n")
    assert f"没有说明是哪份报表的数字；有数字的报表：{names}。" in xieshang("report", "explain").err
    assert "“promises”是多余的：一次只出一份报表。" in xieshang("report", "ledger", "promises").err
    assert "是不是想用 explain？" in xieshang("report", "explian", "promises").err


def test_a_ranking_goes_by_any_share(archive: Path, xieshang: Run) -> None:
    found = answered(xieshang, "ranking", "--figure", "participation:with_residents")
    assert found["figure"] == "participation:with_residents"
    assert [(place["rank"], place["station"]) for place in found["ranked"]] == [(1, "620302001")]
    refused = xieshang("report", "ranking", "--figure", "promises:tasks")
    assert refused.code == 2
    assert "不能按“promises:tasks”排名" in refused.err
    assert xieshang("report", "promises", "--figure", "promises:rate").code == 2


def test_a_year_is_this_one_unless_another_is_asked_for(archive: Path, xieshang: Run) -> None:
    assert xieshang("report", "yearly").out == xieshang("report", "yearly", "--year", "2026").out
    assert xieshang("report", "yearly", "--year", "2019").out.startswith("2019 年度协商工作总结 (截至 2026-11-23)\n")

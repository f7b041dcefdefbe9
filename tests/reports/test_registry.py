import dataclasses
import json
import subprocess
import sys

import pytest

from reports.sample import OtherLanguage, full_selection, selection
from xieshang_cli import render
from xieshang_cli.render.data import envelope
from xieshang_cli.reports import registry
from xieshang_cli.reports.document import Document
from xieshang_cli.reports.selection import Selection

REPORTS = sorted(registry.catalogue())
HEAVY = ("pydantic", "ruamel", "yaml", "rich", "dateutil", "typer", "sqlite3", "tabulate")
SELECTIONS = {"empty": selection(), "full": full_selection()}


def test_walking_finds_the_reports() -> None:
    assert REPORTS == [
        "adoption", "committee_list", "coverage", "division_list", "ledger", "linkage", "member_list", "members",
        "overdue", "overview", "participation", "plan", "plan_list", "progress", "promises", "ranking", "request_list",
        "responsibility", "revisit_list", "rosters", "satisfaction", "session_list", "station_list", "status",
        "task_list", "todo", "topic_list", "vacancies", "yearly",
    ]  # fmt: skip


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_says_what_it_is_and_names_rows_that_exist(name: str) -> None:
    report = registry.load(name)
    assert report is not None
    assert report.title
    assert report.summary.endswith("。")
    assert set(report.needs) <= {field.name for field in dataclasses.fields(Selection)}


@pytest.mark.parametrize("name", ["registry", "document", "pages", "", "ledger.ledger", "../ledger"])
def test_what_is_no_report_is_not_found(name: str) -> None:
    assert registry.load(name) is None


def test_a_report_in_a_file_of_another_name_is_refused() -> None:
    with pytest.raises(ValueError, match=r"report ledger stands in test_registry\.py"):
        registry.report("ledger", title="台账", summary="台账。")(_nothing)


def _nothing(chosen: Selection) -> Document:
    raise AssertionError


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_loads_alone_and_nothing_heavy(name: str) -> None:
    program = f"""
import sys
from xieshang_cli.reports import registry
from xieshang_cli.reports.document import Document
registry.load({name!r})
print([name for name in sys.modules if name.split(".")[0] in {HEAVY!r}])
print(len([name for name in ("ledger", "progress") if "xieshang_cli.reports." + name in sys.modules]))
"""
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert result.stdout.split("\n")[0] == "[]"
    assert result.stdout.split("\n")[1] == str(int(name in {"ledger", "progress"}))


@pytest.mark.parametrize("format_name", render.FORMATS)
@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("chosen", SELECTIONS.values(), ids=SELECTIONS)
def test_every_report_renders_in_every_format(name: str, format_name: str, chosen: Selection) -> None:
    report = registry.load(name)
    assert report is not None
    rendered = render.load(format_name)(report.build(chosen), width=100)
    assert rendered or (format_name == "jsonl" and chosen is SELECTIONS["empty"])


@pytest.mark.parametrize("name", REPORTS)
def test_what_programs_read_does_not_depend_on_the_language(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    report = registry.load(name)
    assert report is not None
    said, data = _said_and_data(report.build(full_selection()))
    monkeypatch.setattr("xieshang_cli.language._catalogue", OtherLanguage())
    other_said, other_data = _said_and_data(report.build(full_selection()))
    assert other_data == data
    assert other_said != said


def _said_and_data(document: Document) -> tuple[str, str]:
    return render.load("table")(document, width=100), json.dumps(envelope(document), ensure_ascii=False)

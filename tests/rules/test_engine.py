"""How rules are declared and found."""

import subprocess
import sys
from collections.abc import Iterator

import pytest

from xieshang_cli.model.records import Records
from xieshang_cli.model.session import Session
from xieshang_cli.model.topic import Topic
from xieshang_cli.rules.engine import Problem, catalogue, is_structural, rule, rule_of, rules_for


def test_faults_the_reader_finds_have_pages_and_no_check() -> None:
    described = [code for code, rule in catalogue().items() if rule.check is None]
    assert described == ["AU001", "AU002", "AU003", "AU004", *(f"FL{n:03}" for n in range(1, 22))]


def test_catalogue_is_ordered_by_code() -> None:
    assert list(catalogue()) == sorted(catalogue())


def test_a_rule_is_found_by_its_code() -> None:
    assert rule_of("TP101") is catalogue()["TP101"]
    assert rule_of("TP199") is None
    assert rule_of("ZZ000") is None
    assert is_structural("TP021")
    assert not is_structural("TP101")


def test_the_rules_for_a_kind_are_all_those_that_name_it() -> None:
    named = [known.code for known in catalogue().values() if Topic in known.kinds]
    assert [known.code for known in rules_for(Topic)] == named
    assert "TP101" in named
    assert "PR001" in named


def test_one_kind_of_record_does_not_load_the_rules_for_others() -> None:
    words = (
        "import sys; from xieshang_cli.rules.engine import rules_for; from xieshang_cli.model.session import Session;"
        "rules_for(Session); print(*sorted({name.split('.')[-1][:2] for name in sys.modules"
        " if name.startswith('xieshang_cli.rules.') and name.split('.')[-1][2:5].isdigit()}))"
    )
    done = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["pr", "se"]


def test_a_rule_whose_code_does_not_say_its_kind_is_refused() -> None:
    def misplaced(_session: Session, _records: Records) -> Iterator[Problem]:
        yield Problem("", "")

    with pytest.raises(ValueError, match="TP998 is of no family of Session"):
        rule("TP998", Session)(misplaced)

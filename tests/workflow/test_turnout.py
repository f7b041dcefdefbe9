"""Who came, told apart and counted in three ways."""

from dataclasses import astuple
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xieshang_cli.model.session import Session
from xieshang_cli.model.vocabulary import Attendance, Mode
from xieshang_cli.workflow.turnout import compared, turnout


def session(**facts: Any) -> Session:
    return Session.model_validate(
        {"id": "620302001-2026-5001", "station": "620302001", "topics": ["620302001-2026-0001"], **facts}
    )


@given(
    st.lists(
        st.fixed_dictionaries(
            {"mode": st.sampled_from(list(Mode)), "status": st.sampled_from(list(Attendance))},
            optional={"role": st.sampled_from(["政协委员", "列席"])},
        )
    )
)
def test_everybody_is_in_one_place_and_only_those_there_are_attendances(people: list[dict[str, str]]) -> None:
    counted = turnout(session(participants=people))

    assert sum(astuple(counted)) == len(people)
    if people:
        assert session(participants=people).attendances().number == counted.on_site + counted.remote


@pytest.mark.parametrize(
    ("people", "head", "number", "text"),
    [
        (["政协委员", "政协委员"], {"by_role": {"群众代表": "12"}}, 14, ""),
        (["政协委员", "政协委员"], {"by_role": {"政协委员": "5"}}, 5, ""),
        (["政协委员", "政协委员"], {"by_role": {"政协委员": "未知"}}, 2, "2以上"),
        (["政协委员", "政协委员"], {"by_role": {"政协委员": "1"}}, 2, ""),
        ([None, None, None], {"by_role": {"群众代表": "2"}}, 3, ""),
        ([None], {"by_role": {"群众代表": "约20"}}, 20, "约20"),
        (["政协委员"], {"by_role": {"列席": "3"}}, 1, ""),
        (["政协委员"], {"total": "14", "by_role": {"群众代表": "20"}}, 14, ""),
        (["政协委员", "列席"], {}, 1, ""),
    ],
)
def test_attendances_are_the_total_else_the_larger_of_each_role(
    people: list[str | None], head: dict[str, Any], number: int, text: str
) -> None:
    named = [{"role": role} if role else {"name": "某"} for role in people]
    attendances = session(participants=named, headcount=head).attendances()

    assert (attendances.number, attendances.typed) == (number, text)


def test_nothing_is_compared_where_only_one_is_given() -> None:
    for facts in (
        {},
        {"participants": [{"role": "专家"}]},
        {"headcount": {"total": "3"}},
        {"headcount": {"by_role": {"专家": "3"}}},
    ):
        assert compared(session(**facts)) == []


def test_the_three_stand_side_by_side() -> None:
    held = session(
        participants=[{"role": "政协委员"}, {"role": "政协委员"}, {"name": "甲"}, {"role": "列席"}],
        headcount={"total": "约30", "by_role": {"政协委员": "1", "群众代表": "20", "列席": "3"}},
    )

    assert [(row.role, row.named, str(row.counted), str(row.total), str(row.taken)) for row in compared(held)[:3]] == [
        ("政协委员", 2, "1", "None", "2"),
        ("群众代表", 0, "20", "None", "20"),
        ("-", 1, "None", "None", "None"),
    ]
    together, observers = compared(held)[3:]
    assert (together.role, together.named, str(together.total)) == ("", 3, "约30")
    assert getattr(together.counted, "number", None) == 21
    assert getattr(together.taken, "typed", None) == "约30"
    assert (observers.role, observers.named, str(observers.counted), observers.taken) == ("列席", 1, "3", None)

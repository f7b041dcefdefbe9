import json
from functools import cache
from typing import Any

import jsonschema  # type: ignore[import-untyped] # it has no types of its own
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xieshang_cli.model.json_schema import KINDS, json_schema
from xieshang_cli.model.partial import Count, PartialDate

TOPIC = {"format": 1, "id": "620302001-2026-7k3m", "station": "620302001"}


@cache
def validator(kind: str) -> Any:
    return jsonschema.Draft202012Validator(json_schema(kind))


def accepts(kind: str, document: object) -> bool:
    return bool(validator(kind).is_valid(document))


@pytest.mark.parametrize("kind", KINDS)
def test_every_schema_is_a_schema_with_a_name_that_needs_no_network(kind: str) -> None:
    schema = json_schema(kind)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$id"] == f"urn:xieshang:schema:{kind}:1"
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize("kind", KINDS)
def test_every_title_is_chinese(kind: str) -> None:
    titles = list(_titles(json_schema(kind)))
    assert titles
    assert [title for title in titles if title.isascii()] == []


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"x_note": {"anything": [1, None]}},
        {"tasks": None},
        {"raised": {"on": "2026-03", "x_page": 3}},
        {"raised": {"on": 2026}},
        {"tasks": [{"id": "t-1a2b", "what": "修路", "resources": [{"source": "村", "amount": "160000.50"}]}]},
        {"feedback": {"surveys": [{"issued": 30, "collected": "50余", "answers": {"满意": 20}}]}},
        {"status": "open", "step": "collect"},
    ],
)
def test_what_a_record_may_hold_is_accepted(more: dict[str, object]) -> None:
    assert accepts("topic", {**TOPIC, **more})


@pytest.mark.parametrize(
    "more",
    [
        {"titel": "x"},
        {"id": "7k3m"},
        {"raised": {"on": "2026-3"}},
        {"raised": {"where": "x"}},
        {"tasks": [{"what": "修路"}]},
        {"tasks": [{"id": "t-1a2b", "what": "修路", "resources": [{"source": "村", "amount": "16万"}]}]},
        {"feedback": {"surveys": [{"issued": "许多"}]}},
        {"step": "议前调研"},
        {"format": 2},
    ],
)
def test_what_a_record_may_not_hold_is_refused(more: dict[str, object]) -> None:
    assert not accepts("topic", {**TOPIC, **more})


@given(
    st.from_regex(r"(约|近|超|不足)?[0-9]{1,9}( )?(多|余|左右|以上|以内)?|未知|不详|[0-9a-z余]{0,4}", fullmatch=True)
)
def test_counts_of_the_schema_are_those_of_the_model(text: str) -> None:
    document = {**TOPIC, "feedback": {"surveys": [{"issued": text}]}}
    assert accepts("topic", document) == _is_readable(Count, text)


@given(st.from_regex(r"[12][0-9]{3}(-0[1-9](-[012][0-8])?)?|[0-9-]{0,10}", fullmatch=True))
def test_a_date_of_the_model_is_one_of_the_schema(text: str) -> None:
    if _is_readable(PartialDate, text):
        assert accepts("topic", {**TOPIC, "raised": {"on": text}})


def test_the_language_of_the_process_does_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    before = json.dumps(json_schema("topic"))
    monkeypatch.setattr("xieshang_cli.language._catalogue", _Shouting())
    assert json.dumps(json_schema("topic")) == before


class _Shouting:
    def gettext(self, text: str) -> str:
        return text + "!"


def _is_readable(kind: type[Count] | type[PartialDate], text: str) -> bool:
    try:
        kind(text)
    except ValueError:
        return False
    return True


def _titles(schema: Any) -> Any:
    if isinstance(schema, dict):
        if isinstance(schema.get("title"), str):
            yield schema["title"]
        for name, part in schema.items():
            if name == "properties":
                for inner in part.values():
                    yield from _titles(inner)
            else:
                yield from _titles(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from _titles(part)

"""What a list of members says, as facts a record can hold; every cell that cannot be is noted, none stops the rest."""

import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from xieshang_cli.cli.dates import partial_date
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.options import OneOf
from xieshang_cli.cli.places import division_names
from xieshang_cli.cli.progress import Progress
from xieshang_cli.cli.suggestions import folded
from xieshang_cli.cli.texts import clean_text
from xieshang_cli.errors import UsageError
from xieshang_cli.exchange.member_list import ListLine, MemberList
from xieshang_cli.language import _
from xieshang_cli.model.vocabulary import Gender, YesNo
from xieshang_cli.workflow.member_matching import Listed, ListFault

# What stands in the column of ids where somebody is none of the namesakes recorded.
_OTHER = frozenset({"新", "新增", "另一人", "new"})
_WORDS = {"√": "是", "✓": "是", "y": "是", "yes": "是", "有": "是", "×": "否", "n": "否", "no": "否", "无": "否",
          "非公职": "否", "公职": "是", "m": "男", "f": "女"}  # fmt: skip
_PRIVATE = ("phone", "address")


class ListRows:
    """The people of a list, and how to reach them."""

    def __init__(self, env: Env, found: MemberList, progress: Progress) -> None:
        self.faults: list[ListFault] = list(found.faults)
        self.contacts: dict[int, dict[str, str]] = {}
        self._titles = found.titles
        self._readers = _readers(env)
        self.people: list[Listed] = []
        for done, line in enumerate(found.lines, 1):
            listed = self._listed(line)
            if listed is not None:
                self.people.append(listed)
            progress(done, len(found.lines))

    def _listed(self, line: ListLine) -> Listed | None:
        facts: dict[str, Any] = {}
        for field, text in line.cells.items():
            try:
                facts[field] = self._readers.get(field, clean_text)(text)
            except UsageError as error:
                self.faults.append(ListFault(line.row, self._titles[field], error.message.rstrip("。.")))
        reach = {field: facts.pop(field) for field in _PRIVATE if field in facts}
        if reach:
            self.contacts[line.row] = reach
        identity = folded(facts.pop("id", ""))
        if "name" not in facts:
            return None
        is_other = identity in _OTHER
        return Listed(row=line.row, facts=facts, identity=None if is_other else identity or None, is_other=is_other)


class UnknownPlaceError(UsageError):
    """A place of residence that is no division here, or several."""

    def __init__(self, text: str, known: int) -> None:
        sentence = (
            _("“{text}”不在区划里；详细住址请放“家庭住址”一列") if not known else _("“{text}”对应 {n} 个区划，请写代码")
        )
        super().__init__(sentence.format(text=text, n=known))


def _readers(env: Env) -> Mapping[str, Callable[[str], Any]]:
    circles = {folded(circle): circle for circle in env.archive.policy.circles}
    return {
        "public_official": lambda text: OneOf(YesNo).read(env, _word(text)),
        "gender": lambda text: OneOf(Gender).read(env, _word(text)),
        "circle": lambda text: _circle(clean_text(text), circles),
        "lives_in": _Places(env).code,
        **dict.fromkeys(("joined", "left", "co_opted_on"), _day_reader(env.today)),
    }


def _day_reader(today: date) -> Callable[[str], Any]:
    return lambda text: partial_date(text, today)


def _word(text: str) -> str:
    return _WORDS.get(folded(text), text)


def _circle(text: str, circles: Mapping[str, str]) -> str:
    """Give the circle as the policy writes it: lists often say 教育界 for 教育."""
    forms = (folded(text), folded(text).removesuffix("界"), folded(text).removesuffix("界别"))
    return next((circles[form] for form in forms if form in circles), text)


class _Places:
    """The divisions of the archive by name."""

    def __init__(self, env: Env) -> None:
        self._env = env
        self._codes: dict[str, list[str]] | None = None

    def code(self, text: str) -> str:
        """Give the code of a place named by code or name."""
        if self._codes is None:
            self._codes = {}
            for code, name in division_names(self._env).items():
                self._codes.setdefault(folded(name), []).append(code)
                self._codes.setdefault(code, []).append(code)
        found = self._codes.get(folded(unicodedata.normalize("NFKC", text)), [])
        if len(found) != 1:
            raise UnknownPlaceError(text, len(found))
        return found[0]

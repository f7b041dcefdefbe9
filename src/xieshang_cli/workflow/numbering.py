"""The formal number of a topic: `滨河路〔2026〕7号`, counted in its station and year."""

import re
import unicodedata
from collections.abc import Iterable

_SUFFIXES = ("政协委员工作站", "委员工作站", "工作站", "政协", "街道办事处", "街道", "镇", "乡")
_FORM = re.compile(r"(?P<name>.*?)\s*[\[〔(【](?P<year>[0-9]{4})[\]〕)】]\s*第?(?P<count>[0-9]+)\s*号?")


def short_name(station_name: str) -> str:
    """Give what a place is called in numbers: 滨河路 for 滨河路街道委员工作站."""
    name = station_name.strip()
    for suffix in _SUFFIXES:
        if name.endswith(suffix) and len(name) - len(suffix) >= 2:
            name = name.removesuffix(suffix)
    return name


def next_number(station_short_name: str, year: int, existing: Iterable[str | None]) -> str:
    """Suggest the number after the highest of that year; gaps are not filled, whatever the name in front."""
    highest = 0
    for number in existing:
        match = _FORM.fullmatch(unicodedata.normalize("NFKC", number).strip()) if number else None
        if match and int(match["year"]) == year:
            highest = max(highest, int(match["count"]))
    return f"{station_short_name}〔{year}〕{highest + 1}号"

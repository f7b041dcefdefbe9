"""The places of data-examples/county: real codes and names of townships, invented villages."""

from xieshang_cli.model.base import Event
from xieshang_cli.model.organisation import Division, DivisionRegister
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.vocabulary import DivisionKind, RolloutStage

COUNTY, PREFECTURE, PROVINCE = "621027", "6210", "62"
COUNTY_NAME = "镇原县"

TOWNSHIPS = {
    "621027100": "城关镇", "621027101": "屯字镇", "621027102": "孟坝镇", "621027103": "三岔镇", "621027104": "平泉镇",
    "621027105": "开边镇", "621027106": "太平镇", "621027107": "临泾镇", "621027108": "新城镇", "621027109": "上肖镇",
    "621027110": "新集镇", "621027111": "马渠镇", "621027112": "庙渠镇", "621027201": "南川乡", "621027204": "方山乡",
    "621027205": "殷家城乡", "621027208": "武沟乡", "621027209": "郭原乡", "621027210": "中原乡",
}  # fmt: skip
"""Codes and names as published; everybody and everything else in the example is invented."""

PILOTS = ("621027100", "621027101", "621027102")
WITHOUT_STATION = "621027210"
TURNED_OVER_WELL, TURNED_OVER_BADLY, WITHOUT_HEAD = "621027100", "621027102", "621027103"
UNCOVERED, COVERED_TWICE = "621027209", "621027208"


def divisions() -> DivisionRegister:
    """Make the register: the county, its townships, and when each joined."""
    found = [
        Division(
            code=COUNTY,
            name=COUNTY_NAME,
            kind=DivisionKind.COUNTY,
            joined=PartialDate("2018"),
            stage=RolloutStage.PILOT,
        )
    ]
    for position, (code, name) in enumerate(TOWNSHIPS.items()):
        is_pilot = code in PILOTS
        joined = "2018-03" if is_pilot else f"{2019 + position % 3}-05"
        found.append(
            Division(
                code=code,
                name=name,
                kind=DivisionKind.TOWN if name.endswith("镇") else DivisionKind.TOWNSHIP,
                joined=None if code == WITHOUT_STATION else PartialDate(joined),
                stage=None if code == WITHOUT_STATION else RolloutStage.PILOT if is_pilot else RolloutStage.ROLLOUT,
            )
        )
        found += [Division(code=village, name=called, kind=kind) for village, called, kind in villages(code)]
    return DivisionRegister(code=COUNTY, divisions=tuple(found))


def villages(township: str) -> list[tuple[str, str, DivisionKind]]:
    """Give the invented villages of a township: three of a pilot, one of most others, none of the last ones."""
    number = 3 if township in PILOTS else 1 if township <= "621027204" else 0
    kinds = (DivisionKind.VILLAGE, DivisionKind.VILLAGE, DivisionKind.COMMUNITY)
    endings = ("东村", "西村", "中街社区")
    short = TOWNSHIPS[township].rstrip("镇乡")
    return [(f"{township}{201 + place}", short + endings[place], kinds[place]) for place in range(number)]


def event(day: str, action: str, what: str) -> Event:
    """Say on which day something was recorded."""
    return Event(at=f"{day}T09:00:00+08:00", by="示例", action=action, what=what)

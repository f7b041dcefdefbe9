"""Make an archive of any size, the same for the same seed: topics of 60 to 90 lines, each with its session.

python benchmarks/generate.py FOLDER --topics 27000 [--stations N] [--attendances N] [--seed 1] [--git]

Without --stations and --attendances there are as many of them for each topic as in a province, which has 27,000 topics,
as many sessions, 1,402 stations and 400,000 attendances. What was made is counted and printed.
"""

import argparse
import random
import subprocess
from datetime import date, timedelta
from pathlib import Path

from xieshang_cli.model.base import Record
from xieshang_cli.model.committee import Committee, Leader, Member
from xieshang_cli.model.identity import CROCKFORD
from xieshang_cli.model.organisation import DEPUTY, HEAD, Assignment, Division, DivisionRegister, Post, Station
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.policy import Policy
from xieshang_cli.model.session import Session
from xieshang_cli.model.settings import Settings
from xieshang_cli.model.supervision import Responsibility, Supervision
from xieshang_cli.model.topic import Topic
from xieshang_cli.storage.layout import MARKER
from xieshang_cli.storage.reading import path_of
from xieshang_cli.storage.shapes import canonical

WORDS = [
    "道路硬化",
    "灌溉渠清淤",
    "路灯安装",
    "充电桩选址",
    "停车难",
    "加装电梯",
    "物业管理",
    "供暖不足",
    "校门口拥堵",
    "垃圾清运",
    "噪声扰民",
    "养老服务",
]
NAMES = ["王建国", "李秀英", "张志强", "刘芳", "陈明", "杨丽", "赵军", "黄敏", "周涛", "吴静"]
UNITS = ["镇政府", "县交通局", "县水务局", "县住建局", "社区居委会", "村民委员会"]
POLICY = Policy()
BEGAN = PartialDate("2021-12")
QUARTERS = 19
"""From the beginning of 2022 to the third quarter of 2026: a station meets once in each."""


class Generator:
    """Makes records from one seeded stream of chance."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.taken: set[str] = set()

    def tail(self) -> str:
        return "".join(self.random.choice(CROCKFORD) for _ in range(4))

    def record_id(self, code: str, year: int) -> str:
        while True:
            candidate = f"{code}-{year}-{self.tail()}"
            if candidate not in self.taken:
                self.taken.add(candidate)
                return candidate

    def item_id(self, letter: str) -> str:
        return f"{letter}-{self.tail()}"

    def sentence(self) -> str:
        return "，".join(
            self.random.choice(WORDS) + self.random.choice(["需要解决", "群众反映强烈", "已经多年", "建议尽快办理"])
            for _ in range(4)
        )

    def pair(self, station: str, position: int, quarter: int, attendances: int) -> tuple[Topic, Session]:
        """Make a topic at a step of its own, and its session of a quarter with so many attendances."""
        held = date(2022 + quarter // 4, 1 + quarter % 4 * 3, 1) + timedelta(days=self.random.randrange(88))
        raised = held - timedelta(days=40)
        topic_id, session_id = self.record_id(station, raised.year), self.record_id(station, held.year)
        agreements = [{"id": self.item_id("a"), "text": self.sentence()} for _ in range(1)]
        is_done = self.random.random() < (0.98 if quarter < QUARTERS - 2 else 0.2)
        topic = Topic.model_validate(self.topic(topic_id, station, position, raised, held, agreements, is_done=is_done))
        units = [task.lead for task in topic.tasks if task.lead]
        facts = self.session(session_id, station, topic_id, held, agreements, units, attendances)
        return topic, Session.model_validate(facts)

    def committee(self, county: str, townships: list[str]) -> Committee:
        """Make the committee of a county: five leaders, and three members for each township."""
        members = [
            Member(
                id=f"{county}-m-{number:04d}",
                name=f"{self.random.choice(NAMES)}{number}",
                circle="农业和农村",
                lives_in=townships[number % len(townships)],
                joined=BEGAN,
            )
            for number in range(3 * len(townships) + 5)
        ]
        leaders = [
            Leader(post="副主席" if place else "主席", member=member.id, from_=BEGAN)
            for place, member in enumerate(members[-5:])
        ]
        return Committee(code=county, name=f"政协{county}委员会", leaders=tuple(leaders), members=tuple(members))

    def station(self, code: str, place: int, committee: Committee) -> Station:
        """Make a station whose head and two deputies are members of its county."""
        holders = committee.members[place : -5 : (len(committee.members) - 5) // 3]
        posts = [
            Post(post=post, member=holder.id, name=holder.name, party_post=party, from_=BEGAN)
            for post, party, holder in zip((HEAD, DEPUTY, DEPUTY), ("镇党委副书记", None, None), holders, strict=True)
        ]
        leaders = committee.members[-5:] if place == 0 else ()
        return Station(
            code=code,
            name=f"{code}委员工作站",
            founded_on=BEGAN,
            posts=tuple(posts),
            assignments=tuple(Assignment(member=leader.id, from_=BEGAN) for leader in leaders),
        )

    def topic(
        self,
        topic_id: str,
        station: str,
        position: int,
        raised: date,
        held: date,
        agreements: list[dict[str, str]],
        *,
        is_done: bool,
    ) -> dict[str, object]:
        day = lambda days: (held + timedelta(days=days)).isoformat()  # noqa: E731
        return {
            "id": topic_id,
            "number": f"{station}〔{topic_id[10:14]}〕{position}号",
            "title": f"{self.random.choice(WORDS)}问题（{position}）",
            "station": station,
            "category": self.random.choice(POLICY.categories),
            "scope": "township",
            "status": "closed" if is_done else "open",
            "step": "feedback" if is_done else "implement",
            "raised": {
                "on": raised.isoformat(),
                "channel": self.random.choice(POLICY.channels),
                "by": "群众",
                "text": self.sentence(),
                "affected": ["沿路住户"],
            },
            "decision": {
                "result": "adopted",
                "on": (raised + timedelta(days=10)).isoformat(),
                "by": "协商议事会",
                "approver": self.random.choice(NAMES),
                "reason": self.sentence(),
                "scope": "township",
            },
            "research": [
                {
                    "id": self.item_id("r"),
                    "on": (raised + timedelta(days=20)).isoformat(),
                    "method": "入户走访",
                    "by": self.random.sample(NAMES, 2),
                    "findings": self.sentence(),
                    "facts": ["涉及 52 户", "道路 10.5 公里"],
                }
            ],
            "tasks": [
                {
                    "id": self.item_id("t"),
                    "agreement": agreement["id"],
                    "what": agreement["text"],
                    "lead": self.random.choice(UNITS),
                    "supervisor": self.random.choice(NAMES),
                    "due": day(90) if is_done else day(90 + self.random.randrange(400)),
                    "progress": [{"on": day(30), "note": self.sentence()}],
                    **(
                        {
                            "claim": {"on": day(60), "by": "经办人", "evidence": [{"what": "现场照片"}]},
                            "confirmation": {"on": day(70), "by": "村民代表", "role": "群众代表", "medium": "当面"},
                        }
                        if is_done
                        else {}
                    ),
                }
                for agreement in agreements
            ],
            "feedback": {
                "told": [{"to": ["提出人", "参会人员"], "on": day(80), "medium": "当面"}],
                "published": [{"on": day(80), "place": "村务公开栏", "until": day(90)}],
                "surveys": [
                    {
                        "on": day(85),
                        "issued": "30",
                        "collected": "28",
                        "answers": {"满意": 20, "基本满意": 6, "不满意": 2},
                    }
                ],
            }
            if is_done
            else None,
            "events": [
                self.event(raised, "new", "collect"),
                self.event(
                    held + timedelta(days=95 if is_done else 30), "advance", "feedback" if is_done else "implement"
                ),
            ],
        }

    def event(self, day: date, action: str, step: str) -> dict[str, str]:
        return {"at": f"{day}T09:00:00+08:00", "by": "办事员", "action": action, "what": "推进", "step": step}

    def session(
        self,
        session_id: str,
        station: str,
        topic_id: str,
        held: date,
        agreements: list[dict[str, str]],
        units: list[str],
        attendances: int,
    ) -> dict[str, object]:
        roles = ["政协委员", "群众代表", "利益攸关方", "职能部门"]
        return {
            "id": session_id,
            "station": station,
            "topics": [topic_id],
            "held_on": held.isoformat(),
            "start": "14:30",
            "place": "协商议事室",
            "form": "会议协商",
            "host": self.random.choice(NAMES),
            "recorder": "办事员",
            "participants": [
                {
                    "name": self.random.choice(NAMES),
                    "role": role,
                    "unit": units[0] if role == "职能部门" else self.random.choice(UNITS),
                    **({"stands_for": "沿路住户"} if role == "利益攸关方" else {}),
                }
                for role in roles
                for _ in range(3 if role == "群众代表" else 1)
            ],
            "headcount": {"total": str(attendances)},
            "opinions": [
                {
                    "id": self.item_id("o"),
                    "role": "群众代表",
                    "topic": topic_id,
                    "stance": "for",
                    "text": self.sentence(),
                }
            ],
            "outcomes": [{"topic": topic_id, "result": "consensus", "agreements": agreements}],
            "events": [{"at": f"{held}T18:00:00+08:00", "by": "办事员", "action": "conclude", "what": "达成共识"}],
        }


def township_codes(count: int) -> list[str]:
    """Codes of invented townships of one province, about 17 in a county."""
    return [f"62{1 + n // 170:02d}{1 + n // 17 % 10:02d}{1 + n % 17:03d}" for n in range(count)]


def shares(total: int, parts: int, chance: random.Random) -> list[int]:
    """Split a sum into parts of which no two need be alike: what one gets more, the next gets less."""
    even = [total * (part + 1) // parts - total * part // parts for part in range(parts)]
    for part in range(0, parts - 1, 2):
        more = chance.randint(0, 4)
        even[part] += more
        even[part + 1] -= more
    return even


def generate(folder: Path, topics: int, stations: int, attendances: int, seed: int) -> int:
    """Write the archive, and give how many attendances it has; the folder must be new."""
    generator = Generator(seed)
    codes = township_codes(stations)
    write(folder, MARKER, canonical(Settings(name="测试省", division="62")))
    counties: dict[str, list[str]] = {}
    for code in codes:
        counties.setdefault(code[:6], []).append(code)
    for county, townships in counties.items():
        organise(folder, generator, county, townships)
    counted = 0
    for position, share in enumerate(shares(attendances, topics, generator.random)):
        quarter = QUARTERS - 1 - position // stations % QUARTERS  # a small archive is a young one
        topic, session = generator.pair(codes[position % stations], position + 1, quarter, share)
        counted += session.attendances().number
        keep(folder, topic, session)
    return counted


def organise(folder: Path, generator: Generator, county: str, townships: list[str]) -> None:
    """Write a county: its divisions, its committee, its stations, and which leader answers for which of them."""
    divisions = [Division(code=county, name=f"县{county}", kind="county")]
    divisions += [Division(code=code, name=f"乡镇{code}", kind="town", joined=BEGAN) for code in townships]
    committee = generator.committee(county, townships)
    leaders = committee.members[-5:]
    parts = [
        Responsibility(name=leaders[place % 5].name, member=leaders[place % 5].id, division=code, from_=BEGAN)
        for place, code in enumerate(townships)
    ]
    keep(
        folder,
        DivisionRegister(code=county, divisions=tuple(divisions)),
        committee,
        Supervision(code=county, responsibilities=tuple(parts)),
        *(generator.station(code, place, committee) for place, code in enumerate(townships)),
    )


def keep(folder: Path, *records: Record) -> None:
    """Write records, making their folders."""
    for record in records:
        write(folder, path_of(record), canonical(record))


def write(folder: Path, path: str, data: bytes) -> None:
    """Write one file, making its folders."""
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_bytes(data)


def put_under_git(folder: Path) -> None:
    """Make the folder a repository with everything committed."""
    (folder / ".gitignore").write_text("/.xieshang/\n/private/\n", encoding="utf-8")
    for arguments in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "archive"]):
        identity = ["-c", "user.name=bench", "-c", "user.email=bench@example.org"]
        subprocess.run(["git", "-C", str(folder), *identity, *arguments], check=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--topics", type=int, default=100)
    parser.add_argument("--stations", type=int, help="default: as many for each topic as in a province")
    parser.add_argument("--attendances", type=int, help="default: as many for each topic as in a province")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--git", action="store_true", help="commit everything")
    options = parser.parse_args()
    options.folder.mkdir(parents=True)
    stations = options.stations or max(1, round(options.topics * 1402 / 27_000))
    attendances = options.attendances or round(options.topics * 400_000 / 27_000)
    counted = generate(options.folder, options.topics, stations, attendances, options.seed)
    print(f"{options.topics} topics, {options.topics} sessions, {stations} stations, {counted} attendances")
    if options.git:
        put_under_git(options.folder)


if __name__ == "__main__":
    main()

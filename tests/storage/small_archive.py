"""A small archive on disk, made of models, for the tests of storage."""

import os
from pathlib import Path

from xieshang_cli.model.base import Record
from xieshang_cli.model.organisation import Division, DivisionRegister, Station
from xieshang_cli.model.request import Request, RequestRegister
from xieshang_cli.model.session import Session
from xieshang_cli.model.settings import Settings
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import DivisionKind
from xieshang_cli.storage.shapes import canonical
from xieshang_cli.storage.writing import path_of

STATION = "620302001"
TOPIC = "620302001-2026-7k3m"
OTHER = "620302001-2026-8n4p"
SESSION = "620302001-2026-s001"
REQUEST = "620302001-2026-q001"

LONG_AGO = 1_600_000_000_000_000_000


def topic(topic_id: str = TOPIC, **facts: object) -> Topic:
    """Make a topic with a title."""
    return Topic.model_validate({"id": topic_id, "station": STATION, "title": "北渠清淤", **facts})


def session(session_id: str = SESSION, *topics: str, **facts: object) -> Session:
    """Make a session on the topics, by default on the first."""
    return Session.model_validate({"id": session_id, "station": STATION, "topics": topics or (TOPIC,), **facts})


def make_archive(folder: Path, *more: Record) -> Path:
    """Write an archive with a station, a request, a topic and its session."""
    write(folder, "xieshang.yaml", canonical(Settings(name="测试", division="620302")))
    divisions = (
        Division(code="620302", name="金川区", kind=DivisionKind.COUNTY),
        Division(code=STATION, name="滨河路街道", kind=DivisionKind.STREET),
    )
    request = Request(id=REQUEST, text="渠里结冰")
    records: list[Record] = [
        DivisionRegister(code="620302", divisions=divisions),
        Station(code=STATION, name="滨河路街道委员工作站"),
        RequestRegister(station=STATION, year=2026, requests=(request,)),
        topic(raised={"on": "2026-03-02", "requests": [REQUEST]}),
        session(),
    ]
    for record in (*records, *more):
        put(folder, record)
    return folder


def put(folder: Path, record: Record, *, age: bool = True) -> Path:
    """Write a record to its place, with an old time stamp unless `age` is off."""
    return write(folder, path_of(record), canonical(record), age=age)


def write(folder: Path, path: str, data: bytes, *, age: bool = True) -> Path:
    """Write a file, making its folders."""
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    if age:
        os.utime(file, ns=(LONG_AGO, LONG_AGO))
    return file

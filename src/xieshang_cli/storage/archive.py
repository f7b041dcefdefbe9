"""One archive on disk: the one name others use for finding, looking up, adding and changing records."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from xieshang_cli.deferred import deferred
from xieshang_cli.model.policy import Policy
from xieshang_cli.storage.entries import Progress
from xieshang_cli.storage.index import Index
from xieshang_cli.storage.layout import (
    MARKER,
    FileKind,
    committee_path,
    kind_of,
    plan_path,
    requests_path,
    session_path,
    station_path,
    supervision_path,
    topic_path,
)
from xieshang_cli.storage.questions import Questions
from xieshang_cli.storage.references import ROW_OF, Kind, folded, known, resolve

if TYPE_CHECKING:
    from xieshang_cli.model import (
        committee,
        organisation,
        plan,
        private,
        request,
        session,
        settings,
        supervision,
        topic,
    )
    from xieshang_cli.model.base import Record
    from xieshang_cli.model.committee import Committee
    from xieshang_cli.model.organisation import DivisionRegister, Station
    from xieshang_cli.model.plan import Plan
    from xieshang_cli.model.private import MemberContact, Person
    from xieshang_cli.model.records import AnyRecord, Records
    from xieshang_cli.model.request import RequestRegister
    from xieshang_cli.model.session import Session
    from xieshang_cli.model.settings import Settings
    from xieshang_cli.model.supervision import Supervision
    from xieshang_cli.model.topic import Topic
    from xieshang_cli.storage import hand_edit, indexed_records, reading, writing
    from xieshang_cli.storage.hand_edit import HandEdit
else:
    committee = deferred("xieshang_cli.model.committee")
    organisation = deferred("xieshang_cli.model.organisation")
    plan = deferred("xieshang_cli.model.plan")
    private = deferred("xieshang_cli.model.private")
    request = deferred("xieshang_cli.model.request")
    session = deferred("xieshang_cli.model.session")
    settings = deferred("xieshang_cli.model.settings")
    supervision = deferred("xieshang_cli.model.supervision")
    topic = deferred("xieshang_cli.model.topic")
    hand_edit = deferred("xieshang_cli.storage.hand_edit")
    indexed_records = deferred("xieshang_cli.storage.indexed_records")
    reading = deferred("xieshang_cli.storage.reading")
    writing = deferred("xieshang_cli.storage.writing")

AnyFile = TypeVar("AnyFile", bound="Record")


class Archive:
    """An archive at `root`. The index is opened at the first question about many records."""

    def __init__(self, root: Path, *, command: str = "", progress: Progress | None = None) -> None:
        """Open the archive; `command` is said to others who wait for the lock, `progress` is told of long reading."""
        self.root = root
        self._command = command
        self._progress = progress
        self._opened: Index | None = None
        self._written: list[AnyRecord] = []
        self._short: dict[str, str] = {}

    @property
    def members(self) -> "dict[str, Archive]":
        """The archives that are looked at together, by folder from here: this one."""
        return {"": self}

    @property
    def index(self) -> Questions:
        """The index, up to date as of its first use or of the last change made here."""
        index = self._snapshot
        if self._written:
            index.refresh()
            self._written.clear()
        return index

    @property
    def policy(self) -> Policy:
        """What differs between places."""
        return self._snapshot.policy

    @property
    def settings(self) -> "Settings":
        """The archive's own file: its name and the division it belongs to."""
        return writing.load(self.root, MARKER, settings.Settings)

    @property
    def records(self) -> "Records":
        """Look-ups over all records, what was written here included; the index need not be up to date for them."""
        return indexed_records.IndexedRecords(self._own_index, self._written)

    def short(self, kind: Kind, identity: str) -> str:
        """Give the last four characters of an id where no other record ends with them, else the whole id."""
        # All ids are searched, and a page of next steps names the same topic in each.
        if identity not in self._short:
            ending = identity[-4:]
            ids = self._snapshot.column(ROW_OF[kind], "id", "id LIKE ?", (f"%{ending}",))
            self._short[identity] = ending if set(ids) <= {identity} else identity
        return self._short[identity]

    def resolve(self, kind: Kind, reference: str) -> str:
        """Give the id of the one record meant by what was typed. Raises when there is none, or several."""
        return resolve(self.index, kind, reference)

    def complete(self, kind: str, beginning: str) -> list[tuple[str, str]]:
        """Give ids with titles for completion: whole ids and their short endings."""
        wanted = folded(beginning)
        found = []
        for candidate in known(self.index, Kind(kind)):
            tail = candidate.id.rsplit("/", 1)[-1]
            short = tail if "/" in candidate.id else tail.rsplit("-", 1)[-1]
            for name in (short, candidate.id):
                if name.startswith(wanted):
                    found.append((name, candidate.title))
                    break
        return found

    def topic(self, reference: str) -> "Topic":
        """Read the topic meant."""
        self._begin(lambda: (topic.Topic.model_rebuild(), writing.load))
        return self._load(topic_path(self.resolve(Kind.TOPIC, reference)), topic.Topic)

    def session(self, reference: str) -> "Session":
        """Read the session meant."""
        self._begin(lambda: (session.Session.model_rebuild(), writing.load))
        return self._load(session_path(self.resolve(Kind.SESSION, reference)), session.Session)

    def station(self, reference: str) -> "Station":
        """Read the station meant."""
        return self._load(station_path(self.resolve(Kind.STATION, reference)), organisation.Station)

    def committee(self, reference: str) -> "Committee":
        """Read the committee meant."""
        return self._load(committee_path(self.resolve(Kind.COMMITTEE, reference)), committee.Committee)

    def supervision(self, code: str) -> "Supervision | None":
        """Read what the leaders of a committee answer for, None when nothing is recorded yet."""
        path = supervision_path(code)
        return self._load(path, supervision.Supervision) if (self._root_of(path) / path).exists() else None

    def plan(self, code: str, year: int) -> "Plan | None":
        """Read the plan of a division for a year, None when there is none yet."""
        path = plan_path(code, year)
        return self._load(path, plan.Plan) if (self._root_of(path) / path).exists() else None

    def add(self, *records: "Record") -> None:
        """Write new record files, all or none."""
        writing.add(self.own_root, records, command=self._command)
        self._note(*records)

    def change_topic(self, reference: str, alter: "Callable[[Topic], Topic]") -> "Topic":
        """Change one topic by a function from topic to topic."""
        self._begin(lambda: writing.get_ready(topic.Topic))
        path = topic_path(self.resolve(Kind.TOPIC, reference))
        return self._change(path, topic.Topic, alter)

    def change_session(self, reference: str, alter: "Callable[[Session], Session]") -> "Session":
        """Change one session by a function from session to session."""
        self._begin(lambda: writing.get_ready(session.Session))
        path = session_path(self.resolve(Kind.SESSION, reference))
        return self._change(path, session.Session, alter)

    def change_station(self, reference: str, alter: "Callable[[Station], Station]") -> "Station":
        """Change one station by a function from station to station."""
        path = station_path(self.resolve(Kind.STATION, reference))
        return self._change(path, organisation.Station, alter)

    def change_committee(self, reference: str, alter: "Callable[[Committee], Committee]") -> "Committee":
        """Change one committee by a function from committee to committee."""
        path = committee_path(self.resolve(Kind.COMMITTEE, reference))
        return self._change(path, committee.Committee, alter)

    def change_supervision(self, code: str, alter: "Callable[[Supervision], Supervision]") -> "Supervision":
        """Change what the leaders of a committee answer for, made when it is not there."""
        fresh = supervision.Supervision(code=code)
        new: Supervision = writing.change_or_add(self.own_root, fresh, alter, command=self._command)
        self._note(new)
        return new

    def change_plan(self, code: str, year: int, alter: "Callable[[Plan], Plan]") -> "Plan":
        """Change the plan of a division for a year, made when it is not there."""
        new: Plan = writing.change_or_add(self.own_root, plan.Plan(code=code, year=year), alter, command=self._command)
        self._note(new)
        return new

    def edit_topic(self, reference: str) -> "HandEdit[Topic]":
        """Give out the file of a topic for an editor; it may be unreadable."""
        path = topic_path(self.resolve(Kind.TOPIC, reference))
        return hand_edit.HandEdit(self.own_root, path, topic.Topic, command=self._command)

    def edit_session(self, reference: str) -> "HandEdit[Session]":
        """Give out the file of a session for an editor; it may be unreadable."""
        path = session_path(self.resolve(Kind.SESSION, reference))
        return hand_edit.HandEdit(self.own_root, path, session.Session, command=self._command)

    def edit_station(self, reference: str) -> "HandEdit[Station]":
        """Give out the file of a station for an editor; it may be unreadable."""
        path = station_path(self.resolve(Kind.STATION, reference))
        return hand_edit.HandEdit(self.own_root, path, organisation.Station, command=self._command)

    def requests(self, station: str, year: int) -> "RequestRegister | None":
        """Read a register of requests, None when there is none yet."""
        path = requests_path(station, year)
        return self._load(path, request.RequestRegister) if (self._root_of(path) / path).exists() else None

    def change_requests(
        self, station: str, year: int, alter: "Callable[[RequestRegister], RequestRegister]"
    ) -> "RequestRegister":
        """Change the register of requests of a station and year, made when it is not there."""
        fresh = request.RequestRegister(station=station, year=year)
        new: RequestRegister = writing.change_or_add(self.own_root, fresh, alter, command=self._command)
        self._note(new)
        return new

    def change_divisions(
        self, county: str, alter: "Callable[[DivisionRegister], DivisionRegister]"
    ) -> "DivisionRegister":
        """Change the divisions of a county, made when they are not there."""
        fresh = organisation.DivisionRegister(code=county)
        new: DivisionRegister = writing.change_or_add(self.own_root, fresh, alter, command=self._command)
        self._note(new)
        return new

    def remember(self, station: str, year: int, persons: "Sequence[Person]") -> None:
        """Keep who residents are, apart from the records and never in git."""
        writing.remember(self.own_root, station, year, persons, command=self._command)

    def place_of(self, path: str) -> str:
        """Give the path from here of a file, by its path inside the archive that has it."""
        return path

    def locate(self, path: str) -> tuple[Path, str]:
        """Give the folder of the archive that has the file at a path from here, and its path inside."""
        return self.root, path

    def kind_of(self, path: str) -> FileKind | None:
        """Tell what the file at a path from here holds."""
        return kind_of(path)

    def remember_contacts(self, committee: str, contacts: "Sequence[MemberContact]") -> None:
        """Keep how to reach members of a committee, apart from the records and never in git."""
        writing.remember_contacts(self.own_root, committee, contacts, command=self._command)

    def require_writable(self, record: "Record") -> None:
        """Refuse a record that could not be read again: too large, or with too many parts."""
        writing.require_readable(writing.canonical(record), writing.path_of(record), type(record))

    def people(self) -> dict[str, str]:
        """Give the names of residents by their reference, as far as this machine knows them."""
        return writing.private_names(self.root)

    @property
    def own_root(self) -> Path:
        """Where this archive writes."""
        return self.root

    def _root_of(self, path: str) -> Path:  # noqa: ARG002 - a federation asks which archive holds it
        """Give the folder that `path` is relative to."""
        return self.root

    def _load(self, path: str, kind: type[AnyFile]) -> AnyFile:
        return writing.load(self._root_of(path), path, kind)

    def member_contacts(self) -> dict[str, tuple[str | None, str | None]]:
        """Give phone and address of members by id, as far as this machine knows them."""
        return writing.member_contacts(self.root)

    def _change(self, path: str, kind: type[AnyFile], alter: Callable[[AnyFile], AnyFile]) -> AnyFile:
        new = writing.change(self.own_root, path, kind, alter, command=self._command)
        self._note(new)
        return new

    @property
    def _snapshot(self) -> Questions:
        """The index as of its first use, which what is written here need not wait for."""
        return self._own_index

    @property
    def _own_index(self) -> Index:
        if self._opened is None:
            self._opened = Index(self.root, progress=self._progress)
        return self._opened

    def _begin(self, meanwhile: Callable[[], object]) -> None:
        """Open the index, and load the modules that will be needed while the folder is looked at."""
        if self._opened is None:
            self._opened = Index(self.root, progress=self._progress, meanwhile=meanwhile)

    def _note(self, *files: "Record") -> None:
        """Remember what was written, so that the next question sees it."""
        self._short.clear()
        for file in files:
            self._written += (record for _place, record in reading.records_in(file))

"""Which record files a command is about: ids, files and folders, as typed."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from xieshang_cli.cli.env import Env
from xieshang_cli.cli.suggestions import did_you_mean, folded, nearest
from xieshang_cli.cli.texts import clean_text
from xieshang_cli.errors import RefusedError
from xieshang_cli.language import _
from xieshang_cli.storage.layout import committee_path, session_path, station_path, topic_path
from xieshang_cli.storage.references import (
    AmbiguousReferenceError,
    Candidate,
    Kind,
    RecordNotFoundError,
    StrayFileError,
)

_OFFERED = ("topic", "session", "station", "committee", "member")
_KINDS = (Kind.STATION, Kind.COMMITTEE, Kind.TOPIC, Kind.SESSION, Kind.REQUEST, Kind.TASK, Kind.MEMBER)


@dataclass(frozen=True, slots=True)
class Chosen:
    """Paths of record files, and records that share their file with others."""

    paths: frozenset[str] = frozenset()
    records: frozenset[str] = frozenset()

    def and_also(self, other: "Chosen") -> "Chosen":
        """Put two choices together."""
        return Chosen(self.paths | other.paths, self.records | other.records)


class RecordOrPath:
    """An id, a part of it, a formal number, or the path of a file or folder."""

    @property
    def metavar(self) -> str:
        """A word for it."""
        return _("记录或路径")

    def read(self, env: Env, text: str) -> str:  # noqa: ARG002 - readers are called alike
        """Keep it as typed; only what could disturb a screen is refused."""
        return clean_text(text)

    def complete(self, env: Env, incomplete: str) -> list[tuple[str, str]]:
        """Offer the ids with titles, and paths in the archive to whoever began to type one."""
        found = [pair for kind in _OFFERED for pair in env.archive.complete(kind, incomplete)]
        if incomplete:
            found += [(path, "") for path in env.archive.index.paths() if path.startswith(incomplete)]
        return found


class NoSuchRecordError(RefusedError):
    """Neither a record nor a file goes by that name."""

    code = "not_found"

    def __init__(self, word: str, guess: str) -> None:
        super().__init__(
            _("没有找到“{word}”这份记录或这个文件。").format(word=word) + did_you_mean(guess),
            hint=_("可以写编码或它的一段、编号，也可以写文件或文件夹的路径。"),
        )


class NoRecordsThereError(RefusedError):
    """The file or folder holds no record of this archive."""

    code = "not_found"

    def __init__(self, word: str) -> None:
        super().__init__(_("{path} 里没有这个档案库的记录。").format(path=word))


def chosen_records(env: Env, words: Sequence[str]) -> Chosen:
    """Find what each word means; no words choose nothing."""
    chosen = Chosen()
    for word in words:
        chosen = chosen.and_also(_below(env, word) or _by_reference(env, word))
    return chosen


def chosen_paths(env: Env, words: Sequence[str]) -> list[str]:
    """Give the files that the words mean, all of the archive without words."""
    if not words:
        return env.archive.index.paths()
    return sorted(path for word in words for path in (_below(env, word) or _by_reference(env, word)).paths)


def _below(env: Env, word: str) -> Chosen | None:
    """Find the records at or below a path, from the current folder or from the archive's; None when it is no path."""
    paths = env.archive.index.paths()
    exists = False
    for base in (Path.cwd(), env.archive.root):
        place = _inside(base / word, env.archive.root)
        if place is None:
            continue
        found = [path for path in paths if place in {".", path} or path.startswith(f"{place}/")]
        if found:
            return Chosen(frozenset(found))
        exists = exists or (env.archive.root / place).exists()
    if exists or "/" in word:
        raise NoRecordsThereError(word) if exists else NoSuchRecordError(word, nearest(word, paths))
    return None


def _inside(path: Path, root: Path) -> str | None:
    for one, other in ((Path(_normal(path)), root), (path.resolve(), root.resolve())):
        if one.is_relative_to(other):
            return one.relative_to(other).as_posix()
    return None


def _normal(path: Path) -> str:
    """Take away `.` and `..` without following links, so that a link that claims to be a record can be named."""
    parts: list[str] = []
    for part in path.parts:
        if part == ".." and len(parts) > 1:
            parts.pop()
        elif part not in {".", ".."}:
            parts.append(part)
    return str(Path(*parts))


def _by_reference(env: Env, word: str) -> Chosen:
    found: dict[str, Chosen] = {}
    near: list[str] = []
    unclear: list[AmbiguousReferenceError] = []
    for kind in _KINDS:
        try:
            identity = env.archive.resolve(kind, word)
        except RecordNotFoundError as error:
            near += error.ids
        except AmbiguousReferenceError as error:
            unclear.append(error)
        except StrayFileError as error:
            found[error.path] = Chosen(frozenset({error.path}))
        else:
            found[identity] = _file_of(env, kind, identity)
            if identity == folded(word):
                return found[identity]
    if unclear:
        raise unclear[0]
    if len(found) > 1:
        raise AmbiguousReferenceError(Kind.TOPIC, word, _candidates(found))
    if not found:
        raise NoSuchRecordError(word, next(iter(near), ""))
    return next(iter(found.values()))


def _file_of(env: Env, kind: Kind, identity: str) -> Chosen:
    place = _PLACES.get(kind)
    if place is None:
        return Chosen(records=frozenset({identity}))
    return Chosen(frozenset({env.archive.place_of(place(identity.partition("/")[0]))}))


_PLACES: dict[Kind, Callable[[str], str]] = {
    Kind.TOPIC: topic_path,
    Kind.SESSION: session_path,
    Kind.STATION: station_path,
    Kind.COMMITTEE: committee_path,
    Kind.TASK: topic_path,
}
"""Where the records lie that have files of their own; a task lies in its topic's."""


def _candidates(identities: Iterable[str]) -> list[Candidate]:
    return [Candidate(identity, "") for identity in identities]

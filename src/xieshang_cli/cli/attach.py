"""`xieshang attach`: puts files with a task, a topic or a session, as evidence that can be checked later."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from xieshang_cli.cli.chosen_records import NoSuchRecordError
from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.options import Day, Reference, Text
from xieshang_cli.cli.recording import show_session, show_topic, stamp
from xieshang_cli.cli.texts import clean_text, holds_personal_number
from xieshang_cli.errors import RefusedError
from xieshang_cli.language import _
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.rows import EvidenceRow
from xieshang_cli.model.session import Session
from xieshang_cli.model.task import Evidence
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import FileState
from xieshang_cli.storage.attachment_states import states
from xieshang_cli.storage.attachments import (
    FileMissingError,
    Source,
    fingerprint_of,
    put_back,
    read_source,
    safe_name,
    taken_in,
)
from xieshang_cli.storage.layout import ATTACHMENTS
from xieshang_cli.storage.references import AmbiguousReferenceError, Candidate, Kind, RecordNotFoundError
from xieshang_cli.workflow import evidence
from xieshang_cli.workflow.building import made


class AnotherFileThereError(RefusedError):
    """Where the record says the file is, another one stands now."""

    code = "another_file_there"

    def __init__(self, place: str) -> None:
        super().__init__(
            _("这个文件登记在 {place}，那里现在是另一个文件，不会覆盖。").format(place=place),
            hint=_("先把那里的文件移走，再附一次，就放回原处。"),
        )


@dataclass(frozen=True, slots=True)
class _Target:
    """What evidence is put with: a topic, one of its tasks, or a session."""

    kind: Kind
    record: str
    task: str | None = None


@command(exits=(3, 4))
def attach(
    env: Env,
    to: Annotated[
        str,
        typer.Argument(metavar=_("任务|议题|协商会"), help=_("附到哪项任务、哪个议题或哪次协商会。")),
        Reference("task"),
    ],
    files: Annotated[list[str], typer.Argument(metavar=_("文件"), help=_("照片、验收单、签到表等文件。"))],
    what: Annotated[str | None, typer.Option("--what", help=_("是什么；默认是文件名。")), Text()] = None,
    taken_on: Annotated[
        PartialDate | None, typer.Option("--taken-on", help=_("哪天拍的、哪天形成的。")), Day(happened=True)
    ] = None,
    reference: Annotated[
        bool, typer.Option("--reference", help=_("不收进来，只登记文件在哪里（路径或网址）。"))
    ] = False,
) -> None:
    """把文件附到任务、议题或协商会：收进 attachments/，记下指纹和大小，日后被改、丢失都查得出来。

    例如：
      xieshang attach t-2m4p 竣工照片.jpg --what 装好的路灯 --taken-on 6月20日
      xieshang attach 7k3m https://example.gov.cn/gs/12.html --reference --what 公示网页
    """
    root = env.archive.own_root
    target = _target(env, to)
    if reference:
        shown = tuple(_referred(env, root, text, what, taken_on) for text in files)
        _show(env, target, _changed(env, target, shown), len(shown))
        return
    sources = _each_once([read_source(Path(name), env.archive.policy.attachment_megabytes) for name in files])
    _warn_of_numbers(env, sources)
    there = evidence.shown_with(_read(env, target), target.task)
    for proof, source in _known(there, sources):
        _restore(env, root, proof, source)
    fresh = [source for source in sources if all(proof.sha256 != source.fingerprint for proof in there)]
    # What the record refuses is refused before anything is copied.
    _with(env, target, _read(env, target), tuple(_proof(source, source.name, what, taken_on) for source in fresh))
    recorded = env.archive.index.column(EvidenceRow, "place", "place LIKE ?", (f"{ATTACHMENTS}/{target.record}/%",))
    with taken_in(root, target.record, fresh, recorded, command=env.command) as places:
        shown = tuple(_proof(*pair, what, taken_on) for pair in zip(fresh, places, strict=True))
        new = _changed(env, target, shown)
    _show(env, target, new, len(fresh))


def _target(env: Env, word: str) -> _Target:
    """Find the one task, topic or session meant."""
    found: list[_Target] = []
    near: list[str] = []
    for kind in (Kind.TASK, Kind.TOPIC, Kind.SESSION):
        try:
            record, _slash, task = env.archive.resolve(kind, word).partition("/")
        except RecordNotFoundError as error:
            near += error.ids
        else:
            found.append(_Target(kind, record, task or None))
    if not found:
        raise NoSuchRecordError(word, next(iter(near), ""))
    if len(found) > 1:
        candidates = [Candidate("/".join(filter(None, (one.record, one.task))), one.kind.label) for one in found]
        raise AmbiguousReferenceError(found[0].kind, word, candidates)
    return found[0]


def _read(env: Env, target: _Target) -> Topic | Session:
    return env.archive.session(target.record) if target.kind is Kind.SESSION else env.archive.topic(target.record)


def _changed(env: Env, target: _Target, shown: tuple[Evidence, ...]) -> Topic | Session:
    if target.kind is Kind.SESSION:
        return env.archive.change_session(target.record, lambda old: evidence.attach_to_session(old, shown, stamp(env)))
    return env.archive.change_topic(target.record, lambda old: evidence.attach(old, target.task, shown, stamp(env)))


def _with(env: Env, target: _Target, record: Topic | Session, shown: tuple[Evidence, ...]) -> Topic | Session:
    if isinstance(record, Session):
        return evidence.attach_to_session(record, shown, stamp(env))
    return evidence.attach(record, target.task, shown, stamp(env))


def _proof(source: Source, place: str, what: str | None, taken_on: PartialDate | None) -> Evidence:
    return made(
        Evidence,
        what=what or safe_name(source.name),
        file=place,
        sha256=source.fingerprint,
        size=len(source.data),
        taken_on=taken_on,
    )


def _referred(env: Env, root: Path, text: str, what: str | None, taken_on: PartialDate | None) -> Evidence:
    """Say where a file is; one that is at hand is described, so that it can be told from another later."""
    words = clean_text(text)
    if holds_personal_number(words):
        env.warn(_("文件名里有手机号码或身份证号码；记录会进 git，进去就收不回来，请改名。"))
    place = _inside(root, Path(words)) or words
    at_hand = root / place if place.startswith(f"{ATTACHMENTS}/") else Path(words)
    if place.startswith(f"{ATTACHMENTS}/") and not at_hand.is_file():
        raise FileMissingError(Path(place))
    size, fingerprint = fingerprint_of(at_hand)
    name = what or Path(words).name or words
    return made(Evidence, what=name, file=place, sha256=fingerprint, size=size, taken_on=taken_on)


def _inside(root: Path, path: Path) -> str | None:
    """Give the place in attachments/ of a file that lies there already."""
    folder = (root / ATTACHMENTS).resolve()
    try:
        resolved = path.resolve()
    except (OSError, ValueError):
        return None
    return resolved.relative_to(root.resolve()).as_posix() if resolved.is_relative_to(folder) else None


def _each_once(sources: Sequence[Source]) -> list[Source]:
    return list({source.fingerprint: source for source in reversed(sources)}.values())[::-1]


def _warn_of_numbers(env: Env, sources: Sequence[Source]) -> None:
    if any(holds_personal_number(source.name) for source in sources):
        env.warn(_("文件名里有手机号码或身份证号码；记录会进 git，进去就收不回来，请改名。"))


def _known(there: Sequence[Evidence], sources: Sequence[Source]) -> list[tuple[Evidence, Source]]:
    by_fingerprint = {source.fingerprint: source for source in sources}
    return [(proof, by_fingerprint[proof.sha256]) for proof in there if proof.sha256 in by_fingerprint]


def _restore(env: Env, root: Path, proof: Evidence, source: Source) -> None:
    """Put a lost file back where the record says it is."""
    shown = (proof.file or "", proof.sha256, proof.size)
    match states(root, [shown])[shown]:
        case FileState.CHANGED:
            raise AnotherFileThereError(shown[0])
        case FileState.MISSING:
            put_back(root, shown[0], source, command=env.command)
            env.say(_("已放回 {place}。").format(place=shown[0]))
        case _:
            env.say(_("{name} 已经附过，没有重复登记。").format(name=safe_name(source.name)))


def _show(env: Env, target: _Target, record: Topic | Session, number: int) -> None:
    where = target.task or target.record
    said = _("{where}：已附 {n} 个文件。").format(where=where, n=number)
    if number == 0:
        said = _("{where}：没有新的文件。").format(where=where)
    if isinstance(record, Session):
        show_session(env, record, said)
    else:
        show_topic(env, record, said, ids=[where])

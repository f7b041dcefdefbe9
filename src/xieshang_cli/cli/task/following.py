"""`task progress`, `task claim`, `task confirm`: how far a task has come, and the two hands that close it."""

import os
from collections.abc import Iterable
from typing import Annotated

import typer

from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.list_values import Suggested
from xieshang_cli.cli.options import Day, OneOf, Text
from xieshang_cli.cli.parameters import OnOption, RoleOption, TaskArgument
from xieshang_cli.cli.people import is_named_openly, is_personal, keep_private, known_residents
from xieshang_cli.cli.prompts import MissingAnswersError
from xieshang_cli.cli.recording import named, show_topic, stamp
from xieshang_cli.cli.shell_words import quoted
from xieshang_cli.cli.task.targets import task_ids
from xieshang_cli.language import _
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.task import Evidence
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Disposition
from xieshang_cli.workflow import tasks
from xieshang_cli.workflow.building import made


@command(exits=(3, 4))
def progress(
    env: Env,
    task: TaskArgument,
    note: Annotated[str, typer.Option("--note", help=_("办到哪里了；或者为什么。")), Text(lines=True)],
    on: OnOption = None,
    by: Annotated[str | None, typer.Option("--by", help=_("谁报的。")), Text()] = None,
    state: Annotated[
        Disposition | None, typer.Option("--state", help=_("改为列入计划、暂不能办或不予办理。")), OneOf(Disposition)
    ] = None,
    review_on: Annotated[
        PartialDate | None, typer.Option("--review-on", help=_("哪天复核；与 --state 一起用。")), Day(prefer="future")
    ] = None,
    resume: Annotated[bool, typer.Option("--resume", help=_("恢复办理。"))] = False,
) -> None:
    """记录办理进展；办不了的写明原因和复核日期。

    例如：
      xieshang task progress t-2m4p --note 设计方案已公示
      xieshang task progress t-2m4p --state 暂不能办 --note 冬季不能施工 --review-on 3月15日
    """
    topic_id, task_id = task_ids(env, task)

    def alter(old: Topic) -> Topic:
        if state is not None:
            return tasks.set_aside(old, task_id, state, note, stamp(env, on), review_on)
        if resume:
            return tasks.resume(old, task_id, note, stamp(env, on))
        return tasks.progress(old, task_id, note, stamp(env, on), by)

    new = env.archive.change_topic(topic_id, alter)
    _show(env, new, task_id, _("已记录进展"))


@command(exits=(3, 4))
def claim(
    env: Env,
    task: TaskArgument,
    on: OnOption = None,
    by: Annotated[str | None, typer.Option("--by", help=_("谁申报的；默认是主办单位。")), Text()] = None,
    evidence: Annotated[list[str] | None, typer.Option("--evidence", help=_("凭证。")), Text(lines=True)] = None,
) -> None:
    """责任单位申报任务已办结；由他人确认以后才算办结。

    例如：
      xieshang task claim t-2m4p --by 区住建局 --evidence 竣工验收单
    """
    topic_id, task_id = task_ids(env, task)
    shown = tuple(made(Evidence, what=what) for what in evidence or ())

    def alter(old: Topic) -> Topic:
        claimant = by or tasks.find(old, task_id).lead
        if claimant is None:
            raise MissingAnswersError(["--by"])
        return tasks.claim(old, task_id, claimant, stamp(env, on), shown)

    new = env.archive.change_topic(topic_id, alter)
    _show(env, new, task_id, _("已申报办结，等待他人确认"))
    _point_out_files(env, task_id, evidence or ())


@command(exits=(3, 4))
def confirm(
    env: Env,
    task: TaskArgument,
    by: Annotated[str, typer.Option("--by", help=_("谁确认的；不能是申报人或主办单位。")), Text()],
    on: OnOption = None,
    role: RoleOption = None,
    medium: Annotated[str | None, typer.Option("--medium", help=_("怎样确认的。")), Suggested("media")] = None,
) -> None:
    """由申报人和主办单位以外的人确认任务已办结。居民确认时用 --role 写明身份，姓名不进记录。

    例如：
      xieshang task confirm t-2m4p --by 李主席 --role 政协委员 --medium 现场
    """
    topic_id, task_id = task_ids(env, task)
    records = env.archive.records
    tasks.confirm(env.archive.topic(topic_id), task_id, by, records, stamp(env, on))  # refused before anything is kept
    confirmer = _confirmer(env, topic_id, by, role)
    new = env.archive.change_topic(
        topic_id, lambda old: tasks.confirm(old, task_id, confirmer, records, stamp(env, on), role, medium)
    )
    _show(env, new, task_id, _("已确认办结"))


def _confirmer(env: Env, topic_id: str, by: str, role: str | None) -> str:
    """Give the name for the record: of a resident the reference."""
    known = known_residents(env, [topic_id]).get(by)
    is_resident = role is not None and not is_named_openly(env.archive.policy, role) and is_personal(by)
    return keep_private(env, topic_id, name=by, known=known) if known or is_resident else by


def _point_out_files(env: Env, task_id: str, evidence: Iterable[str]) -> None:
    """Say how a file is taken in where somebody only named one that is here."""
    for name in evidence:
        if os.path.isfile(name):  # noqa: PTH113 - a Path raises where a text is too long for a name
            env.say(
                _("“{name}”只记了文件名；收进档案库：{command}").format(
                    name=name, command=f"xieshang attach {task_id} {quoted(name)}"
                )
            )


def _show(env: Env, topic: Topic, task_id: str, said: str) -> None:
    left = sum(task.is_running for task in topic.tasks)
    text = _("任务 {task}：{said}。议题 {topic}还有 {n} 项任务在办。").format(
        task=task_id, said=said, topic=named(topic), n=left
    )
    show_topic(env, topic, text, ids=[task_id])

"""The table of commands in help order, and the one place where a command is run and its failure said."""

import importlib
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from xieshang_cli import __version__
from xieshang_cli.cli import streams
from xieshang_cli.cli.exit_codes import DEFECT
from xieshang_cli.cli.help_page import PageCommand, noun_page
from xieshang_cli.cli.output import ERRORS_AS_JSON
from xieshang_cli.cli.preliminary import COMPLETE_VARIABLE, named_format
from xieshang_cli.cli.progress import wipe
from xieshang_cli.cli.routing import route
from xieshang_cli.cli.table import Noun, Verb
from xieshang_cli.deferred import deferred
from xieshang_cli.errors import SurroundingsError, UsageError, XieshangError, reason_of
from xieshang_cli.language import N_, _
from xieshang_cli.storage.saved import forget_saved

if TYPE_CHECKING:
    from xieshang_cli.cli import completion_answers, failure, usage_messages
    from xieshang_cli.cli.command import Command
    from xieshang_cli.cli.env import Env
else:
    # Only needed when the tab key is pressed, or when something goes wrong.
    completion_answers = deferred("xieshang_cli.cli.completion_answers")
    failure = deferred("xieshang_cli.cli.failure")
    usage_messages = deferred("xieshang_cli.cli.usage_messages")

COMMANDS = Noun(
    "",
    N_("六步协商议事的记录：一事一文件，说清缺什么、下一步做什么。"),
    (
        Verb("init", "init", "init", N_("新建一个档案库。")),
        Verb("demo", "demo", "demo", N_("生成一个走完六步的示例档案库。")),
        Verb("status", "status", "status", N_("一屏总览：进展、逾期、下一步。")),
        Verb("todo", "todo", "todo", N_("待办：逾期的、快到期的、等别人的。")),
        Noun(
            "request",
            N_("诉求：居民诉求征集登记簿。"),
            (
                Verb("new", "request.new", "new", N_("登记一条诉求。")),
                Verb("list", "request.listing", "list_requests", N_("列出诉求。")),
                Verb("show", "request.show", "show", N_("查看一条诉求。")),
                Verb("link", "request.link", "link", N_("把若干诉求并入一个议题。")),
            ),
        ),
        Noun(
            "topic",
            N_("议题：从收集到结果反馈的六步。"),
            (
                Verb("new", "topic.new", "new", N_("收集一个议题。")),
                Verb("list", "topic.listing", "list_topics", N_("列出议题，最该办的在前。")),
                Verb("show", "topic.show", "show", N_("查看一个议题：到哪一步、缺什么、谁在办。")),
                Verb("edit", "topic.edit", "edit", N_("用编辑器修改议题文件，校验后才保存。")),
                Verb("decide", "topic.steps", "decide", N_("第二步：确定议题，记录结果和理由。")),
                Verb("research", "topic.steps", "research", N_("第三步：记录一次议前调研。")),
                Verb("adopt", "topic.steps", "adopt", N_("记录党委政府采纳情况。")),
                Verb("gate", "topic.advancing", "gate", N_("看当前步骤还缺什么。")),
                Verb("advance", "topic.advancing", "advance", N_("结束当前步骤，进入下一步。")),
                Verb("revert", "topic.advancing", "revert", N_("退回到前面的步骤，记录不删。")),
                Verb("withdraw", "topic.ending", "withdraw", N_("撤回议题。")),
                Verb("merge", "topic.ending", "merge", N_("并入另一个议题。")),
                Verb("split", "topic.ending", "split", N_("拆成几个议题。")),
                Verb("similar", "topic.similar", "similar", N_("找相近的议题。")),
                Verb("escalate", "topic.transfer", "escalate", N_("逐级上交。")),
                Verb("delegate", "topic.transfer", "delegate", N_("指定下放。")),
                Verb("accept", "topic.transfer", "accept", N_("接收转来的议题。")),
                Verb("return", "topic.transfer", "return_topic", N_("退回转来的议题。")),
                Verb("reply", "topic.transfer", "reply", N_("答复移交方。")),
                Verb("trace", "topic.trace", "trace", N_("从诉求到确认的完整链条，标出断点。")),
            ),
        ),
        Noun(
            "session",
            N_("协商会：协商议事开的会。"),
            (
                Verb("new", "session.new", "new", N_("记录一次协商会。")),
                Verb("list", "session.listing", "list_sessions", N_("列出协商会。")),
                Verb("show", "session.show", "show", N_("查看一次协商会。")),
                Verb("edit", "session.edit", "edit", N_("用编辑器修改协商会文件，校验后才保存。")),
                Verb("plan", "session.plan", "plan", N_("建议开会的日子，并说明为什么。")),
                Verb("notify", "session.notify", "notify", N_("登记会议通知，生成通知。")),
                Verb("draw", "session.draw", "draw", N_("随机抽取参加人，人人可以复核。")),
                Verb("attend", "session.attend", "attend", N_("登记到会人员或人数。")),
                Verb("opinion", "session.opinion", "opinion", N_("记录一条意见。")),
                Verb("conclude", "session.conclude", "conclude", N_("记录一个议题的协商结果。")),
            ),
        ),
        Noun(
            "task",
            N_("任务：议定事项的办理。"),
            (
                Verb("add", "task.add", "add", N_("把议定事项交给责任单位。")),
                Verb("list", "task.listing", "list_tasks", N_("列出任务。")),
                Verb("show", "task.show", "show", N_("查看一项任务。")),
                Verb("edit", "task.edit", "edit", N_("补全或改正一项任务。")),
                Verb("progress", "task.following", "progress", N_("记录办理进展。")),
                Verb("claim", "task.following", "claim", N_("责任单位报告已办结。")),
                Verb("confirm", "task.following", "confirm", N_("由他人确认已办结。")),
                Verb("extend", "task.deadlines", "extend", N_("延长办理期限。")),
                Verb("pause", "task.deadlines", "pause", N_("暂停计时。")),
                Verb("unpause", "task.deadlines", "unpause", N_("恢复计时。")),
                Verb("press", "task.press", "press", N_("登记督办，生成督办通知。")),
                Verb("reaffirm", "task.deadlines", "reaffirm", N_("共识改过以后，确认任务照改后的办。")),
            ),
        ),
        Noun(
            "deadline",
            N_("期限：按工作日怎样算出来的。"),
            (Verb("explain", "deadline.explain", "explain", N_("逐日说明一项任务的期限。")),),
            bare="",
        ),
        Noun(
            "feedback",
            N_("反馈：第六步，结果反馈。"),
            (
                Verb("tell", "feedback.tell", "tell", N_("记录把结果告知了谁。")),
                Verb("publish", "feedback.publish", "publish", N_("记录结果公示。")),
                Verb("survey", "feedback.survey", "survey", N_("记录满意度测评。")),
                Verb("revisit", "feedback.revisit", "revisit", N_("记录一次回头看。")),
                Verb("revisits", "feedback.revisits", "list_revisits", N_("列出应做的回头看。")),
            ),
            bare="",
        ),
        Verb("attach", "attach", "attach", N_("把照片、验收单等文件附到任务、议题或协商会。")),
        Noun(
            "plan",
            N_("计划：年度协商计划。"),
            (
                Verb("list", "plan.show", "list_plans", N_("列出年度协商计划。")),
                Verb("show", "plan.show", "show", N_("查看计划：怎样制定的，办到哪一步，哪些在计划之外。")),
                Verb("propose", "plan.changing", "propose", N_("登记一条列入计划的建议。")),
                Verb("answer", "plan.changing", "answer", N_("答复一条建议。")),
                Verb("add", "plan.changing", "add", N_("把一个议题列入计划。")),
                Verb("link", "plan.changing", "link", N_("说明计划里的议题就是哪个议题。")),
                Verb("drop", "plan.changing", "drop", N_("从计划里取消一个议题。")),
                Verb("stage", "plan.changing", "stage", N_("记录计划的制定环节。")),
            ),
        ),
        Noun(
            "station",
            N_("工作站：委员工作站。"),
            (
                Verb("new", "station.new", "new", N_("登记一个工作站。")),
                Verb("list", "station.listing", "list_stations", N_("列出工作站。")),
                Verb("show", "station.show", "show", N_("查看一个工作站：名册、空缺、议事会和议事室、议题。")),
                Verb("edit", "station.edit", "edit", N_("补全或改正一个工作站。")),
                Verb("appoint", "station.posts", "appoint", N_("任命站长、副站长等。")),
                Verb("relieve", "station.posts", "relieve", N_("免职。")),
                Verb("correct", "station.posts", "correct", N_("更正或补全一段任职。")),
                Verb("assign", "station.assigning", "assign", N_("委员、专委会下沉到工作站。")),
                Verb("unassign", "station.assigning", "unassign", N_("结束下沉。")),
                Verb("council", "station.council", "council", N_("登记或列出协商议事会。")),
                Verb("room", "station.room", "room", N_("登记或列出协商议事室。")),
                Verb("check", "station.room", "check", N_("按清单检查一间协商议事室。")),
                Verb("duty", "station.duty", "duty", N_("登记委员值班、接待、走访。")),
                Verb("handover", "station.handover", "handover", N_("工作交接：出清单、移交、接收。")),
            ),
        ),
        Noun(
            "committee",
            N_("政协：省、市、县政协委员会。"),
            (
                Verb("new", "committee.new", "new", N_("登记一个政协委员会。")),
                Verb("list", "committee.listing", "list_committees", N_("列出政协委员会。")),
                Verb("show", "committee.show", "show", N_("查看一个政协委员会：领导、专委会、各界别委员。")),
                Verb("edit", "committee.edit", "edit", N_("改名称或届次。")),
                Verb("appoint", "committee.leaders", "appoint", N_("记录委员担任领导职务。")),
                Verb("relieve", "committee.leaders", "relieve", N_("记录委员不再担任领导职务。")),
                Verb("special", "committee.special", "special", N_("设立或撤销专门委员会。")),
            ),
        ),
        Noun(
            "member",
            N_("委员：政协委员。"),
            (
                Verb("new", "member.new", "new", N_("登记一名委员。")),
                Verb("list", "member.listing", "list_members", N_("列出委员和他们下沉的工作站。")),
                Verb("show", "member.show", "show", N_("查看一名委员：资料、任职、下沉、履职。")),
                Verb("edit", "member.edit", "edit", N_("修改委员资料，或记他离任。")),
                Verb("import", "member.importing", "import_members", N_("从 Excel 或 CSV 导入委员名单。")),
            ),
        ),
        Noun(
            "division",
            N_("区划：乡镇街道和村社区。"),
            (
                Verb("list", "division.listing", "list_divisions", N_("列出区划。")),
                Verb("show", "division.show", "show", N_("查看一个区划。")),
                Verb("edit", "division.edit", "edit", N_("补全或改正一个区划。")),
                Verb("import", "division.importing", "import_divisions", N_("从 CSV 导入区划。")),
            ),
        ),
        Noun(
            "supervise",
            N_("督导：领导包抓哪里，督导发现了什么。"),
            (
                Verb("list", "supervise.listing", "list_responsibilities", N_("列出哪位领导包抓哪里。")),
                Verb("assign", "supervise.assigning", "assign", N_("登记领导包抓哪些区划。")),
                Verb("release", "supervise.assigning", "release", N_("结束包抓。")),
                Verb("correct", "supervise.correcting", "correct", N_("更正或补全一段包抓。")),
                Verb("tree", "supervise.listing", "tree", N_("画出包抓的树，标出无人和多人包抓。")),
                Verb("visit", "supervise.visiting", "visit", N_("记录一次督导和发现的问题。")),
                Verb("finding", "supervise.visiting", "finding", N_("给一次督导补记问题。")),
                Verb("resolve", "supervise.visiting", "resolve", N_("记录问题已经整改，由谁确认。")),
                Verb("visits", "supervise.listing", "list_visits", N_("列出督导。")),
                Verb("show", "supervise.show", "show", N_("查看一次督导。")),
            ),
        ),
        Noun(
            "federation",
            N_("联合：多个档案库之间。"),
            (Verb("reconcile", "federation.reconcile", "reconcile", N_("核对两个档案库之间的移交。")),),
            bare="",
        ),
        Verb("calendar", "calendar", "calendar", N_("写成手机和 Outlook 能导入的日历。")),
        Verb("validate", "validate", "validate", N_("校验全部或部分记录。")),
        Verb("rule", "rule", "rule", N_("规则目录，或一条规则的说明。")),
        Verb("report", "report", "report", N_("出报表；不带名字则列出全部报表。")),
        Verb("fmt", "fmt", "fmt", N_("把文件整理成规范格式。")),
        Verb("doctor", "doctor", "doctor", N_("检查档案库和环境是否正常。")),
        Verb("schema", "schema", "schema", N_("输出某类记录的 JSON Schema。")),
        Verb("completion", "completion", "completion", N_("输出命令行补全脚本。")),
    ),
    bare="status",
)


class CommandNotInstalledError(SurroundingsError):
    """The table names a command whose module is not there."""

    def __init__(self, path: str) -> None:
        super().__init__(_("这个安装里没有命令 {path}。").format(path=path), hint=_("请重新安装 xieshang。"))


class SystemFailureError(SurroundingsError):
    """The operating system refused something nobody foresaw."""

    def __init__(self, error: OSError) -> None:
        reason = reason_of(error)
        where = f" ({error.filename})" if error.filename else ""
        super().__init__(
            _("系统拒绝了操作：{reason}{where}。").format(reason=reason, where=where), hint=failure.words_on_saved()
        )


class DefectError(XieshangError):
    """Something went wrong that is nobody's fault but the program's."""

    exit_code = DEFECT
    code = "defect"

    def __init__(self, log: Path | None) -> None:
        where = str(log) if log else _("（日志写不进去）")
        super().__init__(_("这是 xieshang 的缺陷，详情在日志里：{path}").format(path=where))


def run(arguments: list[str]) -> int:
    """Run one command line and give its exit code; every failure is said here and nowhere else."""
    as_json = named_format(arguments) in ERRORS_AS_JSON
    try:
        streams.prepare()
        forget_saved()
        if COMPLETE_VARIABLE in os.environ:
            return completion_answers.answer(COMMANDS, load)
        return _run(arguments)
    except BrokenPipeError:
        streams.turn_away(sys.stdout)
        return 0
    except (Exception, KeyboardInterrupt) as error:  # the last line of defence: what is unforeseen is logged and owned
        stop = _failure(error)
        failure.report_error(stop, as_json=as_json)
        return stop.exit_code


def load(words: tuple[str, ...], verb: Verb) -> PageCommand:
    """Import the module of a command and build its parser."""
    path = " ".join(("xieshang", *words))
    name = f"xieshang_cli.cli.{verb.module}"
    try:
        module = importlib.import_module(name)
    except ModuleNotFoundError as error:
        if error.name and name.startswith(error.name):
            raise CommandNotInstalledError(path) from error
        raise
    command: Command[...] = getattr(module, verb.function)
    return command.build(path)


def _run(arguments: list[str]) -> int:
    if "--version" in arguments[:1]:
        return _print(f"xieshang {__version__}\n")
    destination = route(arguments, COMMANDS)
    if isinstance(destination.entry, Noun):
        return _print(noun_page(destination.words, destination.entry) + "\n")
    path = " ".join(("xieshang", *destination.words))
    command = load(destination.words, destination.entry)
    try:
        with command.make_context(path, destination.rest) as context:
            env: Env = command.invoke(context)
    except typer.Exit as stop:
        return stop.exit_code
    except typer.TyperException as error:
        raise usage_messages.explained(error, command, path) from error
    except UsageError as error:
        if error.is_incomplete:
            error.hint = error.hint or usage_messages.how_to_call(command, path, error.message)
        raise
    try:
        return env.finish()
    except BrokenPipeError:
        streams.turn_away(sys.stdout)
        return env.exit_code


def _print(text: str) -> int:
    sys.stdout.write(text)
    sys.stdout.flush()
    return 0


def _failure(error: BaseException) -> XieshangError:
    """Give the failure that `error` is to the user."""
    match error:
        case failure.NothingAnsweredError() | typer.Abort():
            _end_line()
            return failure.NothingAnsweredError()
        case XieshangError():
            wipe()
            return error
        case KeyboardInterrupt():
            if not wipe():
                _end_line()
            streams.turn_away(sys.stdout)
            return failure.StoppedByUserError()
        case OSError():
            streams.turn_away(sys.stdout)
            return SystemFailureError(error)
        case _:
            return DefectError(failure.write_log(error))


def _end_line() -> None:
    """End the line of the question, or of the echoed ^C."""
    if sys.stderr.isatty():
        sys.stderr.write("\n")

"""Which task a command is about."""

from xieshang_cli.cli.env import Env
from xieshang_cli.storage.references import Kind


def task_ids(env: Env, reference: str) -> tuple[str, str]:
    """Give the id of the topic and of the task in it."""
    topic, _slash, task = env.archive.resolve(Kind.TASK, reference).partition("/")
    return topic, task

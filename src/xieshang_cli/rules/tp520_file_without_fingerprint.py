"""附件没有登记指纹。

查什么：`attachments/` 里的文件写进了记录，有没有写它的 sha256 指纹。

为什么：没有指纹，文件后来被换掉也看不出来。

例：手工在记录里写了 `file: attachments/620302001-2026-7k3m/照片.jpg`，没有 `sha256`。

怎样改：从记录里删去这一条，再用 `xieshang attach 任务编码 照片.jpg` 登记，指纹和大小自动记下。
"""

from collections.abc import Iterator, Sequence

from xieshang_cli.findings import Severity
from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.task import Evidence
from xieshang_cli.model.topic import Topic
from xieshang_cli.rules.engine import Problem, rule


@rule("TP520", Topic, severity=Severity.INFO, provision=N_("六步议事·办理实施"))
def file_without_fingerprint(topic: Topic, _records: Records) -> Iterator[Problem]:
    """A file that stands in the record can be told from another."""
    yield from _of("attachments", topic.attachments)
    for position, task in enumerate(topic.tasks):
        yield from _of(f"tasks[{position}].evidence", task.evidence)
        yield from _of(f"tasks[{position}].claim.evidence", task.claim.evidence if task.claim else ())


def _of(field: str, shown: Sequence[Evidence]) -> Iterator[Problem]:
    for position, proof in enumerate(shown):
        if proof.file and proof.file.startswith("attachments/") and proof.sha256 is None:
            yield Problem(f"{field}[{position}]", N_("附件 {place} 没有登记指纹"), place=proof.file)

"""The pages of docs/rules/: one for each rule, written from its docstring, and the catalogue."""

import re
from itertools import groupby

from xieshang_cli.findings import Severity
from xieshang_cli.model.records import KINDS
from xieshang_cli.reports.pages.rule import LETTERS, SEVERITIES
from xieshang_cli.rules.engine import Rule, catalogue

_RECORDS = {
    "topic": "议题", "session": "协商会", "request": "诉求", "station": "工作站", "division": "区划",
    "committee": "政协委员会", "member": "委员", "supervision": "包抓和督导", "plan": "年度协商计划",
}  # fmt: skip
_HEADING = re.compile(r"^(查什么|为什么|例|怎样改)：", re.MULTILINE)


def pages() -> dict[str, str]:
    """Give the page of every rule and the catalogue, by path in docs/."""
    rules = catalogue().values()
    return {"rules/README.md": _catalogue(list(rules))} | {f"rules/{rule.code}.md": _page(rule) for rule in rules}


def _catalogue(rules: list[Rule]) -> str:
    lines = [
        "# 规则目录",
        "",
        f"一共 {len(rules)} 条。`xieshang rule` 列出同一份目录，`xieshang rule 代码` 显示一条。",
        "",
        "轻重是默认的，可以在 `policy/rules.yaml` 的 `severity` 里按本地情况改；结构错误不能改，也不能豁免。",
        "“条件”是结束那一步要满足的：在那一步时只是提示，过了那一步就按轻重算。",
    ]
    for letters, group in groupby(rules, key=lambda rule: rule.code[:2]):
        lines += [
            "",
            f"## {letters} {LETTERS[letters]}",
            "",
            "| 规则 | 查出什么 | 轻重 | 步骤 |",
            "| --- | --- | --- | --- |",
        ]
        lines += [
            f"| [{rule.code}]({rule.code}.md) | {rule.title} | {_weight(rule)} | {_step(rule)} |" for rule in group
        ]
    return "\n".join(lines) + "\n"


def _page(rule: Rule) -> str:
    _title, *paragraphs = rule.page.split("\n\n")
    records = "、".join(_RECORDS[KINDS[kind]] for kind in rule.kinds) or "所有文件"
    rows = [
        ("名称", f"`{rule.name}`"),
        ("记录", records),
        ("轻重", _weight(rule)),
        ("步骤", _step(rule) or "不限"),
        ("能否豁免", "能，须写明理由和批准人" if rule.is_waivable else "不能"),
        ("依据", rule.provision or "无"),
    ]
    return "\n".join(
        [
            f"# {rule.code} {rule.title}",
            "",
            "| | |",
            "| --- | --- |",
            *(f"| {name} | {value} |" for name, value in rows),
            "",
            *(part for text in paragraphs for part in (_HEADING.sub(r"**\1**　", text), "")),
            "[规则目录](README.md)",
            "",
        ]
    )


def _weight(rule: Rule) -> str:
    return SEVERITIES[Severity(rule.severity)] + ("（结构错误）" if rule.is_structural else "")


def _step(rule: Rule) -> str:
    if rule.step is None:
        return ""
    return f"{rule.step.label}（条件）" if rule.is_gate else rule.step.label

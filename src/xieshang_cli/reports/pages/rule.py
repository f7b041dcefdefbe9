"""The catalogue of rules, and the page of one."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from xieshang_cli.findings import Severity
from xieshang_cli.language import N_, _
from xieshang_cli.model.policy import Policy
from xieshang_cli.model.records import KINDS
from xieshang_cli.reports.document import Column, Document, Paragraph, Table, Value
from xieshang_cli.reports.pages.context import facts
from xieshang_cli.rules.engine import Rule

SEVERITIES = {Severity.ERROR: N_("错误"), Severity.WARNING: N_("警告"), Severity.INFO: N_("提示")}


def rule_page(rule: Rule, policy: Policy, today: date) -> Document:
    """One rule: what it checks, why, an example, how to mend it."""
    _heading, *paragraphs = rule.page.split("\n\n")
    return Document(
        kind="rule",
        title=f"{rule.code} {_(rule.title)}",
        as_of=today,
        blocks=[
            facts(
                "rule",
                "",
                [
                    ("name", _("名称"), rule.name),
                    ("severity", _("轻重"), _severity(rule, policy)),
                    ("step", _("步骤"), _step(rule, policy)),
                    ("waivable", _("能否豁免"), _("能，须写明理由和批准人") if rule.is_waivable else _("不能")),
                    ("provision", _("依据"), _(rule.provision) or _("无")),
                ],
            ),
            *(Paragraph(_(paragraph)) for paragraph in paragraphs),
        ],
        data={**_data(rule, policy), "page": rule.page},
    )


LETTERS = {
    "TP": N_("议题"),
    "SE": N_("协商会"),
    "ST": N_("工作站"),
    "MB": N_("委员"),
    "DV": N_("区划"),
    "RQ": N_("诉求"),
    "PL": N_("年度计划"),
    "SV": N_("包抓和督导"),
    "FD": N_("经费"),
    "FL": N_("文件"),
    "AU": N_("经过和豁免"),
    "PR": N_("个人信息"),
}


def rule_list(rules: Iterable[Rule], policy: Policy, today: date, *, is_grouped: bool = True) -> Document:
    """One line a rule, by code; one table for each two letters, unless the format holds only one."""
    ordered = sorted(rules, key=lambda rule: rule.code)
    columns = [
        Column("code", _("规则")),
        Column("title", _("查出什么")),
        Column("severity", _("轻重")),
        Column("step", _("步骤")),
    ]

    def table(key: str, title: str, chosen: Iterable[Rule]) -> Table:
        rows: list[list[Value]] = [
            [rule.code, _(rule.title), _severity(rule, policy), _step(rule, policy)] for rule in chosen
        ]
        return Table(key, columns, rows, title=title)

    groups = groupby(ordered, key=lambda rule: rule.code[:2])
    return Document(
        kind="rule.list",
        title=_("规则目录"),
        as_of=today,
        blocks=[table(letters, f"{letters} {_(LETTERS[letters])}", group) for letters, group in groups]
        if is_grouped
        else [table("rules", "", ordered)],
        counts={"rules": len(ordered)},
        data=[_data(rule, policy) for rule in ordered],
    )


def _weight(rule: Rule, policy: Policy) -> Severity:
    return rule.severity if rule.is_structural else Severity(policy.severity.get(rule.code, rule.severity))


def _severity(rule: Rule, policy: Policy) -> str:
    return _(SEVERITIES[_weight(rule, policy)])


def _step(rule: Rule, policy: Policy) -> str:
    if rule.step is None:
        return ""
    label = policy.label(rule.step)
    return _("{step}（结束这一步的条件）").format(step=label) if rule.is_gate else label


def _data(rule: Rule, policy: Policy) -> dict[str, object]:
    return {
        "code": rule.code,
        "name": rule.name,
        "title": rule.title,
        "severity": _weight(rule, policy).value,
        "records": [KINDS[kind] for kind in rule.kinds],
        "step": rule.step.value if rule.step else None,
        "gate": rule.is_gate,
        "structural": rule.is_structural,
        "provision": rule.provision or None,
    }

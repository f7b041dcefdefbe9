"""The sentences of a yearly summary: no more than the figures say, and nothing unknown is called none."""

from collections.abc import Callable, Mapping

from xieshang_cli.language import N_, _
from xieshang_cli.model.partial import CountTotal
from xieshang_cli.model.vocabulary import About, Status
from xieshang_cli.reports.document import Rate
from xieshang_cli.reports.promise_counts import FATES, NOT_JUDGED
from xieshang_cli.reports.selection import Selection

Figures = Mapping[str, int | Rate | CountTotal]


def _topics(figures: Figures, selection: Selection) -> str:
    raised = _number(figures, "topics.raised")
    span = _span(selection)
    if not raised:
        return _("没有{span}提出的议题的记录。").format(span=span)
    parts = [
        _("{label} {n} 个").format(label=_(status.label), n=number)
        for status in Status
        if (number := _number(figures, f"topics.{status.value}"))
    ]
    text = _("{span}提出议题 {n} 个，到今天{parts}。").format(span=span, n=raised, parts=_("、").join(parts))
    solved = _share(figures, "topics.solved")
    if solved.denominator:
        text += _("办结的 {closed} 个中，有任务经确认办结的 {solved} 个。").format(
            closed=solved.denominator, solved=solved.numerator
        )
    return text


def _participation(figures: Figures, selection: Selection) -> str:
    sessions = _number(figures, "participation.sessions")
    span = _span(selection)
    if not sessions:
        return _("没有{span}召开的协商会的记录。").format(span=span)
    sentences = [
        _("{span}召开协商会 {n} 次，{attendances}。").format(
            span=span, n=sessions, attendances=_attendances(figures, "participation.attendances", "")
        ),
        _("其中{attendances}。").format(
            attendances=_attendances(figures, "participation.residents", _("、").join(selection.policy.resident_roles))
        ),
        _share_sentence(
            _share(figures, "participation.members"),
            N_("下沉委员应到 {of} 人次，到会 {n} 人次（{percent}）。"),
            N_("下沉委员到会情况没有记录。"),
            N_("（另有 {n} 人次所在的会没有登记委员编码，未计入。）"),
        ),
        _share_sentence(
            _share(figures, "participation.with_leader"),
            N_("写了参加人员姓名的 {of} 次会中，主要领导到会的 {n} 次（{percent}）。"),
            N_("主要领导到会情况没有记录。"),
            N_("（另有 {n} 次没有写参加人员，未计入。）"),
        ),
    ]
    return "".join(sentences)


def _promises(figures: Figures, selection: Selection) -> str:
    tasks = _number(figures, "promises.tasks")
    span = _span(selection)
    if not tasks:
        return _("没有原定期限在{span}的任务的记录。").format(span=span)
    rate, original = _share(figures, "promises.rate"), _share(figures, "promises.original.rate")
    parts = [
        _("{label} {n} 项").format(label=_(label), n=number)
        for fate, label in FATES.items()
        if (number := _number(figures, f"promises.{fate.value}"))
    ]
    text = _("原定期限在{span}的任务 {n} 项：{parts}。").format(span=span, n=tasks, parts=_("、").join(parts))
    if not rate.denominator:
        return text + _("还没有可以判断是否兑现的任务。")
    text += _("承诺兑现率 {n}/{of}（{percent}），").format(
        n=rate.numerator, of=rate.denominator, percent=rate.percentage
    )
    text += _("按原定期限是 {n}/{of}（{percent}）。").format(
        n=original.numerator, of=original.denominator, percent=original.percentage
    )
    assert rate.left_out == sum(_number(figures, f"promises.{fate.value}") for fate in NOT_JUDGED)
    if rate.left_out:
        text += _("（其余 {n} 项没有计入。）").format(n=rate.left_out)
    return text


def _adoption(figures: Figures, selection: Selection) -> str:
    topics = _number(figures, "adoption.topics")
    span = _span(selection)
    if not topics:
        return _("{span}提出的议题中，没有达成共识或报送成果的记录。").format(span=span)
    submitted = _number(figures, "adoption.submitted")
    text = _("{span}提出的议题中，达成共识或报送成果的 {n} 个，已报送 {submitted} 个。").format(
        span=span, n=topics, submitted=submitted
    )
    if not submitted:
        return text
    return text + _(
        "其中采纳 {adopted} 个、部分采纳 {partly} 个、不采纳 {refused} 个，等答复 {waiting} 个，超期未答复 {late} 个。"
    ).format(
        adopted=_number(figures, "adoption.adopted"),
        partly=_number(figures, "adoption.partly"),
        refused=_number(figures, "adoption.not_adopted"),
        waiting=_number(figures, "adoption.waiting"),
        late=_number(figures, "adoption.unanswered"),
    )


def _satisfaction(figures: Figures, selection: Selection) -> str:
    coverage = _share(figures, "satisfaction.coverage")
    span = _span(selection)
    if not coverage.denominator:
        return _("{span}提出的议题中，还没有到结果反馈的，也没有满意度测评。").format(span=span)
    text = _("{span}提出的议题中，到了结果反馈或做过测评的 {of} 个，做过满意度测评的 {n} 个。").format(
        span=span, of=coverage.denominator, n=coverage.numerator
    )
    for about in About:
        if _number(figures, f"satisfaction.{about}.surveys"):
            text += _about(_share(figures, f"satisfaction.{about}.rate"), about)
    return text


def _about(rate: Rate, about: About) -> str:
    label = _(about.label)
    if not rate.denominator:
        return _("对{label}的测评没有可以计算的份数。").format(label=label)
    text = _("对{label}收回 {of} 份，满意和基本满意 {n} 份（{percent}）。").format(
        label=label, of=rate.denominator, n=rate.numerator, percent=rate.percentage
    )
    if rate.left_out:
        text += _("（另有 {n} 次测评份数不明或不合，未计入。）").format(n=rate.left_out)
    return text


def _linkage(figures: Figures, selection: Selection) -> str:
    transfers = _number(figures, "linkage.transfers")
    span = _span(selection)
    if not transfers:
        return _("没有{span}上交、下放议题的记录。").format(span=span)
    text = _("{span}上交 {up} 次、下放 {down} 次，被退回 {returned} 次。").format(
        span=span,
        up=_number(figures, "linkage.up"),
        down=_number(figures, "linkage.down"),
        returned=_number(figures, "linkage.returned"),
    )
    return text + _share_sentence(
        _share(figures, "linkage.in_time"),
        N_("接收后到期的 {of} 次，按期答复 {n} 次（{percent}）。"),
        N_("还没有到期要答复的。"),
        "",
    )


PARAGRAPHS: Mapping[str, Callable[[Figures, Selection], str]] = {
    "topics": _topics,
    "participation": _participation,
    "promises": _promises,
    "adoption": _adoption,
    "satisfaction": _satisfaction,
    "linkage": _linkage,
}
"""What is said of each kind of figure, in order."""


def _share_sentence(rate: Rate, some: str, none: str, left_out: str) -> str:
    if not rate.denominator:
        return _(none)
    text = _(some).format(of=rate.denominator, n=rate.numerator, percent=rate.percentage)
    return text + _(left_out).format(n=rate.left_out) if rate.left_out and left_out else text


def _attendances(figures: Figures, key: str, who: str) -> str:
    total = figures[key]
    assert isinstance(total, CountTotal)
    if total.unknown == total.of:
        return _("{who}参加人次没有记录").format(who=who).strip()
    words = _("{who}参加约 {n} 人次") if total.approximate else _("{who}参加 {n} 人次")
    text = words.format(who=who, n=total.number).strip()
    if total.unknown:
        text += _("（另有 {n} 次没有记录人数，未计入）").format(n=total.unknown)
    return text


def _span(selection: Selection) -> str:
    start, end = selection.period
    if start is not None and start == end and len(start.text) == 4:
        return _("{year}年").format(year=start.text)
    return _("这段时间")


def _number(figures: Figures, key: str) -> int:
    value = figures[key]
    assert isinstance(value, int)
    return value


def _share(figures: Figures, key: str) -> Rate:
    value = figures[key]
    assert isinstance(value, Rate)
    return value

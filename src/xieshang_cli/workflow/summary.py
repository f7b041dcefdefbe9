"""Records in brief: the rows that lists and reports read instead of records."""

from collections.abc import Sequence

from xieshang_cli.findings import Finding
from xieshang_cli.model.committee import Committee, Member
from xieshang_cli.model.organisation import Division, Station
from xieshang_cli.model.plan import Plan
from xieshang_cli.model.records import AnyRecord, Records
from xieshang_cli.model.request import Request
from xieshang_cli.model.rows import PlannedTopicRow, PlanRow, RequestRow, Row
from xieshang_cli.model.session import Session
from xieshang_cli.model.supervision import Supervision
from xieshang_cli.model.topic import Topic
from xieshang_cli.workflow.evidence_rows import evidence_rows
from xieshang_cli.workflow.organisation_rows import (
    committee_rows,
    division_row,
    first_day,
    last_day,
    member_row,
    station_rows,
    supervision_rows,
    typed,
)
from xieshang_cli.workflow.session_rows import session_row
from xieshang_cli.workflow.topic_rows import topic_rows


def rows_of(  # noqa: PLR0911 - one for each kind
    record: AnyRecord, records: Records, findings: Sequence[Finding] | None = None
) -> list[Row]:
    """Give the row of a record and of its parts, the record's own first.

    `findings` are those of `rules.checking.check` for this record, where it has run already.
    """
    match record:
        case Topic():
            return topic_rows(record, records, findings)
        case Session():
            return [session_row(record, records.policy), *evidence_rows(record)]
        case Request():
            return [_request_row(record)]
        case Station():
            return station_rows(record)
        case Division():
            return [division_row(record)]
        case Committee():
            return committee_rows(record)
        case Member():
            return [member_row(record)]
        case Supervision():
            return supervision_rows(record)
        case Plan():
            return _plan_rows(record)


def _request_row(request: Request) -> RequestRow:
    return RequestRow(
        id=request.id,
        station=request.id.split("-", 1)[0],
        on=typed(request.on),
        on_from=first_day(request.on),
        on_until=last_day(request.on),
        channel=request.channel,
        raised_by=request.by,
        text=request.text,
        person=request.person,
    )


def _plan_rows(plan: Plan) -> list[Row]:
    last = plan.stages[-1] if plan.stages else None
    return [
        PlanRow(
            id=plan.id,
            division=plan.code,
            year=plan.year,
            stage=last.stage.value if last else None,
            stage_on=last.on.text if last else None,
            proposals=len(plan.proposals),
            topics=len(plan.topics),
        ),
        *(
            PlannedTopicRow(
                id=planned.id,
                plan=plan.id,
                division=planned.division or plan.code,
                year=plan.year,
                title=planned.title,
                month=typed(planned.month),
                month_last=last_day(planned.month),
                level=planned.level.value if planned.level else None,
                form=planned.form,
                lead=planned.lead,
                topic=planned.topic,
                dropped=planned.dropped,
            )
            for planned in plan.topics
        ),
    ]

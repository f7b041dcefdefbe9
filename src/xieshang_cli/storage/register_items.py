"""Registers hold many records in one file: each must belong there, and no two may have one code or id."""

from collections.abc import Iterator

from xieshang_cli.findings import Finding, Severity
from xieshang_cli.language import N_
from xieshang_cli.model.base import Record
from xieshang_cli.model.organisation import DivisionRegister
from xieshang_cli.model.request import RequestRegister


def register_problems(register: Record) -> Iterator[Finding]:
    """Give what is wrong with the codes or ids of a register's records; nothing of a file that holds one record.

    Ids are the names of files or belong to one register, so that an id used twice is always used twice in one file.
    """
    match register:
        case RequestRegister():
            beginning, place = f"{register.station}-{register.year}-", f"{register.station}/{register.year}"
            items = [(request.id, f"requests[{number}].id") for number, request in enumerate(register.requests)]
        case DivisionRegister():
            beginning = place = register.code
            items = [(division.code, f"divisions[{number}].code") for number, division in enumerate(register.divisions)]
        case _:
            return
    seen = set()
    for identity, field in items:
        if identity in seen:
            yield _finding("FL016", N_("编码 {id} 前面已经用过"), identity, field, id=identity)
        elif not identity.startswith(beginning):
            yield _finding("FL013", N_("编码 {id} 不属于 {place}"), identity, field, id=identity, place=place)
        seen.add(identity)


def _finding(code: str, text: str, record: str, field: str, **values: str) -> Finding:
    return Finding(code=code, severity=Severity.ERROR, text=text, values=dict(values), record=record, field=field)

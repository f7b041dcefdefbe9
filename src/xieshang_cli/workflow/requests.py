"""The register of residents' requests grows by one."""

from typing import Any

from xieshang_cli.model.identity import code_of, year_of
from xieshang_cli.model.request import Request, RequestRegister
from xieshang_cli.workflow.building import made, rebuilt
from xieshang_cli.workflow.change import TakenError
from xieshang_cli.workflow.stamp import Stamp


def new_request(register: RequestRegister | None, request_id: str, stamp: Stamp, **facts: Any) -> RequestRegister:
    """Enter a request; `facts` are fields of `Request`. Where there is no register yet, it is made."""
    if register is None:
        register = made(RequestRegister, station=code_of(request_id), year=int(year_of(request_id)))
    if any(request.id == request_id for request in register.requests):
        raise TakenError(request_id)
    given = {name: fact for name, fact in facts.items() if fact is not None}
    request = made(Request, **{"on": stamp.day, **given}, id=request_id)
    return rebuilt(register, requests=(*register.requests, request))

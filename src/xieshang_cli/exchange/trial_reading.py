"""A binary workbook (xls) is tried by another process first: its reader may panic over a damaged one.

What it makes of XML is bounded beforehand (`workbook_size.py`); of the binary format only it knows the structure.
"""

import subprocess
import sys
from pathlib import Path

from xieshang_cli.exchange.sheet import UnreadableWorkbookError

SECONDS = 60
"""Far more than twenty mebibytes take."""

# Reads everything that we would; what the reader itself calls an error is left to be said by us.
_TRIAL = """
import contextlib, io, sys
with contextlib.suppress(ImportError):
    import resource
    resource.setrlimit(resource.RLIMIT_AS, (4 * 1024 ** 3,) * 2)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
from python_calamine import CalamineError, CalamineWorkbook
with contextlib.suppress(CalamineError):
    book = CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read()))
    for name in book.sheet_names:
        with contextlib.suppress(CalamineError):
            book.get_sheet_by_name(name).to_python(skip_empty_area=False, nrows=5001)
"""


def require_survival(path: Path, data: bytes) -> None:
    """Refuse a workbook over which the reader of workbooks ends, whatever its end."""
    try:
        done = subprocess.run(
            [sys.executable, "-c", _TRIAL], input=data, capture_output=True, check=False, timeout=SECONDS
        )
    except subprocess.TimeoutExpired:
        ended = True
    else:
        ended = done.returncode != 0
    if ended:
        raise UnreadableWorkbookError(path)

"""Damaged binary workbooks end the process that tries them, not ours."""

import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from exchange.binary_workbook import xls
from xieshang_cli.exchange import trial_reading
from xieshang_cli.exchange.sheets import SheetError, read_rows

GOOD = xls({(0, 0): "姓名", (1, 0): "王强"})


def test_a_sound_one_is_read(tmp_path: Path) -> None:
    (tmp_path / "表.xls").write_bytes(GOOD)
    assert read_rows(tmp_path / "表.xls") == [["姓名"], ["王强"]]


def test_one_over_which_the_reader_panics_is_refused(tmp_path: Path) -> None:
    place = GOOD.index(b"\x85\x00")
    (tmp_path / "表.xls").write_bytes(GOOD[: place + 2] + b"\0\0" + GOOD[place + 4 :])
    with pytest.raises(SheetError) as caught:
        read_rows(tmp_path / "表.xls")
    assert caught.value.message.endswith("表.xls：不是能读的工作簿，可能已经损坏或有密码。")


def test_one_that_never_ends_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trial_reading, "SECONDS", 0.2)
    monkeypatch.setattr(trial_reading, "_TRIAL", "import time; time.sleep(20)")
    with pytest.raises(SheetError):
        trial_reading.require_survival(tmp_path / "表.xls", GOOD)


@pytest.mark.slow
def test_whatever_is_damaged_our_process_lives(tmp_path: Path) -> None:
    chance = Random(1)
    for _ in range(150):
        data = bytearray(GOOD)
        for _ in range(chance.randint(1, 5)):
            place = chance.choice([chance.randrange(76), chance.randrange(512, 1700), chance.randrange(len(data))])
            data[place] = chance.choice([0, 1, 254, 255, chance.randrange(256)])
        (tmp_path / "表.xls").write_bytes(data)
        code = "import sys\nfrom pathlib import Path\nfrom xieshang_cli.exchange.sheets import SheetError, read_rows\n"
        code += "try:\n    read_rows(Path(sys.argv[1]))\nexcept SheetError:\n    pass\n"
        done = subprocess.run(
            [sys.executable, "-c", code, tmp_path / "表.xls"], check=False, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr[-500:]

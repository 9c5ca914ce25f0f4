"""The package is typed, and its stub of the raw layer says what is there."""

import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

import caf

pytest.importorskip("mypy", reason="mypy is not installed: THE TYPES ARE NOT CHECKED")

HERE = Path(__file__).resolve().parent
CONFIG = HERE / "mypy.ini"
PACKAGE = HERE.parent.parent / "bindings" / "python" / "caf"


# mypy finds what is installed by itself, and wants to be told of nothing else.
FOLDER = str(Path(caf.__file__).parent.parent)
WHERE = {} if FOLDER == sysconfig.get_path("purelib") else {"MYPYPATH": FOLDER, "PYTHONPATH": FOLDER}


def run(tmp_path, *arguments):
    made = subprocess.run(
        [sys.executable, "-m", *arguments], capture_output=True, text=True, cwd=tmp_path, check=False,
        env={**WHERE, "MYPY_CACHE_DIR": str(tmp_path / "cache"), "PATH": ""},
    )
    return made.returncode, made.stdout + made.stderr


def test_the_package_is_strictly_typed(tmp_path):
    code, said = run(tmp_path, "mypy", "--config-file", str(CONFIG), str(PACKAGE))
    assert code == 0, said


def test_the_stub_is_what_the_raw_layer_is(tmp_path):
    # The constants are in the stub as its __getattr__, so that no list of a thousand names
    # is kept. SWIG's functions do not say that their arguments have no names.
    code, said = run(tmp_path, "mypy.stubtest", "caf.raw", "--mypy-config-file", str(CONFIG), "--ignore-missing-stub",
                     "--ignore-positional-only", "--concise")
    assert code == 0, said


CALLS = '''
import datetime
from array import array
import numpy
import numpy.typing
import caf
day = datetime.date(2023, 4, 3)
column: numpy.typing.NDArray[numpy.datetime64] = numpy.zeros(3, "datetime64[D]")
reveal_type(caf.add_working_days(day, 20))
reveal_type(caf.add_working_days([day], 20))
reveal_type(caf.add_working_days(array("i", [1]), 20))
reveal_type(caf.add_working_days(column, 20))
reveal_type(caf.first_taf_due(numpy.datetime64("2023-04-03"), profile=caf.Profile("sefton")))
reveal_type(caf.add_months(column, 3))
reveal_type(caf.count_working_days(day, day))
reveal_type(caf.count_working_days(column, day))
reveal_type(caf.count_working_days(day, [day]))
reveal_type(caf.is_working_day(column))
reveal_type(caf.is_working_day(day, calendar=caf.Calendar("scotland")))
reveal_type(caf.due("EM-C1", day, division=None))
reveal_type(caf.rule("EM-C1").severity)
caf.add_working_days(5, 20)
caf.add_working_days(day, "20")
'''

SAID = [
    "datetime.date", "list[datetime.date | None]", "array.array[int]", "ndarray", "datetime.date", "ndarray", "int", "Any", "list[int | None]",
    "Any", "bool", "datetime.date",
    "Severity | None",
]


def test_what_a_caller_sees(tmp_path):
    program = tmp_path / "program.py"
    program.write_text(CALLS, encoding="utf-8")
    code, said = run(tmp_path, "mypy", "--strict", str(program))
    revealed = [line.partition('Revealed type is "')[2].rstrip('"') for line in said.splitlines() if "Revealed type" in line]
    assert len(revealed) == len(SAID), said
    for found, expected in zip(revealed, SAID, strict=True):
        assert expected in found.replace("datetime.datetime", "").replace("builtins.", ""), (found, expected)
    errors = [line for line in said.splitlines() if "error:" in line]
    assert code == 1 and len(errors) == 2 and all("No overload variant" in line for line in errors), said

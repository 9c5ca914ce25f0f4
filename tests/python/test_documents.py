"""What the documents say of Python is so."""

import doctest
import importlib
import inspect
import os
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

import caf

pandas = pytest.importorskip("pandas")
ROOT = Path(__file__).parents[2]


def run(*command, **others):
    """A program, in an interpreter of its own, with the package under test."""
    path = os.pathsep.join([str(Path(caf.__file__).parents[1]), os.environ.get("PYTHONPATH", "")])
    return subprocess.run([sys.executable, *command], check=True, capture_output=True, text=True,
                          env={**os.environ, "PYTHONPATH": path}, **others)  # fmt: skip


@pytest.mark.parametrize("name", ["docs/python.md", "bindings/python/README.md"])
def test_documents(name, monkeypatch):
    monkeypatch.chdir(ROOT)
    with pandas.option_context("display.width", 120):
        failed, attempted = doctest.testfile(str(ROOT / name), module_relative=False, optionflags=doctest.NORMALIZE_WHITESPACE)
    assert failed == 0
    assert attempted >= 3


def test_the_five_lines():
    """What the README shows."""
    ran = run(ROOT / "examples/python/five_lines.py", cwd=ROOT)
    assert ran.stdout == (ROOT / "examples/python/five_lines.out").read_text(encoding="utf-8")


def test_a_caseload_in_parquet_files(tmp_path):
    """examples/python/parquet.py, three cases at a time, against one pass over the same tables."""
    parquet = pytest.importorskip("pyarrow.parquet")
    pytest.importorskip("duckdb")
    tables = caf.read_tables(ROOT / "examples/caseload.ndjson").tables
    folder = tmp_path / "caseload"
    folder.mkdir()
    for table, frame in tables.items():
        frame.sort_values("case_id", kind="stable").to_parquet(folder / f"{table}.parquet", index=False)
    program = (ROOT / "examples/python/parquet.py").read_text(encoding="utf-8").replace("= 100_000", "= 3")
    assert "CASES_AT_A_TIME = 3\n" in program
    copy = tmp_path / "parquet.py"
    copy.write_text(program, encoding="utf-8")
    run(copy, folder, "2026-06-30", tmp_path / "findings.parquet")
    found = parquet.read_table(tmp_path / "findings.parquet").to_pylist()
    sorted_tables = {name: frame.sort_values("case_id", kind="stable") for name, frame in tables.items()}
    import datetime

    import pyarrow

    whole = caf.check({name: pyarrow.Table.from_pandas(frame, preserve_index=False) for name, frame in sorted_tables.items()},
                      as_of=datetime.date(2026, 6, 30), verdicts=["not met", "due"])  # fmt: skip
    assert len(found) > 100
    assert found == whole.to_pylist()


MODULES = sorted(
    module.name for module in pkgutil.walk_packages(caf.__path__, "caf.") if module.name not in ("caf._raw", "caf.raw", "caf.__main__")
)


@pytest.mark.parametrize("name", MODULES)
def test_docstrings(name):
    assert doctest.testmod(importlib.import_module(name), optionflags=doctest.NORMALIZE_WHITESPACE).failed == 0


def test_every_public_name_says_what_it_is():
    """With an example or its errors, where it is called."""
    for name in caf.__all__:
        thing = getattr(caf, name)
        if callable(thing) or name == "plot":
            assert (thing.__doc__ or "").strip() and not thing.__doc__.startswith(f"{name}("), name
    for call in (caf.first_taf_due, caf.next_review_due, caf.archive_due):
        said = inspect.getdoc(call)
        assert "clause" in said and "Raises" in said and ("working days" in said or "months" in said or "year" in said), call


def test_the_version_is_where_tools_look():
    stated = (ROOT / "include/caf/version.h").read_text(encoding="utf-8").splitlines()
    numbers = [line.split()[2] for line in stated if line.startswith(tuple(f"#define CAF_VERSION_{part} " for part in ("MAJOR", "MINOR", "PATCH")))]
    assert caf.__version__ == caf.version() == ".".join(numbers) and len(numbers) == 3

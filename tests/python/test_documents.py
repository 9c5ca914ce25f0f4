"""What the documents say of Python is so."""

import doctest
import os
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

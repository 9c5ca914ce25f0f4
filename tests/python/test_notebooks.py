"""The notebooks under examples/python run, and say what they are said to say."""

import os
import shutil
from pathlib import Path

import nbformat
import pandas
import pytest
from nbclient import NotebookClient

import caf

EXAMPLES = Path(__file__).parents[2] / "examples"
NOTEBOOKS = sorted((EXAMPLES / "python").glob("*.ipynb"))


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Runs a notebook in a copy of the examples, with the package under test; gives its folder and its cells."""
    shutil.copytree(EXAMPLES, tmp_path / "examples")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(Path(caf.__file__).parents[1]), os.environ.get("PYTHONPATH", "")]))
    monkeypatch.setenv("MPLBACKEND", "module://matplotlib_inline.backend_inline")
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    # The debugger's warnings of frozen modules and files that it cannot find are none of the notebook's.
    monkeypatch.setenv("PYDEVD_DISABLE_FILE_VALIDATION", "1")

    def run_it(name):
        folder = tmp_path / "examples/python"
        notebook = nbformat.read(folder / name, as_version=4)
        NotebookClient(notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(folder)}}).execute()
        return folder, notebook

    return run_it


def outputs(notebook, kind):
    return [output["data"][kind] for cell in notebook.cells for output in cell.get("outputs", []) if kind in output.get("data", {})]


def said(notebook):
    """What each cell printed or gave, as text; pictures are for the eye."""
    found = []
    for cell in notebook.cells:
        texts = [output.get("text") or output.get("data", {}).get("text/plain", "") for output in cell.get("outputs", ())]
        found.append("".join(text for text in texts if not text.startswith("<Figure")))
    return found


def test_no_notebook_is_left_out():
    assert [path.stem for path in NOTEBOOKS] == ["case-system", "monthly-report"]


def test_case_system(run):
    kept = said(nbformat.read(EXAMPLES / "python/case-system.ipynb", as_version=4))
    assert any(kept)
    assert said(run("case-system.ipynb")[1]) == kept


def test_monthly_report(run):
    folder, notebook = run("monthly-report.ipynb")
    errors = [output for cell in notebook.cells for output in cell.get("outputs", []) if output["output_type"] in ("error", "stream") and output.get("name") != "stdout"]
    assert errors == []
    assert len(outputs(notebook, "image/png")) == 5
    problems = pandas.read_csv(folder / "report-2026-06/workbook-problems.csv")
    assert problems.row.tolist() == [53, 53, 55, 56, 57]
    assert problems.reason[4] == "a formula whose value was never saved"
    by_rule = pandas.read_csv(folder / "report-2026-06/by-rule.csv", index_col="rule")
    # By hand from the report of the command: caf check --only all, the line of EM-B2-held.
    assert by_rule.loc["EM-B2-held", ["met", "not met", "due", "unknown"]].tolist() == [71, 6, 6, 4]
    july = pandas.read_csv(folder / "report-2026-06/due-in-july.csv")
    assert july.due.min() >= "2026-07-01" and july.due.max() <= "2026-07-31" and july.due.is_monotonic_increasing
    findings = pandas.read_csv(folder / "report-2026-06/findings.csv")
    assert findings.kind[0] == "safeguarding"
    assert len(findings) == 373  # of the command: its rows that are not-met, due or judgement


def test_the_workbook_is_what_its_script_makes(tmp_path):
    import runpy
    import sys

    made = tmp_path / "annex-a.xlsx"
    before, sys.argv = sys.argv, ["make_annex_a.py", str(made)]
    try:
        runpy.run_path(str(EXAMPLES / "python/make_annex_a.py"), run_name="__main__")
    finally:
        sys.argv = before
    import openpyxl

    def cells(path):
        return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in openpyxl.load_workbook(path)}

    assert cells(made) == cells(EXAMPLES / "python/annex-a.xlsx")

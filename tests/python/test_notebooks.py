"""The notebooks of examples/python run, and say what they say in the repository."""

from pathlib import Path

import pytest

nbformat = pytest.importorskip("nbformat")
nbclient = pytest.importorskip("nbclient")
pytest.importorskip("ipykernel")

FOLDER = Path(__file__).parent.parent.parent / "examples/python"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))


def said(notebook):
    """What each cell printed or gave, as text; pictures are for the eye."""
    found = []
    for cell in notebook.cells:
        outputs = cell.get("outputs", ())
        texts = [output.get("text") or output.get("data", {}).get("text/plain", "") for output in outputs]
        found.append("".join(text for text in texts if not text.startswith("<Figure")))
    return found


def test_there_are_notebooks():
    assert NOTEBOOKS


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning", "ignore::RuntimeWarning")
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_it_runs_and_says_the_same(path):
    notebook = nbformat.read(path, as_version=4)
    before = said(notebook)
    assert any(before), "the notebook is kept with its outputs"
    nbclient.NotebookClient(notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(FOLDER)}}).execute()
    assert said(notebook) == before

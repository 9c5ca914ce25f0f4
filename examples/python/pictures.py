"""Draws the pictures of docs/ from the invented caseload: pictures.py FOLDER."""

import sys
from datetime import date
from pathlib import Path

import matplotlib

matplotlib.use("Agg")
# The same bytes each time: no random names, no day.
matplotlib.rcParams.update({"svg.hashsalt": "caf", "svg.fonttype": "none", "font.family": "sans-serif", "font.sans-serif": ["DejaVu Sans"]})

import matplotlib.pyplot as plt

import caf

AS_OF = date(2026, 6, 30)
EXAMPLES = Path(__file__).parents[1]


def pictures():
    """Each picture's name and axes."""
    tables = caf.read_tables(EXAMPLES / "caseload.ndjson").tables
    findings = caf.check(tables, as_of=AS_OF, division="england-and-wales")
    timing = ["EM-B2-held", "EM-C1", "EM-D3-disposal", "EM-A4-logged", "EM-B1-set"]
    yield "plot-timeline", caf.plot.timeline(tables, findings, case_id="SC-2025-051", as_of=AS_OF)
    chosen = findings[findings.rule.isin(["EM-A3-agreement", "EM-A4-searched", "EM-A4-logged", "EM-B2-held", "EM-C1", "EM-D3-disposal"])]
    yield "plot-compliance-rule", caf.plot.compliance(chosen)
    yield "plot-compliance-agency", caf.plot.compliance(findings[findings.rule.isin(timing)], by="agency", cases=tables["cases"], share=True)
    yield "plot-days", caf.plot.days_to_first_taf(findings)
    yield "plot-rag", caf.plot.rag(tables, as_of=AS_OF)
    yield "plot-rag-case", caf.plot.rag(tables, case_id="SC-2025-051", as_of=AS_OF)
    audited = caf.cohort(caf.read_tables(EXAMPLES / "audit-2011/submitted.ndjson"), as_of=date(2011, 3, 31))
    yield "plot-cohort", caf.plot.cohort(audited)
    yield "plot-time", caf.plot.time_taken(audited)
    instruments = EXAMPLES / "instruments"
    forms = caf.audit(instruments / "invented-borough.json", instruments / "invented-answers.csv")
    yield "plot-audit", caf.plot.audit(forms, by="question")


def main() -> None:
    for name, ax in pictures():
        ax.figure.savefig(Path(sys.argv[1]) / f"{name}.svg", metadata={"Date": None, "Creator": None}, bbox_inches="tight")
        if len(sys.argv) > 2:
            ax.figure.savefig(Path(sys.argv[2]) / f"{name}.png", dpi=110, bbox_inches="tight")
        plt.close(ax.figure)


if __name__ == "__main__":
    main()

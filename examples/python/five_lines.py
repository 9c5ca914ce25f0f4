from datetime import date
import caf
caseload = caf.read_tables("examples/caseload.ndjson").tables  # data frames: cases, assessments, meetings, ...
findings = caf.check(caseload, profile="sefton", as_of=date(2026, 6, 30), verdicts=["not met"])
print(findings[findings.rule == "EM-B2-held"][["case_id", "due", "done", "slack"]])

JSON and CSV.

$ caf check --profile dates.json --as-of 2023-06-01 --format json cases.ndjson > cases.json; echo "status $?"; python3 -m json.tool cases.json > /dev/null
status 1

$ caf check --profile dates.json --as-of 2023-06-01 --format json --only not-met cases.ndjson
{
  "libcaf": "0.1.0",
  "as_of": "2023-06-01",
  "division": "england-and-wales",
  "profiles": ["dates-and-consent"],
  "calendar": {"england-and-wales": "2028-12-31", "scotland": "2028-12-31", "northern-ireland": "2028-12-31"},
  "holidays": null,
  "files": [{"name": "cases.ndjson", "cases": 8}],
  "cases": 8,
  "not_open": 0,
  "summary": [
    {"profile": "dates-and-consent", "rule": "EM-A3-agreement", "clause": "A.3", "title": "Agreed to before the assessment starts", "kind": "standard", "met": 6, "not_met": 0, "due": 0, "unknown": 2, "judgement": 0, "not_applicable": 0},
    {"profile": "dates-and-consent", "rule": "EM-A3-withdrawal", "clause": "A.3", "title": "Nothing further after a refusal or withdrawal", "kind": "standard", "met": 0, "not_met": 0, "due": 0, "unknown": 0, "judgement": 0, "not_applicable": 8},
    {"profile": "dates-and-consent", "rule": "EM-B2-set", "clause": "B.2", "title": "A date for the first TAF is set", "kind": "standard", "met": 6, "not_met": 1, "due": 1, "unknown": 0, "judgement": 0, "not_applicable": 0},
    {"profile": "dates-and-consent", "rule": "EM-B2-notified", "clause": "B.2", "title": "The family is told before the first TAF", "kind": "standard", "met": 6, "not_met": 1, "due": 1, "unknown": 0, "judgement": 0, "not_applicable": 0},
    {"profile": "dates-and-consent", "rule": "EM-B2-held", "clause": "B.2", "title": "First TAF within 20 working days", "kind": "standard", "met": 3, "not_met": 3, "due": 1, "unknown": 1, "judgement": 0, "not_applicable": 0},
    {"profile": "dates-and-consent", "rule": "EM-C1", "clause": "C.1", "title": "Reviewed every three months", "kind": "standard", "met": 0, "not_met": 0, "due": 6, "unknown": 0, "judgement": 0, "not_applicable": 2},
    {"profile": "dates-and-consent", "rule": "EM-D1", "clause": "D.1", "title": "A sign-off meeting agrees the closure", "kind": "standard", "met": 0, "not_met": 0, "due": 0, "unknown": 0, "judgement": 0, "not_applicable": 8},
    {"profile": "dates-and-consent", "rule": "EM-D1-risk", "clause": "D.1", "title": "The remaining risk is viewed when a family disengages", "kind": "standard", "met": 0, "not_met": 0, "due": 0, "unknown": 0, "judgement": 0, "not_applicable": 8},
    {"profile": "dates-and-consent", "rule": "EM-D3-accessible", "clause": "D.3", "title": "The record stays accessible for a year", "kind": "standard", "met": 0, "not_met": 0, "due": 0, "unknown": 0, "judgement": 0, "not_applicable": 8},
    {"profile": "dates-and-consent", "rule": "EM-D3-archived", "clause": "D.3", "title": "Then it is flagged and archived", "kind": "standard", "met": 0, "not_met": 0, "due": 0, "unknown": 0, "judgement": 0, "not_applicable": 8},
    {"profile": "dates-and-consent", "rule": "EM-D3-disposal", "clause": "D.3", "title": "Kept six years more, then disposed of", "kind": "standard", "met": 0, "not_met": 0, "due": 0, "unknown": 0, "judgement": 0, "not_applicable": 8},
    {"profile": null, "rule": "no-case", "clause": null, "title": "No case on that date", "kind": "data", "met": 0, "not_met": 0, "due": 0, "unknown": 0, "judgement": 0, "not_applicable": 0},
    {"profile": null, "rule": "data-order", "clause": null, "title": "Dates that cannot follow each other", "kind": "data", "met": 0, "not_met": 0, "due": 0, "unknown": 1, "judgement": 0, "not_applicable": 0},
    {"profile": null, "rule": "data-birth", "clause": null, "title": "A birth that cannot be right", "kind": "data", "met": 0, "not_met": 0, "due": 0, "unknown": 0, "judgement": 0, "not_applicable": 0},
    {"profile": null, "rule": "data-colour", "clause": "4c", "title": "A colour that contradicts its action", "kind": "data", "met": 0, "not_met": 0, "due": 0, "unknown": 0, "judgement": 0, "not_applicable": 0},
    {"profile": null, "rule": "data-value", "clause": null, "title": "A value that cannot be right", "kind": "data", "met": 0, "not_met": 0, "due": 0, "unknown": 0, "judgement": 0, "not_applicable": 0},
    {"profile": null, "rule": "data-reference", "clause": null, "title": "Rows that refer to what is not there", "kind": "data", "met": 0, "not_met": 0, "due": 0, "unknown": 0, "judgement": 0, "not_applicable": 0}
  ],
  "findings": [
    {"file": "cases.ndjson", "line": 2, "case": "LATE-2", "profile": "dates-and-consent", "rule": "EM-B2-held", "clause": "B.2", "title": "First TAF within 20 working days", "kind": "standard", "verdict": "not-met", "severity": "high", "grade": null, "reason": null, "subject": {"table": "meetings", "id": "M1"}, "due": "2023-05-04", "done": "2023-05-09", "days": 22, "unit": "working days", "slack": -2, "flags": [], "missing": [], "in_doubt": [], "explanation": "Assessment completed: Monday 3 April 2023. TAF meeting held: Tuesday 9 May 2023. 20 working days from Monday 3 April 2023, itself not counted, in England and Wales: Thursday 4 May 2023. Skipped beside the weekends: Friday 7 April 2023 (Good Friday), Monday 10 April 2023 (Easter Monday) and Monday 1 May 2023 (Early May bank holiday). 2 working days late. Not counted since then, beside the weekends: Monday 8 May 2023 (Coronation of King Charles III).", "steps": [{"kind": "fact", "row": {"table": "assessments", "id": "a1"}, "field": "completed", "date": "2023-04-03"}, {"kind": "fact", "row": {"table": "meetings", "id": "M1"}, "field": "held_on", "date": "2023-05-09"}, {"kind": "limit", "date": "2023-05-04", "amount": 20, "unit": "working days", "from": "2023-04-03", "division": "england-and-wales"}, {"kind": "holiday", "date": "2023-04-07", "holiday": "Good Friday"}, {"kind": "holiday", "date": "2023-04-10", "holiday": "Easter Monday"}, {"kind": "holiday", "date": "2023-05-01", "holiday": "Early May bank holiday"}, {"kind": "late", "amount": 2, "unit": "working days"}, {"kind": "holiday", "date": "2023-05-08", "holiday": "Coronation of King Charles III"}]},
    {"file": "cases.ndjson", "line": 3, "case": "SCOT-3", "profile": "dates-and-consent", "rule": "EM-B2-held", "clause": "B.2", "title": "First TAF within 20 working days", "kind": "standard", "verdict": "not-met", "severity": "high", "grade": null, "reason": null, "subject": {"table": "meetings", "id": "M1"}, "due": "2023-05-03", "done": "2023-05-09", "days": 23, "unit": "working days", "slack": -3, "flags": [], "missing": [], "in_doubt": [], "explanation": "Assessment completed: Monday 3 April 2023. TAF meeting held: Tuesday 9 May 2023. 20 working days from Monday 3 April 2023, itself not counted, in Scotland: Wednesday 3 May 2023. Skipped beside the weekends: Friday 7 April 2023 (Good Friday) and Monday 1 May 2023 (Early May bank holiday). 3 working days late. Not counted since then, beside the weekends: Monday 8 May 2023 (Coronation of King Charles III).", "steps": [{"kind": "fact", "row": {"table": "assessments", "id": "a1"}, "field": "completed", "date": "2023-04-03"}, {"kind": "fact", "row": {"table": "meetings", "id": "M1"}, "field": "held_on", "date": "2023-05-09"}, {"kind": "limit", "date": "2023-05-03", "amount": 20, "unit": "working days", "from": "2023-04-03", "division": "scotland"}, {"kind": "holiday", "date": "2023-04-07", "holiday": "Good Friday"}, {"kind": "holiday", "date": "2023-05-01", "holiday": "Early May bank holiday"}, {"kind": "late", "amount": 3, "unit": "working days"}, {"kind": "holiday", "date": "2023-05-08", "holiday": "Coronation of King Charles III"}]},
    {"file": "cases.ndjson", "line": 4, "case": "NEVER-4", "profile": "dates-and-consent", "rule": "EM-B2-set", "clause": "B.2", "title": "A date for the first TAF is set", "kind": "standard", "verdict": "not-met", "severity": "medium", "grade": null, "reason": "it did not happen", "subject": null, "due": "2023-05-04", "done": null, "days": 38, "unit": "working days", "slack": -18, "flags": [], "missing": [], "in_doubt": [], "explanation": "Assessment completed: Monday 3 April 2023. The list of TAF meetings is complete and has none that counts here. 20 working days from Monday 3 April 2023, itself not counted, in England and Wales: Thursday 4 May 2023. Skipped beside the weekends: Friday 7 April 2023 (Good Friday), Monday 10 April 2023 (Easter Monday) and Monday 1 May 2023 (Early May bank holiday). Looked at on Thursday 1 June 2023. 18 working days overdue. Not counted since then, beside the weekends: Monday 8 May 2023 (Coronation of King Charles III) and Monday 29 May 2023 (Spring bank holiday). It has not been done.", "steps": [{"kind": "fact", "row": {"table": "assessments", "id": "a1"}, "field": "completed", "date": "2023-04-03"}, {"kind": "no-row", "table": "meetings"}, {"kind": "limit", "date": "2023-05-04", "amount": 20, "unit": "working days", "from": "2023-04-03", "division": "england-and-wales"}, {"kind": "holiday", "date": "2023-04-07", "holiday": "Good Friday"}, {"kind": "holiday", "date": "2023-04-10", "holiday": "Easter Monday"}, {"kind": "holiday", "date": "2023-05-01", "holiday": "Early May bank holiday"}, {"kind": "as-of", "date": "2023-06-01"}, {"kind": "late", "amount": 18, "unit": "working days"}, {"kind": "holiday", "date": "2023-05-08", "holiday": "Coronation of King Charles III"}, {"kind": "holiday", "date": "2023-05-29", "holiday": "Spring bank holiday"}, {"kind": "reason", "reason": "it did not happen"}]},
    {"file": "cases.ndjson", "line": 4, "case": "NEVER-4", "profile": "dates-and-consent", "rule": "EM-B2-notified", "clause": "B.2", "title": "The family is told before the first TAF", "kind": "standard", "verdict": "not-met", "severity": "medium", "grade": null, "reason": "it did not happen", "subject": null, "due": "2023-05-04", "done": null, "days": 38, "unit": "working days", "slack": -18, "flags": [], "missing": [], "in_doubt": [], "explanation": "Assessment completed: Monday 3 April 2023. The list of TAF meetings is complete and has none that counts here. 20 working days from Monday 3 April 2023, itself not counted, in England and Wales: Thursday 4 May 2023. Skipped beside the weekends: Friday 7 April 2023 (Good Friday), Monday 10 April 2023 (Easter Monday) and Monday 1 May 2023 (Early May bank holiday). Looked at on Thursday 1 June 2023. 18 working days overdue. Not counted since then, beside the weekends: Monday 8 May 2023 (Coronation of King Charles III) and Monday 29 May 2023 (Spring bank holiday). It has not been done.", "steps": [{"kind": "fact", "row": {"table": "assessments", "id": "a1"}, "field": "completed", "date": "2023-04-03"}, {"kind": "no-row", "table": "meetings"}, {"kind": "limit", "date": "2023-05-04", "amount": 20, "unit": "working days", "from": "2023-04-03", "division": "england-and-wales"}, {"kind": "holiday", "date": "2023-04-07", "holiday": "Good Friday"}, {"kind": "holiday", "date": "2023-04-10", "holiday": "Easter Monday"}, {"kind": "holiday", "date": "2023-05-01", "holiday": "Early May bank holiday"}, {"kind": "as-of", "date": "2023-06-01"}, {"kind": "late", "amount": 18, "unit": "working days"}, {"kind": "holiday", "date": "2023-05-08", "holiday": "Coronation of King Charles III"}, {"kind": "holiday", "date": "2023-05-29", "holiday": "Spring bank holiday"}, {"kind": "reason", "reason": "it did not happen"}]},
    {"file": "cases.ndjson", "line": 4, "case": "NEVER-4", "profile": "dates-and-consent", "rule": "EM-B2-held", "clause": "B.2", "title": "First TAF within 20 working days", "kind": "standard", "verdict": "not-met", "severity": "high", "grade": null, "reason": "it did not happen", "subject": null, "due": "2023-05-04", "done": null, "days": 38, "unit": "working days", "slack": -18, "flags": [], "missing": [], "in_doubt": [], "explanation": "Assessment completed: Monday 3 April 2023. The list of TAF meetings is complete and has none that counts here. 20 working days from Monday 3 April 2023, itself not counted, in England and Wales: Thursday 4 May 2023. Skipped beside the weekends: Friday 7 April 2023 (Good Friday), Monday 10 April 2023 (Easter Monday) and Monday 1 May 2023 (Early May bank holiday). Looked at on Thursday 1 June 2023. 18 working days overdue. Not counted since then, beside the weekends: Monday 8 May 2023 (Coronation of King Charles III) and Monday 29 May 2023 (Spring bank holiday). It has not been done.", "steps": [{"kind": "fact", "row": {"table": "assessments", "id": "a1"}, "field": "completed", "date": "2023-04-03"}, {"kind": "no-row", "table": "meetings"}, {"kind": "limit", "date": "2023-05-04", "amount": 20, "unit": "working days", "from": "2023-04-03", "division": "england-and-wales"}, {"kind": "holiday", "date": "2023-04-07", "holiday": "Good Friday"}, {"kind": "holiday", "date": "2023-04-10", "holiday": "Easter Monday"}, {"kind": "holiday", "date": "2023-05-01", "holiday": "Early May bank holiday"}, {"kind": "as-of", "date": "2023-06-01"}, {"kind": "late", "amount": 18, "unit": "working days"}, {"kind": "holiday", "date": "2023-05-08", "holiday": "Coronation of King Charles III"}, {"kind": "holiday", "date": "2023-05-29", "holiday": "Spring bank holiday"}, {"kind": "reason", "reason": "it did not happen"}]}
  ]
}
[1]

$ caf check --profile dates.json --as-of 2023-06-01 --format json none.json | tail -2
  "findings": []
}

# Names with quotes and letters beyond ASCII come through.
$ caf check --profile dates.json --as-of 2023-06-01 --format json --only not-met names.json |
> python3 -c 'import json, sys; print([f["case"] for f in json.load(sys.stdin)["findings"]])'
['=HYPERLINK("x")', 'Zoë, "Z"', '-1+1', '@a\u202egnp']

# CSV: lines end in CR LF; a name that looks like a formula has an apostrophe before it.
$ caf check --profile dates.json --as-of 2023-06-01 --format csv --only not-met names.json
file,line,case,profile,rule,clause,title,kind,verdict,severity,grade,reason,subject_table,subject,subject_number,due,done,days,unit,slack,flags,missing,in_doubt,explanation␍
names.json,2,"'=HYPERLINK(""x"")",dates-and-consent,EM-B2-held,B.2,First TAF within 20 working days,standard,not-met,high,,,meetings,'+M,,2023-05-04,2023-05-09,22,working days,-2,,,,"Assessment completed: Monday 3 April 2023. TAF meeting held: Tuesday 9 May 2023. 20 working days from Monday 3 April 2023, itself not counted, in England and Wales: Thursday 4 May 2023. Skipped beside the weekends: Friday 7 April 2023 (Good Friday), Monday 10 April 2023 (Easter Monday) and Monday 1 May 2023 (Early May bank holiday). 2 working days late. Not counted since then, beside the weekends: Monday 8 May 2023 (Coronation of King Charles III)."␍
names.json,51,"Zoë, ""Z""",dates-and-consent,EM-B2-held,B.2,First TAF within 20 working days,standard,not-met,high,,,meetings,M1,,2023-05-04,2023-05-09,22,working days,-2,,,,"Assessment completed: Monday 3 April 2023. TAF meeting held: Tuesday 9 May 2023. 20 working days from Monday 3 April 2023, itself not counted, in England and Wales: Thursday 4 May 2023. Skipped beside the weekends: Friday 7 April 2023 (Good Friday), Monday 10 April 2023 (Easter Monday) and Monday 1 May 2023 (Early May bank holiday). 2 working days late. Not counted since then, beside the weekends: Monday 8 May 2023 (Coronation of King Charles III)."␍
names.json,100,'-1+1,dates-and-consent,EM-B2-held,B.2,First TAF within 20 working days,standard,not-met,high,,,meetings,M1,,2023-05-04,2023-05-09,22,working days,-2,,,,"Assessment completed: Monday 3 April 2023. TAF meeting held: Tuesday 9 May 2023. 20 working days from Monday 3 April 2023, itself not counted, in England and Wales: Thursday 4 May 2023. Skipped beside the weekends: Friday 7 April 2023 (Good Friday), Monday 10 April 2023 (Easter Monday) and Monday 1 May 2023 (Early May bank holiday). 2 working days late. Not counted since then, beside the weekends: Monday 8 May 2023 (Coronation of King Charles III)."␍
names.json,149,'@a‮gnp,dates-and-consent,EM-B2-held,B.2,First TAF within 20 working days,standard,not-met,high,,,meetings,M1,,2023-05-04,2023-05-09,22,working days,-2,,,,"Assessment completed: Monday 3 April 2023. TAF meeting held: Tuesday 9 May 2023. 20 working days from Monday 3 April 2023, itself not counted, in England and Wales: Thursday 4 May 2023. Skipped beside the weekends: Friday 7 April 2023 (Good Friday), Monday 10 April 2023 (Easter Monday) and Monday 1 May 2023 (Early May bank holiday). 2 working days late. Not counted since then, beside the weekends: Monday 8 May 2023 (Coronation of King Charles III)."␍
[1]

$ caf check --profile dates.json --as-of 2023-06-01 --format csv none.json
file,line,case,profile,rule,clause,title,kind,verdict,severity,grade,reason,subject_table,subject,subject_number,due,done,days,unit,slack,flags,missing,in_doubt,explanation␍

$ caf check --profile dates.json --as-of 2023-06-01 --format csv cases.ndjson | python3 -c 'import csv, sys
> rows = list(csv.reader(sys.stdin))
> print(len(rows) - 1, "findings,", {len(row) for row in rows}, "columns")'
18 findings, {24} columns

# Every finding of JSON has its steps, and the explanation names each holiday of them.
$ caf check --profile dates.json --as-of 2023-06-01 --format json --only all cases.ndjson | python3 -c 'import json, sys
> findings = json.load(sys.stdin)["findings"]
> for f in findings:
>     for step in f["steps"]:
>         assert step["kind"] != "holiday" or step["holiday"] in f["explanation"], f
> print(len(findings), "findings,", sum(not f["steps"] for f in findings), "without steps")'
89 findings, 0 without steps

# The text shows no mark that would turn the direction of writing.
$ caf check --profile dates.json --as-of 2023-06-01 --only not-met names.json | grep -E '^ +[0-9]+\.'
  1. =HYPERLINK("x") (line 2): not met, 2 working days late
  2. Zoë, "Z" (line 51): not met, 2 working days late
  3. -1+1 (line 100): not met, 2 working days late
  4. @a?gnp (line 149): not met, 2 working days late

# Data problems belong to no profile and stand there once, however many profiles there are.
$ caf check --as-of 2023-06-01 --format csv --only data --profile east-midlands-2011 --profile blackburn-with-darwen-2021 cases.ndjson
file,line,case,profile,rule,clause,title,kind,verdict,severity,grade,reason,subject_table,subject,subject_number,due,done,days,unit,slack,flags,missing,in_doubt,explanation␍
cases.ndjson,5,DATA-5,,data-order,,Dates that cannot follow each other,data,unknown,high,,completed before it started,assessments,a1,,,,,,,,,assessments.started assessments.completed,Assessment started: Monday 20 March 2023. Assessment completed: Monday 13 March 2023. Completed before it started.␍
[1]

# A row without an identifier has its number in the case.
$ caf check --profile dates.json --as-of 2023-06-01 --lenient --only data --format json table.csv 2> /dev/null | grep -o '"subject": {[^}]*}'
"subject": {"table": "assessments", "id": null, "number": 1}

$ caf check --profile dates.json --as-of 2023-06-01 --lenient --only data --format csv table.csv 2> /dev/null | grep -o 'assessments,,1,'
assessments,,1,

caf impact: which verdicts another profile would change.

# From 3 April six weeks end on 15 May, and 20 working days on 4 May (in Scotland on 3 May): two TAFs of 9 May are in time.
$ caf impact --as-of 2023-06-01 east-midlands-2011 own.json cases.ndjson
Looked at on Thursday 1 June 2023, against east-midlands-2011 and then own.
2 of 8 cases would change a verdict, in 2 findings.

EM-B2-held: 2 findings in 2 cases; 6 stay as before
  not met        -> met                  2
[1]

$ caf impact --as-of 2023-06-01 --list own.json east-midlands-2011 cases.ndjson
Looked at on Thursday 1 June 2023, against own and then east-midlands-2011.
2 of 8 cases would change a verdict, in 2 findings.

EM-B2-held: 2 findings in 2 cases; 6 stay as before
  met            -> not met              2

Case              Rule                      Verdict
LATE-2            EM-B2-held                met, would be not met (meetings M1)
SCOT-3            EM-B2-held                met, would be not met (meetings M1)
[1]

$ caf impact --as-of 2023-06-01 --list --format csv east-midlands-2011 own.json < cases.ndjson
file,case,rule,subject,from,to␍
'-,LATE-2,EM-B2-held,meetings M1,not-met,met␍
'-,SCOT-3,EM-B2-held,meetings M1,not-met,met␍
[1]

$ caf impact --as-of 2023-06-01 --format csv east-midlands-2011 own.json cases.ndjson | grep B2-held
EM-B2-held,met,met,3␍
EM-B2-held,not-met,met,2␍
EM-B2-held,not-met,not-met,1␍
EM-B2-held,due,due,1␍
EM-B2-held,unknown,unknown,1␍

$ caf impact --as-of 2023-06-01 --list --format json east-midlands-2011 own.json cases.ndjson | python3 -c 'import json, sys
> found = json.load(sys.stdin)
> print(found["profiles"], found["cases"], found["changed_cases"], found["changed_findings"], found["one_sided_cases"])
> print([r for r in found["rules"] if r["changed"]])
> print(found["changes"][0])'
['east-midlands-2011', 'own'] 8 2 2 0
[{'rule': 'EM-B2-held', 'cases': 2, 'changed': 2, 'matrix': [{'from': 'met', 'to': 'met', 'findings': 3}, {'from': 'not-met', 'to': 'met', 'findings': 2}, {'from': 'not-met', 'to': 'not-met', 'findings': 1}, {'from': 'due', 'to': 'due', 'findings': 1}, {'from': 'unknown', 'to': 'unknown', 'findings': 1}]}]
{'file': 'cases.ndjson', 'case': 'LATE-2', 'rule': 'EM-B2-held', 'subject': 'meetings M1', 'from': 'not-met', 'to': 'met'}

# A rule that one of the two has answers for the cases that it bears on.
$ caf impact --as-of 2023-06-01 own.json sefton kept.json | head -3
Looked at on Thursday 1 June 2023, against own and then sefton.
0 of 1 case would change a verdict.
Rules that only one of the two has answer for 1 case.

$ caf impact --as-of 2023-06-01 own.json sefton kept.json | grep -A 1 EM-B2-set
EM-B2-set: only in own; 1 finding in 1 case
  met            -> no finding           1

$ sed 's/"own"/"same"/' own.json > same.json; caf impact --as-of 2023-06-01 --list own.json same.json cases.ndjson
Looked at on Thursday 1 June 2023, against own and then same.
0 of 8 cases would change a verdict.

# Nothing is printed of an input that is wrong.
$ caf impact --as-of 2023-06-01 own.json sefton cases.ndjson broken.ndjson
caf: broken.ndjson:3: not JSON: unexpected character, expected a valid JSON value
[2]

$ caf impact sefton
caf impact: two profiles are needed, and a caseload
See: caf help impact
[2]

$ caf impact sefton faulty.json cases.ndjson
caf: faulty.json:3: extends: there is no built-in profile "east-midland-2011"; perhaps "east-midlands-2011" is meant
[2]

$ caf impact --format xml sefton own.json kept.json
caf impact: there is no format xml; there are text, json and csv
See: caf help impact
[2]

# Every finding is counted, also those that say nothing.
$ caf impact --as-of 2023-06-01 --format csv own.json sefton kept.json
rule,from,to,findings␍
EM-A1-assessed,met,none,1␍
EM-A1-protection,unknown,unknown,1␍
EM-A2-need,unknown,none,1␍
EM-A2-strength,unknown,none,1␍
EM-A2-planned,unknown,none,1␍
EM-A2-strength-used,unknown,none,1␍
EM-A3-agreement,met,none,1␍
EM-A3-withdrawal,not-applicable,none,1␍
EM-A3-involvement,unknown,none,3␍
EM-A4-searched,unknown,unknown,1␍
EM-A4-logged,due,none,1␍
EM-B1-consent,not-met,none,1␍
EM-B1-team,unknown,none,1␍
EM-B1-lead,unknown,none,1␍
EM-B2-set,met,none,1␍
EM-B2-notified,met,none,1␍
EM-B2-held,met,met,1␍
EM-B3-form,unknown,none,1␍
EM-B4-box,unknown,none,1␍
EM-B4-whole,unknown,none,1␍
EM-B5-promises,not-applicable,none,1␍
EM-B6-gap,not-applicable,none,1␍
EM-B6-handover,not-applicable,none,1␍
EM-C1,due,due,1␍
EM-D1,not-applicable,none,1␍
EM-D1-risk,not-applicable,none,1␍
EM-D2-meeting,not-applicable,none,1␍
EM-D2-lead,not-applicable,none,1␍
EM-D3-accessible,not-applicable,none,1␍
EM-D3-archived,not-applicable,none,1␍
EM-D3-disposal,not-applicable,none,1␍
EM-E-self-review,unknown,none,1␍
EM-E-supervision,unknown,none,1␍
EM-E-feedback,unknown,none,1␍
EM-E-accountability,not-applicable,none,1␍
EM-E-data,not-met,none,2␍
EM-IW1-steps,unknown,none,1␍
EM-IW2-sharing,unknown,none,1␍
EM-moved-consent,not-applicable,none,1␍
EM-moved-record,not-applicable,none,1␍
EM-reopened,not-applicable,none,1␍
LE-history,not-applicable,none,1␍
LE-family,not-applicable,none,1␍
SF-steps,none,met,1␍
SF-shared,none,not-met,1␍
SF-reassessed,none,due,1␍
[1]

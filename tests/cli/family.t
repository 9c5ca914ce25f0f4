caf family: the cases of each family side by side.

# Invented: three children with a case each. The eldest said no to an assessment; the baby is not born yet; the first
# meeting served two of them, the second is recorded in two ways.
$ cat > family.ndjson <<'END'
> {"case": "INV-1", "comment": "Invented. The eldest of three, fourteen, who said no to an assessment that was begun all the same. Her elder brother's CAF is in another town.", "division": "england-and-wales", "services": "several", "family": "INV-FAMILY", "child": "child-1", "opened": "2026-04-13", "needs_identified": "2026-04-13", "children": [{"id": "child-1", "born": "2012-05-14"}, {"id": "child-2", "born": "2017-09-03"}, {"id": "child-3", "expected": "2026-08-20"}, {"id": "child-0", "born": "2009-02-01", "own_case": "ELSEWHERE-9"}], "consents": [{"decided": "2026-04-13", "stage": "initial", "giver": "child", "decision": "refused"}, {"decided": "2026-04-13", "stage": "initial", "giver": "family", "decision": "given"}], "assessments": [{"id": "a1", "kind": "initial", "started": "2026-04-20", "completed": "2026-05-01"}], "meetings": [{"id": "taf-1", "kind": "first", "held_on": "2026-05-21"}], "transfers": [], "closures": []}
> {"case": "INV-2", "comment": "Invented. Her brother, eight, for whom their mother agreed and who was asked too. His record does not know of the baby.", "division": "england-and-wales", "services": "several", "family": "INV-FAMILY", "child": "child-2", "opened": "2026-04-13", "needs_identified": "2026-04-13", "children": [{"id": "child-1", "born": "2012-05-14"}, {"id": "child-2", "born": "2017-09-03"}], "consents": [{"decided": "2026-04-13", "stage": "initial", "giver": "child", "decision": "given"}, {"decided": "2026-04-13", "stage": "initial", "giver": "family", "decision": "given"}], "assessments": [{"id": "a1", "kind": "initial", "started": "2026-04-20", "completed": "2026-05-01"}], "meetings": [{"id": "taf-1", "kind": "first", "held_on": "2026-05-21"}, {"id": "taf-2", "kind": "regular", "held_on": "2026-06-11"}], "transfers": [], "closures": []}
> {"case": "INV-3", "comment": "Invented. The baby, not born yet. The second meeting is here as cancelled, and there as held.", "division": "england-and-wales", "services": "several", "family": "INV-FAMILY", "child": "child-3", "opened": "2026-05-05", "needs_identified": "2026-05-05", "children": [{"id": "child-1", "born": "2012-05-15"}, {"id": "child-2", "born": "2017-09-03"}, {"id": "child-3", "expected": "2026-08-20"}], "consents": [{"decided": "2026-05-05", "stage": "initial", "giver": "family", "decision": "given"}, {"decided": "2026-05-05", "stage": "initial", "giver": "child", "decision": "not-obtainable", "why_not": "unborn"}], "assessments": [{"id": "a1", "kind": "initial", "started": "2026-05-11", "completed": "2026-05-22"}], "meetings": [{"id": "taf-2", "kind": "first", "planned_for": "2026-06-11", "cancelled_on": "2026-06-10"}], "transfers": [], "closures": []}
> END

$ caf family --as-of 2026-06-30 family.ndjson
Looked at on Tuesday 30 June 2026, against east-midlands-2011.
3 cases; 3 name a family.

Family INV-FAMILY: 3 cases
  A  INV-1 (line 1): born 2012-05-14, aged 14; delivering
  B  INV-2 (line 2): born 2017-09-03, aged 8; delivering
  C  INV-3 (line 3): expected 2026-08-20, no birth on record; assessed

Not met or due                              A          B          C
  EM-A3-agreement                     NOT MET        met        met
  EM-A3-withdrawal                    NOT MET          -          -
  EM-A4-logged                            due        due        due
  EM-B1-consent                       NOT MET        met        met
  EM-B2-set                               met        met    NOT MET
  EM-B2-notified                      unknown    unknown    NOT MET
  EM-B2-held                              met        met    NOT MET
  EM-C1                            2026-08-21 2026-08-21          -
  EM-E-data                           NOT MET    NOT MET    NOT MET

Not known                                   A          B          C
  EM-A1-protection                    unknown    unknown    unknown
  EM-A2-need                          unknown    unknown    unknown
  EM-A2-strength                      unknown    unknown    unknown
  EM-A2-planned                       unknown    unknown    unknown
  EM-A2-strength-used                 unknown    unknown    unknown
  EM-A3-involvement                   unknown    unknown    unknown
  EM-A4-searched                      unknown    unknown    unknown
  EM-B1-team                          unknown    unknown    unknown
  EM-B1-lead                          unknown    unknown    unknown
  EM-B3-form                          unknown    unknown    unknown
  EM-B4-box                           unknown    unknown    unknown
  EM-B4-whole                         unknown    unknown    unknown
  EM-B5-promises                      unknown    unknown    unknown
  EM-E-self-review                    unknown    unknown    unknown
  EM-E-supervision                    unknown    unknown    unknown
  EM-E-feedback                       unknown    unknown    unknown
  EM-E-accountability                 unknown    unknown    unknown
  EM-IW1-steps                        unknown    unknown    unknown
  EM-IW2-sharing                      unknown    unknown    unknown
  LE-family                           unknown    unknown    unknown

TAF meetings                                A          B          C
  2026-05-21 taf-1                       held       held NOT SERVED
  2026-06-11 taf-2                 NOT SERVED       held  cancelled

What only the family shows
  A, with ELSEWHERE-9, child child-0: The record names a CAF of a child of the
  household that is not in this caseload, so that nothing can be said of it.
  (unknown)
  B, with C, TAF meeting taf-2: One meeting is recorded in two ways: here held,
  in the other case cancelled. (unknown)
  B, with C: The children of the household are recorded, and the child of the
  other case is not among them. (judgement)
  C, with A, child child-1: One child has two dates of birth: here Tuesday 15
  May 2012, in its own case Monday 14 May 2012. (unknown)
[1]

# Before the baby's case was opened.
$ caf family --as-of 2026-05-01 --profile sefton family.ndjson
Looked at on Friday 1 May 2026, against sefton.
3 cases; 3 name a family.

Family INV-FAMILY: 3 cases
  A  INV-1 (line 1): born 2012-05-14, aged 13; assessed
  B  INV-2 (line 2): born 2017-09-03, aged 8; assessed
  C  INV-3 (line 3): expected 2026-08-20, no birth on record; not opened yet

Not met or due                              A          B          C
  EM-B2-held                       2026-06-12 2026-06-12   not open
  SF-shared                        2026-05-12 2026-05-12   not open

Not known                                   A          B          C
  EM-A1-protection                    unknown    unknown   not open
  EM-A4-searched                      unknown    unknown   not open
  SF-reassessed                       unknown    unknown   not open

What only the family shows
  A, with ELSEWHERE-9, child child-0: The record names a CAF of a child of the
  household that is not in this caseload, so that nothing can be said of it.
  (unknown)

# For a program: every finding of every case, then what only the family shows.
$ caf family --as-of 2026-06-30 --format csv family.ndjson | grep -v ,unknown, | head -12
family,case,file,line,profile,rule,title,verdict,due,done,subject_table,subject,subject_number,other_case,explanation␍
INV-FAMILY,INV-1,family.ndjson,1,east-midlands-2011,EM-A1-assessed,"Where there are needs, an assessment",met,,2026-05-01,assessments,a1,,,␍
INV-FAMILY,INV-1,family.ndjson,1,east-midlands-2011,EM-A3-agreement,Agreed to before the assessment starts,not-met,2026-04-20,,consents,,1,,␍
INV-FAMILY,INV-1,family.ndjson,1,east-midlands-2011,EM-A3-withdrawal,Nothing further after a refusal or withdrawal,not-met,,2026-04-20,assessments,a1,,,␍
INV-FAMILY,INV-1,family.ndjson,1,east-midlands-2011,EM-A3-withdrawal,Nothing further after a refusal or withdrawal,not-met,,2026-05-21,meetings,taf-1,,,␍
INV-FAMILY,INV-1,family.ndjson,1,east-midlands-2011,EM-A4-logged,The completed assessment is logged centrally,due,,,,,,,␍
INV-FAMILY,INV-1,family.ndjson,1,east-midlands-2011,EM-B1-consent,Consent to share from child and family,not-met,2026-05-21,,consents,,1,,␍
INV-FAMILY,INV-1,family.ndjson,1,east-midlands-2011,EM-B2-set,A date for the first TAF is set,met,,,meetings,taf-1,,,␍
INV-FAMILY,INV-1,family.ndjson,1,east-midlands-2011,EM-B2-held,First TAF within 20 working days,met,2026-06-02,2026-05-21,meetings,taf-1,,,␍
INV-FAMILY,INV-1,family.ndjson,1,east-midlands-2011,EM-B6-gap,No time without a lead professional,not-applicable,,,,,,,␍
INV-FAMILY,INV-1,family.ndjson,1,east-midlands-2011,EM-B6-handover,The lead stays until responsibility has passed,not-applicable,,,,,,,␍
INV-FAMILY,INV-1,family.ndjson,1,east-midlands-2011,EM-C1,Reviewed every three months,due,2026-08-21,,,,,,␍
$ caf family --as-of 2026-06-30 --format csv --profile sefton family.ndjson | tail -7
INV-FAMILY,INV-3,family.ndjson,3,sefton,SF-reassessed,Reassessed a year after the work began,unknown,,,,,,,␍
INV-FAMILY,INV-3,family.ndjson,3,,not-served,,judgement,,2026-05-21,meetings,taf-1,,INV-1,"The TAF meeting held on Thursday 21 May 2026 served another case of the family and not this one, which was open. Whether it was to serve this child too is for a person."␍
INV-FAMILY,INV-1,family.ndjson,1,,not-linked,,unknown,,,children,child-0,,ELSEWHERE-9,"The record names a CAF of a child of the household that is not in this caseload, so that nothing can be said of it."␍
INV-FAMILY,INV-1,family.ndjson,1,,not-served,,judgement,,2026-06-11,meetings,taf-2,,INV-2,"The TAF meeting held on Thursday 11 June 2026 served another case of the family and not this one, which was open. Whether it was to serve this child too is for a person."␍
INV-FAMILY,INV-2,family.ndjson,2,,meeting-differs,,unknown,,,meetings,taf-2,,INV-3,"One meeting is recorded in two ways: here held, in the other case cancelled."␍
INV-FAMILY,INV-2,family.ndjson,2,,not-listed,,judgement,,,children,,,INV-3,"The children of the household are recorded, and the child of the other case is not among them."␍
INV-FAMILY,INV-3,family.ndjson,3,,birth-differs,,unknown,,,children,child-1,,INV-1,"One child has two dates of birth: here Tuesday 15 May 2012, in its own case Monday 14 May 2012."␍
$ caf family --as-of 2026-06-30 --format json --profile sefton family.ndjson | python3 -c 'import json, sys
> found = json.load(sys.stdin)
> print(found["cases"], found["without_family"], [family["family"] for family in found["families"]])
> family = found["families"][0]
> print([(case["case"], case["born"], case["expected"], case["stage"], len(case["findings"])) for case in family["cases"]])
> print(family["cases"][0]["findings"][2])
> print(family["shown"][1])'
3 0 ['INV-FAMILY']
[('INV-1', '2012-05-14', None, 'delivering', 7), ('INV-2', '2017-09-03', None, 'delivering', 7), ('INV-3', None, '2026-08-20', 'assessed', 7)]
{'profile': 'sefton', 'rule': 'EM-B2-held', 'verdict': 'met', 'due': '2026-06-12', 'done': '2026-05-21', 'subject': {'table': 'meetings', 'id': 'taf-1'}}
{'kind': 'not-linked', 'verdict': 'unknown', 'case': 'INV-1', 'other_case': 'ELSEWHERE-9', 'subject': {'table': 'children', 'id': 'child-0'}, 'held_on': None, 'explanation': 'The record names a CAF of a child of the household that is not in this caseload, so that nothing can be said of it.'}

# The order of cases in the file makes no difference, but for the numbers of their lines.
$ caf family --as-of 2026-06-30 --format csv family.ndjson | sed 's/ndjson,[0-9]*/ndjson/' | sort > one.csv
$ (sed -n 3p family.ndjson; cat cases.ndjson; sed -n 2p family.ndjson; sed -n 1p family.ndjson) | caf family --as-of 2026-06-30 --format csv | sed "s/'-,[0-9]*/family.ndjson/" | sort | diff one.csv - && echo alike
alike

# A family of one case is no family, unless its record names other children, or it is asked for.
$ sed -n 1p family.ndjson | caf family --as-of 2026-06-30 --profile sefton | sed -n '1,8p'
Looked at on Tuesday 30 June 2026, against sefton.
1 case; 1 names a family.

Family INV-FAMILY: 1 case
  A  INV-1 (line 1): born 2012-05-14, aged 14; delivering

Not met or due                              A
  EM-C1                            2026-08-21
$ sed -n 1p family.ndjson | sed 's/"children": \[.*\], "consents"/"children": [{"id": "child-1", "born": "2012-05-14"}], "consents"/' > alone.ndjson
$ caf family --as-of 2026-06-30 --profile sefton alone.ndjson
Looked at on Tuesday 30 June 2026, against sefton.
1 case; 1 names a family.
No family has several cases.
$ caf family --as-of 2026-06-30 --profile sefton --family INV-FAMILY alone.ndjson | tail -7
  EM-A1-protection                    unknown
  EM-A4-searched                      unknown

TAF meetings                                A
  2026-05-21 taf-1                       held

The family shows nothing further.
$ echo '{"case": "K1", "family": "F"}' | caf family --as-of 2026-06-30 --family F --profile sefton
Looked at on Tuesday 30 June 2026, against sefton.
1 case; 1 names a family.

Family F: 1 case
  A  K1 (line 1): no birth on record; nothing on record

Not known                                   A
  EM-A1-protection                    unknown
  EM-A4-searched                      unknown
  EM-B2-held                          unknown
  EM-C1                               unknown
  SF-steps                            unknown
  SF-shared                           unknown
  SF-reassessed                       unknown

The family shows nothing further.
$ caf family --as-of 2026-06-30 --family NONE family.ndjson
caf family: no case names a family NONE
See: caf help family
[2]
$ caf family --as-of 2026-06-30 --format json --family NONE family.ndjson
caf family: no case names a family NONE
See: caf help family
[2]
$ caf family --as-of 2023-06-01 cases.ndjson
Looked at on Thursday 1 June 2023, against east-midlands-2011.
8 cases; 0 name a family.
No family has several cases.

$ echo '{"case": "K1", "family": "F", "children": [{"born": "2012-05-14"}, {"born": "2014-05-14"}]}' | caf family --as-of 2026-06-30 --format csv --profile sefton | wc -l
8
$ echo '{"case": "K1", "family": "F", "children": [{"born": "2012-05-14", "own_case": "K2"}]}' | caf family --as-of 2026-06-30 --format csv --profile sefton | tail -1
F,K1,'-,1,,not-linked,,unknown,,,children,,,K2,"The record names a CAF of a child of the household that is not in this caseload, so that nothing can be said of it."␍
$ echo '{"case": "K1", "family": "F", "children": [{"born": "2012-05-14", "own_case": "K1"}]}' | caf family --as-of 2026-06-30 --format csv --profile sefton | wc -l
1

# A case that is named as a child's own, in the input but outside the family.
$ (sed -n 1p family.ndjson; echo '{"case": "ELSEWHERE-9", "family": "INV-OTHER"}') | caf family --as-of 2026-06-30 --format csv | grep not-linked
INV-FAMILY,INV-1,'-,1,,not-linked,,unknown,,,children,child-0,,ELSEWHERE-9,The record names a CAF of a child of the household that names another family.␍
$ (sed -n 1p family.ndjson; echo '{"case": "ELSEWHERE-9"}') | caf family --as-of 2026-06-30 --format csv | grep not-linked
INV-FAMILY,INV-1,'-,1,,not-linked,,judgement,,,children,child-0,,ELSEWHERE-9,The record names a CAF of a child of the household that names no family. Whether it is to be linked is for a person.␍

# Five cases come in two blocks; a name cannot steer the terminal; a long name of a meeting has a line of its own.
$ for i in 1 2 3 4 5; do echo "{\"case\": \"K$i\", \"family\": \"F$(printf '\342\200\256')\", \"opened\": \"2026-04-13\", \"children\": [{\"id\": \"c$i\", \"born\": \"201$i-01-01\"}], \"meetings\": [{\"id\": \"a-meeting-that-has-a-long-name\", \"kind\": \"first\", \"held_on\": \"2026-05-21\"}], \"closures\": []}"; done > five.ndjson
$ caf family --as-of 2026-06-30 --profile sefton five.ndjson | head -50
Looked at on Tuesday 30 June 2026, against sefton.
5 cases; 5 name a family.

Family F?: 5 cases
  A  K1 (line 1): born 2011-01-01, aged 15; delivering
  B  K2 (line 2): born 2012-01-01, aged 14; delivering
  C  K3 (line 3): born 2013-01-01, aged 13; delivering
  D  K4 (line 4): born 2014-01-01, aged 12; delivering
  E  K5 (line 5): born 2015-01-01, aged 11; delivering

Not met or due                              A          B          C          D
  EM-C1                            2026-08-21 2026-08-21 2026-08-21 2026-08-21
  SF-reassessed                    2027-05-21 2027-05-21 2027-05-21 2027-05-21

Not met or due                              E
  EM-C1                            2026-08-21
  SF-reassessed                    2027-05-21

Not known                                   A          B          C          D
  EM-A1-protection                    unknown    unknown    unknown    unknown
  EM-A4-searched                      unknown    unknown    unknown    unknown
  EM-B2-held                          unknown    unknown    unknown    unknown
  SF-steps                            unknown    unknown    unknown    unknown
  SF-shared                           unknown    unknown    unknown    unknown

Not known                                   E
  EM-A1-protection                    unknown
  EM-A4-searched                      unknown
  EM-B2-held                          unknown
  SF-steps                            unknown
  SF-shared                           unknown

TAF meetings                                A          B          C          D
  2026-05-21 a-meeting-that-has-a-long-name
                                         held       held       held       held

TAF meetings                                E
  2026-05-21 a-meeting-that-has-a-long-name
                                         held

What only the family shows
  A, with B, C, D and E: The children of the household are recorded, and the
  child of the other case is not among them. (judgement)
  B, with A, C, D and E: The children of the household are recorded, and the
  child of the other case is not among them. (judgement)
  C, with A, B, D and E: The children of the household are recorded, and the
  child of the other case is not among them. (judgement)
  D, with A, B, C and E: The children of the household are recorded, and the
  child of the other case is not among them. (judgement)
  E, with A, B, C and D: The children of the household are recorded, and the

# Families come in the order of their first cases, wherever the others stand; two names of one hash are two families.
$ for i in 1 2 3 4; do for name in INV-Z 8yn0iYCKYHlIj4-BwPqk INV-A GReLUrM4wMqfg9yzV3KQ; do echo "{\"case\": \"$name-$i\", \"family\": \"$name\", \"opened\": \"2026-04-13\"}"; done; done > several.ndjson
$ caf family --as-of 2026-06-30 several.ndjson | grep '^Family\|^  [A-Z] '
Family INV-Z: 4 cases
  A  INV-Z-1 (line 1): no birth on record; identified
  B  INV-Z-2 (line 5): no birth on record; identified
  C  INV-Z-3 (line 9): no birth on record; identified
  D  INV-Z-4 (line 13): no birth on record; identified
Family 8yn0iYCKYHlIj4-BwPqk: 4 cases
  A  8yn0iYCKYHlIj4-BwPqk-1 (line 2): no birth on record; identified
  B  8yn0iYCKYHlIj4-BwPqk-2 (line 6): no birth on record; identified
  C  8yn0iYCKYHlIj4-BwPqk-3 (line 10): no birth on record; identified
  D  8yn0iYCKYHlIj4-BwPqk-4 (line 14): no birth on record; identified
Family INV-A: 4 cases
  A  INV-A-1 (line 3): no birth on record; identified
  B  INV-A-2 (line 7): no birth on record; identified
  C  INV-A-3 (line 11): no birth on record; identified
  D  INV-A-4 (line 15): no birth on record; identified
Family GReLUrM4wMqfg9yzV3KQ: 4 cases
  A  GReLUrM4wMqfg9yzV3KQ-1 (line 4): no birth on record; identified
  B  GReLUrM4wMqfg9yzV3KQ-2 (line 8): no birth on record; identified
  C  GReLUrM4wMqfg9yzV3KQ-3 (line 12): no birth on record; identified
  D  GReLUrM4wMqfg9yzV3KQ-4 (line 16): no birth on record; identified

# A source without closures or meetings cannot say that a meeting did not serve a case.
$ (head -1 five.ndjson; echo "{\"case\": \"K6\", \"family\": \"F$(printf '\342\200\256')\", \"opened\": \"2026-04-13\"}") | caf family --as-of 2026-06-30 --format csv | grep not-served
F‮,K6,'-,2,,not-served,,unknown,,2026-05-21,meetings,a-meeting-that-has-a-long-name,,K1,"The TAF meeting held on Thursday 21 May 2026 served another case of the family; whether it served this one, and whether this one was open, the record does not say."␍
$ (head -1 five.ndjson; echo "{\"case\": \"K6\", \"family\": \"F$(printf '\342\200\256')\", \"opened\": \"2026-04-13\", \"meetings\": []}") | caf family --as-of 2026-06-30 --format csv | grep not-served
F‮,K6,'-,2,,not-served,,unknown,,2026-05-21,meetings,a-meeting-that-has-a-long-name,,K1,"The TAF meeting held on Thursday 21 May 2026 served another case of the family; whether it served this one, and whether this one was open, the record does not say."␍
$ (head -1 five.ndjson; echo "{\"case\": \"K6\", \"family\": \"F$(printf '\342\200\256')\", \"opened\": \"2026-04-13\", \"meetings\": [], \"closures\": []}") | caf family --as-of 2026-06-30 --format csv | grep not-served
F‮,K6,'-,2,,not-served,,judgement,,2026-05-21,meetings,a-meeting-that-has-a-long-name,,K1,"The TAF meeting held on Thursday 21 May 2026 served another case of the family and not this one, which was open. Whether it was to serve this child too is for a person."␍

# The same of tables: without closures.csv, without its day of closing, with it.
$ mkdir tables; printf 'case_id,family,opened\nK1,F,2026-04-13\nK2,F,2026-04-13\n' > tables/cases.csv; printf 'case_id,id,held_on\nK1,m1,2026-05-21\n' > tables/meetings.csv
$ caf family --as-of 2026-06-30 --profile sefton tables | sed -n '/^TAF/,$p'
TAF meetings                                A          B
  2026-05-21 m1                          held    unknown

The family shows nothing further.
$ printf 'case_id,id,reopened\n' > tables/closures.csv; caf family --as-of 2026-06-30 --profile sefton tables | grep m1
  2026-05-21 m1                          held    unknown
$ printf 'case_id,id,closed\n' > tables/closures.csv; caf family --as-of 2026-06-30 --profile sefton tables | grep m1
  2026-05-21 m1                          held NOT SERVED

# Two cases that contradict each other, and nothing else.
$ printf 'case_id,id,held_on\nK1,m1,2026-05-21\nK2,m1,2026-05-22\n' > tables/meetings.csv; caf family --as-of 2026-06-30 --profile sefton tables
Looked at on Tuesday 30 June 2026, against sefton.
2 cases; 2 name a family.

Family F: 2 cases
  A  K1 (line 2): no birth on record; delivering
  B  K2 (line 3): no birth on record; delivering

Not met or due                              A          B
  EM-C1                            2026-08-21 2026-08-22
  SF-reassessed                    2027-05-21 2027-05-22

Not known                                   A          B
  EM-A1-protection                    unknown    unknown
  EM-A4-searched                      unknown    unknown
  EM-B2-held                          unknown    unknown
  SF-steps                            unknown    unknown
  SF-shared                           unknown    unknown

TAF meetings                                A          B
  2026-05-21 m1                          held       held

What only the family shows
  A, with B, TAF meeting m1: One meeting is recorded in two ways: here held on
  Thursday 21 May 2026, in the other case held on Friday 22 May 2026. (unknown)
[1]
$ printf 'case_id,id,held_on\nK1,m1,2026-05-21\nK2,m1,2026-05-21\n' > tables/meetings.csv; caf family --as-of 2026-06-30 --profile sefton tables | tail -1
The family shows nothing further.

# More cases than a family has.
$ for i in $(seq 41); do echo "{\"case\": \"K$i\", \"family\": \"unknown\"}"; done > many.ndjson
$ caf family --as-of 2026-06-30 many.ndjson
Looked at on Tuesday 30 June 2026, against east-midlands-2011.
41 cases; 41 name a family.

Family unknown: 41 cases name it, more than a family has (40 at most); not shown
$ caf family --as-of 2026-06-30 --format json many.ndjson | tail -4
  "families": [
    {"family": "unknown", "too_many": 41}
  ]
}

# Nothing is printed of what is wrong.
$ caf family --as-of 2026-06-30 family.ndjson family.ndjson
caf: family.ndjson:1: the case of family.ndjson:1 comes again; a family has each case only once
[2]
$ caf family --as-of 2026-06-30 family.ndjson broken.ndjson
caf: broken.ndjson:3: not JSON: unexpected character, expected a valid JSON value
[2]
$ caf family --format xml family.ndjson
caf family: there is no format xml; there are text, json, csv and html
See: caf help family
[2]
$ caf family --family
caf family: --family needs a value
See: caf help family
[2]
$ caf family no-such.ndjson
caf: no-such.ndjson: the file could not be opened
[2]

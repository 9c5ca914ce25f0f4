caf allocate: cases of a sample given to auditors.

# Invented: six cases, four auditors of three agencies.
$ printf 'case\nK-5\nK-1\nK-4\nK-2\nK-6\nK-3\n' > sample.csv
$ printf 'auditor,agency,most\nDora,centre-1,\nAnna,school-1,\nBen,school-1,\nCarl,health-1,3\n' > auditors.csv
$ printf 'agency,auditor,case\n,Anna,K-1\n,Anna,K-2\n,Ben,K-1\nschool-1,,K-3\nhealth-1,Somebody else,K-6\ncentre-1,,ELSEWHERE-9\n' > involved.csv
$ caf allocate --auditors auditors.csv sample.csv
6 cases, one auditor each, for 4 auditors

Auditor                   Agency                     takes  gets
Anna                      school-1                       2     2
Ben                       school-1                       2     2
Carl                      health-1                       3     1
Dora                      centre-1                       2     1

Case                      Auditor
K-1                       Anna
K-2                       Ben
K-3                       Carl
K-4                       Dora
K-5                       Anna
K-6                       Ben

# Anna and Ben were involved in some; an agency is avoided where that costs nothing.
$ caf allocate --auditors auditors.csv --involved involved.csv sample.csv
6 cases, one auditor each, for 4 auditors

Auditor                   Agency                     takes  gets
Anna                      school-1                       2     2
Ben                       school-1                       2     2
Carl                      health-1                       3     1
Dora                      centre-1                       2     1

Case                      Auditor
K-1                       Carl
K-2                       Ben
K-3                       Dora
K-4                       Anna
K-5                       Anna
K-6                       Ben

# Two to a case, of different agencies: the order of the lists makes no difference.
$ caf allocate --each 2 --most 4 --auditors auditors.csv --involved involved.csv --format csv sample.csv | tee one.csv
case,auditor,agency,agency_involved␍
K-1,Carl,health-1,no␍
K-1,Dora,centre-1,no␍
K-2,Ben,school-1,no␍
K-2,Carl,health-1,no␍
K-3,Anna,school-1,yes␍
K-3,Dora,centre-1,no␍
K-4,Anna,school-1,no␍
K-4,Carl,health-1,no␍
K-5,Ben,school-1,no␍
K-5,Dora,centre-1,no␍
K-6,Anna,school-1,no␍
K-6,Dora,centre-1,no␍
$ (head -1 auditors.csv; tail -n +2 auditors.csv | sort) > sorted.csv
$ (head -1 sample.csv; tail -n +2 sample.csv | sort) | caf allocate --each 2 --most 4 --auditors sorted.csv --involved involved.csv --format csv - | cmp - one.csv && echo alike
alike

# Where an agency cannot be avoided it is marked.
$ printf 'case\nK-1\nK-2\n' | caf allocate --auditors auditors.csv --involved involved.csv --most 1 - | tail -3
Case                      Auditor
K-1                       Carl
K-2                       Ben
$ printf 'case,agency\nK-1,school-1\nK-1,health-1\nK-1,centre-1\n' > all.csv
$ printf 'case\nK-1\n' | caf allocate --each 2 --auditors auditors.csv --involved all.csv -
1 case, two auditors each, for 4 auditors
2 audits are by an agency that was involved in the case, marked *: no fewer can be, as even.

Auditor                   Agency                     takes  gets
Anna                      school-1                       2     1
Ben                       school-1                       2     0
Carl                      health-1                       3     1
Dora                      centre-1                       2     0

Case                      Auditors
K-1                       Anna *, Carl *

# There is no way, and why.
$ caf allocate --most 1 --auditors auditors.csv sample.csv
6 cases, one auditor each, for 4 auditors

Auditor                   Agency                     takes  gets
Anna                      school-1                       1     1
Ben                       school-1                       1     1
Carl                      health-1                       3     3
Dora                      centre-1                       1     1

Case                      Auditor
K-1                       Anna
K-2                       Ben
K-3                       Carl
K-4                       Dora
K-5                       Carl
K-6                       Carl
$ printf 'case,auditor\nK-1,Carl\nK-1,Dora\nK-2,Carl\nK-2,Dora\nK-3,Carl\nK-3,Dora\n' > few.csv
$ caf allocate --most 1 --auditors auditors.csv --involved few.csv sample.csv
There is no way to give every case an auditor.

These cases need 3 audits:
  K-1
  K-2
  K-3
Auditors who can do them together take 2:
  Anna (1)
  Ben (1)
[1]
$ caf allocate --each 2 --most 6 --auditors auditors.csv --involved few.csv sample.csv
There is no way to give every case two auditors of different agencies.

This case needs 2 audits:
  K-1
Everybody who was not involved is of an agency that can audit a case only once, which makes 1.
[1]
$ caf allocate --each 2 --most 6 --auditors auditors.csv --involved few.csv --format json sample.csv
{
  "libcaf": "0.1.0", "each": 2, "possible": false,
  "auditors": [
    {"auditor": "Anna", "agency": "school-1", "most": 6, "cases": 0},
    {"auditor": "Ben", "agency": "school-1", "most": 6, "cases": 0},
    {"auditor": "Carl", "agency": "health-1", "most": 3, "cases": 0},
    {"auditor": "Dora", "agency": "centre-1", "most": 6, "cases": 0}],
  "allocated": [],
  "reason": {"needed": 2, "can_take": 0, "once": 1, "cases": ["K-1"], "auditors": []}
}
[1]
$ printf 'case,auditor\nK-1,Carl\nK-1,Dora\nK-1,Anna\nK-1,Ben\n' > none.csv
$ caf allocate --auditors auditors.csv --involved none.csv --format csv sample.csv
There is no way to give every case an auditor.

This case needs 1 audit:
  K-1
There is no auditor who was not involved.
[1]

# With one auditor to a case an agency may be missing; no cases are allocated to anybody.
$ printf 'auditor,agency\nAnna,\n' > lone.csv
$ printf 'case\nK-1\n' | caf allocate --auditors lone.csv --involved all.csv --format json -
{
  "libcaf": "0.1.0", "each": 1, "possible": true,
  "auditors": [
    {"auditor": "Anna", "agency": null, "most": 2, "cases": 1}],
  "allocated": [
    {"case": "K-1", "auditor": "Anna", "agency": null, "agency_involved": false}]
}
$ printf 'case\n' | caf allocate --auditors lone.csv -
0 cases, one auditor each, for 1 auditor

Auditor                   Agency                     takes  gets
Anna                      not recorded                   2     0

Case                      Auditor

# From a sample that caf sample drew.
$ echo '{"case": "K-1", "opened": "2026-01-01", "closures": []}' | caf sample --seed s --size 1 --open --as-of 2026-04-30 --format csv | caf allocate --auditors auditors.csv --format csv -
case,auditor,agency,agency_involved␍
K-1,Anna,school-1,no␍

# What is wrong.
$ caf allocate sample.csv
caf allocate: --auditors is needed: a list of them
See: caf help allocate
[2]
$ caf allocate --auditors auditors.csv
caf allocate: a sample is needed; - is standard input
See: caf help allocate
[2]
$ caf allocate --auditors auditors.csv sample.csv sample.csv
caf allocate: one sample at a time
See: caf help allocate
[2]
$ caf allocate --auditors auditors.csv --each 3 sample.csv
caf allocate: --each 3: a number from 1 to 2 is needed
See: caf help allocate
[2]
$ caf allocate --auditors auditors.csv --most many sample.csv
caf allocate: --most many: a number from 0 to 1000000 is needed
See: caf help allocate
[2]
$ caf allocate --auditors nowhere.csv sample.csv
caf: nowhere.csv: the file could not be opened
[2]
$ caf allocate --each 2 --auditors lone.csv sample.csv
caf: lone.csv:2: agency: empty: with two auditors to a case each one's agency is needed
[2]
$ printf 'auditor,agency\nAnna,a\nBen,b\nAnna,c\n' > bad.csv; caf allocate --auditors bad.csv sample.csv
caf: bad.csv:4: auditor: listed a second time
[2]
$ printf 'auditor,agency,most\nAnna,a,two\n' > bad.csv; caf allocate --auditors bad.csv sample.csv
caf: bad.csv:2: most: a number of cases is expected
[2]
$ printf 'auditor,agency,most\nAnna,a,99999999\n' > bad.csv; caf allocate --auditors bad.csv sample.csv
caf: bad.csv:2: most: more cases than anybody takes
[2]
$ printf 'auditor,agency,most\nAnna,a,-1\n' > bad.csv; caf allocate --auditors bad.csv sample.csv
caf: bad.csv:2: most: a number of cases is expected
[2]
$ printf 'auditor\nAnna\n' > bad.csv; caf allocate --auditors bad.csv sample.csv
caf: bad.csv:1: agency: there is no such column, and it is needed
[2]
$ printf 'case\nK-1\nK-1\n' | caf allocate --auditors auditors.csv -
caf: standard input:3: case: listed a second time
[2]
$ printf 'case,auditor\nK-1,\n' > bad.csv; caf allocate --auditors auditors.csv --involved bad.csv sample.csv
caf: bad.csv:2: auditor: empty, and so is agency: one of them says who was involved
[2]
$ printf 'case,auditor,agency\n,Anna,\n' > bad.csv; caf allocate --auditors auditors.csv --involved bad.csv sample.csv
caf: bad.csv:2: case: empty
[2]

# Who had a part by the record: Anna leads on K-1, Ben was at a TAF of K-2 and invited to one of K-3, school-1 has an action in K-4. The same said by hand gives the same.
$ for k in 1 2 3 4 5 6; do echo "{\"case\": \"K-$k\", \"opened\": \"2023-02-01\", \"leads\": [LEAD$k], \"meetings\": [{\"id\": 1, \"kind\": \"first\", \"held_on\": \"2023-03-01\"}], \"attendances\": [WAS$k], \"actions\": [OWNS$k]}"; done | sed 's/LEAD1/{"id": 1, "began_on": "2023-02-02", "person": "Anna"}/; s/WAS2/{"id": 1, "meeting": 1, "person": "Ben", "attended": true}/; s/WAS3/{"id": 1, "meeting": 1, "person": "Ben", "attended": false}/; s/OWNS4/{"id": 1, "agency": "school-1"}/; s/LEAD[0-9]//; s/WAS[0-9]//; s/OWNS[0-9]//' > held.ndjson
$ caf allocate --auditors auditors.csv --cases held.ndjson --as-of 2023-06-30 --format csv sample.csv > by-record.csv; cat by-record.csv
case,auditor,agency,agency_involved␍
K-1,Ben,school-1,no␍
K-2,Anna,school-1,no␍
K-3,Carl,health-1,no␍
K-4,Dora,centre-1,no␍
K-5,Anna,school-1,no␍
K-6,Ben,school-1,no␍
$ printf 'case,auditor,agency\nK-1,Anna,\nK-2,Ben,\nK-4,,school-1\n' > by-hand.csv; caf allocate --auditors auditors.csv --involved by-hand.csv --format csv sample.csv | cmp - by-record.csv && echo alike
alike
$ caf allocate --auditors auditors.csv --format csv sample.csv | cmp -s - by-record.csv || echo not as without
not as without

# What the file does not hold is not known.
$ head -4 held.ndjson | caf allocate --auditors auditors.csv --cases - --as-of 2023-06-30 sample.csv
caf: sample.csv:2: case: standard input has no such case
caf: sample.csv:6: case: standard input has no such case
[2]
$ caf allocate --auditors auditors.csv --as-of 2023-06-30 sample.csv
caf allocate: --as-of is about --cases FILE
See: caf help allocate
[2]
$ caf allocate --auditors auditors.csv --cases nowhere.json sample.csv
caf: nowhere.json: the file could not be opened
[2]

caf sample: cases drawn for audit, to be drawn again by anybody.

# Invented: nine cases of three agencies; K-7 was reopened in the period, K-8 after it, K-9 says nothing of closures.
$ cat > cases.py <<'END'
> import json
> for i, (agency, closures) in enumerate([("school-1", ["2026-01-05"]), ("school-1", ["2026-02-05"]), ("school-1", ["2026-03-31"]),
>         ("health-1", ["2026-01-01"]), ("health-1", ["2026-04-01"]), (None, ["2026-02-20"]), ("health-1", ["2026-02-01", "2026-03-01"]),
>         ("health-1", ["2026-02-01", "2026-04-09"]), ("school-1", None)], 1):
>     case = {"case": f"K-{i}", "opened": "2025-09-01"}
>     if agency:
>         case |= {"agency": agency, "initiator": agency.replace("health-1", "health-service").replace("-1", "")}
>     if closures:
>         case["closures"] = [dict(zip(["closed", "reopened"], closures))]
>     print(json.dumps(case))
> END
$ python3 cases.py > q1.ndjson
$ caf sample --seed '2026 Q1' --one-in 3 --closed-from 2026-01-01 --closed-to 2026-03-31 --as-of 2026-04-30 --by agency q1.ndjson
2 of 6 cases drawn, closed from Thursday 1 January 2026 to Tuesday 31 March 2026

From        q1.ndjson (9 cases)
As on       Thursday 30 April 2026
Size        1 in 3: 2
Seed        2026 Q1
Strata      by agency that began it, shares proportional
Not known   whether 1 more case was closed then: their closures are not recorded, or on no day that can be right
By          libcaf 0.1.0

Agency                              cases  drawn before  drawn
not recorded                            1             0      0
health-1                                2             0      1
school-1                                3             0      1
All                                     6             0      2

Drawn
  1  K-4 (line 4), health-1
  2  K-1 (line 1), school-1

# The same from standard input, in another order, with the keys of docs/sampling.md; and without strata.
$ sort -r q1.ndjson | caf sample --seed '2026 Q1' --one-in 3 --closed-from 2026-01-01 --closed-to 2026-03-31 --as-of 2026-04-30 --by agency --format csv
case,place,stratum,file,line,key,seed,cases,closed_from,closed_to,as_of,by,shares,one_in,size,stratum_cases,stratum_drawn_before,stratum_drawn␍
K-4,1,health-1,'-,6,2008196567603713288,2026 Q1,closed,2026-01-01,2026-03-31,2026-04-30,agency,proportional,3,2,2,0,1␍
K-1,2,school-1,'-,9,4994854330319566430,2026 Q1,closed,2026-01-01,2026-03-31,2026-04-30,agency,proportional,3,2,3,0,1␍
$ caf sample --seed '2026 Q1' --size 2 --closed-from 2026-01-01 --closed-to 2026-03-31 --as-of 2026-04-30 q1.ndjson
2 of 6 cases drawn, closed from Thursday 1 January 2026 to Tuesday 31 March 2026

From        q1.ndjson (9 cases)
As on       Thursday 30 April 2026
Size        2
Seed        2026 Q1
Strata      none
Not known   whether 1 more case was closed then: their closures are not recorded, or on no day that can be right
By          libcaf 0.1.0

Drawn
  1  K-6 (line 6)
  2  K-4 (line 4)

# As the record stood at the end of the period; open ones on that day.
$ caf sample --seed '2026 Q1' --size 12 --open --as-of 2026-03-31 --by kind --shares equal q1.ndjson
2 of 2 cases drawn, open on Tuesday 31 March 2026

From        q1.ndjson (9 cases)
As on       Tuesday 31 March 2026
Size        12
Seed        2026 Q1
Strata      by kind of agency that began it, shares equal
Not known   whether 1 more case was open: their closures are not recorded, or on no day that can be right
By          libcaf 0.1.0

Kind of agency                      cases  drawn before  drawn
health-service                          2             0      2
All                                     2             0      2

Drawn
  1  K-7 (line 7), health-service
  2  K-5 (line 5), health-service

12 were asked for, and there are no more to draw.

# A second sample of the period leaves out the first; a list of cases will do, and so does one that a spreadsheet guarded.
$ caf sample --seed '2026 Q1' --one-in 3 --closed-from 2026-01-01 --closed-to 2026-03-31 --as-of 2026-04-30 --format csv q1.ndjson > first.csv
$ printf 'case\nK-6\n' > other.csv
$ caf sample --seed '2026 Q1' --size 2 --closed-from 2026-01-01 --closed-to 2026-03-31 --as-of 2026-04-30 --not first.csv --not other.csv --format json q1.ndjson
{
  "libcaf": "0.1.0", "seed": "2026 Q1", "cases": "closed", "closed_from": "2026-01-01", "closed_to": "2026-03-31", "as_of": "2026-04-30", "by": "none", "shares": "proportional", "one_in": null, "size": 2, "input_cases": 9, "not_known": 1, "drawn_before": ["first.csv", "other.csv"],
  "strata": [
    {"stratum": null, "cases": 6, "drawn_before": 2, "drawn": 2}
  ],
  "drawn": [
    {"place": 1, "case": "K-1", "file": "q1.ndjson", "line": 1, "stratum": null, "key": "4994854330319566430"},
    {"place": 2, "case": "K-2", "file": "q1.ndjson", "line": 2, "stratum": null, "key": "5211792691403501458"}
  ]
}
$ echo '{"case": "-1", "opened": "2026-01-01", "closures": []}' > minus.ndjson
$ caf sample --seed s --size 1 --open --as-of 2026-04-30 --format csv minus.ndjson | tee minus.csv | cut -d, -f1-4
case,place,stratum,file
'-1,1,,minus.ndjson
$ caf sample --seed s --size 1 --open --as-of 2026-04-30 --not minus.csv minus.ndjson | tail -3
By          libcaf 0.1.0

1 was asked for, and there are no more to draw.
$ caf sample --seed s --size 1 --open --as-of 2026-04-30 --not minus.csv --format csv minus.ndjson
case,place,stratum,file,line,key,seed,cases,closed_from,closed_to,as_of,by,shares,one_in,size,stratum_cases,stratum_drawn_before,stratum_drawn␍

# Nothing to draw from.
$ caf sample --seed s --one-in 10 --by kind --closed-from 1999-01-01 --closed-to 1999-03-31 --as-of 2026-04-30 q1.ndjson
0 of 0 cases drawn, closed from Friday 1 January 1999 to Wednesday 31 March 1999

From        q1.ndjson (9 cases)
As on       Thursday 30 April 2026
Size        1 in 10: 0
Seed        s
Strata      by kind of agency that began it, shares proportional
Not known   whether 1 more case was closed then: their closures are not recorded, or on no day that can be right
By          libcaf 0.1.0
$ caf sample --seed s --one-in 10 --closed-from 1999-01-01 --closed-to 1999-03-31 --as-of 2026-04-30 --format json q1.ndjson
{
  "libcaf": "0.1.0", "seed": "s", "cases": "closed", "closed_from": "1999-01-01", "closed_to": "1999-03-31", "as_of": "2026-04-30", "by": "none", "shares": "proportional", "one_in": 10, "size": 0, "input_cases": 9, "not_known": 1, "drawn_before": [],
  "strata": [],
  "drawn": []
}

# What would steer a terminal does not.
$ caf sample --seed "$(printf 'a\033[31m"b')" --size 1 --open --as-of 2026-03-31 q1.ndjson | sed -n 6p
Seed        a?[31m"b
$ caf sample --seed "$(printf 'a\033[31m"b')" --size 1 --open --as-of 2026-03-31 --format json q1.ndjson | sed -n 2p | cut -c1-60
  "libcaf": "0.1.0", "seed": "a\u001b[31m\"b", "cases": "ope

# What is wrong.
$ caf sample --seed s --size 1 --as-of 2026-04-30 q1.ndjson
caf sample: which cases: --open, or --closed-from and --closed-to
See: caf help sample
[2]
$ caf sample --seed s --size 1 --open --closed-from 2026-01-01 q1.ndjson
caf sample: which cases: --open, or --closed-from and --closed-to
See: caf help sample
[2]
$ caf sample --seed s --size 1 --closed-from 2026-01-01 q1.ndjson
caf sample: --closed-from and --closed-to go together
See: caf help sample
[2]
$ caf sample --seed s --size 1 --closed-from 2026-01-02 --closed-to 2026-01-01 q1.ndjson
caf sample: --closed-from is a later day than --closed-to
See: caf help sample
[2]
$ caf sample --seed s --open q1.ndjson
caf sample: how many cases: --one-in or --size
See: caf help sample
[2]
$ caf sample --seed s --open --size 1 --one-in 10 q1.ndjson
caf sample: how many cases: --one-in or --size
See: caf help sample
[2]
$ caf sample --open --size 1 q1.ndjson
caf sample: --seed is needed: a text that decides the draw
See: caf help sample
[2]
$ caf sample --seed '' --open --size 1 q1.ndjson
caf sample: --seed is needed: a text that decides the draw
See: caf help sample
[2]
$ caf sample --seed s --open --size 0 q1.ndjson
caf sample: --size 0: a number from 1 to 2147483647 is needed
See: caf help sample
[2]
$ caf sample --seed s --open --one-in 10x q1.ndjson
caf sample: --one-in 10x: a number from 1 to 2147483647 is needed
See: caf help sample
[2]
$ caf sample --seed s --open --one-in 99999999999999999999 q1.ndjson
caf sample: --one-in 99999999999999999999: a number from 1 to 2147483647 is needed
See: caf help sample
[2]
$ caf sample --seed s --open --size 1 --by team q1.ndjson
caf sample: there is no strata team; there are none, agency and kind
See: caf help sample
[2]
$ caf sample --seed s --open --size 1 --shares fair q1.ndjson
caf sample: there is no shares fair; there are proportional and equal
See: caf help sample
[2]
$ caf sample --seed s --open --size 1 --as-of 2026-03-31 q1.ndjson q1.ndjson
caf: q1.ndjson:5: the case stands in q1.ndjson:5 already; each can be drawn once
[2]
$ caf sample --seed s --open --size 1 --as-of 2026-03-31 --not nowhere.csv q1.ndjson
caf: nowhere.csv: the file could not be opened
[2]
$ printf 'case,plaice\nK-1,1\n' > bad.csv; caf sample --seed s --open --size 1 --as-of 2026-03-31 --not bad.csv q1.ndjson
caf: bad.csv:1: column 2: there is no column "plaice" in this list; perhaps "place" is meant
[2]
$ printf 'place,case\n1,K-1\n2,\n' > bad.csv; caf sample --seed s --open --size 1 --as-of 2026-03-31 --not bad.csv q1.ndjson
caf: bad.csv:3: case: empty
[2]
$ printf 'place\n1\n' > bad.csv; caf sample --seed s --open --size 1 --as-of 2026-03-31 --not bad.csv q1.ndjson
caf: bad.csv:1: case: there is no such column, and it is needed
[2]
$ (cat q1.ndjson; echo '{"case": ') | caf sample --seed s --open --size 1 --as-of 2026-03-31
caf: standard input:10: the input ends inside the case that begins on this line
[2]

# A period that has not ended by the day is no period yet.
$ caf sample --seed s --size 2 --closed-from 2026-01-01 --closed-to 2026-05-01 --as-of 2026-04-30 q1.ndjson
caf sample: --closed-to is after the day on which the record is read (--as-of, or today): the period has not ended
See: caf help sample
[2]

# Invented: closed before it was opened, and after its own reopening. Neither is open nor closed for certain, as in caf cohort.
$ printf '%s\n' '{"case": "P", "opened": "2026-01-01", "closures": [{"closed": "2025-02-01"}]}' '{"case": "Q", "opened": "2024-01-01", "closures": [{"closed": "2025-02-01", "reopened": "2025-01-01"}]}' > order.ndjson
$ caf sample --seed s --size 2 --open --as-of 2026-04-30 order.ndjson
0 of 0 cases drawn, open on Thursday 30 April 2026

From        order.ndjson (2 cases)
As on       Thursday 30 April 2026
Size        2
Seed        s
Strata      none
Not known   whether 2 more cases were open: their closures are not recorded, or on no day that can be right
By          libcaf 0.1.0

2 were asked for, and there are no more to draw.
$ caf sample --seed s --size 2 --closed-from 2025-01-01 --closed-to 2025-03-31 --as-of 2026-04-30 order.ndjson
0 of 0 cases drawn, closed from Wednesday 1 January 2025 to Monday 31 March 2025

From        order.ndjson (2 cases)
As on       Thursday 30 April 2026
Size        2
Seed        s
Strata      none
Not known   whether 2 more cases were closed then: their closures are not recorded, or on no day that can be right
By          libcaf 0.1.0

2 were asked for, and there are no more to draw.

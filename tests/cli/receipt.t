caf receipt and caf verify: what a check was made from, and whether it still holds.

# A line a case; what was found is there for people, the rest for machines.
$ caf receipt --profile sefton --as-of 2023-06-01 kept.json
{"receipt": 1, "case": "KEPT-1", "as_of": "2023-06-01", "libcaf": "0.1.0", "profiles": [{"name": "sefton", "division": "england-and-wales", "certain_until": "2028-12-31", "settings": "a78f96e33eaea0906bcc50c707f202aa5dda3be05fe7030b8405ec1ce99ae161", "calendar": "4b7fb472ed94cf5b37c23780933bc172d00475e11ea6064cfc3f4925c2e0fccc"}], "verdicts": {"met": 2, "not_met": 1, "due": 2, "unknown": 2, "judgement": 0, "not_applicable": 0}, "facts": "b555c946a754e6a244ce8d710a9d2672de2447f889ac590d4cb92957e99a45eb", "ahead": "8bc9eb15328405803c493cbf45aef512488fd25aa4ff4c7e4d80e1318ac39532", "findings": "a8dbd1ab15379d2d27ba69094827c179ab1fc18800ce70349fbaf2312e970f85", "digest": "88355ed3a3c4e0e8a0db351a9e7ec46b1749b056b6c6dcde44b3abd530b23611"}

$ caf receipt --as-of 2023-06-01 cases.ndjson > june.receipts; wc -l < june.receipts; caf verify june.receipts cases.ndjson
8
8 receipts held against 8 cases

Verified                        8
Not verified                    0
No such case                    0
Cases without a receipt         0

# The receipts of a version that found the same.
$ caf verify older.receipts kept.json
1 receipt held against 1 case

Verified                        1
  by another version            1  which found the same
Not verified                    0
No such case                    0
Cases without a receipt         0

# A case that went on has the same receipt of the day before: a meeting planned then and held since, a new one, a closure.
$ python3 -c 'import json; case = json.load(open("kept.json")); case["reviews"] = [{"held_on": "2023-07-20"}]; case["meetings"] += [{"kind": "review", "held_on": "2023-07-20"}]; case["closures"] = [{"closed": "2023-09-01", "reason": "needs-met"}]; json.dump(case, open("went-on.json", "w"))'
$ caf receipt --as-of 2023-06-01 kept.json > kept.receipts; caf verify kept.receipts went-on.json
1 receipt held against 1 case

Verified                        1
  with later entries            1  which change nothing as of the day
Not verified                    0
No such case                    0
Cases without a receipt         0

# Identifiers are numbered anew, and a case is the same in tables.
$ sed 's/"M1"/"other"/; s/"c1"/"1"/' kept.json > renamed.json; caf verify kept.receipts renamed.json | head -3
1 receipt held against 1 case

Verified                        1
$ caf convert --to csv --output tables kept.json; caf verify kept.receipts tables | head -3
1 receipt held against 1 case

Verified                        1

# What was changed is named; the findings may be the same.
$ sed 's/"held_on": "2023-05-04"/"held_on": "2023-05-08"/' kept.json > late.json; caf verify kept.receipts late.json
1 receipt held against 1 case

Verified                        0
Not verified                    1
No such case                    0
Cases without a receipt         0

KEPT-1, as of 2023-06-01 (line 1): not verified
  The facts as of that day are others.
  The findings are others.
  Then: 5 met, 3 not met, 2 due, 19 unknown, 0 for judgement, 17 not applicable.
  Now: 4 met, 4 not met, 2 due, 19 unknown, 0 for judgement, 17 not applicable.
[1]

$ sed 's/"opened": "2023-03-20"/"opened": "2023-03-19"/' kept.json > earlier.json; caf verify kept.receipts earlier.json
1 receipt held against 1 case

Verified                        0
Not verified                    1
No such case                    0
Cases without a receipt         0

KEPT-1, as of 2023-06-01 (line 1): not verified
  The facts as of that day are others.
  The findings are the same.
[1]

$ caf verify --format json kept.receipts late.json
{
  "receipts": 1,
  "verified": 0,
  "later_entries": 0,
  "other_version": 0,
  "not_verified": 1,
  "no_case": 0,
  "cases": 1,
  "without_receipt": 0,
  "problems": [
    {"line": 1, "case": "KEPT-1", "as_of": "2023-06-01", "differs": ["facts", "findings"], "then": {"met": 5, "not_met": 3, "due": 2, "unknown": 19, "judgement": 0, "not_applicable": 17}, "now": {"met": 4, "not_met": 4, "due": 2, "unknown": 19, "judgement": 0, "not_applicable": 17}}
  ]
}
[1]

# A profile file is given again; one that was changed is noticed.
$ caf receipt --profile own.json --profile sefton --as-of 2023-06-01 kept.json > own.receipts; caf verify own.receipts kept.json
caf: own.receipts:1: there is no built-in profile own; give its file with --profile
[2]
$ caf verify --profile own.json own.receipts kept.json | head -3
1 receipt held against 1 case

Verified                        1
$ sed 's/"amount": 6/"amount": 5/' own.json > own-changed.json; caf verify --profile own-changed.json own.receipts kept.json
1 receipt held against 1 case

Verified                        0
Not verified                    1
No such case                    0
Cases without a receipt         0

KEPT-1, as of 2023-06-01 (line 1): not verified
  A profile was changed.
  The findings are others.
  There are as many of each verdict.
[1]

# Bank holidays published since make another calendar.
$ caf verify --holidays holidays-more.json kept.receipts kept.json
1 receipt held against 1 case

Verified                        0
Not verified                    1
No such case                    0
Cases without a receipt         0

KEPT-1, as of 2023-06-01 (line 1): not verified
  A calendar is another; bank holidays may have been published since.
  The findings are others.
  There are as many of each verdict.
[1]
$ caf receipt --holidays holidays-more.json --as-of 2023-06-01 kept.json | caf verify --holidays holidays-more.json - kept.json | head -3
1 receipt held against 1 case

Verified                        1

# The division of cases that record none is the receipt's.
$ sed 's/"division": "england-and-wales",//' kept.json > nowhere.json; caf receipt --as-of 2023-06-01 --division scotland nowhere.json > nowhere.receipts; caf verify nowhere.receipts nowhere.json | head -3
1 receipt held against 1 case

Verified                        1

# A case that is not there, and cases that no receipt is of.
$ head -2 cases.ndjson > two.ndjson; caf verify june.receipts two.ndjson | head -12; caf verify kept.receipts cases.ndjson
8 receipts held against 2 cases

Verified                        2
Not verified                    0
No such case                    6
Cases without a receipt         0

SCOT-3, as of 2023-06-01 (line 3): no such case in the files

NEVER-4, as of 2023-06-01 (line 4): no such case in the files

DATA-5, as of 2023-06-01 (line 5): no such case in the files
1 receipt held against 8 cases

Verified                        1
Not verified                    0
No such case                    0
Cases without a receipt         7

$ caf verify --format json kept.receipts two.ndjson | head -9; caf verify --format json june.receipts kept.json | tail -5
{
  "receipts": 1,
  "verified": 1,
  "later_entries": 0,
  "other_version": 0,
  "not_verified": 0,
  "no_case": 0,
  "cases": 2,
  "without_receipt": 1,
    {"line": 6, "case": "OPEN-6", "as_of": "2023-06-01", "differs": ["case"]},
    {"line": 7, "case": "NODIV-7", "as_of": "2023-06-01", "differs": ["case"]},
    {"line": 8, "case": "CHILD-8", "as_of": "2023-06-01", "differs": ["case"]}
  ]
}

# Receipts of several days, one after another; the order of the cases means nothing.
$ caf receipt --as-of 2023-05-01 cases.ndjson >> june.receipts; tac cases.ndjson | caf verify june.receipts | head -3
16 receipts held against 8 cases

Verified                       16

# None at all.
$ caf verify empty.json kept.json
caf: empty.json: there is no receipt in it
[2]

# What would steer a terminal does not.
$ caf receipt --as-of 2023-06-01 names.json > names.receipts; caf verify names.receipts kept.json | grep -c "no such case"
4

# A receipt that was changed, damaged or is none.
$ sed 's/"met": 5/"met": 6/' kept.receipts > touched.receipts; caf verify touched.receipts kept.json
caf: touched.receipts:1: digest: not that of the rest of the receipt: something in it was changed
[2]
$ cut -c 1-200 kept.receipts > cut.receipts; caf verify cut.receipts kept.json
caf: cut.receipts:1: not JSON: unexpected end of data
[2]
$ sed 's/"receipt": 1/"receipt": 2/' kept.receipts | caf verify - kept.json
caf: standard input:1: receipt: of a format that this version does not know; it knows format 1
[2]
$ caf verify kept.json kept.receipts
caf: kept.json:1: not JSON: unexpected end of data
[2]
$ caf verify nothing.receipts kept.json
caf: nothing.receipts: the file could not be opened
[2]
$ caf verify kept.receipts broken.ndjson
caf: broken.ndjson:3: not JSON: unexpected character, expected a valid JSON value
[2]

# Wrong use.
$ caf verify
caf verify: a file of receipts is needed
See: caf help verify
[2]
$ caf verify - -
caf verify: receipts and cases cannot both come from standard input
See: caf help verify
[2]
$ caf verify --format csv kept.receipts kept.json
caf verify: there is no format csv; there are text and json
See: caf help verify
[2]
$ caf receipt --output kept.json kept.json
caf receipt: --output kept.json would replace one of the files to check
See: caf help receipt
[2]
$ caf receipt --as-of 2023-06-01 --output new.receipts broken.ndjson; ls new.receipts
caf: broken.ndjson:3: not JSON: unexpected character, expected a valid JSON value
ls: cannot access 'new.receipts': No such file or directory
[2]
$ caf receipt --as-of 2023-06-01 --output new.receipts kept.json; cmp new.receipts kept.receipts

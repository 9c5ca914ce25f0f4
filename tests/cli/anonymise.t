caf anonymise: a caseload to hand on, and what could still identify.

# A key of sixteen bytes and up, in hexadecimal digits.
$ printf '000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f\n' > key

$ echo '{"case": "K-1", "comment": "invented", "family": "F", "agency": "school-1", "group": 3, "opened": "2025-03-05", "children": [{"id": "c1", "born": "2016-03-17", "gender": "female"}], "child": "c1", "meetings": [{"id": "m1", "held_on": "2025-04-09"}], "attendances": [{"id": "c1", "meeting": "m1", "agency": "school-1", "person": "Invented Person"}]}' > one.json; caf anonymise --key key --to json one.json
{"case": "61e574edb70abb73a6597bc061854673", "child": "d5b78de6ad59fefa133a0b26058f206f", "family": "76536a4285ac4f256463bbe96c33de1e", "agency": "f4d61b169de3246c3eec812a07cbb8b7", "opened": "2024-09-25", "children": [{"id": "d5b78de6ad59fefa133a0b26058f206f", "born": "2015-10-01", "gender": "female"}], "meetings": [{"id": "ee86d1d0a76464cc8f589ece02c3bfa5", "held_on": "2024-10-30"}], "attendances": [{"id": "e147ea1aefe6b68b2aae6a66c7995b7f", "meeting": "ee86d1d0a76464cc8f589ece02c3bfa5", "agency": "f4d61b169de3246c3eec812a07cbb8b7", "person": "936677108846bbbd1515b0c610910cc2"}]}

$ caf anonymise --key key --to json --keep-agencies --keep-dates --keep-births --without children.gender one.json
{"case": "61e574edb70abb73a6597bc061854673", "child": "d5b78de6ad59fefa133a0b26058f206f", "family": "76536a4285ac4f256463bbe96c33de1e", "agency": "school-1", "opened": "2025-03-05", "coverage": {"children": {"without": ["gender"]}}, "children": [{"id": "d5b78de6ad59fefa133a0b26058f206f", "born": "2016-03-17"}], "meetings": [{"id": "ee86d1d0a76464cc8f589ece02c3bfa5", "held_on": "2025-04-09"}], "attendances": [{"id": "e147ea1aefe6b68b2aae6a66c7995b7f", "meeting": "ee86d1d0a76464cc8f589ece02c3bfa5", "agency": "school-1", "person": "936677108846bbbd1515b0c610910cc2"}]}

# A sibling's case moves by the same weeks; other cases by others.
$ printf '{"case": 1, "family": "F", "opened": "2025-03-05"}\n{"case": 2, "family": "F", "opened": "2025-03-05"}\n{"case": 3, "opened": "2025-03-05"}\n' | caf anonymise --key key --to json - | grep -o 'opened.*'
opened": "2024-09-25"}
opened": "2024-09-25"}
opened": "2024-03-06"}

# Where no family is recorded a child's own case is that case only if it is the one at hand: the other one moves otherwise.
$ printf '{"case": "A", "children": [{"id": "a", "own_case": "A"}, {"id": "b", "own_case": "B"}]}\n{"case": "B"}\n' | caf anonymise --key key --to json - | grep -o '"[a-z_]*case": "[^"]*"'
"case": "8e317bd5e254b0b032328a6a7531bc48"
"own_case": "8e317bd5e254b0b032328a6a7531bc48"
"own_case": "3b90281ead64d5315b79fb7747c4faa6"
"case": "00b8f3afc9ccd29f70f566b2b9e1ce7d"

# Within a family it is the other one too; a case of another family, or of none, is not told to be that child's.
$ printf '{"case": "A", "family": "F", "children": [{"id": "a", "own_case": "A"}, {"id": "b", "own_case": "B"}, {"id": "c", "own_case": "C"}, {"id": "d", "own_case": "D"}]}\n{"case": "B", "family": "F"}\n{"case": "C"}\n{"case": "D", "family": "G"}\n' > own; caf anonymise --key key --to json own | grep -o '"[a-z_]*case": "[^"]*"' | sort -k 2 | uniq -D -f 1
"case": "53fffaef377a0aa1023a5f1aad6efce7"
"own_case": "53fffaef377a0aa1023a5f1aad6efce7"
"case": "fec4d2950129eb53edcced7d5662e3ce"
"own_case": "fec4d2950129eb53edcced7d5662e3ce"

# Where no family is recorded nothing says that two cases share a child, a meeting or a plan; professionals and agencies are the same.
$ for i in 1 2; do echo '{"case": '$i', "agency": "school-1", "child": "c", "children": [{"id": "c"}], "meetings": [{"id": "m", "held_on": "2025-04-09"}], "attendances": [{"id": "a", "meeting": "m", "agency": "school-1", "person": "Invented Person"}], "plans": [{"id": "p"}]}'; done > two; caf anonymise --key key --to json two | grep -o '"[a-z]*": "[0-9a-f]\{32\}"' | sort | uniq -c | sort -rn | head -4; caf anonymise --key key --to json two | grep -o '"[0-9a-f]\{32\}"' | sort -u | wc -l
      4 "agency": "f4d61b169de3246c3eec812a07cbb8b7"
      2 "person": "936677108846bbbd1515b0c610910cc2"
      1 "meeting": "f826e30294cee5ec504e3ef2223e0137"
      1 "meeting": "3d0832baaaecc1ac84dbf6f6a698dbe2"
12

# In tables likewise.
$ caf anonymise --key key --to csv --output apart two; cut -d , -f 1,2 apart/meetings.csv; cut -d , -f 2 apart/attendances.csv | sort | uniq -d
case_id,id
fb20ddba136310250d711592ee76575b,3d0832baaaecc1ac84dbf6f6a698dbe2
180071763867ee5b7e52aa38da585112,f826e30294cee5ec504e3ef2223e0137

# How many cases lose what they share, to be asked before: the family can still be recorded.
$ caf anonymise --check two | grep Unlinked; caf anonymise --check own | grep Unlinked; sed 's/"child"/"family": "F", &/' two | caf anonymise --check | grep Unlinked; caf anonymise --key key --to json two | caf anonymise --check --format json | grep -o '"unlinked": {[^}]*}'
Unlinked    2 cases by a child, 2 by a meeting that is also of a case not recorded as of their family
Unlinked    3 cases by a child, 0 by a meeting that is also of a case not recorded as of their family
Unlinked    0 cases by a child, 0 by a meeting that is also of a case not recorded as of their family
"unlinked": {"by_child": 0, "by_meeting": 0}

# Of one identifier, but of two days of birth or two days held, are two children and two meetings, which each case numbers for itself.
$ printf '{"case": 1, "children": [{"id": 1, "born": "2012-03-20"}], "meetings": [{"id": 1, "held_on": "2025-04-09"}]}\n{"case": 2, "children": [{"id": 1, "born": "2012-03-21"}], "meetings": [{"id": 1, "held_on": "2025-04-10"}]}\n' > numbered; caf anonymise --check numbered | grep Unlinked; sed s/2012-03-21/2012-03-20/ numbered | caf anonymise --check | grep Unlinked; sed s/2025-04-10/2025-04-09/ numbered | caf anonymise --check | grep Unlinked
Unlinked    0 cases by a child, 0 by a meeting that is also of a case not recorded as of their family
Unlinked    2 cases by a child, 0 by a meeting that is also of a case not recorded as of their family
Unlinked    0 cases by a child, 2 by a meeting that is also of a case not recorded as of their family

# What is written is a caseload like another.
$ caf anonymise --key key --to csv --output made cases.ndjson; ls made; caf anonymise --key key --to json cases.ndjson | caf check --as-of 2023-06-01 --format csv | wc -l
actions.csv
assessments.csv
cases.csv
children.csv
closures.csv
consents.csv
meetings.csv
plans.csv
ratings.csv
reviews.csv
transfers.csv
205

# A new key is made for its owner alone, and replaces nothing.
$ caf anonymise --new-key new.key; stat -c %a new.key; wc -c < new.key; caf anonymise --new-key new.key
600
65
caf: new.key: a new file for a key could not be made: it may be there already
[2]

# No key is used by mistake, and no error shows one.
$ caf anonymise --key cases.ndjson --to json one.json
caf: cases.ndjson: not a key: hexadecimal digits, two for a byte, and nothing else
[2]

$ echo 'not a key at all, but secret' > bad; caf anonymise --key bad --to json one.json; printf 00ff > bad; caf anonymise --key bad --to json one.json; caf anonymise --key nowhere --to json one.json
caf: bad: not a key: hexadecimal digits, two for a byte, and nothing else
caf: bad: a key has 16 to 64 bytes, two hexadecimal digits each
caf: nowhere: could not be opened
[2]

$ caf anonymise --to json one.json; caf anonymise --key key one.json; caf anonymise --key key --to json; caf anonymise --key key --to csv one.json
caf anonymise: --key is needed: a file that --new-key makes
See: caf help anonymise
caf anonymise: --to is needed: json or csv
See: caf help anonymise
caf anonymise: an input is needed; - is standard input
See: caf help anonymise
caf anonymise: --to csv needs --output, a folder to make
See: caf help anonymise
[2]

$ caf anonymise --key key --to json --output key one.json; caf anonymise --key key --to json --output one.json one.json; wc -c < key
caf anonymise: --output key would replace one of the keys
See: caf help anonymise
caf anonymise: --output one.json would replace one of the inputs
See: caf help anonymise
65

# All or nothing.
$ caf anonymise --key key --to json --output made.ndjson broken.ndjson; ls made.ndjson
caf: broken.ndjson:3: not JSON: unexpected character, expected a valid JSON value
ls: cannot access 'made.ndjson': No such file or directory
[2]

$ echo '{"case": 1, "opened": "0001-01-03"}' | caf anonymise --key key --to json -
caf: standard input:1: opened: a day that would come before the year 1
[2]

# A date that could not be read is not left out for that.
$ printf 'earl_episode_id,earl_person_id,earl_episode_start_date\ne1,p1,2023-02-30\n' | caf anonymise --lenient --key key --to json --output made.ndjson -; ls made.ndjson
caf: standard input:2: warning: earl_episode_start_date: there is no such day in the calendar
caf: standard input:2: opened: a date that could not be read, and so cannot be written
ls: cannot access 'made.ndjson': No such file or directory
[2]

$ caf anonymise --key key --to json --without children.name one.json; caf anonymise --key key --to json --without children.id one.json; caf anonymise --key key --to json --weeks 0 one.json; caf anonymise --key key --to json --least 3 one.json; caf anonymise --check --key key one.json; caf anonymise --new-key other --to json; caf anonymise --new-key other one.json
caf anonymise: --without children.name: there is no such field; a table, a dot and a field are meant
See: caf help anonymise
caf anonymise: --without children.id: what cases and rows are known by cannot be left out
See: caf help anonymise
caf anonymise: --weeks 0: a number from 1 to 520 is needed
See: caf help anonymise
caf anonymise: --least does not go with --key, only with --check
See: caf help anonymise
caf anonymise: --key does not go with --check
See: caf help anonymise
caf anonymise: --to does not go with --new-key
See: caf help anonymise
caf anonymise: --new-key takes no input
See: caf help anonymise
[2]

# What could still identify: numbers of cases, and fields.
$ caf anonymise --check cases.ndjson
3 of 8 cases are alone in what others may know of them

From        cases.ndjson
Looked at   14 fields together: 4 groups, the smallest of 1 case
Too few     3 cases in groups of fewer than 5
Unlinked    7 cases by a child, 6 by a meeting that is also of a case not recorded as of their family
By          libcaf 0.1.0

Field                     values  smallest group  alone by it  alone without it
cases.agency                   1               8            0                 3
cases.initiator                1               8            0                 3
cases.origin                   1               8            0                 3
cases.division                 3               1            2                 1
cases.level                    1               8            0                 3
year of cases.opened           1               8            0                 3
year of children.born          2               1            1                 3
children.gender                1               8            0                 3
children.ethnicity             1               8            0                 3
children.language              1               8            0                 3
children.disability            1               8            0                 3
children.send                  1               8            0                 3
number of children             2               1            1                 3
closures.reason, last          1               8            0                 3
[1]

$ caf anonymise --check --format json cases.ndjson | tr '{' '\n' | head -8

"cases": 8, "least": 5, "together": 
"groups": 4, "smallest": 1, "alone": 3, "few": 3}, "unlinked": 
"by_child": 7, "by_meeting": 6}, "fields": [
"field": "cases.agency", "by_it": 
"groups": 1, "smallest": 8, "alone": 0, "few": 0}, "without_it": 
"groups": 4, "smallest": 1, "alone": 3, "few": 3}}, 
"field": "cases.initiator", "by_it": 

# Three alike and one alone; two are enough.
$ for i in 1 2 3; do echo '{"case": '$i', "initiator": "school"}'; done > alike; caf anonymise --check --least 3 alike; echo '{"case": 4, "initiator": "health-service"}' >> alike; caf anonymise --check --least 3 --format json alike | grep -o '"alone": \[.*'
0 of 3 cases are alone in what others may know of them

From        alike
Looked at   14 fields together: 1 group, the smallest of 3 cases
Too few     0 cases in groups of fewer than 3
Unlinked    0 cases by a child, 0 by a meeting that is also of a case not recorded as of their family
By          libcaf 0.1.0

Field                     values  smallest group  alone by it  alone without it
cases.agency                   1               3            0                 0
cases.initiator                1               3            0                 0
cases.origin                   1               3            0                 0
cases.division                 1               3            0                 0
cases.level                    1               3            0                 0
year of cases.opened           1               3            0                 0
year of children.born          1               3            0                 0
children.gender                1               3            0                 0
children.ethnicity             1               3            0                 0
children.language              1               3            0                 0
children.disability            1               3            0                 0
children.send                  1               3            0                 0
number of children             1               3            0                 0
closures.reason, last          1               3            0                 0
"alone": [{"source": "alike", "line": 4}]}

# Of several children none is the one that the case is about, unless it is named; of several closures the last counts.
$ printf '{"case": 1, "children": [{"gender": "male"}, {"gender": "female"}]}\n{"case": 2, "children": [{"gender": "female"}, {"gender": "male"}]}\n' | caf anonymise --check --least 2 | head -1
0 of 2 cases are alone in what others may know of them

$ printf '{"case": 1, "children": [{"id": "a", "gender": "male"}, {"id": "b", "gender": "female"}], "child": "b"}\n{"case": 2, "children": [{"gender": "female"}, {"gender": "male"}]}\n' | caf anonymise --check --least 2 | head -1
2 of 2 cases are alone in what others may know of them

$ printf '{"case": 1, "closures": [{"reason": "moved-away"}, {"reason": "needs-met"}]}\n{"case": 2, "closures": [{"reason": "stepped-up"}, {"reason": "needs-met"}]}\n' | caf anonymise --check --least 2 | head -1
0 of 2 cases are alone in what others may know of them

$ printf '[]' | caf anonymise --check
0 of 0 cases are alone in what others may know of them

From        -
Looked at   14 fields together: 0 groups, the smallest of 0 cases
Too few     0 cases in groups of fewer than 5
Unlinked    0 cases by a child, 0 by a meeting that is also of a case not recorded as of their family
By          libcaf 0.1.0

Field                     values  smallest group  alone by it  alone without it
cases.agency                   0               0            0                 0
cases.initiator                0               0            0                 0
cases.origin                   0               0            0                 0
cases.division                 0               0            0                 0
cases.level                    0               0            0                 0
year of cases.opened           0               0            0                 0
year of children.born          0               0            0                 0
children.gender                0               0            0                 0
children.ethnicity             0               0            0                 0
children.language              0               0            0                 0
children.disability            0               0            0                 0
children.send                  0               0            0                 0
number of children             0               0            0                 0
closures.reason, last          0               0            0                 0

$ caf anonymise --check broken.ndjson
caf: broken.ndjson:3: not JSON: unexpected character, expected a valid JSON value
[2]

# Small groups hidden: tests/cli/suppressed_cases.py looks for them again in what is written.
$ head -c 64 /dev/zero | tr '\0' 'a' > hide.key
$ for n in 1 2 3 4; do echo "{\"case\": \"S-$n\", \"origin\": \"new\", \"agency\": \"a\", \"children\": [{\"id\": 1}]}"; done > alike.ndjson
$ echo '{"case": "S-5", "origin": "moved-in", "agency": "a", "children": [{"id": 1}]}' >> alike.ndjson
$ caf anonymise --key hide.key --keep-agencies --suppress 2 --to json alike.ndjson | grep -o '"origin": *"[a-z-]*"\|"agency": *"a"' | sort | uniq -c
      5 "agency": "a"
$ caf anonymise --key hide.key --suppress 6 --to json alike.ndjson
caf: --suppress 6: fewer are alike with 5 of the cases by their number of children, which cannot be left out: leave these cases out of the input
[1]
$ echo '{"case": "S-6", "children": [{"id": 1}, {"id": 2}]}' >> alike.ndjson; caf anonymise --key hide.key --suppress 2 --to json alike.ndjson
caf: --suppress 2: fewer are alike with 1 of the cases by their number of children, which cannot be left out: leave these cases out of the input
[1]
$ caf anonymise --key hide.key --suppress 2 --to json - < alike.ndjson
caf anonymise: --suppress reads its input twice: standard input cannot be
See: caf help anonymise
[2]
$ caf anonymise --key hide.key --suppress 1 --to json alike.ndjson
caf anonymise: --suppress 1: a number from 2 to 1000 is needed
See: caf help anonymise
[2]
$ caf anonymise --check --suppress 2 alike.ndjson
caf anonymise: --suppress does not go with --check
See: caf help anonymise
[2]

# A value that just enough cases have stays.
$ for n in 1 2 3 4; do echo "{\"case\": \"S-$n\", \"origin\": \"$([ $n -gt 2 ] && echo new || echo moved-in)\", \"children\": [{\"id\": 1}]}"; done > halves.ndjson
$ for n in 2 3; do caf anonymise --key hide.key --suppress $n --to json halves.ndjson | grep -o '"origin": *"[a-z-]*"' | sort | uniq -c; done
      2 "origin": "moved-in"
      2 "origin": "new"

caf convert: JSON into a folder of tables and back.

$ caf convert --to csv --output made cases.ndjson; ls made
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

$ head -2 made/plans.csv | cut -d, -f1-2
case_id,id
KEPT-1,p1

$ caf convert --to json --output back.json made; caf convert --to csv --output again back.json; diff -r made again && echo the same
the same

$ caf convert --to json made | cmp - back.json && echo the same
the same

# The findings are the same.
$ for input in cases.ndjson made back.json; do caf check --as-of 2023-06-01 --only all --format csv $input | cut -d, -f3- > $input.csv; done; cmp cases.ndjson.csv made.csv && cmp made.csv back.json.csv && echo the same
the same

# A comment is not carried.
$ echo '{"case": 1, "comment": "invented", "plans": []}' | caf convert --to json -
{"case": "1", "plans": []}

# What a table has no column for stays what cannot be known.
$ printf 'earl_episode_id,earl_person_id,earl_episode_start_date\ne1,p1,2023-01-02\n' | caf convert --to csv --output episodes -; head -20 episodes/* | tr -d '\r' | sed 's/,[a-z_ ]*,2023/,...,2023/'
==> episodes/cases.csv <==
case_id,child,partial_tables,absent_tables,opened
e1,p1,,...,2023-01-02

==> episodes/children.csv <==
case_id,id
e1,p1

$ caf convert --to json episodes | grep -o '"children": {"without": \['
"children": {"without": [

# Several inputs become one caseload; two cases of one name cannot be told apart in a folder.
$ caf convert --to json kept.json cases.ndjson | wc -l
9

$ caf convert --to csv --output both kept.json kept.json; ls both
caf: both: case_id: cases number 1 and 2 have the same name, and a folder of tables finds rows by it
ls: cannot access 'both': No such file or directory
[2]

# A file is replaced whole; after an error it is as it was.
$ caf convert --to json --output back.json broken.ndjson; head -c 8 back.json; echo; ls -A | grep -c '^\.caf'
caf: broken.ndjson:3: not JSON: unexpected character, expected a valid JSON value
{"case":
0
[1]

# Errors in a folder name the file, the line and the column.
$ caf check --as-of 2023-06-01 folder
caf: folder/meetings.csv:3: held_on: a text that is not a date written yyyy-mm-dd
[2]

$ caf convert --to json --output other.json folder; ls other.json
caf: folder/meetings.csv:3: held_on: a text that is not a date written yyyy-mm-dd
ls: cannot access 'other.json': No such file or directory
[2]

$ printf 'case_id,id\nB,m1\nA,m1\n' > folder/meetings.csv; caf check --as-of 2023-06-01 folder
caf: folder/meetings.csv:3: case_id: rows of a case must stand together, in the order of cases.csv
[2]

$ mv folder/meetings.csv folder/meeting.csv; caf check --as-of 2023-06-01 folder
caf: folder: there is no table "meeting" that a file could be of; perhaps "meetings" is meant
[2]

$ caf check --as-of 2023-06-01 --lenient --top 0 folder 2>&1 | head -3
caf: folder: warning: there is no table "meeting" that a file could be of; perhaps "meetings" is meant
2 cases checked as on Thursday 1 June 2023

$ caf convert --lenient --to json table.csv 2>&1
caf: table.csv:3: warning: Assessment completion date: there is no such day in the calendar, read as dd/mm/yyyy
caf: table.csv:3: assessments.completed: a date that could not be read, and so cannot be written
[2]

# Outputs that cannot be.
$ caf convert --to csv --output made cases.ndjson
caf: made: could not be written: the folder is there and not empty
[2]

$ caf convert --to csv --output kept.json cases.ndjson
caf: kept.json: could not be written: there is a file of this name
[2]

$ caf convert --to json --output made kept.json
caf: made: could not be written: there is a folder of this name
[2]

$ caf convert --to json --output kept.json kept.json
caf convert: --output kept.json would replace one of the inputs
See: caf help convert
[2]

$ caf convert --to json --output no/where.json kept.json
caf: no/where.json: could not be written: no file can be made there
[2]

$ caf convert --to json kept.json > /dev/full
caf: standard output: could not be written
[2]

# Use that is wrong.
$ caf convert kept.json
caf convert: --to is needed: json or csv
See: caf help convert
[2]

$ caf convert --to csv kept.json
caf convert: --to csv needs --output, a folder to make
See: caf help convert
[2]

$ caf convert --to xml kept.json
caf convert: there is no form xml; there are json and csv
See: caf help convert
[2]

$ caf convert --to json
caf convert: an input is needed; - is standard input
See: caf help convert
[2]

# The case at hand, named as the own case of a child, is that case, and stays it.
$ caf convert --to json siblings.ndjson
{"case": "S-1", "child": "b", "family": "f", "opened": "2023-03-01", "children": [{"id": "a", "own_case": "OTHER"}, {"id": "b", "own_case": "S-1"}]}
{"case": "S-2", "family": "f", "opened": "2023-03-01", "children": [{"id": "a", "own_case": "S-3"}, {"id": "b", "own_case": "S-2"}]}
$ caf check --as-of 2023-06-01 --format csv --only all siblings.ndjson | grep LE-family | cut -d, -f3,9,12-14
S-1,met,the family is named,,
S-1,met,it has a CAF of its own,children,a
S-2,met,the family is named,,
S-2,met,it has a CAF of its own,children,a

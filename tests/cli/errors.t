What is wrong with the input or the command: exit status 2, and no report.

$ caf check --profile dates.json --as-of 2023-06-01 bad.json
caf: bad.json:11: meetings[0].held_on: there is no such day in the calendar
[2]

$ caf check --profile dates.json --as-of 2023-06-01 broken.ndjson
caf: broken.ndjson:3: not JSON: unexpected character, expected a valid JSON value
[2]

$ caf check --profile dates.json --as-of 2023-06-01 kept.json broken.ndjson 2> /dev/null
[2]

$ caf check --profile dates.json --as-of 2023-06-01 --format json broken.ndjson
caf: broken.ndjson:3: not JSON: unexpected character, expected a valid JSON value
[2]

$ caf check --profile dates.json --as-of 2023-06-01 empty.json
caf: empty.json: the input is empty
[2]

$ caf check --profile dates.json --as-of 2023-06-01 < /dev/null
caf: standard input: the input is empty
[2]

$ caf check --profile dates.json --as-of 2023-06-01 notes.txt
caf: notes.txt:1: neither cases as JSON nor a table whose headings are known (Annex A list 2, ssd_early_help_episodes)
[2]

$ caf check --profile dates.json --as-of 2023-06-01 nowhere.json
caf: nowhere.json: the file could not be opened
[2]

$ caf check --profile dates.json --as-of 2023-06-01 .
caf: .: a folder without cases.csv, the table of its cases
[2]

$ caf check --profile dates.json --as-of 2023-06-01 table.csv
caf: table.csv:3: Assessment completion date: there is no such day in the calendar, read as dd/mm/yyyy
[2]

# An unknown field is an error, or leniently a warning.
$ caf check --profile dates.json --as-of 2023-06-01 unknown.json
caf: unknown.json:5: there is no field "shoe_size" here
[2]

$ caf check --profile dates.json --as-of 2023-06-01 --lenient --top 0 unknown.json 2>&1 > /dev/null
caf: unknown.json:5: warning: there is no field "shoe_size" here

# Use that is wrong.
$ caf 2>&1 | cut -d: -f1-2; caf > /dev/null 2>&1
caf: a command is needed
See: caf help
[2]

$ caf chek
caf: there is no command chek; did you mean check?
See: caf help
[2]

$ caf frobnicate
caf: there is no command frobnicate
See: caf help
[2]

$ caf check --profile dates.json --profil east-midlands-2011 kept.json
caf check: there is no option --profil; did you mean --profile?
See: caf help check
[2]

$ caf check --profile east-midland-2011 kept.json
caf check: there is no profile east-midland-2011; did you mean east-midlands-2011?
See: caf help check
[2]

$ caf check --profile blackburn kept.json
caf check: there is no profile blackburn; did you mean blackburn-with-darwen-2021?
See: caf help check
[2]

$ caf check --profile essex kept.json
caf check: there is no profile essex; there are east-midlands-2011, blackburn-with-darwen-2021, nottingham-qa and sefton, and files that end with .json
See: caf help check
[2]

$ caf check --profile east-midlands-2011 --profile east-midlands-2011 kept.json
caf check: profile east-midlands-2011 is given twice
See: caf help check
[2]

$ caf check --profile dates.json --as-of 01/06/2023 kept.json
caf check: --as-of 01/06/2023 is no day; one is written yyyy-mm-dd, as in 2023-05-04
See: caf help check
[2]

$ caf check --profile dates.json --as-of 1970-01-01 kept.json
caf check: --as-of 1970-01-01: no case was open on that day
See: caf help check
[2]

$ caf check --profile dates.json --as-of 2023-06-01 --as-of 2023-06-02 kept.json
caf check: --as-of is given twice
See: caf help check
[2]

$ caf check --profile dates.json --format xml kept.json
caf check: there is no format xml; there are text, json, csv and html
See: caf help check
[2]

$ caf check --profile dates.json --top many kept.json
caf check: --top many: a number from 0 to 1000000 is needed
See: caf help check
[2]

$ caf check --profile dates.json --top 1000001 kept.json
caf check: --top 1000001: a number from 0 to 1000000 is needed
See: caf help check
[2]

$ caf check --profile dates.json --only late kept.json
caf check: --only late: there are not-met, due, unknown, judgement, data, met, not-applicable and all
See: caf help check
[2]

$ caf check --profile dates.json --lenient=yes kept.json
caf check: --lenient takes no value
See: caf help check
[2]

$ caf check --profile dates.json --top
caf check: --top needs a value
See: caf help check
[2]

$ caf check --profile dates.json -v kept.json
caf check: there is no option -v; options are written out, with two hyphens
See: caf help check
[2]

$ caf check --profile dates.json --division england kept.json
caf check: there is no division england; there are england-and-wales, scotland and northern-ireland
See: caf help check
[2]

$ caf check --profile dates.json --holidays nowhere.json kept.json
caf: nowhere.json: the file could not be opened
[2]

# A file whose name begins with a hyphen.
$ caf check --profile dates.json --as-of 2023-06-01 -- -x.json
caf: -x.json: the file could not be opened
[2]

# Output that cannot be written.
$ caf check --profile dates.json --as-of 2023-06-01 kept.json > /dev/full
caf: the report could not be written
[2]

$ caf check --profile dates.json --as-of 2023-06-01 --format json kept.json > /dev/full
caf: the report could not be written
[2]

$ caf check --profile dates.json --as-of 2023-06-01 --output /dev/full kept.json
caf: the report could not be written
[2]

$ caf check --profile dates.json --as-of 2023-06-01 --output nowhere/report.txt kept.json
caf: nowhere/report.txt: could not be written: No such file or directory
[2]

$ caf check --profile dates.json --as-of 2023-06-01 --output . kept.json
caf: .: could not be written: Is a directory
[2]

$ caf rules > /dev/full
caf: standard output could not be written
[2]

$ caf --version > /dev/full
caf: standard output could not be written
[2]

$ caf help > /dev/full
caf: standard output could not be written
[2]

# A reader that goes away does no harm.
$ caf check --profile dates.json --as-of 2023-06-01 --format csv cases.ndjson | head -c 4; echo
file

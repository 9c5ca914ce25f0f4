caf due: what is owed over a caseload, by when and by whom. The cases of owed.ndjson are invented, and named after the day their review is due.

# Monday 23 March 2026: Sunday the 22nd is overdue, today is not; the week ends on Sunday the 29th and the month on the 31st.
# 20 working days from Thursday 19 February end on Thursday 19 March: Friday and Monday are 2 working days overdue, and 4 days.
$ caf due --profile owed.json --as-of 2026-03-23 owed.ndjson
Owed as on Monday 23 March 2026 in 8 of 8 cases

Profile     owed
This week   to Sunday 29 March 2026
This month  to Tuesday 31 March 2026
Not known   what else 7 cases owe, whose records lack facts: caf check

Lead professional           overdue  this week  this month  later  no day  total
Ada                               2          1           0      0       0      3
actions of south                  1          0           0      0       0      1
Bo                                0          1           1      1       0      3
actions of north                  0          1           0      0       0      1
lead of north                     0          0           0      1       0      1
nobody on record                  0          0           1      0       0      1
All                               3          3           2      2       0     10

All 8 overdue or due by Tuesday 31 March 2026

  1. NO-TAF: due Thursday 19 March 2026, 2 working days overdue
     EM-B2-held, clause B.2: First TAF within 20 working days
     Lead professional Ada of north

  2. ACTION: due Friday 20 March 2026, 3 days overdue
     BD-4c-in-time, clause 4c: Actions completed by their day
     Action x2. Agency south

  3. SUN-22: due Sunday 22 March 2026, 1 day overdue
     EM-C1, clause C.1: Reviewed every three months
     Lead professional Ada of north

  4. MON-23: due today, Monday 23 March 2026
     EM-C1, clause C.1: Reviewed every three months
     Lead professional Ada of north

  5. ACTION: due Friday 27 March 2026
     BD-4c-in-time, clause 4c: Actions completed by their day
     Action x1. Agency north

  6. SUN-29: due Sunday 29 March 2026
     EM-C1, clause C.1: Reviewed every three months
     Lead professional Bo of south

  7. MON-30: due Monday 30 March 2026
     EM-C1, clause C.1: Reviewed every three months
     Lead professional Bo of south

  8. TUE-31: due Tuesday 31 March 2026
     EM-C1, clause C.1: Reviewed every three months
     Nobody on record

2 more are owed beyond that: --within all.

# The same day by agency: an action is its agency's, all else the lead professional's.
$ caf due --profile owed.json --as-of 2026-03-23 --by agency --top 0 owed.ndjson
Owed as on Monday 23 March 2026 in 8 of 8 cases

Profile     owed
This week   to Sunday 29 March 2026
This month  to Tuesday 31 March 2026
Not known   what else 7 cases owe, whose records lack facts: caf check

Agency                      overdue  this week  this month  later  no day  total
north                             2          2           0      1       0      5
south                             1          1           1      1       0      4
nobody on record                  0          0           1      0       0      1
All                               3          3           2      2       0     10

# On Sunday the 29th the week ends that day; Monday the 30th is next week, and still this month.
$ caf due --profile owed.json --as-of 2026-03-29 --within week --top 1 owed.ndjson
Owed as on Sunday 29 March 2026 in 8 of 8 cases

Profile     owed
This week   to Sunday 29 March 2026
This month  to Tuesday 31 March 2026
Not known   what else 7 cases owe, whose records lack facts: caf check

Lead professional           overdue  this week  this month  later  no day  total
Ada                               3          0           0      0       0      3
actions of north                  1          0           0      0       0      1
actions of south                  1          0           0      0       0      1
Bo                                0          1           1      1       0      3
lead of north                     0          0           0      1       0      1
nobody on record                  0          0           1      0       0      1
All                               5          1           2      2       0     10

The most pressing of 6 overdue or due by Sunday 29 March 2026

  1. NO-TAF: due Thursday 19 March 2026, 7 working days overdue
     EM-B2-held, clause B.2: First TAF within 20 working days
     Lead professional Ada of north

5 more are not shown. --top 6 shows them all; --format csv makes a table.
4 more are owed beyond that: --within all.

# On the last of the month, a Tuesday, the week reaches into the next: Wednesday 1 April is this week.
$ caf due --profile owed.json --as-of 2026-03-31 --format csv owed.ndjson | cut -d, -f1-5 | sort
ACTION,2026-03-20,overdue,11,days
ACTION,2026-03-27,overdue,4,days
ACTION,2026-04-15,later,,
LATER,2026-04-01,this-week,,
MON-23,2026-03-23,overdue,8,days
MON-30,2026-03-30,overdue,1,days
NO-TAF,2026-03-19,overdue,8,working days
SUN-22,2026-03-22,overdue,9,days
SUN-29,2026-03-29,overdue,2,days
TUE-31,2026-03-31,this-week,,
case,due,band,overdue_by,unit

$ caf due --profile owed.json --as-of 2026-12-30 --top 0 owed.ndjson | grep This
This week   to Sunday 3 January 2027
This month  to Thursday 31 December 2026
$ caf due --profile owed.json --as-of 2028-02-07 --top 0 owed.ndjson | grep This
This week   to Sunday 13 February 2028
This month  to Tuesday 29 February 2028

# Only what is overdue; only one's own; both.
$ caf due --profile owed.json --as-of 2026-03-23 --within overdue --top 2 owed.ndjson | tail -n +16

The most pressing of 3 overdue

  1. NO-TAF: due Thursday 19 March 2026, 2 working days overdue
     EM-B2-held, clause B.2: First TAF within 20 working days
     Lead professional Ada of north

  2. ACTION: due Friday 20 March 2026, 3 days overdue
     BD-4c-in-time, clause 4c: Actions completed by their day
     Action x2. Agency south

1 more is not shown. --top 3 shows them all; --format csv makes a table.
7 more are owed beyond that: --within all.
$ caf due --profile owed.json --as-of 2026-03-23 --lead Ada owed.ndjson
Owed as on Monday 23 March 2026 in 3 of 8 cases

Profile     owed
By          lead professional Ada
This week   to Sunday 29 March 2026
This month  to Tuesday 31 March 2026
Not known   what else 7 cases owe, whose records lack facts: caf check

Lead professional           overdue  this week  this month  later  no day  total
Ada                               2          1           0      0       0      3

All 3 overdue or due by Tuesday 31 March 2026

  1. NO-TAF: due Thursday 19 March 2026, 2 working days overdue
     EM-B2-held, clause B.2: First TAF within 20 working days
     Lead professional Ada of north

  2. SUN-22: due Sunday 22 March 2026, 1 day overdue
     EM-C1, clause C.1: Reviewed every three months
     Lead professional Ada of north

  3. MON-23: due today, Monday 23 March 2026
     EM-C1, clause C.1: Reviewed every three months
     Lead professional Ada of north
$ caf due --profile owed.json --as-of 2026-03-23 --agency south --format csv owed.ndjson | cut -d, -f1-8
case,due,band,overdue_by,unit,by,person,agency
SUN-29,2026-03-29,this-week,,,lead,Bo,south
MON-30,2026-03-30,this-month,,,lead,Bo,south
ACTION,2026-03-20,overdue,3,days,agency,,south
ACTION,2026-04-15,later,,,lead,Bo,south
$ caf due --profile owed.json --as-of 2026-03-23 --agency south --lead Ada --within all owed.ndjson
Nothing is known to be owed as on Monday 23 March 2026 in 8 cases

Profile     owed
By          lead professional Ada of agency south
This week   to Sunday 29 March 2026
This month  to Tuesday 31 March 2026
Not known   what else 7 cases owe, whose records lack facts: caf check

# A name that nobody has.
$ caf due --profile owed.json --as-of 2026-03-23 --lead Nobody owed.ndjson
Nothing is known to be owed as on Monday 23 March 2026 in 8 cases

Profile     owed
By          lead professional Nobody
This week   to Sunday 29 March 2026
This month  to Tuesday 31 March 2026
Not known   what else 7 cases owe, whose records lack facts: caf check
$ caf due --profile owed.json --as-of 2026-03-23 --lead Nobody --format csv owed.ndjson
caf due: nothing is known to be owed by lead professional Nobody
case,due,band,overdue_by,unit,by,person,agency,profile,rule,clause,title,kind,severity,subject_table,subject,subject_number,flags,file,line,explanation␍
$ caf due --profile owed.json --as-of 2026-03-23 --agency Nowhere --format json owed.ndjson
caf due: nothing is known to be owed by agency Nowhere
[
]
$ caf due --profile owed.json --as-of 2026-03-23 --agency Nowhere --format ical owed.ndjson
caf due: nothing is known to be owed by agency Nowhere
caf due: nothing that is owed has a day: the calendar is empty
BEGIN:VCALENDAR␍
VERSION:2.0␍
PRODID:-//libcaf//caf 0.1.0//EN␍
END:VCALENDAR␍

# Nothing is owed before anything was opened, and nothing by the end of a month.
$ caf due --profile owed.json --as-of 2025-06-02 owed.ndjson
Nothing is owed as on Monday 2 June 2025 in 8 cases

Profile     owed
This week   to Sunday 8 June 2025
This month  to Monday 30 June 2025
$ caf due --profile owed.json --as-of 2026-01-20 --lead Bo owed.ndjson
Owed as on Tuesday 20 January 2026 in 3 of 8 cases

Profile     owed
By          lead professional Bo
This week   to Sunday 25 January 2026
This month  to Saturday 31 January 2026
Not known   what else 7 cases owe, whose records lack facts: caf check

Lead professional           overdue  this week  this month  later  no day  total
Bo                                0          0           0      3       0      3

Nothing is overdue or due by Saturday 31 January 2026.

3 more are owed beyond that: --within all.

# A table that hardly knows anything owes nothing that is known.
$ caf due --profile sefton --as-of 2026-06-30 --lenient table.csv 2> /dev/null
Nothing is known to be owed as on Tuesday 30 June 2026 in 2 cases

Profile     sefton
This week   to Sunday 5 July 2026
This month  to Tuesday 30 June 2026
Not known   what else 2 cases owe, whose records lack facts: caf check

# For a spreadsheet, in the order of the input.
$ caf due --profile owed.json --as-of 2026-03-23 --format csv owed.ndjson
case,due,band,overdue_by,unit,by,person,agency,profile,rule,clause,title,kind,severity,subject_table,subject,subject_number,flags,file,line,explanation␍
LATER,2026-04-01,later,,,lead,,north,owed,EM-C1,C.1,Reviewed every three months,standard,high,,,,,owed.ndjson,1,TAF meeting held: Thursday 1 January 2026. 3 months from Thursday 1 January 2026: Wednesday 1 April 2026. Looked at on Monday 23 March 2026. 9 days to spare.␍
SUN-22,2026-03-22,overdue,1,days,lead,Ada,north,owed,EM-C1,C.1,Reviewed every three months,standard,high,,,,,owed.ndjson,2,TAF meeting held: Monday 22 December 2025. 3 months from Monday 22 December 2025: Sunday 22 March 2026. Looked at on Monday 23 March 2026. 1 day overdue. It has not been done.␍
MON-23,2026-03-23,this-week,,,lead,Ada,north,owed,EM-C1,C.1,Reviewed every three months,standard,high,,,,,owed.ndjson,3,TAF meeting held: Tuesday 23 December 2025. 3 months from Tuesday 23 December 2025: Monday 23 March 2026. Looked at on Monday 23 March 2026. On the last day.␍
SUN-29,2026-03-29,this-week,,,lead,Bo,south,owed,EM-C1,C.1,Reviewed every three months,standard,high,,,,,owed.ndjson,4,TAF meeting held: Monday 29 December 2025. 3 months from Monday 29 December 2025: Sunday 29 March 2026. Looked at on Monday 23 March 2026. 6 days to spare.␍
MON-30,2026-03-30,this-month,,,lead,Bo,south,owed,EM-C1,C.1,Reviewed every three months,standard,high,,,,,owed.ndjson,5,TAF meeting held: Tuesday 30 December 2025. 3 months from Tuesday 30 December 2025: Monday 30 March 2026. Looked at on Monday 23 March 2026. 7 days to spare.␍
TUE-31,2026-03-31,this-month,,,,,,owed,EM-C1,C.1,Reviewed every three months,standard,high,,,,,owed.ndjson,6,TAF meeting held: Wednesday 31 December 2025. 3 months from Wednesday 31 December 2025: Tuesday 31 March 2026. Looked at on Monday 23 March 2026. 8 days to spare.␍
NO-TAF,2026-03-19,overdue,2,working days,lead,Ada,north,owed,EM-B2-held,B.2,First TAF within 20 working days,standard,high,,,,,owed.ndjson,7,"Assessment completed: Thursday 19 February 2026. The list of TAF meetings is complete and has none that counts here. 20 working days from Thursday 19 February 2026, itself not counted, in England and Wales: Thursday 19 March 2026. Looked at on Monday 23 March 2026. 2 working days overdue. It has not been done."␍
ACTION,2026-03-20,overdue,3,days,agency,,south,owed,BD-4c-in-time,4c,Actions completed by their day,standard,low,actions,x2,,,owed.ndjson,8,Action to be done by: Friday 20 March 2026. Looked at on Monday 23 March 2026. 3 days overdue. It has not been done.␍
ACTION,2026-03-27,this-week,,,agency,,north,owed,BD-4c-in-time,4c,Actions completed by their day,standard,low,actions,x1,,,owed.ndjson,8,Action to be done by: Friday 27 March 2026. Looked at on Monday 23 March 2026. 4 days to spare.␍
ACTION,2026-04-15,later,,,lead,Bo,south,owed,EM-C1,C.1,Reviewed every three months,standard,high,,,,,owed.ndjson,8,TAF meeting held: Thursday 15 January 2026. 3 months from Thursday 15 January 2026: Wednesday 15 April 2026. Looked at on Monday 23 March 2026. 23 days to spare.␍

# For programs.
$ caf due --profile owed.json --as-of 2026-03-23 --format json --within overdue owed.ndjson
[
{"case": "SUN-22", "due": "2026-03-22", "band": "overdue", "overdue_by": 1, "unit": "days", "by": "lead", "person": "Ada", "agency": "north", "profile": "owed", "rule": "EM-C1", "clause": "C.1", "title": "Reviewed every three months", "kind": "standard", "severity": "high", "subject_table": null, "subject": null, "subject_number": null, "flags": null, "file": "owed.ndjson", "line": 2, "explanation": "TAF meeting held: Monday 22 December 2025. 3 months from Monday 22 December 2025: Sunday 22 March 2026. Looked at on Monday 23 March 2026. 1 day overdue. It has not been done."},
{"case": "NO-TAF", "due": "2026-03-19", "band": "overdue", "overdue_by": 2, "unit": "working days", "by": "lead", "person": "Ada", "agency": "north", "profile": "owed", "rule": "EM-B2-held", "clause": "B.2", "title": "First TAF within 20 working days", "kind": "standard", "severity": "high", "subject_table": null, "subject": null, "subject_number": null, "flags": null, "file": "owed.ndjson", "line": 7, "explanation": "Assessment completed: Thursday 19 February 2026. The list of TAF meetings is complete and has none that counts here. 20 working days from Thursday 19 February 2026, itself not counted, in England and Wales: Thursday 19 March 2026. Looked at on Monday 23 March 2026. 2 working days overdue. It has not been done."},
{"case": "ACTION", "due": "2026-03-20", "band": "overdue", "overdue_by": 3, "unit": "days", "by": "agency", "person": null, "agency": "south", "profile": "owed", "rule": "BD-4c-in-time", "clause": "4c", "title": "Actions completed by their day", "kind": "standard", "severity": "low", "subject_table": "actions", "subject": "x2", "subject_number": null, "flags": null, "file": "owed.ndjson", "line": 8, "explanation": "Action to be done by: Friday 20 March 2026. Looked at on Monday 23 March 2026. 3 days overdue. It has not been done."}
]

# What two profiles ask alike stands once, by the first.
$ caf due --profile owed.json --profile own.json --as-of 2026-03-23 --format csv owed.ndjson | cut -d, -f1-4,9-10 | grep -E 'NO-TAF.*EM-B2-held|MON-23.*EM-C1'
MON-23,2026-03-23,this-week,,owed,EM-C1
NO-TAF,2026-03-19,overdue,2,owed,EM-B2-held
NO-TAF,2026-04-02,later,,own,EM-B2-held
$ caf due --profile owed.json --profile own.json --as-of 2026-03-23 --within overdue --lead Ada --top 3 owed.ndjson
Owed as on Monday 23 March 2026 in 3 of 8 cases

Profiles    owed
            own
By          lead professional Ada
This week   to Sunday 29 March 2026
This month  to Tuesday 31 March 2026
Not known   what else 8 cases owe, whose records lack facts: caf check

Lead professional           overdue  this week  this month  later  no day  total
Ada                               2          1           0      3       3      9

All 2 overdue

  1. NO-TAF: due Thursday 19 March 2026, 2 working days overdue
     EM-B2-held, clause B.2: First TAF within 20 working days [owed]
     Lead professional Ada of north

  2. SUN-22: due Sunday 22 March 2026, 1 day overdue
     EM-C1, clause C.1: Reviewed every three months [owed]
     Lead professional Ada of north

7 more are owed beyond that: --within all.

# Safeguarding is first, and shown beyond what was asked for.
$ caf due --profile nottingham-qa --as-of 2026-06-30 --within overdue --top 2 concern.json
Owed as on Tuesday 30 June 2026 in 1 of 1 case

Profile     nottingham-qa
This week   to Sunday 5 July 2026
This month  to Tuesday 30 June 2026
Not known   what else 1 case owes, whose records lack facts: caf check

Lead professional           overdue  this week  this month  later  no day  total
nobody on record                  0          1           0      0      13     14

All 2 overdue, or about safeguarding

  1. CONCERN: SAFEGUARDING, no day set
     EM-A1-protection, clause A.1: A child-protection concern is open
     Child-protection concern w1. Nobody on record

  2. CONCERN: SAFEGUARDING, due today, Tuesday 30 June 2026
     NQ-3-safeguarding, clause Stage 3: Safeguarding raised at once
     Child-protection concern w1. Nobody on record

12 more are owed beyond that: --within all.
$ caf due --profile nottingham-qa --as-of 2026-06-30 --within overdue --format csv --by agency concern.json | cut -d, -f1-3,10,13
case,due,band,rule,kind
CONCERN,2026-06-30,this-week,NQ-3-safeguarding,safeguarding
CONCERN,,no-day,EM-A1-protection,safeguarding

# A calendar: an event a day, none of what has no day.
# Its lines are put together again here: where they are folded is libical's to choose.
$ caf due --profile owed.json --as-of 2026-03-23 --lead Ada --within week --format ical owed.ndjson | tr -d '\r' | sed -z 's/\n //g'
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//libcaf//caf 0.1.0//EN
BEGIN:VEVENT
UID:owed/EM-C1/SUN-22/reviews@libcaf
DTSTAMP:20260323T000000Z
DTSTART;VALUE=DATE:20260322
TRANSP:TRANSPARENT
SUMMARY:Overdue: Reviewed every three months: case SUN-22
DESCRIPTION:EM-C1\, clause C.1: Reviewed every three months (owed)\nLead professional Ada of north\n\nTAF meeting held: Monday 22 December 2025. 3 months from Monday 22 December 2025: Sunday 22 March 2026. Looked at on Monday 23 March 2026. 1 day overdue. It has not been done.\n\nAs the record stood on Monday 23 March 2026.
CATEGORIES:owed
CATEGORIES:Overdue
END:VEVENT
BEGIN:VEVENT
UID:owed/EM-C1/MON-23/reviews@libcaf
DTSTAMP:20260323T000000Z
DTSTART;VALUE=DATE:20260323
TRANSP:TRANSPARENT
SUMMARY:Reviewed every three months: case MON-23
DESCRIPTION:EM-C1\, clause C.1: Reviewed every three months (owed)\nLead professional Ada of north\n\nTAF meeting held: Tuesday 23 December 2025. 3 months from Tuesday 23 December 2025: Monday 23 March 2026. Looked at on Monday 23 March 2026. On the last day.\n\nAs the record stood on Monday 23 March 2026.
CATEGORIES:owed
END:VEVENT
BEGIN:VEVENT
UID:owed/EM-B2-held/NO-TAF/cases@libcaf
DTSTAMP:20260323T000000Z
DTSTART;VALUE=DATE:20260319
TRANSP:TRANSPARENT
SUMMARY:Overdue: First TAF within 20 working days: case NO-TAF
DESCRIPTION:EM-B2-held\, clause B.2: First TAF within 20 working days (owed)\nLead professional Ada of north\n\nAssessment completed: Thursday 19 February 2026. The list of TAF meetings is complete and has none that counts here. 20 working days from Thursday 19 February 2026\, itself not counted\, in England and Wales: Thursday 19 March 2026. Looked at on Monday 23 March 2026. 2 working days overdue. It has not been done.\n\nAs the record stood on Monday 23 March 2026.
CATEGORIES:owed
CATEGORIES:Overdue
END:VEVENT
END:VCALENDAR
$ caf due --as-of 2023-06-01 --format ical --output june.ics kept.json; grep -c BEGIN:VEVENT june.ics
caf due: 1 owed without a day is not in the calendar; --format csv has it
1

# Names as hostile as they like.
$ caf due --profile dates.json --as-of 2023-06-01 --within all --top 1 names.json | tail -3
     Nobody on record

3 more are not shown. --top 4 shows them all; --format csv makes a table.
$ caf due --profile dates.json --as-of 2023-06-01 --format csv names.json | cut -d, -f1-3 | head -2
case,due,band
"'=HYPERLINK(""x"")",2023-08-09,later

# From standard input; nothing that fails is taken for done.
$ caf due --profile owed.json --as-of 2026-03-23 --top 0 < owed.ndjson | head -1
Owed as on Monday 23 March 2026 in 8 of 8 cases
$ caf due --profile owed.json --as-of 2026-03-23 --format csv owed.ndjson > /dev/full
caf: standard output: could not be written: No space left on device
[2]

# The file appears whole or not at all.
$ caf due --profile owed.json --as-of 2026-03-23 --output due.txt owed.ndjson; head -1 due.txt
Owed as on Monday 23 March 2026 in 8 of 8 cases
$ caf due --profile owed.json --as-of 2026-03-23 --output due.txt owed.ndjson broken.ndjson; echo "status $?"; head -1 due.txt; ls -A | grep -c '^\.caf'
caf: broken.ndjson:3: not JSON: unexpected character, expected a valid JSON value
status 2
Owed as on Monday 23 March 2026 in 8 of 8 cases
0
[1]
$ caf due --profile owed.json --as-of 2026-03-23 --output owed.ndjson owed.ndjson
caf due: --output owed.ndjson would replace one of the files to check
See: caf help due
[2]
$ caf due --profile owed.json --as-of 2026-03-23 --format ical owed.ndjson broken.ndjson
caf: broken.ndjson:3: not JSON: unexpected character, expected a valid JSON value
[2]

# What is wrong with the command.
$ caf due --within year owed.ndjson
caf due: there is no time year; there are overdue, week, month and all
See: caf help due
[2]
$ caf due --format ics owed.ndjson
caf due: there is no format ics; there are text, json, csv, ical and html
See: caf help due
[2]
$ caf due --by child owed.ndjson
caf due: there is no summary by child; there are lead and agency
See: caf help due
[2]
$ caf due --top many owed.ndjson
caf due: --top many: a number from 0 to 1000000 is needed
See: caf help due
[2]
$ caf due --lead Ada --lead Bo owed.ndjson
caf due: --lead is given twice
See: caf help due
[2]
$ caf due --as-of 2026-02-30 owed.ndjson
caf due: --as-of 2026-02-30: there is no such day
See: caf help due
[2]

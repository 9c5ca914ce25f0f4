caf why, and holding answers against other calendars and readings.

# Late by a day: what would have met it, the act's own day first.
$ caf why EM-B2-held --as-of 2020-06-30 --case CC-2020-009 two.ndjson
CC-2020-009: not met
  EM-B2-held, First TAF within 20 working days [east-midlands-2011]
  meetings m1
  Assessment completed: Friday 3 April 2020. TAF meeting held: Wednesday 6 May 2020. 20 working days
  from Friday 3 April 2020, itself not counted, in England and Wales: Tuesday 5 May 2020. Skipped
  beside the weekends: Friday 10 April 2020 (Good Friday) and Monday 13 April 2020 (Easter Monday).
  1 working day late.

  What would have met it
    TAF meeting held (meetings m1): on Tuesday 5 May 2020,
      1 day earlier than Wednesday 6 May 2020
    assessment completed (assessments a1): on Monday 6 April 2020,
      3 days later than Friday 3 April 2020

  No other reading of the clause changes the answer.

# The bank holiday of 19 September 2022 was proclaimed on the 10th: seen on 1 September, and since.
$ caf why EM-B2-held --as-of 2022-09-01 --known-on 2022-09-01 funeral.json
FUNERAL-1: due
  EM-B2-held, First TAF within 20 working days [east-midlands-2011]
  Assessment completed: Monday 22 August 2022. TAF meeting planned for: Wednesday 21 September 2022.
  20 working days from Monday 22 August 2022, itself not counted, in England and Wales: Wednesday 21
  September 2022. Skipped beside the weekends: Monday 29 August 2022 (Summer bank holiday) and
  Monday 19 September 2022 (State Funeral of Queen Elizabeth II). Looked at on Thursday 1 September
  2022. 13 working days to spare. By the bank holidays as they were known then, the answer would be:
  due, with Tuesday 20 September 2022 as the due day.
$ caf why EM-B2-held --as-of 2022-12-01 --known-on 2022-09-01 --case FUNERAL-1 funeral.json
FUNERAL-1: met
  EM-B2-held, First TAF within 20 working days [east-midlands-2011]
  meetings m1
  Assessment completed: Monday 22 August 2022. TAF meeting held: Wednesday 21 September 2022. 20
  working days from Monday 22 August 2022, itself not counted, in England and Wales: Wednesday 21
  September 2022. Skipped beside the weekends: Monday 29 August 2022 (Summer bank holiday) and
  Monday 19 September 2022 (State Funeral of Queen Elizabeth II). On the last day. By the bank
  holidays as they were known then, the answer would be: not met, with Tuesday 20 September 2022 as
  the due day.

  Other readings
    If the day on which the clock starts counted as the first, the answer would be: not met, with
    Tuesday 20 September 2022 as the due day.
$ caf check --as-of 2022-12-01 --known-on 2022-09-01 --only met --format csv funeral.json | grep not-known-then
funeral.json,1,FUNERAL-1,east-midlands-2011,EM-B2-held,B.2,First TAF within 20 working days,standard,met,high,,,meetings,m1,,2022-09-21,2022-09-21,20,working days,0,not-known-then,,,"Assessment completed: Monday 22 August 2022. TAF meeting held: Wednesday 21 September 2022. 20 working days from Monday 22 August 2022, itself not counted, in England and Wales: Wednesday 21 September 2022. Skipped beside the weekends: Monday 29 August 2022 (Summer bank holiday) and Monday 19 September 2022 (State Funeral of Queen Elizabeth II). On the last day. By the bank holidays as they were known then, the answer would be: not met, with Tuesday 20 September 2022 as the due day."␍

# Another division's bank holidays.
$ caf check --as-of 2022-12-01 --against scotland --only met --format csv funeral.json | grep convention
funeral.json,1,FUNERAL-1,east-midlands-2011,EM-B2-held,B.2,First TAF within 20 working days,standard,met,high,,,meetings,m1,,2022-09-21,2022-09-21,20,working days,0,convention,,,"Assessment completed: Monday 22 August 2022. TAF meeting held: Wednesday 21 September 2022. 20 working days from Monday 22 August 2022, itself not counted, in England and Wales: Wednesday 21 September 2022. Skipped beside the weekends: Monday 29 August 2022 (Summer bank holiday) and Monday 19 September 2022 (State Funeral of Queen Elizabeth II). On the last day. By the bank holidays of Scotland, the answer would be: not met, with Tuesday 20 September 2022 as the due day."␍

# Other readings, in a check: on the last day, which is one too late if the first one counts.
$ caf check --as-of 2022-12-01 --readings --only met --format csv funeral.json | grep convention
funeral.json,1,FUNERAL-1,east-midlands-2011,EM-B2-held,B.2,First TAF within 20 working days,standard,met,high,,,meetings,m1,,2022-09-21,2022-09-21,20,working days,0,convention,,,"Assessment completed: Monday 22 August 2022. TAF meeting held: Wednesday 21 September 2022. 20 working days from Monday 22 August 2022, itself not counted, in England and Wales: Wednesday 21 September 2022. Skipped beside the weekends: Monday 29 August 2022 (Summer bank holiday) and Monday 19 September 2022 (State Funeral of Queen Elizabeth II). On the last day. If the day on which the clock starts counted as the first, the answer would be: not met, with Tuesday 20 September 2022 as the due day."␍
$ caf check --as-of 2022-12-01 --readings --known-on 2022-09-01 --only met --top 1 funeral.json | head -8
1 case checked as on Thursday 1 December 2022

From        funeral.json (1 case)
Profile     east-midlands-2011
Calendar    the bank holidays of each case's division, or of England and Wales where it records
            none; published up to Sunday 31 December 2028, later ones by the rules in force; each
            answer is held against another calendar too; each answer is held against other readings
            too

# What is missing.
$ caf why EM-B2-notified --as-of 2022-12-01 funeral.json
FUNERAL-1: unknown
  EM-B2-notified, The family is told before the first TAF [east-midlands-2011]
  meetings m1
  TAF meeting family told: not recorded.

  What would decide it: met or not met
    TAF meeting family told (meetings m1)
$ caf why EM-B4-whole --as-of 2026-06-30 --case HS-2025-041 two.ndjson
HS-2025-041: unknown
  EM-B4-whole, Something in every box [east-midlands-2011]
  assessments a1
  Assessment started: in doubt. Assessment completed: in doubt. A fact needed for the answer cannot
  be right.

  What may decide it: not met, if the lists hold no more than is known of them
    child date of birth (children HS-2025-041-child-1), put right
    boxes of the assessment, all of them

# Overdue, and never.
$ caf why EM-C1 --as-of 2023-01-31 funeral.json
FUNERAL-1: not met
  EM-C1, Reviewed every three months [east-midlands-2011]
  TAF meeting held: Wednesday 21 September 2022. 3 months from Wednesday 21 September 2022:
  Wednesday 21 December 2022. Looked at on Tuesday 31 January 2023. 41 days overdue. It has not been
  done.

  What would have met it
    doing it by Wednesday 21 December 2022

  No other reading of the clause changes the answer.

# For programs.
$ caf why EM-B2-held --as-of 2022-12-01 --format json --case FUNERAL-1 funeral.json
[
{
  "case": "FUNERAL-1",
  "profile": "east-midlands-2011",
  "rule": "EM-B2-held", "verdict": "met", "subject": {"table": "meetings", "id": "m1"}, "due": "2022-09-21", "done": "2022-09-21",
  "explanation": "Assessment completed: Monday 22 August 2022. TAF meeting held: Wednesday 21 September 2022. 20 working days from Monday 22 August 2022, itself not counted, in England and Wales: Wednesday 21 September 2022. Skipped beside the weekends: Monday 29 August 2022 (Summer bank holiday) and Monday 19 September 2022 (State Funeral of Queen Elizabeth II). On the last day.",
  "turning_days": [],
  "other_readings": [{"reading": "start-day-counted", "choice": null, "verdict": "not-met", "due": "2022-09-20"}],
  "lacking": {"facts": [], "verdicts": [], "always": false}
}
]
$ caf why EM-B4-whole --as-of 2026-06-30 --format json --case HS-2025-041 two.ndjson
[
{
  "case": "HS-2025-041",
  "profile": "east-midlands-2011",
  "rule": "EM-B4-whole", "verdict": "unknown", "subject": {"table": "assessments", "id": "a1"}, "due": null, "done": null,
  "explanation": "Assessment started: in doubt. Assessment completed: in doubt. A fact needed for the answer cannot be right.",
  "turning_days": [],
  "other_readings": [],
  "lacking": {"facts": [{"lack": "sense", "table": "children", "row": "HS-2025-041-child-1", "field": "born"}, {"lack": "table", "table": "elements", "row": null, "field": null}], "verdicts": ["not-met"], "always": false}
}
]

# Nothing to tell; then what is wrong.
$ caf why EM-B2-held --as-of 2022-12-01 funeral.json
All is met, or does not bear on the cases; --case NAME shows the answers of one.
$ caf why EM-B2-held --format json --as-of 2022-12-01 funeral.json
[
]
$ caf why
caf why: a rule is needed, as caf rules names it
See: caf help why
[2]
$ caf why em-b2 funeral.json
caf why: there is no rule em-b2; did you mean EM-B2-set?
See: caf help why
[2]
$ caf why EM-B2-held --case NO-SUCH funeral.json
caf why: EM-B2-held gives no answer for a case NO-SUCH: there is no such case, or the profile does not ask for it
See: caf help why
[2]
$ caf why EM-B2-held --as-of 2022-12-01 --known-on 2010-01-01 funeral.json
All is met, or does not bear on the cases; --case NAME shows the answers of one.
$ caf why EM-B2-held --known-on 2009-12-31 funeral.json
caf why: --known-on 2009-12-31: a day from 2010-01-01 on is needed
See: caf help why
[2]
$ caf why EM-B2-held --known-on 2022-09-31 funeral.json
caf why: --known-on 2022-09-31: there is no such day
See: caf help why
[2]
$ caf why EM-B2-held --known-on 2022-09-01 --against scotland funeral.json
caf: --known-on and --against do not go together
[2]
$ caf why EM-B2-held --against wales funeral.json
caf why: there is no division wales; there are england-and-wales, scotland and northern-ireland
See: caf help why
[2]
$ caf why EM-B2-held --format svg funeral.json
caf why: there is no format svg; there are text and json
See: caf help why
[2]
$ caf why EM-B2-held none.json bad.json
caf: bad.json:11: meetings[0].held_on: there is no such day in the calendar
[2]

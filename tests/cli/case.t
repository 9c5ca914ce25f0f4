caf case.

# One case: where it stands, what was missed and why, what is due, its days, its colours.
$ caf case --as-of 2023-10-02 story.json
STORY-1: delivering since Tuesday 19 September 2023, as on Monday 2 October 2023

  What is due next
    no day set  EM-A4-logged          The completed assessment is logged centrally

  What was missed, and why
    not met: EM-E-data, Minimum common data set
      Case authority: not recorded. Case agency that began it: not recorded. It is to be recorded,
      and is left blank.
    34 more not known, or for a person to judge (--format html or json)

  Day by day
    2023-03-01  stage: identified
    2023-03-01  needs identified
    2023-03-06  stage: assessing
    2023-03-06  opened
    2023-03-06  due day: unknown: EM-A4-searched: The register is searched first
    2023-03-06  due day: unknown: EM-A3-agreement: Agreed to before the assessment starts
    2023-03-06  consent decided: given, k1
    2023-03-06  assessment started: initial, a1
    2023-04-03  stage: assessed
    2023-04-03  assessment completed: initial, a1
    2023-05-04  due day: unknown: EM-B2-held: First TAF within 20 working days; done on Wednesday 24 May 2023
    2023-05-24  stage: delivering
    2023-05-24  TAF meeting held: first, M1
    2023-05-24  plan dated, p1
    2023-05-24  action agreed, x1
    2023-05-24  action agreed, x?2
    2023-05-24  rating given: red, r1 of action x1
    2023-05-24  rating given: red, r2 of action x?2
    2023-05-24  lead professional worker-1 of school-1, until 2023-08-31
    2023-05-24  lead professional began, l1
    2023-06-14  stage: delivering; not a CAF while a child-protection concern is open
    2023-06-14  child-protection concern open, until 2023-06-27
    2023-06-14  child-protection concern raised, s1
    2023-06-14  child-protection concern passed on, s1
    2023-06-28  stage: delivering
    2023-06-28  child-protection concern closed, s1
    2023-07-05  TAF meeting held: regular, M2
    2023-07-05  action agreed, x3
    2023-07-05  rating given: green, r4 of action x?2
    2023-07-07  rating given: amber, r3 of action x1
    2023-08-31  lead professional ended, l1
    2023-09-01  TAF meeting cancelled: regular, M3
    2023-09-01  lead professional worker-2 of health-1; no last day recorded
    2023-09-01  lead professional began, l2
    2023-09-11  action completed, x1
    2023-09-18  stage: under review
    2023-09-18  review held: progress, v1
    2023-09-19  stage: delivering
    without a day: 1 of meetings, 1 of actions, 1 of ratings

  Red, amber and green from TAF to TAF
     1  2023-05-24  TAF           R 2  ? 1
     2  2023-07-05  TAF           A 1  G 1  ? 2
     3  2023-09-18  review        G 1  C 1  ? 2
    R A C  actions x1
    R G G  actions x?2
    . ? ?  actions x3
    ? ? ?  actions x4
    R red, A amber, G green, C completed and not rated there, N not rated, ? not known, . not agreed yet

# The one case of a file needs no name; of many one has to be named.
$ caf case --as-of 2026-06-30 --case HS-2025-041 two.ndjson | head -1
HS-2025-041: delivering since Friday 3 April 2026, as on Tuesday 30 June 2026
$ caf case --as-of 2026-06-30 two.ndjson
caf case: say which with --case: there are 2 cases
See: caf help case
[2]
$ caf case --as-of 2026-06-30 --case NO-SUCH two.ndjson
caf case: there is no case NO-SUCH
See: caf help case
[2]
$ caf case --as-of 2026-06-30 --case HS-2025-041 two.ndjson two.ndjson
caf case: more than one case is called HS-2025-041
See: caf help case
[2]
$ caf case empty.json
caf: empty.json: the input is empty
[2]
$ caf case --format csv story.json
caf case: there is no format csv; there are text, json and html
See: caf help case
[2]

# What is wrong further on in a file is said, and nothing is printed.
$ caf case --case HS-2025-041 --as-of 2026-06-30 two.ndjson bad.json
caf: bad.json:11: meetings[0].held_on: there is no such day in the calendar
[2]

# Nothing of it is on record, or not yet.
$ echo '{"case": "X"}' | caf case --as-of 2026-06-30
X: nothing of it is on record, as on Tuesday 30 June 2026

  What is due next: nothing

  What was missed, and why
    not met: EM-E-data, Minimum common data set
      Not recorded: case authority, case agency that began it, case opened and needs identified. It
      is to be recorded, and is left blank.
    42 more not known, or for a person to judge (--format html or json)

  Day by day: nothing with a date is recorded

  Red, amber and green: no action is on record
$ caf case --as-of 2020-01-01 story.json
STORY-1: not opened yet, as on Wednesday 1 January 2020

  What is due next: nothing

  What was missed, and why
    nothing

  Day by day: nothing with a date is recorded

  Red, amber and green: no action is on record

# For programs.
$ caf case --as-of 2023-06-01 --format json kept.json | sed -n '/"counts"/p; /"owed"/,$p'
  "counts": {"met": 5, "not-met": 3, "due": 2, "unknown": 19, "not-applicable": 17, "judgement": 0, "data": 0, "safeguarding": 0},
  "owed": [
    {"due": "2023-08-04", "overdue": false, "profile": "east-midlands-2011", "rule": "EM-C1", "subject": null, "person": null, "agency": null},
    {"due": null, "overdue": false, "profile": "east-midlands-2011", "rule": "EM-A4-logged", "subject": null, "person": null, "agency": null}],
  "days": [
    {"day": "2023-03-20", "until": "2023-04-02", "of": "stage", "mark": "at this stage", "field": null, "rule": null, "done": null, "row": null, "text": "assessing", "later": false},
    {"day": "2023-03-20", "until": null, "of": "case", "mark": "recorded", "field": "opened", "rule": null, "done": null, "row": null, "text": "opened", "later": false},
    {"day": "2023-03-20", "until": null, "of": "case", "mark": "due day: unknown", "field": null, "rule": "EM-A4-searched", "done": null, "row": null, "text": "EM-A4-searched: The register is searched first", "later": false},
    {"day": "2023-03-20", "until": null, "of": "consents", "mark": "recorded", "field": "decided", "rule": null, "done": null, "row": {"table": "consents", "id": "k1"}, "text": "consent decided: given, k1", "later": false},
    {"day": "2023-03-20", "until": null, "of": "consents", "mark": "due day: met", "field": null, "rule": "EM-A3-agreement", "done": "2023-03-20", "row": {"table": "consents", "id": "k1"}, "text": "EM-A3-agreement: Agreed to before the assessment starts; done on Monday 20 March 2023", "later": false},
    {"day": "2023-03-20", "until": null, "of": "assessments", "mark": "recorded", "field": "started", "rule": null, "done": null, "row": {"table": "assessments", "id": "a1"}, "text": "assessment started, a1", "later": false},
    {"day": "2023-04-03", "until": "2023-05-03", "of": "stage", "mark": "at this stage", "field": null, "rule": null, "done": null, "row": null, "text": "assessed", "later": false},
    {"day": "2023-04-03", "until": null, "of": "assessments", "mark": "recorded", "field": "completed", "rule": null, "done": null, "row": {"table": "assessments", "id": "a1"}, "text": "assessment completed, a1", "later": false},
    {"day": "2023-04-03", "until": null, "of": "meetings", "mark": "recorded", "field": "set_on", "rule": null, "done": null, "row": {"table": "meetings", "id": "M1"}, "text": "TAF meeting date set: first, M1", "later": false},
    {"day": "2023-04-05", "until": null, "of": "meetings", "mark": "recorded", "field": "notified_on", "rule": null, "done": null, "row": {"table": "meetings", "id": "M1"}, "text": "TAF meeting family told: first, M1", "later": false},
    {"day": "2023-05-03", "until": null, "of": "meetings", "mark": "due day: met", "field": null, "rule": "EM-B2-notified", "done": "2023-04-05", "row": {"table": "meetings", "id": "M1"}, "text": "EM-B2-notified: The family is told before the first TAF; done on Wednesday 5 April 2023", "later": false},
    {"day": "2023-05-04", "until": "2023-06-01", "of": "stage", "mark": "at this stage", "field": null, "rule": null, "done": null, "row": null, "text": "delivering", "later": false},
    {"day": "2023-05-04", "until": null, "of": "case", "mark": "due day: unknown", "field": null, "rule": "EM-B1-team", "done": null, "row": null, "text": "EM-B1-team: A team is formed", "later": false},
    {"day": "2023-05-04", "until": null, "of": "case", "mark": "due day: unknown", "field": null, "rule": "EM-B1-lead", "done": null, "row": null, "text": "EM-B1-lead: A lead professional is agreed", "later": false},
    {"day": "2023-05-04", "until": "2023-06-01", "of": "consents", "mark": "due day: not met", "field": null, "rule": "EM-B1-consent", "done": null, "row": null, "text": "EM-B1-consent: Consent to share from child and family; not done", "later": false},
    {"day": "2023-05-04", "until": null, "of": "meetings", "mark": "recorded", "field": "held_on", "rule": null, "done": null, "row": {"table": "meetings", "id": "M1"}, "text": "TAF meeting held: first, M1", "later": false},
    {"day": "2023-05-04", "until": null, "of": "meetings", "mark": "due day: met", "field": null, "rule": "EM-B2-held", "done": "2023-05-04", "row": {"table": "meetings", "id": "M1"}, "text": "EM-B2-held: First TAF within 20 working days; done on Thursday 4 May 2023", "later": false},
    {"day": "2023-05-04", "until": null, "of": "plans", "mark": "recorded", "field": "dated", "rule": null, "done": null, "row": {"table": "plans", "id": "p1"}, "text": "plan dated, p1", "later": false},
    {"day": "2023-08-04", "until": null, "of": "reviews", "mark": "due day: due", "field": null, "rule": "EM-C1", "done": null, "row": null, "text": "EM-C1: Reviewed every three months", "later": false}],
  "undated": {},
  "rag": {
    "days": [
      {"day": "2023-05-04", "of": "TAF", "not_agreed_yet": 0, "red": 0, "amber": 0, "green": 0, "completed": 0, "not_rated": 0, "not_known": 0}],
    "actions": [],
    "undated_meetings": 0, "undated_ratings": 0
  }
}
$ caf case --as-of 2023-10-02 --format json story.json | sed -n '/"undated"/,$p'
  "undated": {"meetings": 1, "actions": 1, "ratings": 1},
  "rag": {
    "days": [
      {"day": "2023-05-24", "of": "TAF", "not_agreed_yet": 1, "red": 2, "amber": 0, "green": 0, "completed": 0, "not_rated": 0, "not_known": 1},
      {"day": "2023-07-05", "of": "TAF", "not_agreed_yet": 0, "red": 0, "amber": 1, "green": 1, "completed": 0, "not_rated": 0, "not_known": 2},
      {"day": "2023-09-18", "of": "review", "not_agreed_yet": 0, "red": 0, "amber": 0, "green": 1, "completed": 1, "not_rated": 0, "not_known": 2}],
    "actions": [
      {"action": {"table": "actions", "id": "x1"}, "colours": "RAC"},
      {"action": {"table": "actions", "id": "x‮2"}, "colours": "RGG"},
      {"action": {"table": "actions", "id": "x3"}, "colours": "-??"},
      {"action": {"table": "actions", "id": "x4"}, "colours": "???"}],
    "undated_meetings": 1, "undated_ratings": 1
  }
}

# Green holds. Completed after red, amber or no colour it is C, and with a colour of no day not known.
$ caf case --as-of 2023-12-30 finished.json | sed -n '/Red, amber/,$p'
  Red, amber and green from TAF to TAF
     1  2023-04-27  TAF           G 1  N 4  ? 1
     2  2023-06-22  TAF           R 1  A 2  G 1  C 1  ? 1
     3  2023-09-14  TAF           G 1  C 4  ? 1
    N G G  actions was-green
    N A C  actions was-amber
    N R C  actions was-red
    G A C  actions was-worse
    N C C  actions never-rated
    ? ? ?  actions some-day
    R red, A amber, G green, C completed and not rated there, N not rated, ? not known, . not agreed yet

# A stage that ended, and a lead of whom no end is recorded, are not given the as-of date as their last day.
$ caf case --as-of 2023-12-30 finished.json | grep -e stage: -e 'lead professional worker'
    2023-03-06  stage: identified
    2023-04-27  stage: delivering; until a day that is not recorded
    2023-04-27  lead professional worker-1; no last day recorded
$ caf case --as-of 2023-12-30 --format json finished.json | grep -e '"stage", "mark"' -e 'in the lead'
    {"day": "2023-03-06", "until": "2023-04-26", "of": "stage", "mark": "at this stage", "field": null, "rule": null, "done": null, "row": null, "text": "identified", "later": false},
    {"day": "2023-04-27", "until": null, "of": "stage", "mark": "at this stage", "field": null, "rule": null, "done": null, "row": null, "text": "delivering; until a day that is not recorded", "later": false},
    {"day": "2023-04-27", "until": null, "of": "leads", "mark": "in the lead", "field": null, "rule": null, "done": null, "row": {"table": "leads", "id": "l1"}, "text": "lead professional worker-1; no last day recorded", "later": false},
$ caf case --as-of 2023-12-30 --format html finished.json | grep -e '>delivering' -e '>lead professional worker'
<text text-anchor="start" x="263" y="42">delivering</text>
<tr><th scope="row">27 April 2023</th><td class="title">delivering; until a day that is not recorded</td><td>stage</td><td>at this stage</td><td></td></tr>
<tr><th scope="row">27 April 2023</th><td class="title">lead professional worker-1; no last day recorded</td><td>leads</td><td>in the lead</td><td></td></tr>

# A title and identifiers as long as they may be stand there whole.
$ caf case --as-of 2023-12-30 --profile wide.json --format json finished.json | grep -c '"text": "EM-B1-team: x\(ł\)\{248\} y", "later"'
1
$ sed "s/worker-1/$(printf '%0256d' 0)/; s/was-green/$(printf '%0256d' 0)/" finished.json | caf case --as-of 2023-12-30 | grep -c -e '^    2023-06-22  rating given: green, r1 of action 0\{256\}$' -e '^    2023-04-27  lead professional 0\{256\}; no last day recorded$'
2

# A page: in a file, which appears whole or not at all.
$ caf case --as-of 2023-10-02 --format html --output page.html story.json
$ grep '<title>' page.html
<title>Case STORY-1 on Monday 2 October 2023</title>
$ grep -c '<svg class="chart"' page.html
2
$ grep -c 'x?2' page.html
5
$ caf case --as-of 2023-10-02 --format html --output none/page.html story.json
caf: none/page.html: could not be written: No such file or directory
[2]

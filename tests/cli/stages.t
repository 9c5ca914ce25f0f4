caf next, caf stages.

# An open case, with how it came where it is.
$ caf next --as-of 2023-06-01 --history kept.json
KEPT-1: delivering since Thursday 4 May 2023

  How it came here
    2023-03-20  assessing      assessment started
    2023-04-03  assessed       assessment completed
    2023-05-04  delivering     plan dated

  Owed next
    2023-08-04  EM-C1                 Reviewed every three months
    no day set  EM-A4-logged          The completed assessment is logged centrally

  What may move it next
    to under review   review held
    to under review   TAF meeting held (review or sign-off)
    to under review   TAF meeting held, plan reviewed
    to closed         closed

# One case of many; and a safeguarding matter, which comes first.
$ caf next --as-of 2026-06-30 --case HS-2025-041 two.ndjson | head -1
HS-2025-041: delivering since Friday 3 April 2026
$ caf next --as-of 2026-06-30 --case NO-SUCH two.ndjson
caf next: there is no case NO-SUCH
See: caf help next
[2]
$ echo '{"case": "X", "opened": "2026-06-01", "concerns": [{"id": "w1", "raised_on": "2026-06-29"}]}' | caf next --as-of 2026-06-30 | sed -n 5,6p
  Owed next
    no day set  EM-A1-protection      SAFEGUARDING: A child-protection concern is open (concerns w1)

# For programs.
$ caf next --as-of 2023-06-01 --format json --history kept.json
[
{
  "case": "KEPT-1",
  "stage": {"stage": "delivering", "also": [], "from": "2023-05-04", "until": null, "table": "plans", "field": "dated"},
  "unsure": [],
  "history": [
    {"stage": "assessing", "also": [], "from": "2023-03-20", "until": "2023-04-02", "table": "assessments", "field": "started"},
    {"stage": "assessed", "also": [], "from": "2023-04-03", "until": "2023-05-03", "table": "assessments", "field": "completed"},
    {"stage": "delivering", "also": [], "from": "2023-05-04", "until": null, "table": "plans", "field": "dated"}
  ],
  "owed": [
    {"due": "2023-08-04", "profile": "east-midlands-2011", "rule": "EM-C1", "subject": "reviews", "overdue": false},
    {"due": null, "profile": "east-midlands-2011", "rule": "EM-A4-logged", "subject": "case", "overdue": false}
  ],
  "next": [
    {"to": "under-review", "table": "reviews", "field": "held_on"},
    {"to": "under-review", "table": "meetings", "field": "held_on"},
    {"to": "under-review", "table": "meetings", "field": "held_on"},
    {"to": "closed", "table": "closures", "field": "closed"}
  ]
}
]

# Several cases; what two profiles ask alike stands once.
$ caf next --as-of 2023-06-01 --profile east-midlands-2011 --profile sefton kept.json cases.ndjson
KEPT-1: delivering since Thursday 4 May 2023

  Owed next
    2023-04-12  SF-shared             overdue: Conclusions shared with the family (assessments a1) [sefton]
    2023-08-04  EM-C1                 Reviewed every three months [east-midlands-2011]
    2024-05-04  SF-reassessed         Reassessed a year after the work began [sefton]
    no day set  EM-A4-logged          The completed assessment is logged centrally [east-midlands-2011]

  What may move it next
    to under review   review held
    to under review   TAF meeting held (review or sign-off)
    to under review   TAF meeting held, plan reviewed
    to closed         closed

KEPT-1: delivering since Thursday 4 May 2023

  Owed next
    2023-04-12  SF-shared             overdue: Conclusions shared with the family (assessments a1) [sefton]
    2023-08-04  EM-C1                 Reviewed every three months [east-midlands-2011]
    2024-05-04  SF-reassessed         Reassessed a year after the work began [sefton]
    no day set  EM-A4-logged          The completed assessment is logged centrally [east-midlands-2011]

  What may move it next
    to under review   review held
    to under review   TAF meeting held (review or sign-off)
    to under review   TAF meeting held, plan reviewed
    to closed         closed

LATE-2: delivering since Thursday 4 May 2023

  Owed next
    2023-04-12  SF-shared             overdue: Conclusions shared with the family (assessments a1) [sefton]
    2023-08-09  EM-C1                 Reviewed every three months [east-midlands-2011]
    2024-05-09  SF-reassessed         Reassessed a year after the work began [sefton]
    no day set  EM-A4-logged          The completed assessment is logged centrally [east-midlands-2011]

  What may move it next
    to under review   review held
    to under review   TAF meeting held (review or sign-off)
    to under review   TAF meeting held, plan reviewed
    to closed         closed

SCOT-3: delivering since Thursday 4 May 2023

  Owed next
    2023-04-11  SF-shared             overdue: Conclusions shared with the family (assessments a1) [sefton]
    2023-08-09  EM-C1                 Reviewed every three months [east-midlands-2011]
    2024-05-09  SF-reassessed         Reassessed a year after the work began [sefton]
    no day set  EM-A4-logged          The completed assessment is logged centrally [east-midlands-2011]

  What may move it next
    to under review   review held
    to under review   TAF meeting held (review or sign-off)
    to under review   TAF meeting held, plan reviewed
    to closed         closed

NEVER-4: delivering since Thursday 4 May 2023

  Owed next
    2023-04-12  SF-shared             overdue: Conclusions shared with the family (assessments a1) [sefton]
    2023-05-04  EM-B2-set             overdue: A date for the first TAF is set [east-midlands-2011]
    2023-05-04  EM-B2-notified        overdue: The family is told before the first TAF [east-midlands-2011]
    2023-05-04  EM-B2-held            overdue: First TAF within 20 working days [east-midlands-2011]
    2023-05-15  EM-B2-held            overdue: First TAF within 20 working days [sefton]
    2024-05-04  SF-reassessed         Reassessed a year after the work began [sefton]
    no day set  EM-A4-logged          The completed assessment is logged centrally [east-midlands-2011]

  What may move it next
    to under review   review held
    to under review   TAF meeting held (review or sign-off)
    to under review   TAF meeting held, plan reviewed
    to closed         closed

DATA-5: delivering since Thursday 4 May 2023

  Owed next
    2023-08-04  EM-C1                 Reviewed every three months [east-midlands-2011]
    2024-05-04  SF-reassessed         Reassessed a year after the work began [sefton]

  What may move it next
    to under review   review held
    to under review   TAF meeting held (review or sign-off)
    to under review   TAF meeting held, plan reviewed
    to closed         closed

OPEN-6: assessed since Monday 22 May 2023
  Not sure: of members more may have happened than is on record with its day.

  Owed next
    2023-05-24  SF-shared             overdue: Conclusions shared with the family (assessments a1) [sefton]
    2023-06-20  EM-B1-consent         Consent to share from child and family [east-midlands-2011]
    2023-06-20  EM-B2-set             A date for the first TAF is set [east-midlands-2011]
    2023-06-20  EM-B2-notified        The family is told before the first TAF [east-midlands-2011]
    2023-06-20  EM-B2-held            First TAF within 20 working days [east-midlands-2011]
    2023-07-03  EM-B2-held            First TAF within 20 working days [sefton]
    no day set  EM-A2-strength-used   A strength used in the plan [east-midlands-2011]
    no day set  EM-A4-logged          The completed assessment is logged centrally [east-midlands-2011]

  What may move it next
    to team formed    team formed
    to team formed    team member joined
    to delivering     transfer final statutory meeting held (step-down)
    to delivering     plan dated
    to delivering     TAF meeting held
    to under review   review held
    to under review   TAF meeting held (review or sign-off)
    to under review   TAF meeting held, plan reviewed
    to closed         closed

NODIV-7: delivering since Thursday 4 May 2023

  Owed next
    2023-04-12  SF-shared             overdue: Conclusions shared with the family (assessments a1) [sefton]
    2023-08-04  EM-C1                 Reviewed every three months [east-midlands-2011]
    2024-05-04  SF-reassessed         Reassessed a year after the work began [sefton]
    no day set  EM-A4-logged          The completed assessment is logged centrally [east-midlands-2011]

  What may move it next
    to under review   review held
    to under review   TAF meeting held (review or sign-off)
    to under review   TAF meeting held, plan reviewed
    to closed         closed

CHILD-8: delivering since Thursday 4 May 2023

  Owed next
    2023-04-12  SF-shared             overdue: Conclusions shared with the family (assessments a1) [sefton]
    2023-08-04  EM-C1                 Reviewed every three months [east-midlands-2011]
    2024-05-04  SF-reassessed         Reassessed a year after the work began [sefton]
    no day set  EM-A4-logged          The completed assessment is logged centrally [east-midlands-2011]

  What may move it next
    to under review   review held
    to under review   TAF meeting held (review or sign-off)
    to under review   TAF meeting held, plan reviewed
    to closed         closed

# As of a day before it was opened.
$ caf next --as-of 2023-03-01 kept.json
KEPT-1: not opened yet
$ caf next --as-of 2023-03-01 --format json kept.json
[
{
  "case": "KEPT-1",
  "stage": null,
  "unsure": [],
  "owed": [],
  "next": [
    {"to": "identified", "table": "cases", "field": "opened"},
    {"to": "identified", "table": "cases", "field": "needs_identified"},
    {"to": "identified", "table": "needs", "field": "identified_on"},
    {"to": "consented", "table": "consents", "field": "decided"},
    {"to": "assessing", "table": "assessments", "field": "started"},
    {"to": "assessed", "table": "assessments", "field": "completed"},
    {"to": "team-formed", "table": "cases", "field": "team_formed_on"},
    {"to": "team-formed", "table": "members", "field": "joined_on"},
    {"to": "delivering", "table": "transfers", "field": "final_meeting_on"},
    {"to": "delivering", "table": "plans", "field": "dated"},
    {"to": "delivering", "table": "meetings", "field": "held_on"},
    {"to": "under-review", "table": "reviews", "field": "held_on"},
    {"to": "under-review", "table": "meetings", "field": "held_on"},
    {"to": "under-review", "table": "meetings", "field": "held_on"},
    {"to": "closed", "table": "closures", "field": "closed"}
  ]
}
]

# An input without cases.
$ caf next --as-of 2023-06-01 none.json
$ caf next --as-of 2023-06-01 --format json none.json
[
]

# What is wrong is said, and nothing else is printed.
$ caf next --as-of 2023-06-01 kept.json broken.ndjson
caf: broken.ndjson:3: not JSON: unexpected character, expected a valid JSON value
[2]
$ caf next --format csv kept.json
caf next: there is no format csv; there are text and json
See: caf help next
[2]
$ caf next --as-of 2023-06-01 there-is-no.json
caf: there-is-no.json: the file could not be opened
[2]

# The moves.
$ caf stages
What moves a case from one stage to another; of one day the moves are made in this order.

  to identified    reopened
    from any stage
  to identified    opened
    from the beginning
  to identified    needs identified
    from the beginning
  to identified    need identified
    from the beginning
  to identified    consent decided (refused or withdrawn)
    from consented
  to consented     consent decided (given)
    from any earlier stage
  to assessing     assessment started (initial, update or not recorded)
    from any earlier stage
  to assessed      assessment completed (initial, update or not recorded)
    from any earlier stage
  to assessed      initial assessment completed by the first authority
    from any earlier stage
  to team formed   team formed
    from any earlier stage
  to team formed   team member joined
    from any earlier stage
  to delivering    first TAF held by the first authority
    from any earlier stage
  to delivering    transfer final statutory meeting held (step-down)
    from any earlier stage
  to delivering    plan dated
    from any earlier stage
  to delivering    TAF meeting held
    from any earlier stage
  to delivering    the day is over
    from under review
  to under review  review held
    from any earlier stage
  to under review  TAF meeting held (review or sign-off)
    from any earlier stage
  to under review  TAF meeting held, plan reviewed
    from any earlier stage
  to closed        closed
    from any earlier stage
  to closed        legal hold began
    from disposal due
  to archived      archived
    from closed
  to disposal due  it was kept for its time, and no legal hold stands
    from closed or archived
  to disposed      disposed of
    from closed, archived or disposal due
$ caf stages --format dot | head -3
digraph stages {
    graph [compound=true, rankdir=TB, fontname="sans-serif", nodesep=0.5, ranksep=0.45];
    node [shape=box, style="rounded,filled", fillcolor="#e8f0f8", fontname="sans-serif", fontsize=12];
$ caf stages --format svg
caf stages: there is no format svg; there are text and dot
See: caf help stages
[2]
$ caf stages kept.json
caf stages: there is nothing to say about kept.json; it takes no operands
See: caf help stages
[2]

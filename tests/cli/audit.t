caf audit: what instruments ask, and what the answers to them come to. The answers are invented.

$ caf audit --list
blackburn-tier-1      audit            13  Tier 1 quality control
blackburn-tier-2      audit            31  Tier 2 case file audit
quality-review        audit            45  Quality review form
nottingham-sections   audit            61  Audit in four sections
self-assessment       checklist        10  Self-assessment
supervision           checklist         9  Supervision
young-person          questionnaire     8  What it was like: young person
parent                questionnaire     9  What it was like: parent or carer
leicester-survey      survey           82  Strengths and weaknesses of the CAF process

$ caf audit --list --format json | python3 -c 'import json, sys; print([(i["instrument"], i["kind"], i["questions"]) for i in json.load(sys.stdin)])'
[('blackburn-tier-1', 'audit', 13), ('blackburn-tier-2', 'audit', 31), ('quality-review', 'audit', 45), ('nottingham-sections', 'audit', 61), ('self-assessment', 'checklist', 10), ('supervision', 'checklist', 9), ('young-person', 'questionnaire', 8), ('parent', 'questionnaire', 9), ('leicester-survey', 'survey', 82)]

$ caf audit supervision
supervision: Supervision
Nottingham, CAF Quality Assurance Framework, stage 1
The documents do not list the questions; these are this library's reading.

Scales
  answer: yes, partly, no, not applicable

case  The case (counted)
  1       Did the case come up in supervision?
          EM-E-supervision
  2       Was the self-assessment read together?
          NQ-1-checklists EM-E-self-review
  3       Is there any worry about the child's safety, and has it been passed on?
          EM-A1-protection NQ-3-safeguarding
  4       Is the plan moving, and is what does not move challenged?
          BD-4d-challenge BD-4c-progress
  5       Are meetings and reviews in time?
          EM-C1 BD-4a-gap
  6       Does the worker know when to step up or down?
          NA-7-escalation

worker  The worker (counted)
  7       Did the worker get feedback on an assessment?
          EM-E-feedback
  8       Is training needed?
  9       Is support as lead professional needed?
          EM-B1-lead

$ caf audit blackburn-tier-2 --format json | python3 -c 'import json, sys
> asked = {q["question"]: q for q in json.load(sys.stdin)["questions"]}
> print(len(asked), asked["4a"]["rules"], asked["4a"]["needs"], asked["3m"]["scale"], asked["overall"]["needs"])'
31 ['BD-4a-gap', 'BD-4a-rearranged'] ['comment', 'evidence'] None ['comment']

$ caf audit young-person --format csv
form,question,text,grades,answer,comment,evidence,auditor,agency,case,involved,unsafe␍
,1,Did someone tell you what a CAF is?,yes / a bit / no / not sure,,,,,,,,␍
,2,Were you asked if it was all right with you?,yes / a bit / no / not sure,,,,,,,,␍
,3,Did people listen to you?,yes / a bit / no / not sure,,,,,,,,␍
,4,Did the plan say what mattered to you?,yes / a bit / no / not sure,,,,,,,,␍
,5,Could you be at the meetings if you wanted to?,yes / a bit / no / not sure,,,,,,,,␍
,6,Did you know who to go to?,yes / a bit / no / not sure,,,,,,,,␍
,7,Are things better now?,yes / a bit / no / not sure,,,,,,,,␍
,8,What should we do differently?,,,,,,,,,␍

# Unsafe practice first; f1 said "outstanding" once, at 3d, and "good" 22 times in sections 1 and 3 to 5.
$ caf audit blackburn-tier-2 --answers audit.csv
Unsafe practice, to be raised at once
  form f2, case INV-2, agency school, question 3f: past (line 44)

Form f1, case INV-1, agency health
  Consent                                           1 of 1 answered, 0 not applicable
  Step-down from children's social care             5 of 5 answered, 5 not applicable
  Child and family assessment                       12 of 12 answered, 0 not applicable
  Team around the family                            8 of 8 answered, 0 not applicable
  Monitoring and oversight                          2 of 2 answered, 0 not applicable
  Overall, the auditor's own                        good

Form f2, case INV-2, agency school
  Consent                                           1 of 1 answered, 0 not applicable
  Step-down from children's social care             5 of 5 answered, 5 not applicable
  Child and family assessment                       12 of 12 answered, 0 not applicable
  Team around the family                            8 of 8 answered, 0 not applicable
  Monitoring and oversight                          2 of 2 answered, 0 not applicable
  Overall, the auditor's own                        requires improvement

All forms
  Consent                                           good 1, requires improvement 1
    1a                                              good 1, requires improvement 1
  Step-down from children's social care             not applicable 10
    2a                                              not applicable 2
    2b                                              not applicable 2
    2c                                              not applicable 2
    2d                                              not applicable 2
    2e                                              not applicable 2
  Child and family assessment                       outstanding 1, good 11, requires improvement 12
    3a                                              good 1, requires improvement 1
    3b                                              good 1, requires improvement 1
    3c                                              good 1, requires improvement 1
    3d                                              outstanding 1, requires improvement 1
    3e                                              good 1, requires improvement 1
    3f                                              good 1, requires improvement 1
    3g                                              good 1, requires improvement 1
    3h                                              good 1, requires improvement 1
    3i                                              good 1, requires improvement 1
    3j                                              good 1, requires improvement 1
    3k                                              good 1, requires improvement 1
    3l                                              good 1, requires improvement 1
  Team around the family                            good 8, requires improvement 8
    4a                                              good 1, requires improvement 1
    4b                                              good 1, requires improvement 1
    4c                                              good 1, requires improvement 1
    4d                                              good 1, requires improvement 1
    4e                                              good 1, requires improvement 1
    4f                                              good 1, requires improvement 1
    4g                                              good 1, requires improvement 1
    4h                                              good 1, requires improvement 1
  Monitoring and oversight                          good 2, requires improvement 2
    5a                                              good 1, requires improvement 1
    5b                                              good 1, requires improvement 1
  The case file as a whole                          good 1, requires improvement 1
    overall                                         good 1, requires improvement 1

Agency health
  Consent                                           good 1
  Step-down from children's social care             not applicable 5
  Child and family assessment                       outstanding 1, good 11
  Team around the family                            good 8
  Monitoring and oversight                          good 2
  The case file as a whole                          good 1

Agency school
  Consent                                           requires improvement 1
  Step-down from children's social care             not applicable 5
  Child and family assessment                       requires improvement 12
  Team around the family                            requires improvement 8
  Monitoring and oversight                          requires improvement 2
  The case file as a whole                          requires improvement 1

Forms and cases are named: this is for those who audit them.

$ caf audit blackburn-tier-2 --answers audit.csv --format json | python3 -c 'import json, sys
> said = json.load(sys.stdin)
> print(list(said)[2], said["unsafe"])
> print([(f["form"], f["overall"], f["rating"], f["counted"]["percent"]) for f in said["forms"]])
> print(said["counts"]["3d"], [a["agency"] for a in said["agencies"]])'
unsafe [{'form': 'f2', 'case': 'INV-2', 'agency': 'school', 'question': '3f', 'when': 'past', 'line': 44}]
[('f1', 'good', None, None), ('f2', 'requires improvement', None, None)]
{'outstanding': 1, 'good': 0, 'requires improvement': 1, 'inadequate': 0, 'not applicable': 0} ['health', 'school']

$ caf audit blackburn-tier-2 --answers audit.csv --format csv | grep -v ',0,,'
what,form,case,agency,section,question,answer,number,of,percent␍
unsafe,f2,INV-2,school,,3f,past,,,␍
overall,f1,INV-1,health,,overall,good,,,␍
overall,f2,INV-2,school,,overall,requires improvement,,,␍
count,,,,1,1a,good,1,,␍
count,,,,1,1a,requires improvement,1,,␍
count,,,,2,2a,not applicable,2,,␍
count,,,,2,2b,not applicable,2,,␍
count,,,,2,2c,not applicable,2,,␍
count,,,,2,2d,not applicable,2,,␍
count,,,,2,2e,not applicable,2,,␍
count,,,,3,3a,good,1,,␍
count,,,,3,3a,requires improvement,1,,␍
count,,,,3,3b,good,1,,␍
count,,,,3,3b,requires improvement,1,,␍
count,,,,3,3c,good,1,,␍
count,,,,3,3c,requires improvement,1,,␍
count,,,,3,3d,outstanding,1,,␍
count,,,,3,3d,requires improvement,1,,␍
count,,,,3,3e,good,1,,␍
count,,,,3,3e,requires improvement,1,,␍
count,,,,3,3f,good,1,,␍
count,,,,3,3f,requires improvement,1,,␍
count,,,,3,3g,good,1,,␍
count,,,,3,3g,requires improvement,1,,␍
count,,,,3,3h,good,1,,␍
count,,,,3,3h,requires improvement,1,,␍
count,,,,3,3i,good,1,,␍
count,,,,3,3i,requires improvement,1,,␍
count,,,,3,3j,good,1,,␍
count,,,,3,3j,requires improvement,1,,␍
count,,,,3,3k,good,1,,␍
count,,,,3,3k,requires improvement,1,,␍
count,,,,3,3l,good,1,,␍
count,,,,3,3l,requires improvement,1,,␍
count,,,,4,4a,good,1,,␍
count,,,,4,4a,requires improvement,1,,␍
count,,,,4,4b,good,1,,␍
count,,,,4,4b,requires improvement,1,,␍
count,,,,4,4c,good,1,,␍
count,,,,4,4c,requires improvement,1,,␍
count,,,,4,4d,good,1,,␍
count,,,,4,4d,requires improvement,1,,␍
count,,,,4,4e,good,1,,␍
count,,,,4,4e,requires improvement,1,,␍
count,,,,4,4f,good,1,,␍
count,,,,4,4f,requires improvement,1,,␍
count,,,,4,4g,good,1,,␍
count,,,,4,4g,requires improvement,1,,␍
count,,,,4,4h,good,1,,␍
count,,,,4,4h,requires improvement,1,,␍
count,,,,5,5a,good,1,,␍
count,,,,5,5a,requires improvement,1,,␍
count,,,,5,5b,good,1,,␍
count,,,,5,5b,requires improvement,1,,␍
count,,,,overall,overall,good,1,,␍
count,,,,overall,overall,requires improvement,1,,␍
count,,,health,1,1a,good,1,,␍
count,,,health,2,2a,not applicable,1,,␍
count,,,health,2,2b,not applicable,1,,␍
count,,,health,2,2c,not applicable,1,,␍
count,,,health,2,2d,not applicable,1,,␍
count,,,health,2,2e,not applicable,1,,␍
count,,,health,3,3a,good,1,,␍
count,,,health,3,3b,good,1,,␍
count,,,health,3,3c,good,1,,␍
count,,,health,3,3d,outstanding,1,,␍
count,,,health,3,3e,good,1,,␍
count,,,health,3,3f,good,1,,␍
count,,,health,3,3g,good,1,,␍
count,,,health,3,3h,good,1,,␍
count,,,health,3,3i,good,1,,␍
count,,,health,3,3j,good,1,,␍
count,,,health,3,3k,good,1,,␍
count,,,health,3,3l,good,1,,␍
count,,,health,4,4a,good,1,,␍
count,,,health,4,4b,good,1,,␍
count,,,health,4,4c,good,1,,␍
count,,,health,4,4d,good,1,,␍
count,,,health,4,4e,good,1,,␍
count,,,health,4,4f,good,1,,␍
count,,,health,4,4g,good,1,,␍
count,,,health,4,4h,good,1,,␍
count,,,health,5,5a,good,1,,␍
count,,,health,5,5b,good,1,,␍
count,,,health,overall,overall,good,1,,␍
count,,,school,1,1a,requires improvement,1,,␍
count,,,school,2,2a,not applicable,1,,␍
count,,,school,2,2b,not applicable,1,,␍
count,,,school,2,2c,not applicable,1,,␍
count,,,school,2,2d,not applicable,1,,␍
count,,,school,2,2e,not applicable,1,,␍
count,,,school,3,3a,requires improvement,1,,␍
count,,,school,3,3b,requires improvement,1,,␍
count,,,school,3,3c,requires improvement,1,,␍
count,,,school,3,3d,requires improvement,1,,␍
count,,,school,3,3e,requires improvement,1,,␍
count,,,school,3,3f,requires improvement,1,,␍
count,,,school,3,3g,requires improvement,1,,␍
count,,,school,3,3h,requires improvement,1,,␍
count,,,school,3,3i,requires improvement,1,,␍
count,,,school,3,3j,requires improvement,1,,␍
count,,,school,3,3k,requires improvement,1,,␍
count,,,school,3,3l,requires improvement,1,,␍
count,,,school,4,4a,requires improvement,1,,␍
count,,,school,4,4b,requires improvement,1,,␍
count,,,school,4,4c,requires improvement,1,,␍
count,,,school,4,4d,requires improvement,1,,␍
count,,,school,4,4e,requires improvement,1,,␍
count,,,school,4,4f,requires improvement,1,,␍
count,,,school,4,4g,requires improvement,1,,␍
count,,,school,4,4h,requires improvement,1,,␍
count,,,school,5,5a,requires improvement,1,,␍
count,,,school,5,5b,requires improvement,1,,␍
count,,,school,overall,overall,requires improvement,1,,␍

# Faults have their lines, nothing is scored, and unsafe practice is said even so.
$ caf audit blackburn-tier-2 --answers audit-faulty.csv 2>&1
caf: audit-faulty.csv:8: 3a: there is no grade "god"; perhaps "good" is meant; there are outstanding, good, requires improvement, inadequate, not applicable
caf: audit-faulty.csv:8: 3a: the comment is missing; this question needs one
caf: audit-faulty.csv:9: 3b: a grade without evidence; say what it rests on
caf: audit-faulty.csv:11: 3c: this question is answered twice on one form
caf: audit-faulty.csv:34: the auditor was involved in this case; another has to audit it
caf: audit-faulty.csv:52: 3m: a grade, where a narrative alone is asked for
caf: audit-faulty.csv:53: another case, auditor or agency than this form began with
caf: audit-faulty.csv:55: there is no such question in blackburn-tier-2
caf: audit-faulty.csv:34: overall: the form has no overall grade; it is the auditor's to give
caf: audit-faulty.csv:34: left blank: 4a, 4d, 5b
Unsafe practice, to be raised at once
  form f2, case INV-2, agency school, question 3f: past (line 45)

Forms and cases are named: this is for those who audit them.
[2]

$ caf audit blackburn-tier-2 --answers audit-faulty.csv --format json 2> /dev/null
{
  "libcaf": "0.1.0",
  "instrument": "blackburn-tier-2",
  "unsafe": [
    {"form": "f2", "case": "INV-2", "agency": "school", "question": "3f", "when": "past", "line": 45}
  ]
}
[2]

# 24 yes of 39 - 4 that apply: 2400 / 35 = 68.57; the areas 3 + 2 + 2 + 1 + 0 + 3 = 11 of 18.
$ caf audit quality-review --answers review.csv | head -15
Form r1, case INV-1
  Identifying details                               8 of 8, 100.0 %
  Assessment information                            7 of 7, 100.0 %
  Development of the child or young person          9 of 12, 75.0 %
  Parents and carers                                0 of 3, 0.0 %
  Family and environment                            0 of 4, 0.0 %
  Conclusions and actions                           0 of 1, 0.0 %
  Delivery plan                                     unknown
  Review                                            unknown
  Quality of six areas                              11 of 18
  All that is scored by percentage                  24 of 35, 68.6 %
  All that is added up                              11 of 18
  Rating                                            unknown

All forms

$ caf audit quality-review --answers review.csv --format csv | grep -v count
what,form,case,agency,section,question,answer,number,of,percent␍
section,r1,INV-1,,details,,percentage,8,8,100.0␍
section,r1,INV-1,,information,,percentage,7,7,100.0␍
section,r1,INV-1,,child,,percentage,9,12,75.0␍
section,r1,INV-1,,parents,,percentage,0,3,0.0␍
section,r1,INV-1,,family,,percentage,0,4,0.0␍
section,r1,INV-1,,conclusions,,percentage,0,1,0.0␍
section,r1,INV-1,,plan,,percentage,0,0,␍
section,r1,INV-1,,review,,percentage,0,0,␍
section,r1,INV-1,,areas,,total,11,18,␍
whole,r1,INV-1,,,,percentage,24,35,68.6␍
whole,r1,INV-1,,,,total,11,18,␍

# 1.w2 and 2.w2 are one statement: three of four agree. 1.w1: two of three. A blank is neither.
$ caf audit leicester-survey --answers survey.csv | grep -v 'no answer'
All forms
  Needs identification                              agree 5, disagree 1
    1.s1                                            agree 1
    1.w1                                            agree 2, disagree 1
    1.w2                                            agree 2
  Assessing needs and planning support              agree 1, disagree 1
    2.w2                                            agree 1, disagree 1

Weaknesses by how many agree
     2 of 3    1.w1  An assessment is more work
     3 of 4    1.w2  Few want to be lead professional, and the role is not clear (asked 3 times)

Agency school
  Needs identification                              agree 2, disagree 1
  Assessing needs and planning support              agree 1

Agency health
  Needs identification                              agree 3
  Assessing needs and planning support              disagree 1

# Both ticked is no answer: the form is sent back, with no unsafe practice to print.
$ caf audit leicester-survey --answers survey-both.csv
caf: survey-both.csv:2: 1.w2: more than one grade is ticked
[2]

$ caf audit blackburn-tier-3
caf audit: there is no instrument blackburn-tier-3; did you mean blackburn-tier-1?
See: caf help audit
[2]

$ caf audit ./nowhere.json
caf: ./nowhere.json: the file could not be opened
[2]

$ caf audit
caf audit: the name of an instrument is needed; caf audit --list lists them
See: caf help audit
[2]

$ caf audit --list supervision
caf audit: supervision: one instrument at a time, and none with --list
See: caf help audit
[2]

$ caf audit --list --format csv
caf audit: the list is printed as text or json
See: caf help audit
[2]

$ caf audit supervision --answers nowhere.csv
caf: nowhere.csv: the file could not be opened
[2]

$ printf 'form,question,anser\n' | caf audit supervision --answers -
caf: standard input:1: column 3: there is no column "anser" in this list; perhaps "answer" is meant
[2]

# An instrument of one's own, with ratings: 1 of 2 is 50 %, which is where "fair" begins.
$ printf 'form,question,answer\nf,a,yes\nf,b,no\n' | caf audit ours.json --answers -
Form f
  Plan                                              1 of 2, 50.0 %
  All that is scored by percentage                  1 of 2, 50.0 %
  Rating                                            fair

All forms
  Plan                                              yes 1, no 1
    a                                               yes 1
    b                                               no 1

Forms and cases are named: this is for those who audit them.

$ caf audit faulty-instrument.json
caf: faulty-instrument.json:1: kind: there is no kind "exam"
caf: faulty-instrument.json:2: scales[0].grades[0].points: a number from 0 to 100 is expected
[2]

# What the record says beside each question, an open concern first; a case that is not there; what does not go together.
$ caf audit supervision --cases concern.json --as-of 2026-06-30 --profile east-midlands-2011
Case CONCERN
  SAFEGUARDING
          judgement       EM-A1-protection (concerns w1)
  1       Did the case come up in supervision?
          due             EM-E-supervision
  2       Was the self-assessment read together?
          due             EM-E-self-review
  3       Is there any worry about the child's safety, and has it been passed on?
          judgement       EM-A1-protection (concerns w1)
  4       Is the plan moving, and is what does not move challenged?
          no finding
  5       Are meetings and reviews in time?
          not applicable  EM-C1
  6       Does the worker know when to step up or down?
          no finding
  7       Did the worker get feedback on an assessment?
          due             EM-E-feedback
  8       Is training needed?
  9       Is support as lead professional needed?
          not applicable  EM-B1-lead

$ caf audit blackburn-tier-2 --cases cases.ndjson --as-of 2023-06-01 --profile blackburn-with-darwen-2021 | grep -c '^Case '
8

$ caf audit supervision --cases concern.json --as-of 2026-06-30 --case CONCERN | tail -2
  9       Is support as lead professional needed?
          not applicable  EM-B1-lead [east-midlands-2011]

$ caf audit supervision --cases concern.json --as-of 2026-06-30 --case INV-8
caf audit: there is no case INV-8
See: caf help audit
[2]

$ caf audit supervision --cases concern.json --format json
caf audit: --cases without --answers is printed as text
See: caf help audit
[2]

$ caf audit supervision --as-of 2023-06-01
caf audit: --case, --profile and --as-of are about --cases FILE
See: caf help audit
[2]

$ caf audit --list --cases concern.json
caf audit: --list goes neither with --answers nor with --cases
See: caf help audit
[2]

$ caf audit supervision --cases nowhere.json
caf: nowhere.json: the file could not be opened
[2]

# A page: tests/html/check_audit.py holds it to the JSON. It is of answers, and a faulty form is still told of by its line.
$ caf audit young-person --format html
caf audit: html is a page of answers: --answers FILE is needed
See: caf help audit
[2]

$ caf audit --list --format html
caf audit: the list is printed as text or json
See: caf help audit
[2]

$ caf audit blackburn-tier-2 --answers audit-faulty.csv --format html | grep -o "<h2[^<]*\|<p>Forms[^<]*"
caf: audit-faulty.csv:8: 3a: there is no grade "god"; perhaps "good" is meant; there are outstanding, good, requires improvement, inadequate, not applicable
caf: audit-faulty.csv:8: 3a: the comment is missing; this question needs one
caf: audit-faulty.csv:9: 3b: a grade without evidence; say what it rests on
caf: audit-faulty.csv:11: 3c: this question is answered twice on one form
caf: audit-faulty.csv:34: the auditor was involved in this case; another has to audit it
caf: audit-faulty.csv:52: 3m: a grade, where a narrative alone is asked for
caf: audit-faulty.csv:53: another case, auditor or agency than this form began with
caf: audit-faulty.csv:55: there is no such question in blackburn-tier-2
caf: audit-faulty.csv:34: overall: the form has no overall grade; it is the auditor's to give
caf: audit-faulty.csv:34: left blank: 4a, 4d, 5b
<h2 id="unsafe">Unsafe practice
<p>Forms are half filled in or wrong, so nothing is scored.

# Held against the record: worker 2 leads on INV-02, which came from another authority; INV-03 is not in the file.
$ caf audit blackburn-tier-1 --answers held.csv --cases held.ndjson --as-of 2023-06-30 | head -14
Unsafe practice, to be raised at once
  form S2, case INV-02, agency school, question 3: current (line 17)

Cases of two authorities: where one is poor or its outcomes limited, both look at it
  form S2, case INV-02: Neighbouring Borough and Invented Borough

Form S1, case INV-01, agency health
  First assessment                                  7 of 7 answered, 1 not applicable
  TAF plan                                          3 of 3 answered, 0 not applicable
  Closure                                           3 of 3 answered, 3 not applicable

Form S2, case INV-02, agency school
  First assessment                                  7 of 7 answered, 1 not applicable
  TAF plan                                          3 of 3 answered, 0 not applicable

$ caf audit blackburn-tier-1 --answers held.csv --cases held.ndjson --as-of 2023-06-30 --format csv | grep authority
authority,S2,INV-02,school,,,Neighbouring Borough,,,␍
authority,S2,INV-02,school,,,Invented Borough,,,␍
$ caf audit blackburn-tier-1 --answers held.csv --cases held.ndjson --as-of 2023-06-30 --format json | python3 -c 'import json, sys; print(json.load(sys.stdin)["two_authorities"])'
[{'form': 'S2', 'case': 'INV-02', 'authorities': ['Neighbouring Borough', 'Invented Borough']}]
$ caf audit blackburn-tier-1 --answers held.csv --cases held.ndjson --as-of 2023-06-30 --format html | grep -A12 'two authorities</h2>'
<h2 id="authorities">Cases of two authorities</h2>
<p>Where such a case is poor or its outcomes limited, both authorities look at how they work together.</p>
<div class="wide" role="region" tabindex="0" aria-label="Forms about cases of two authorities">
<table>
<caption>Forms about cases of two authorities</caption>
<thead><tr><th scope="col">Form</th><th scope="col">Case</th><th scope="col" class="title">Authority</th></tr></thead>
<tbody>
<tr><th scope="row">S2</th><td>INV-02</td><td class="title">Neighbouring Borough</td></tr>
<tr><th scope="row">S2</th><td>INV-02</td><td class="title">Invented Borough</td></tr>
</tbody>
</table>
</div>
</section>
$ sed 's/auditor 2/worker 2/; s/INV-01/INV-03/; s/current//' held.csv | caf audit blackburn-tier-1 --answers - --cases held.ndjson --as-of 2023-06-30
caf: standard input:2: case: held.ndjson has no such case
caf: standard input:15: the auditor was involved in this case; another has to audit it
[2]

# Before she took the lead she had no part in it; and unsafe practice is said whatever is wrong with the forms.
$ sed 's/auditor 2/worker 2/; s/current//' held.csv | caf audit blackburn-tier-1 --answers - --cases held.ndjson --as-of 2023-04-12 | head -3
Cases of two authorities: where one is poor or its outcomes limited, both look at it
  form S2, case INV-02: Neighbouring Borough and Invented Borough

$ sed 's/auditor 2/worker 2/' held.csv | caf audit blackburn-tier-1 --answers - --cases held.ndjson --as-of 2023-06-30
caf: standard input:15: the auditor was involved in this case; another has to audit it
Unsafe practice, to be raised at once
  form S2, case INV-02, agency school, question 3: current (line 17)

Cases of two authorities: where one is poor or its outcomes limited, both look at it
  form S2, case INV-02: Neighbouring Borough and Invented Borough

Forms and cases are named: this is for those who audit them.
[2]
$ caf audit blackburn-tier-1 --answers held.csv --cases held.ndjson --case INV-01
caf audit: --case and --profile are about --cases without --answers
See: caf help audit
[2]
$ caf audit blackburn-tier-1 --answers held.csv --cases nowhere.json
caf: nowhere.json: the file could not be opened
Unsafe practice, to be raised at once
  form S2, case INV-02, agency school, question 3: current (line 17)

Forms and cases are named: this is for those who audit them.
[2]

# Who does the work, or their supervisor, was at work on the case: that is why they are asked. Only an audit needs somebody else.
$ sed 's/auditor 2/worker 2/; s/current//' supervised.csv | caf audit supervision --answers - --cases held.ndjson --as-of 2023-06-30 | grep -c '^Form S'
2
$ printf 'form,question,answer,involved\n%s' "$(for n in 1 2 3 4 5 6 7 8 9; do echo "f,$n,yes,yes"; done)" | caf audit supervision --answers - | head -3
Form f
  The case                                          6 of 6 answered, 0 not applicable
  The worker                                        3 of 3 answered, 0 not applicable

# What cannot be held against the record is not passed over: no case, no auditor, a case that was opened only later.
$ sed 's/INV-01//; s/auditor 2//; s/current//' held.csv | caf audit blackburn-tier-1 --answers - --cases held.ndjson --as-of 2023-06-30
caf: standard input:2: case: empty; without its case a form cannot be held against the record
caf: standard input:15: auditor: empty; without a name nobody can say whether the auditor had a part in the case
[2]
$ sed 's/auditor 2//; s/INV-01//' supervised.csv | caf audit supervision --answers - --cases held.ndjson --as-of 2023-06-30
caf: standard input:2: case: empty; without its case a form cannot be held against the record
Unsafe practice, to be raised at once
  form S2, case INV-02, agency school, question 3: current (line 13)

Cases of two authorities: where one is poor or its outcomes limited, both look at it
  form S2, case INV-02: Neighbouring Borough and Invented Borough

Forms and cases are named: this is for those who audit them.
[2]
$ caf audit blackburn-tier-1 --answers held.csv --cases held.ndjson --as-of 2023-04-10
caf: held.csv:15: case: not open yet on the day that the record is looked at; --as-of says which
Unsafe practice, to be raised at once
  form S2, case INV-02, agency school, question 3: current (line 17)

Forms and cases are named: this is for those who audit them.
[2]

# What stands in the column of grades is shown only where it is like a grade, or is one of another question: anything else may be a narrative in the wrong column.
$ printf 'form,question,answer,comment\nf,1a,"Ann Example, invented, says more",c\nf,1a,"good, as Ann Example said",c\nf,1a,god,c\nf,1a,Todd,c\nf,Ann Example,good,c\nf,ann,good,c\nf,3n,Ann Example,c\n' | caf audit blackburn-tier-2 --answers - | cat
caf: standard input:2: 1a: there is no such grade; there are outstanding, good, requires improvement, inadequate, not applicable
caf: standard input:3: 1a: this question is answered twice on one form
caf: standard input:3: 1a: there is no such grade; there are outstanding, good, requires improvement, inadequate, not applicable
caf: standard input:4: 1a: this question is answered twice on one form
caf: standard input:4: 1a: there is no grade "god"; perhaps "good" is meant; there are outstanding, good, requires improvement, inadequate, not applicable
caf: standard input:5: 1a: this question is answered twice on one form
caf: standard input:5: 1a: there is no such grade; there are outstanding, good, requires improvement, inadequate, not applicable
caf: standard input:6: there is no such question in blackburn-tier-2
caf: standard input:7: there is no such question in blackburn-tier-2
caf: standard input:8: there is no such question in blackburn-tier-2
caf: standard input:2: overall: the form has no overall grade; it is the auditor's to give
caf: standard input:2: left blank: 2a, 2b, 2c, 2d, 2e, 3a, 3b, 3c, 3d, 3e, 3f, 3g, 3h, 3i, 3j, 3k, 3l, 3m, 4a, 4b, 4c, 4d, 4e, 4f, 4g, 4h, 4i, 5a, 5b
$ printf 'form,question,agree,disagree\nf,1.o1,x,\nf,1.w9,,x\n' | caf survey --answers -
caf: standard input:2: 1.o1: a grade, where a narrative alone is asked for
[2]
$ printf 'form,question,answer\nf,40,yes\nf,1,good\n' | caf audit quality-review --answers -
caf: standard input:2: there is no such question in quality-review
caf: standard input:3: 1: there is no grade "good"; there are yes, partly, no, not applicable
caf: standard input:2: left blank: 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, a1, a2, a3, a4, a5 and 1 more
[2]

# Asked in three sections, a statement is agreed with up to three times by one person: 4 people of 10 do, all 10 with the first.
$ (echo form,question,answer; for n in 0 1 2 3 4 5 6 7 8 9; do test $n -lt 4 && said=agree || said=disagree; for k in 1.w3 2.w3 3.w3; do echo $n,$k,$said; done; echo $n,1.w1,agree; done) > three.csv; caf survey --answers three.csv | grep -A2 'by how many'
Weaknesses by how many agree
    10 of 10   1.w1  An assessment is more work
    12 of 30   1.w3  The two age bands do not fit those of schools (asked 3 times)
$ caf survey --answers three.csv --format json | python3 -c 'import json, sys; print(json.load(sys.stdin)["ranking"]["weakness"][:2])'
[{'question': '1.w1', 'asked_in': 1, 'agreed': 10, 'answered': 10}, {'question': '1.w3', 'asked_in': 3, 'agreed': 12, 'answered': 30}]
$ caf survey --answers three.csv --format html | grep -A9 '<caption>Weaknesses' | grep -o 'scope="row">[^<]*\|asked [0-9] times'
scope="row">1.w1
scope="row">1.w3
asked 3 times

# An overall grade that does not apply is none.
$ sed 's/overall,good/overall,not applicable/; s/,past$/,/' audit.csv | caf audit blackburn-tier-2 --answers -
caf: standard input:32: overall: the form has no overall grade; it is the auditor's to give
[2]

# Two scales in one section: a line each.
$ caf audit mixed.json --answers mixed.csv | tail -n +10
    p1                                              fully 2
    p2                                              no 2
    p3                                              fully 1, partly 1

Agency health
  The plan (extent)                                 fully 2
  The plan (yes or no)                              no 1

Agency school
  The plan (extent)                                 fully 1, partly 1
  The plan (yes or no)                              no 1

Forms and cases are named: this is for those who audit them.

# Totals: how often, and by question and agency; no form, case or line, in no format, and also where forms are faulty.
$ caf audit mixed.json --answers mixed.csv --totals
All forms
  The plan (extent)                                 fully 3, partly 1
  The plan (yes or no)                              no 2
    p1                                              fully 2
    p2                                              no 2
    p3                                              fully 1, partly 1

Agency health
  The plan (extent)                                 fully 2
  The plan (yes or no)                              no 1

Agency school
  The plan (extent)                                 fully 1, partly 1
  The plan (yes or no)                              no 1
$ caf audit blackburn-tier-1 --answers held.csv --cases held.ndjson --as-of 2023-06-30 --totals | head -5
Unsafe practice, to be raised at once
  current 1, past 0

Forms about cases of two authorities: 1

$ caf audit blackburn-tier-1 --answers held.csv --cases held.ndjson --as-of 2023-06-30 --totals --format csv | head -6
what,form,case,agency,section,question,answer,number,of,percent␍
unsafe,,,,,,current,1,,␍
unsafe,,,,,,past,0,,␍
two authorities,,,,,,,1,,␍
count,,,,assessment,1,meets the standard,2,,␍
count,,,,assessment,1,below the standard,0,,␍
$ caf audit blackburn-tier-1 --answers held.csv --cases held.ndjson --as-of 2023-06-30 --totals --format json | python3 -c 'import json, sys; said = json.load(sys.stdin); print(list(said), said["unsafe"], said["two_authorities"])'
['libcaf', 'instrument', 'unsafe', 'two_authorities', 'counts', 'ranking', 'agencies'] {'current': 1, 'past': 0} 1
$ caf audit blackburn-tier-1 --answers held.csv --cases held.ndjson --as-of 2023-06-30 --totals --format html | grep -o '<h2[^<]*\|<p>To be[^<]*\|<p>Forms[^<]*'
<h2 id="unsafe">Unsafe practice
<p>To be raised at once: 1 current, 0 past.
<h2 id="authorities">Cases of two authorities
<p>Forms about such cases: 1.
<h2 id="grades">What was answered, by section and question
<h2 id="agencies">By agency
$ for format in text json csv html; do caf audit blackburn-tier-1 --answers held.csv --cases held.ndjson --as-of 2023-06-30 --totals --format $format | grep -c 'S[12]\|INV-\|are named'; done
0
0
0
0
[1]
$ caf audit blackburn-tier-2 --answers audit-faulty.csv --totals --format json 2> /dev/null
{
  "libcaf": "0.1.0",
  "instrument": "blackburn-tier-2",
  "unsafe": {"current": 0, "past": 1}
}
[2]
$ caf audit blackburn-tier-2 --answers audit.csv --totals --format csv | cut -d, -f1-3 | sort | uniq -c
    435 count,,
      2 unsafe,,
      1 what,form,case
$ caf audit quality-review --answers review.csv --totals --format csv | cut -d, -f1-3 | sort | uniq -c
    180 count,,
      2 unsafe,,
      1 what,form,case
$ caf survey --answers three.csv --totals --format csv | cut -d, -f1,2,3 | sort | uniq -c
    158 count,,
      2 unsafe,,
      1 what,form,case
$ caf survey --answers three.csv --totals --format json | python3 -c 'import json, sys; print(list(json.load(sys.stdin)))'
['libcaf', 'instrument', 'unsafe', 'counts', 'ranking', 'agencies']
$ caf audit mixed.json --totals
caf audit: --totals is about --answers FILE
See: caf help audit
[2]
$ caf survey --totals
caf survey: --totals is about --answers FILE
See: caf help survey
[2]

# A mistyped cell withholds no unsafe practice that another row names.
$ sed '5s/$/Currant/' held.csv | caf audit blackburn-tier-1 --answers - | head -3
caf: standard input:5: unsafe: current, past, no or nothing is expected
Unsafe practice, to be raised at once
  form S2, case INV-02, agency school, question 3: current (line 17)

# A case that moved says so in its origin or by a transfer, out or in; an authority is named once, and one that is not on record is said to be none.
$ for kind in move-out move-in step-up; do sed "1s/\"leads\"/\"transfers\": [{\"id\": 1, \"kind\": \"$kind\", \"authority\": \"Far Borough\"}, {\"id\": 2, \"kind\": \"$kind\", \"authority\": \"Invented Borough\"}], \"leads\"/; 2s/\"from_authority\": \"[^\"]*\", //" held.ndjson > moved.ndjson; caf audit blackburn-tier-1 --answers held.csv --cases moved.ndjson --as-of 2023-06-30 | grep -A3 '^Cases of two'; done
Cases of two authorities: where one is poor or its outcomes limited, both look at it
  form S1, case INV-01: Invented Borough and Far Borough
  form S2, case INV-02: Invented Borough; the other is not on record

Cases of two authorities: where one is poor or its outcomes limited, both look at it
  form S1, case INV-01: Invented Borough and Far Borough
  form S2, case INV-02: Invented Borough; the other is not on record

Cases of two authorities: where one is poor or its outcomes limited, both look at it
  form S2, case INV-02: Invented Borough; the other is not on record

Form S1, case INV-01, agency health

caf cohort: what a caseload shows as a whole. The cases of submitted.ndjson are invented (examples/audit-2011).

# The audit of 2011 restated: 30 requested, 24 submitted, the eight themes.
$ caf cohort --requested 30 --as-of 2011-03-31 submitted.ndjson
Cohort as on Thursday 31 March 2011

Profile     nottingham-qa
Requested   30
Submitted   24

Kind of initiator                   cases   open  closed  not known
childrens-centre                        9      5       4          0
school                                  8      3       5          0
health-service                          7      4       3          0
All                                    24     12      12          0

The eight themes of 2011, in cases               met         unknown   other
1  Consent                                   8 of 24   33%         0       0
     consent at the start                   19 of 24   79%         0       0
     after the assessment                   11 of 24   46%         0       0
     in delivery, if required                      -               0      24
2  Child's voice at every stage              2 of 24    8%         0       0
2  Parents' voice at every stage             9 of 24   38%         0       0
3  Evidence and continuity                   0 of 24    0%         0       0
     evidence, source and analysis           2 of 24    8%         0       0
     assessment to plan                      4 of 24   17%         0       0
4  Action plans                              0 of 24    0%         0       0
     SMART                                   2 of 24    8%         0       0
     child-focused                           8 of 24   33%         0       0
     outcome beside the action               7 of 24   29%         0       0
     signposting evaluated                   5 of 13   38%         0      11
5  Reviews                                   3 of 24   13%         0       0
     dates set                              14 of 21   67%         0       3
     dates kept                               6 of 9   67%         1      14
     on the form, not minutes               14 of 24   58%         0       0
     change for better or worse shown       10 of 24   42%         0       0
6  Outcomes and documents                    9 of 24   38%         0       0
     outcomes recorded                       5 of 12   42%         0      12
     documents retrievable                  12 of 24   50%         0       0
7  Escalation and de-escalation               6 of 7   86%         0      17
8  Toolkit used                              7 of 14   50%         0      10

Kind of initiator       1     2c     2p      3      4      5      6      7      8
childrens-centre      3/9    1/9    5/9    0/9    0/9    0/9    5/9    2/2    1/4
school                3/8    0/8    2/8    0/8    0/8    2/8    0/8    2/3    2/5
health-service        2/7    1/7    2/7    0/7    0/7    1/7    4/7    2/2    4/5

Time taken                                cases unknown  10%  25%  50%  75%  90%
Working days from completion to first TAF    20       4   10   13   17   22   24
Days between TAFs                            20       4   42   42   42   42   42
Days from opening to closing                 12       0  210  210  224  270  289

Origin                              cases
new                                    24

Reason of closure                   cases
needs-met                               9
disengaged                              3

Steps                               cases
stepped up                              0
stepped down                            0
reopened                                0

By rule, in cases                                met         unknown   other
EM-A1-protection                                   -               0      24
EM-A2-need                                  24 of 24  100%         0       0
EM-A2-strength                                     -              24       0
EM-A3-involvement                                  -              24       0
EM-IW1-steps                                24 of 24  100%         0       0
BD-3l-smart                                  2 of 24    8%         0       0
BD-4c-in-time                                0 of 23    0%         1       0
NQ-1-checklists                              0 of 12    0%         0      12
NQ-2-feedback                                0 of 12    0%         0      12
NQ-3-bundle                                 12 of 24   50%         0       0
NQ-3-independent                                   -               0      24
NQ-3-safeguarding                             0 of 1    0%         6      17
NQ-4-authorities                                   -               0      24
NA-1-initial                                19 of 24   79%         0       0
NA-1-assessed                               11 of 24   46%         0       0
NA-1-delivery                                      -               0      24
NA-2-child                                   2 of 24    8%         0       0
NA-2-parents                                 9 of 24   38%         0       0
NA-3-evidence                                2 of 24    8%         0       0
NA-3-continuity                              4 of 24   17%         0       0
NA-4-child-focused                           8 of 24   33%         0       0
NA-4-outcome                                 7 of 24   29%         0       0
NA-4-signposting                             5 of 13   38%         0      11
NA-5-dates-set                              14 of 21   67%         0       3
NA-5-kept                                     6 of 9   67%         1      14
NA-5-form                                   14 of 24   58%         0       0
NA-5-change                                 10 of 24   42%         0       0
NA-6-outcome                                 5 of 12   42%         0      12
NA-6-documents                              12 of 24   50%         0       0
NA-7-escalation                               6 of 7   86%         0      17
NA-8-toolkit                                 7 of 14   50%         0      10

Met is of the cases decided, met or not met. Unknown: the record does not say. Other:
due, for a person to judge, or the theme does not bear on the case.
Small numbers are shown: this is for those who may see the cases (--suppress).

# To be published: small counts hidden, and what would give them away.
$ caf cohort --requested 30 --as-of 2011-03-31 --suppress 5 submitted.ndjson
Cohort as on Thursday 31 March 2011

Profile     nottingham-qa
Requested   30
Submitted   24

Kind of initiator                   cases   open  closed  not known
childrens-centre                        9      *       *          0
school                                  8      *       *          0
health-service                          7      *       *          0
All                                    24     12      12          0

The eight themes of 2011, in cases               met         unknown   other
1  Consent                                   8 of 24   33%         0       0
2  Child's voice at every stage               * of *               0       0
2  Parents' voice at every stage             9 of 24   38%         0       0
3  Evidence and continuity                   0 of 24    0%         0       0
4  Action plans                              0 of 24    0%         0       0
5  Reviews                                    * of *               0       0
6  Outcomes and documents                    9 of 24   38%         0       0
7  Escalation and de-escalation               * of *               0      17
8  Toolkit used                              7 of 14   50%         0      10

Kind of initiator       1     2c     2p      3      4      5      6      7      8
childrens-centre      */*    */*    */*    0/9    0/9    0/9    */*    */*    */*
school                */*    0/8    */*    0/8    0/8    */*    0/8    */*    */*
health-service        */*    */*    */*    0/7    0/7    */*    */*    */*    */*

Time taken                                cases unknown  10%  25%  50%  75%  90%
Working days from completion to first TAF     *       *    *    *    *    *    *
Days between TAFs                             *       *    *    *    *    *    *
Days from opening to closing                 12       0    *    *  224    *    *

Origin                              cases
new                                    24

Reason of closure                   cases
needs-met                               *
disengaged                              *

Steps                               cases
reopened                                0

Other rules, in cases                            met         unknown   other
EM-A1-protection                                   -               0      24
EM-A2-need                                  24 of 24  100%         0       0
EM-A2-strength                                     -              24       0
EM-A3-involvement                                  -              24       0
EM-IW1-steps                                24 of 24  100%         0       0
BD-4c-in-time                                 0 of *               *       0
NQ-1-checklists                              0 of 12    0%         0      12
NQ-2-feedback                                0 of 12    0%         0      12
NQ-3-independent                                   -               0      24
NQ-3-safeguarding                             0 of *               *      17
NQ-4-authorities                                   -               0      24

Met is of the cases decided, met or not met. Unknown: the record does not say. Other:
due, for a person to judge, or the theme does not bear on the case.
* is not shown: it is less than 5, or would give away what is.

# Groups of fewer cases than 5 are put together, with a larger one where need be.
$ head -14 submitted.ndjson | caf cohort --as-of 2011-03-31 --by agency | sed -n 6,13p
Agency                              cases   open  closed  not known
childrens-centre-1                      3      2       1          0
childrens-centre-2                      3      1       2          0
childrens-centre-3                      3      2       1          0
school-1                                1      0       1          0
school-2                                2      1       1          0
school-3                                2      1       1          0
All                                    14      7       7          0
$ head -14 submitted.ndjson | caf cohort --as-of 2011-03-31 --by agency --suppress 5 | sed -n 6,11p
Agency                              cases   open  closed  not known
6 together                             14      7       7          0
All                                    14      7       7          0

The eight themes of 2011, in cases               met         unknown   other
1  Consent                                   6 of 14   43%         0       0

# Too few cases to show anything of them, how many they are included.
$ head -3 submitted.ndjson | caf cohort --as-of 2011-03-31 --suppress 5
Cohort as on Thursday 31 March 2011

Profile     nottingham-qa

There are fewer than 5 cases: nothing can be shown.
$ head -3 submitted.ndjson | caf cohort --as-of 2011-03-31 --suppress 5 --requested 4 --format csv
section,group,name,measure,number,suppressed␍
$ head -3 submitted.ndjson | caf cohort --as-of 2011-03-31 --suppress 5 --requested 4 --format json | grep -v '"name"'
{
  "libcaf": "0.1.0",
  "as_of": "2011-03-31",
  "profile": "nottingham-qa",
  "by": "kind",
  "suppressed_below": 5,
  "requested": null,
  "submitted": null,
  "not_yet": 0,
  "indicators": [
  ],
  "numbers": []
}

# No case at all.
$ caf cohort --as-of 2011-03-31 </dev/null | head -8
caf: standard input: the input is empty

# A record for each number.
$ caf cohort --as-of 2011-03-31 --by quarter --format csv submitted.ndjson | head -12
section,group,name,measure,number,suppressed␍
cases,,,cases,24,no␍
cases,,,open,12,no␍
cases,,,closed,12,no␍
cases,,,may-be-closed,0,no␍
cases,2010-Q2,,cases,14,no␍
cases,2010-Q2,,open,4,no␍
cases,2010-Q2,,closed,10,no␍
cases,2010-Q2,,may-be-closed,0,no␍
cases,2010-Q3,,cases,10,no␍
cases,2010-Q3,,open,8,no␍
cases,2010-Q3,,closed,2,no␍
$ caf cohort --as-of 2011-03-31 --suppress 5 --format csv submitted.ndjson | grep -a "^days"
days,,days-to-first-taf,cases,,yes␍
days,,days-to-first-taf,unknown,,yes␍
days,,days-to-first-taf,percentile-10,,yes␍
days,,days-to-first-taf,percentile-25,,yes␍
days,,days-to-first-taf,percentile-50,,yes␍
days,,days-to-first-taf,percentile-75,,yes␍
days,,days-to-first-taf,percentile-90,,yes␍
days,,days-between-tafs,cases,,yes␍
days,,days-between-tafs,unknown,,yes␍
days,,days-between-tafs,percentile-10,,yes␍
days,,days-between-tafs,percentile-25,,yes␍
days,,days-between-tafs,percentile-50,,yes␍
days,,days-between-tafs,percentile-75,,yes␍
days,,days-between-tafs,percentile-90,,yes␍
days,,days-to-closing,cases,12,no␍
days,,days-to-closing,unknown,0,no␍
days,,days-to-closing,percentile-10,,yes␍
days,,days-to-closing,percentile-25,,yes␍
days,,days-to-closing,percentile-50,224,no␍
days,,days-to-closing,percentile-75,,yes␍
days,,days-to-closing,percentile-90,,yes␍
$ caf cohort --as-of 2011-03-31 --suppress 5 --format json submitted.ndjson | sed -n '1,12p;36,42p'
{
  "libcaf": "0.1.0",
  "as_of": "2011-03-31",
  "profile": "nottingham-qa",
  "by": "kind",
  "suppressed_below": 5,
  "requested": null,
  "submitted": 24,
  "not_yet": 0,
  "indicators": [
    {"name": "1", "theme": 1, "title": "Consent", "rules": ["NA-1-initial", "NA-1-assessed", "NA-1-delivery"], "limit": null},
    {"name": "1-initial", "theme": 1, "title": "consent at the start", "rules": ["NA-1-initial"], "limit": null},
  "numbers": [
    {"section": "cases", "group": null, "name": "", "measure": "cases", "number": 24, "suppressed": false},
    {"section": "cases", "group": null, "name": "", "measure": "open", "number": 12, "suppressed": false},
    {"section": "cases", "group": null, "name": "", "measure": "closed", "number": 12, "suppressed": false},
    {"section": "cases", "group": null, "name": "", "measure": "may-be-closed", "number": 0, "suppressed": false},
    {"section": "cases", "group": "childrens-centre", "name": "", "measure": "cases", "number": 9, "suppressed": false},
    {"section": "cases", "group": "childrens-centre", "name": "", "measure": "open", "number": null, "suppressed": true},

# Another profile has no rule of the themes.
$ caf cohort --as-of 2011-03-31 --profile sefton submitted.ndjson | sed -n '12,16p;/^By rule/,/^SF/p'
The eight themes of 2011, in cases               met         unknown   other
1  Consent                                         -               0      24
     consent at the start                          -               0      24
     after the assessment                          -               0      24
     in delivery, if required                      -               0      24
By rule, in cases                                met         unknown   other
EM-A1-protection                                   -               0      24
EM-A4-searched                                     -              24       0
EM-B2-held                                  24 of 24  100%         0       0
EM-C1                                        6 of 20   30%         4       0
SF-steps                                           -              24       0

# Cases that were not open on that day are left out.
$ caf cohort --as-of 2010-07-01 submitted.ndjson | head -6
Cohort as on Thursday 1 July 2010

Profile     nottingham-qa
Submitted   14
Not yet     10 not open on that day, and left out

$ caf cohort --as-of 2010-07-01 --format json submitted.ndjson | grep -E 'submitted|not_yet'
  "submitted": 14,
  "not_yet": 10,

# Two halves are counted as the whole.
$ head -11 submitted.ndjson > one.ndjson
$ tail -13 submitted.ndjson > other.ndjson
$ caf cohort --as-of 2011-03-31 --format csv submitted.ndjson > whole.csv
$ caf cohort --as-of 2011-03-31 --format csv other.ndjson one.ndjson | cmp - whole.csv

# What is wrong is said, and nothing is written.
$ caf cohort --requested 23 --as-of 2011-03-31 submitted.ndjson
caf cohort: --requested 23: there are more cases than that
See: caf help cohort
[2]
$ caf cohort --requested many submitted.ndjson
caf cohort: --requested many: a number from 0 to 1000000000 is needed
See: caf help cohort
[2]
$ caf cohort --suppress 1 submitted.ndjson
caf cohort: --suppress 1: a number from 2 to 1000 is needed
See: caf help cohort
[2]
$ caf cohort --by school submitted.ndjson
caf cohort: there is no grouping by school; there are kind, agency, quarter and origin
See: caf help cohort
[2]
$ caf cohort --by school --output out.txt submitted.ndjson
caf cohort: there is no grouping by school; there are kind, agency, quarter and origin
See: caf help cohort
[2]
$ caf cohort --as-of 2011-03-31 --output out.txt submitted.ndjson broken.ndjson
caf: broken.ndjson:3: not JSON: unexpected character, expected a valid JSON value
[2]
$ test -e out.txt
[1]
$ caf cohort --as-of 2011-03-31 --output submitted.ndjson submitted.ndjson
caf cohort: --output submitted.ndjson would replace one of the files to count
See: caf help cohort
[2]

# A page: tests/html/check_cohort.py holds it to the JSON. What is hidden says so, and no chart by day is drawn.
$ caf cohort --suppress 5 --as-of 2011-03-31 --format html submitted.ndjson | grep -o '<td class="number"><span class="hidden">hidden</span></td>\|<svg class="chart"' | sort | uniq -c
     59 <td class="number"><span class="hidden">hidden</span></td>

$ caf cohort --as-of 2011-03-31 --format html submitted.ndjson | grep -o '<svg class="chart"' | sort | uniq -c
      3 <svg class="chart"

# Three cases opened after the day are too few to be told, in whatever format; without --suppress they are.
$ (cat submitted.ndjson; for n in 1 2 3; do echo "{\"case\": \"LATER-$n\", \"opened\": \"2011-04-0$n\"}"; done) > later.ndjson
$ caf cohort --as-of 2011-03-31 later.ndjson | grep -i "later\|opened after\|not yet"
Not yet     3 not open on that day, and left out
$ caf cohort --suppress 5 --as-of 2011-03-31 later.ndjson | grep -ci "later\|opened after\|not yet"
0
[1]
$ for hide in 2 5; do caf cohort --suppress $hide --as-of 2011-03-31 --format json later.ndjson | grep '"not_yet"'; done
  "not_yet": 3,
  "not_yet": null,
$ for hide in 2 5; do caf cohort --suppress $hide --as-of 2011-03-31 --format html later.ndjson | grep -c "Left out"; done
1
0
[1]
$ caf cohort --suppress 5 --as-of 2011-03-31 --format csv later.ndjson | grep -c not-yet
0
[1]

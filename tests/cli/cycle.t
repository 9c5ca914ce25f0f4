caf cycle: audits over time, the plans made after them, and what the year comes to. All of it is invented.

# Fully 2, partly 1, not at all 0. p2 has the theme needs, the other questions that of their section.
# Spring: p1 and p3 are 2 of 2 (health), 1 of 4 (school); needs 1 of 2 and 0 of 2.
# Summer: health 2 of 2 and 2 of 2, school 1 of 2 and 0 of 2, and a form of no agency 4 of 4 and 2 of 2.
$ caf cycle --as-of 2026-08-31 --plan cycle/plan.csv --below 60 cycle/audits.csv
The audit cycle as on Monday 31 August 2026

From        cycle/audits.csv (2 audits held, 5 forms)
Agency      not recorded in 1 form, which counts by theme alone
Year        Wednesday 1 April 2026 to Wednesday 31 March 2027, to date
Plan        cycle/plan.csv
Good        by the points of the scales that have them (--good)
By          libcaf 0.1.0

Unsafe practice
  audit Spring, form S2, agency school, question p3: past (line 8 of cycle/spring.csv)

The cycle itself
  An evaluation every 3 months, counted from the last
    by Tuesday 14 July 2026          kept, Tuesday 14 July 2026
    by Wednesday 14 October 2026     due
    The list does not say when an audit was evaluated; the day it was held stands for that.

Is the plan any good?, by theme
                                    Q1          Q2          Q3          Q4        year Year before
  The plan                      3 of 6      7 of 8           -           -    10 of 14           -
  needs                         1 of 4      4 of 6           -           -     5 of 10           -

  The year to date, answer by answer
  The plan                  5 forms: fully 4, partly 2, not at all 1, not applicable 3
  needs                     5 forms: fully 2, partly 1, not at all 2

Agency health
                            last audit                            before
  The plan                      2 of 2  Summer                    2 of 2  Spring              same
  needs                         2 of 2  Summer                    1 of 2  Spring              better

Agency school
                            last audit                            before
  The plan                      1 of 2  Summer                    1 of 4  Spring              better
    below 60 %: lacks an action
  needs                         0 of 2  Summer                    0 of 2  Spring              same
    below 60 %: lacks an action

Actions and re-audits
  school, needs: A workshop on needs
    Head, planned Friday 1 May 2026
    To be done by Tuesday 30 June 2026: missed, 62 days over
    Re-audit by Wednesday 15 July 2026: kept, 1 day early, Tuesday 14 July 2026, Summer
      it showed 0 of 2 against 0 of 2 in Spring: same
  school, The plan: SMART plans read by a colleague
    no owner, planned Monday 4 May 2026
    To be done: no day is set, open
    Re-audit: no date is set, done, Tuesday 14 July 2026, Summer
      it showed 1 of 2 against 1 of 4 in Spring: better
[1]

# The case INV-3 was looked at twice in a quarter, and counts once; nothing is asked of quarters before the list begins.
$ caf cycle --as-of 2026-10-01 --cases 2-3 --format csv cycle/audits.csv | grep '^cases'
cases,,,,,q1,,,,,,,,,,kept,,,,2 cases of 2 to 3,,␍
cases,,,,,q2,,,,,,,,,,missed,,,,1 cases of 2 to 3,,␍
cases,,,,,q3,,,,,,,,,,due,,,,0 cases of 2 to 3,,␍
$ caf cycle --as-of 2026-07-31 --year-from 1 --cases 2-3 cycle/audits.csv | grep ' cases'
  2 to 3 cases a quarter
    Q2, to Tuesday 30 June 2026        kept, 2 cases

# Before the second audit; nothing is said of the plan, nor of what is for improvement.
$ caf cycle --as-of 2026-07-13 cycle/audits.csv
The audit cycle as on Monday 13 July 2026

From        cycle/audits.csv (1 audit held, 2 forms)
Left out    1 of a later day
Year        Wednesday 1 April 2026 to Wednesday 31 March 2027, to date
Plan        none was given
Good        by the points of the scales that have them (--good)
By          libcaf 0.1.0

Unsafe practice
  audit Spring, form S2, agency school, question p3: past (line 8 of cycle/spring.csv)

The cycle itself
  An evaluation every 3 months, counted from the last
    by Tuesday 14 July 2026          due
    The list does not say when an audit was evaluated; the day it was held stands for that.

Is the plan any good?, by theme
                                    Q1          Q2          Q3          Q4        year Year before
  The plan                      3 of 6           -           -           -      3 of 6           -
  needs                         1 of 4           -           -           -      1 of 4           -

  The year to date, answer by answer
  The plan                  2 forms: fully 1, partly 1, not at all 1, not applicable 1
  needs                     2 forms: partly 1, not at all 1

Agency health
                            last audit                            before
  The plan                      2 of 2  Spring                         -  the first
  needs                         1 of 2  Spring                         -  the first

Agency school
                            last audit                            before
  The plan                      1 of 4  Spring                         -  the first
  needs                         0 of 2  Spring                         -  the first

No area for improvement is named: --below says from which percentage on.

Actions and re-audits
  No plan was given, so nothing is said of actions (--plan).

# Below, without a plan: what an area lacks is not known, and nothing was missed.
$ caf cycle --as-of 2026-07-13 --below 60 cycle/audits.csv | grep -A3 '^Agency school'
Agency school
                            last audit                            before
  The plan                      1 of 4  Spring                         -  the first
    below 60 %: no plan was given
$ caf cycle --as-of 2026-07-13 --below 60 --format json cycle/audits.csv | grep -o '"missed": [a-z]*\|"below": true, "lacks": [^,]*'
"missed": false
"below": true, "lacks": null
"below": true, "lacks": null
"below": true, "lacks": null

# Before the first.
$ caf cycle --as-of 2026-04-13 --plan cycle/plan.csv cycle/audits.csv
The audit cycle as on Monday 13 April 2026

From        cycle/audits.csv (0 audits held, 0 forms)
Left out    2 of a later day
Year        Wednesday 1 April 2026 to Wednesday 31 March 2027, to date
Plan        cycle/plan.csv
Good        by the points of the scales that have them (--good)
By          libcaf 0.1.0

Unsafe practice
  None was named in this year's audits.

The cycle itself
  An evaluation every 3 months, counted from the last
    unknown: no evaluation is on record from which the next could be counted
    The list does not say when an audit was evaluated; the day it was held stands for that.

No area for improvement is named: --below says from which percentage on.

Actions and re-audits
  No action was planned by then.

# Grades without points say nothing of better and worse until somebody says which are good.
$ printf 'audit,held,instrument,answers\nOne,2026-01-12,blackburn-tier-2,audit.csv\n' > tier.csv
$ caf cycle --as-of 2026-03-31 tier.csv
The audit cycle as on Tuesday 31 March 2026

From        tier.csv (1 audit held, 2 forms)
Year        Tuesday 1 April 2025 to Tuesday 31 March 2026
Plan        none was given
Good        by the points of the scales that have them (--good)
By          libcaf 0.1.0

Unsafe practice
  audit One, form f2, agency school, question 3f: past (line 44 of audit.csv)

The cycle itself
  An evaluation every 3 months, counted from the last
    by Sunday 12 April 2026          due
    The list does not say when an audit was evaluated; the day it was held stands for that.
  10 to 12 cases a quarter
    Q4, to Tuesday 31 March 2026       missed, 2 cases

Tier 2 case file audit, by theme
                                    Q1          Q2          Q3          Q4        year Year before
  consent                            -           -           -   2 answers   2 answers           -
  step-down                          -           -           -           -           -           -
  assessment                         -           -           -  16 answers  16 answers           -
  risk                               -           -           -   2 answers   2 answers           -
  voice of the child                 -           -           -   6 answers   6 answers           -
  voice of the parents               -           -           -   4 answers   4 answers           -
  threshold                          -           -           -   2 answers   2 answers           -
  plan                               -           -           -   6 answers   6 answers           -
  TAF                                -           -           -   4 answers   4 answers           -
  difference                         -           -           -   2 answers   2 answers           -
  outcomes                           -           -           -   2 answers   2 answers           -
  Its grades have no points: --good says which of them count as good. Until then nothing is better or worse.

  The year to date, answer by answer
  consent                   2 forms: good 1, requires improvement 1
  step-down                 0 forms: not applicable 10; in 2 forms nothing of it applied
  assessment                2 forms: outstanding 1, good 7, requires improvement 8
  risk                      2 forms: good 1, requires improvement 1
  voice of the child        2 forms: good 3, requires improvement 3
  voice of the parents      2 forms: good 2, requires improvement 2
  threshold                 2 forms: good 1, requires improvement 1
  plan                      2 forms: good 3, requires improvement 3
  TAF                       2 forms: good 2, requires improvement 2
  difference                2 forms: good 1, requires improvement 1
  outcomes                  2 forms: good 1, requires improvement 1

  The auditors' own overall grades
  Q4                        good 1, requires improvement 1
  Year to date              good 1, requires improvement 1

Agency health
                            last audit                            before
  consent                     1 answer  One                            -  the first
  assessment                 8 answers  One                            -  the first
  risk                        1 answer  One                            -  the first
  voice of the child         3 answers  One                            -  the first
  voice of the parents       2 answers  One                            -  the first
  threshold                   1 answer  One                            -  the first
  plan                       3 answers  One                            -  the first
  TAF                        2 answers  One                            -  the first
  difference                  1 answer  One                            -  the first
  outcomes                    1 answer  One                            -  the first

Agency school
                            last audit                            before
  consent                     1 answer  One                            -  the first
  assessment                 8 answers  One                            -  the first
  risk                        1 answer  One                            -  the first
  voice of the child         3 answers  One                            -  the first
  voice of the parents       2 answers  One                            -  the first
  threshold                   1 answer  One                            -  the first
  plan                       3 answers  One                            -  the first
  TAF                        2 answers  One                            -  the first
  difference                  1 answer  One                            -  the first
  outcomes                    1 answer  One                            -  the first

No area for improvement is named: --below says from which percentage on.

Actions and re-audits
  No plan was given, so nothing is said of actions (--plan).
[1]
$ caf cycle --as-of 2026-03-31 --good good --good outstanding --cases 1-1 --format csv tier.csv | grep -E '^(cases|evaluation|theme.*,(q4|year),)'
evaluation,,,,,,,,,,,,,,,due,2026-04-12,,-12,,,␍
cases,,,,,q4,,,,,,,,,,kept,,,,2 cases of 1 to 1,,␍
theme,,blackburn-tier-2,consent,grade,q4,,,1,2,2,0,2,0,0,,,,,,,␍
theme,,blackburn-tier-2,consent,grade,year,,,1,2,2,0,2,0,0,,,,,,,␍
theme,,blackburn-tier-2,step-down,grade,q4,,,,,0,2,0,10,0,,,,,,,␍
theme,,blackburn-tier-2,step-down,grade,year,,,,,0,2,0,10,0,,,,,,,␍
theme,,blackburn-tier-2,assessment,grade,q4,,,8,16,2,0,16,0,0,,,,,,,␍
theme,,blackburn-tier-2,assessment,grade,year,,,8,16,2,0,16,0,0,,,,,,,␍
theme,,blackburn-tier-2,risk,grade,q4,,,1,2,2,0,2,0,0,,,,,,,␍
theme,,blackburn-tier-2,risk,grade,year,,,1,2,2,0,2,0,0,,,,,,,␍
theme,,blackburn-tier-2,voice of the child,grade,q4,,,3,6,2,0,6,0,0,,,,,,,␍
theme,,blackburn-tier-2,voice of the child,grade,year,,,3,6,2,0,6,0,0,,,,,,,␍
theme,,blackburn-tier-2,voice of the parents,grade,q4,,,2,4,2,0,4,0,0,,,,,,,␍
theme,,blackburn-tier-2,voice of the parents,grade,year,,,2,4,2,0,4,0,0,,,,,,,␍
theme,,blackburn-tier-2,threshold,grade,q4,,,1,2,2,0,2,0,0,,,,,,,␍
theme,,blackburn-tier-2,threshold,grade,year,,,1,2,2,0,2,0,0,,,,,,,␍
theme,,blackburn-tier-2,plan,grade,q4,,,3,6,2,0,6,0,0,,,,,,,␍
theme,,blackburn-tier-2,plan,grade,year,,,3,6,2,0,6,0,0,,,,,,,␍
theme,,blackburn-tier-2,TAF,grade,q4,,,2,4,2,0,4,0,0,,,,,,,␍
theme,,blackburn-tier-2,TAF,grade,year,,,2,4,2,0,4,0,0,,,,,,,␍
theme,,blackburn-tier-2,difference,grade,q4,,,1,2,2,0,2,0,0,,,,,,,␍
theme,,blackburn-tier-2,difference,grade,year,,,1,2,2,0,2,0,0,,,,,,,␍
theme,,blackburn-tier-2,outcomes,grade,q4,,,1,2,2,0,2,0,0,,,,,,,␍
theme,,blackburn-tier-2,outcomes,grade,year,,,1,2,2,0,2,0,0,,,,,,,␍

# The day of an evaluation, where the list says it; an audit that was not evaluated yet is no evaluation. The list from standard input.
$ printf 'audit,held,evaluated,instrument,answers\nSpring,2026-04-14,2026-04-30,cycle/plans.json,cycle/spring.csv\nSummer,2026-07-14,,cycle/plans.json,cycle/summer.csv\n' | caf cycle --as-of 2026-08-01 --format csv - | grep evaluation
evaluation,,,,,,,,,,,,,,,missed,2026-07-30,,2,,,␍
$ printf 'audit,held,evaluated,instrument,answers\nSpring,2026-04-14,2026-04-30,cycle/plans.json,cycle/spring.csv\n' | caf cycle --as-of 2026-08-01 --months 1 --every anchored --format csv - | grep evaluation
evaluation,,,,,,,,,,,,,,,missed,2026-05-30,,63,,,␍
evaluation,,,,,,,,,,,,,,,missed,2026-06-30,,32,,,␍
evaluation,,,,,,,,,,,,,,,missed,2026-07-30,,2,,,␍
evaluation,,,,,,,,,,,,,,,due,2026-08-30,,-29,,,␍

# An audit of one agency alone counts by theme and agency, and is no evaluation; nor do its cases count for the quarter.
$ printf 'audit,held,instrument,answers,agency\nAgain,2026-07-14,plans.json,health.csv,health\n' > cycle/again.csv
$ grep -v -E '^(T2|T3)' cycle/summer.csv > cycle/health.csv
$ caf cycle --as-of 2026-07-14 --cases 1-2 --format csv cycle/again.csv | cut -d, -f1-10,16-20
what,agency,instrument,theme,scale,period,audit,held,good,possible,state,due,done,days,detail
theme,,invented-borough-plan,The plan,extent,q1,,,,,,,,,
theme,,invented-borough-plan,The plan,extent,q2,,,2,2,,,,,
theme,,invented-borough-plan,The plan,extent,year,,,2,2,,,,,
theme,,invented-borough-plan,The plan,extent,year_before,,,,,,,,,
theme,,invented-borough-plan,needs,extent,q1,,,,,,,,,
theme,,invented-borough-plan,needs,extent,q2,,,2,2,,,,,
theme,,invented-borough-plan,needs,extent,year,,,2,2,,,,,
theme,,invented-borough-plan,needs,extent,year_before,,,,,,,,,
last,health,invented-borough-plan,The plan,extent,,Again,2026-07-14,2,2,unknown,,,,
last,health,invented-borough-plan,needs,extent,,Again,2026-07-14,2,2,unknown,,,,

# A long action goes on in the next line.
$ printf 'agency,theme,action,planned\nhealth,needs,Every health visitor reads the last three plans with a colleague of another team before the next review is held,2026-07-20\n' | caf cycle --as-of 2026-08-31 --plan - cycle/audits.csv | tail -5
  health, needs: Every health visitor reads the last three plans with a colleague of another team
  before the next review is held
    no owner, planned Monday 20 July 2026
    To be done: no day is set, open
    Re-audit: no date is set, open

# The audit of the day of planning is the one before. A late evaluation is of the year in which it was held too.
$ printf 'agency,theme,action,planned,by\nhealth,needs,x,2026-04-14,2026-06-30\n' | caf cycle --as-of 2026-08-31 --plan - cycle/audits.csv | tail -2
    Re-audit: no date is set, done, Tuesday 14 July 2026, Summer
      it showed 2 of 2 against 1 of 2 in Spring: better
$ caf cycle --as-of 2026-08-01 --year-from 7 --months 2 --format csv cycle/audits.csv | grep evaluation
evaluation,,,,,,,,,,,,,,,late,2026-06-14,2026-07-14,30,,,␍
evaluation,,,,,,,,,,,,,,,due,2026-09-14,,-44,,,␍

# Like is held against like: what another instrument says of the same theme is another matter, also at a re-audit.
$ sed 's/invented-borough-plan/another-plan/' cycle/plans.json > cycle/other.json
$ printf 'audit,held,instrument,answers\nSpring,2026-04-14,plans.json,spring.csv\nSummer,2026-07-14,other.json,summer.csv\n' > cycle/two.csv
$ caf cycle --as-of 2026-08-31 --plan cycle/plan.csv --format csv cycle/two.csv | grep -E '^(last|before|reaudit|showed)' | cut -d, -f1-10,16-20
last,health,invented-borough-plan,The plan,extent,,Spring,2026-04-14,2,2,unknown,,,,
last,health,invented-borough-plan,needs,extent,,Spring,2026-04-14,1,2,unknown,,,,
last,health,another-plan,The plan,extent,,Summer,2026-07-14,2,2,unknown,,,,
last,health,another-plan,needs,extent,,Summer,2026-07-14,2,2,unknown,,,,
last,school,invented-borough-plan,The plan,extent,,Spring,2026-04-14,1,4,unknown,,,,
last,school,invented-borough-plan,needs,extent,,Spring,2026-04-14,0,2,unknown,,,,
last,school,another-plan,The plan,extent,,Summer,2026-07-14,1,2,unknown,,,,
last,school,another-plan,needs,extent,,Summer,2026-07-14,0,2,unknown,,,,
reaudit,school,,needs,,,Summer,2026-07-14,,,kept,2026-07-15,2026-07-14,-1,
showed,school,another-plan,needs,extent,,Summer,2026-07-14,0,2,unknown,,,,
reaudit,school,,The plan,,,Summer,2026-07-14,,,done,,2026-07-14,,
showed,school,another-plan,The plan,extent,,Summer,2026-07-14,1,2,unknown,,,,

# What is to be evaluated later, or was of one agency alone, says nothing of how the others were evaluated by then.
$ printf 'audit,held,evaluated,instrument,answers\nSpring,2026-04-14,,plans.json,spring.csv\nSummer,2026-07-14,2026-08-20,plans.json,summer.csv\n' > cycle/later.csv
$ caf cycle --as-of 2026-08-19 --format csv cycle/later.csv | grep evaluation | cut -d, -f1,16-20
evaluation,kept,2026-07-14,2026-07-14,0,
evaluation,due,2026-10-14,,-56,
$ caf cycle --as-of 2026-08-19 cycle/later.csv | grep 'does not say'
    The list does not say when an audit was evaluated; the day it was held stands for that.
$ caf cycle --as-of 2026-08-20 cycle/later.csv | sed -n '/An evaluation/,/^$/p'
  An evaluation every 3 months, counted from the last
    by Friday 20 November 2026       due
    Left out: 1 audit without a day of evaluation by then.

$ caf cycle --as-of 2026-08-20 --format csv cycle/later.csv | grep evaluation | cut -d, -f1,16-20
evaluation,due,2026-11-20,,-92,
$ printf 'audit,held,agency,evaluated,instrument,answers\nSpring,2026-04-14,,,plans.json,spring.csv\nAgain,2026-07-14,health,2026-07-20,plans.json,health.csv\n' > cycle/alone.csv
$ caf cycle --as-of 2026-08-19 --format csv cycle/alone.csv | grep evaluation | cut -d, -f1,16-20
evaluation,missed,2026-07-14,,36,

# Unsafe practice outlives its year: what was current in the year before is told one by one, all else is counted, and the data have all of it.
$ sed 's/,past/,current/' cycle/spring.csv > cycle/current.csv
$ printf 'audit,held,instrument,answers\nOld,2024-05-01,plans.json,current.csv\nLast,2025-05-01,plans.json,current.csv\nPast,2025-08-01,plans.json,spring.csv\nSpring,2026-04-14,plans.json,spring.csv\nLater,2026-07-14,plans.json,current.csv\n' > cycle/years.csv
$ caf cycle --as-of 2026-03-31 cycle/years.csv | sed -n '/^Unsafe/,/^$/p'
Unsafe practice
  audit Old of the year before, form S2, agency school, question p3: current (line 8 of cycle/current.csv)
  audit Last, form S2, agency school, question p3: current (line 8 of cycle/current.csv)
  audit Past, form S2, agency school, question p3: past (line 8 of cycle/spring.csv)

$ caf cycle --as-of 2026-04-01 cycle/years.csv | sed -n '/^Unsafe/,/^$/p'
Unsafe practice
  None was named in this year's audits.
  audit Last of the year before, form S2, agency school, question p3: current (line 8 of cycle/current.csv)
  2 more in audits before this year.

$ caf cycle --as-of 2026-05-01 cycle/years.csv | sed -n '/^Unsafe/,/^$/p'
Unsafe practice
  audit Last of the year before, form S2, agency school, question p3: current (line 8 of cycle/current.csv)
  audit Spring, form S2, agency school, question p3: past (line 8 of cycle/spring.csv)
  2 more in audits before this year.

$ caf cycle --as-of 2026-05-01 --format csv cycle/years.csv | grep -E '^(what|unsafe)'
what,agency,instrument,theme,scale,period,audit,held,good,possible,forms,left_out,answers,not_applicable,blank,state,due,done,days,detail,file,line␍
unsafe,school,invented-borough-plan,The plan,extent,earlier,Old,2024-05-01,,,,,,,,current,,,,S2,cycle/current.csv,8␍
unsafe,school,invented-borough-plan,The plan,extent,year_before,Last,2025-05-01,,,,,,,,current,,,,S2,cycle/current.csv,8␍
unsafe,school,invented-borough-plan,The plan,extent,year_before,Past,2025-08-01,,,,,,,,past,,,,S2,cycle/spring.csv,8␍
unsafe,school,invented-borough-plan,The plan,extent,year,Spring,2026-04-14,,,,,,,,past,,,,S2,cycle/spring.csv,8␍
$ caf cycle --as-of 2026-05-01 --format json cycle/years.csv | sed -n '/"unsafe_earlier"/,/^  \]/p'
  "unsafe_earlier": 2,
  "unsafe": [
    {"audit": "Old", "held": "2024-05-01", "period": "earlier", "form": "S2", "agency": "school", "question": "p3", "when": "current", "file": "cycle/current.csv", "line": 8},
    {"audit": "Last", "held": "2025-05-01", "period": "year_before", "form": "S2", "agency": "school", "question": "p3", "when": "current", "file": "cycle/current.csv", "line": 8},
    {"audit": "Past", "held": "2025-08-01", "period": "year_before", "form": "S2", "agency": "school", "question": "p3", "when": "past", "file": "cycle/spring.csv", "line": 8},
    {"audit": "Spring", "held": "2026-04-14", "period": "year", "form": "S2", "agency": "school", "question": "p3", "when": "past", "file": "cycle/spring.csv", "line": 8}
  ],
$ caf cycle --as-of 2026-04-01 --format html cycle/years.csv | grep -E '<h3>Audit|of the year before|more in audits|None was named|answers</p>|current.csv'
<p>None was named in this year's audits.</p>
<h3>Audit Last of the year before, form S2, agency school: <span class="result">unsafe practice, current</span></h3>
<p>Question p3, line 8 of cycle/current.csv</p>
<p>2 more in audits before this year.</p>
$ caf cycle --as-of 2026-07-13 --format json cycle/audits.csv | grep -o '"audits": .*'
"audits": 1, "audits_later": 1, "forms": 2, "forms_without_agency": 0, "plan": false, "missed": false,

# A number of cases is asked from the first whole audit on that it is asked of, once that was held.
$ grep -v ',school,' audit.csv > tier-health.csv
$ printf 'audit,held,agency,instrument,answers\nSpring,2026-04-14,,cycle/plans.json,cycle/spring.csv\nAlone,2026-07-20,health,blackburn-tier-2,tier-health.csv\nTier,2026-11-15,,blackburn-tier-2,audit.csv\n' > tiers.csv
$ caf cycle --as-of 2026-10-15 --format csv tiers.csv | grep ^cases
[1]
$ caf cycle --as-of 2026-11-30 --format csv tiers.csv | grep ^cases
cases,,,,,q3,,,,,,,,,,due,,,,2 cases of 10 to 12,,␍
$ caf cycle --as-of 2026-10-15 --cases 2-3 --format csv tiers.csv | grep ^cases
cases,,,,,q1,,,,,,,,,,kept,,,,2 cases of 2 to 3,,␍
cases,,,,,q2,,,,,,,,,,missed,,,,0 cases of 2 to 3,,␍
cases,,,,,q3,,,,,,,,,,due,,,,0 cases of 2 to 3,,␍

# A form without an answer that counts was asked all the same: nothing of the theme applied, or all was left blank, or either.
$ sed 's/"theme": "needs"/"theme": "needs", "optional": true/' cycle/plans.json > cycle/optional.json
$ grep -v ',p2,' cycle/spring.csv > cycle/blank.csv
$ sed 's/^S1,.*,p2,.*/S1,INV-1,health,p2,not applicable,said,,/;/^S2,.*,p2,/d' cycle/spring.csv > cycle/either.csv
$ printf 'audit,held,instrument,answers\nBlank,2026-04-14,optional.json,blank.csv\n' > cycle/blanks.csv
$ caf cycle --as-of 2026-05-01 cycle/blanks.csv | grep '^  needs .*form'
  needs                     0 forms; left blank 2; in 2 forms all of it was left blank
$ printf 'audit,held,instrument,answers\nEither,2026-04-14,optional.json,either.csv\n' > cycle/blanks.csv
$ caf cycle --as-of 2026-05-01 cycle/blanks.csv | grep -A1 '^  needs .*form'
  needs                     0 forms: not applicable 1; left blank 1; in 2 forms nothing of it
                            applied or all was left blank

# However large the numbers, they stand apart, and so does what comes after a long name.
$ seq 1 1000 | sed 's/.*/F&,INV-&,health,p1,fully,said,seen,\nF&,INV-&,health,p2,fully,said,seen,\nF&,INV-&,health,p3,not applicable,said,,\nF&,INV-&,health,p4,,said,,/' > cycle/rows.csv
$ (head -1 cycle/spring.csv; cat cycle/rows.csv) > cycle/large.csv
$ printf 'audit,held,instrument,answers\nThe very first whole audit,2026-04-14,plans.json,large.csv\nThe whole audit of the summer,2026-07-14,plans.json,large.csv\n' > cycle/large-audits.csv
$ caf cycle --as-of 2026-08-31 cycle/large-audits.csv | grep -E '^  (needs|  *(Q1|last))'
                                      Q1            Q2            Q3            Q4          year   Year before
  needs                     2000 of 2000  2000 of 2000             -             -  4000 of 4000             -
  needs                     2000 forms: fully 2000
                              last audit                              before
  needs                     2000 of 2000  The whole audit of the summer  2000 of 2000  The very first whole audit  same

# Of actions that each lack something, that one counts which lacks the fewest things.
$ printf 'agency,theme,action,planned,owner,by,reaudit\nschool,needs,x,2026-07-20,,,2026-12-01\nschool,needs,y,2026-07-20,Head,2026-10-01,\n' | caf cycle --as-of 2026-08-31 --below 60 --plan - cycle/audits.csv | grep -A1 '^  needs .*0 of 2' | tail -1
    below 60 %: lacks a re-audit date

# Done where no day was set is not in time, nor late.
$ printf 'agency,theme,action,planned,done\nschool,needs,x,2026-05-01,2026-05-20\n' > done.csv
$ caf cycle --as-of 2026-08-31 --plan done.csv --format csv cycle/audits.csv | grep -E '^(action|reaudit)'
action,school,,needs,,,,,,,,,,,,done,,2026-05-20,,x,done.csv,2␍
reaudit,school,,needs,,,Summer,2026-07-14,,,,,,,,done,,2026-07-14,,,,␍
$ caf cycle --as-of 2026-08-31 --plan done.csv --format json cycle/audits.csv | grep -o '"to_be_done": {[^}]*}, "reaudit": {[^}]*}'
"to_be_done": {"due": null, "done": "2026-05-20", "state": "done", "days": null}, "reaudit": {"due": null, "done": "2026-07-14", "state": "done", "days": null}

# Names that would steer a terminal, and a table that a spreadsheet would take for a formula.
$ printf 'agency,theme,action,planned,owner\nschool,needs,\033[31mred\342\200\256,2026-05-01,=1+1\n' > odd.csv
$ caf cycle --as-of 2026-08-31 --plan odd.csv cycle/audits.csv | tail -5
  school, needs: ?[31mred?
    =1+1, planned Friday 1 May 2026
    To be done: no day is set, open
    Re-audit: no date is set, done, Tuesday 14 July 2026, Summer
      it showed 0 of 2 against 0 of 2 in Spring: same
$ printf 'agency,theme,action,planned,owner\nschool,needs,=1+1\033\342\200\256,2026-05-01,Head\n' > odd.csv
$ caf cycle --as-of 2026-08-31 --plan odd.csv --format csv cycle/audits.csv | tail -3 | tr '\033' '^'
action,school,,needs,,,,,,,,,,,,open,,,,'=1+1^‮,odd.csv,2␍
reaudit,school,,needs,,,Summer,2026-07-14,,,,,,,,done,,2026-07-14,,,,␍
showed,school,invented-borough-plan,needs,extent,,Summer,2026-07-14,0,2,1,0,1,0,0,same,,,,Spring,,␍

# What is wrong with the list.
$ caf cycle missing.csv
caf: missing.csv: the file could not be opened
[2]
$ printf 'audit,held,instrument\nA,2026-01-01,supervision\n' | caf cycle -
caf: standard input:1: answers: there is no such column, and it is needed
[2]
$ printf 'audit,held,instrument,answers,agncy\n' | caf cycle -
caf: standard input:1: column 5: there is no column "agncy" in this list; perhaps "agency" is meant
[2]
$ printf 'audit,held,instrument,answers\nA,2026-02-30,cycle/plans.json,cycle/spring.csv\n' | caf cycle -
caf: standard input:2: held: there is no such day
[2]
$ printf 'audit,held,instrument,answers\nA,14/04/2026,cycle/plans.json,cycle/spring.csv\n' | caf cycle -
caf: standard input:2: held: a day is expected, written yyyy-mm-dd
[2]
$ printf 'audit,held,instrument,answers\nA,2026-04-14,blackburn-tier-3,cycle/spring.csv\n' | caf cycle -
caf: standard input:2: instrument: there is no such instrument; caf audit --list lists them, and a file's path ends with .json
[2]
$ printf 'audit,held,instrument,answers\nA,2026-04-14,cycle/none.json,cycle/spring.csv\n' | caf cycle -
caf: cycle/none.json: the file could not be opened
[2]
$ printf 'audit,held,instrument,answers\nA,2026-04-14,cycle/plans.json,cycle/none.csv\n' | caf cycle -
caf: cycle/none.csv: the file could not be opened
[2]
$ printf 'audit,held,instrument,answers\nA,2026-04-14,cycle/plans.json,cycle/spring.csv\nA,2026-07-14,cycle/plans.json,cycle/summer.csv\n' | caf cycle -
caf: standard input:3: audit: an audit of this name is listed above
[2]
$ printf 'audit,held,instrument,answers,evaluated\nA,2026-04-14,cycle/plans.json,cycle/spring.csv,2026-04-13\n' | caf cycle -
caf: standard input:2: evaluated: before the day the audit was held
[2]
$ printf 'audit,held,instrument,answers,agency\nA,2026-04-14,cycle/plans.json,cycle/spring.csv,health\n' | caf cycle -
caf: cycle/spring.csv:6: agency: another than the one that line 2 of the list of audits says it was of
[2]
$ cp cycle/plans.json cycle/same.json
$ printf 'audit,held,instrument,answers\nA,2026-04-14,cycle/plans.json,cycle/spring.csv\nB,2026-07-14,cycle/same.json,cycle/summer.csv\n' | caf cycle -
caf: standard input:3: instrument: another instrument of the list has the same name
[2]

# Days on which no audit can have been held.
$ printf 'audit,held,instrument,answers\nA,0001-01-01,cycle/plans.json,cycle/spring.csv\n' | caf cycle -
caf: standard input:2: held: a day from 1900-01-01 to 2200-12-31 is needed
[2]
$ printf 'audit,held,instrument,answers\nA,1899-12-31,cycle/plans.json,cycle/spring.csv\n' | caf cycle -
caf: standard input:2: held: a day from 1900-01-01 to 2200-12-31 is needed
[2]
$ printf 'audit,held,instrument,answers\nA,2201-01-01,cycle/plans.json,cycle/spring.csv\n' | caf cycle -
caf: standard input:2: held: a day from 1900-01-01 to 2200-12-31 is needed
[2]
$ printf 'audit,held,instrument,answers,evaluated\nA,2026-04-14,cycle/plans.json,cycle/spring.csv,9999-12-31\n' | caf cycle -
caf: standard input:2: evaluated: a day from 1900-01-01 to 2200-12-31 is needed
[2]
$ printf 'audit,held,instrument,answers\nA,1970-01-01,cycle/plans.json,cycle/spring.csv\n' | caf cycle -
caf: standard input:2: held: 1970-01-01 stands for a day that is not recorded
[2]
$ printf 'audit,held,instrument,answers\nA,1900-01-01,cycle/plans.json,cycle/spring.csv\n' | caf cycle --as-of 2026-04-14 --format csv - | grep -c '^theme'
6
$ printf 'audit,held,instrument,answers\nA,2200-12-31,cycle/plans.json,cycle/spring.csv\n' | caf cycle --as-of 2200-12-31 - | grep held,
From        - (1 audit held, 2 forms)
$ printf 'agency,theme,action,planned,done\nschool,needs,x,1970-01-02,1970-01-01\n' | caf cycle --plan - cycle/audits.csv
caf: standard input:2: done: 1970-01-01 stands for a day that is not recorded
[2]

# What caf audit refuses is refused with the same words, of all audits at once.
$ printf 'form,question,answer\nA3,p1,fuly\nA3,p2,partly\n' > cycle/bad.csv
$ printf 'audit,held,instrument,answers\nA,2026-04-14,cycle/plans.json,cycle/bad.csv\nB,2026-07-14,blackburn-tier-2,audit-faulty.csv\n' | caf cycle - 2>&1 | head -6
caf: cycle/bad.csv:2: p1: there is no grade "fuly"; perhaps "fully" is meant; there are fully, partly, not at all, not applicable
caf: cycle/bad.csv:2: p1: the comment is missing; this question needs one
caf: cycle/bad.csv:3: p2: the comment is missing; this question needs one
caf: cycle/bad.csv:2: left blank: p3, p4
caf: audit-faulty.csv:8: 3a: there is no grade "god"; perhaps "good" is meant; there are outstanding, good, requires improvement, inadequate, not applicable
caf: audit-faulty.csv:8: 3a: the comment is missing; this question needs one

# What is wrong with the plan.
$ printf 'agency,theme,action,planned\npolice,needs,x,2026-05-01\n' | caf cycle --plan - cycle/audits.csv
caf: standard input:2: agency: no audit of the list names this agency
[2]
$ printf 'agency,theme,action,planned\nschool,wishes,x,2026-05-01\n' | caf cycle --plan - cycle/audits.csv
caf: standard input:2: theme: no instrument of the audits asks about this theme
[2]
$ printf 'agency,theme,action,planned\nschool,needs,,2026-05-01\n' | caf cycle --plan - cycle/audits.csv
caf: standard input:2: action: empty
[2]
$ printf 'agency,theme,action,planned\nschool,needs,x,\n' | caf cycle --plan - cycle/audits.csv
caf: standard input:2: planned: empty
[2]
$ printf 'agency,theme,action,planned,by\nschool,needs,x,2026-05-01,2026-04-30\n' | caf cycle --plan - cycle/audits.csv
caf: standard input:2: by: before the day the action was planned
[2]
$ printf 'agency,theme,action,planned,done\nschool,needs,x,2026-05-01,2026-04-30\n' | caf cycle --plan - cycle/audits.csv
caf: standard input:2: done: before the day the action was planned
[2]
$ printf 'agency,theme,action,planned,reaudit\nschool,needs,x,2026-05-01,2026-05-01\n' | caf cycle --plan - cycle/audits.csv
caf: standard input:2: reaudit: not after the day the action was planned
[2]
$ printf 'agency,theme,action,planned,by,reaudit\nschool,needs,x,2026-05-01,2026-06-30,2026-06-29\n' | caf cycle --plan - cycle/audits.csv
caf: standard input:2: reaudit: before the day by which the action is to be done
[2]

# What is wrong with the command.
$ caf cycle
caf cycle: a list of audits is needed; - is standard input
See: caf help cycle
[2]
$ caf cycle a.csv b.csv
caf cycle: one list of audits at a time
See: caf help cycle
[2]
$ caf cycle --plan - -
caf cycle: the audits and the plan cannot both be standard input
See: caf help cycle
[2]
$ caf cycle --good splendid cycle/audits.csv
caf: --good: no scale of the audits has a grade "splendid"
[2]
$ caf cycle --cases 12 cycle/audits.csv
caf cycle: --cases: two numbers are expected, 10-12, and not 12
See: caf help cycle
[2]
$ caf cycle --cases 12-10 cycle/audits.csv
caf cycle: --cases: 12-10 ends before it begins
See: caf help cycle
[2]
$ caf cycle --cases 12-x cycle/audits.csv
caf cycle: --cases x: a number from 1 to 1000000 is needed
See: caf help cycle
[2]
$ caf cycle --below 101 cycle/audits.csv
caf cycle: --below 101: a number from 1 to 100 is needed
See: caf help cycle
[2]
$ caf cycle --year-from 13 cycle/audits.csv
caf cycle: --year-from 13: a number from 1 to 12 is needed
See: caf help cycle
[2]
$ caf cycle --year-from April cycle/audits.csv
caf cycle: --year-from April is no day; one is written yyyy-mm-dd, as in 2023-05-04
See: caf help cycle
[2]
$ caf cycle --every week cycle/audits.csv
caf cycle: there is no way to count week; there are rolling and anchored
See: caf help cycle
[2]
$ caf cycle --months 0 cycle/audits.csv
caf cycle: --months 0: a number from 1 to 120 is needed
See: caf help cycle
[2]
$ caf cycle --format xml cycle/audits.csv
caf cycle: there is no format xml; there are text, json, csv and html
See: caf help cycle
[2]

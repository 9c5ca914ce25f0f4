caf rules, caf explain, caf holidays, caf help.

$ caf --version | sed 's/[0-9][0-9.]*/VERSION/'
caf VERSION

$ caf explain --as-of 2026-06-30 em-b2-held
EM-B2-held: First TAF within 20 working days

  Document  Minimum regional standards for the CAF, East Midlands, 2011
  Clause    B.2

How it decides

  The first TAF is held within 20 working days of the day the initial assessment is completed: that
  day is not counted, the last one is. Cancelled meetings count for nothing and updates of the
  assessment never restart the clock. A TAF on or before the day of completion is met, with a note.
  On a step down the final statutory meeting is the first TAF and this does not apply. Closed on or
  before the due date: not applicable.

  Answers: met, not met, due, unknown, not applicable

Severity and numbers, by profile, in force on Tuesday 30 June 2026

  east-midlands-2011          high
    within                    20 working days
  blackburn-with-darwen-2021  off
  nottingham-qa               off
  sefton                      high
    within                    6 weeks

$ caf explain data-value
data-value: A value that cannot be right

  Document  none: the library's own check of the record

How it decides

  A date that could not be read, or lies before 1900 or after 2200; a code that this version does
  not know; more rows than a case can have.

  Answers: unknown

It is on under every profile.

$ caf explain em-b2 | grep Clause -B3
EM-B2-set: A date for the first TAF is set

  Document  Minimum regional standards for the CAF, East Midlands, 2011
  Clause    B.2
--
EM-B2-notified: The family is told before the first TAF

  Document  Minimum regional standards for the CAF, East Midlands, 2011
  Clause    B.2
--
EM-B2-held: First TAF within 20 working days

  Document  Minimum regional standards for the CAF, East Midlands, 2011
  Clause    B.2

$ caf explain EM-B
caf explain: there is no rule EM-B; did you mean EM-B1-consent?
See: caf help explain
[2]

$ caf explain EM-B2-hold
caf explain: there is no rule EM-B2-hold; did you mean EM-B2-held?
See: caf help explain
[2]

$ caf explain nothing
caf explain: there is no rule nothing; caf rules lists them
See: caf help explain
[2]

$ caf explain
caf explain: the name of a rule is needed; caf rules lists them
See: caf help explain
[2]

$ caf explain EM-C1 nothing
caf explain: there is no rule nothing; caf rules lists them
See: caf help explain
[2]

$ caf rules | sed -n '1,10p'
Rule                    Clause   What it asks

EM-A1-assessed          A.1      Where there are needs, an assessment
    east-midlands-2011: severity high; within unset
EM-A1-protection        A.1      A child-protection concern is open
    east-midlands-2011: severity high
    blackburn-with-darwen-2021: severity high
    nottingham-qa: severity high
    sefton: severity high
EM-A2-need              A.2      A need in the assessment

$ caf rules --format json | python3 -c 'import json, sys
> rules = json.load(sys.stdin)["rules"]
> print(len(rules), [r["profiles"] for r in rules if r["rule"] == "EM-B2-held"])'
133 [[{'profile': 'east-midlands-2011', 'severity': 'high', 'parameters': {'within': {'amount': 20, 'unit': 'working days', 'text': '20 working days'}}}, {'profile': 'sefton', 'severity': 'high', 'parameters': {'within': {'amount': 6, 'unit': 'weeks', 'text': '6 weeks'}}}]]

$ caf rules --format csv
caf rules: there is no format csv; there are text and json
See: caf help rules
[2]

$ caf rules EM-C1
caf rules: EM-C1: nothing is expected here; caf explain EM-C1 explains a rule
See: caf help rules
[2]

$ caf holidays list --year 2022
Bank holidays of 2022 in England and Wales

  2022-01-03  Monday 3 January 2022       New Year's Day
  2022-04-15  Friday 15 April 2022        Good Friday
  2022-04-18  Monday 18 April 2022        Easter Monday
  2022-05-02  Monday 2 May 2022           Early May bank holiday
  2022-06-02  Thursday 2 June 2022        Spring bank holiday
  2022-06-03  Friday 3 June 2022          Platinum Jubilee bank holiday
  2022-08-29  Monday 29 August 2022       Summer bank holiday
  2022-09-19  Monday 19 September 2022    State Funeral of Queen Elizabeth II
  2022-12-26  Monday 26 December 2022     Boxing Day
  2022-12-27  Tuesday 27 December 2022    Christmas Day

$ caf holidays list --year 2026 --division scotland | grep -c 2026-
10

$ caf holidays list --year 2030 | tail -2
  Provisional: bank holidays are published up to Sunday 31 December 2028; later ones follow the
  rules in force and may change.

$ caf holidays list --year 2023 --holidays holidays-more.json | grep -v 'Good\|Easter'
Bank holidays of 2023 in England and Wales

  2023-01-02  Monday 2 January 2023       New Year's Day
  2023-04-24  Monday 24 April 2023        Bank holiday
  2023-05-01  Monday 1 May 2023           Early May bank holiday
  2023-05-08  Monday 8 May 2023           Coronation of King Charles III
  2023-05-29  Monday 29 May 2023          Spring bank holiday
  2023-06-07  Wednesday 7 June 2023       Bank holiday
  2023-08-28  Monday 28 August 2023       Summer bank holiday
  2023-12-25  Monday 25 December 2023     Christmas Day
  2023-12-26  Tuesday 26 December 2023    Boxing Day

$ caf holidays diff --as-of 2023-06-01 holidays-same.json cases.ndjson
Looked at on Thursday 1 June 2023, against east-midlands-2011.
With the bank holidays of holidays-same.json, 0 of 8 cases would change.

$ caf holidays diff --as-of 2023-06-01 holidays-more.json cases.ndjson
Looked at on Thursday 1 June 2023, against east-midlands-2011.
With the bank holidays of holidays-more.json, 6 of 8 cases would change, in 16 findings:

Case              Rule                    Due now     Would be    Verdict
KEPT-1            EM-B2-held              2023-05-04  2023-05-05  still met
LATE-2            EM-B2-held              2023-05-04  2023-05-05  still not met
NEVER-4           EM-B1-consent           2023-05-04  2023-05-05  still not met
NEVER-4           EM-B1-team              2023-05-04  2023-05-05  still unknown
NEVER-4           EM-B1-lead              2023-05-04  2023-05-05  still unknown
NEVER-4           EM-B2-set               2023-05-04  2023-05-05  still not met
NEVER-4           EM-B2-notified          2023-05-04  2023-05-05  still not met
NEVER-4           EM-B2-held              2023-05-04  2023-05-05  still not met
OPEN-6            EM-B1-consent           2023-06-20  2023-06-21  still due
OPEN-6            EM-B1-team              2023-06-20  2023-06-21  still unknown
OPEN-6            EM-B1-lead              2023-06-20  2023-06-21  still unknown
OPEN-6            EM-B2-set               2023-06-20  2023-06-21  still due
OPEN-6            EM-B2-notified          2023-06-20  2023-06-21  still due
OPEN-6            EM-B2-held              2023-06-20  2023-06-21  still due
NODIV-7           EM-B2-held              2023-05-04  2023-05-05  still met
CHILD-8           EM-B2-held              2023-05-04  2023-05-05  still met
[1]

$ caf holidays diff --as-of 2023-06-01 holidays-more.json < kept.json
Looked at on Thursday 1 June 2023, against east-midlands-2011.
With the bank holidays of holidays-more.json, 1 of 1 case would change, in 1 finding:

Case              Rule                    Due now     Would be    Verdict
KEPT-1            EM-B2-held              2023-05-04  2023-05-05  still met
[1]

$ caf holidays diff --as-of 2023-06-01 holidays-more.json cases.ndjson broken.ndjson
caf: broken.ndjson:3: not JSON: unexpected character, expected a valid JSON value
[2]

$ caf holidays diff --as-of 2023-06-01 holidays-bad.json cases.ndjson
caf: holidays-bad.json:1: england-and-wales.events[0].date: not a day written yyyy-mm-dd
[2]

$ caf holidays diff
caf holidays: diff needs a list of bank holidays, and a caseload
See: caf help holidays
[2]

$ caf holidays dif x y
caf holidays: dif is neither list nor diff; did you mean diff?
See: caf help holidays
[2]

$ caf holidays
caf holidays: list or diff is needed
See: caf help holidays
[2]

$ caf holidays list --lenient
caf holidays: list has no option --lenient
See: caf help holidays
[2]

$ caf holidays list --year 1900
caf holidays: --year 1900: a year from 1978 to 2100 is needed
See: caf help holidays
[2]

$ caf help | head -3
usage: caf COMMAND [OPTION]... [OPERAND]...
       caf help [COMMAND]
       caf --version

$ caf help date | head -1; caf date --help | head -1; caf --help | head -1; caf check -h | head -1
usage: caf date [OPTION]... DATE STEP...
usage: caf date [OPTION]... DATE STEP...
usage: caf COMMAND [OPTION]... [OPERAND]...
usage: caf check [OPTION]... [FILE]...

$ caf help dat
caf: there is no command dat; did you mean date?
See: caf help
[2]

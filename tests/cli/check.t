caf check: the text report.

# Nothing against the standards: the exit status is 0.
$ caf check --profile dates.json --as-of 2023-06-01 kept.json
1 case checked as on Thursday 1 June 2023

From        kept.json (1 case)
Profile     dates-and-consent
Calendar    the bank holidays of each case's division, or of England and Wales where it records
            none; published up to Sunday 31 December 2028, later ones by the rules in force
By          libcaf 0.1.0

dates-and-consent                                         met  not met  due  unknown  judgement  n/a
EM-A3-agreement   Agreed to before the assessment starts    1        0    0        0          0    0
EM-A3-withdrawal  Nothing further after a refusal or        0        0    0        0          0    1
                  withdrawal
EM-B2-set         A date for the first TAF is set           1        0    0        0          0    0
EM-B2-notified    The family is told before the first       1        0    0        0          0    0
                  TAF
EM-B2-held        First TAF within 20 working days          1        0    0        0          0    0
EM-C1             Reviewed every three months               0        0    1        0          0    0
EM-D1             A sign-off meeting agrees the closure     0        0    0        0          0    1
EM-D1-risk        The remaining risk is viewed when a       0        0    0        0          0    1
                  family disengages
EM-D3-accessible  The record stays accessible for a year    0        0    0        0          0    1
EM-D3-archived    Then it is flagged and archived           0        0    0        0          0    1
EM-D3-disposal    Kept six years more, then disposed of     0        0    0        0          0    1
                  All findings                              4        0    1        0          0    6

Data problems: none

What needs acting on: 1 finding

  1. KEPT-1 (line 1): due Friday 4 August 2023
     EM-C1, clause C.1: Reviewed every three months (severity high)
     TAF meeting held: Thursday 4 May 2023. 3 months from Thursday 4 May 2023: Friday 4 August 2023.
     Looked at on Thursday 1 June 2023. 64 days to spare.

# A caseload; the counts can be redone by hand from cases.ndjson.
$ caf check --profile dates.json --as-of 2023-06-01 --top 3 cases.ndjson
8 cases checked as on Thursday 1 June 2023

From        cases.ndjson (8 cases)
Profile     dates-and-consent
Calendar    the bank holidays of each case's division, or of England and Wales where it records
            none; published up to Sunday 31 December 2028, later ones by the rules in force
By          libcaf 0.1.0

dates-and-consent                                         met  not met  due  unknown  judgement  n/a
EM-A3-agreement   Agreed to before the assessment starts    6        0    0        2          0    0
EM-A3-withdrawal  Nothing further after a refusal or        0        0    0        0          0    8
                  withdrawal
EM-B2-set         A date for the first TAF is set           6        1    1        0          0    0
EM-B2-notified    The family is told before the first       6        1    1        0          0    0
                  TAF
EM-B2-held        First TAF within 20 working days          3        3    1        1          0    0
EM-C1             Reviewed every three months               0        0    6        0          0    2
EM-D1             A sign-off meeting agrees the closure     0        0    0        0          0    8
EM-D1-risk        The remaining risk is viewed when a       0        0    0        0          0    8
                  family disengages
EM-D3-accessible  The record stays accessible for a year    0        0    0        0          0    8
EM-D3-archived    Then it is flagged and archived           0        0    0        0          0    8
EM-D3-disposal    Kept six years more, then disposed of     0        0    0        0          0    8
                  All findings                             21        5    9        3          0   50

Data problems
data-order        Dates that cannot follow each other       1

What needs acting on: the 3 most urgent of 18 findings, 3 of them for facts that are not recorded

  1. NEVER-4 (line 4): not met, 18 working days overdue
     EM-B2-held, clause B.2: First TAF within 20 working days (severity high)
     Due Thursday 4 May 2023
     Assessment completed: Monday 3 April 2023. The list of TAF meetings is complete and has none
     that counts here. 20 working days from Monday 3 April 2023, itself not counted, in England and
     Wales: Thursday 4 May 2023. Skipped beside the weekends: Friday 7 April 2023 (Good Friday),
     Monday 10 April 2023 (Easter Monday) and Monday 1 May 2023 (Early May bank holiday). Looked at
     on Thursday 1 June 2023. 18 working days overdue. Not counted since then, beside the weekends:
     Monday 8 May 2023 (Coronation of King Charles III) and Monday 29 May 2023 (Spring bank
     holiday). It has not been done.

  2. SCOT-3 (line 3): not met, 3 working days late
     EM-B2-held, clause B.2: First TAF within 20 working days (severity high)
     TAF meeting M1, due Wednesday 3 May 2023, done Tuesday 9 May 2023
     Assessment completed: Monday 3 April 2023. TAF meeting held: Tuesday 9 May 2023. 20 working
     days from Monday 3 April 2023, itself not counted, in Scotland: Wednesday 3 May 2023. Skipped
     beside the weekends: Friday 7 April 2023 (Good Friday) and Monday 1 May 2023 (Early May bank
     holiday). 3 working days late. Not counted since then, beside the weekends: Monday 8 May 2023
     (Coronation of King Charles III).

  3. LATE-2 (line 2): not met, 2 working days late
     EM-B2-held, clause B.2: First TAF within 20 working days (severity high)
     TAF meeting M1, due Thursday 4 May 2023, done Tuesday 9 May 2023
     Assessment completed: Monday 3 April 2023. TAF meeting held: Tuesday 9 May 2023. 20 working
     days from Monday 3 April 2023, itself not counted, in England and Wales: Thursday 4 May 2023.
     Skipped beside the weekends: Friday 7 April 2023 (Good Friday), Monday 10 April 2023 (Easter
     Monday) and Monday 1 May 2023 (Early May bank holiday). 2 working days late. Not counted since
     then, beside the weekends: Monday 8 May 2023 (Coronation of King Charles III).

15 more are not shown. --top 18 shows them all; --format csv makes a table of them.
[1]

# The order: not met by severity, outstanding, how late; data problems; due; unknown.
$ caf check --profile dates.json --as-of 2023-06-01 cases.ndjson | grep -A1 -E '^ +[0-9]+\. [A-Z]+-[0-9]' | grep -v '^--'
  1. NEVER-4 (line 4): not met, 18 working days overdue
     EM-B2-held, clause B.2: First TAF within 20 working days (severity high)
  2. SCOT-3 (line 3): not met, 3 working days late
     EM-B2-held, clause B.2: First TAF within 20 working days (severity high)
  3. LATE-2 (line 2): not met, 2 working days late
     EM-B2-held, clause B.2: First TAF within 20 working days (severity high)
  4. NEVER-4 (line 4): not met, 18 working days overdue
     EM-B2-set, clause B.2: A date for the first TAF is set (severity medium)
  5. NEVER-4 (line 4): not met, 18 working days overdue
     EM-B2-notified, clause B.2: The family is told before the first TAF (severity medium)
  6. DATA-5 (line 5): data problem
     data-order: Dates that cannot follow each other
  7. OPEN-6 (line 6): due Tuesday 20 June 2023
     EM-B2-held, clause B.2: First TAF within 20 working days (severity high)
  8. OPEN-6 (line 6): due Tuesday 20 June 2023
     EM-B2-set, clause B.2: A date for the first TAF is set (severity medium)
  9. OPEN-6 (line 6): due Tuesday 20 June 2023
     EM-B2-notified, clause B.2: The family is told before the first TAF (severity medium)
 10. KEPT-1 (line 1): due Friday 4 August 2023
     EM-C1, clause C.1: Reviewed every three months (severity high)
 11. DATA-5 (line 5): due Friday 4 August 2023
     EM-C1, clause C.1: Reviewed every three months (severity high)
 12. NODIV-7 (line 7): due Friday 4 August 2023
     EM-C1, clause C.1: Reviewed every three months (severity high)
 13. CHILD-8 (line 8): due Friday 4 August 2023
     EM-C1, clause C.1: Reviewed every three months (severity high)
 14. LATE-2 (line 2): due Wednesday 9 August 2023
     EM-C1, clause C.1: Reviewed every three months (severity high)
 15. SCOT-3 (line 3): due Wednesday 9 August 2023
     EM-C1, clause C.1: Reviewed every three months (severity high)
 16. DATA-5 (line 5): unknown
     EM-A3-agreement, clause A.3: Agreed to before the assessment starts (severity high)
 17. DATA-5 (line 5): unknown
     EM-B2-held, clause B.2: First TAF within 20 working days (severity high)
 18. CHILD-8 (line 8): unknown
     EM-A3-agreement, clause A.3: Agreed to before the assessment starts (severity high)

# What is outstanding comes before what was done, though that was later.
$ caf check --profile dates.json --as-of 2023-05-09 --only not-met cases.ndjson | grep -A1 -E '^ +[0-9]+\. [A-Z]+-[0-9]' | grep -B1 'B2-held' | grep -v '^--'
  1. NEVER-4 (line 4): not met, 2 working days overdue
     EM-B2-held, clause B.2: First TAF within 20 working days (severity high)
  2. SCOT-3 (line 3): not met, 3 working days late
     EM-B2-held, clause B.2: First TAF within 20 working days (severity high)
  3. LATE-2 (line 2): not met, 2 working days late
     EM-B2-held, clause B.2: First TAF within 20 working days (severity high)

# Two profiles side by side.
$ caf check --as-of 2023-07-20 --profile blackburn-with-darwen-2021 --profile east-midlands-2011 --top 3 kept.json
1 case checked as on Thursday 20 July 2023

From        kept.json (1 case)
Profiles    blackburn-with-darwen-2021, east-midlands-2011
Calendar    the bank holidays of each case's division, or of England and Wales where it records
            none; published up to Sunday 31 December 2028, later ones by the rules in force
By          libcaf 0.1.0

blackburn-with-darwen-2021                                met  not met  due  unknown  judgement  n/a
EM-A1-protection       A child-protection concern is        0        0    0        1          0    0
                       open
BD-1a-consent          Written consent, and whose           0        0    0        1          0    0
BD-2a-needs            Stepped down: unmet needs            0        0    0        0          0    1
BD-2b-overview         Stepped down: an overview            0        0    0        0          0    1
BD-2c-each-child       Stepped down: the needs of each      0        0    0        0          0    1
                       child
BD-2d-voice            Stepped down: the child's voice      0        0    0        0          0    1
BD-2e-plan             Stepped down: an outline plan        0        0    0        0          0    1
BD-3a-reason           Reason for the assessment            0        0    0        1          0    0
BD-3a-previous         Previous involvement                 0        0    0        1          0    0
BD-3a-early-years      Early-years delay, the way to an     0        0    0        1          0    0
                       EHC plan
BD-3b-agencies         Agencies contribute                  0        0    0        1          0    0
BD-3c-spoken           Who was spoken to, and what they     0        0    0        1          0    0
                       said
BD-3c-observed         The assessor's own observations      0        0    0        1          0    0
BD-3c-records          Past records                         0        0    0        1          0    0
BD-3d-strengths        What works well                      0        0    0        1          0    0
BD-3e-needs            Needs met and unmet                  0        0    0        1          0    0
BD-3e-send             SEND by the graduated response       0        0    0        1          0    0
BD-3e-attachment       Attachment and what belongs to it    0        0    0        1          0    0
BD-3f-risk             Risk factors and indicators in       0        0    0        1          0    0
                       the analysis
BD-3f-ace              ACE/RPC enquiry                      0        0    0        1          0    0
BD-3f-gcp2             GCP2 where neglect is a feature      0        0    0        1          0    0
BD-3g-children         Every child of the household         0        0    0        1          0    0
BD-3g-characteristics  The nine characteristics             0        0    0        1          0    0
BD-3g-parent           A parent's disability                0        0    0        1          0    0
BD-3h-voice            The child's thoughts and feelings    0        0    0        1          0    0
BD-3i-parents          Parents involved                     0        0    0        1          0    0
BD-3i-absent           The absent parent                    0        0    0        1          0    0
BD-3i-barriers         Barriers met with help               0        0    0        1          0    0
BD-3j-narrative        Narrative of the whole family        0        0    0        1          0    0
BD-3j-analysis         Analysis child by child              0        0    0        1          0    0
BD-3k-level            The right threshold                  0        0    0        1          0    0
BD-3l-smart            SMART, action by action              0        0    0        0          0    1
BD-4a-gap              TAFs at regular intervals            0        1    0        0          0    0
BD-4a-rearranged       A cancelled TAF is rearranged        0        0    0        0          0    1
BD-4b-attended         Agencies at the TAF                  0        0    0        1          0    0
BD-4b-reported         Update reports                       0        0    0        1          0    0
BD-4c-current          The plan is current                  1        0    0        0          0    0
BD-4c-rated            Every action rated                   0        0    0        0          0    1
BD-4c-progress         Progress since the last TAF          0        0    0        1          0    0
BD-4c-rolling          No action lost from a later plan     0        0    0        0          0    1
BD-4c-in-time          Actions completed by their day       0        0    0        0          0    1
BD-4d-challenge        Challenge where there is no          0        0    0        0          0    1
                       progress
BD-4e-attended         Provision for the child to attend    0        0    0        1          0    0
BD-4e-voice            The child's voice                    0        0    0        2          0    0
BD-4f-attended         A parent at every TAF                0        0    0        1          0    0
BD-4f-voice            The parents' voice                   0        0    0        2          0    0
BD-4g-characteristics  The nine characteristics in the      0        0    0        1          0    0
                       plan
BD-4h-updated          The assessment is current            0        0    1        0          0    0
BD-5a-planned          Every issue planned for or           0        0    0        1          0    0
                       explained
BD-5a-tied             Every action answers an issue        0        0    0        0          0    1
BD-5a-shared           The plan shared with the family      0        0    0        1          0    0
BD-5a-colours          Colours over time                    0        0    0        0          0    1
BD-5a-differences      Issues of difference addressed       0        0    0        1          0    0
BD-5b-contact          Contact with the child               0        0    0        1          0    0
BD-T1-control          Quality control                      0        0    0        2          0    0
BD-T1-advice           Advice after a first assessment      0        0    0        1          0    0
                       below standard
BD-T2-independent      Auditors who were not involved       0        0    0        1          0    0
BD-T2-unsafe           Unsafe practice raised at once       0        0    0        1          0    0
                       All findings                         1        1    1       45          0   13

east-midlands-2011                                        met  not met  due  unknown  judgement  n/a
EM-A1-assessed         Where there are needs, an            1        0    0        0          0    0
                       assessment
EM-A1-protection       A child-protection concern is        0        0    0        1          0    0
                       open
EM-A2-need             A need in the assessment             0        0    0        1          0    0
EM-A2-strength         A strength in the assessment         0        0    0        1          0    0
EM-A2-planned          Each need planned for or             0        0    0        1          0    0
                       explained
EM-A2-strength-used    A strength used in the plan          0        0    0        1          0    0
EM-A3-agreement        Agreed to before the assessment      1        0    0        0          0    0
                       starts
EM-A3-withdrawal       Nothing further after a refusal      0        0    0        0          0    1
                       or withdrawal
EM-A3-involvement      Child and family involved at         0        0    0        3          0    0
                       every stage
EM-A4-searched         The register is searched first       0        0    0        1          0    0
EM-A4-logged           The completed assessment is          0        0    1        0          0    0
                       logged centrally
EM-B1-consent          Consent to share from child and      0        1    0        0          0    0
                       family
EM-B1-team             A team is formed                     0        0    0        1          0    0
EM-B1-lead             A lead professional is agreed        0        0    0        1          0    0
EM-B2-set              A date for the first TAF is set      1        0    0        0          0    0
EM-B2-notified         The family is told before the        1        0    0        0          0    0
                       first TAF
EM-B2-held             First TAF within 20 working days     1        0    0        0          0    0
EM-B3-form             The national form                    0        0    0        1          0    0
EM-B4-box              Something in each box                0        0    0        1          0    0
EM-B4-whole            Something in every box               0        0    0        1          0    0
EM-B5-promises         No promises for others               0        0    0        0          0    1
EM-B6-gap              No time without a lead               0        0    0        0          0    1
                       professional
EM-B6-handover         The lead stays until                 0        0    0        0          0    1
                       responsibility has passed
EM-C1                  Reviewed every three months          0        0    1        0          0    0
EM-D1                  A sign-off meeting agrees the        0        0    0        0          0    1
                       closure
EM-D1-risk             The remaining risk is viewed when    0        0    0        0          0    1
                       a family disengages
EM-D2-meeting          The final statutory meeting is       0        0    0        0          0    1
                       the first TAF
EM-D2-lead             The previous lead professional       0        0    0        0          0    1
                       returns
EM-D3-accessible       The record stays accessible for a    0        0    0        0          0    1
                       year
EM-D3-archived         Then it is flagged and archived      0        0    0        0          0    1
EM-D3-disposal         Kept six years more, then            0        0    0        0          0    1
                       disposed of
EM-E-self-review       Self-review in every case            0        0    0        1          0    0
EM-E-supervision       The case comes up in supervision     0        0    0        1          0    0
EM-E-feedback          Feedback to the practitioner         0        0    0        1          0    0
EM-E-accountability    An action not carried out is         0        0    0        0          0    1
                       raised
EM-E-data              Minimum common data set              0        2    0        0          0    0
EM-IW1-steps           Four steps in order                  0        0    0        1          0    0
EM-IW2-sharing         Shared inside consent                0        0    0        1          0    0
EM-moved-consent       Consent names the receiving          0        0    0        0          0    1
                       authority
EM-moved-record        Both authorities stay on record      0        0    0        0          0    1
EM-reopened            A reopened case is assessed          0        0    0        0          0    1
                       afresh
LE-history             A reopened case finds its history    0        0    0        0          0    1
LE-family              The family's cases are linked        0        0    0        0          0    1
                       All findings                         5        3    2       19          0   17

Data problems: none

What needs acting on: the 3 most urgent of 70 findings, 63 of them for facts that are not recorded

  1. KEPT-1 (line 1): not met
     EM-B1-consent, clause B.1: Consent to share from child and family (severity high)
     [east-midlands-2011]
     Due Thursday 4 May 2023
     TAF meeting held: Thursday 4 May 2023. Child date of birth: Tuesday 15 January 2008. Aged 15 on
     Thursday 4 May 2023. Consent giver: child. Consent decision: given. Consent decided: Monday 20
     March 2023. The list of consents is complete and has none that counts here with giver: family.
     It did not happen.

  2. KEPT-1 (line 1): not met, 21 days overdue
     BD-4a-gap, clause 4a: TAFs at regular intervals (severity medium) [blackburn-with-darwen-2021]
     Due Thursday 29 June 2023
     TAF meeting held: Thursday 4 May 2023. 8 weeks from Thursday 4 May 2023: Thursday 29 June 2023.
     Looked at on Thursday 20 July 2023. 21 days overdue. Longer than acceptable: a remedial action
     is to be recorded.

  3. KEPT-1 (line 1): not met
     EM-E-data, clause E: Minimum common data set (severity low) [east-midlands-2011]
     Not recorded: case authority, case agency that began it and needs identified. It is to be
     recorded, and is left blank.

67 more are not shown. --top 70 shows them all; --format csv makes a table of them.
[1]

# The division of cases that record none.
$ caf check --profile dates.json --as-of 2023-05-31 --division scotland --top 1 --only met cases.ndjson | grep -E '^Calendar|^ +none|NODIV|^ +[0-9]+\.'
Calendar    the bank holidays of each case's division, or of Scotland where it records none;
  1. KEPT-1 (line 1): met

$ caf check --profile dates.json --as-of 2023-06-01 --division scotland --only not-met cases.ndjson | grep -A3 NODIV
  4. NODIV-7 (line 7): not met, 1 working day late
     EM-B2-held, clause B.2: First TAF within 20 working days (severity high)
     TAF meeting M1, due Wednesday 3 May 2023, done Thursday 4 May 2023
     Assessment completed: Monday 3 April 2023. TAF meeting held: Thursday 4 May 2023. 20 working

# Before any case was opened.
$ caf check --profile dates.json --as-of 2023-01-01 kept.json | head -1
1 case checked as on Sunday 1 January 2023; 1 of them was not open yet

# Standard input, as - or as nothing.
$ caf check --profile dates.json --as-of 2023-06-01 --top 0 < kept.json | head -3
1 case checked as on Thursday 1 June 2023

From        standard input (1 case)

$ caf check --profile dates.json --as-of 2023-06-01 --top 0 - < kept.json | head -3
1 case checked as on Thursday 1 June 2023

From        standard input (1 case)

# Several files.
$ caf check --profile dates.json --as-of 2023-06-01 --top 2 --only not-met kept.json cases.ndjson | sed -n '1,3p; /needs acting/,$p'
9 cases checked as on Thursday 1 June 2023

From        kept.json (1 case), cases.ndjson (8 cases)
What needs acting on: the 2 most urgent of 5 findings

  1. NEVER-4 (cases.ndjson, line 4): not met, 18 working days overdue
     EM-B2-held, clause B.2: First TAF within 20 working days (severity high)
     Due Thursday 4 May 2023
     Assessment completed: Monday 3 April 2023. The list of TAF meetings is complete and has none
     that counts here. 20 working days from Monday 3 April 2023, itself not counted, in England and
     Wales: Thursday 4 May 2023. Skipped beside the weekends: Friday 7 April 2023 (Good Friday),
     Monday 10 April 2023 (Easter Monday) and Monday 1 May 2023 (Early May bank holiday). Looked at
     on Thursday 1 June 2023. 18 working days overdue. Not counted since then, beside the weekends:
     Monday 8 May 2023 (Coronation of King Charles III) and Monday 29 May 2023 (Spring bank
     holiday). It has not been done.

  2. SCOT-3 (cases.ndjson, line 3): not met, 3 working days late
     EM-B2-held, clause B.2: First TAF within 20 working days (severity high)
     TAF meeting M1, due Wednesday 3 May 2023, done Tuesday 9 May 2023
     Assessment completed: Monday 3 April 2023. TAF meeting held: Tuesday 9 May 2023. 20 working
     days from Monday 3 April 2023, itself not counted, in Scotland: Wednesday 3 May 2023. Skipped
     beside the weekends: Friday 7 April 2023 (Good Friday) and Monday 1 May 2023 (Early May bank
     holiday). 3 working days late. Not counted since then, beside the weekends: Monday 8 May 2023
     (Coronation of King Charles III).

3 more are not shown. --top 5 shows them all; --format csv makes a table of them.

# No case at all.
$ caf check --profile dates.json --as-of 2023-06-01 none.json | head -3
0 cases checked as on Thursday 1 June 2023

From        none.json (0 cases)

# Today, by the clock.
$ test "$(caf check --profile dates.json none.json | head -1)" = "0 cases checked as on $(date '+%A %-d %B %Y')"

# A table that knows only a start and an end: everything is unknown.
$ caf check --profile dates.json --as-of 2023-06-01 --lenient --only data,unknown --top 2 table.csv
caf: table.csv:3: warning: Assessment completion date: there is no such day in the calendar, read as dd/mm/yyyy
2 cases checked as on Thursday 1 June 2023

From        table.csv (2 cases)
Profile     dates-and-consent
Calendar    the bank holidays of each case's division, or of England and Wales where it records
            none; published up to Sunday 31 December 2028, later ones by the rules in force
By          libcaf 0.1.0

dates-and-consent                                         met  not met  due  unknown  judgement  n/a
EM-A3-agreement   Agreed to before the assessment starts    0        0    0        2          0    0
EM-A3-withdrawal  Nothing further after a refusal or        0        0    0        2          0    0
                  withdrawal
EM-B2-set         A date for the first TAF is set           0        0    0        2          0    0
EM-B2-notified    The family is told before the first       0        0    0        2          0    0
                  TAF
EM-B2-held        First TAF within 20 working days          0        0    0        2          0    0
EM-C1             Reviewed every three months               0        0    0        2          0    0
EM-D1             A sign-off meeting agrees the closure     0        0    0        2          0    0
EM-D1-risk        The remaining risk is viewed when a       0        0    0        2          0    0
                  family disengages
EM-D3-accessible  The record stays accessible for a year    0        0    0        2          0    0
EM-D3-archived    Then it is flagged and archived           0        0    0        2          0    0
EM-D3-disposal    Kept six years more, then disposed of     0        0    0        2          0    0
                  All findings                              0        0    0       22          0    0

Data problems
data-value        A value that cannot be right              1

What needs acting on: the 2 most urgent of 23 findings, 22 of them for facts that are not recorded

  1. C2 (line 3): data problem
     data-value: A value that cannot be right
     Assessment number 1
     Assessment completed: in doubt. A date that could not be read.

  2. C1 (line 2): unknown
     EM-A3-agreement, clause A.3: Agreed to before the assessment starts (severity high)
     Due Monday 3 April 2023
     Assessment started: Monday 3 April 2023. Child date of birth: Wednesday 4 June 2014. Aged 8 on
     Monday 3 April 2023. The source does not hold consents.

21 more are not shown. --top 23 shows them all; --format csv makes a table of them.
[1]

# Bank holidays from a list: 24 April and 7 June are two more.
$ caf check --profile dates.json --as-of 2023-06-01 --holidays holidays-more.json --only met --top 20 kept.json | grep -A6 'EM-B2-held,'
     EM-B2-held, clause B.2: First TAF within 20 working days (severity high)
     TAF meeting M1, due Friday 5 May 2023, done Thursday 4 May 2023
     Assessment completed: Monday 3 April 2023. TAF meeting held: Thursday 4 May 2023. 20 working
     days from Monday 3 April 2023, itself not counted, in England and Wales: Friday 5 May 2023.
     Skipped beside the weekends: Friday 7 April 2023 (Good Friday), Monday 10 April 2023 (Easter
     Monday), Monday 24 April 2023 (Bank holiday) and Monday 1 May 2023 (Early May bank holiday). 1
     working day to spare.

$ caf check --profile dates.json --as-of 2023-06-01 --holidays holidays-more.json --top 0 kept.json | sed -n '/^Calendar/,/^By/p'
Calendar    the bank holidays of each case's division, or of England and Wales where it records
            none; from the list holidays-more.json; published up to Sunday 31 December 2028, later
            ones by the rules in force
By          libcaf 0.1.0

# What can still be done is overdue; what the closure of the case has ended was missed, and comes behind it.
$ (echo '{"case": "SHUT", "division": "scotland", "opened": "2022-01-03", "assessments": [{"id": "a1", "started": "2022-01-10"}], "closures": [{"id": "c1", "closed": "2022-06-01"}]}'; echo '{"case": "OPEN", "division": "scotland", "opened": "2023-01-03", "assessments": [{"id": "a1", "started": "2023-01-10"}], "closures": []}') | caf check --profile sefton --as-of 2023-06-01 --only not-met | grep -A2 -E '^ +[0-9]+\.'
  1. OPEN (line 2): not met, 88 working days overdue
     SF-steps, clause Assessment: First five steps of the assessment (severity medium)
     Assessment a1, due Tuesday 24 January 2023
--
  2. OPEN (line 2): not met, 83 working days overdue
     SF-shared, clause Assessment: Conclusions shared with the family (severity medium)
     Assessment a1, due Tuesday 31 January 2023
--
  3. SHUT (line 1): not met, missed
     SF-steps, clause Assessment: First five steps of the assessment (severity medium)
     Assessment a1, due Monday 24 January 2022
--
  4. SHUT (line 1): not met, missed
     SF-shared, clause Assessment: Conclusions shared with the family (severity medium)
     Assessment a1, due Monday 31 January 2022

# A finding that profiles share is told once, and names them; as a table it stays one for each.
$ echo '{"case": "ONE", "opened": "2023-01-03", "concerns": [{"id": "w1", "raised_on": "2023-05-31", "escalated_on": "2023-05-31"}]}' | caf check --profile sefton --profile nottingham-qa --as-of 2023-06-01 --only judgement | sed -n '/needs acting/,$p'
What needs acting on: 1 finding

  1. ONE (line 1): SAFEGUARDING, judgement
     EM-A1-protection, clause A.1: A child-protection concern is open (severity high) [sefton and
     nottingham-qa]
     Child-protection concern w1
     Child-protection concern raised: Wednesday 31 May 2023. Child-protection concern passed on:
     Wednesday 31 May 2023. A child-protection concern is open, and the safeguarding procedures come
     first.
$ echo '{"case": "ONE", "opened": "2023-01-03", "concerns": [{"id": "w1", "raised_on": "2023-05-31", "escalated_on": "2023-05-31"}]}' | caf check --profile sefton --profile nottingham-qa --as-of 2023-06-01 --only judgement --format csv | cut -d, -f3-6 | grep protection
ONE,sefton,EM-A1-protection,A.1
ONE,nottingham-qa,EM-A1-protection,A.1

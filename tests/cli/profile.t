caf profile, and profiles from files wherever one is named.

$ caf profile list | cut -c1-34
Profile                     Number

east-midlands-2011               1
blackburn-with-darwen-2021       2
nottingham-qa                    3
sefton                           4

$ caf profile list --json | python3 -c 'import json, sys
> print([(p["profile"], p["number"]) for p in json.load(sys.stdin)])'
[('east-midlands-2011', 1), ('blackburn-with-darwen-2021', 2), ('nottingham-qa', 3), ('sefton', 4)]

$ caf profile check own.json | sed 's/, .*//'
own.json: ok: own

$ caf profile check own.json faulty.json scottish.json | sed 's/, .*//'
caf: faulty.json:3: extends: there is no built-in profile "east-midland-2011"; perhaps "east-midlands-2011" is meant
caf: faulty.json:4: closure_days[1]: there is no such day in the calendar
caf: faulty.json:6: rules.EM-B2-hold: there is no rule "EM-B2-hold"; perhaps "EM-B2-held" is meant
caf: faulty.json:7: rules.EM-C1.within.unit: there is no unit "moths"; perhaps "months" is meant
caf: faulty.json:8: rules.EM-D1.within: EM-D1 has no such number; it has excused-reasons
caf: faulty.json:9: rules.EM-D3-archived: the rule is neither on nor off here, nor in a profile that this one extends; "on": true or false is expected
caf: faulty.json:9: rules.EM-D3-archived.within.amount: hours are read as days, so a multiple of 24 is expected: 48 hours are 2 days
own.json: ok: own
scottish.json: ok: scottish

# A profile may be without the rule that says that a child-protection concern is open; it is warned of, and is ok.
$ caf profile check dates.json
caf: dates.json: warning: EM-A1-protection is off today: no report under this profile says that a child-protection concern is open
dates.json: ok: dates-and-consent, 11 rules on today, 12 settings

$ caf profile check faulty.json 2> /dev/null
[2]

$ caf profile check circle.json
caf: round.json:1: extends: a circle: circle.json extends round.json extends circle.json
[2]

$ caf profile check nowhere.json
caf: nowhere.json: the file could not be opened
[2]

# What a child says replaces its parent's where it covers every day of it.
$ caf profile show scottish.json | sed -n '/^EM-B2-held/,/^EM-D1:/p'
EM-B2-held: First TAF within 20 working days
  on, severity high [east-midlands-2011]
      East Midlands 2011, B.2
  within 20 working days [scottish]

EM-B3-form: The national form
  on, severity low [east-midlands-2011]
      East Midlands 2011, B.3

EM-B4-box: Something in each box
  on, severity medium [east-midlands-2011]
      East Midlands 2011, B.4
  unborn-boxes speech-and-language, emotional-and-social, behaviour, identity, self-care, understanding, participation, achievement, aspirations [the rule's own]

EM-B4-whole: Something in every box
  on, severity medium [east-midlands-2011]
      East Midlands 2011, B.4

EM-B5-promises: No promises for others
  on, severity medium [east-midlands-2011]
      East Midlands 2011, B.5

EM-B6-gap: No time without a lead professional
  on, severity medium [east-midlands-2011]
      East Midlands 2011, B.6

EM-B6-handover: The lead stays until responsibility has passed
  on, severity high [east-midlands-2011]
      East Midlands 2011, B.6
  handover assumed [the rule's own]

EM-C1: Reviewed every three months
  on, severity high [east-midlands-2011]
      East Midlands 2011, C.1
  called "Reviewed, invented" [scottish]
  within 3 months [east-midlands-2011]
      East Midlands 2011, C.1
  within 14 days, until 2024-03-31 [scottish]
  review-from rolling [the rule's own]

EM-D1: A sign-off meeting agrees the closure

$ caf profile show scottish.json | sed -n '/^EM-D1:/,/^$/p;$p;1,7p'
scottish

  Number    1000
  Extends   own
            east-midlands-2011
  Division  Scotland
  Closed    Wednesday 3 May 2023 [own]
EM-D1: A sign-off meeting agrees the closure
  off [scottish]
  excused-reasons none [the rule's own]

  on, severity low [scottish]

$ caf profile show scottish.json --json | python3 -c 'import json, sys
> profile = json.load(sys.stdin)
> print(profile["extends"], profile["division"], profile["closure_days"])
> for rule in profile["rules"]:
>     for s in rule["settings"]:
>         if rule["rule"] == "EM-B2-held" and s["parameter"]:
>             print(s["text"], s["from"], s["source"], s["profile"], s["replaced"])'
['own', 'east-midlands-2011'] scotland [{'date': '2023-05-03', 'source': None, 'profile': 'own'}]
20 working days None East Midlands 2011, B.2 east-midlands-2011 True
6 weeks 2023-04-01 Invented, 2 own True
20 working days None None scottish False

$ caf profile show essex
caf profile: there is no profile essex; there are east-midlands-2011, blackburn-with-darwen-2021, nottingham-qa and sefton, and files that end with .json
See: caf help profile
[2]

# What differs.
$ caf profile diff own.json scottish.json
< own
> scottish

division
  < none
  > Scotland

EM-B2-held: within
  < 20 working days; 6 weeks from 2023-04-01
  > 20 working days

EM-C1: within
  < 3 months
  > 3 months; 14 days until 2024-03-31

EM-C1: title
  < "Reviewed every three months"
  > "Reviewed, invented"

EM-D1: severity
  < medium
  > off

10001: severity
  < off
  > low
[1]

$ cp own.json same.json; sed -i 's/"own"/"same"/' same.json; caf profile diff own.json same.json
< own
> same

They decide alike.

$ caf profile diff sefton
caf profile: diff needs two profiles
See: caf help profile
[2]

$ caf profile diff own.json ./own.json
caf profile: profile own is given twice
See: caf help profile
[2]

$ caf profile shwo sefton
caf profile: shwo is none of list, show, check and diff; did you mean show?
See: caf help profile
[2]

$ caf profile diff sefton own.json --json
caf profile: diff has no option --json
See: caf help profile
[2]

# Wherever a profile is named. The closure day of 3 May puts the twentieth working day off by one.
$ caf date --profile own.json 2023-04-03 +20wd | head -1
2023-05-05 Friday 5 May 2023

# In Scotland Easter Monday is no holiday, so it is a day less.
$ caf date --profile scottish.json 2023-04-03 +20wd | head -1
2023-05-04 Thursday 4 May 2023

$ caf date --profile scottish.json --division england-and-wales 2023-04-03 +20wd | head -1
2023-05-05 Friday 5 May 2023

$ caf explain --profile own.json --profile sefton --as-of 2023-06-01 EM-B2-held | tail -5

  own                         high
    within                    6 weeks
  sefton                      high
    within                    6 weeks

$ caf rules --profile own.json --as-of 2023-03-31 | grep -A 1 EM-B2-held
EM-B2-held              B.2      First TAF within 20 working days
    own: severity high; within 20 working days

$ caf check --profile scottish.json --as-of 2023-06-01 --only due --top 1 kept.json | sed -n '/^Calendar/,/^By/p;/Reviewed/,$p'
Calendar    the bank holidays of each case's division, or of Scotland where it records none;
            published up to Sunday 31 December 2028, later ones by the rules in force; and 1 closure
            day of scottish
By          libcaf 0.1.0
EM-C1                Reviewed, invented                     0        1    0        0          0    0
EM-D1-risk           The remaining risk is viewed when a    0        0    0        0          0    1
                     family disengages
EM-D2-meeting        The final statutory meeting is the     0        0    0        0          0    1
                     first TAF
EM-D2-lead           The previous lead professional         0        0    0        0          0    1
                     returns
EM-D3-accessible     The record stays accessible for a      0        0    0        0          0    1
                     year
EM-D3-archived       Then it is flagged and archived        0        0    0        0          0    1
EM-D3-disposal       Kept six years more, then disposed     0        0    0        0          0    1
                     of
EM-E-self-review     Self-review in every case              0        0    0        1          0    0
EM-E-supervision     The case comes up in supervision       0        0    0        1          0    0
EM-E-feedback        Feedback to the practitioner           0        0    0        1          0    0
EM-E-accountability  An action not carried out is raised    0        0    0        0          0    1
EM-E-data            Minimum common data set                0        2    0        0          0    0
EM-IW1-steps         Four steps in order                    0        0    0        1          0    0
EM-IW2-sharing       Shared inside consent                  0        0    0        1          0    0
EM-moved-consent     Consent names the receiving            0        0    0        0          0    1
                     authority
EM-moved-record      Both authorities stay on record        0        0    0        0          0    1
EM-reopened          A reopened case is assessed afresh     0        0    0        0          0    1
LE-history           A reopened case finds its history      0        0    0        0          0    1
LE-family            The family's cases are linked          0        0    0        0          0    1
                     All findings                           5        4    1       19          0   16

Data problems: none

What needs acting on: 1 finding

  1. KEPT-1 (line 1): due
     EM-A4-logged, clause A.4: The completed assessment is logged centrally (severity medium)
     Assessment completed: Monday 3 April 2023.

# The case without a division is Scottish under the second: 20 working days and the closure day end on 4 May.
$ caf check --profile own.json --profile scottish.json --as-of 2023-06-01 --format csv --only met cases.ndjson | grep NODIV | grep B2-held | cut -d, -f4,16
own,2023-05-15
scottish,2023-05-04

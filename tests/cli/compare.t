caf compare: what changed between two states of a caseload.

# The record that is invented here: a TAF due by 4 May 2023, a concern, a case that goes and one that comes.
$ cat > old.ndjson <<'END'
> {"case": "A", "opened": "2023-03-01", "services": "several", "assessments": [{"id": "a1", "started": "2023-03-10", "completed": "2023-04-03"}], "meetings": [], "transfers": [], "closures": [], "concerns": []}
> {"case": "B", "opened": "2023-03-01", "services": "several", "assessments": [{"id": "a1", "started": "2023-03-10", "completed": "2023-04-03"}], "meetings": [], "transfers": [], "closures": []}
> {"case": "GONE", "opened": "2023-03-01", "services": "several", "concerns": [{"id": "w1", "raised_on": "2023-04-01"}]}
> END

$ cat > new.ndjson <<'END'
> {"case": "NEW\u202e", "opened": "2023-05-02", "services": "several"}
> {"case": "B", "opened": "2023-03-01", "services": "several", "assessments": [{"id": "a1", "started": "2023-03-10", "completed": "2023-04-04"}], "meetings": [], "transfers": [], "closures": []}
> {"case": "A", "opened": "2023-03-01", "services": "several", "assessments": [{"id": "a1", "started": "2023-03-10", "completed": "2023-04-03"}], "meetings": [{"id": "=M1", "kind": "first", "held_on": "2023-05-09"}], "transfers": [], "closures": [], "concerns": [{"id": "w1", "raised_on": "2023-05-08"}]}
> END

$ caf compare --old-as-of 2023-04-20 --new-as-of 2023-05-10 --profile sefton old.ndjson new.ndjson
Old         old.ndjson (3 cases) as on Thursday 20 April 2023
New         new.ndjson (3 cases) as on Wednesday 10 May 2023
Profile     sefton
Holidays    built in
By          libcaf 0.1.0

Cases: 2 of 2 in both changed; 1 new; 1 gone
  new: NEW?
  gone: GONE

Findings            now    met    not met        due    unknown  judgement        n/a       none
  was met                    0          0          0          0          0          0          0
  was not met                0          2          0          0          0          0          0
  was due                    1          0          1          0          0          0          0
  was unknown                0          0          1          6          0          0          6
  was judgement              0          0          0          0          0          0          1
  was n/a                    0          0          1          0          1          1          0
  was none                   0          0          0          7          0          0

What became of them
  SAFEGUARDING, new                             1
  SAFEGUARDING, no longer open                  1
  newly due                                     2
  another due day                               1
  not known now                                 7
  was due, now done                             1
  no longer asked                               6

Stages of cases in both
  assessed         -> delivering                1

The changes, the most important first

  1. A (line 3, was 1): SAFEGUARDING, new
     EM-A1-protection, clause A.1: A child-protection concern is open (severity high);
     child-protection concern w1
     Before: not applicable
     Now: judgement
     Child-protection concern raised: Monday 8 May 2023. Child-protection concern passed on: not
     recorded. A child-protection concern is open, and the safeguarding procedures come first.

  2. GONE (line 3): SAFEGUARDING, no longer open
     EM-A1-protection, clause A.1: A child-protection concern is open (severity high);
     child-protection concern w1
     Before: judgement
     Now: no finding

  3. A (line 3, was 1): newly due
     EM-C1, clause C.1: Reviewed every three months (severity high)
     Before: not applicable
     Now: due Wednesday 9 August 2023
     TAF meeting held: Tuesday 9 May 2023. 3 months from Tuesday 9 May 2023: Wednesday 9 August
     2023. Looked at on Wednesday 10 May 2023. 91 days to spare.

  4. A (line 3, was 1): newly due
     SF-reassessed, clause Assessment: Reassessed a year after the work began (severity medium)
     Before: unknown
     Now: due Thursday 9 May 2024
     TAF meeting held: Tuesday 9 May 2023. 12 months from Tuesday 9 May 2023: Thursday 9 May 2024.
     Looked at on Wednesday 10 May 2023. 365 days to spare.

  5. B (line 2): another due day
     EM-B2-held, clause B.2: First TAF within 6 weeks (severity high)
     Before: due Monday 15 May 2023
     Now: due Tuesday 16 May 2023
     Assessment completed: Tuesday 4 April 2023. The list of TAF meetings is complete and has none
     that counts here. 6 weeks from Tuesday 4 April 2023: Tuesday 16 May 2023. Looked at on
     Wednesday 10 May 2023. 6 days to spare.

  6. NEW? (line 1): not known now
     EM-A1-protection, clause A.1: A child-protection concern is open (severity high)
     Before: no finding
     Now: unknown
     The source does not hold child-protection concerns.

  7. NEW? (line 1): not known now
     EM-B2-held, clause B.2: First TAF within 6 weeks (severity high)
     Before: no finding
     Now: unknown
     The source does not hold assessments.

  8. NEW? (line 1): not known now
     EM-C1, clause C.1: Reviewed every three months (severity high)
     Before: no finding
     Now: unknown
     The source does not hold TAF meetings.

  9. NEW? (line 1): not known now
     EM-A4-searched, clause A.4: The register is searched first (severity medium)
     Before: no finding
     Now: unknown
     Needs identified: not recorded.

 10. NEW? (line 1): not known now
     SF-steps, clause Assessment: First five steps of the assessment (severity medium)
     Before: no finding
     Now: unknown
     The source does not hold assessments.

 11. NEW? (line 1): not known now
     SF-shared, clause Assessment: Conclusions shared with the family (severity medium)
     Before: no finding
     Now: unknown
     The source does not hold assessments.

 12. NEW? (line 1): not known now
     SF-reassessed, clause Assessment: Reassessed a year after the work began (severity medium)
     Before: no finding
     Now: unknown
     The source does not hold TAF meetings.

 13. A (line 3, was 1): was due, now done
     EM-B2-held, clause B.2: First TAF within 6 weeks (severity high); TAF meeting =M1
     Before: due Monday 15 May 2023
     Now: met, due Monday 15 May 2023, done Tuesday 9 May 2023
     Assessment completed: Monday 3 April 2023. TAF meeting held: Tuesday 9 May 2023. 6 weeks from
     Monday 3 April 2023: Monday 15 May 2023. 6 days to spare.

 14. GONE (line 3): no longer asked
     EM-B2-held, clause B.2: First TAF within 6 weeks (severity high)
     Before: unknown
     Now: no finding

 15. GONE (line 3): no longer asked
     EM-C1, clause C.1: Reviewed every three months (severity high)
     Before: unknown
     Now: no finding

 16. GONE (line 3): no longer asked
     EM-A4-searched, clause A.4: The register is searched first (severity medium)
     Before: unknown
     Now: no finding

 17. GONE (line 3): no longer asked
     SF-steps, clause Assessment: First five steps of the assessment (severity medium)
     Before: unknown
     Now: no finding

 18. GONE (line 3): no longer asked
     SF-shared, clause Assessment: Conclusions shared with the family (severity medium)
     Before: unknown
     Now: no finding

 19. GONE (line 3): no longer asked
     SF-reassessed, clause Assessment: Reassessed a year after the work began (severity medium)
     Before: unknown
     Now: no finding
[1]

# One day, and another profile for each side: what was late is in time.
$ caf compare --as-of 2023-05-01 --profile own.json --top 1 old.ndjson new.ndjson
Old         old.ndjson (3 cases) as on Monday 1 May 2023
New         new.ndjson (3 cases) as on Monday 1 May 2023
Profile     own
Holidays    built in
By          libcaf 0.1.0

Cases: 1 of 2 in both changed; 1 new; 1 gone
  new: NEW?
  gone: GONE

Findings            now    met    not met        due    unknown  judgement        n/a       none
  was met                    2          0          0          0          0          0          0
  was not met                0          2          0          0          0          0          1
  was due                    0          0          8          0          0          0          0
  was unknown                0          0          0         47          0          0         40
  was judgement              0          0          0          0          0          0          1
  was n/a                    0          0          0          0          0         29          2
  was none                   0          0          0          0          0          0

What became of them
  SAFEGUARDING, no longer open                  1
  another due day                               6
  no longer asked                              41
  the same answer, with other details           1

The most important changes: 1 of 49

  1. GONE (line 3): SAFEGUARDING, no longer open
     EM-A1-protection, clause A.1: A child-protection concern is open (severity high);
     child-protection concern w1
     Before: judgement
     Now: no finding

48 more; --top shows up to 1000, --format csv makes a table of them all.
[1]
$ caf compare --as-of 2023-06-01 --old-profile east-midlands-2011 --profile own.json --top 3 cases.ndjson cases.ndjson
Old         cases.ndjson (8 cases) as on Thursday 1 June 2023
New         cases.ndjson (8 cases) as on Thursday 1 June 2023
Profile     east-midlands-2011; then own
Holidays    built in
By          libcaf 0.1.0

Cases: 7 of 8 in both changed

Findings            now    met    not met        due    unknown  judgement        n/a       none
  was met                   28          0          0          0          0          0          0
  was not met                2         25          0          0          0          0          0
  was due                    0          0         18          0          0          0          0
  was unknown                0          0          0        155          0          0          0
  was judgement              0          0          0          0          0          0          0
  was n/a                    0          0          0          0          0        137          0
  was none                   0          0          0          0          0          0

What became of them
  another due day                              15
  mended: now met                               2

The most important changes: 3 of 17

  1. KEPT-1 (line 1): another due day
     EM-B2-held, clause B.2: First TAF within 20 working days (severity high); TAF meeting M1
     Before: met, due Thursday 4 May 2023, done Thursday 4 May 2023
     Now: met, due Monday 15 May 2023, done Thursday 4 May 2023
     Assessment completed: Monday 3 April 2023. TAF meeting held: Thursday 4 May 2023. 6 weeks from
     Monday 3 April 2023: Monday 15 May 2023. 11 days to spare.

  2. NEVER-4 (line 4): another due day
     EM-B1-consent, clause B.1: Consent to share from child and family (severity high)
     Before: not met, due Thursday 4 May 2023
     Now: not met, due Monday 15 May 2023
     Assessment completed: Monday 3 April 2023. 6 weeks from Monday 3 April 2023: Monday 15 May
     2023. Child date of birth: Tuesday 15 January 2008. Aged 15 on Monday 15 May 2023. Consent
     giver: child. Consent decision: given. Consent decided: Monday 20 March 2023. The list of
     consents is complete and has none that counts here with giver: family. It did not happen.

  3. NEVER-4 (line 4): another due day
     EM-B1-lead, clause B.1: A lead professional is agreed (severity high)
     Before: unknown, due Thursday 4 May 2023
     Now: unknown, due Monday 15 May 2023
     Assessment completed: Monday 3 April 2023. 6 weeks from Monday 3 April 2023: Monday 15 May
     2023. The source does not hold lead professionals.

14 more; --top shows up to 1000, --format csv makes a table of them all.
[1]
$ caf compare --as-of 2023-06-01 --old-profile east-midlands-2011 --profile own.json --profile sefton cases.ndjson cases.ndjson
caf compare: OLD has 1 and NEW 2 of the profiles; each must stand for one of the other
See: caf help compare
[2]

# Another list of bank holidays.
$ caf compare --as-of 2023-04-20 --holidays holidays-more.json --old-holidays holidays-same.json --profile east-midlands-2011 --top 1 cases.ndjson cases.ndjson
Old         cases.ndjson (8 cases) as on Thursday 20 April 2023
New         cases.ndjson (8 cases) as on Thursday 20 April 2023
Profile     east-midlands-2011
Holidays    holidays-same.json; then holidays-more.json
By          libcaf 0.1.0

Cases: 5 of 8 in both changed

Findings            now    met    not met        due    unknown  judgement        n/a       none
  was met                   23          0          0          0          0          0          0
  was not met                0         15          0          0          0          0          0
  was due                    0          0         27          0          0          0          0
  was unknown                0          0          0        128          0          0          0
  was judgement              0          0          0          0          0          0          0
  was n/a                    0          0          0          0          0        159          0
  was none                   0          0          0          0          0          0

What became of them
  another due day                              22

The most important changes: 1 of 22

  1. KEPT-1 (line 1): another due day
     EM-B1-consent, clause B.1: Consent to share from child and family (severity high)
     Before: due Thursday 4 May 2023
     Now: due Friday 5 May 2023
     Assessment completed: Monday 3 April 2023. 20 working days from Monday 3 April 2023, itself not
     counted, in England and Wales: Friday 5 May 2023. Skipped beside the weekends: Friday 7 April
     2023 (Good Friday), Monday 10 April 2023 (Easter Monday), Monday 24 April 2023 (Bank holiday)
     and Monday 1 May 2023 (Early May bank holiday). Child date of birth: Tuesday 15 January 2008.
     Aged 15 on Thursday 20 April 2023. Consent giver: child. Consent decision: given. Consent
     decided: Monday 20 March 2023. The list of consents is complete and has none that counts here
     with giver: family. Looked at on Thursday 20 April 2023.

21 more; --top shows up to 1000, --format csv makes a table of them all.
[1]

$ caf compare --as-of 2023-04-20 --holidays holidays-more.json cases.ndjson cases.ndjson | sed -n '4p;$p'
Holidays    holidays-more.json
Nothing changed.

# For a program, all of it.
$ caf compare --format csv --old-as-of 2023-04-20 --new-as-of 2023-05-10 --profile sefton old.ndjson new.ndjson | grep -v ',unknown,\|n/a' | head -20
change,case,old_line,new_line,profile,rule,title,subject_table,subject,subject_number,old,new,old_due,new_due,old_done,new_done,also,explanation␍
safeguarding-new,A,1,3,sefton,EM-A1-protection,A child-protection concern is open,concerns,w1,,not-applicable,judgement,,,,,other-reason other-items other-subject,"Child-protection concern raised: Monday 8 May 2023. Child-protection concern passed on: not recorded. A child-protection concern is open, and the safeguarding procedures come first."␍
safeguarding-closed,GONE,3,,sefton,EM-A1-protection,A child-protection concern is open,concerns,w1,,judgement,none,,,,,,␍
case-new,NEW‮,,1,,,,,,,,,,,,,,␍
day-moved,B,2,2,sefton,EM-B2-held,First TAF within 6 weeks,,,,due,due,2023-05-15,2023-05-16,,,other-due,Assessment completed: Tuesday 4 April 2023. The list of TAF meetings is complete and has none that counts here. 6 weeks from Tuesday 4 April 2023: Tuesday 16 May 2023. Looked at on Wednesday 10 May 2023. 6 days to spare.␍
stage,A,1,3,,,,,,,assessed,delivering,,,,,,␍
done,A,1,3,sefton,EM-B2-held,First TAF within 6 weeks,meetings,'=M1,,due,met,2023-05-15,2023-05-15,,2023-05-09,other-done other-subject,Assessment completed: Monday 3 April 2023. TAF meeting held: Tuesday 9 May 2023. 6 weeks from Monday 3 April 2023: Monday 15 May 2023. 6 days to spare.␍
due,A,1,3,sefton,EM-C1,Reviewed every three months,,,,not-applicable,due,,2023-08-09,,,other-due other-reason other-subject,TAF meeting held: Tuesday 9 May 2023. 3 months from Tuesday 9 May 2023: Wednesday 9 August 2023. Looked at on Wednesday 10 May 2023. 91 days to spare.␍
case-gone,GONE,3,,,,,,,,,,,,,,,␍
$ caf compare --format json --old-as-of 2023-04-20 --new-as-of 2023-05-10 --profile sefton old.ndjson new.ndjson | python3 -c 'import json, sys
> found = json.load(sys.stdin)
> print(found["old"], found["new"])
> print(found["in_both"], found["changed"], found["cases_new"], found["cases_gone"], found["kinds"])
> print(found["changes"][0])
> print([change for change in found["changes"] if change["change"].startswith("case") or change["change"] == "stage"])'
{'file': 'old.ndjson', 'as_of': '2023-04-20', 'profiles': ['sefton'], 'holidays': None, 'cases': 3} {'file': 'new.ndjson', 'as_of': '2023-05-10', 'profiles': ['sefton'], 'holidays': None, 'cases': 3}
2 2 1 1 {'safeguarding-new': 1, 'safeguarding-closed': 1, 'due': 2, 'day-moved': 1, 'unknown': 7, 'done': 1, 'ended': 6}
{'change': 'safeguarding-new', 'case': 'A', 'old_line': 1, 'new_line': 3, 'profile': 'sefton', 'rule': 'EM-A1-protection', 'title': 'A child-protection concern is open', 'subject': {'table': 'concerns', 'id': 'w1'}, 'old': 'not-applicable', 'new': 'judgement', 'old_due': None, 'new_due': None, 'old_done': None, 'new_done': None, 'also': ['other-reason', 'other-items', 'other-subject'], 'explanation': 'Child-protection concern raised: Monday 8 May 2023. Child-protection concern passed on: not recorded. A child-protection concern is open, and the safeguarding procedures come first.'}
[{'change': 'case-new', 'case': 'NEW\u202e', 'old_line': None, 'new_line': 1, 'old': None, 'new': None}, {'change': 'stage', 'case': 'A', 'old_line': 1, 'new_line': 3, 'old': 'assessed', 'new': 'delivering'}, {'change': 'case-gone', 'case': 'GONE', 'old_line': 3, 'new_line': None, 'old': None, 'new': None}]

# The order of cases makes no difference, and a caseload is as it was.
$ (sed -n 3p new.ndjson; sed -n 1,2p new.ndjson) | caf compare --as-of 2023-05-10 new.ndjson -
Old         new.ndjson (3 cases) as on Wednesday 10 May 2023
New         standard input (3 cases) as on Wednesday 10 May 2023
Profile     east-midlands-2011
Holidays    built in
By          libcaf 0.1.0

Cases: 0 of 3 in both changed

Findings            now    met    not met        due    unknown  judgement        n/a       none
  was met                    2          0          0          0          0          0          0
  was not met                0          7          0          0          0          0          0
  was due                    0          0          3          0          0          0          0
  was unknown                0          0          0         91          0          0          0
  was judgement              0          0          0          0          1          0          0
  was n/a                    0          0          0          0          0         29          0
  was none                   0          0          0          0          0          0

Nothing changed.
$ caf compare --as-of 2023-05-10 --format json new.ndjson new.ndjson | tail -5
    {"from": "judgement", "to": "judgement", "findings": 1}
  ],
  "kinds": {},
  "changes": []
}
$ caf compare --as-of 2023-05-10 --format csv new.ndjson new.ndjson
change,case,old_line,new_line,profile,rule,title,subject_table,subject,subject_number,old,new,old_due,new_due,old_done,new_done,also,explanation␍

# One case, one name.
$ cat new.ndjson new.ndjson > twice.ndjson
$ caf compare --as-of 2023-05-10 twice.ndjson new.ndjson
caf: twice.ndjson:4: the case of line 1 comes again; cases are compared by name, so each may come only once
[2]
$ caf compare --as-of 2023-05-10 new.ndjson twice.ndjson
caf: twice.ndjson:4: the case of line 1 comes again; cases are compared by name, so each may come only once
[2]

# What is gone comes in the order of the old file, behind the rest.
$ head -1 cases.ndjson | caf compare --as-of 2023-06-01 --format csv cases.ndjson - | cut -d, -f1-4 | uniq | grep case-
case-gone,LATE-2,2,
case-gone,SCOT-3,3,
case-gone,NEVER-4,4,
case-gone,DATA-5,5,
case-gone,OPEN-6,6,
case-gone,NODIV-7,7,
case-gone,CHILD-8,8,

# Two names of one hash are two cases.
$ printf '{"case": "8yn0iYCKYHlIj4-BwPqk", "opened": "2023-03-01"}\n{"case": "GReLUrM4wMqfg9yzV3KQ", "opened": "2023-04-01"}\n' > hash.ndjson
$ tac hash.ndjson | caf compare --as-of 2023-06-01 --format csv hash.ndjson -
change,case,old_line,new_line,profile,rule,title,subject_table,subject,subject_number,old,new,old_due,new_due,old_done,new_done,also,explanation␍

# Nothing is printed of what is wrong, and no file is made.
$ caf compare --as-of 2023-05-10 --output made.txt old.ndjson broken.ndjson
caf: broken.ndjson:3: not JSON: unexpected character, expected a valid JSON value
[2]
$ caf compare --as-of 2023-05-10 --output made.txt broken.ndjson old.ndjson
caf: broken.ndjson:3: not JSON: unexpected character, expected a valid JSON value
[2]
$ ls made.txt
ls: cannot access 'made.txt': No such file or directory
[2]
$ caf compare --as-of 2023-05-10 --output made.txt old.ndjson new.ndjson; tail -1 made.txt
82 more; --top shows up to 1000, --format csv makes a table of them all.
$ caf compare --output old.ndjson old.ndjson new.ndjson
caf compare: --output old.ndjson would replace one of the files to compare
See: caf help compare
[2]
$ caf compare - -
caf compare: standard input can be read only once
See: caf help compare
[2]
$ caf compare old.ndjson
caf compare: two caseloads are needed, the old and the new
See: caf help compare
[2]
$ caf compare --top 1001 old.ndjson new.ndjson
caf compare: --top 1001: a number from 0 to 1000 is needed
See: caf help compare
[2]
$ caf compare --format xml old.ndjson new.ndjson
caf compare: there is no format xml; there are text, json, csv and html
See: caf help compare
[2]
$ caf compare --old-as-of 2023-02-30 old.ndjson new.ndjson
caf compare: --old-as-of 2023-02-30: there is no such day
See: caf help compare
[2]
$ caf compare --as-of 2023-05-10 old.ndjson no-such.ndjson
caf: no-such.ndjson: the file could not be opened
[2]

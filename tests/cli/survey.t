caf survey: Leicester's questionnaire, or one of one's own. The answers are invented.

# It is what caf audit does with a survey.
$ caf survey > one; caf audit leicester-survey | cmp - one && echo alike
alike
$ caf survey --format csv > one; caf audit leicester-survey --format csv | cmp - one && echo alike
alike
$ for format in text json csv html; do caf survey --answers survey.csv --format $format > one; caf audit leicester-survey --answers survey.csv --format $format | cmp - one && echo alike; done
alike
alike
alike
alike
$ caf survey --answers survey.csv | head -8
All forms
  Needs identification                              agree 5, disagree 1
    1.s1                                            agree 1
    1.s2                                            no answer
    1.s3                                            no answer
    1.s4                                            no answer
    1.s5                                            no answer
    1.s6                                            no answer
$ caf survey --answers survey-both.csv
caf: survey-both.csv:2: 1.w2: more than one grade is ticked
[2]
$ caf survey quality-review
caf survey: quality-review is no survey; see caf audit
See: caf help survey
[2]
$ caf survey nowhere
caf survey: there is no instrument nowhere; caf audit --list lists them, and a file's path ends with .json
See: caf help survey
[2]
$ caf survey nowhere.json
caf: nowhere.json: the file could not be opened
[2]
$ caf survey leicester-survey leicester-survey
caf survey: leicester-survey: one survey at a time
See: caf help survey
[2]
$ caf survey --format html
caf survey: html is a page of answers: --answers FILE is needed
See: caf help survey
[2]
$ caf survey --cases cases.ndjson
caf survey: there is no option --cases
See: caf help survey
[2]

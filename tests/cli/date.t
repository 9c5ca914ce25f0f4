caf date: days reckoned, with every holiday named.

# The four anchored dates, and Scotland where it differs.
$ caf date 2022-05-20 +20wd
2022-06-21 Tuesday 21 June 2022
  20 working days from Friday 20 May 2022, itself not counted, in England and Wales: Tuesday 21 June
  2022.
  Skipped beside the weekends: Thursday 2 June 2022 (Spring bank holiday), Friday 3 June 2022
  (Platinum Jubilee bank holiday).

$ caf date 2023-04-03 +20wd
2023-05-04 Thursday 4 May 2023
  20 working days from Monday 3 April 2023, itself not counted, in England and Wales: Thursday 4 May
  2023.
  Skipped beside the weekends: Friday 7 April 2023 (Good Friday), Monday 10 April 2023 (Easter
  Monday), Monday 1 May 2023 (Early May bank holiday).

$ caf date 2023-04-03 +20wd --division scotland
2023-05-03 Wednesday 3 May 2023
  20 working days from Monday 3 April 2023, itself not counted, in Scotland: Wednesday 3 May 2023.
  Skipped beside the weekends: Friday 7 April 2023 (Good Friday), Monday 1 May 2023 (Early May bank
  holiday).

$ caf date 2023-12-01 +20wd
2024-01-03 Wednesday 3 January 2024
  20 working days from Friday 1 December 2023, itself not counted, in England and Wales: Wednesday 3
  January 2024.
  Skipped beside the weekends: Monday 25 December 2023 (Christmas Day), Tuesday 26 December 2023
  (Boxing Day), Monday 1 January 2024 (New Year's Day).

$ caf date --division=scotland 2023-12-01 +20wd
2024-01-04 Thursday 4 January 2024
  20 working days from Friday 1 December 2023, itself not counted, in Scotland: Thursday 4 January
  2024.
  Skipped beside the weekends: Monday 25 December 2023 (Christmas Day), Tuesday 26 December 2023
  (Boxing Day), Monday 1 January 2024 (New Year's Day), Tuesday 2 January 2024 (2nd January).

$ caf date 2020-04-30 +20wd
2020-06-01 Monday 1 June 2020
  20 working days from Thursday 30 April 2020, itself not counted, in England and Wales: Monday 1
  June 2020.
  Skipped beside the weekends: Friday 8 May 2020 (Early May bank holiday), Monday 25 May 2020
  (Spring bank holiday).

# Back again: the same number of working days.
$ caf date 2023-05-04 -20wd
2023-04-03 Monday 3 April 2023
  20 working days back from Thursday 4 May 2023, itself not counted, in England and Wales: Monday 3
  April 2023.
  Skipped beside the weekends: Friday 7 April 2023 (Good Friday), Monday 10 April 2023 (Easter
  Monday), Monday 1 May 2023 (Early May bank holiday).

$ caf date --division northern-ireland 2023-07-10 +3wd
2023-07-14 Friday 14 July 2023
  3 working days from Monday 10 July 2023, itself not counted, in Northern Ireland: Friday 14 July
  2023.
  Skipped beside the weekends: Wednesday 12 July 2023 (Battle of the Boyne (Orangemen's Day)).

# Other units; a month that is too short ends on its last day.
$ caf date 2023-08-31 +3m
2023-11-30 Thursday 30 November 2023
  3 months from Thursday 31 August 2023, itself not counted: Thursday 30 November 2023.

$ caf date 2024-02-29 +1y
2025-02-28 Friday 28 February 2025
  1 year from Thursday 29 February 2024, itself not counted: Friday 28 February 2025.

$ caf date 2023-04-03 +8w
2023-05-29 Monday 29 May 2023
  8 weeks from Monday 3 April 2023, itself not counted: Monday 29 May 2023.

$ caf date 2023-04-03 -10d
2023-03-24 Friday 24 March 2023
  10 days back from Monday 3 April 2023, itself not counted: Friday 24 March 2023.

$ caf date 2023-04-03 +0wd
2023-04-03 Monday 3 April 2023
  0 working days from Monday 3 April 2023, itself not counted, in England and Wales: Monday 3 April
  2023.

# Several steps, one after another.
$ caf date 2023-04-03 +20wd +3m -1w
2023-07-28 Friday 28 July 2023
  20 working days from Monday 3 April 2023, itself not counted, in England and Wales: Thursday 4 May
  2023.
  Skipped beside the weekends: Friday 7 April 2023 (Good Friday), Monday 10 April 2023 (Easter
  Monday), Monday 1 May 2023 (Early May bank holiday).
  3 months from Thursday 4 May 2023, itself not counted: Friday 4 August 2023.
  1 week back from Friday 4 August 2023, itself not counted: Friday 28 July 2023.

# Counting between two days, forth and back.
$ caf date 2023-04-03 2023-05-04
20 working days
  From Monday 3 April 2023, itself not counted, to Thursday 4 May 2023, counted, in England and
  Wales; 31 days in all.
  Skipped beside the weekends: Friday 7 April 2023 (Good Friday), Monday 10 April 2023 (Easter
  Monday), Monday 1 May 2023 (Early May bank holiday).

$ caf date 2023-05-04 2023-04-03
-20 working days
  Back from Thursday 4 May 2023, itself not counted, to Monday 3 April 2023, counted, in England and
  Wales; 31 days in all.
  Skipped beside the weekends: Friday 7 April 2023 (Good Friday), Monday 10 April 2023 (Easter
  Monday), Monday 1 May 2023 (Early May bank holiday).

$ caf date 2023-04-03 2023-04-04
1 working day
  From Monday 3 April 2023, itself not counted, to Tuesday 4 April 2023, counted, in England and
  Wales; 1 day in all.

# Beyond the published lists.
$ caf date 2028-12-20 +20wd
2029-01-22 Monday 22 January 2029
  20 working days from Wednesday 20 December 2028, itself not counted, in England and Wales: Monday
  22 January 2029.
  Skipped beside the weekends: Monday 25 December 2028 (Christmas Day), Tuesday 26 December 2028
  (Boxing Day), Monday 1 January 2029 (New Year's Day).
  Provisional: bank holidays are published up to Sunday 31 December 2028; later ones follow the
  rules in force and may change.

# Another list of holidays: 24 April is one more.
$ caf date --holidays holidays-more.json 2023-04-03 +20wd
2023-05-05 Friday 5 May 2023
  20 working days from Monday 3 April 2023, itself not counted, in England and Wales: Friday 5 May
  2023.
  Skipped beside the weekends: Friday 7 April 2023 (Good Friday), Monday 10 April 2023 (Easter
  Monday), Monday 24 April 2023 (Bank holiday), Monday 1 May 2023 (Early May bank holiday).

# What is wrong.
$ caf date
caf date: a day and a step are needed, as in 2023-04-03 +20wd
See: caf help date
[2]

$ caf date 2023-04-03
caf date: a step is needed after the day, as +20wd, or a second day
See: caf help date
[2]

$ caf date 03/04/2023 +20wd
caf date: 03/04/2023 is no day; one is written yyyy-mm-dd, as in 2023-05-04
See: caf help date
[2]

$ caf date 2023-02-30 +1d
caf date: 2023-02-30: there is no such day
See: caf help date
[2]

$ caf date 2023-04-03 20wd
caf date: 20wd is neither a step, as +20wd, nor a day, as 2023-05-04
See: caf help date
[2]

$ caf date 2023-04-03 +20wx
caf date: +20wx: there is no unit wx; there are wd (working days), d, w, m and y
See: caf help date
[2]

$ caf date 2023-04-03 +20
caf date: +20 lacks its unit: wd (working days), d, w, m or y
See: caf help date
[2]

$ caf date 2023-04-03 +wd
caf date: +wd is no step; one is written +20wd, -5wd, +10d, +8w, +3m or +1y
See: caf help date
[2]

$ caf date 2023-04-03 +99999999999wd
caf date: +99999999999wd leads too far
See: caf help date
[2]

$ caf date 2100-12-20 +20wd
caf date: +20wd: the bank holidays are known from 1978 to 2100 only
[2]

$ caf date 9999-12-20 +20d
caf date: +20d: outside 0001-01-01 to 9999-12-31
[2]

$ caf date 2023-04-03 +20wd --division wales
caf date: there is no division wales; there are england-and-wales, scotland and northern-ireland
See: caf help date
[2]

$ caf date 2023-04-03 +20wd --division scotlnd
caf date: there is no division scotlnd; there are england-and-wales, scotland and northern-ireland
See: caf help date
[2]

$ caf date 2023-04-03 +20wd --devision scotland
caf date: there is no option --devision; did you mean --division?
See: caf help date
[2]

$ caf date 2023-04-03 +20wd --division
caf date: --division needs a value
See: caf help date
[2]

$ caf date 2023-04-03 +20wd --holidays nowhere.json
caf: nowhere.json: the file could not be opened
[2]

$ caf date 2023-04-03 +20wd --holidays holidays-bad.json
caf: holidays-bad.json:1: england-and-wales.events[0].date: not a day written yyyy-mm-dd
[2]

$ caf date 2023-04-03 -x
caf date: there is no option -x; options are written out, with two hyphens
See: caf help date
[2]

$ caf date 2023-04-03 +20wd > /dev/full
caf: standard output could not be written
[2]

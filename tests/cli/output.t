--output: the file appears whole or not at all.

$ caf check --profile dates.json --as-of 2023-06-01 --output report.txt kept.json; echo "status $?"; head -1 report.txt
status 0
1 case checked as on Thursday 1 June 2023

# An error leaves it as it was, and nothing else behind.
$ caf check --profile dates.json --as-of 2023-06-02 --output report.txt broken.ndjson; echo "status $?"; head -1 report.txt; ls -A | grep -c '^\.caf'
caf: broken.ndjson:3: not JSON: unexpected character, expected a valid JSON value
status 2
1 case checked as on Thursday 1 June 2023
0
[1]

# It is replaced, with the rights it had.
$ chmod 640 report.txt; caf check --profile dates.json --as-of 2023-06-03 --output report.txt kept.json; head -1 report.txt; stat -c %a report.txt
1 case checked as on Saturday 3 June 2023
640

# A new one has those that the user gives new files.
$ umask 027; caf check --profile dates.json --as-of 2023-06-03 --output new.txt kept.json; stat -c %a new.txt
640

# Behind a link the file is replaced, not the link.
$ ln -s report.txt link.txt; caf check --profile dates.json --as-of 2023-06-04 --output link.txt kept.json; head -1 report.txt; test -L link.txt
1 case checked as on Sunday 4 June 2023

# A pipe or a device is written to as it is.
$ caf check --profile dates.json --as-of 2023-06-05 --output /dev/stdout kept.json | head -1
1 case checked as on Monday 5 June 2023

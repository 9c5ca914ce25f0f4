caf anonymise: a caseload to hand on, and what could still identify.

# A key of sixteen bytes and up, in hexadecimal digits.
$ printf '000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f\n' > key

$ echo '{"case": "K-1", "comment": "invented", "family": "F", "agency": "school-1", "group": 3, "opened": "2025-03-05", "children": [{"id": "c1", "born": "2016-03-17", "gender": "female"}], "child": "c1", "meetings": [{"id": "m1", "held_on": "2025-04-09"}], "attendances": [{"id": "c1", "meeting": "m1", "agency": "school-1", "person": "Invented Person"}]}' > one.json; caf anonymise --key key --to json one.json

$ caf anonymise --key key --to json --keep-agencies --keep-dates --keep-births --without children.gender one.json

# A sibling's case moves by the same weeks; other cases by others.
$ printf '{"case": 1, "family": "F", "opened": "2025-03-05"}\n{"case": 2, "family": "F", "opened": "2025-03-05"}\n{"case": 3, "opened": "2025-03-05"}\n' | caf anonymise --key key --to json - | cut -d'"' -f10-

# What is written is a caseload like another.
$ caf anonymise --key key --to csv --output made cases.ndjson; ls made; caf anonymise --key key --to json cases.ndjson | caf check --as-of 2023-06-01 --format csv | wc -l

# A new key is made for its owner alone, and replaces nothing.
$ caf anonymise --new-key new.key; stat -c %a new.key; wc -c < new.key; caf anonymise --new-key new.key

# No key is used by mistake, and no error shows one.
$ caf anonymise --key cases.ndjson --to json one.json

$ echo 'not a key at all, but secret' > bad; caf anonymise --key bad --to json one.json; printf 00ff > bad; caf anonymise --key bad --to json one.json; caf anonymise --key nowhere --to json one.json

$ caf anonymise --to json one.json; caf anonymise --key key one.json; caf anonymise --key key --to json; caf anonymise --key key --to csv one.json

$ caf anonymise --key key --to json --output key one.json; caf anonymise --key key --to json --output one.json one.json; wc -c < key

# All or nothing.
$ caf anonymise --key key --to json --output made.ndjson broken.ndjson; ls made.ndjson

$ echo '{"case": 1, "opened": "0001-01-03"}' | caf anonymise --key key --to json -

$ printf 'case_id,opened\nK,2023-02-30\n' > cases.csv; mkdir folder2; mv cases.csv folder2; caf anonymise --lenient --key key --to json folder2

$ caf anonymise --key key --to json --without children.name one.json; caf anonymise --key key --to json --without children.id one.json; caf anonymise --key key --to json --weeks 0 one.json; caf anonymise --key key --to json --least 3 one.json; caf anonymise --check --key key one.json; caf anonymise --new-key other --to json; caf anonymise --new-key other one.json

# What could still identify: numbers of cases, and fields.
$ caf anonymise --check cases.ndjson

$ caf anonymise --check --format json cases.ndjson | tr '{' '\n' | head -8

# Three alike and one alone; two are enough.
$ for i in 1 2 3; do echo '{"case": '$i', "initiator": "school"}'; done > alike; caf anonymise --check --least 3 alike; echo '{"case": 4, "initiator": "health-service"}' >> alike; caf anonymise --check --least 3 --format json alike | grep -o '"alone": \[.*'

$ printf '[]' | caf anonymise --check

$ caf anonymise --check broken.ndjson

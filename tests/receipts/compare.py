#!/usr/bin/env python3
"""Holds caf receipt against the second implementation and against the published vector.

usage: compare.py CAF SOURCE [--update]

--update writes tests/receipts/vector.receipts anew: a change of the format, which
then needs another number.
"""

import json
import pathlib
import re
import subprocess
import sys

import second

CAF, SOURCE = sys.argv[1], pathlib.Path(sys.argv[2])
HERE = SOURCE / "tests/receipts"
TABLES = second.read_tables(SOURCE)


def caf(*words):
    return subprocess.run([CAF, *words], check=True, stdout=subprocess.PIPE).stdout.decode()


def holidays_of(division, memory={}):
    """The bank holidays of a division that fall on no weekend, as caf lists them."""
    if division not in memory:
        days = []
        for year in range(1978, 2101):
            for line in map(str.strip, caf("holidays", "list", "--division", division, "--year", str(year)).splitlines()):
                if line[:4] == str(year) and second.datetime.date.fromisoformat(line[:10]).weekday() < 5:
                    days.append(second.day(line[:10]))
        memory[division] = days
    return memory[division]


def problems_of(receipt, case, profile, memory={}):
    as_of = second.day(receipt["as_of"])
    facts = second.Facts(TABLES, case, as_of)
    basis = receipt["profiles"][0]
    # Of a case that was entered only later its own division is not seen.
    is_there = second.Row("cases", TABLES[0][1], case, as_of).is_there
    counted = is_there and case.get("division") or basis["division"]
    key = (profile, counted)
    if key not in memory:
        memory[key] = (second.sha(second.profile_bytes(SOURCE, profile, basis["division"])).hex(),
                       second.sha(second.calendar_bytes(counted, holidays_of(counted), second.day("2028-12-31"))).hex())
    expected = {"facts": second.sha(facts.facts()).hex(), "ahead": second.sha(facts.ahead()).hex()}
    found = [part for part in expected if receipt[part] != expected[part]]
    found += ["settings"] if basis["settings"] != memory[key][0] else []
    found += ["calendar"] if basis["calendar"] != memory[key][1] else []
    found += ["certain_until"] if basis["certain_until"] != "2028-12-31" else []
    found += ["digest"] if receipt["digest"] != second.whole(receipt) else []
    return found


def compare(path, as_of, profile):
    cases = [json.loads(line) for line in path.read_text().splitlines()]
    receipts = [json.loads(line) for line in caf("receipt", "--as-of", as_of, "--profile", profile, str(path)).splitlines()]
    wrong = [(receipt["case"], problems_of(receipt, case, profile)) for receipt, case in zip(receipts, cases)]
    wrong = [one for one in wrong if one[1]]
    if len(receipts) != len(cases) or wrong:
        print(f"{path} as of {as_of}, {profile}: {len(receipts)} receipts of {len(cases)} cases; not alike: {wrong[:5]}")
        sys.exit(1)
    return len(cases)


def check_pages():
    """The pages say of each field what fields.def does: its number, and the date that it appears with."""
    tables, found = dict(TABLES), []
    for part in re.split(r"^CAF_TABLE_BEGIN", (SOURCE / "lib/fields.def").read_text(), flags=re.M)[1:]:
        table = re.match(r"\(\w+, (\w+),", part)[1]
        rows = re.findall(r"^CAF_(FIELD|NAMED|REFERENCE)\((\w+), (\w+), (\w+), (\w+),(?: (\w+),)?(?: (\w+),)?", part, flags=re.M)
        numbers = {row[1] + "_" + row[2]: number for number, row in enumerate(rows)}
        wanted = [(row[3], number, numbers.get({"FIELD": row[5], "NAMED": row[6]}.get(row[0]))) for number, row in enumerate(rows)]
        wanted = [one for one in wanted if one[0] not in ("case_id", "partial_tables", "absent_tables")]
        if [(field.name, field.index, field.event) for field in tables[table]] != wanted:
            found.append(table)
    if found:
        print(f"docs/receipts.md or docs/case-format.md is not what fields.def says of {found}")
        sys.exit(1)


def compare_vector():
    vector = json.loads((HERE / "vector.json").read_text())
    case = vector["case"]
    path = HERE / "vector.json"
    line = subprocess.run([CAF, "receipt", "--as-of", vector["as_of"], "--profile", vector["profile"]], check=True,
                          input=json.dumps(case).encode(), stdout=subprocess.PIPE).stdout.decode()
    receipt = json.loads(line)
    facts = second.Facts(TABLES, case, second.day(vector["as_of"]))
    mine = {"facts": facts.facts(), "ahead": facts.ahead(), "findings": second.findings_bytes(vector["findings"])}
    for part, data in mine.items():
        listed = vector["findings_bytes" if part == "findings" else part]
        if data.hex() != listed or receipt[part] != second.sha(data).hex():
            print(f"{path}: {part}\nlisted   {listed}\nby hand  {data.hex()}\n{second.sha(data).hex()}\n{receipt[part]}")
            sys.exit(1)
    if problems_of(receipt, case, vector["profile"]):
        print(f"{path}: {problems_of(receipt, case, vector['profile'])}")
        sys.exit(1)
    published = HERE / "vector.receipts"
    if "--update" in sys.argv:
        published.write_text(line)
    # The version is that of the library at hand; all else is as published.
    then = json.loads(published.read_text())
    differ = [key for key in receipt if key not in ("libcaf", "digest") and receipt[key] != then[key]]
    if differ or then["digest"] != second.whole(then):
        print(f"{published}: {differ} differ")
        sys.exit(1)


def compare_random(n):
    """Random cases of the differential test: made a second time, and the same wherever they stand in a file."""
    sys.path.insert(0, str(SOURCE / "tests/differential"))
    import generate
    cases = [generate.make(1, number)[0] for number in range(n)]
    # Where a name got the same number as the case, the reader once took one for the other.
    cases[0] = {"case": "CHANCE", "opened": "2009-01-02", "children": [{"own_case": "OTHER", "id": "k"}, {"registered": False}]}
    profiles = [word for name in ("east-midlands-2011", "blackburn-with-darwen-2021", "nottingham-qa", "sefton")
                for word in ("--profile", name)]
    for as_of in ("2009-02-02", "2015-06-30", "2022-11-11"):
        made = []
        for these in (cases, cases[::-1]):
            lines = subprocess.run([CAF, "receipt", "--as-of", as_of, *profiles], check=True, stdout=subprocess.PIPE,
                                   input="\n".join(map(json.dumps, these)).encode()).stdout.decode().splitlines()
            made.append(lines)
        moved = [line for line, other in zip(made[0], made[1][::-1]) if line != other]
        wrong = []
        for case, line in zip(cases, made[0]):
            facts, receipt = second.Facts(TABLES, case, second.day(as_of)), json.loads(line)
            if receipt["facts"] != second.sha(facts.facts()).hex() or receipt["ahead"] != second.sha(facts.ahead()).hex():
                wrong.append(case["case"])
        if moved or wrong:
            print(f"random cases as of {as_of}: {len(moved)} have another receipt elsewhere in the file; not alike: {wrong[:5]}")
            sys.exit(1)
    return 3 * n


def main():
    check_pages()
    compare_vector()
    n = 0
    caseload = SOURCE / "examples/caseload.ndjson"
    for profile in ("east-midlands-2011", "blackburn-with-darwen-2021", "nottingham-qa", "sefton"):
        n += compare(caseload, "2026-06-30", profile)
    for as_of in ("2011-03-01", "2012-09-14", "2018-01-31", "2023-05-02", "2025-11-30", "2026-03-02", "2026-05-05", "2031-01-01"):
        n += compare(caseload, as_of, "sefton")
    n += compare(HERE / "odd.ndjson", "2023-06-30", "sefton")
    n += compare_random(300)
    print(f"{n} receipts, alike in every digest that is made twice")


main()

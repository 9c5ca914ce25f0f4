"""What checking data frames costs, beside a peer in pandas: a program to run by hand, never a test.

    python bench_tables.py timing      four timing rules, 100,000 cases and a million rows, against tables_peer.py
    python bench_tables.py million     a million cases, ten million rows, a whole profile: not met and due

Each prints what it measured; the first fails where the peer's answers are others.
"""

from __future__ import annotations

import argparse
import datetime
import gc
import resource
import sys
import threading
import time

import numpy as np
import pandas as pd
import tables_peer
from tables_data import caseload

import caf

AS_OF = datetime.date(2024, 7, 1)
RULES = ["EM-B2-held", "EM-C1", "BD-4a-gap", "EM-D3-archived"]
NAMED = ("kind", "division", "services", "reason", "form")


def frames(n: int, ids: str) -> dict[str, pd.DataFrame]:
    """The caseload as data frames, with identifiers that are "int", "category" or "str"."""
    made = {}
    for name, columns in caseload(n).items():
        frame = pd.DataFrame({key: values.astype("datetime64[s]") if values.dtype.kind == "M" else values for key, values in columns.items()})
        for key in frame:
            if key in NAMED:
                frame[key] = frame[key].astype("category")
            elif ids != "int" and key in ("case_id", "id"):
                frame[key] = ("EX-" + frame[key].astype(str)).astype(ids)
        made[name] = frame
    return made


def holidays() -> dict[str, np.ndarray]:
    """Bank holidays on weekdays of each division."""
    days = [datetime.date(2021, 12, 1) + datetime.timedelta(place) for place in range(1500)]
    return {
        division: np.array([day for day in days if day.weekday() < 5 and not caf.is_working_day(day, division=division)], "datetime64[D]")
        for division in caf.DIVISIONS
    }


def best(runs: int, call) -> tuple[float, object]:
    times = []
    for _ in range(runs):
        gc.collect()
        start = time.perf_counter()
        answer = call()
        times.append(time.perf_counter() - start)
    return min(times), answer


def plain(found: pd.DataFrame) -> pd.DataFrame:
    """Findings for comparison: what is not applicable has no day and no slack."""
    some = found[["case_id", "rule", "verdict", "due", "done", "slack"]].astype({"case_id": str, "rule": str, "verdict": str})
    some = some.astype({"due": "datetime64[s]", "done": "datetime64[s]", "slack": "Float64"})
    some.loc[some["verdict"] == "not applicable", ["due", "slack"]] = [pd.NaT, pd.NA]
    return some.sort_values(["case_id", "rule", "due", "done"], ignore_index=True)


FOUR = caf.Profile.from_json(
    {
        "profile": "four",
        "extends": "east-midlands-2011",
        "rules": {"BD-4a-gap": {"on": True, "severity": "medium", "within": {"amount": 8, "unit": "weeks"}}},
    }
)


def ask(tables: dict[str, pd.DataFrame], **more: object) -> pd.DataFrame:
    return caf.check(tables, as_of=AS_OF, profile=FOUR, rules=RULES, **more)


def timing(n: int, runs: int) -> None:
    closed = holidays()
    as_of = np.datetime64(AS_OF, "s")
    print(f"{n:,} cases, best of {runs} runs")
    for ids in ("int", "category", "str"):
        tables = frames(n, ids)
        rows = sum(map(len, tables.values()))
        peers, theirs = best(runs, lambda tables=tables: tables_peer.check(tables, as_of, closed))
        ours, found = best(runs, lambda tables=tables: ask(tables))
        alone, _ = best(runs, lambda tables=tables: ask(tables, threads=1))
        pd.testing.assert_frame_equal(plain(found), plain(theirs))
        print(f"{ids}: {rows:,} rows, {len(found):,} findings; pandas {peers:.3f} s; caf {ours:.3f} s, {peers / ours:.1f} times "
              f"faster; in one thread {alone:.3f} s, {peers / alone:.1f} times; the same verdicts, days and slack")


class Peak:
    """The most memory held while something runs, looked at every few milliseconds."""

    def __enter__(self) -> Peak:
        self.most = self.begin = resident()
        self._stop = threading.Event()
        self._watcher = threading.Thread(target=self._watch)
        self._watcher.start()
        return self

    def _watch(self) -> None:
        while not self._stop.wait(0.005):
            self.most = max(self.most, resident())

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._watcher.join()
        self.most = max(self.most, resident())


def resident() -> int:
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * resource.getpagesize()


def million(n: int) -> None:
    tables = frames(n, "int")
    given = sum(int(frame.memory_usage(deep=True).sum()) for frame in tables.values())
    gc.collect()
    print(f"{n:,} cases, {sum(map(len, tables.values())):,} rows, {given / 1e6:.0f} MB")
    caf.check({name: frame.iloc[:1000] for name, frame in tables.items()}, as_of=AS_OF)
    for profile in caf.profiles():
        with Peak() as peak:
            start = time.perf_counter()
            found = caf.check(tables, as_of=AS_OF, profile=profile, verdicts=["not met", "due"])
            took = time.perf_counter() - start
        more = peak.most - peak.begin
        print(f"{profile}: {took:.1f} s, {len(found):,} findings of {found.memory_usage(deep=True).sum() / 1e6:.0f} MB; "
              f"{more / 1e6:.0f} MB beside the input, {(more + given) / given:.2f} times the input with it")
        del found
        gc.collect()
        start = time.perf_counter()
        caf.summary(tables, as_of=AS_OF, profile=profile, by=["rule", "agency", "period"])
        print(f"  counted by rule, agency and period in {time.perf_counter() - start:.1f} s")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["timing", "million"])
    parser.add_argument("--cases", type=int)
    parser.add_argument("--runs", type=int, default=7)
    asked = parser.parse_args()
    if asked.what == "timing":
        timing(asked.cases or 100_000, asked.runs)
    else:
        million(asked.cases or 1_000_000)
    return 0


if __name__ == "__main__":
    sys.exit(main())

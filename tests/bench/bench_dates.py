"""Working days over columns, each beside its peer in the same run.

    PYTHONPATH=build/bindings/swig/python python3 tests/bench/bench_dates.py [--rows N] [--check]

NumPy's busday_offset has the same holidays, as a busdaycalendar made once, and
starts on working days alone, so that both give the same answers, which is
checked. With --check it fails where the package is less than 25 times faster, or
takes 60 ms or more to import. Needs NumPy; pandas where it is there.
"""

import argparse
import datetime
import platform
import statistics
import subprocess
import sys
import time

import numpy

import caf

DIVISION = "england-and-wales"
FIRST, LAST = datetime.date(1990, 1, 1), datetime.date(2060, 12, 31)


def timed(call, times):
    took = []
    for _ in range(times):
        start = time.perf_counter()
        call()
        took.append(time.perf_counter() - start)
    return took


def show(name, took, each, unit="ns a row"):
    least, middle = min(took), statistics.median(took)
    print(f"{name:<52}{least * 1e3:10.1f}{middle * 1e3:10.1f} ms{least / each * 1e9:10.1f} {unit}")
    return least, middle


def processor():
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as cpuinfo:
            return next(line.partition(":")[2].strip() for line in cpuinfo if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor()


def import_times(times=20):
    """Seconds from starting an interpreter to its end with `import caf`, less those without."""
    def run(code):
        return timed(lambda: subprocess.run([sys.executable, "-c", code], check=True), times)

    run("import caf")
    bare, whole = run("pass"), run("import caf")
    loaded = subprocess.run([sys.executable, "-c", "import caf, sys; print(*sys.modules)"], check=True, capture_output=True, text=True)
    heavy = {"numpy", "pandas", "polars", "pyarrow"} & set(loaded.stdout.split())
    assert not heavy, heavy
    return [one - statistics.median(bare) for one in whole]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()

    print(f"{processor()}, Python {platform.python_version()}, NumPy {numpy.__version__}, caf {caf.version()}")
    holidays = numpy.array([day for day, _ in caf.Calendar(DIVISION).holidays(FIRST, datetime.date(2062, 12, 31))], "datetime64[D]")
    calendar = numpy.busdaycalendar(holidays=holidays)
    span = (LAST - FIRST).days
    starts = numpy.datetime64(FIRST) + numpy.random.default_rng(7).integers(0, span, options.rows)
    starts = numpy.busday_offset(starts, 0, roll="forward", busdaycal=calendar)
    n = len(starts)
    print(f"{n} dates, 20 working days, {len(holidays)} holidays{'':<17}least    middle")

    least, middle = show("caf.add_working_days, datetime64[D]", timed(lambda: caf.add_working_days(starts, 20), 11), n)
    numpy_least, numpy_middle = show("numpy.busday_offset", timed(lambda: numpy.busday_offset(starts, 20, busdaycal=calendar), 3), n)
    show("numpy.copy, which is what no work costs", timed(starts.copy, 11), n)
    same = bool((caf.add_working_days(starts, 20) == numpy.busday_offset(starts, 20, busdaycal=calendar)).all())
    print(f"{numpy_least / least:.1f} times faster by the least, {numpy_middle / middle:.1f} by the middle; same answers: {same}")
    for unit in ("s", "ns"):
        column = starts.astype(f"datetime64[{unit}]")
        show(f"caf.add_working_days, datetime64[{unit}]", timed(lambda: caf.add_working_days(column, 20), 5), n)
    days = starts.astype("int64").astype("int32")
    show("caf.add_working_days, int32", timed(lambda: caf.add_working_days(days, 20), 5), n)
    show("caf.first_taf_due, datetime64[D]", timed(lambda: caf.first_taf_due(starts), 5), n)

    try:
        import pandas
    except ImportError:
        print("pandas is not installed")
    else:
        few = pandas.Series(starts[:2000])
        offset = pandas.offsets.CustomBusinessDay(20, holidays=list(holidays))
        ours = pandas.Series(starts)
        show(f"caf.add_working_days, pandas {pandas.__version__} Series", timed(lambda: caf.add_working_days(ours, 20), 5), n)
        import warnings

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            show(f"pandas CustomBusinessDay, {len(few)} dates", timed(lambda: few + offset, 3), len(few))

    one, its_day = starts[0], starts[0].item()
    each = 20_000
    show("caf.add_working_days, one datetime.date", timed(lambda: [caf.add_working_days(its_day, 20) for _ in range(each)], 5), each, "ns a call")
    show("numpy.busday_offset, one datetime64", timed(lambda: [numpy.busday_offset(one, 20, busdaycal=calendar) for _ in range(each)], 5), each, "ns a call")
    show("numpy.busday_offset, one datetime.date", timed(lambda: [numpy.busday_offset(its_day, 20, busdaycal=calendar) for _ in range(each)], 5), each, "ns a call")

    imported, _ = show("import caf, 20 processes", import_times(), 1, "ns")
    if not same:
        return "the answers differ"
    if options.check and (numpy_least / least < 25 or imported >= 0.06):
        return "slower than promised"
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""A caseload by chunks of cases: Parquet files read with DuckDB, row for row what one pass gives."""

import datetime

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from table_cases import AS_OF, rows_of
from test_summary import COUNTS
from test_tables import arrow_of, pandas_of

import caf


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """An invented caseload as one Parquet file a table, in no order."""
    folder = tmp_path_factory.mktemp("caseload")
    for name, table in arrow_of(rows_of(11, 300)).items():
        pq.write_table(table.take(pa.array(range(table.num_rows - 1, -1, -1))), folder / f"{name}.parquet")
    return folder


def batches(folder, size):
    """Some cases at a time, with all their rows."""
    names = sorted(path.stem for path in folder.glob("*.parquet"))
    with duckdb.connect() as connection:
        ids = [row[0] for row in connection.sql(f"SELECT case_id FROM '{folder}/cases.parquet' ORDER BY 1").fetchall()]
        for at in range(0, len(ids), size):
            first, last = ids[at], ids[min(at + size, len(ids)) - 1]
            yield {
                name: connection.sql(
                    f"SELECT * FROM '{folder}/{name}.parquet' WHERE case_id BETWEEN ? AND ?", params=[first, last]
                ).to_arrow_table()
                for name in names
            }


def whole(folder):
    return {path.stem: pq.read_table(path) for path in folder.glob("*.parquet")}


def rows(tables):
    return [row for table in tables for row in table.to_pylist()]


@pytest.mark.parametrize("size", [1, 7, 100, 1000])
def test_findings_of_chunks_are_those_of_one_pass_row_for_row(folder, size):
    asked = {"as_of": AS_OF, "verdicts": ["not met", "due"]}
    one = caf.check(whole(folder), **asked)
    assert one.num_rows > 1000
    assert rows(caf.check_batches(batches(folder, size), **asked)) == one.to_pylist()


@pytest.mark.parametrize("size", [7, 100])
def test_tallies_of_chunks_add_up(folder, size):
    asked = {"as_of": AS_OF, "by": ["rule", "division"]}
    assert caf.summary(batches(folder, size), **asked).to_pylist() == caf.summary(whole(folder), **asked).to_pylist()


def test_findings_go_back_to_parquet_and_are_counted_there(folder, tmp_path):
    asked = {"as_of": AS_OF}
    for place, found in enumerate(caf.check_batches(batches(folder, 100), **asked)):
        pq.write_table(found, tmp_path / f"{place}.parquet")
    counted = duckdb.sql(
        f"SELECT rule, verdict, count(*) AS n FROM '{tmp_path}/*.parquet' GROUP BY ALL"
    ).fetchall()
    summary = caf.summary(batches(folder, 100), **asked).to_pylist()
    assert sorted(counted) == sorted(
        (row["rule"], name.replace("_", " "), row[name]) for row in summary for name in COUNTS if row[name]
    )


def test_record_batches_one_after_another():
    tables = arrow_of(rows_of(12, 20))
    asked = {"as_of": AS_OF}
    cut = {name: pa.Table.from_batches(table.to_batches(max_chunksize=3), table.schema) for name, table in tables.items()}
    assert caf.check(cut, **asked).to_pylist() == caf.check(tables, **asked).to_pylist()
    readers = {name: table.to_reader(max_chunksize=3) for name, table in tables.items()}
    assert caf.check(readers, **asked).to_pylist() == caf.check(tables, **asked).to_pylist()


def test_parts_inside_are_no_other(monkeypatch):
    from caf.tables import _load

    tables = pandas_of(rows_of(13, 50))
    one = caf.check(tables, as_of=AS_OF)
    for size in (1, 3, 49, 50):
        monkeypatch.setattr(_load, "PART", size)
        monkeypatch.setattr(_load, "ROOM", 200)
        for threads in (1, 2):
            pd.testing.assert_frame_equal(caf.check(tables, as_of=AS_OF, threads=threads), one)


def test_rows_of_no_case_are_told_once(monkeypatch):
    from caf.tables import _load

    cases = pl.DataFrame({"case_id": [10, 20, 30], "opened": [datetime.date(2023, 1, 2)] * 3})
    meetings = pl.DataFrame({"case_id": [5, 10, 15, 15, 30, 40], "id": [1, 2, 3, 4, 5, 6], "held_on": [datetime.date(2023, 2, 1)] * 6})
    one = caf.check({"cases": cases, "meetings": meetings}, as_of=AS_OF)
    orphans = one.filter(pl.col("reason") == "rows of a case that is not there")
    assert orphans["case_id"].to_list() == [5, 15, 40]
    monkeypatch.setattr(_load, "PART", 1)
    assert caf.check({"cases": cases, "meetings": meetings}, as_of=AS_OF).rows() == one.rows()

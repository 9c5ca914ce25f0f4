"""Checks a caseload that does not fit into memory: one Parquet file a table, some cases at a time, with DuckDB.

usage: parquet.py FOLDER AS_OF FINDINGS.parquet
"""

import sys
from datetime import date
from pathlib import Path

import duckdb
import pyarrow.parquet

import caf

CASES_AT_A_TIME = 100_000


def batches(folder, connection):
    """Some cases at a time, each with all its rows."""
    files = sorted(folder.glob("*.parquet"))
    cases = folder / "cases.parquet"
    bounds = connection.sql(
        f"SELECT min(case_id), max(case_id) FROM (SELECT case_id, (row_number() OVER (ORDER BY case_id) - 1) // {CASES_AT_A_TIME} AS part"
        f" FROM '{cases}') GROUP BY part ORDER BY part"
    ).fetchall()
    for first, last in bounds:
        yield {
            file.stem: connection.sql(f"SELECT * FROM '{file}' WHERE case_id BETWEEN ? AND ?", params=[first, last]).to_arrow_table()
            for file in files
        }


def main():
    folder, as_of, findings = Path(sys.argv[1]), date.fromisoformat(sys.argv[2]), sys.argv[3]
    writer = None
    with duckdb.connect() as connection:
        for found in caf.check_batches(batches(folder, connection), as_of=as_of, verdicts=["not met", "due"]):
            writer = writer or pyarrow.parquet.ParquetWriter(findings, found.schema)
            writer.write_table(found)
    if writer:
        writer.close()


if __name__ == "__main__":
    main()

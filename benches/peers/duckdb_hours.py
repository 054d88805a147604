"""A plain DuckDB query over a log: the hours between two steps, per case.

    pip install duckdb
    cargo bench --bench logs -- events 10000000 > log.csv
    python3 benches/peers/duckdb_hours.py log.csv            # two threads
    python3 benches/peers/duckdb_hours.py log.csv terima serah 2

It prints the time of the query alone, the best of three, and what it found, so that it can't be left undone.
"""

import sys
import time

import duckdb

QUERY = """
select count(*), avg(hours), max(hours) from (
    select case_id,
           epoch(max(completed_at) filter (activity = $last)
               - min(completed_at) filter (activity = $first)) / 3600 as hours
    from read_csv($log)
    group by case_id
)
"""


def main(log, first="terima", last="serah", threads="2"):
    base = duckdb.connect(config={"threads": int(threads)})
    best, found = None, None
    for _ in range(3):
        begin = time.perf_counter()
        found = base.execute(QUERY, {"log": log, "first": first, "last": last}).fetchone()
        taken = time.perf_counter() - begin
        best = taken if best is None else min(best, taken)
    cases, mean, most = found
    print(f"{cases} cases, {mean:.1f} hours on average, {most:.1f} at most: {best:.3f} s")


if __name__ == "__main__":
    main(*sys.argv[1:])

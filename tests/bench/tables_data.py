"""Invented caseloads as columns, for the measurements of tables: no child, family or worker in them exists."""

from __future__ import annotations

import numpy as np

DAY = np.timedelta64(1, "D")


def caseload(n: int, seed: int = 1, as_of: str = "2024-07-01", whole: bool = False) -> dict[str, dict[str, np.ndarray]]:
    """Ten rows a case in five tables, sorted; with `whole` also the columns that other rules than those of time read."""
    random = np.random.default_rng(seed)
    case = np.arange(1, n + 1)
    today = np.datetime64(as_of)
    opened = np.datetime64("2022-01-03") + random.integers(0, 850, n) * DAY
    completed = opened + random.integers(5, 60, n) * DAY
    cases = {
        "case_id": case,
        "agency": random.integers(1, 151, n),
        "opened": opened,
        "division": random.choice(np.array(["england-and-wales", "scotland", "northern-ireland"]), n, p=[0.9, 0.06, 0.04]),
        "services": np.full(n, "several"),
    }
    assessments = {"case_id": case, "id": case, "started": opened, "completed": completed}

    of = np.repeat(case, 6)
    turn = np.tile(np.arange(6), n)
    gap = random.integers(10, 80, 6 * n)
    gap[turn == 0] = random.integers(3, 50, n)
    held = np.repeat(completed, 6) + np.cumsum(gap.reshape(n, 6), axis=1).ravel() * DAY
    cancelled = random.random(6 * n) < 0.05
    happened = held <= today
    none = np.datetime64("NaT")
    meetings = {
        "case_id": of,
        "id": np.arange(1, 6 * n + 1),
        "kind": np.where(turn == 0, "first", np.where(turn % 2 == 0, "review", "regular")),
        "planned_for": held,
        "held_on": np.where(happened & ~cancelled, held, none),
        "cancelled_on": np.where(happened & cancelled, held - DAY, none),
    }

    place = random.permutation(n)[: n * 3 // 2 - n]
    twice = np.sort(np.concatenate([case, case[place]]))
    day = np.minimum(completed[twice - 1] + random.integers(60, 300, len(twice)) * DAY, today)
    reviews = {
        "case_id": twice,
        "id": np.arange(1, len(twice) + 1),
        "held_on": day,
        "form": np.full(len(twice), "form"),
    }

    over = np.sort(random.permutation(n)[: n // 2]) + 1
    closed = completed[over - 1] + random.integers(90, 500, len(over)) * DAY
    kept = closed <= today
    archived = closed + random.integers(330, 420, len(over)) * DAY
    closures = {
        "case_id": over[kept],
        "id": np.arange(1, kept.sum() + 1),
        "closed": closed[kept],
        "reason": np.full(kept.sum(), "needs-met"),
        "flagged_on": np.where(archived <= today, archived, none)[kept],
        "archived_on": np.where(archived <= today, archived, none)[kept],
    }
    transfers = {"case_id": case[:0], "kind": cases["services"][:0]}
    return {"cases": cases, "assessments": assessments, "meetings": meetings, "reviews": reviews, "closures": closures, "transfers": transfers}

"""Four timing rules over a caseload in pandas, as an analyst who knows it well would write them: whole columns,
groupby, numpy.busday_offset, DateOffset. It answers what the data of tables_data.py asks: no transfers, no case that
moved in or was reopened, every date sure.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

MONTHS_3, MONTH, YEAR = pd.DateOffset(months=3), pd.DateOffset(months=1), pd.DateOffset(years=1)


def check(tables: dict[str, pd.DataFrame], as_of: np.datetime64, holidays: dict[str, np.ndarray]) -> pd.DataFrame:
    cases = tables["cases"][["case_id", "division"]]
    completed = tables["assessments"].groupby("case_id", observed=True)["completed"].min()
    closed = tables["closures"].groupby("case_id", observed=True)["closed"].min()
    one = cases.join(completed, on="case_id").join(closed, on="case_id")
    one["last"] = one["closed"].fillna(as_of)

    meetings = tables["meetings"]
    held = meetings.loc[meetings["held_on"].notna() & meetings["cancelled_on"].isna(), ["case_id", "kind", "held_on"]]
    held = held.merge(one[["case_id", "last"]], on="case_id")
    held = held[held["held_on"] <= held["last"]].drop(columns="last").sort_values(["case_id", "held_on"], kind="stable")
    first = held.drop_duplicates("case_id").set_index("case_id")["held_on"].rename("first")
    one = one.join(first, on="case_id")
    taf = first_taf(one, holidays)
    rest = [reviews(one, held, tables["reviews"]), gaps(one, held, taf["due"]), archived(one, tables["closures"], as_of)]
    found = pd.concat([taf, *rest], ignore_index=True)
    for name in ("rule", "verdict"):
        found[name] = found[name].astype("category")
    return found


def answer(case_id, rule, verdict, due, done, slack) -> pd.DataFrame:
    found = pd.DataFrame({"case_id": case_id, "verdict": verdict, "due": due, "done": done, "slack": slack})
    found.insert(1, "rule", rule)
    return found


def days(after: pd.Series, before: pd.Series) -> pd.Series:
    return (after - before).dt.days


def first_taf(one: pd.DataFrame, holidays: dict[str, np.ndarray]) -> pd.DataFrame:
    start = one["completed"].to_numpy("datetime64[D]")
    due, slack = np.empty_like(start), np.empty(len(one))
    until = one["first"].fillna(one["last"]).to_numpy("datetime64[D]")
    for division, closed_days in holidays.items():
        mine = (one["division"] == division).to_numpy()
        calendar = np.busdaycalendar(holidays=closed_days)
        due[mine] = np.busday_offset(start[mine], 20, roll="backward", busdaycal=calendar)
        # In time: from the day after it to the last day; late: from the last day to the day before it.
        late = until[mine] > due[mine]
        begin, end = np.where(late, due[mine], until[mine] + 1), np.where(late, until[mine], due[mine] + 1)
        slack[mine] = np.busday_count(begin, end, busdaycal=calendar) * np.where(late, -1, 1)
    is_held = one["first"].notna()
    is_closed = one["closed"].notna()
    in_time = until <= due
    verdict = np.select(
        [is_held & in_time, is_held, ~in_time, is_closed], ["met", "not met", "not met", "not applicable"], "due"
    )
    return answer(one["case_id"], "EM-B2-held", verdict, due, one["first"], slack)


def reviews(one: pd.DataFrame, held: pd.DataFrame, table: pd.DataFrame) -> pd.DataFrame:
    of_meetings = held.loc[held["kind"].isin(["review", "sign-off"]), ["case_id", "held_on"]]
    every = pd.concat([of_meetings, table[["case_id", "held_on"]]], ignore_index=True)
    every = every.merge(one[["case_id", "first", "last"]], on="case_id")
    every = every[(every["held_on"] > every["first"]) & (every["held_on"] <= every["last"])]
    every = every.sort_values(["case_id", "held_on"]).drop_duplicates(["case_id", "held_on"])
    before = every.groupby("case_id", observed=True)["held_on"].shift()
    due = pd.DatetimeIndex(before.fillna(every["first"])) + MONTHS_3
    slack = days(due.to_series(index=every.index), every["held_on"])
    done = answer(every["case_id"], "EM-C1", np.where(slack >= 0, "met", "not met"), due, every["held_on"], slack)

    latest = every.groupby("case_id", observed=True)["held_on"].last().rename("latest")
    owed = one.join(latest, on="case_id")
    anchor = owed["latest"].fillna(owed["first"])
    due = (pd.DatetimeIndex(anchor) + MONTHS_3).to_series(index=owed.index)
    slack = days(due, owed["last"])
    verdict = np.select(
        [owed["first"].isna(), slack < 0, owed["closed"].notna()], ["not applicable", "not met", "not applicable"], "due"
    )
    return pd.concat([done, answer(owed["case_id"], "EM-C1", verdict, due, pd.NaT, slack)])


def gaps(one: pd.DataFrame, held: pd.DataFrame, first_due: pd.Series) -> pd.DataFrame:
    each = held.drop_duplicates(["case_id", "held_on"])
    before = each.groupby("case_id", observed=True)["held_on"].shift()
    each, before = each[before.notna()], before[before.notna()]
    due = before + pd.Timedelta(weeks=8)
    slack = days(due, each["held_on"])
    done = answer(each["case_id"], "BD-4a-gap", np.where(slack >= 0, "met", "not met"), due, each["held_on"], slack)

    latest = held.groupby("case_id", observed=True)["held_on"].last().rename("latest")
    owed = one.join(latest, on="case_id")
    due = owed["latest"] + pd.Timedelta(weeks=8)
    slack = days(due, owed["last"])
    is_open = owed["closed"].isna()
    none = owed["latest"].isna()
    some = owed["case_id"].isin(each["case_id"])
    verdict = np.select(
        [is_open & ~none & (slack < 0), is_open, some, none & (owed["closed"] > first_due)],
        ["not met", "due", "", "not met"],
        "not applicable",
    )
    found = answer(owed["case_id"], "BD-4a-gap", verdict, due, pd.NaT, slack)
    return pd.concat([done, found[found["verdict"] != ""]])


def archived(one: pd.DataFrame, closures: pd.DataFrame, as_of: np.datetime64) -> pd.DataFrame:
    all_cases = one[["case_id"]].merge(closures[["case_id", "closed", "flagged_on", "archived_on"]], on="case_id", how="left")
    begins = (pd.DatetimeIndex(all_cases["closed"]) + YEAR).to_series(index=all_cases.index)
    due = (pd.DatetimeIndex(begins) + MONTH).to_series(index=all_cases.index)
    both = all_cases["flagged_on"].notna() & all_cases["archived_on"].notna()
    done = all_cases[["flagged_on", "archived_on"]].max(axis=1).where(both)
    slack = days(due, done.fillna(as_of))
    verdict = np.select(
        [all_cases["closed"].isna(), ~both & (begins > as_of), (slack >= 0) & both, slack >= 0],
        ["not applicable", "not applicable", "met", "due"],
        "not met",
    )
    return answer(all_cases["case_id"], "EM-D3-archived", verdict, due, done, slack)

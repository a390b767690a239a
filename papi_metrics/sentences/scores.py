"""What scores say: the total's move, the dimensions' moves, what a move is made of, and years side by side."""

from __future__ import annotations

import pandas as pd

from papi_metrics.framework import BASE_YEAR, DIMENSIONS
from papi_metrics.sentences.listing import listed
from papi_metrics.wording import MISSING, is_missing, points, rank, signed, signed_percent

_DIGITS = 2
_CODES = tuple(str(number) for number in DIMENSIONS)


def total_change(changes: pd.DataFrame, *, unit: str) -> str:
    """Say how a unit's total score moved, with its rank, or why that cannot be said."""
    row = changes[changes["code"] == "PAPI"].iloc[0]
    name = f"PAPI {unit} {row['year']}"
    if row["verdict"] == "no_data":
        return f"{name} chưa có điểm."
    if row["verdict"] == "no_base":
        return f"{name} đạt {points(row['score'])}; không có điểm {row['base_year']} để so sánh."
    if row["verdict"] == "not_comparable":
        return f"{name} đạt {points(row['score'])}; không so được với {row['base_year']}: {str(row['reason']).rstrip('.')}."
    return (
        f"{name} đạt {points(row['score'])}, {_moved(row)} so với {row['base_year']}; "
        f"hạng {rank(row['rank'], row['rank_n'])} (năm {row['base_year']}: {rank(row['base_rank'], row['base_rank_n'])})."
    )


def _moved(row: pd.Series) -> str:
    change = round(float(row["change"]), _DIGITS)
    if change == 0:
        return "không đổi"
    if row["verdict"] == "flat":
        return f"gần như không đổi ({signed(change)}; {signed_percent(row['change_pct'])})"
    word = "tăng" if change > 0 else "giảm"
    return f"{word} {points(abs(change))} ({signed_percent(row['change_pct'])})"


def _judged(changes: pd.DataFrame) -> pd.DataFrame:
    rows = changes[changes["code"].isin(_CODES)]
    return rows[rows["verdict"].isin(["up", "down", "flat"])]


def _strongest(judged: pd.DataFrame) -> str:
    """Name the dimensions that moved most and say which way; nothing where none moved."""
    pct = judged["change_pct"].astype("float64").round(1)
    most = pct.abs().max()
    if not most > 0:
        return ""
    parts = []
    for word, size in (("tăng", most), ("giảm", -most)):
        names = list(judged.loc[pct == size, "name"])
        parts += [f"{listed(names)} {word} mạnh nhất ({signed_percent(size)})"] if names else []
    return "; ".join(parts)


def dimension_changes(changes: pd.DataFrame) -> str:
    """Say how many dimensions rose, fell and held, and which fell or rose most."""
    judged = _judged(changes)
    if judged.empty:
        return "Chưa so được chỉ số nào với năm gốc."
    counts = judged["verdict"].value_counts()
    parts = [
        f"{counts[verdict]} chỉ số {word}"
        for verdict, word in (("up", "tăng"), ("down", "giảm"), ("flat", "gần như không đổi"))
        if verdict in counts
    ]
    rest = int(changes["code"].isin(_CODES).sum()) - len(judged)
    tail = f"; {rest} chỉ số chưa so được" if rest else ""
    strongest = _strongest(judged)
    return f"{listed(parts)}{tail}{f'; {strongest}' if strongest else ''}."


def dimension_finding(changes: pd.DataFrame) -> str:
    """Name the dimension that moved most: the title of the picture of all eight."""
    judged = _judged(changes)
    if judged.empty:
        return "Chưa so được với năm gốc"
    moved = judged[judged["verdict"] != "flat"]
    return "Các chỉ số gần như không đổi" if moved.empty else _strongest(moved)


def change_of(row: pd.Series) -> str:
    """Write one score's change with its sign and per cent, or a dash."""
    if is_missing(row["change"]):
        return MISSING
    return f"{signed(row['change'])} ({signed_percent(row['change_pct'])})"


def waterfall_finding(rows: pd.DataFrame) -> str:
    """Name the part that moved its parent most, the way the parent went: the title of the waterfall."""
    if not _whole(rows):
        return "Chưa tách được thay đổi"
    shares = rows["contribution"].astype("float64").round(_DIGITS)
    change = round(float(rows["parent_change"].iloc[0]), _DIGITS)
    if change == 0:
        return "Điểm không đổi" if (shares == 0).all() else "Phần tăng và phần giảm bù nhau"
    most = shares.max() if change > 0 else shares.min()
    word = "kéo điểm lên" if change > 0 else "kéo điểm xuống"
    return f"{listed(list(rows.loc[shares == most, 'name']))} {word} nhiều nhất ({signed(most)})"


def waterfall_sentence(rows: pd.DataFrame, *, base_year: int | None = None, year: int | None = None) -> str:
    """Say from what to what a parent's score went and what every part gave."""
    if not _whole(rows):
        return "Chưa đủ điểm thành phần của hai năm để tách thay đổi."
    start, end = float(rows["base"].sum()), float(rows["score"].sum())
    parts = [f"{row['code']} {row['name']} {signed(row['contribution'])}" for row in rows.to_dict("records")]
    change = signed(float(rows["parent_change"].iloc[0]))
    first, last = (f" (năm {base_year})", f" (năm {year})") if base_year and year else ("", "")
    return f"Từ {points(start)}{first} đến {points(end)}{last}, thay đổi {change}: {'; '.join(parts)}."


def _whole(rows: pd.DataFrame) -> bool:
    """Tell whether every part of a change is known."""
    return not (rows.empty or rows["parent_change"].isna().any() or rows["contribution"].isna().any())


def heat_map_finding(history: pd.DataFrame) -> str:
    """Name the highest and the lowest dimension of the newest year: the title of the heat map."""
    newest = _newest(history)
    if newest.empty:
        return "Chưa có điểm của năm nào"
    return f"{_extreme(newest, highest=True)} cao nhất năm {newest['year'].iloc[0]}, {_extreme(newest, highest=False)} thấp nhất"


def heat_map_sentence(history: pd.DataFrame) -> str:
    """Say which years the heat map shows, its newest year's ends, and where series start anew."""
    newest = _newest(history)
    if newest.empty:
        return "Chưa có điểm của năm nào."
    known = _dimensions(history)
    breaks = [f"chỉ số {code} ({', '.join(map(str, years))})" for code, years in _restarts(known).items()]
    told = f" Cách đo đổi, không so qua các năm: {listed(breaks)}." if breaks else ""
    span = f"Điểm {known['code'].nunique()} chỉ số, {known['year'].min()}-{known['year'].max()}."
    return f"{span} {heat_map_finding(history)}.{told}"


def _dimensions(history: pd.DataFrame) -> pd.DataFrame:
    return history.loc[history["code"].isin(_CODES) & history["score"].notna()]


def _newest(history: pd.DataFrame) -> pd.DataFrame:
    known = _dimensions(history)
    return known[known["year"].eq(known["year"].max())]


def _extreme(rows: pd.DataFrame, *, highest: bool) -> str:
    shown = rows["score"].round(_DIGITS)
    score = shown.max() if highest else shown.min()
    return f"{listed(list(rows.loc[shown == score, 'name']))} ({points(score)})"


def _restarts(known: pd.DataFrame) -> dict[str, list[int]]:
    before = known.groupby("code", sort=False)["segment"].shift()
    starts = known[before.notna() & (known["segment"] != before)]
    return {str(code): [int(year) for year in rows["year"]] for code, rows in starts.groupby("code", sort=False)}


def _since(history: pd.DataFrame, base_year: int) -> tuple[pd.DataFrame, int]:
    """Return the dimensions whose newest score may be set against the base year's, with `moved`, and the newest year."""
    known = _dimensions(history)
    newest = _newest(known)
    base = known[known["year"] == base_year]
    then = dict(zip(zip(base["code"], base["segment"], strict=True), base["score"], strict=True))
    before = [then.get(key, float("nan")) for key in zip(newest["code"], newest["segment"], strict=True)]
    both = newest.assign(moved=(newest["score"] - before).round(_DIGITS)).dropna(subset=["moved"])
    return both, int(newest["year"].iloc[0]) if len(newest) else base_year


def small_multiples_finding(history: pd.DataFrame, *, base_year: int = BASE_YEAR) -> str:
    """Name the dimensions that rose and fell most since the base year: the title of the small lines."""
    both, year = _since(history, base_year)
    if both.empty or year == base_year:
        return f"Chưa có điểm so được với năm {base_year}"
    most, least = both["moved"].max(), both["moved"].min()
    parts = [
        f"{listed(list(both.loc[both['moved'] == size, 'name']))} {word} nhiều nhất ({signed(size)})"
        for word, size, there in (("tăng", most, most > 0), ("giảm", least, least < 0))
        if there
    ]
    return f"Từ {base_year} đến {year}: {', '.join(parts) or 'điểm không đổi'}"


def small_multiples_sentence(history: pd.DataFrame, *, base_year: int = BASE_YEAR) -> str:
    """Say how many dimensions stand above and below the base year, which moved most, and which cannot be compared."""
    both, year = _since(history, base_year)
    finding = small_multiples_finding(history, base_year=base_year)
    if both.empty or year == base_year:
        return f"{finding}."
    counts = [
        f"{number} chỉ số {word} năm {base_year}"
        for number, word in (
            (int((both["moved"] > 0).sum()), "cao hơn"),
            (int((both["moved"] < 0).sum()), "thấp hơn"),
            (int((both["moved"] == 0).sum()), "bằng"),
        )
        if number
    ]
    rest = _dimensions(history)["code"].nunique() - len(both)
    tail = f"; {rest} chỉ số chưa so được" if rest else ""
    return f"{finding}. Năm {year}, {listed(counts)}{tail}."

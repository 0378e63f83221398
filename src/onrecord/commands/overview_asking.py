"""Questions to the columns: what is found, how many, by which values, on which days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from onrecord.commands.overview_columns import NEVER, Columns
from onrecord.commands.overview_values import FACETS, PRECISIONS, Asked, Bin, Box
from onrecord.commands.summary_making import day_of

if TYPE_CHECKING:
    import numpy as np

    Numbers = np.ndarray[Any, np.dtype[Any]]

EPOCH = date(1970, 1, 1)
MOST = 15  # values of a facet that are shown, and those that are asked for
UNITS = ((100, "day"), (800, "week"), (4_000, "month"))  # up to how many days
BINS = 400  # of a timeline, however long it is


def masks(held: Columns, asked: Asked) -> dict[str, Numbers]:
    """For each condition of a question the incidents that meet it; `alive` are all there are."""
    found: dict[str, Numbers] = {"alive": held.alive}
    chosen = (asked.types, asked.actors, asked.places, asked.stances, asked.origins)
    for kind, values in zip(FACETS, chosen, strict=True):
        if values:
            found[kind] = _any(held, kind, values)
    if asked.places:
        found["place"] = found["place"] | _any(held, "country", asked.places)
    if asked.disputed is not None:
        found["disputed"] = held.numbers["disputed"] == asked.disputed
    if asked.box:
        found["box"] = _within(held, asked.box)
    if asked.since or asked.until:
        found["days"] = _on(held, asked.since, asked.until)
    if asked.without == "place":
        found["without"] = ~placed(held)
    if asked.without == "day":
        found["without"] = ~held.numbers["dated"]
    if asked.search:
        found["search"] = _searched(held, asked.search, met(found))
    return found


def met(found: Mapping[str, Numbers], *but: str) -> Numbers:
    """The incidents that meet all conditions but some."""
    import numpy as np

    some: Numbers = np.logical_and.reduce([m for name, m in found.items() if name not in but])
    return some


def placed(held: Columns) -> Numbers:
    """The incidents that have a place on the map."""
    import numpy as np

    return ~np.isnan(held.numbers["latitude"])


def counts(held: Columns, mask: Numbers) -> dict[str, int]:
    """Count what was found: incidents, and the reports, claims and origins that tell of them."""
    numbers = held.numbers
    return {
        "incidents": int(mask.sum()),
        "reports": int((tally(held, "report", mask) > 0).sum()),
        "claims": int(numbers["claims"][mask].sum()),
        "origins": int((tally(held, "origin", mask) > 0).sum()),
        "disputed": int((mask & numbers["disputed"]).sum()),
        "without_place": int((mask & ~placed(held)).sum()),
        "without_day": int((mask & ~numbers["dated"]).sum()),
    }


def tally(held: Columns, kind: str, mask: Numbers) -> Numbers:
    """How many of some incidents have each value of a facet."""
    import numpy as np

    rows, values = held.pairs[kind]
    return np.bincount(values[mask[rows]], minlength=len(held.words[kind].keys))


def facets(
    held: Columns, found: Mapping[str, Numbers], asked: Asked
) -> dict[str, list[tuple[str, str, int]]]:
    """The values of each facet with how many incidents they leave, under the other conditions."""
    chosen = (asked.types, asked.actors, asked.places, asked.stances, asked.origins)
    told = {
        kind: _facet(held, kind, met(found, kind), values)
        for kind, values in zip(FACETS, chosen, strict=True)
    }
    mask, disputed = met(found, "disputed"), held.numbers["disputed"]
    sides = (("yes", mask & disputed), ("no", mask & ~disputed))
    return told | {"disputed": [(word, word, int(side.sum())) for word, side in sides]}


def _facet(
    held: Columns, kind: str, mask: Numbers, chosen: tuple[str, ...]
) -> list[tuple[str, str, int]]:
    import numpy as np

    words, many = held.words[kind], tally(held, kind, mask)
    most = np.argsort(-many, kind="stable")[:MOST]
    numbers = [int(n) for n in most if many[n]]
    more = (words.numbers.get(value) for value in chosen)
    numbers += [n for n in more if n is not None and n not in numbers]
    return [(words.keys[n], words.labels[n], int(many[n])) for n in numbers]


def bins(held: Columns, mask: Numbers) -> tuple[Bin, ...]:
    """The timeline of some incidents, by days, weeks, months or years as their span asks."""
    import numpy as np

    first, last = _days(held)
    known = mask & (last != NEVER)
    if not known.any():
        return ()
    first, last = first[known], last[known]
    edges = np.array(_edges(int(first.min()), int(last.max())))
    left = np.searchsorted(edges, first, side="right") - 1
    right = np.searchsorted(edges, last, side="right") - 1
    sure = held.numbers["dated"][known] & (left == right) & (first == last)
    disputed = held.numbers["disputed"][known]
    size = len(edges) - 1
    columns = (
        np.bincount(left[sure], minlength=size),
        _spread(left[~sure], right[~sure], size),
        _spread(left[disputed], right[disputed], size),
    )
    starts = [EPOCH + timedelta(int(edge)) for edge in edges]
    return tuple(
        Bin(start, after - timedelta(1), *(int(c[n]) for c in columns))
        for n, (start, after) in enumerate(pairwise(starts))
    )


def _spread(left: Numbers, right: Numbers, size: int) -> Numbers:
    import numpy as np

    starts = np.bincount(left, minlength=size + 1)
    ends = np.bincount(right + 1, minlength=size + 1)
    return np.cumsum(starts - ends)[:size]


def _edges(first: int, last: int) -> list[int]:
    """The first days of stretches, and the day after the last."""
    unit = next((u for most, u in UNITS if last - first <= most), "year")
    day, end = EPOCH + timedelta(first), EPOCH + timedelta(last)
    day = _begin(day, unit)
    step = max(1, (end.year - day.year) // BINS) if unit == "year" else 1
    found = [day]
    while found[-1] <= end:
        found.append(_next(found[-1], unit, step))
    return [(d - EPOCH).days for d in found]


def _begin(day: date, unit: str) -> date:
    if unit == "week":
        return day - timedelta(day.weekday())
    return day.replace(day=1, month=1 if unit == "year" else day.month) if unit != "day" else day


def _next(day: date, unit: str, step: int) -> date:
    if unit in ("day", "week"):
        return day + timedelta(7 if unit == "week" else 1)
    if unit == "year":
        return day.replace(year=min(day.year + step, 9999))
    return (day + timedelta(31)).replace(day=1)


def points(held: Columns, mask: Numbers) -> dict[str, list[Any]]:
    """The places of some incidents in columns."""
    import numpy as np

    rows = np.flatnonzero(mask & placed(held))
    n = held.numbers
    return {
        "id": [held.ids[row] for row in rows],
        "latitude": n["latitude"][rows].round(5).tolist(),
        "longitude": n["longitude"][rows].round(5).tolist(),
        "radius": [None if np.isnan(r) else r for r in n["radius"][rows].tolist()],
        "precisions": list(PRECISIONS),
        "precision": n["precision"][rows].tolist(),
        "start": [None if d == NEVER else d for d in n["start"][rows].tolist()],
        "end": [None if d == NEVER else d for d in n["end"][rows].tolist()],
        "disputed": n["disputed"][rows].astype(int).tolist(),
    }


def on_map(asked: Asked) -> Asked:
    """The question without days and frame: a map narrows by these itself."""
    return replace(asked, since=None, until=None, box=None, sort="newest")


def _any(held: Columns, kind: str, chosen: tuple[str, ...]) -> Numbers:
    import numpy as np

    numbers = held.words[kind].numbers
    wanted = [numbers[value] for value in chosen if value in numbers]
    rows, values = held.pairs[kind]
    mask = np.zeros(len(held.ids), bool)
    mask[rows[np.isin(values, wanted)]] = True
    return mask


def _within(held: Columns, box: Box) -> Numbers:
    west, south, east, north = box
    latitude, longitude = held.numbers["latitude"], held.numbers["longitude"]
    mask: Numbers = (latitude >= south) & (latitude <= north)
    return mask & (longitude >= west) & (longitude <= east)


def _days(held: Columns) -> tuple[Numbers, Numbers]:
    """The first and the last day of each incident; where one is open the other stands for it."""
    import numpy as np

    start, end = held.numbers["start"], held.numbers["end"]
    return np.where(start == NEVER, end, start), np.where(end == NEVER, start, end)


def _on(held: Columns, since: date | None, until: date | None) -> Numbers:
    first, last = _days(held)
    mask: Numbers = last != NEVER
    if since:
        mask &= last >= day_of(since)
    if until:
        mask &= first <= day_of(until)
    return mask


def _searched(held: Columns, search: str, among: Numbers) -> Numbers:
    import numpy as np

    from onrecord.archive.fold import fold

    words = sorted(set(fold(search).split()), key=len, reverse=True)
    texts = held.searched
    found = [r for r in np.flatnonzero(among).tolist() if all(w in texts[r] for w in words)]
    mask = np.zeros(len(held.ids), bool)
    mask[found] = True
    return mask

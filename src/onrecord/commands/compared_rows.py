"""A comparison as flat rows: one an incident that both records or one of them has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from onrecord.commands.comparing import Comparison

if TYPE_CHECKING:
    from onrecord.reconciling.compared_values import Difference, Lacking, Matched, Told

BETWEEN = "; "
SIDES = ("archive", "file")
WHERE = {"left": "archive", "right": "file"}


def compared_rows(told: Comparison) -> Iterator[dict[str, Any]]:
    """Yield the rows by day; `in` is "both", "perhaps both", "archive" or "file"."""
    for one in told.by_day():
        yield _both(one) if one.where == "both" else _one(one)


def _both(one: Matched) -> dict[str, Any]:
    differ = {d.what if not d.of else f"{d.what} ({d.of})": d for d in one.differences}
    how = "both" if one.sure == "likely" else "perhaps both"
    row: dict[str, Any] = {"in": how, "weight": one.weight}
    row |= _side("archive", one.left) | _side("file", one.right)
    row |= {
        "differ": BETWEEN.join(differ) or None,
        "contradict": BETWEEN.join(n for n, d in differ.items() if d.contradicts) or None,
        "agree": BETWEEN.join(one.agreed) or None,
        "killed_more": _gap(differ.get("killed")),
        "km_apart": _gap(differ.get("place")),
        "days_later": _gap(differ.get("period")),
        "more_incidents": BETWEEN.join(t.id for t in one.more_left) or None,
        "more_rows": BETWEEN.join(str(t.number) for t in one.more_right) or None,
        "nearest": None,
    }
    whats = [d.what for d in one.differences] or ["killed", "place"]
    return row | {
        f"{side}_words": BETWEEN.join(dict.fromkeys(b.words for w in whats for b in t.words(w)))
        or None
        for side, t in zip(SIDES, (one.left, one.right), strict=True)
    }


def _one(one: Lacking) -> dict[str, Any]:
    where = WHERE[one.where]
    row: dict[str, Any] = {"in": where, "weight": one.weight}
    for side in SIDES:
        row |= _side(side, one.told if side == where else None)
    row |= dict.fromkeys(("differ", "contradict", "agree", "killed_more", "km_apart", "days_later"))
    row |= dict.fromkeys(("more_incidents", "more_rows"))
    row["nearest"] = None if one.near is None else named(one.near)
    words = BETWEEN.join(dict.fromkeys(b.words for b in one.told.behind)) or None
    return row | {f"{side}_words": words if side == where else None for side in SIDES}


def named(told: Told) -> str:
    """Name a record's entry: "row 7 (214817)", or an incident's id."""
    return told.id if told.number is None else f"row {told.number} ({told.id})"


def _side(side: str, told: Told | None) -> dict[str, Any]:
    place = told.place if told else None
    killed = next((f for f in told.figures if f.measure == "killed"), None) if told else None
    row = {
        f"{side}_id": told.id if told else None,
        f"{side}_row": told.number if told else None,
        f"{side}_title": told.title if told else None,
        f"{side}_start": told.start if told else None,
        f"{side}_end": told.end if told else None,
        f"{side}_place": place.name if place else None,
        f"{side}_country": place.country if place else None,
        f"{side}_latitude": place.latitude if place else None,
        f"{side}_longitude": place.longitude if place else None,
        f"{side}_precision": place.precision if place else None,
        f"{side}_type": (told.violence or ", ".join(told.types)) or None if told else None,
        f"{side}_doers": BETWEEN.join(s.name for s in told.doers) or None if told else None,
    }
    ends = {f"{side}_killed_{e}": getattr(killed, e, None) for e in ("low", "best", "high")}
    return row | ends | {f"{side}_killed_of": (killed.of or None) if killed else None}


def _gap(difference: Difference | None) -> float | None:
    return difference.gap if difference else None

"""What a row of coded data tells, with the cells and words behind it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.records import Account, Cell, CodedRow, Counted

if TYPE_CHECKING:
    from onrecord.reconciling.compared_values import Behind, Told, What

FIELDS: dict[What, tuple[str, ...]] = {  # cells that a field was read from
    "killed": ("killed_low", "killed", "killed_high"),
    "wounded": ("wounded_low", "wounded", "wounded_high"),
    "place": ("place", "admin2", "admin1", "country", "latitude", "longitude", "place_precision"),
    "period": ("date", "start", "end", "date_precision"),
    "violence": ("violence", "type"),
    "type": ("violence", "type"),
    "doers": ("side_a", "side_b", "doer", "victim"),
}
SIDES = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")


def row_told(row: CodedRow) -> Told:
    """Make of a row what it tells."""
    from onrecord.reconciling.compared_values import Told

    one = row.account
    whole = [Counted(t.measure, "", t.low, t.best, t.high) for t in one.tolls]
    return Told(
        id=row.id,
        number=row.number,
        title=row.title or row.notes,
        start=one.start,
        end=one.end,
        precision=one.precision,
        place=one.places[0] if one.places else None,
        types=one.types,
        violence=row.violence,
        figures=(*whole, *row.counts),
        doers=one.doers,
        victims=one.victims,
        sources=tuple(filter(None, (one.source,))),
        behind=tuple(_behind(row)),
    )


def _behind(row: CodedRow) -> list[Behind]:
    from onrecord.reconciling.compared_values import Behind

    held = {cell[0]: cell for cell in row.cells}
    found = []
    for what, fields in FIELDS.items():
        asked = (*fields, *SIDES) if what == "killed" else fields
        cells = [held[f] for f in asked if f in held]
        if cells:
            found.append(Behind(what, "; ".join(map(_cell, cells)), row.account.source))
    return found


def _cell(cell: Cell) -> str:
    _, column, words = cell
    return f"{column} {words}"


def reworded(one: Account, row: CodedRow) -> Account:
    """Tell a row's words as those of accounts read from text are told, to be compared with them."""
    from onrecord.incidents.words import counts_in, folded, words_in

    texts = [t for t in (row.title, row.notes) if t]
    words = {w for text in texts for w in (*words_in(text), *counts_in(text))}
    sides = (s.name for s in (*one.doers, *one.victims) if not s.actor)
    places = (p.name for p in one.places if p.precision != "country")
    names = set(folded([*sides, *places])) | set(folded(one.names))
    return replace(one, words=tuple(sorted(words)), names=tuple(sorted(names)))

"""A claim as rows: itself, and the spans, actors, places and figures that it is filtered by."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Any

from onrecord.archive.fold import fold
from onrecord.records import (
    Claim,
    Claimant,
    Figure,
    Participant,
    Place,
    Report,
    Words,
    to_published,
)

Row = dict[str, Any]
PARTS = {  # what claims are found by: columns of tables, beside the claim's own row
    "spans": ("field", "start", "end", "text"),
    "actors": ("part", "folded", "actor", "name", "kind", "role"),
    "places": ("folded", "id", "name", "country", "latitude", "longitude", "unresolved"),
    "figures": ("id", "measure", "low", "best", "high", "scope"),
}
# A head is what may be known of a report beside its text and address.
HEAD = ("title", "publisher", "published", "updated", "language", "agency", "dateline")
LARGEST = 2**63 - 1  # the largest integer that a database column holds


def head_of(report: Report) -> str:
    """Write a report's head as one text, equal for equal heads."""
    return json.dumps({f: getattr(report, f) for f in HEAD}, default=str, ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Prepared:
    """The claims of a report as rows, made by whoever read it, so that who writes only writes.

    `parts` has the rows of each of `PARTS`: the position of the claim, then the columns.
    """

    claims: list[Row]
    parts: dict[str, list[tuple[Any, ...]]]

    def __len__(self) -> int:
        """How many claims they are."""
        return len(self.claims)

    @property
    def ids(self) -> list[str]:
        """The claims' ids."""
        return [row["id"] for row in self.claims]


def prepared(report: Report, claims: Sequence[Claim]) -> Prepared:
    """Make the rows of the claims of a report."""
    made: dict[str, Callable[[Claim], Iterator[Row]]] = {
        "spans": span_rows,
        "actors": actor_rows,
        "places": place_rows,
        "figures": figure_rows,
    }
    parts = {
        table: [
            (position, *(row[column] for column in PARTS[table]))
            for position, claim in enumerate(claims)
            for row in rows_of(claim)
        ]
        for table, rows_of in made.items()
    }
    return Prepared([claim_row(c, report, n) for n, c in enumerate(claims)], parts)


def claim_row(claim: Claim, report: Report, position: int) -> Row:
    """Make the row of a claim, the `position`-th of its report."""
    claimant, event = claim.claimant, claim.event
    place = event.places[0] if event and event.places else None
    period = event.period if event else None
    return {
        "id": claim.id,
        "report_id": report.id,
        "position": position,
        "published": json.dumps(to_published(claim, report), ensure_ascii=False),
        "searched": fold(*(e.words.text for e in claim.evidence)),
        "claimant_name": claimant.name or claimant.words.text if claimant else None,
        "claimant_actor": claimant.actor if claimant else None,
        "claimant_kind": claimant.kind if claimant else None,
        "stance": claim.stance,
        "modality": claim.modality,
        "type": event.type if event else None,
        "mention": event.mention if event else None,
        "negated": event.negated if event else None,
        "background": event.background if event else None,
        "place_name": place.name or place.words.text if place else None,
        "place_id": place.id if place else None,
        "place_country": place.country if place else None,
        "period_start": period.start if period else None,
        "period_end": period.end if period else None,
        "period_precision": period.precision if period else None,
    }


def span_rows(value: Any, path: str = "") -> Iterator[Row]:
    """Yield a row for each words of a claim; `field` is its path, such as `figures.0.of`."""
    if isinstance(value, Words):
        yield {"field": path, "start": value.start, "end": value.end, "text": value.text}
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from span_rows(item, f"{path}.{number}")
    else:
        for name in _fields(type(value)):  # type: ignore[arg-type]  # a type can be hashed
            below = path if name == "words" else f"{path}.{name}".lstrip(".")
            yield from span_rows(getattr(value, name), below)


@cache
def _fields(kind: type) -> tuple[str, ...]:
    return tuple(f.name for f in fields(kind)) if is_dataclass(kind) else ()


def actor_rows(claim: Claim) -> Iterator[Row]:
    """Yield a row for each of those who speak, carry, act or suffer in a claim."""
    if claim.claimant:
        yield _actor("claimant", claim.claimant)
        if voice := claim.claimant.voice:
            text = fold(voice.name, voice.words.text)
            name = voice.name or voice.words.text
            yield _actor("voice", claim.claimant) | {"folded": text, "name": name, "actor": None}
    yield from (_actor("via", v) for v in claim.via)
    if claim.event:
        yield from (_actor("actors", a) for a in claim.event.actors)
        yield from (_actor("targets", t) for t in claim.event.targets)


def _actor(part: str, who: Claimant | Participant) -> Row:
    return {
        "part": part,
        "folded": fold(who.name, who.words.text),
        "actor": who.actor,
        "name": who.name or who.words.text,
        "kind": who.kind,
        "role": who.role if isinstance(who, Participant) else None,
    }


def place_rows(claim: Claim) -> Iterator[Row]:
    """Yield a row for each place of a claim's event and figures."""
    yield from (_place(p) for p in (claim.event.places if claim.event else ()))
    yield from (_place(f.place) for f in claim.figures if f.place)


def _place(place: Place) -> Row:
    same = ("id", "name", "country", "latitude", "longitude", "unresolved")
    return {"folded": fold(place.name, place.words.text)} | {f: getattr(place, f) for f in same}


def figure_rows(claim: Claim) -> Iterator[Row]:
    """Yield a row for each figure of a claim."""
    yield from (_figure(f) for f in claim.figures)


def _figure(figure: Figure) -> Row:
    bounds = {b: _held(getattr(figure, b)) for b in ("low", "best", "high")}
    return {"id": figure.id, "measure": figure.measure, "scope": figure.scope} | bounds


def _held(number: int | None) -> int | None:
    return number if number is None or abs(number) <= LARGEST else None

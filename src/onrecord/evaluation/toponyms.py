"""Task `toponyms`: the names of places in a report, and where on earth they lie.

All marks count but of kinds that are no places or part of another name (`toponyms.yaml`); those
without coordinates are asked for in `recognition` alone. A mark is found where one of ours has its
characters; a leading article and a possessive ending are left out. What lies in a mark that is
excused costs nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from onrecord.evaluation.rows import day_of
from onrecord.evaluation.scoreboard import Counts, Outcome, f_of, recall_of
from onrecord.evaluation.task import Job, Row, Task, answered
from onrecord.grounding.place_geometry import distance_km
from onrecord.grounding.place_types import Settled
from onrecord.grounding.toponyms import toponyms_of
from onrecord.names.gazetteer_ids import geonames_id
from onrecord.records import Report, make_report

NEAR_KM = 161.0  # a hundred miles, as published figures have it
Span = tuple[int, int]
Mark = Mapping[str, Any]
_EDGES = re.compile(r"^(?:the\s+)?(?P<name>.*?)(?:['’]s?)?\W*$", re.IGNORECASE | re.DOTALL)


def outcomes(job: Job) -> Iterator[Outcome]:
    """One outcome a report."""
    rows = answered(job.rows, "text", "gold")
    for row, reading in job.parse(rows, report_of):
        ours = {_trimmed(row, s): s for s in _in_body(row, toponyms_of(reading))}
        yield Outcome(
            str(row["id"]),
            _counts(row, ours),
            row["text"],
            "; ".join(m["text"] for m in _asked(row)),
            "; ".join(_told(s) for s in ours.values()),
        )


def report_of(row: Row) -> Report:
    """The report of a row: the title first, where there is one, then the text as it is."""
    title = row.get("title") or None
    text = f"{title}\n\n{row['text']}" if title else str(row["text"])
    return make_report(
        text,
        title=title,
        body_start=_shift(row),
        published=day_of(row.get("date")),
        url=row.get("url"),
    )


def _counts(row: Row, ours: Mapping[Span, Settled]) -> dict[str, Counts]:
    asked = {_bare(row, m["start"], m["end"]): m for m in _asked(row)}
    excused = [m for m in row["gold"] if m.get("type") in _kinds()["excused"]]
    given = [s for s in ours if s in asked or not any(_touch(s, m) for m in excused)]
    found = [(m, ours[s]) for s, m in asked.items() if s in ours]
    return {
        "recognition": Counts(len(found), len(asked), len(given)),
        "within_161km": _share([_is_near(m, s) for m, s in found if m.get("lat") is not None]),
        "exact": _share([_is_same(m, s) for m, s in found if m.get("geonameid")]),
    }


def _asked(row: Row) -> list[Mark]:
    """The marks that count: of no kind that is passed over."""
    passed = _kinds()["excused"] + _kinds()["wrong"]
    return [m for m in row["gold"] if m.get("type") not in passed]


@cache
def _kinds() -> dict[str, list[str]]:
    """Which kinds of mark are excused, and which are wrong to give (`toponyms.yaml`)."""
    text = Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8")
    kinds: dict[str, list[str]] = yaml.safe_load(text)
    return kinds


def _is_near(mark: Mark, place: Settled) -> bool:
    if place.latitude is None or place.longitude is None:
        return False
    here, there = (mark["lat"], mark["lon"]), (place.latitude, place.longitude)
    return distance_km(here, there) <= NEAR_KM


def _is_same(mark: Mark, place: Settled) -> bool:
    return place.id is not None and geonames_id(place.id) == str(mark["geonameid"])


def _share(right: Sequence[bool]) -> Counts:
    return Counts(sum(right), len(right), len(right))


def _touch(span: Span, mark: Mark) -> bool:
    return bool(span[0] < mark["end"] and mark["start"] < span[1])


def _shift(row: Row) -> int:
    return len(row["title"]) + 2 if row.get("title") else 0


def _in_body(row: Row, places: Sequence[Settled]) -> list[Settled]:
    return [p for p in places if p.mention.words.start >= _shift(row)]


def _trimmed(row: Row, place: Settled) -> Span:
    words = place.mention.words
    return _bare(row, words.start - _shift(row), words.end - _shift(row))


def _bare(row: Row, start: int, end: int) -> Span:
    """The characters of a name without "the" before it and "'s" behind it."""
    match = _EDGES.match(row["text"], start, end)
    return match.span("name") if match else (start, end)


def _told(place: Settled) -> str:
    return f"{place.mention.words.text} = {place.name or place.unresolved}"


TASK = Task(
    "toponyms",
    {
        "recognition": f_of("recognition"),
        "within_161km": recall_of("within_161km"),
        "exact": recall_of("exact"),
    },
    outcomes,
)

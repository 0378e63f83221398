"""Datelines: where a report was sent from, when, and by which agency."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from onrecord.intake.dates import date_at
from onrecord.intake.headline import OPENING
from onrecord.intake.lists import head_lists

LONGEST = 200
DASH = re.compile(r"\s*(?:--+|[–—―]|(?<=[\s)])-(?=\s))\s*")
PARENS = re.compile(r"\s*\(\s*(?P<inner>[^()]{2,70}?)\s*\)\s*\Z")
NAME = r"(?:[A-Z][\w.'’`-]*|de|del|la|las|el|al|of|the|-)"
PLACE = re.compile(
    rf"[A-Z][\w.'’`-]*(?:\s+{NAME}){{0,4}}(?:\s?/\s?{NAME}(?:\s+{NAME}){{0,2}}){{0,2}}"
    rf"(?:\s?,\s{NAME}(?:\s+{NAME}){{0,3}})?(?:\s?\([\w .'-]+\))?\Z"
)
CAPITALS = re.compile(r"[^\W\d_a-z][^\Wa-z]{2,}")
BEFORE_AGENCY = re.compile(
    r"(?P<place>[A-Z][^()\n.]{1,40}?)\s?\((?P<agency>[^()\n]{2,40})\)\s+(?=[A-Z“\"])"
)
SEVERAL = re.compile(
    r"(?P<place>[A-Z]{3,}(?: [A-Z]{3,})?(?:/[A-Z]{3,}(?: [A-Z]{3,})?)+)\s+(?=[A-Z“\"])"
)
BEFORE_COLON = re.compile(r"(?P<place>[A-Za-z][A-Za-z .'-]{2,30}):\s+")


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline: the spans of its place and agency in code points, its day, and where it ends."""

    place: tuple[int, int] | None
    agency: tuple[int, int] | None
    day: date | None
    end: int


def dateline_at(text: str, start: int, published: date | None = None) -> Dateline | None:
    """The dateline that begins at `start` of `text`, or None.

    A day without a year takes it from `published`.

    >>> text = "BEIRUT, June 5 (Reuters) - Rebels left."
    >>> found = dateline_at(text, 0, date(2013, 6, 5))
    >>> text[slice(*found.place)], text[slice(*found.agency)], text[found.end :]
    ('BEIRUT', 'Reuters', 'Rebels left.')
    """
    return (
        _with_dash(text, start, published)
        or _with_agency(text, start)
        or _with_colon(text, start)
        or _with_several(text, start)
    )


def _with_dash(text: str, start: int, published: date | None) -> Dateline | None:
    for dash in DASH.finditer(text, start, min(len(text), start + LONGEST)):
        if dash.start() > start and (
            found := _parts(text, start, dash.start(), dash.end(), published)
        ):
            return found
    return None


def _parts(text: str, start: int, stop: int, end: int, published: date | None) -> Dateline | None:
    agency: tuple[int, int] | None = None
    day: date | None = None
    inside = PARENS.search(text, start, stop)
    if inside:
        agency, day = inside.span("inner"), None
        found = date_at(text, agency[0], published=published)
        if found and found.end == agency[1]:
            agency, day = None, found.value
        stop = inside.start()
    cut, own_day = _cut_date(text, start, stop, published)
    dated = cut < stop or day is not None
    place = _place(text, start, cut)
    if (cut > start and place is None) or not (place or agency):
        return None
    alone = agency is None and not dated
    if alone and not _stands_alone(text, place, end):
        return None
    if place is None and agency and not dated and not _is_known(text[slice(*agency)]):
        return None
    return Dateline(place, agency, own_day or day, end)


def _cut_date(text: str, start: int, stop: int, published: date | None) -> tuple[int, date | None]:
    for at in [start, *(m.end() for m in re.compile(r",\s*").finditer(text, start, stop))]:
        found = date_at(text, at, published=published)
        if found and not text[found.end : stop].strip(" ,\n"):
            return at, found.value
        if head_lists().undated.fullmatch(text[at:stop].strip()):
            return at, None
    return stop, None


def _place(text: str, start: int, stop: int) -> tuple[int, int] | None:
    words = text[start:stop].rstrip(" ,\n")
    return (start, start + len(words)) if PLACE.match(words) else None


def _stands_alone(text: str, place: tuple[int, int] | None, end: int) -> bool:
    """A place before a dash, without agency or day, is one only in capitals above mixed case."""
    if place is None or not OPENING.match(text, end):
        return False
    first = CAPITALS.match(text, place[0], place[1])
    return first is not None and any(c.islower() for c in text[end : end + 80])


def _with_agency(text: str, start: int) -> Dateline | None:
    match = BEFORE_AGENCY.match(text, start, min(len(text), start + LONGEST))
    if not match or not _is_known(match["agency"]) or not PLACE.match(match["place"]):
        return None
    return Dateline(match.span("place"), match.span("agency"), None, match.end())


def _with_colon(text: str, start: int) -> Dateline | None:
    match = BEFORE_COLON.match(text, start, min(len(text), start + LONGEST))
    if not match or match["place"].lower() in head_lists().not_places:
        return None
    place, after = match["place"], text[match.end() : match.end() + 300]
    few = len(place.split()) <= 3
    capitals = place.isupper() and any(c.islower() for c in after[:80])
    lower = place.islower() and not any(c.isupper() for c in after)
    return (
        Dateline(match.span("place"), None, None, match.end())
        if few and (capitals or lower)
        else None
    )


def _with_several(text: str, start: int) -> Dateline | None:
    """Two places in capitals before a sentence that is not: "AMMAN/BEIRUT Rebels left"."""
    match = SEVERAL.match(text, start, min(len(text), start + LONGEST))
    if not match or not any(c.islower() for c in text[match.end() : match.end() + 80]):
        return None
    return Dateline(match.span("place"), None, None, match.end())


def _is_known(agency: str) -> bool:
    names = re.split(r"\s*[,/;]\s*|\s+and\s+", agency.strip())
    return all(name.casefold() in head_lists().agencies for name in names)

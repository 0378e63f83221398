"""Words around a place's name: what it is called, what it lies in, how far off the event was."""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

from onrecord.grounding.place_types import Modifier
from onrecord.ontology.where import where_words
from onrecord.ontology.words import place_nouns
from onrecord.reading.tree import Tree

_BEARINGS = {
    "north": 0.0,
    "northeast": 45.0,
    "east": 90.0,
    "southeast": 135.0,
    "south": 180.0,
    "southwest": 225.0,
    "west": 270.0,
    "northwest": 315.0,
}
_UNITS = {"k": 1.0, "m": 1.609344}  # kilometres, statute miles
_SIDE = r"(?P<side>north|south|east|west)(?:ern)?[- ]?(?P<side2>east|west)?(?:ern)?"
_FAR = r"(?P<number>\d+(?:[.,]\d+)?)\s*-?\s*(?P<unit>km|kms|kilomet(?:er|re)s?|miles?|mi)\b"
_BEFORE = (
    ("bearing", re.compile(rf"{_FAR}(?:\s*\([^)]*\))?\s+(?:to\s+the\s+)?{_SIDE}\s+of\W*$", re.I)),
    ("bearing", re.compile(rf"\b(?:to\s+the\s+)?{_SIDE}\s+of\W*$", re.I)),
    (
        "distance",
        re.compile(rf"{_FAR}(?:\s*\([^)]*\))?\s+(?:away\s+)?(?:from|outside|off)\W*$", re.I),
    ),
    ("outskirts", re.compile(r"\b(?:outskirts|edges?|fringes?|entrances?)\s+of\W*$", re.I)),
    (
        "countryside",
        re.compile(r"\b(?:countryside|hinterland|rural parts)\s+(?:of|around)\W*$", re.I),
    ),
    (
        "near",
        re.compile(r"\b(?:near|outside|close\s+to|around|not\s+far\s+from|next\s+to)\W*$", re.I),
    ),
)
_AFTER_NEAR = re.compile(r"^(?:'s|’s)?\s+(?P<what>outskirts|countryside)\b", re.I)
_BETWEEN = re.compile(
    r"\bbetween\s+(?:the\s+)?(?:towns?|villages?|cit(?:y|ies))?\s*(?:of\s+)?$", re.I
)
_AND = re.compile(r"^\s+and\s+(?P<other>(?:[A-Z][\w'’-]*\s?|al-[A-Z]\w*\s?){1,3})")
_WINDOW = 60


@cache
def kinds() -> dict[str, str]:
    """Words for kinds of places, to the kind of entry they mean (`place_kinds.csv`)."""
    with (Path(__file__).parent / "place_kinds.csv").open(encoding="utf-8", newline="") as lines:
        return {row["word"]: row["kind"] for row in csv.DictReader(lines)}


@cache
def sights() -> dict[str, str]:
    """Nouns that make a name of a place with the words before them (`place_sights.csv`).

    "kind" follows a name that is one by itself (Sokoto State), "sight" makes one (Third Street).
    """
    with (Path(__file__).parent / "place_sights.csv").open(encoding="utf-8", newline="") as lines:
        return {row["word"]: row["role"] for row in csv.DictReader(lines)}


def split_kind(text: str) -> tuple[str, str | None]:
    """A name without the word for its kind, and that kind.

    >>> split_kind("Homs province"), split_kind("Province of Homs"), split_kind("Homs")
    (('Homs', 'admin1'), ('Homs', 'admin1'), ('Homs', None))
    """
    words = text.split()
    last = words[-1].casefold().rstrip(".") if words else ""
    if len(words) > 1 and kinds().get(last, "part") != "part":
        return " ".join(words[:-1]), kinds()[last]
    if (
        len(words) > 2
        and words[1].casefold() == "of"
        and kinds().get(words[0].casefold(), "part") != "part"
    ):
        return " ".join(words[2:]), kinds()[words[0].casefold()]
    return text, None


def without_part(text: str) -> str:
    """A name without a leading word for a part of the place.

    >>> without_part("northern Aleppo"), without_part("Aleppo")
    ('Aleppo', 'Aleppo')
    """
    first, _, rest = text.partition(" ")
    return rest if rest and kinds().get(first.casefold()) == "part" else text


def kind_around(tree: Tree, first: int, last: int) -> str | None:
    """The word that says what the place at these tokens is: "the town of X", "X province"."""
    after = tree.low[last] if last < len(tree) else ""
    if after in where_words().provinces or place_nouns().get(after) in (
        "settlement",
        "neighbourhood",
    ):
        return after
    before = tree.low[first - 2] if first > 1 and tree.low[first - 1] == "of" else ""
    return before if before in place_nouns() else None


def modifier_of(text: str, start: int, end: int) -> Modifier | None:
    """The modifier that stands around the name `text[start:end]`, or null.

    >>> modifier_of("a base 12 km north of Homs was hit", 22, 26)
    Modifier(how='bearing', distance_km=12.0, bearing=0.0, other=None)
    """
    before, after = text[max(0, start - _WINDOW) : start], text[end : end + _WINDOW]
    second = _AND.match(after)
    if second and _BETWEEN.search(before):
        return Modifier("between", other=second["other"].strip())
    for how, pattern in _BEFORE:
        found = pattern.search(before)
        if found:
            return _modifier(how, found.groupdict())
    near = _AFTER_NEAR.match(after)
    if near:
        return Modifier("outskirts" if near["what"].casefold() == "outskirts" else "countryside")
    return None


def _modifier(how: str, found: dict[str, str | None]) -> Modifier:
    number, side = found.get("number"), found.get("side")
    km = None
    if number:
        km = float(number.replace(",", ".")) * _UNITS[(found["unit"] or "k")[0].casefold()]
    if how == "bearing" and side:
        return Modifier("bearing", km, _BEARINGS[(side + (found.get("side2") or "")).casefold()])
    if how == "distance":
        return Modifier("distance", km)
    return Modifier({"outskirts": "outskirts", "countryside": "countryside"}.get(how, "near"))  # type: ignore[arg-type]

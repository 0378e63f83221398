"""Where a text names places: the reader's names, nationalities, and names made with a noun."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.grounding.place_words import sights
from onrecord.reading.reading import Reading

Range = tuple[int, int]
MODIFYING = ("amod", "compound", "nmod", "poss")
_OWNER = ("'s", "’s", "'", "’")
_SIDES = frozenset(
    [
        "north",
        "south",
        "east",
        "west",
        "northern",
        "southern",
        "eastern",
        "western",
        "central",
        "upper",
        "lower",
    ]
)
_AT = ("in", "at", "near", "outside", "inside", "to", "from", "around")
_JOINING = ("-", "/", "of", "de", "des", "du", "la", "le", "al", "el", "&")


def spans_of(reading: Reading) -> list[Range]:
    """The ranges of tokens that name a place, in order, none inside another."""
    places = reading.mentions.places
    found = {_whole(reading, *s) for s in set(places.values()) if _names_place(reading, *s)}
    found |= {s for s in _nations(reading) if not any(i in places for i in range(*s))}
    made = {_with_noun(reading, at) for at in range(len(reading.tree))} - {None}
    every = [span for span in [*found, *made] if span is not None]
    return [s for s in sorted(every) if not any(_holds(o, s) for o in every)]


def _holds(outer: Range, inner: Range) -> bool:
    return outer != inner and outer[0] <= inner[0] and inner[1] <= outer[1]


def _names_place(reading: Reading, first: int, last: int) -> bool:
    """Whether a name of the lists stands for a place: no people, and no seat for its government."""
    if last - first == 1 and _is_people(reading, first):
        return False
    words = " ".join(reading.tree.word[first:last])
    body = next(iter(reading.names.registry.lookup(words)), None)
    places = reading.names.gazetteer.lookup(words)
    seat = any(p.kind == "point" for p in places) or not any(p.matched == "name" for p in places)
    if body is None or body.kind != "government" or not seat:
        return True
    before = [reading.tree.low[i] for i in range(max(0, first - 2), first)]
    return any(word in _AT for word in before)


def _nations(reading: Reading) -> Iterator[Range]:
    """Names and adjectives of countries and regions, inside the names of actors too."""
    tree = reading.tree
    for at, word in enumerate(tree.word):
        if not word[:1].isupper():
            continue
        two = at + 1 < len(tree) and tree.word[at + 1][:1].isupper() and tree.low[at] != "the"
        if two and (_is_nation(reading, at, at + 2) or _is_regional(reading, at, at + 2)):
            yield at, at + 2
        elif _is_nation(reading, at, at + 1) or _is_regional(reading, at, at + 1):
            yield at, at + 1


def _is_nation(reading: Reading, first: int, last: int) -> bool:
    words = " ".join(reading.tree.word[first:last])
    known = reading.names.gazetteer.country_of(words)
    return known is not None and not _is_people(reading, last - 1, words)


def _is_regional(reading: Reading, first: int, last: int) -> bool:
    """Whether words are a region's adjective before its noun ("European airlines"), or EU."""
    tree = reading.tree
    if tree.tag[last - 1] not in ("JJ", "NNP") or tree.dep[last - 1] not in MODIFYING:
        return False
    found = reading.names.gazetteer.lookup(" ".join(tree.word[first:last]))
    return bool(found) and found[0].kind == "region" and found[0].matched in ("name", "alternate")


def _is_people(reading: Reading, at: int, words: str | None = None) -> bool:
    """Whether a nationality stands for people or a language: "the Turks", "in Turkish"."""
    tree, gazetteer = reading.tree, reading.names.gazetteer
    words = words or tree.word[at]
    code = gazetteer.country_of(words)
    entries = gazetteer.lookup(words)[:1]
    if code is not None and any(e.country == code for e in entries):
        return False
    if code is None and not (entries and entries[0].kind == "region" and tree.tag[at] == "NNPS"):
        return False
    while tree.dep[at] == "conj":
        at = tree.head[at]
    return tree.dep[at] not in MODIFYING


def _whole(reading: Reading, first: int, last: int) -> Range:
    """A name with the side before it ("Southern California") and the kind after it ("X State")."""
    tree = reading.tree
    if first and tree.word[first - 1][:1].isupper() and tree.low[first - 1] in _SIDES:
        further = first > 1 and tree.word[first - 2][:1].isupper()
        first -= 0 if further else 1
    if _is_with_district(reading, first, last):
        return first, last + 2
    if (
        last < len(tree)
        and tree.word[last][:1].isupper()
        and sights().get(tree.low[last]) == "kind"
    ):
        after = tree.word[last + 1][:1] if last + 1 < len(tree) else ""
        last += 0 if after.isupper() else 1
    return first, last


def _is_with_district(reading: Reading, first: int, last: int) -> bool:
    """Whether a comma and an abbreviation belong to the name: "Washington, D.C."."""
    tree = reading.tree
    if tree.low[last : last + 1] != [","] or last + 1 >= len(tree) or "." not in tree.low[last + 1]:
        return False
    found = reading.names.gazetteer.lookup(" ".join((*tree.word[first:last], tree.word[last + 1])))
    return bool(found) and found[0].matched in ("name", "alternate")


def _with_noun(reading: Reading, at: int) -> Range | None:
    """A name made with a noun: "Third Street", "Altnagelvin Hospital", "Nile Delta"."""
    tree = reading.tree
    if sights().get(tree.low[at]) != "sight" or not tree.word[at][:1].isupper():
        return None
    after = tree.word[at + 1] if at + 1 < len(tree) else ""
    if after == "for" or (after[:1].isupper() and tree.tag[at + 1].startswith("NN")):
        return None  # "Center for Law", "Street Journal": a body
    first = at
    while first and _belongs(reading, first - 1):
        first -= 1
    while first < at and (
        tree.low[first] in (*_JOINING, "the") or not tree.word[first][:1].isupper()
    ):
        first += 1
    return (first, at + 1) if first < at else None


def _belongs(reading: Reading, at: int) -> bool:
    """Whether a word is part of the name that follows it."""
    tree = reading.tree
    if tree.low[at] in _OWNER:
        return at - 1 not in reading.mentions.places and tree.word[at - 1][:1].isupper()
    if tree.low[at] in _JOINING:
        return tree.low[at] != "of"
    return tree.word[at][:1].isupper() and tree.tag[at] != "IN" and tree.low[at] not in ("the", "a")

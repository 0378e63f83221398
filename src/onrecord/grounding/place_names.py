"""What a name may mean, and whether a report gives ground for an entry of that name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.grounding.place_geometry import distance_km
from onrecord.grounding.place_score import Surroundings, contains
from onrecord.grounding.place_types import PlaceMention
from onrecord.grounding.place_words import split_kind, without_part
from onrecord.names.fold import fold
from onrecord.names.gazetteer import Gazetteer, PlaceEntry
from onrecord.records import Words

NOT_FOUND = "not in the gazetteer"
ELSEWHERE = "the gazetteer has this name only in countries of which the report does not speak"
COUNTY = "the gazetteer has towns of this name, and not the county"
OUTSIDE = "the gazetteer has no place of this name in the place that the words give"
NEAR_TOWN_KM = 80.0  # a town said to hold another place has it within this
_LOCAL = ("settlement", "neighbourhood", "point")
WIDEST = 40  # candidates weighed for one name
KNOWN = 20_000  # people: a town that a folded spelling may mean without any other sign
WORLD = 100_000  # people: a town that a report may name without a word of its country
ENOUGH = {"alternate": 0.05, "strict": 0.15, "loose": 0.15}  # of the report, for such a match


@dataclass(frozen=True, slots=True)
class Name:
    """All mentions of one name in a report: settled together, one sense a report."""

    mention: PlaceMention
    text: str
    kind: str | None
    containers: tuple[PlaceEntry, ...]
    entries: tuple[PlaceEntry, ...]


def key_of(mention: PlaceMention) -> tuple[str, str]:
    """What mentions share that are settled together: name, container, division or not."""
    name, kind = split_kind(mention.words.text)
    division = (kind or mention.kind or "").startswith("admin")
    city = kind == "settlement"  # Mexico City is not Mexico
    called = "division" if division else "city" if city else ""
    return (fold(name), called + fold(mention.container or ""))


def told_best(
    keys: Sequence[tuple[str, str]], mentions: Sequence[PlaceMention]
) -> Mapping[tuple[str, str], PlaceMention]:
    """One mention for each key; without a container of its own it takes the name's only one."""
    given: dict[str, set[str]] = defaultdict(set)
    for (name, _), mention in zip(keys, mentions, strict=True):
        if mention.container:
            given[name].add(mention.container)
    told: dict[tuple[str, str], PlaceMention] = {}
    for key, mention in zip(keys, mentions, strict=True):
        only = next(iter(given[key[0]])) if len(given[key[0]]) == 1 else None
        kind = mention.kind or (told[key].kind if key in told else None)
        told[key] = replace(mention, container=mention.container or only, kind=kind)
    return told


def name_of(mention: PlaceMention, gazetteer: Gazetteer) -> Name:
    """The name of a mention with its kind, its containers and the entries that bear it."""
    text, kind = split_kind(mention.words.text)
    nation = _nation(mention.words.text, gazetteer)
    if nation is not None:
        return Name(mention, text, None, (), (nation,))
    kind = kind or split_kind(f"X {mention.kind}")[1] if mention.kind else kind
    containers: tuple[PlaceEntry, ...] = ()
    if mention.container:
        inside, _ = split_kind(mention.container)
        holder = _nation(mention.container, gazetteer)
        found = gazetteer.lookup(mention.container) or gazetteer.lookup(inside)
        containers = (holder,) if holder else tuple(found)[:5]
    return Name(mention, text, kind, containers, _entries(mention.words.text, text, gazetteer))


def _nation(text: str, gazetteer: Gazetteer) -> PlaceEntry | None:
    """The country that a nationality names; a country's own name is looked up like all others."""
    code = gazetteer.country_of(text)
    entry = gazetteer.country(code) if code else None
    if entry is None or any(e.id == entry.id for e in gazetteer.lookup(text)):
        return None
    return entry


def bare(text: str, gazetteer: Gazetteer) -> Name:
    """A name of which only the text is known."""
    mention = PlaceMention(Words(text, 0, len(text)))
    name, kind = split_kind(text)
    nation = _nation(text, gazetteer)
    if nation is not None:
        return Name(mention, text, None, (), (nation,))
    return Name(mention, name, kind, (), _entries(text, name, gazetteer))


def _entries(whole: str, bare: str, gazetteer: Gazetteer) -> tuple[PlaceEntry, ...]:
    """What a name may mean.

    First as it stands (Mexico City, Northern Ireland), then without the word for its kind (Homs
    province), then without the word for a part of it (northern Aleppo).
    """
    tries = dict.fromkeys((whole, bare, without_part(bare)))
    for at, name in enumerate(tries):
        sure = ("name", "alternate", "strict") if at else ("name", "alternate")
        found = gazetteer.lookup(name)
        if found and found[0].matched in sure:
            return tuple(found[:WIDEST])
    return tuple(gazetteer.lookup(bare)[:WIDEST])


def doubt(entry: PlaceEntry, name: Name, around: Surroundings) -> str | None:
    """Why an entry must not be taken for the name: the reason in words, or null where it may.

    A report must give some ground for a place, a container or a word of its country, unless all
    the world knows it. A county is seldom where a town of its name is.
    """
    if name.kind == "county" and entry.kind == "settlement":
        return COUNTY
    plainly = entry.matched in ("name", "alternate")
    if name.mention.firm and name.containers and not _within(entry, name.containers):
        return OUTSIDE
    if any(contains(c, entry) for c in name.containers):
        return None
    if plainly and (entry.kind not in _LOCAL or entry.population >= WORLD):
        return None
    if around.countries:
        share = around.countries.get(entry.country or "", 0.0)
        known = share > ENOUGH.get(entry.matched, 0.0)
    else:
        known = plainly or (entry.matched == "strict" and entry.population >= KNOWN)
    return None if known else ELSEWHERE if plainly else NOT_FOUND


def _within(entry: PlaceEntry, containers: Sequence[PlaceEntry]) -> bool:
    """Whether an entry is one of the larger places or lies in one; around a town, close to it."""
    here = (entry.latitude, entry.longitude)
    return any(
        c.id == entry.id
        or (
            contains(c, entry)
            and (
                c.kind in ("country", "admin1", "region")
                or distance_km(here, (c.latitude, c.longitude)) <= NEAR_TOWN_KM
            )
        )
        for c in containers
    )

"""Incidents within larger ones: a strike in a wave, what happens in a battle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.incidents.consistency import distance_km
from onrecord.incidents.constraints import account_of_claims, active
from onrecord.incidents.scene import Scene, nesting_rules, scene_of
from onrecord.records import Account, Judgement, Spot

BUCKET = 32  # days; a larger incident is looked up by country and stretch of days


@dataclass(frozen=True, slots=True)
class Nesting:
    """One incident within a larger one, and why, in words."""

    inner: str
    outer: str
    reason: str


def nest(
    groups: Mapping[str, Sequence[str]],
    accounts: Mapping[str, Account],
    judgements: Sequence[Judgement] = (),
) -> dict[str, str]:
    """The larger incident of each incident that has one: see `nestings`."""
    return {found.inner: found.outer for found in nestings(groups, accounts, judgements)}


def nestings(
    groups: Mapping[str, Sequence[str]],
    accounts: Mapping[str, Account],
    judgements: Sequence[Judgement] = (),
) -> list[Nesting]:
    """Which incidents are parts of larger ones, at most one each, sorted by the inner's id.

    `groups` are account ids by incident id. A `part_of` that people judged holds (the last of
    several); else an incident is part of the smallest that a rule of `nesting.yaml` allows: a
    strike on the same day within a wave told over a country or several towns, or what happens on
    a day and at the place of a battle or siege told to last longer. No circle ever arises.
    """
    judged = _judged(groups, accounts, judgements)
    scenes = [
        scene
        for incident in sorted(groups)
        if (scene := scene_of(incident, [accounts[a] for a in groups[incident]]))
    ]
    index = _index(scenes)
    found = dict(judged)
    for inner in scenes:
        if inner.id not in judged:
            best = min(_around(inner, index), key=lambda pair: _size(pair[0]), default=None)
            if best and not _leads(best[0].id, inner.id, found):
                found[inner.id] = Nesting(inner.id, best[0].id, best[1])
    return [found[incident] for incident in sorted(found)]


def _judged(
    groups: Mapping[str, Sequence[str]],
    accounts: Mapping[str, Account],
    judgements: Sequence[Judgement],
) -> dict[str, Nesting]:
    """What people judged, by the inner incident; a circle that new groups close is left out."""
    members = (accounts[a] for ids in groups.values() for a in ids)
    account_of = account_of_claims(members)
    incident_of = {account: incident for incident, ids in groups.items() for account in ids}
    found: dict[str, Nesting] = {}
    for judgement in active(judgements):
        inner, outer = (
            incident_of.get(account_of.get(claim, "")) for claim in (judgement.a, judgement.b)
        )
        if judgement.decision != "part_of" or not inner or not outer or inner == outer:
            continue
        others = {key: nesting for key, nesting in found.items() if key != inner}
        if not _leads(outer, inner, others):
            why = f"judged by {judgement.by} on {judgement.at:%Y-%m-%d}"
            told = f"{why}: {judgement.reason}" if judgement.reason else why
            found[inner] = Nesting(inner, outer, told)
    return found


def _leads(start: str, goal: str, found: Mapping[str, Nesting]) -> bool:
    """Whether going from part to whole leads from one incident to another."""
    while start != goal and start in found:
        start = found[start].outer
    return start == goal


def _size(scene: Scene) -> tuple[int, int, str]:
    return scene.days, scene.breadth, scene.id


def _keys(scene: Scene) -> Iterator[tuple[str | None, int]]:
    buckets = range(scene.first.toordinal() // BUCKET, scene.last.toordinal() // BUCKET + 1)
    for country in sorted({spot.country or "" for spot in scene.spots}):
        yield from ((country, bucket) for bucket in buckets)


def _index(scenes: Iterable[Scene]) -> dict[tuple[str | None, int], list[Scene]]:
    """The incidents that may hold others, by country and stretch of days."""
    index: dict[tuple[str | None, int], list[Scene]] = {}
    for scene in scenes:
        if _is_wave(scene) or _is_battle(scene):
            for key in _keys(scene):
                index.setdefault(key, []).append(scene)
    return index


def _around(
    inner: Scene, index: Mapping[tuple[str | None, int], Sequence[Scene]]
) -> Iterator[tuple[Scene, str]]:
    """The incidents that one may be a part of, each with the reason."""
    if inner.exact or inner.lasts:
        near = {outer.id: outer for key in _keys(inner) for outer in index.get(key, ())}
        for outer in near.values():
            if outer.id != inner.id and (reason := _reason(inner, outer)):
                yield outer, reason


def _reason(inner: Scene, outer: Scene) -> str | None:
    """Why one incident is a part of another, in words; null where it is not, or is not sure."""
    if not (outer.first <= inner.first and inner.last <= outer.last):
        return None
    if inner.sides and outer.sides and not inner.sides & outer.sides:
        return None
    place = _place(inner, outer)
    if place is None:
        return None
    if _is_wave(outer) and inner.breadth < outer.breadth and _is_part(inner, "wave"):
        return f"a strike on {inner.first} {place}, part of a wave of that time"
    if _is_battle(outer) and inner.days < outer.days and _is_part(inner, "battle"):
        return f"on {inner.first} {place}, during the fighting there, {outer.first} to {outer.last}"
    return None


def _is_part(scene: Scene, rule: str) -> bool:
    return bool(scene.types) and scene.types <= set(nesting_rules()[rule]["parts"])


def _is_wave(scene: Scene) -> bool:
    wave, ranks = nesting_rules()["wave"], nesting_rules()["breadth"]
    return (
        scene.exact
        and scene.days <= wave["longest_days"]
        and scene.breadth >= ranks.index("area")
        and bool(scene.types & set(wave["types"]))
        and bool(scene.words & set(wave["words"]))
    )


def _is_battle(scene: Scene) -> bool:
    battle = nesting_rules()["battle"]
    long = battle["shortest_days"] <= scene.days <= battle["longest_days"]
    return scene.lasts and long and bool(scene.types & set(battle["types"]))


def _place(inner: Scene, outer: Scene) -> str | None:
    """How every place of the inner lies in one of the outer, in words; null where one does not."""
    told = [
        next((words for wide in outer.spots if (words := _within(spot, wide))), None)
        for spot in inner.spots
    ]
    return told[0] if all(told) else None


def _within(spot: Spot, wide: Spot) -> str | None:
    if spot.id is not None and spot.id == wide.id:
        return f"at {spot.name}"
    if wide.precision == "country":
        return f"in {wide.name}" if spot.country and spot.country == wide.country else None
    if None in (spot.latitude, spot.longitude, wide.latitude, wide.longitude):
        return None
    reach = nesting_rules()["reach_km"].get(wide.precision)
    if reach is not None and (not spot.country or spot.country != wide.country):
        return None
    far = _km(spot, wide)
    if far <= max(wide.radius_km or 0, reach or 0, nesting_rules()["near_km"]):
        return f"at {spot.name}, {far:.0f} km from {wide.name}"
    return None


def _km(one: Spot, other: Spot) -> float:
    points = [(s.latitude or 0.0, s.longitude or 0.0, 0.0) for s in (one, other)]
    return distance_km(*points)

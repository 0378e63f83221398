"""The addresses that `desk.py` asks for: each page of the desk, each part of one, for many ids."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

EACH = 40  # ids of each page
TYPES = ("airstrike", "shelling", "battle", "bombing", "raid", "capture")
OVERVIEW = ("/?disputed=yes", "/?stance=denies", "/?search=Aleppo", "/?since=2014-01-01")
PARTS = ("why", "history", "map", "control")


@dataclass(frozen=True)
class Drawn:
    """Ids drawn from an archive by a seed."""

    incidents: list[str]
    reports: list[str]
    claims: list[str]
    pairs: list[tuple[str, str]]  # two claims of one incident
    places: list[str]
    actors: list[str]
    origins: list[str]


def addresses(archive: str, seed: int = 1) -> dict[str, list[str]]:
    """Give for each page some addresses, of things that the archive holds, drawn by a seed."""
    some = drawn(archive, seed)
    pages = {
        "overview": ["/", *OVERVIEW, *(f"/?type={t}" for t in TYPES)],
        "overview, page 2": [f"/?type={t}&page=2" for t in TYPES],
        "map's points": ["/data/points"],
        "report": [f"/report/{r}" for r in some.reports],
        "report, revisions": [f"/report/{r}/revisions" for r in some.reports],
        "place": [f"/place/{p}" for p in some.places],
        "place, around": [f"/places-around?of={p}" for p in some.places],
        "actor": [f"/actor/{a}" for a in some.actors],
        "origins": ["/origins", "/origins?page=2"],
        "origin": [f"/origin/{o}" for o in some.origins],
        "origin, contradicted": [f"/origin-contradicted?of={o}" for o in some.origins],
        "origin, words": [f"/origin-words?of={o}" for o in some.origins],
        "forecasts": ["/forecasts", "/forecasts?page=2"],
        "review": ["/review"],
        "review of a claim": [f"/review/{c}" for c in some.claims],
        "review, claims near": [f"/review/{c}/near" for c in some.claims],
        "pair": [f"/pair?a={a}&b={b}" for a, b in some.pairs],
    }
    return pages | _of_incidents(some) | _small() | _api(some)


def _of_incidents(some: Drawn) -> dict[str, list[str]]:
    whole = {"incident": [f"/incident/{i}" for i in some.incidents]}
    parts = {f"incident, {p}": [f"/incident/{i}/{p}" for i in some.incidents] for p in PARTS}
    return whole | parts


def _small() -> dict[str, list[str]]:
    return {name: [f"/{name}"] for name in ("history", "coding", "add", "export", "people", "me")}


def _api(some: Drawn) -> dict[str, list[str]]:
    base = "/api/v1"
    return {
        "api: incidents": [f"{base}/incidents", f"{base}/incidents?type=battle"],
        "api: incident": [f"{base}/incidents/{i}" for i in some.incidents],
        "api: claims": [f"{base}/claims"],
        "api: claim": [f"{base}/claims/{c}" for c in some.claims],
        "api: reports": [f"{base}/reports"],
        "api: report": [f"{base}/reports/{r}" for r in some.reports],
        "api: disputes": [f"{base}/disputes"],
        "api: origins": [f"{base}/origins"],
        "api: queue": [f"{base}/queue"],
        "api: forecasts": [f"{base}/forecasts"],
        "api: control": [f"{base}/control?place={p}" for p in some.places],
    }


def drawn(archive: str, seed: int) -> Drawn:
    """Draw incidents by a seed, and what is told of them."""
    from onrecord import commands

    chance = random.Random(seed)
    with commands.held(archive) as opened, opened.joined() as tables:
        living = sorted(tables.living())
        incidents = chance.sample(living, min(EACH, len(living)))
        held = tables.members(incidents)
        told = tables.told_in({a for members in held.values() for a in members})
        origins = [o.key for o in commands.origin_page(opened).origins][:EACH]
    return Drawn(
        incidents,
        _some(chance, {r.id for _, r, _ in told}),
        _some(chance, {c.id for _, _, c in told}),
        _pairs(held.values(), {a: c.id for a, _, c in told}),
        _some(chance, _quoted(p.id or p.name for _, _, c in told for p in _event(c, "places"))),
        _some(chance, _quoted(a.actor or a.name for _, _, c in told for a in _event(c, "actors"))),
        [quote(o, safe="") for o in origins],
    )


def _some(chance: random.Random, of: set[str]) -> list[str]:
    return chance.sample(sorted(of), min(EACH, len(of)))


def _quoted(names: Any) -> set[str]:
    return {quote(name, safe="") for name in names if name}


def _event(claim: Any, field: str) -> Sequence[Any]:
    return getattr(claim.event, field) if claim.event else ()


def _pairs(held: Iterable[Sequence[str]], claims: Mapping[str, str]) -> list[tuple[str, str]]:
    several = [sorted(accounts) for accounts in held if len(accounts) > 1]
    return [(claims[one], claims[other]) for one, other, *_ in several]

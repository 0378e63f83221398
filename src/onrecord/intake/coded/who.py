"""The sides of a coded row: through the registry where it knows them, else only the name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from onrecord.intake.coded.cells import Cells
from onrecord.intake.coded.scheme import Scheme
from onrecord.names.registry import Registry
from onrecord.records.account import Side
from onrecord.records.actor import Role

CIVILIANS = Side("civilians", None, "civilians", "victim")
Sides = tuple[tuple[Side, ...], tuple[Side, ...]]


def who_of(cells: Cells, scheme: Scheme, country: str | None, year: int | None) -> Sides:
    """Those who do and those who suffer it."""
    if scheme.kind == "ucdp":
        return _ucdp(cells, scheme, country, year)
    if scheme.kind == "acled":
        return _acled(cells, scheme, country, year)
    doers = sides_in(cells.text("doer"), scheme, "lead", country, year)
    return doers, sides_in(cells.text("victim"), scheme, "victim", country, year)


def _ucdp(cells: Cells, scheme: Scheme, country: str | None, year: int | None) -> Sides:
    """Both sides of a fight are opponents; those who lost people are victims."""
    told = scheme.codes("violence").get(cells.code("violence") or "", {})
    one_sided = told.get("roles") == "one-sided"
    role: Role = "lead" if one_sided else "opponent"
    a = sides_in(cells.text("side_a"), scheme, role, country, year)
    b = sides_in(cells.text("side_b"), scheme, "victim" if one_sided else role, country, year)
    lost = [
        Side(s.name, s.actor, s.kind, "victim")
        for field, sides in (("deaths_a", a), ("deaths_b", b))
        if cells.count(field) or (one_sided and sides is b)
        for s in sides
        if s.kind != "civilians"
    ]
    civilians = one_sided or bool(cells.count("deaths_civilians"))
    doers = a if one_sided else (*a, *b)
    return doers, (*lost, *([CIVILIANS] if civilians else []))


def _acled(cells: Cells, scheme: Scheme, country: str | None, year: int | None) -> Sides:
    """Actors 1 and 2 have no direction: only civilians are surely the sufferers.

    Source: ACLED's codebook, on actors: "Actor 1 and Actor 2 do not imply directionality".
    """
    sufferers = scheme.told["sufferers"]
    kinds = {side: (cells.code(f"kind_{side}") or "").lower() for side in "ab"}
    hit = [side for side in "ab" if kinds[side] in sufferers]
    role: Role = "lead" if hit or not cells.text("side_b") else "opponent"
    doers: list[Side] = []
    victims: list[Side] = []
    for side in "ab":
        into, as_ = (victims, "victim") if side in hit else (doers, role)
        for field in (f"side_{side}", f"allies_{side}"):
            kind = scheme.codes("kinds").get(kinds[side]) if field[0] == "s" else None
            into += sides_in(cells.text(field), scheme, as_, country, year, kind)  # type: ignore[arg-type]
    return tuple(doers), tuple(victims)


def sides_in(
    told: str | None,
    scheme: Scheme,
    role: Role,
    country: str | None,
    year: int | None,
    kind: str | None = None,
) -> tuple[Side, ...]:
    """Every side that a cell names, each once; `kind` is the coder's, for those not known."""
    if told is None:
        return ()
    between, unnamed = scheme.told["between_sides"], tuple(scheme.told["unnamed"])
    return _sides(told, between, role, country, year, kind, unnamed)


@lru_cache(maxsize=1 << 12)
def _sides(
    told: str,
    between: str,
    role: Role,
    country: str | None,
    year: int | None,
    kind: str | None,
    unnamed: tuple[str, ...],
) -> tuple[Side, ...]:
    names = dict.fromkeys(n.strip() for n in told.split(between) if n.strip())
    return tuple(side_of(n, role, country, year, kind, unnamed) for n in names)


@lru_cache(maxsize=1 << 14)
def side_of(
    name: str,
    role: Role,
    country: str | None,
    year: int | None,
    kind: str | None = None,
    unnamed: tuple[str, ...] = (),
) -> Side:
    """A side: the registry's actor, else the name as written with a kind.

    >>> side_of("Government of Syria", "opponent", "SY", 2017).actor
    'syr-government'
    >>> side_of("Military Forces of Kenya (2013-2022)", "lead", "KE", 2015).actor
    'ken-state-forces'
    """
    if name.lower().startswith(unnamed):
        return Side("", None, kind, role)
    for words in _readings(name):
        for match in Registry.load().lookup(words, country=country, year=year)[:1]:
            if match.id or match.kind:
                return Side(match.name or name, match.id, match.kind or kind, role)
    return Side(name, None, kind, role)


def _readings(name: str) -> Iterator[str]:
    """A name without what brackets add to it: a country, years, another name."""
    yield re.sub(r"\s*\([^)]*\)", "", name).strip() or name

"""What the overview's templates show: facets, chips, lines, made of what was found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.commands import phrases, saying
from onrecord.desk.addresses import url_of_actor, url_of_origin, url_of_place

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from onrecord.commands import Line
    from onrecord.desk.overview_asked import Wanted

FACETS = {
    "type": ("Type", "any of these types"),
    "actor": ("Actor", "who does or suffers it"),
    "place": ("Place", "where it is told to be"),
    "stance": ("Stance", "some claim of it is"),
    "origin": ("Origin", "told by any of these"),
    "disputed": ("Disputed", "whether origins contradict each other"),
}
OPEN = ("type", "disputed")
PLAIN = ("type", "stance")  # names of the ontology
PAGES = {
    "place": ("Who held {}, and what happened there", url_of_place),
    "actor": ("What {} says and does", url_of_actor),
    "origin": ("What {} told", url_of_origin),
}
NARROW = {"yes": "disputed", "no": "not disputed"}


@dataclass(frozen=True, slots=True)
class Choice:
    """A value to narrow by, with how many incidents it leaves."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """The values of one kind."""

    name: str
    title: str
    legend: str
    values: tuple[Choice, ...]
    chosen: int
    open: bool


@dataclass(frozen=True, slots=True)
class Row:
    """An incident as a line of the list."""

    id: str
    title: str
    when: str
    killed: str
    origins: int
    reports: int
    claims: int
    disputed: bool
    marks: tuple[tuple[str, str], ...]


def facets_of(told: Mapping[str, Sequence[tuple[str, str, int]]], asked: Wanted) -> list[Facet]:
    """Make the facets; what is asked for stands first, also where it is not among the most."""
    return [_facet(name, told.get(name, ()), _asked(name, asked)) for name in FACETS]


def _asked(name: str, asked: Wanted) -> tuple[str, ...]:
    if name != "disputed":
        return asked.of(name)
    return () if asked.disputed is None else ("yes" if asked.disputed else "no",)


def _facet(name: str, told: Sequence[tuple[str, str, int]], chosen: tuple[str, ...]) -> Facet:
    title, legend = FACETS[name]
    known = {value for value, _, _ in told}
    more = [(value, value, 0) for value in chosen if value not in known]
    values = [
        Choice(v, _plain(name, words), n, v in chosen)
        for v, words, n in sorted([*more, *told], key=lambda t: t[0] not in chosen)
    ]
    return Facet(name, title, legend, tuple(values), len(chosen), bool(chosen))


def _plain(name: str, words: str) -> str:
    return words.replace("_", " ") if name in PLAIN else words


def pages_of(asked: Wanted, labels: Mapping[tuple[str, str], str]) -> list[tuple[str, str]]:
    """The pages of the places, actors and origins that are asked for, each with its address."""
    return [
        (words.format(labels.get((name, value), value)), address(value))
        for name, (words, address) in PAGES.items()
        for value in asked.of(name)
    ]


def chips_of(asked: Wanted, labels: Mapping[tuple[str, str], str]) -> list[tuple[str, str]]:
    """The conditions in words, each with the address that drops it."""
    told = [
        (f"{FACETS[n][0].lower()}: {_plain(n, labels.get((n, v), v))}", asked.less(n, v))
        for n, values in asked.many
        for v in values
    ]
    if asked.search:
        told.insert(0, (f"search: {asked.search}", asked.address(search=None)))
    if asked.disputed is not None:
        told.append((NARROW["yes" if asked.disputed else "no"], asked.address(disputed=None)))
    if asked.since or asked.until:
        told.append((_days(asked), asked.address(since=None, until=None)))
    if asked.box:
        told.append(("within the frame of the map", asked.address(box=None, follow=False)))
    if asked.without:
        told.append((f"without a {asked.without}", asked.address(without=None)))
    return told


def _days(asked: Wanted) -> str:
    since = f"from {phrases.day(asked.since)}" if asked.since else ""
    until = f"to {phrases.day(asked.until)}" if asked.until else ""
    return f"{since} {until}".strip()


def row_of(line: Line) -> Row:
    """An incident as a line of the list."""
    told = line.sketch
    marks = [("disputed", f"disputed: {field}") for field in line.disputed]
    marks += [("denied", saying.count(line.denials, "denial"))] if line.denials else []
    return Row(
        told.id,
        saying.title(told),
        saying.when(told),
        line.killed,
        len(line.origins),
        told.reports,
        line.claims,
        bool(line.disputed),
        tuple(marks),
    )


def rows_of(lines: Iterable[Line]) -> list[Row]:
    """Incidents as lines of the list."""
    return [row_of(line) for line in lines]

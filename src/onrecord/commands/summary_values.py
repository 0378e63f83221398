"""An incident in a line, with what it is found by; written as JSON and read back."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from onrecord.commands.sketching import Sketch
from onrecord.records import Side, Spot

SIDES = ("doer", "victim")


@dataclass(frozen=True, slots=True)
class Tally:
    """A figure of an incident by the rule `range`, and of whom: empty where of all.

    `open_above` is true where somebody tells only a least.
    """

    of: str
    low: int | None
    best: int | None
    high: int | None
    open_above: bool

    def __str__(self) -> str:
        """Tell it in a few words: `10–15`, `≥5 civilians`."""
        from onrecord.commands import saying
        from onrecord.ontology.bounds import Bounds

        bounds = Bounds(self.low, self.best, self.high)
        return f"{saying.number(bounds, open_above=self.open_above)} {self.of}".strip()


@dataclass(frozen=True, slots=True)
class Acting:
    """One who does or suffers an incident by some account: `key` is the id, else the name."""

    key: str
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Line:
    """An incident in a line: its heading, its figures, what is disputed, how much is told of it.

    `deaths` and `injuries` are the figures of all people; where nobody tells one, those of each
    group that is told. `disputed` names the fields on which origins contradict each other, in
    words. `origins` are the keys and names of those whose word it is in the end. `told_by` are
    the ids of its reports. `doubt` is the lowest confidence of its claims and `link` the weight
    of its weakest link, null where there is none; both order what people review. `searched` are
    the folded words by which it is found.
    """

    sketch: Sketch
    deaths: tuple[Tally, ...]
    injuries: tuple[Tally, ...]
    claims: int
    disputed: tuple[str, ...]
    share: float
    spread: float | None
    denials: int
    doubt: float | None
    link: float | None
    stances: tuple[str, ...]
    origins: tuple[tuple[str, str], ...]
    acting: tuple[Acting, ...]
    places: tuple[tuple[str, str], ...]
    publishers: tuple[str, ...]
    told_by: tuple[str, ...]
    searched: str

    @property
    def id(self) -> str:
        """The incident's id."""
        return self.sketch.id

    @property
    def killed(self) -> str:
        """How many were killed, in words; empty where nobody tells."""
        return ", ".join(map(str, self.deaths))

    @property
    def wounded(self) -> str:
        """How many were wounded, in words; empty where nobody tells."""
        return ", ".join(map(str, self.injuries))


def written(line: Line) -> str:
    """Write a line as a JSON list of its fields; `line_from` reads it back."""
    told = {f.name: getattr(line, f.name) for f in fields(Line)} | {"sketch": _plain(line.sketch)}
    return json.dumps([_plain(v) for v in told.values()], default=str, ensure_ascii=False)


def line_from(body: str) -> Line:
    """Read a line that was written."""
    (sketch, killed, wounded, *rest) = json.loads(body)
    (claims, disputed, share, spread, denials, doubt, link, stances, origins) = rest[:9]
    (acting, places, publishers, told_by, searched) = rest[9:]
    return Line(
        _sketch(*sketch),
        tuple(Tally(*t) for t in killed),
        tuple(Tally(*t) for t in wounded),
        claims,
        tuple(disputed),
        share,
        spread,
        denials,
        doubt,
        link,
        tuple(stances),
        tuple((key, name) for key, name in origins),
        tuple(Acting(*a) for a in acting),
        tuple((key, name) for key, name in places),
        tuple(publishers),
        tuple(told_by),
        searched,
    )


def _plain(value: Any) -> Any:
    if isinstance(value, (Sketch, Tally, Acting, Spot, Side)):
        return [_plain(getattr(value, f.name)) for f in fields(value)]
    return [_plain(v) for v in value] if isinstance(value, tuple) else value


def _sketch(*told: Any) -> Sketch:
    (id_, type_, place, start, end, dated, doers, victims, accounts, *rest) = told
    return Sketch(
        id_,
        type_,
        Spot(*place) if place else None,
        _day(start),
        _day(end),
        dated,
        tuple(Side(*s) for s in doers),
        tuple(Side(*s) for s in victims),
        tuple(accounts),
        *rest,
    )


def _day(told: str | None) -> date | None:
    return date.fromisoformat(told) if told else None

"""Lines of incidents in columns, so that a question about all of them takes milliseconds."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from onrecord.commands.overview_values import PRECISIONS
from onrecord.commands.summary_making import day_of
from onrecord.commands.summary_values import Line

if TYPE_CHECKING:
    import numpy as np

    Numbers = np.ndarray[Any, np.dtype[Any]]

NEVER = -(2**31)  # no day
KINDS = ("type", "actor", "place", "country", "stance", "origin", "publisher", "report")


@dataclass(slots=True)
class Words:
    """The values of a facet, numbered as they are met, each with what to call it.

    Shared by all states of the columns: numbers are only added.
    """

    keys: list[str] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)

    def number(self, key: str, label: str) -> int:
        """The number of a value, a new one where it was never met."""
        found = self.numbers.get(key)
        if found is None:
            found = len(self.keys)
            self.labels.append(label)
            self.keys.append(key)
            self.numbers[key] = found
        return found


@dataclass(frozen=True)
class Columns:
    """Incidents at one moment; those that are not `alive` were replaced or are gone.

    `pairs` gives for each kind of facet the rows of incidents (sorted) and, beside, their values.
    """

    ids: list[str]
    bodies: list[str]
    searched: list[str]
    at: Mapping[str, int]
    numbers: Mapping[str, Numbers]
    alive: Numbers
    pairs: Mapping[str, tuple[Numbers, Numbers]]
    words: Mapping[str, Words]

    @cached_property
    def order(self) -> Mapping[str, Numbers]:
        """The rows in the orders in which lists may stand."""
        import numpy as np

        n = self.numbers
        last = np.maximum(n["end"], n["start"])
        first = np.where(n["end"] == NEVER, 2**31 - 1, last)
        start = np.maximum(n["start"], NEVER + 1)
        end = np.where(n["end"] == NEVER, 2**31 - 1, n["end"])
        return {
            "days": np.lexsort((np.array(self.ids, str), n["start"], end)),
            "newest": np.lexsort((-start, -last)),
            "oldest": np.lexsort((start, first)),
            "killed": np.lexsort((-last, -n["killed"])),
            "claims": np.lexsort((-last, -n["claims"])),
            "disputed": np.lexsort((-last, -n["claims"], -n["share"], -n["disputes"])),
        }


def empty() -> Columns:
    """The columns of no incidents."""
    import numpy as np

    none = np.zeros(0, np.int32)
    names = _numbers_of(())
    return Columns(
        [],
        [],
        [],
        {},
        names,
        np.zeros(0, bool),
        dict.fromkeys(KINDS, (none, none)),
        {kind: Words() for kind in KINDS},
    )


def changed(old: Columns, lines: Iterable[tuple[Line, str]], gone: Collection[str] = ()) -> Columns:
    """The columns with some lines (and how they are written) new or anew, and some gone."""
    import numpy as np

    new = list(lines)
    leaving = [old.at[i] for i in {*gone, *(line.id for line, _ in new)} if i in old.at]
    alive = np.concatenate([old.alive, np.ones(len(new), bool)])
    alive[leaving] = False
    first = len(old.ids)
    at = {i: row for i, row in old.at.items() if alive[row]} if leaving else dict(old.at)
    at |= {line.id: first + n for n, (line, _) in enumerate(new)}
    fresh = _numbers_of([line for line, _ in new])
    return Columns(
        old.ids + [line.id for line, _ in new],
        old.bodies + [body for _, body in new],
        old.searched + [line.searched for line, _ in new],
        at,
        {name: np.concatenate([old.numbers[name], fresh[name]]) for name in fresh},
        alive,
        {kind: _more(old, kind, [line for line, _ in new]) for kind in KINDS},
        old.words,
    )


def _more(old: Columns, kind: str, lines: Sequence[Line]) -> tuple[Numbers, Numbers]:
    import numpy as np

    words, first = old.words[kind], len(old.ids)
    found = [
        (first + n, words.number(key, label))
        for n, line in enumerate(lines)
        for key, label in _values(kind, line).items()
    ]
    pairs = np.array(found, np.int32).reshape(-1, 2)
    rows, values = old.pairs[kind]
    return np.concatenate([rows, pairs[:, 0]]), np.concatenate([values, pairs[:, 1]])


def _values(kind: str, line: Line) -> dict[str, str]:
    """The values of a facet that an incident has, with what to call each."""
    from onrecord.commands import saying

    place = line.sketch.place
    match kind:
        case "type":
            return {line.sketch.type: line.sketch.type}
        case "actor":
            return {a.key: a.name for a in line.acting}
        case "place":
            return {place.id or place.name: saying.spot(place)} if place else {}
        case "country":
            return {place.country: place.country} if place and place.country else {}
        case "origin":
            return dict(line.origins)
    texts = {"stance": line.stances, "publisher": line.publishers, "report": line.told_by}[kind]
    return {text: text for text in texts}


def _numbers_of(lines: Sequence[Line]) -> dict[str, Numbers]:
    import numpy as np

    spots = [line.sketch.place for line in lines]
    on = [s is not None and s.latitude is not None and s.longitude is not None for s in spots]
    told: dict[str, tuple[list[Any], Any]] = {
        "start": ([_number(day_of(line.sketch.start)) for line in lines], np.int64),
        "end": ([_number(day_of(line.sketch.end)) for line in lines], np.int64),
        "dated": ([line.sketch.dated for line in lines], bool),
        "claims": ([line.claims for line in lines], np.int64),
        "disputed": ([bool(line.disputed) for line in lines], bool),
        "disputes": ([len(line.disputed) for line in lines], np.int64),
        "share": ([line.share for line in lines], float),
        "contradicted": ([bool(figures_disputed(line)) for line in lines], bool),
        "killed": ([_greatest(line) for line in lines], np.int64),
        "latitude": (
            [s.latitude if s and o else None for s, o in zip(spots, on, strict=True)],
            float,
        ),
        "longitude": (
            [s.longitude if s and o else None for s, o in zip(spots, on, strict=True)],
            float,
        ),
        "radius": ([s.radius_km if s else None for s in spots], float),
        "precision": ([_precision(s.precision if s else None) for s in spots], np.int8),
    }
    return {name: np.array(values, kind) for name, (values, kind) in told.items()}


def figures_disputed(line: Line) -> list[str]:
    """The figures of an incident on which origins contradict each other, in words."""
    from onrecord.ontology.definitions import definitions

    measures = definitions("measure")
    return [field for field in line.disputed if field.partition(",")[0] in measures]


def _number(day: int | None) -> int:
    return NEVER if day is None else day


def _precision(told: str | None) -> int:
    return PRECISIONS.index(told) if told in PRECISIONS else 0


def _greatest(line: Line) -> int:
    told = [n for t in line.deaths for n in (t.low, t.best, t.high) if n]
    return max(told, default=0)

"""Figures of an incident: by origin, by camp, and over the days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.exports.dossier import moves
from onrecord.exports.dossier.facts import figures_of, settled
from onrecord.exports.dossier.labels import label
from onrecord.exports.dossier.ranges import NARROW, ranges_of
from onrecord.exports.dossier.words import day, field, listed, number
from onrecord.ontology.bounds import Bounds

if TYPE_CHECKING:
    from markupsafe import Markup

    from onrecord.commands import Answer, Reconciled
    from onrecord.exports.dossier.sources import Sources

OWN_VOICE = "own_voice"


@dataclass(frozen=True, slots=True)
class Given:
    """A figure as one origin gives it: whose it is, in whose interest, by which claim."""

    letter: str
    origin: str
    speakers: str
    value: str
    interest: str
    day: str
    claim: str
    report: str


@dataclass(frozen=True, slots=True)
class Camp:
    """Those who speak in one interest, and the range of their figures."""

    name: str
    bounds: Bounds
    speakers: tuple[str, ...]

    @property
    def value(self) -> str:
        """The range in words."""
        return number(self.bounds)


@dataclass(frozen=True, slots=True)
class Told:
    """A figure: its drawings, and what stands in them as tables."""

    key: str
    name: str
    disputed: bool
    settled: str | None
    drawing: Markup
    narrow: Markup
    moved: Markup | None
    given: tuple[Given, ...]
    camps: tuple[Camp, ...]
    moves: tuple[moves.Move, ...]


def figures(told: Reconciled, sources: Sources) -> list[Told]:
    """Every figure of an incident, those of the dead first."""
    interests = {claim: row.interest for row in told.rows for claim in row.claims}
    return [
        _told(at, answer, sources, interests) for at, answer in enumerate(figures_of(told), start=1)
    ]


def interest(code: str) -> str:
    """Whose interest a word serves, in words: "tells of its own side's loss"."""
    return listed(_interest(one) for one in code.split(", "))


def _interest(code: str) -> str:
    if code == OWN_VOICE:
        return "the report's own voice"
    words = label("interests", code.removeprefix("denies "))
    return f"denies what {words}" if code.startswith("denies ") else words


def _told(at: int, answer: Answer, sources: Sources, interests: dict[str, str]) -> Told:
    camps = tuple(_camps(answer, interests))
    moved = moves.moves_of(answer, sources)
    lines = [(c.name, c.bounds) for c in camps] if len(camps) > 1 else []
    return Told(
        key=f"figure-{at}",
        name=field(answer.field),
        disputed=answer.dispute is not None,
        settled=settled(answer),
        drawing=ranges_of(answer, sources, lines),
        narrow=ranges_of(answer, sources, lines, NARROW),
        moved=moves.drawn(answer, moved),
        given=tuple(dict.fromkeys(_given(answer, sources, interests))),
        camps=camps,
        moves=tuple(moved),
    )


def _given(answer: Answer, sources: Sources, interests: dict[str, str]) -> Iterator[Given]:
    for view in answer.views:
        root = sources.roots.get(view.origin)
        for saying in view.sayings:
            if isinstance(saying.value, Bounds):
                claim = saying.testimony.claim.id
                yield Given(
                    letter=root.letter if root else "",
                    origin=root.name if root else view.origin,
                    speakers=saying.speaker,
                    value=number(saying.value),
                    interest=interest(interests.get(claim, OWN_VOICE)),
                    day=day(saying.day),
                    claim=claim,
                    report=saying.testimony.report.id,
                )


def _camps(answer: Answer, interests: dict[str, str]) -> Iterator[Camp]:
    """The range of each camp: who tells its own loss, its enemy's, or is on no side."""
    held: dict[str, list[tuple[str, Bounds]]] = {}
    for view in answer.views:
        for saying in view.sayings:
            if isinstance(saying.value, Bounds):
                code = interests.get(saying.testimony.claim.id, OWN_VOICE)
                held.setdefault(code, []).append((saying.speaker, saying.value))
    for code, told in sorted(held.items()):
        speakers = tuple(dict.fromkeys(speaker for speaker, _ in told))
        yield Camp(interest(code), _range([bounds for _, bounds in told]), speakers)


def _range(told: Sequence[Bounds]) -> Bounds:
    """From the least of low-or-best to the greatest of high-or-best; open where one is open."""
    lows = [b.low if b.low is not None else b.best for b in told]
    highs = [b.high if b.high is not None else b.best for b in told]
    least = min((n for n in lows if n is not None), default=None)
    most = None if None in highs else max((n for n in highs if n is not None), default=None)
    best = told[0].best if len({(b.low, b.best, b.high) for b in told}) == 1 else None
    return Bounds(least, best, most)

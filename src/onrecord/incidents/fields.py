"""One value of each field from the claims of one mention."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.incidents.telling import telling
from onrecord.names.fold import fold
from onrecord.records import Claim, Event, Participant, Period, Side, Spot, spot_of

Told = tuple[Claim, Event]


def period_of(told: Sequence[Told]) -> Period | None:
    """The finest period: words before none, an own one before an inferred one, the first told.

    A period open at the start keeps its end; null where no claim has any period.
    """
    ranks = telling().periods
    last = len(ranks)
    periods = [e.period for _, e in told if e.period]
    return min(
        periods,
        key=lambda p: (p.start is None, p.words is None, ranks.get(p.precision, last), p.inferred),
        default=None,
    )


def spots_of(told: Sequence[Told]) -> tuple[Spot, ...]:
    """Every place of the mention once, finest first, an own one before one from another sentence.

    A place that the event came from or went to stands only where no claim tells where it was.
    """
    ranks = telling()
    near = [p for _, e in told for p in e.places if p.relation in ranks.relations]
    least = min((ranks.relations[p.relation] for p in near), default=0)
    kept = [p for p in near if ranks.relations[p.relation] == least]
    kept.sort(key=lambda p: (ranks.places[p.precision if p.id else None], p.inferred))
    spots = {p.id or fold(p.words.text): spot_of(p) for p in reversed(kept)}
    return tuple(reversed(spots.values()))


def doers_of(told: Sequence[Told]) -> tuple[Side, ...]:
    """Everyone said to have done it, once each; nobody whose part the claim denies."""
    return _sides(
        p for c, e in told if c.stance != "denied" for p in e.actors if p.blame != "denied"
    )


def victims_of(told: Sequence[Told]) -> tuple[Side, ...]:
    """Everyone and everything said to have suffered or received it, once each."""
    return _sides(p for _, e in told for p in e.targets)


def _sides(parts: Iterable[Participant]) -> tuple[Side, ...]:
    sides = {
        (p.actor or fold(p.name or p.words.text), p.role): Side(
            p.name or p.words.text, p.actor, p.kind, p.role
        )
        for p in reversed(list(parts))
    }
    return tuple(reversed(sides.values()))


def instrument_of(told: Sequence[Told]) -> str | None:
    """The kind of weapon that most claims name, the first told among equals."""
    kinds = [e.instrument.kind for _, e in told if e.instrument and e.instrument.kind]
    return max(kinds, key=kinds.count, default=None)

"""What a claim says, field by field, apart from where it stands in the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.reconciling.revised_values import FieldChange
from onrecord.records import Claim, Claimant, Figure, Participant, Period, Place

# Each field: what is compared, and how it is shown.
Told = dict[str, tuple[object, str]]
BETWEEN = ", "


def told_by(claim: Claim) -> Told:
    """Tell the fields of a claim that have a value, by name."""
    return dict(_told(claim))


def fields_changed(earlier: Claim, later: Claim) -> tuple[FieldChange, ...]:
    """List the fields on which two claims differ, in words."""
    one, other = told_by(earlier), told_by(later)
    names = [*one, *(name for name in other if name not in one)]
    untold = (None, "")
    return tuple(
        FieldChange(name, one.get(name, untold)[1], other.get(name, untold)[1])
        for name in names
        if one.get(name, untold)[0] != other.get(name, untold)[0]
    )


def key_of(who: Claimant | Participant) -> str:
    """Tell one who speaks or acts by the registry's id, else the name, else the words."""
    return who.actor or (who.name or who.words.text).casefold()


def place_key(place: Place) -> str:
    """Tell a place by the gazetteer's id, else the name, else the words."""
    return place.id or (place.name or place.words.text).casefold()


def _told(claim: Claim) -> Iterator[tuple[str, tuple[object, str]]]:
    if claim.claimant:
        yield "speaker", (key_of(claim.claimant), _name(claim.claimant))
    if claim.via:
        yield "carried by", (tuple(key_of(v) for v in claim.via), _names(claim.via))
    yield "stance", (claim.stance, claim.stance)
    yield "modality", (claim.modality, claim.modality)
    if claim.event:
        yield from _event(claim)
    for name, figures in _by_measure(claim.figures):
        bounds = tuple((f.low, f.best, f.high) for f in figures)
        yield name, (bounds, BETWEEN.join(f.words.text for f in figures))


def _event(claim: Claim) -> Iterator[tuple[str, tuple[object, str]]]:
    event = claim.event
    assert event is not None  # asked of claims that have one
    yield "event", (event.type, event.type.replace("_", " "))
    yield "happened", ((event.negated, event.realised), _happened(event.negated, event.realised))
    for name, who in (("by", event.actors), ("against", event.targets)):
        if who:
            yield name, (frozenset((key_of(p), p.role) for p in who), _names(who))
    if blame := [p for p in event.actors if p.blame not in (None, "stated")]:
        shown = BETWEEN.join(f"{_name(p)}: {p.blame}" for p in blame)
        yield "blame", (frozenset((key_of(p), p.blame) for p in blame), shown)
    if event.instrument:
        kind = event.instrument.kind or event.instrument.words.text.casefold()
        yield "weapon", (kind, event.instrument.words.text)
    if event.places:
        shown = BETWEEN.join(p.name or p.words.text for p in event.places)
        yield "place", (frozenset(map(place_key, event.places)), shown)
    if event.period and event.period.words:
        yield "time", ((event.period.start, event.period.end), _days(event.period))


def _by_measure(figures: Iterable[Figure]) -> Iterator[tuple[str, list[Figure]]]:
    held: dict[str, list[Figure]] = {}
    for figure in figures:
        of = figure.of
        whom = (of.group or (of.kind if of.kind not in (None, "unnamed") else "")) if of else ""
        name = figure.measure + (f" ({whom})" if whom else "")
        held.setdefault(name, []).append(figure)
    yield from held.items()


def _happened(negated: bool, realised: str) -> str:
    return ("not " if negated else "") + realised


def _days(period: Period) -> str:
    ends = [end.isoformat() if end else "" for end in (period.start, period.end)]
    words = period.words.text if period.words else ""
    return f"{words} ({ends[0] if ends[0] == ends[1] else '/'.join(ends)})"


def _name(who: Claimant | Participant) -> str:
    return who.name or who.words.text


def _names(who: Iterable[Claimant | Participant]) -> str:
    return BETWEEN.join(map(_name, who))

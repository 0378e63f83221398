"""Which claims of one report tell of one event: mention numbers, the main event being 1."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from onrecord.grounding.grounded import Grounded
from onrecord.grounding.place_geometry import distance_km
from onrecord.ontology.types import event_types

TOLLS = ("killing", "injury")
GENERAL = ("attack", "battle", "massacre")  # words that take up any fighting told before
AIR = {"airstrike", "raid", "bombing", "shelling"}  # one of them takes up another: "the raids"
NEAR_KM = 30.0  # two places no farther apart may be a town and its quarter
LEADING, RECENT = 5, 60  # events told first and last, among which one told again is sought
WIDE = ("country", "region", "admin1")
LEAST = 2.0  # weight from which a claim tells of an event told before
FAR = -0.2  # weight of an event told farther back, which "the attack" or its doer must outweigh
NEAR = 3  # sentences back within which a toll without an event belongs to the one told there


@dataclass(slots=True)
class Mention:
    """The claims of one event so far, by their index."""

    number: int
    type: str
    members: list[int] = field(default_factory=list)
    places: set[str] = field(default_factory=set)
    points: set[tuple[float, float] | None] = field(default_factory=set)
    firm: set[str] = field(default_factory=set)
    countries: set[str | None] = field(default_factory=set)
    wide: set[str | None] = field(default_factory=set)
    doers: set[str] = field(default_factory=set)
    tolls: set[tuple[str, int]] = field(default_factory=set)
    days: set[tuple[date, date | None]] = field(default_factory=set)
    speakers: set[str | None] = field(default_factory=set)
    background: bool = False
    future: bool = False
    running: bool = False
    last: int = 0


def numbered(claims: Sequence[Grounded]) -> list[tuple[int, Grounded]]:
    """Each claim with the number of its event; tolls take the type of the event they belong to.

    The main event is that of the title, else of the first paragraph, and is number 1.
    """
    mentions: list[Mention] = []
    out: list[tuple[int, Grounded]] = []
    for index, claim in enumerate(claims):
        mention = _fitting(mentions, claim)
        if mention is None:
            mention = Mention(len(mentions) + 1, claim.type)
            mentions.append(mention)
        elif claim.type in TOLLS and mention.type not in TOLLS:
            claim = replace(claim, type=mention.type)
        elif mention.type in TOLLS and _is_fighting(claim.type) and not _is_denied(claim):
            mention.type = claim.type
        _grow(mention, index, claim)
        out.append((mention.number, claim))
    types = {m.number: m.type for m in mentions}
    out = [(n, _retyped(c, types[n])) for n, c in out]
    first = _main(out)
    return [(_swapped(n, first), c) for n, c in out]


def _retyped(claim: Grounded, kind: str) -> Grounded:
    """A toll told before its event takes the event's type too."""
    return replace(claim, type=kind) if claim.type in TOLLS and kind not in TOLLS else claim


def _is_denied(claim: Grounded) -> bool:
    """What is denied says nothing of what happened."""
    return claim.draft.voice.stance == "denied" or claim.draft.certainty.negated


def _main(claims: Sequence[tuple[int, Grounded]]) -> int:
    """The number of the main event: of the title, else of the first paragraph that tells of one.

    In each, what has happened goes before what is to come, and news before background.
    """
    events = [(n, c) for n, c in claims if c.type not in ("assessment", "conflict")]
    ranked = [
        (c.background, c.draft.sentence.block, c.is_future, i) for i, (_, c) in enumerate(events)
    ]
    return events[min(ranked)[3]][0] if events else 1


def _swapped(number: int, main: int) -> int:
    return 1 if number == main else main if number == 1 else number


def _grow(mention: Mention, index: int, claim: Grounded) -> None:
    mention.members.append(index)
    mention.places |= claim.place_keys()
    mention.firm |= claim.firm_keys()
    mention.points |= set(_points(claim))
    mention.countries |= {p.country for p in claim.places}
    mention.wide |= {p.country for p in claim.places if p.precision in WIDE}
    mention.doers |= claim.doer_keys()
    mention.tolls |= claim.tolls()
    mention.speakers.add(claim.speaker_key())
    mention.background = claim.background
    mention.running = claim.general or any(f.scope == "period" for f in claim.figures)
    mention.future = claim.is_future
    mention.last = claim.draft.sentence.number
    if claim.period and not claim.period.inferred and claim.period.start:
        mention.days.add((claim.period.start, claim.period.end))


def _fitting(mentions: Sequence[Mention], claim: Grounded) -> Mention | None:
    """The event told before that this claim tells of again, if one fits well enough."""
    if claim.type in ("assessment", "conflict", "accusation", "condemnation"):
        return None
    if claim.general or claim.another:
        return None
    if any(f.scope == "period" for f in claim.figures):
        return None  # a running toll is no incident's
    near = [*mentions[:LEADING], *mentions[max(LEADING, len(mentions) - RECENT) :]]
    harmful = [m.last for m in near if _is_fighting(m.type) or m.type in TOLLS]
    latest = max(harmful, default=-1)
    weighed = [(_weight(m, claim, latest), m.last, m) for m in near]
    best = max(weighed, key=lambda w: (w[0], w[1]), default=None)
    return best[2] if best and best[0] >= LEAST else None


def _weight(mention: Mention, claim: Grounded, latest: int) -> float:
    kind = 0.0 if mention.running else _kind_weight(mention, claim)
    if kind <= 0 or mention.background != claim.background:
        return 0.0
    taken_up = claim.draft.definite and claim.draft.modality == "hypothetical"
    if mention.future != claim.is_future and not (taken_up or mention.places & claim.place_keys()):
        return 0.0
    return kind + _place_weight(mention, claim) + _other_weight(mention, claim, latest)


def _kind_weight(mention: Mention, claim: Grounded) -> float:
    if mention.type == claim.type:
        return 1.5 if claim.type not in ("destruction", "escape") else 0.5
    if not (_is_fighting(mention.type) or mention.type in TOLLS):
        return 0.0
    if claim.type in TOLLS or mention.type in TOLLS:
        if claim.type in TOLLS:
            return 1.0
        return 0.5 if _is_fighting(claim.type) else 0.0  # an event seldom follows its toll
    general = claim.type in GENERAL or mention.type in GENERAL
    from_air = {claim.type, mention.type} <= AIR and claim.draft.definite
    if _is_fighting(claim.type) and (general or from_air):
        return 1.0
    return 0.0


def _is_fighting(kind: str) -> bool:
    return event_types()[kind].family == "fighting" or kind == "massacre"


def _place_weight(mention: Mention, claim: Grounded) -> float:
    if claim.place_keys() & mention.places:
        return 1.5
    if claim.firm_keys() and mention.firm:
        taken = event_types()[claim.type].family == "ground"
        if None in mention.points or any(p.latitude is None for p in claim.places):
            return -0.5  # an unknown place may be any
        return 0.5 if not taken and _is_wide(mention, claim) else -2.0
    return 0.5


def _is_wide(mention: Mention, claim: Grounded) -> bool:
    """Whether two places may be one: one may hold the other, they are near, or one is unknown."""
    if any(_km(p, q) < NEAR_KM for p in _points(claim) for q in mention.points if p and q):
        return True
    wide = [p for p in claim.places if p.precision in WIDE]
    return bool(mention.wide & {p.country for p in claim.places}) or any(
        p.country in mention.countries for p in wide
    )


def _points(claim: Grounded) -> list[tuple[float, float] | None]:
    return [
        None if p.latitude is None or p.longitude is None else (p.latitude, p.longitude)
        for p in claim.places
    ]


def _km(one: tuple[float, float], other: tuple[float, float]) -> float:
    return distance_km(one, other)


def _other_weight(mention: Mention, claim: Grounded, latest: int) -> float:
    weight = 0.0
    distance = claim.draft.sentence.number - mention.last
    weight += 0.6 if distance <= 1 else 0.5 if distance <= NEAR else 0.0
    if claim.type not in TOLLS and distance > NEAR and not mention.places & claim.place_keys():
        weight += FAR
    if claim.doer_keys() and mention.doers:
        weight += 0.5 if claim.doer_keys() & mention.doers else -1.5
    if claim.tolls() and mention.tolls:
        measures = {m for m, _ in mention.tolls} & {m for m, _ in claim.tolls()}
        # another speaker counts otherwise, of the event told last
        rival = claim.speaker_key() not in mention.speakers | {None} and mention.last == latest
        differ = -0.5 if measures and not rival else 0.0
        weight += 1.0 if claim.tolls() & mention.tolls else differ
    if claim.draft.definite:
        weight += 0.5
    return weight + _day_weight(mention, claim)


def _day_weight(mention: Mention, claim: Grounded) -> float:
    """Other days than those told make another event."""
    period = claim.period
    if period is None or period.inferred or period.start is None or not mention.days:
        return 0.0
    start, end = period.start, period.end or date.max
    same = any(a <= end and start <= (b or date.max) for a, b in mention.days)
    return 0.3 if same else -4.0

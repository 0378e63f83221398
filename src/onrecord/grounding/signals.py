"""What bears on how sure a field of a claim is: named signals, each 0 or 1."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.records import Claim, Figure, Place

NEAR, FAR = 30, 90  # characters between a trigger and a word that belongs to it
PRONOUNS = frozenset(("i", "we", "he", "she", "it", "they", "who", "which", "that"))
PEOPLE = ("killed", "wounded")


def claimant_signals(claim: Claim) -> frozenset[str]:
    """Signals of whose word it is."""
    return frozenset(_claimant(claim))


def _claimant(claim: Claim) -> Iterator[str]:
    yield f"form:{claim.evidence[0].form}"
    who = claim.claimant
    if who is None:
        yield "nobody"
        yield f"modality:{'open' if claim.modality in ('actual', 'ongoing') else 'other'}"
        return
    yield "named" if who.named else "kind" if who.kind else "unnamed"
    if who.words.text.lower() in PRONOUNS:
        yield "pronoun"
    if claim.via:
        yield "via"
    if claim.stance != "reported":
        yield "stance"
    if claim.event:
        yield _away(who.words.start, claim)


def stance_signals(claim: Claim) -> frozenset[str]:
    """Signals of what the speaker does with it, and of what the event is."""
    return frozenset(_stance(claim))


def _stance(claim: Claim) -> Iterator[str]:
    yield f"stance:{claim.stance}"
    yield f"modality:{claim.modality}"
    yield f"form:{claim.evidence[0].form}"
    if claim.via:
        yield "via"
    if claim.event and claim.event.negated:
        yield "negated"
    if claim.event and claim.event.type == "assessment":
        yield "assessment"


def place_signals(claim: Claim) -> frozenset[str]:
    """Signals of where it happened; of the first place where there are several."""
    places = claim.event.places if claim.event else ()
    return frozenset(_places(claim, places)) if places else frozenset()


def _places(claim: Claim, places: tuple[Place, ...]) -> Iterator[str]:
    first = places[0]
    yield f"precision:{first.precision or 'none'}"
    yield "several" if len(places) > 1 else "one"
    if first.relation != "in":
        yield "relation"
    if first.unresolved:
        yield "unresolved"
    yield _away(first.words.start, claim)


def figure_signals(claim: Claim, figure: Figure) -> frozenset[str]:
    """Signals of one figure of a claim."""
    return frozenset(_figure(claim, figure))


def _figure(claim: Claim, figure: Figure) -> Iterator[str]:
    yield figure.measure if figure.measure in PEOPLE else "other measure"
    if figure.qualifier == "implied":
        yield "implied"
    elif figure.stated is None:
        yield "vague"
    elif figure.qualifier:
        yield "qualified"
    if figure.of is None:
        yield "of nobody"
    if figure.scope != "incident":
        yield "scope"
    if figure.part_of or figure.additional:
        yield "part"
    if claim.event:
        yield _away(figure.words.start, claim)


def _away(start: int, claim: Claim) -> str:
    """How far from the trigger, and on which side."""
    if claim.event is None:
        return "away:none"
    gap = start - claim.event.trigger.start
    size = "near" if abs(gap) <= NEAR else "middle" if abs(gap) <= FAR else "far"
    return f"away:{size} {'before' if gap < 0 else 'behind'}"

"""What testimonies say of everything but figures: happened, type, instrument, doer, place, days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from onrecord.ontology.types import event_types
from onrecord.reconciling.classes import OF, UNTOLD, classes_harmed
from onrecord.reconciling.said import Days, Doer, Field, Saying, Value
from onrecord.reconciling.sides import Sides, Who
from onrecord.reconciling.tables import table
from onrecord.reconciling.telling import (
    deed,
    is_denial,
    name_of,
    quote_of,
    speaker_of,
    tells_harm,
    verdict,
    year_of,
)
from onrecord.records import Claim, Event, Participant, Place, Spot, Testimony

DOING = ("lead", "joint", "ordered")
WHERE = ("in", "near")
VIOLENT = ("fighting", "people", "things")  # families of types that blame their doer
GUESSED = ("accused", "suspected", "possible")
Told = tuple[Field, Value]


def plain_sayings(testimonies: Iterable[Testimony], sides: Sides) -> list[Saying]:
    """Every value of every field but figures; nothing of claims that say neither yes nor no."""
    return [saying for t in testimonies for saying in _of(t, sides)]


def _of(testimony: Testimony, sides: Sides) -> Iterator[Saying]:
    claim = testimony.claim
    event, said = claim.event, verdict(claim)
    if event is None or said is None:
        return
    if said == "no":
        told: Iterable[Told] = _denied(testimony, event, sides)
    else:
        told = chain(_happened(testimony, event, sides), _circumstances(claim, event))
    for field, value in told:
        quote = quote_of(claim)
        yield Saying(field, value, testimony, speaker_of(testimony), event.trigger.start, quote)


def _happened(testimony: Testimony, event: Event, sides: Sides) -> Iterator[Told]:
    yield Field("happened", deed(event.type)), "yes"
    for whom in classes_harmed(testimony.claim, sides):
        yield Field("happened", whom, "harm"), "yes"
        if whom != UNTOLD and event.type not in table("agreeing.yaml")["shared"]:
            yield Field("victims"), whom.split(OF)[0]


def _denied(testimony: Testimony, event: Event, sides: Sides) -> Iterator[Told]:
    """A denial of one's own violence denies the doer; of harm, the harm; any other, the event.

    A plain "not" is less than a denial: of harm it denies that to the class it names, of other
    violence nothing ("the ambush did not stop them", "the gas had never been used before").
    """
    own, strong = own_doers(testimony, sides), is_denial(testimony.claim)
    if own and event_types()[event.type].family in VIOLENT:
        yield from ((Field("doer", deed(event.type)), who) for who in own)
    elif tells_harm(event.type, event.trigger.text):
        for whom in classes_harmed(testimony.claim, sides) or (UNTOLD,):
            if strong or whom != UNTOLD:
                yield Field("happened", whom, "harm"), "no"
    elif strong or deed(event.type) != "act":
        yield Field("happened", deed(event.type)), "no"


def denies(testimony: Testimony, sides: Sides) -> bool:
    """Whether a testimony denies: by stance, by what it is about, or by a plain no that counts."""
    claim = testimony.claim
    if is_denial(claim):
        return True
    if claim.claimant is None or claim.event is None or verdict(claim) != "no":
        return False
    return any(True for _ in _denied(testimony, claim.event, sides))


def own_doers(testimony: Testimony, sides: Sides) -> Sequence[Doer]:
    """Those of the claimant's own side who did not do it, by a denial.

    Himself in "denied bombing the hall" and "denied responsibility": grammar leaves out the doer.
    """
    claimant, event = testimony.claim.claimant, testimony.claim.event
    if claimant is None or event is None:
        return ()
    me, year = Who(claimant.actor, claimant.kind), year_of(testimony)
    doers = [p for p in event.actors if p.role in DOING]
    own = [p for p in doers if sides.together(me, Who(p.actor, p.kind), year)]
    if not doers and _own_by_grammar(testimony, event):
        return [Doer(claimant.actor, claimant.kind, name_of(claimant), denied=True)]
    return [_doer(p, denied=True) for p in own]


def _own_by_grammar(testimony: Testimony, event: Event) -> bool:
    data, trigger = table("agreeing.yaml"), event.trigger.text.lower().split()
    if set(trigger) & set(data["denied_own"]):
        return True
    before = testimony.report.text[: event.trigger.start].lower().split()
    return trigger[0].endswith("ing") and before[-1:] != [] and before[-1] in data["denying"]


def _circumstances(claim: Claim, event: Event) -> Iterator[Told]:
    yield Field("type"), event.type
    if event.instrument and event.instrument.kind:
        yield Field("instrument"), event.instrument.kind
    if event.type not in table("agreeing.yaml")["shared"]:
        for doer in doers_of(claim):
            yield Field("doer", deed(event.type)), _doer(doer, denied=doer.blame == "denied")
    for place in event.places:
        if place.relation in WHERE:
            yield Field("place"), spot_of(place)
    period = event.period
    if period and period.start and period.precision != "open":
        yield Field("period"), Days(period.start, period.end)


def doers_of(claim: Claim) -> list[Participant]:
    """Those who a claim says did it; nobody accuses himself."""
    me = claim.claimant.words.text if claim.claimant else None
    doers = claim.event.actors if claim.event else ()
    told = [p for p in doers if p.role in DOING and (p.actor or p.kind)]
    return [p for p in told if not (p.blame in GUESSED and p.words.text == me)]


def _doer(who: Participant, denied: bool) -> Doer:
    return Doer(who.actor, who.kind, who.name or who.words.text, denied)


def spot_of(place: Place) -> Spot:
    """A place of a claim as a spot: the gazetteer's entry, or only the words."""
    return Spot(
        name=place.name or place.words.text,
        id=place.id,
        country=place.country,
        latitude=place.latitude,
        longitude=place.longitude,
        precision=place.precision,
        radius_km=place.radius_km,
    )

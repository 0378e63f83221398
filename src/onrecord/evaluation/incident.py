"""A report's main event and its dead, as a table of incidents would take them from the claims."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from onrecord.records import Claim, Figure

HAPPENED = ("actual", "ongoing")
UNNAMED = ("he", "she", "him", "her", "another")
PARTS = ("children", "women", "men", "elderly")  # of a whole, where one is told


def happened(claim: Claim) -> bool:
    """Whether a claim says that something happened, and not long before as a background."""
    event = claim.event
    return (
        event is not None
        and claim.modality in HAPPENED
        and claim.stance != "denied"
        and not event.negated
        and not event.background
    )


def told_claims(claims: Sequence[Claim]) -> list[Claim]:
    """The claims of what happened, in the order of the text."""
    return sorted((c for c in claims if happened(c)), key=_where)


def deadly_claims(claims: Sequence[Claim]) -> list[Claim]:
    """The claims of what happened that tell of dead, in the order of the text."""
    return [c for c in told_claims(claims) if _dead(c)]


def main_claims(claims: Sequence[Claim]) -> list[Claim]:
    """The claims of the main event, in the order of the text.

    The report's own main event (mention 1) where people died in it, else the first event in
    which people died, else mention 1, else the first event told.
    """
    told = told_claims(claims)
    deadly = [_mention(c) for c in told if _dead(c)]
    wanted = 1 if 1 in deadly or not deadly else deadly[0]
    if not any(_mention(c) == wanted for c in told) and told:
        wanted = _mention(told[0])
    return [c for c in told if _mention(c) == wanted]


def supposed_claims(claims: Sequence[Claim], main: Sequence[Claim]) -> list[Claim]:
    """What is supposed of the main event: "unclear whether Syrian or Russian jets did it"."""
    mentions = {_mention(c) for c in main}
    return [c for c in claims if c.modality == "hypothetical" and _mention(c) in mentions]


def deaths_of(claims: Sequence[Claim]) -> int | None:
    """The dead of one incident of a report, of which a table holds one number.

    A number of the main event; else its named victims, counted; else a number of another event,
    for headlines tell "dozens" where the text has the number; else the vague one. What is told of
    background comes last. Null where the claims tell no dead.
    """
    main = main_claims(claims)
    told = told_claims(claims)
    every = sorted(claims, key=_where)
    named = 0 if _counts(main) else _named(main)
    return (
        _total([_exact(c) for c in main])
        or named
        or _total([_exact(c) for c in told])
        or next(iter(map(_value, _counts(told))), 0)
        or _named(told)
        or _total([_exact(c) for c in every])
        or None
    )


def value_of(figure: Figure) -> int | None:
    """The one number that a table would hold: as written, else best, least or most."""
    values = (figure.stated, figure.best, figure.low, figure.high)
    return next((v for v in values if v is not None), None)


def _total(by_claim: Iterable[Sequence[Figure]]) -> int:
    """The first number that is part of no other, or the sum of the groups told beside it.

    Children or women alone give way to a greater number of people. A later total of the same
    event ("bringing the toll to 24") wins where it is greater, for tolls rise.
    """
    claims = [list(figures) for figures in by_claim if figures]
    if not claims:
        return 0
    every = [f for figures in claims for f in figures]
    ids = {f.id for f in every}
    wholes = [f for f in every if f.part_of not in ids] or every
    first = wholes[0]
    beside = [f for f in wholes if any(f in c and first in c for c in claims)]
    if _part(first):
        greater = [_value(f) for f in wholes if not _part(f) and _value(f) > _value(first)]
        total = greater[0] if greater else _sum(beside, _part)
    else:
        total = _sum(beside, _side) if _side(first) else _value(first)
    return max([total, *(_value(f) for f in wholes if f.scope == "update")])


def _sum(figures: Sequence[Figure], group: Callable[[Figure], str | None]) -> int:
    """The first number of each group, added; numbers of no group are left out."""
    first: dict[str, int] = {}
    for figure in figures:
        name = group(figure)
        if name:
            first.setdefault(name, _value(figure))
    return sum(first.values())


def _part(figure: Figure) -> str | None:
    return figure.of.group if figure.of and figure.of.group in PARTS else None


def _side(figure: Figure) -> str | None:
    status = figure.of.status if figure.of else None
    return status if status in ("civilian", "combatant") else None


def _counts(claims: Iterable[Claim]) -> list[Figure]:
    """The numbers of dead, exact or not; those that add to another are another incident's."""
    told = (f for claim in claims for f in _dead(claim))
    return [f for f in told if f.qualifier != "implied" and not f.additional and _value(f)]


def _exact(claim: Claim) -> list[Figure]:
    """The numbers of dead that are more than a word such as "dozens"."""
    return [f for f in _counts([claim]) if f.stated is not None or f.best is not None]


def _named(claims: Iterable[Claim]) -> int:
    """How many single victims are told; "he" and "another" only where nobody else is."""
    told = {f.words.text for claim in claims for f in _dead(claim) if f.qualifier == "implied"}
    return len({t for t in told if t.lower() not in UNNAMED} or told)


def _value(figure: Figure) -> int:
    return value_of(figure) or 0


def _dead(claim: Claim) -> list[Figure]:
    """The dead that a claim tells of an event; those of a whole war are no incident's."""
    if claim.event and claim.event.type == "conflict":
        return []
    told = [f for f in claim.figures if f.measure == "killed" and f.scope in ("incident", "update")]
    return sorted(told, key=lambda f: f.words.start)


def _mention(claim: Claim) -> int:
    return claim.event.mention if claim.event else 0


def _where(claim: Claim) -> int:
    return claim.event.trigger.start if claim.event else claim.evidence[0].words.start

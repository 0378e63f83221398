"""A report's main event and its dead, as a table of incidents would take them from the claims."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.records import Claim, Figure

HAPPENED = ("actual", "ongoing")


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


def main_claims(claims: Sequence[Claim]) -> list[Claim]:
    """The claims of the main event, in the order of the text.

    The report's own main event (mention 1) where people died in it, else the first event in
    which people died, else mention 1, else the first event told.
    """
    told = sorted((c for c in claims if happened(c)), key=_where)
    deadly = [_mention(c) for c in told if _dead(c)]
    wanted = 1 if 1 in deadly or not deadly else deadly[0]
    if not any(_mention(c) == wanted for c in told) and told:
        wanted = _mention(told[0])
    return [c for c in told if _mention(c) == wanted]


def deaths_of(claims: Sequence[Claim]) -> int | None:
    """The dead of the main event: the figure that is part of no other, or a sum of its groups.

    A later total of the same event wins ("bringing the toll to 24"); then the first total in the
    text; then the first figures of civilians and of combatants, added; then named victims,
    counted. Null where the claims tell no number of dead.
    """
    chosen = [f for c in main_claims(claims) for f in _dead(c)]
    if not chosen:
        chosen = [f for c in sorted(claims, key=_where) for f in _dead(c)]
    named = {f.words.text for f in chosen if f.qualifier == "implied"}
    counted = [f for f in chosen if f.qualifier != "implied" and value_of(f) is not None]
    if not counted:
        return len(named) or None
    known = {f.id for f in chosen}
    whole = [f for f in counted if f.part_of not in known and not f.additional] or counted
    return _total(whole) + _added(counted)


def value_of(figure: Figure) -> int | None:
    """The one number that a table would hold: as written, else best, least or most."""
    values = (figure.stated, figure.best, figure.low, figure.high)
    return next((v for v in values if v is not None), None)


def _total(figures: Sequence[Figure]) -> int:
    updates = [f for f in figures if f.scope == "update"]
    if updates:
        return _value(updates[-1])
    groups: dict[str, int] = {}
    for figure in figures:
        groups.setdefault(_group(figure), _value(figure))
    apart = groups.get("civilian", 0) + groups.get("combatant", 0)
    if _group(figures[0]) == "all" or groups.get("all", 0) >= apart:
        return groups["all"]
    return apart


def _group(figure: Figure) -> str:
    status = figure.of.status if figure.of else None
    return status if status in ("civilian", "combatant") else "all"


def _added(figures: Sequence[Figure]) -> int:
    return sum({f.words.span: _value(f) for f in figures if f.additional}.values())


def _value(figure: Figure) -> int:
    return value_of(figure) or 0


def _dead(claim: Claim) -> list[Figure]:
    told = [f for f in claim.figures if f.measure == "killed" and f.scope in ("incident", "update")]
    return sorted(told, key=lambda f: f.words.start)


def _mention(claim: Claim) -> int:
    return claim.event.mention if claim.event else 0


def _where(claim: Claim) -> int:
    return claim.event.trigger.start if claim.event else claim.evidence[0].words.start

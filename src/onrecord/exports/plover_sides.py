"""Actors and recipients of a claim as PLOVER has them: names, countries and sectors."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from onrecord.exports.countries import country_of_actor
from onrecord.exports.tables import table
from onrecord.ontology.types import event_types
from onrecord.records import Claim, Claimant, Participant

Named = Participant | Claimant


def sides_of(claim: Claim, event: str) -> dict[str, Any]:
    """The columns of actors and recipients; several are joined by semicolons.

    Of words the speaker is the actor, where no other is told. In an assault of two sides "all
    participants are coded as source actors", as opponents are.
    """
    told = claim.event
    if told is None:
        return {}
    speaks = event_types()[told.type].family == "words" or event in ("THREATEN", "DEMAND")
    own: Sequence[Named] = [claim.claimant] if speaks and claim.claimant else []
    if event in ("THREATEN", "DEMAND") and own:
        actors, recipients = own, (*told.actors, *told.targets)
    else:
        actors, recipients = told.actors or own, told.targets
    return _side("Actor", actors) | _side("Recipient", recipients)


def _side(what: str, told: Sequence[Named]) -> dict[str, Any]:
    sectors, things = table("camps.yaml")["sectors"], table("camps.yaml")["things"]
    named = [n for n in told if n.kind not in things]
    found = [s for n in named if (s := sectors.get(n.kind or ""))]
    return {
        f"{what} Name": _joined([n.name for n in named]),
        f"{what} Country": _joined([country_of_actor(n.actor) for n in named]),
        f"Primary {what} Sector": found[0] if found else None,
        f"{what} Sectors": _joined(found),
        f"{what} Name Raw": _joined([n.words.text for n in named]),
    }


def _joined(values: Sequence[str | None]) -> str | None:
    told = dict.fromkeys(v for v in values if v)
    return str(table("plover.yaml")["joined"]).join(told) or None

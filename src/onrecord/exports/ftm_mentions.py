"""Names in reports as mentions of FollowTheMoney, tied to those whom they stand for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.exports.countries import country_of_actor, iso2_of
from onrecord.exports.ftm_text import Entity, entity, id_of, plain
from onrecord.exports.tables import table
from onrecord.names.registry import Registry
from onrecord.records import Claim, Claimant, Participant, Testimony


def mentions_of(testimonies: Sequence[Testimony]) -> Iterator[Entity]:
    """One mention for each name in each report, those of speakers as well.

    `resolved` is the actor of the registry, where the words were settled.
    """
    for testimony in testimonies:
        for named in named_in(testimony.claim):
            name = plain(named.words.text)
            if name is None:
                continue
            country = iso2_of(country_of_actor(named.actor))
            yield entity(
                "Mention",
                f"{testimony.report.id}/{name}/{named.actor}",
                {
                    "document": [id_of("Article", testimony.report.id)],
                    "name": [name],
                    "resolved": [id_of("Organization", named.actor) if named.actor else None],
                    "detectedSchema": [_schema(named)],
                    "contextCountry": [country.lower() if country else None],
                },
            )


def named_in(claim: Claim) -> Iterator[Participant | Claimant]:
    """Everyone whom a claim names: who speaks, who carries the words, who does and suffers."""
    event = claim.event
    if claim.claimant is not None:
        yield claim.claimant
    yield from claim.via
    if event is not None:
        yield from event.actors
        yield from event.targets


def _schema(named: Participant | Claimant) -> str | None:
    """What the name is taken for; null for crowds and things."""
    data = table("ftm.yaml")
    entry = Registry.load().actors.get(named.actor or "")
    kind = entry.kind if entry else named.kind
    found: str | None = data["schemata"].get(kind) if named.actor else None
    return found or ("Person" if kind in data["person"] else None)

"""Who carried the words, without those who add nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims.phrases import PRONOUNS
from onrecord.reading.reading import Reading
from onrecord.records import (
    Claimant,
)

AGAIN = ("it", "they", "which", "we", "i", "us")


def is_idle(reading: Reading, carrier: Claimant, speaker: Claimant | None) -> bool:
    """Whether a carrier adds nothing: a pronoun, the speaker again, or the report's own outlet."""
    names = (speaker.name, speaker.words.text) if speaker else ()
    again = carrier.words.text in names or (carrier.name is not None and carrier.name in names)
    return (
        again
        or carrier.words.text.casefold() in PRONOUNS
        or _is_publisher(carrier, reading.report.publisher)
        or _is_same_body(carrier, speaker)
    )


def meant_by(speaker: Claimant, outer: Claimant) -> Claimant:
    """In somebody's words "it said" and "we warn" are that speaker again."""
    if speaker.name is not None or speaker.words.text.casefold() not in AGAIN:
        return speaker
    return replace(speaker, name=outer.name, actor=outer.actor, kind=outer.kind, named=outer.named)


def _is_publisher(carrier: Claimant, publisher: str | None) -> bool:
    """A report's own outlet ("Munir told RT", in RT) carries nothing from elsewhere."""
    names = {n.casefold() for n in (carrier.name, carrier.words.text) if n}
    return publisher is not None and publisher.casefold() in names


def _is_same_body(carrier: Claimant, speaker: Claimant | None) -> bool:
    """A government that speaks of itself by name: "The United States condemns", the White House."""
    if speaker is None or not carrier.actor or not speaker.actor:
        return False
    governments = carrier.kind == speaker.kind == "government"
    return governments and carrier.actor.partition("-")[0] == speaker.actor.partition("-")[0]


def once(chain: Sequence[Claimant]) -> list[Claimant]:
    """Each carrier but once, in order."""
    seen: dict[tuple[int, int], Claimant] = {}
    for claimant in chain:
        seen.setdefault(claimant.words.span, claimant)
    return list(seen.values())

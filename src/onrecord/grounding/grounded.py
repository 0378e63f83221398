"""A draft with everything looked up, before its event has a number."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.claims.draft import Draft
from onrecord.records import Claimant, Figure, Participant, Period, Place

FUTURE = ("planned", "predicted", "threatened", "demanded", "hypothetical")


@dataclass(frozen=True, slots=True)
class Grounded:
    """One draft with its actors, places, period and figures settled.

    `background` marks what happened long before the news of the report, `general` a habit or a
    whole war, `another` what a word sets apart from the event told before.
    """

    draft: Draft
    type: str
    claimant: Claimant | None
    via: tuple[Claimant, ...]
    actors: tuple[Participant, ...]
    targets: tuple[Participant, ...]
    places: tuple[Place, ...]
    period: Period | None
    figures: tuple[Figure, ...]
    background: bool
    confidence: float
    general: bool = False
    another: bool = False

    @property
    def is_future(self) -> bool:
        """Whether the event has not happened in the words of whoever tells it."""
        return self.draft.modality in FUTURE

    def place_keys(self) -> frozenset[str]:
        """What its places are known by: ids, else names in small letters."""
        return frozenset(p.id or p.words.text.casefold() for p in self.places)

    def firm_keys(self) -> frozenset[str]:
        """The keys of places in which, not near or towards which, it happened."""
        firm = (p for p in self.places if p.relation == "in")
        return frozenset(p.id or p.words.text.casefold() for p in firm)

    def doer_keys(self) -> frozenset[str]:
        """What its doers are known by, where they are known."""
        return frozenset(a.actor for a in self.actors if a.actor and a.role != "backer")

    def speaker_key(self) -> str | None:
        """What its speaker is known by; null for the report's own voice."""
        who = self.claimant
        return (who.actor or who.name or who.words.text).casefold() if who else None

    def tolls(self) -> frozenset[tuple[str, int]]:
        """Measures and numbers of its figures that count people."""
        return frozenset((f.measure, f.stated) for f in self.figures if f.stated is not None)

"""Which claims are asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """Which claims of an archive are asked for; what is null does not narrow the answer.

    `speaker` (claimant, their voice, or who carried the words), `place` and `actor` (who does or
    suffers) match an id exactly, else a part of the name or of the words, whatever the case and
    the marks. `since` and `until` (both days included) ask for periods that may overlap them: a
    period without an end goes on, one without a start is taken at its end, and a claim whose time
    is unknown is left out. Every word of `search` stands in the claim's evidence. `superseded`
    asks for claims of older readings too. `id` is a claim's own; `after` asks for those that come
    after a claim in their order (its id). `raw` asks for the machine's own claims, not for what
    people made of them.

    >>> ClaimFilter(place="Qusayr", modality="predicted").stance is None
    True
    """

    speaker: str | None = None
    stance: str | None = None
    modality: str | None = None
    type: str | None = None
    place: str | None = None
    actor: str | None = None
    since: date | None = None
    until: date | None = None
    search: str | None = None
    report: str | None = None
    superseded: bool = False
    id: str | None = None
    after: str | None = None
    raw: bool = False

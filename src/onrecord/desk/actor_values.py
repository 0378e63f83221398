"""What the page of an actor shows."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from onrecord.commands import saying

if TYPE_CHECKING:
    from onrecord.commands import ActorPart
    from onrecord.commands.actor import Question, Told

PARTS: tuple[tuple[Question, str, str], ...] = (
    ("doer", "Incidents: said to have acted", "in the word of anybody, told or denied"),
    ("victim", "Incidents: said to have suffered", "in the word of anybody, told or denied"),
    ("own_deeds", "Of their own deeds", "what they say that they did, or did not do"),
    ("own_losses", "Of their own losses", "what they say that they suffered, or did not suffer"),
    ("blamed", "What others say that they did", "and how sure each is of it"),
    ("says", "What they say of others", "the newest of their claims about other people's deeds"),
)


def counted(told: ActorPart) -> str:
    """How many there are: "12 incidents", "5,000 claims or more"."""
    of = "incident" if told.question in ("doer", "victim") else "claim"
    return saying.count(told.count, of) + (" or more" if told.least else "")


def mark_of(told: Told) -> str:
    """How a claim stands to a deed: admitted, denied, accused; else its stance."""
    if told.claim.stance == "denied" or (told.claim.event and told.claim.event.negated):
        return "denied"
    return told.blame or told.claim.stance


def stances_of(told: ActorPart) -> list[tuple[str, int]]:
    """How often each is said among the claims that are shown, most often first."""
    return Counter(mark_of(c) for c in told.claims).most_common()


def links_of(source: str) -> list[tuple[str, str | None]]:
    """The addresses of a registry's entry: what to show, and where it leads (null: nowhere)."""
    parts = source.replace(";", " ").replace("|", " ").split()
    return [(p, p if urlsplit(p).scheme in ("http", "https") else None) for p in parts]

"""Which claims appeared, changed or vanished where a page's text was written anew."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.reconciling.revised_fields import fields_changed, key_of, place_key, told_by
from onrecord.reconciling.revised_values import ClaimChange, Matching
from onrecord.records import Claim

WORD = re.compile(r"\w+")
# How much it weighs that two claims share this. Two that tell of one kind of event in other words
# of another sentence stay below LEAST; two of one sentence that was written anew are above it.
SENTENCE, TYPE, TRIGGER, SPEAKER, MODALITY, PLACE, MEASURE, ACTOR = 3.0, 1, 1, 1, 0.5, 0.5, 0.5, 0.5
NOBODY = 0.5  # both are in the report's own voice, as most claims are
ELSEWHERE = 1.0  # taken off where they tell of other places
LEAST = 3.5


def changes(earlier: Sequence[Claim], later: Sequence[Claim]) -> tuple[ClaimChange, ...]:
    """List what changed between the claims of two texts of one page, in the later one's order.

    A claim that only moved, or was worded anew and says the same, did not change. What vanished
    comes last.
    """
    found = match(earlier, later)
    before = {new.id: old for old, new in found.pairs}
    made: list[ClaimChange] = []
    for claim in later:
        old = before.get(claim.id)
        if old is None:
            made.append(ClaimChange("appeared", None, claim))
        elif fields := fields_changed(old, claim):
            made.append(ClaimChange("changed", old, claim, fields))
    return (*made, *(ClaimChange("vanished", old, None) for old in found.vanished))


def match(earlier: Sequence[Claim], later: Sequence[Claim]) -> Matching:
    """Pair the claims of two texts of one page, each at most once: first what is equal, then best.

    What is compared: the sentence, the trigger words, the type, who says it, places, measures.
    """
    pairs = _equal(earlier, later)
    used = {claim.id for pair in pairs for claim in pair}
    old = [_Anchor(c, n) for n, c in enumerate(earlier) if c.id not in used]
    new = [_Anchor(c, n) for n, c in enumerate(later) if c.id not in used]
    scored = [(_alike(a, b), -abs(a.at - b.at), a, b) for a in old for b in new]
    for score, _, a, b in sorted(scored, key=lambda s: s[:2], reverse=True):
        if score >= LEAST and not {a.claim.id, b.claim.id} & used:
            pairs.append((a.claim, b.claim))
            used |= {a.claim.id, b.claim.id}
    left = tuple(c for c in earlier if c.id not in used)
    return Matching(tuple(pairs), left, tuple(c for c in later if c.id not in used))


def _equal(earlier: Sequence[Claim], later: Sequence[Claim]) -> list[tuple[Claim, Claim]]:
    waiting: dict[object, list[Claim]] = defaultdict(list)
    for claim in reversed(earlier):
        waiting[_print(claim)].append(claim)
    return [(held.pop(), c) for c in later if (held := waiting.get(_print(c)))]


def _print(claim: Claim) -> object:
    told = tuple((name, value) for name, (value, _) in told_by(claim).items())
    words = tuple(" ".join(e.words.text.split()) for e in claim.evidence)
    return told, words, claim.event.trigger.text if claim.event else None


@dataclass(frozen=True)
class _Anchor:
    """What a claim is found again by, and where it comes among those of its text."""

    claim: Claim
    at: int

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of its sentence, numbers left out."""
        found = WORD.findall(" ".join(e.words.text for e in self.claim.evidence).casefold())
        return frozenset(word for word in found if not word.isdigit())

    @cached_property
    def trigger(self) -> str | None:
        """The words that tell of the event."""
        return self.claim.event.trigger.text.casefold() if self.claim.event else None

    @cached_property
    def type(self) -> str | None:
        """The event's type."""
        return self.claim.event.type if self.claim.event else None

    @cached_property
    def places(self) -> frozenset[str]:
        """Where it was."""
        return frozenset(map(place_key, self.claim.event.places if self.claim.event else ()))

    @cached_property
    def who(self) -> frozenset[str]:
        """Who did or suffered it."""
        event = self.claim.event
        return (
            frozenset(key_of(p) for p in (*event.actors, *event.targets)) if event else frozenset()
        )

    @cached_property
    def measures(self) -> frozenset[str]:
        """What its figures count."""
        return frozenset(f.measure for f in self.claim.figures)


def _alike(a: _Anchor, b: _Anchor) -> float:
    if a.type != b.type and a.trigger != b.trigger:
        return 0.0
    union = len(a.words | b.words)
    score = SENTENCE * len(a.words & b.words) / union if union else 0.0
    score += TYPE * (a.type == b.type) + TRIGGER * (a.trigger == b.trigger) + _spoken(a, b)
    score += MODALITY * (a.claim.modality == b.claim.modality)
    score += PLACE * bool(a.places & b.places) + MEASURE * bool(a.measures & b.measures)
    score += ACTOR * bool(a.who & b.who)
    return score - ELSEWHERE * bool(a.places and b.places and not a.places & b.places)


def _spoken(a: _Anchor, b: _Anchor) -> float:
    one, other = a.claim.claimant, b.claim.claimant
    if one is None or other is None:
        return NOBODY if one is other else 0.0
    return SPEAKER * (key_of(one) == key_of(other))

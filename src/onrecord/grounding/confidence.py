"""How sure each field of a claim is, by what it was read from: an order, not yet measured."""

from __future__ import annotations

from onrecord.grounding.grounded import Grounded

SAID = {"direct": 0.95, "fragment": 0.9, "indirect": 0.9, "headline": 0.85, "question": 0.7}
WEAK_CUE, NOUN_CUE, VERB_CUE = 0.6, 0.8, 0.85
INFERRED = 0.6  # what another sentence says of the same event
UNKNOWN = 0.3  # what no list knows


def confidence_of(claim: Grounded) -> tuple[tuple[str, float], ...]:
    """A value between 0 and 1 for each field that the claim has, and `claim` for all of them.

    The values order claims by how they were read: a named speaker before a pronoun, a verb
    before a noun, a place in the sentence before one inferred. They are no probabilities yet.
    """
    fields = {"claimant": _claimant(claim), "stance": SAID[claim.draft.voice.form]}
    fields["type"] = _type(claim)
    if claim.actors or claim.targets:
        fields["actors"] = _actors(claim)
    if claim.places:
        fields["places"] = round(claim.confidence, 2) or INFERRED
    if claim.period:
        fields["period"] = INFERRED if claim.period.inferred else 0.9
    if claim.figures:
        fields["figures"] = 0.9 if all(f.of for f in claim.figures) else 0.7
    fields["claim"] = round(min(fields.values()), 2)
    return tuple(sorted(fields.items()))


def _claimant(claim: Grounded) -> float:
    if claim.claimant is None:
        return 0.9
    return 0.9 if claim.claimant.named or claim.claimant.kind else 0.75


def _type(claim: Grounded) -> float:
    cluster = claim.draft.cluster
    if cluster is None:
        return NOUN_CUE
    if cluster.main.cue.weak:
        return WEAK_CUE
    return VERB_CUE if cluster.main.cue.form == "verb" else NOUN_CUE


def _actors(claim: Grounded) -> float:
    people = (*claim.actors, *claim.targets)
    return 0.85 if all(p.actor or p.kind for p in people) else UNKNOWN + 0.3

"""How sure the doer is, apart from the deed."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.draft import Voice
from onrecord.claims.filler import ACTING, Filler
from onrecord.claims.triggers import Trigger
from onrecord.ontology.certainty import certainty_words
from onrecord.ontology.types import event_types
from onrecord.reading.reading import Reading
from onrecord.records.actor import Blame

VIOLENT = ("fighting", "people", "things")
BY_MANNER: dict[str, Blame] = {
    "accuse": "accused",
    "condemn": "accused",
    "suspect": "suspected",
    "believe": "suspected",
    "admit": "admitted",
    "claim": "claimed",
    "deny": "denied",
}


def blames_of(
    reading: Reading, trigger: Trigger, type_: str, fillers: Sequence[Filler], voice: Voice
) -> tuple[Blame | None, ...]:
    """The blame of each filler; null for those who do nothing, or nothing violent."""
    if event_types()[type_].family not in VIOLENT:
        return tuple(None for _ in fillers)
    told = _by_voice(reading, voice, trigger)
    return tuple(
        _near_words(reading, f.token, trigger) or told if f.role in ACTING else None
        for f in fillers
    )


def _by_voice(reading: Reading, voice: Voice, trigger: Trigger) -> Blame:
    if not voice.chain:
        return "stated"
    inner = voice.chain[0]
    if inner.manner == "admit" and "responsib" in inner.cue_name:
        return "claimed"
    if inner.manner in BY_MANNER and not (inner.manner == "believe" and inner.source):
        return BY_MANNER[inner.manner]
    return "claimed" if inner.source is not None else "stated"


def _near_words(reading: Reading, token: int, trigger: Trigger) -> Blame | None:
    """Words at the doer or the deed itself: "suspected rebels", "allegedly by the army"."""
    tree, words = reading.tree, certainty_words().blame
    verb = next((a for a in tree.ancestors(token) if tree.is_verb(a)), trigger.token)
    done = [k for k in tree.kids[verb] if tree.tag[k] == "RB"] if verb != trigger.token else []
    near = [*tree.kids[token], *tree.kids[trigger.token], *done]
    found = [words[tree.low[k]] for k in near if tree.low[k] in words and tree.tag[k] != "MD"]
    above = tree.head[trigger.token]
    if tree.dep[trigger.token] == "xcomp" and tree.low[above] in (
        "believed",
        "thought",
        "suspected",
        "alleged",
    ):
        found.append("suspected" if tree.low[above] != "alleged" else "accused")
    return found[0] if found else None  # type: ignore[return-value]  # data, held by a test

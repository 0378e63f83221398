"""Who does and who suffers: fillers of roles as the registry's actors."""

from __future__ import annotations

from dataclasses import replace

from onrecord.claims.filler import Filler
from onrecord.claims.phrases import phrase
from onrecord.grounding.known import FILLED, ActorContext, Known, found_as, known_as
from onrecord.reading.coreference import antecedent_of
from onrecord.reading.reading import Reading
from onrecord.reading.tree import Tree
from onrecord.records import Claimant, Participant
from onrecord.records.actor import Blame

BODIES = (*FILLED, "militia", "armed_group", "international", "humanitarian", "monitor", "media")
OF_STATES = ("state_forces", "government", "police")
ALONE = ("expert", "witness", "resident", "medic")  # of whom nobody says "it"
SPEAKER = ("we", "i", "us", "me")


def participant(
    reading: Reading,
    filler: Filler,
    blame: Blame | None,
    context: ActorContext,
    speaker: Claimant | None = None,
) -> Participant:
    """The record of one who does or suffers; pronouns take the name of what they stand for.

    In a speaker's words "we", and "it" that acts, are the speaker.
    """
    context = _of_speaker(reading, filler.token, speaker, context)
    first, last = phrase(reading.tree, filler.token)
    if first > 2 and reading.tree.low[first - 2 : first] == ["-", "led"]:
        first -= 3  # "NATO-led forces", where the parser takes "led" for a verb
    if first == filler.token and _is_paired(reading.tree, first):
        first -= 1  # "government and *rebel* forces"
    if filler.token in reading.mentions.actors:
        named = reading.mentions.actors[filler.token]
        first, last = min(first, named[0]), max(last, named[1])
    nation = reading.tree.tag[filler.token] == "JJ" and filler.role in (
        "lead",
        "opponent",
        "holder",
    )
    low = reading.tree.low[filler.token]
    if speaker is not None and (low in SPEAKER or _is_itself(reading, filler, speaker)):
        known = Known(speaker.name or speaker.words.text, speaker.actor, speaker.kind, True)
    elif nation and reading.names.country_of(reading.tree.word[filler.token]):
        known = _forces_of(reading, filler.token, "forces", context)
    elif (shared := _shared_noun(reading.tree, filler.token)) is not None:
        known = _forces_of(reading, filler.token, reading.tree.word[shared], context)
    else:
        known = known_as(reading, filler.token, first, last, context)
    return Participant(
        words=reading.words_of(first, last),
        name=known.name,
        actor=known.actor,
        kind=known.kind,
        role=filler.role,
        blame=blame,
    )


def _of_speaker(
    reading: Reading, token: int, speaker: Claimant | None, context: ActorContext
) -> ActorContext:
    """In a state's words "its troops" are its own, wherever the report plays."""
    tree = reading.tree
    owned = any(tree.low[k] in ("its", "our") for k in tree.children(token, "poss"))
    if not owned or speaker is None or not speaker.actor or speaker.kind not in OF_STATES:
        return context
    return replace(context, country=speaker.actor.partition("-")[0].upper())


def _is_itself(reading: Reading, filler: Filler, speaker: Claimant) -> bool:
    """Whether "it" is the speaker: "the army said it killed", "the OSCE said it was shelled"."""
    tree = reading.tree
    if tree.low[filler.token] != "it" or speaker.kind in ALONE:
        return False
    other = antecedent_of(reading, filler.token)
    if other is not None and speaker.words.span[1] <= tree.start[other]:
        return False  # "the ministry said the army fled before it was shelled"
    return filler.role == "lead" or (
        tree.dep[filler.token] in ("nsubj", "nsubjpass") and speaker.kind in BODIES
    )


def _is_paired(tree: Tree, head: int) -> bool:
    """Whether the second of two modifiers stands right before a noun."""
    before = head - 1
    first = tree.head[before] if before > 0 and tree.dep[before] == "conj" else head
    return first < before and tree.head[first] == head and _shared_noun(tree, first) == head


def _shared_noun(tree: Tree, token: int) -> int | None:
    """The noun that two sides share: "forces" in "*Malian* and Russian forces"."""
    head = tree.head[token]
    before = tree.dep[token] in ("amod", "compound", "nmod")
    paired = any(token < k < head for k in tree.children(token, "conj"))
    return head if before and paired else None


def _forces_of(reading: Reading, token: int, noun: str, context: ActorContext) -> Known:
    """Whose strike it is in "Israeli air strikes": that state's forces."""
    found = found_as(reading, f"{reading.tree.word[token]} {noun}", context)
    best = found[0] if found else None
    return Known(best.name, best.id, best.kind, True) if best else Known(None, None, None, False)

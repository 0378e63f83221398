"""In whose voice an event is told, and what the speaker does in telling it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from onrecord.claims.attribution.attribution import Attribution, Tokens
from onrecord.claims.attribution.find import attributions
from onrecord.claims.certainty import Certainty
from onrecord.claims.certainty_own import is_fact
from onrecord.claims.draft import Voice
from onrecord.claims.triggers import Trigger
from onrecord.ontology.certainty import certainty_words
from onrecord.ontology.manners import manners, modality_of_words, voiceless_cues
from onrecord.reading.reading import Reading, Sentence
from onrecord.records.claim import Form, Modality, Stance

__all__ = ["attributions", "modality_at", "modality_in", "voice_of"]
NEGATED: dict[str, Stance] = {
    "confirmed": "doubted",
    "denied": "confirmed",
    "admitted": "doubted",
    "reported": "doubted",
}
SELVES = ("i", "we", "us", "me")


def voice_of(
    reading: Reading, said: Sequence[Attribution], sentence: Sentence, trigger: tuple[int, int]
) -> Voice:
    """The voice around the tokens of a trigger; the report's own where nobody speaks."""
    tree = reading.tree
    start, end = tree.start[trigger[0]], tree.end[trigger[1] - 1]
    speaking = (a for a in said if is_voice(a) and not _is_presupposed(reading, a))
    around = [a for a in speaking if a.covers(start, end) and not _is_cue(a, trigger)]
    told = around = [a for a in around if not _is_aside(reading, a, trigger[0])]
    around.sort(key=lambda a: sum(e - s for s, e in a.content))
    around = _speakers(_without_selves(reading, around))
    own = (sentence.start, sentence.end)
    if not around:
        return Voice((), tuple(told), "asserted", _own_form(reading, sentence), own)
    inner = around[0]
    content = next((s, e) for s, e in inner.content if s <= start and end <= e)
    form = "headline" if sentence.kind == "title" and inner.form == "indirect" else inner.form
    return Voice(tuple(around), tuple(told), stance_of(inner), form, _clipped(content, own))


def _own_form(reading: Reading, sentence: Sentence) -> Form:
    """The form of the report's own words."""
    if sentence.kind == "title":
        return "headline"
    return "question" if reading.tree.low[sentence.last - 1] == "?" else "indirect"


def _speakers(around: list[Attribution]) -> list[Attribution]:
    """Where somebody speaks, what is told without an agent inside is that speaker's word."""
    named = [a for a in around if a.source is not None]
    return named or around


def _is_presupposed(reading: Reading, attribution: Attribution) -> bool:
    """What "drew condemnation" is told by the report; only who condemns is told of the others."""
    return attribution.manner == "condemn" and reading.tree.is_noun(attribution.cue[1] - 1)


def _is_aside(reading: Reading, attribution: Attribution, token: int) -> bool:
    """A relative clause before an agentless cue is the report's own: "Aleppo, which has"."""
    tree = reading.tree
    if attribution.source is not None or attribution.form != "indirect":
        return False
    relatives = [t for t in (token, *tree.ancestors(token)) if tree.dep[t] == "relcl"]
    return any(tree.head[r] < attribution.cue[0] for r in relatives)


def _without_selves(reading: Reading, around: list[Attribution]) -> list[Attribution]:
    """A speaker's "we hope" is the speaker's own word: the one who is quoted stays."""
    low = reading.tree.low
    selves = [a for a in around[:-1] if a.source and low[a.source[1] - 1] in SELVES]
    return [a for a in around if a not in selves]


def _is_cue(attribution: Attribution, trigger: tuple[int, int]) -> bool:
    return attribution.cue[0] < trigger[1] and trigger[0] < attribution.cue[1]


def _clipped(content: tuple[int, int], own: tuple[int, int]) -> tuple[int, int]:
    """The part of the content that stands in the sentence, so that evidence stays short."""
    start, end = max(content[0], own[0]), min(content[1], own[1])
    return (start, end) if start < end else own


def is_voice(attribution: Attribution) -> bool:
    """Whether somebody speaks; who merely makes others act, or means to act, does not."""
    return manners()[attribution.manner].voice and attribution.cue_name not in voiceless_cues()


def stance_of(attribution: Attribution) -> Stance:
    """What a speaker does by the manner of the cue; "could not confirm" doubts.

    The report's own voice with an unnamed claimant ("is believed") is `reported` too.
    """
    stance = manners()[attribution.manner].stance
    if attribution.negated:
        return NEGATED.get(stance, "doubted")
    return stance  # type: ignore[return-value]  # data, held to the contract by a test


def modality_in(reading: Reading, voice: Voice, trigger: Trigger, certainty: Certainty) -> Modality:
    """The modality of an event as its speakers make it: what is threatened has not happened."""
    acts = [a for a in voice.told if _is_its_act(reading, a, trigger)]
    at = trigger.support if trigger.support is not None else trigger.token
    found = modality_at(reading, voice, acts, at, certainty)
    if found == "actual":
        return modality_of_words().get(trigger.type, found)  # type: ignore[return-value]  # data
    return found


def modality_at(
    reading: Reading, voice: Voice, acts: Sequence[Attribution], at: int, certainty: Certainty
) -> Modality:
    """The modality of what a token tells of, where `acts` are the voices that may make it so.

    A manner such as "threaten" or "demand" rules where the event is a noun, an infinitive or in
    the future; past events keep their own modality, and so does what is presupposed.
    """
    if certainty.modality == "hypothetical" and _is_doubted(reading, acts, certainty.by):
        return "predicted"
    if certainty.modality == "hypothetical" or certainty.presupposed:
        return certainty.modality
    by = certainty.by
    for attribution in acts:
        manner = manners()[attribution.manner].modality
        if manner == "demanded" and by is not None and reading.tree.tag[by] == "MD":
            continue  # who calls for something may tell in passing what will be
        if manner and not _has_happened(reading, attribution.cue, at):
            return manner  # type: ignore[return-value]  # data, held to the contract by a test
    if voice.form == "question" and certainty.modality == "actual":
        return "hypothetical"
    return certainty.modality


def _is_doubted(reading: Reading, acts: Sequence[Attribution], by: int | None) -> bool:
    """Whether somebody foretells that it will not be: "doubts that the army can take it"."""
    able = by is not None and reading.tree.low[by] in certainty_words().able
    perfect = able and any(
        reading.tree.low[k] == "have" for k in reading.tree.kids[reading.tree.head[by or 0]]
    )
    return able and not perfect and any(a.manner == "doubt" for a in acts)


def _is_its_act(reading: Reading, attribution: Attribution, trigger: Trigger) -> bool:
    """Whether a noun is what is vowed or demanded, not the reason: "revenge for the killing"."""
    tree = reading.tree
    if trigger.cue.form != "noun" or trigger.support is not None:
        return trigger.cue.form != "state"
    cue = range(*attribution.cue)
    for below, above in pairwise((trigger.token, *tree.ancestors(trigger.token))):
        if above in cue:
            return True
        if tree.dep[below] == "pobj" and tree.head[above] not in cue and tree.low[above] != "of":
            return False
    return True


def _has_happened(reading: Reading, cue: Tokens, at: int) -> bool:
    """Whether a verb's tense, not that of the cue, tells of the event as of a fact."""
    tree, verb = reading.tree, at
    if not tree.is_verb(verb):
        if tree.dep[verb] not in ("nsubj", "nsubjpass", "dobj"):
            return False
        verb = tree.head[verb]
    return tree.is_verb(verb) and verb not in range(*cue) and is_fact(tree, verb)

"""Sentences that speak of an event told before: who did it, and who could not verify it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.claims.attribution.attribution import Attribution
from onrecord.claims.certainty import Certainty
from onrecord.claims.clauses import antecedent, doers_of
from onrecord.claims.draft import Draft, Voice
from onrecord.claims.filler import Filler
from onrecord.claims.phrases import whole_phrase
from onrecord.claims.responsibility import HARM, Blaming, is_harmful
from onrecord.claims.voices import voice_of
from onrecord.ontology.backward import backward_words
from onrecord.ontology.cues import cue_index
from onrecord.ontology.types import event_types
from onrecord.reading.reading import Reading, Sentence
from onrecord.reading.tree import Tree
from onrecord.records.actor import Blame

OWN = ("it", "we", "they", "i")


def blamed(draft: Draft, found: Sequence[Blaming]) -> Draft:
    """Give an event whose doer its own words leave out the one who is blamed for it."""
    tokens = {t.token for t in draft.cluster.triggers} if draft.cluster else set()
    mine = [b for b in found if tokens & set(b.deeds)]
    blamed_for = {d for b in mine for d in b.doers}
    stay = [i for i, f in enumerate(draft.fillers) if f.token not in blamed_for or f.role == "lead"]
    draft = replace(
        draft,
        fillers=tuple(draft.fillers[i] for i in stay),
        blames=tuple(draft.blames[i] for i in stay),
    )
    here = {f.token for f in draft.fillers}
    more = [(Filler(d, "lead"), b.blame) for b in mine for d in b.doers if d not in here]
    return _with(draft, more)


def _with(draft: Draft, more: Sequence[tuple[Filler, Blame]]) -> Draft:
    fillers = (*draft.fillers, *(f for f, _ in more))
    return replace(draft, fillers=fillers, blames=(*draft.blames, *(b for _, b in more)))


def looking_back(
    reading: Reading,
    sentence: Sentence,
    said: Sequence[Attribution],
    drafts: Sequence[Draft],
    before: Sequence[Draft],
    found: Sequence[Blaming],
) -> Iterator[Draft]:
    """Claims of this sentence about the event told last, in it or before it."""
    told = last_harm((*before, *drafts))
    if told is None:
        return
    taken = {t.token for d in drafts if d.cluster for t in d.cluster.triggers}
    for blaming in found:
        if not taken & set(blaming.deeds) and _points_back(reading.tree, blaming):
            yield _blame(reading, sentence, said, blaming, told)
    for at in _unverified(reading.tree, sentence):
        if not any(c.cue[0] <= at < c.cue[1] and _holds(reading, c, drafts) for c in said):
            yield _doubt(reading, sentence, at, told)


def _points_back(tree: Tree, blaming: Blaming) -> bool:
    """Whether what somebody is blamed for can be the event told before, not some other noun."""
    deeds = [antecedent(tree, d) for d in blaming.deeds]
    pointing = ("it", "this", "that", "them", *backward_words().incidents)
    return not deeds or any(_names_harm(tree.low[d]) or tree.low[d] in pointing for d in deeds)


def _names_harm(word: str) -> bool:
    """Whether a noun names harm by itself, also with words before it: "killings", "raid"."""
    return any(is_harmful(cue.type) for _, cue in cue_index().nouns.get(word, ()))


def last_harm(drafts: Sequence[Draft]) -> Draft | None:
    """The last harm told that has happened."""
    return next((d for d in reversed(drafts) if _is_harm(d)), None)


def _is_harm(draft: Draft) -> bool:
    happened = draft.modality in ("actual", "ongoing") and draft.cluster is not None
    return happened and event_types()[draft.type].family in HARM


def _holds(reading: Reading, attribution: Attribution, drafts: Sequence[Draft]) -> bool:
    starts = [reading.tree.start[d.anchor[0]] for d in drafts]
    return any(attribution.covers(s, s + 1) for s in starts)


def _unverified(tree: Tree, sentence: Sentence) -> Iterator[int]:
    words = backward_words()
    for at in range(sentence.first, sentence.last):
        if tree.low[at] in words.verifying and tree.is_verb(at) and tree.dep[at] != "relcl":
            above = [at, tree.head[at]]
            kids = [k for a in above for k in tree.kids[a]]
            if any(
                tree.dep[k] == "neg" or tree.low[k] in ("unable", "cannot") for k in (*kids, *above)
            ):
                yield at


def _blame(
    reading: Reading,
    sentence: Sentence,
    said: Sequence[Attribution],
    blaming: Blaming,
    told: Draft,
) -> Draft:
    anchor = (blaming.token, blaming.token + 1)
    voice = voice_of(reading, said, sentence, anchor)
    if voice.chain and reading.tree.low[blaming.doers[0]] in OWN:
        stance = replace(voice, stance="admitted")
        blames = tuple("claimed" for _ in blaming.doers)
        fillers = tuple(Filler(d, "lead") for d in blaming.doers)
        return _draft(sentence, anchor, told, stance, fillers, blames)  # type: ignore[arg-type]
    if blaming.blame in ("claimed", "admitted", "denied"):
        voice = _own_words(reading, sentence, blaming, voice)
    elif not voice.chain:
        verb = blaming.token if blaming.accusing is None else blaming.accusing
        spoken = reading.tree.is_verb(verb)
        voice = (_accuser(reading, sentence, verb) if spoken else None) or voice
    fillers = tuple(Filler(d, "lead") for d in blaming.doers)
    return _draft(sentence, anchor, told, voice, fillers, tuple(blaming.blame for _ in fillers))


def _own_words(reading: Reading, sentence: Sentence, blaming: Blaming, voice: Voice) -> Voice:
    """Who claims or denies responsibility is the claimant."""
    source = whole_phrase(reading.tree, blaming.doers[0])
    stance = "denied" if blaming.blame == "denied" else "admitted"
    chain = tuple(a for a in voice.chain if a.source != source)
    words = (sentence.start, sentence.end)
    said = Attribution(
        source, (blaming.token, blaming.token + 1), (words,), "indirect", "responsibility", "admit"
    )
    return Voice((said, *chain), (), stance, "indirect", words)  # type: ignore[arg-type]  # both


def _accuser(reading: Reading, sentence: Sentence, verb: int) -> Voice | None:
    """Whose word it is in "the RSF attribute the attack to the army"."""
    subjects = doers_of(reading.tree, verb)
    if not subjects:
        return None
    source, words = whole_phrase(reading.tree, subjects[0]), (sentence.start, sentence.end)
    said = Attribution(source, (verb, verb + 1), (words,), "indirect", "blame", "accuse")
    return Voice((said,), (), "reported", "indirect", words)


def _doubt(reading: Reading, sentence: Sentence, at: int, told: Draft) -> Draft:
    tree = reading.tree
    doers = [d for d in doers_of(tree, at) if tree.low[d] not in ("it", "that", "this", "which")]
    source = whole_phrase(tree, doers[0]) if doers and tree.is_noun(doers[0]) else None
    words = (sentence.start, sentence.end)
    said = Attribution(source, (at, at + 1), (words,), "indirect", "verify", "doubt")
    voice = Voice((said,) if source else (), (), "doubted", "indirect", words)
    return _draft(sentence, (at, at + 1), told, voice, (), ())


def _draft(
    sentence: Sentence,
    anchor: tuple[int, int],
    told: Draft,
    voice: Voice,
    fillers: tuple[Filler, ...],
    blames: tuple[Blame | None, ...],
) -> Draft:
    return Draft(
        sentence=sentence,
        cluster=None,
        anchor=anchor,
        type=told.type,
        voice=voice,
        certainty=Certainty(),
        modality=told.modality,
        fillers=fillers,
        blames=blames,
        instrument=None,
        places=(),
        time=None,
        counts=(),
        definite=True,
    )

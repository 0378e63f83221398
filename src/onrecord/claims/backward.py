"""Sentences that speak of an event told before: who did it, and who could not verify it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.claims.attribution.attribution import Attribution
from onrecord.claims.certainty import Certainty
from onrecord.claims.clauses import (
    antecedent,
    clause_of,
    doers_of,
    preposed,
    subjects_of,
    sufferers_of,
)
from onrecord.claims.clusters import Cluster
from onrecord.claims.draft import Draft, Voice
from onrecord.claims.phrases import whole_phrase
from onrecord.claims.roles import Filler
from onrecord.claims.voices import voice_of
from onrecord.ontology.backward import BackwardWords, backward_words
from onrecord.ontology.cues import cue_index
from onrecord.ontology.types import event_types
from onrecord.reading.reading import Reading, Sentence
from onrecord.reading.tree import Tree
from onrecord.records.actor import Blame

OWN = ("it", "we", "they", "i")
HARM = ("fighting", "people", "things")


@dataclass(frozen=True, slots=True)
class Blaming:
    """Words that say who did it: their token, the doers, how sure, and what "for" names.

    `accusing` is the verb of somebody who says so, where that is another token.
    """

    token: int
    doers: tuple[int, ...]
    blame: Blame
    deeds: tuple[int, ...]
    accusing: int | None = None


def blamings(tree: Tree, sentence: Sentence) -> Iterator[Blaming]:
    """Phrases of responsibility in a sentence; "no group claimed it" is none."""
    for found in _phrases(tree, sentence):
        doers = tuple(d for d in found.doers if not _is_nobody(tree, d))
        if doers:
            yield replace(found, doers=doers)


def _is_nobody(tree: Tree, token: int) -> bool:
    nobody = ("no", "nobody", "none", "neither", "one", "other", "others", "what", "who")
    return tree.low[token] in nobody or any(tree.low[k] in nobody[:2] for k in tree.kids[token])


def _phrases(tree: Tree, sentence: Sentence) -> Iterator[Blaming]:
    words = backward_words()
    for at in range(sentence.first, sentence.last):
        low = tree.low[at]
        if low in words.responsible:
            yield from _responsible(tree, at, words)
        elif low == "responsibility" and tree.dep[at] in ("dobj", "nsubjpass"):
            yield from _responsibility(tree, at, words)
        elif low == "responsibility" and at > 1 and tree.low[at - 1] in words.responsibility:
            yield from _mistagged(tree, at, words)
        elif low in words.accusing and tree.is_verb(at) and preposed(tree, at, "for", "of"):
            yield from _accused(tree, at, words)
        elif low in words.laid_at and tree.is_verb(at):
            deeds = sufferers_of(tree, at)
            doers = tuple(d for h in (at, *deeds) for d in preposed(tree, h, "on", "to"))
            if doers:
                yield Blaming(at, doers, words.laid_at[low], tuple(deeds))


def harmful(found: Iterable[Blaming], clusters: Sequence[Cluster]) -> list[Blaming]:
    """Those that blame for harm, or for what no event word names; nobody answers for a defeat."""
    types = {t.token: c.type for c in clusters for t in c.triggers}
    return [b for b in found if all(_is_harmful(types.get(d)) for d in b.deeds)]


def _is_harmful(kind: str | None) -> bool:
    return kind is None or event_types()[kind].family in HARM


def _responsible(tree: Tree, at: int, words: BackwardWords) -> Iterator[Blaming]:
    verb = tree.head[at]
    if not tree.is_verb(verb):
        if tree.low[at] == "responsible" and tree.dep[at] == "amod" and at > verb:
            yield Blaming(at, (verb,), "stated", tuple(preposed(tree, at, "for")))
        return
    doers = (
        sufferers_of(tree, verb)
        if tree.low[verb] in ("hold", "holds", "held")
        else subjects_of(tree, verb)
    )
    deeds = preposed(tree, at, "for") or tree.children(at, "pobj")
    if doers and (deeds or tree.low[at] != "behind"):
        near = [tree.low[k] for v in (verb, tree.head[verb]) for k in (v, *tree.kids[v])]
        blame = next((words.holding[w] for w in near if w in words.holding), "stated")
        accusing = next((v for v in tree.ancestors(verb) if tree.low[v] in words.accusing), None)
        if accusing is not None:
            blame = words.accusing[tree.low[accusing]]
        yield Blaming(at, tuple(doers), blame, tuple(deeds), accusing)  # type: ignore[arg-type]


def _mistagged(tree: Tree, at: int, words: BackwardWords) -> Iterator[Blaming]:
    """Read "claims" that the parser took for a noun: "JNIM claims responsibility for"."""
    if tree.tag[at - 2].startswith("NNP"):
        blame = words.responsibility[tree.low[at - 1]]
        yield Blaming(at, (at - 2,), blame, tuple(preposed(tree, at, "for")))


def _accused(tree: Tree, at: int, words: BackwardWords) -> Iterator[Blaming]:
    """Who is named for a deed: "blamed Moscow for the strike"."""
    doers, deeds = sufferers_of(tree, at), preposed(tree, at, "for", "of")
    if doers and all(tree.is_noun(d) for d in deeds):
        yield Blaming(at, tuple(doers), words.accusing[tree.low[at]], tuple(deeds))


def _responsibility(tree: Tree, at: int, words: BackwardWords) -> Iterator[Blaming]:
    verb = tree.head[at]
    blame = words.responsibility.get(tree.low[verb])
    doers = [s for d in doers_of(tree, verb) for s in _speakers(tree, d, words)]
    if blame and doers and tree.child(verb, "neg") is None:
        deeds = preposed(tree, at, "for") + preposed(tree, verb, "for")
        yield Blaming(at, tuple(doers), blame, tuple(deeds))


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
    return any(_is_harmful(cue.type) for _, cue in cue_index().nouns.get(word, ()))


def _speakers(tree: Tree, doer: int, words: BackwardWords) -> list[int]:
    """Who speaks in "a brigade said in a statement claiming responsibility": the brigade."""
    if tree.low[doer] not in words.vehicles:
        return [doer]
    return [s for s in doers_of(tree, clause_of(tree, doer)) if s != doer] or [doer]


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

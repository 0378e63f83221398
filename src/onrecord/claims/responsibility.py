"""Phrases that say who did it: "claimed responsibility for", "blamed Moscow for"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.claims.clauses import clause_of, doers_of, preposed, subjects_of, sufferers_of
from onrecord.claims.clusters import Cluster
from onrecord.ontology.backward import BackwardWords, backward_words
from onrecord.ontology.types import event_types
from onrecord.reading.reading import Sentence
from onrecord.reading.tree import Tree
from onrecord.records.actor import Blame

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
    negated = any(tree.low[k] in ("no", "nobody") for k in tree.kids[token])
    return negated or tree.low[token] in backward_words().nobody


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
    return [b for b in found if all(is_harmful(types.get(d)) for d in b.deeds)]


def is_harmful(kind: str | None) -> bool:
    """Whether events of a type do harm; one without a type may."""
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


def _speakers(tree: Tree, doer: int, words: BackwardWords) -> list[int]:
    """Who speaks in "a brigade said in a statement claiming responsibility": the brigade."""
    if tree.low[doer] not in words.vehicles:
        return [doer]
    return [s for s in doers_of(tree, clause_of(tree, doer)) if s != doer] or [doer]

"""Whose deed it was, told away from the deed: "the raid is believed to be by Russian jets"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.claims.clauses import doers_of, preposed, subjects_of, sufferers_of
from onrecord.claims.passive import is_passive
from onrecord.claims.responsibility import Blaming
from onrecord.claims.standing_for import through_owners
from onrecord.ontology.backward import backward_words
from onrecord.ontology.cues import cue_index
from onrecord.reading.reading import Reading, Sentence
from onrecord.reading.tree import Tree
from onrecord.records.actor import Blame


def carried(reading: Reading, sentence: Sentence) -> Iterator[Blaming]:
    """Deeds of a sentence that somebody is said to have carried out, away from their noun.

    A noun right at its verb ("carried out a raid") has its doer from there.
    """
    tree, words = reading.tree, backward_words()
    for at in range(sentence.first, sentence.last):
        if tree.low[at] in words.carrying and tree.is_verb(at) and is_passive(tree, at):
            deeds, doers = sufferers_of(tree, at), doers_of(tree, at)
        elif tree.low[at] in ("be", "been"):
            deeds, doers = subjects_of(tree, at), preposed(tree, at, "by")
        else:
            continue
        deeds = [d for d in deeds if tree.head[d] != at and cue_index().is_event(tree.low[d])]
        given = tuple(o for d in doers for o in through_owners(reading, d))
        if deeds and given:
            yield Blaming(at, given, _blame(tree, at, len(given)), tuple(deeds))


def _blame(tree: Tree, verb: int, doers: int) -> Blame:
    """How sure: by the verb above ("suspected to have been"), or by "either ... or"."""
    words = backward_words().holding
    above = (tree.head[verb], *tree.kids[tree.head[verb]], *tree.kids[verb])
    held = next((words[tree.low[w]] for w in above if tree.low[w] in words), None)
    if held:
        return held  # type: ignore[no-any-return]  # data, held by a test
    agents = (o for a in tree.kids[verb] if tree.low[a] == "by" for o in tree.subtree(a))
    return "possible" if any(tree.low[k] in ("either", "or") for k in agents) else "stated"

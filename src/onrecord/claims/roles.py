"""Who: the actors and targets of a trigger, the right way round."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.claims.backers import backers, backers_of
from onrecord.claims.clauses import doers_of, measured, preposed
from onrecord.claims.filler import ACTING, PEOPLE, Filler, fill
from onrecord.claims.fitting import can_fill, is_side
from onrecord.claims.noun_roles import noun_roles
from onrecord.claims.parties import parties_of
from onrecord.claims.phrases import counted, filler_kind
from onrecord.claims.standing_for import by_owner
from onrecord.claims.triggers import Trigger
from onrecord.claims.verb_roles import verb_roles
from onrecord.ontology.words import measuring_nouns
from onrecord.reading.reading import Reading
from onrecord.reading.tree import Tree


def roles_of(reading: Reading, trigger: Trigger) -> list[Filler]:
    """Those who do and suffer the event of a trigger, as heads of phrases; each but once.

    Instruments and other events that stand in a doer's place are left out.
    """
    found: list[Filler] = []
    asked = noun_roles if trigger.cue.form == "noun" else verb_roles
    named = list(asked(reading, trigger))
    named = [g for f in named for g in by_owner(reading, f, trigger)]
    named += [*_other_side(reading, trigger, named), *backers(reading, trigger)]
    given = (*named, *_parties(reading, trigger))
    for filler in (f for g in given for f in _counted(reading.tree, g)):
        new = all(not _is_same(reading, f, filler) for f in found)
        if new and can_fill(reading, filler, trigger):
            found.append(filler)
    more = [b for f in found if f.role in ACTING for b in backers_of(reading, f.token)]
    more += [t for f in found for t in _twins(reading, f)]
    return found + [m for m in more if all(m.token != f.token for f in found)]


def _counted(tree: Tree, filler: Filler) -> list[Filler]:
    """What is counted, with what goes with it: "one of the *gunmen* and three *guards*"."""
    token = counted(tree, filler.token)
    heads = [token] if token == filler.token else tree.conjuncts(token)
    return [replace(filler, token=t) for t in heads]


def _parties(reading: Reading, trigger: Trigger) -> Iterator[Filler]:
    """Those whose offer is refused, or who are to do what is demanded."""
    role = trigger.cue.frame.verb.get("about")
    for token in parties_of(reading, trigger) if role else ():
        if filler_kind(reading, token) in PEOPLE or is_side(reading, token):
            yield from fill([token], role)


def _twins(reading: Reading, filler: Filler) -> list[Filler]:
    """The first of two sides that share a noun: "*Malian* and Russian forces"."""
    tree, head = reading.tree, filler.token
    found = []
    for kid in tree.children(head, "amod", "compound", "nmod"):
        paired = any(kid < k < head for k in tree.children(kid, "conj"))
        entry = reading.names.registry.kind_of(tree.low[kid])
        side = kid in reading.mentions.actors or reading.names.country_of(tree.word[kid])
        if paired and (side or (entry is not None and entry.role == "body")):
            found.append(replace(filler, token=kid))
    return found


def _is_same(reading: Reading, one: Filler, other: Filler) -> bool:
    """Whether two heads are one filler: the same token, or parts of one actor's name."""
    spans = [reading.mentions.actors.get(f.token) for f in (one, other)]
    return one.token == other.token or (spans[0] is not None and spans[0] == spans[1])


def _other_side(reading: Reading, trigger: Trigger, found: Sequence[Filler]) -> Iterator[Filler]:
    """The subject is the other side in "seized the town after a battle with rebels"."""
    tree = reading.tree
    prep = tree.head[measured(tree, trigger.token, measuring_nouns())]
    one_sided = trigger.cue.frame.name == "mutual" and len(found) == 1
    if one_sided and tree.dep[prep] == "prep" and tree.is_verb(tree.head[prep]):
        beside = preposed(tree, trigger.token, "with", "against")
        if found[0].token in beside:
            yield from fill(doers_of(tree, tree.head[prep]), "opponent")

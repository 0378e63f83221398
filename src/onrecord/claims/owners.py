"""Whose troops, weapons and attacks they are: possessors, leaders and far agents of a noun."""

from __future__ import annotations

from onrecord.claims.certainty import speaking_verbs
from onrecord.claims.clauses import doers_of
from onrecord.claims.phrases import filler_kind
from onrecord.reading.reading import Reading
from onrecord.reading.tree import Tree

PEOPLE = ("people", "armed")


def far_agents(tree: Tree, noun: int) -> list[int]:
    """The doer that the parser hung elsewhere: "the shelling of a school in Taiz by the army"."""
    below = _behind(tree, noun)
    verb = tree.head[noun]
    if tree.is_verb(verb) and tree.dep[noun] == "dobj":
        below |= {verb}
    found = (k for b in below for k in tree.kids[b] if tree.low[k] == "by" and k > noun)
    return [o for k in found if tree.dep[k] == "prep" for o in tree.children(k, "pobj")]


def _behind(tree: Tree, noun: int) -> set[int]:
    """What hangs by a noun through prepositions alone: "of a school in Taiz"."""
    found, todo = {noun}, [noun]
    while todo:
        at = todo.pop()
        todo += [o for p in tree.children(at, "prep") for o in tree.children(p, "pobj")]
        found |= set(todo)
    return found


def owners_of(reading: Reading, tool: int) -> list[int]:
    """Whose weapon or attack it is that did something: "Israeli fire", "a bomb planted by ETA"."""
    tree = reading.tree
    acts = [k for k in tree.children(tool, "acl", "relcl") if tree.low[k] not in speaking_verbs()]
    planted = [d for k in acts for d in doers_of(tree, k) if d != tool]
    return possessors_of(reading, tool) + planted


def _led(reading: Reading, noun: int) -> list[int]:
    """Who leads in "US-led air strikes"."""
    tree = reading.tree
    led = (k for k in tree.children(noun, "amod", "compound") if tree.low[k] in ("led", "backed"))
    return [k - 2 for k in led if k > 1 and tree.low[k - 1] == "-"]


def _is_state(reading: Reading, token: int) -> bool:
    """Whether a word is a country's own name or nationality, not its capital."""
    known = reading.names.gazetteer.country_of(reading.tree.word[token])
    return known is not None or token in reading.mentions.actors


def possessors_of(reading: Reading, noun: int) -> list[int]:
    """Possessors and modifiers in front that name somebody: "rebel attack", "Assad's assault"."""
    tree = reading.tree
    out = tree.children(noun, "poss") + _led(reading, noun)
    for token in tree.children(noun, "compound", "amod", "nmod"):
        entry = reading.names.registry.kind_of(tree.low[token])
        describing = tree.tag[token] == "JJ" and not reading.names.country_of(tree.word[token])
        if entry is not None and (
            entry.role == "thing" or (describing and entry.role not in ("body", "generic"))
        ):
            continue
        country = reading.names.country_of(tree.word[token])
        if token in reading.mentions.places and token + 1 == noun and not _is_state(reading, token):
            continue  # "the Damascus explosion" happened there
        if (
            token in reading.mentions.actors
            or filler_kind(reading, token) in PEOPLE
            or reading.names.registry.kind_of(tree.low[token])
            or country
        ):
            out.append(token)
    return [j for t in out for j in tree.conjuncts(t)]

"""Who stands where a noun of an event has its doers and sufferers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.claims.clauses import doers_of, measured, preposed, stopped_by
from onrecord.claims.filler import AGAINST, PEOPLE, Filler, fill
from onrecord.claims.owners import far_agents, possessors_of
from onrecord.claims.phrases import filler_kind
from onrecord.claims.triggers import Trigger
from onrecord.ontology.words import light_verbs, measuring_nouns
from onrecord.reading.reading import Reading


def noun_roles(reading: Reading, trigger: Trigger) -> Iterator[Filler]:
    """Those whom a noun of an event names: "the army's shelling of the town"."""
    tree, noun, frame = reading.tree, trigger.token, trigger.cue.frame.noun
    for verb in tree.children(noun, "acl", "relcl"):
        if tree.low[verb] in light_verbs():  # "an airstrike carried out by Israel"
            yield from fill(doers_of(tree, verb), frame.get("poss", frame.get("by")))
    stopping = stopped_by(tree, trigger.token)
    heads = dict.fromkeys((noun, measured(tree, noun, measuring_nouns())))
    if stopping is not None and "on" in frame:  # who repels an attack is attacked
        aimed = preposed(tree, noun, *AGAINST)
        doers = [] if aimed else doers_of(tree, stopping)
        yield from _noun_objects(reading, trigger, doers, frame["on"])
    elif trigger.support is not None:
        yield from fill(doers_of(tree, trigger.support), frame.get("poss", frame.get("by")))
        heads[trigger.support] = None
    if stopping is None and "about" not in trigger.cue.frame.verb:
        yield from fill(far_agents(tree, noun), frame.get("by"))
    for word, role in frame.items():
        if word == "poss":
            inside = (i for i in range(trigger.first, noun) if filler_kind(reading, i) == "armed")
            for owner in (*possessors_of(reading, noun), *inside):
                yield from fill([owner], _possessor_role(reading, trigger, owner, role))
            continue
        if word == "armed_of":  # "an attack of 200 rebels"
            forces = (f for h in heads for f in preposed(tree, h, "of"))
            yield from fill((f for f in forces if filler_kind(reading, f) == "armed"), role)
            continue
        words = AGAINST if word == "on" else (word,)
        fillers = [f for h in heads for f in preposed(tree, h, *words) if f != noun]
        if word in ("on", "of"):
            yield from _noun_objects(reading, trigger, fillers, role)
        else:
            yield from fill(fillers, role)


def _possessor_role(reading: Reading, trigger: Trigger, owner: int, role: str) -> str:
    """A person suffers what is his: "the lawyer's arrest", but "the army's arrest of lawyers"."""
    tree = reading.tree
    suffered = trigger.cue.frame.noun.get("of") == "victim" and tree.dep[owner] == "poss"
    alone = not preposed(tree, trigger.token, "of")
    person = filler_kind(reading, owner) == "people"
    return "victim" if suffered and alone and person else role


def _noun_objects(
    reading: Reading, trigger: Trigger, tokens: Iterable[int], role: str
) -> Iterator[Filler]:
    frame = trigger.cue.frame.verb
    for token in tokens:
        people = filler_kind(reading, token) in PEOPLE and role == "object"
        yield from fill([token], frame.get("people", role) if people else role)

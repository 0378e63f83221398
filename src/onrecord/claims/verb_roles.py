"""Who stands where a verb, or a word of state, has its doers and sufferers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.claims.clauses import doers_of, preposed, sufferers_of
from onrecord.claims.filler import AGAINST, PEOPLE, Filler, fill
from onrecord.claims.passive import is_passive
from onrecord.claims.phrases import filler_kind
from onrecord.claims.triggers import Trigger
from onrecord.reading.reading import Reading
from onrecord.reading.tree import Tree

WEAPONS_USED = ("fire", "using")  # frames in which a weapon is what is moved: "rockets were fired"


def verb_roles(reading: Reading, trigger: Trigger) -> Iterator[Filler]:
    """Those whom a verb or a word of state names: subject, object, agent."""
    tree, verb, frame = reading.tree, trigger.token, trigger.cue.frame.verb
    if trigger.cue.form == "state":
        yield from _state_roles(reading, trigger)
        return
    if _is_struck(tree, trigger):
        yield from _objects(reading, trigger, doers_of(tree, verb), frame.get("object"))
    elif "object" not in frame and "subject" in frame:
        moved = is_passive(tree, verb) and trigger.cue.frame.name not in WEAPONS_USED
        yield from fill((sufferers_of if moved else doers_of)(tree, verb), frame["subject"])
    else:
        yield from fill(doers_of(tree, verb), frame.get("subject"))
        yield from _objects(reading, trigger, _sufferers(tree, trigger), frame.get("object"))
    for word, role in frame.items():
        if word in ("with", "to", "from"):
            yield from fill(preposed(tree, verb, word), role)
        elif word == "on":
            held = [verb, *(o for o in sufferers_of(tree, verb) if "object" not in frame)]
            yield from _objects(
                reading, trigger, [o for h in held for o in preposed(tree, h, *AGAINST)], role
            )


def _sufferers(tree: Tree, trigger: Trigger) -> list[int]:
    """Those a verb is done to; in "failed to protect the shops" those of the verb in its tail."""
    found = sufferers_of(tree, trigger.token)
    tail = (k for k in tree.children(trigger.token, "xcomp") if k < trigger.last)
    return found or [o for verb in tail for o in sufferers_of(tree, verb)]


def _is_struck(tree: Tree, trigger: Trigger) -> bool:
    """A harming verb in the past without an object, as in headlines: "Two shot dead"."""
    verb = trigger.token
    series = [verb, *(v for v in tree.conjuncts(verb) if tree.is_verb(v))]
    alone = all(tree.child(v, "dobj", "aux", "auxpass") is None for v in series)
    bare = tree.tag[verb] == "VBD" and alone
    harming = trigger.cue.frame.name in ("harm", "seize") or "dead" in trigger.cue.tail
    return bare and harming and not is_passive(tree, verb)


def _objects(
    reading: Reading, trigger: Trigger, tokens: Iterable[int], role: str | None
) -> Iterator[Filler]:
    frame = trigger.cue.frame.verb
    for token in tokens:
        people = filler_kind(reading, token) in PEOPLE
        yield from fill([token], frame["people"] if people and "people" in frame else role)


def _state_roles(reading: Reading, trigger: Trigger) -> Iterator[Filler]:
    """A state's bearer: what it is said of; in "rebel-held" the holder stands in front."""
    tree, token, frame = reading.tree, trigger.token, trigger.cue.frame.verb
    if trigger.first < token:
        yield from fill([trigger.first], frame.get("subject"))
        return
    head = tree.head[token]
    bearers = [head] if tree.dep[token] == "amod" else sufferers_of(tree, head)
    bearers += tree.children(token, "nsubj", "nsubjpass")
    yield from fill(bearers, frame.get("object", frame.get("subject")))

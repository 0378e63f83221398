"""Triggers of one sentence that tell of one event: "a blast killed 5 and wounded 9"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.claims.clauses import doers_of, preposed, stopped_by, sufferers_of
from onrecord.claims.passive import PASSIVE, SUBJECT
from onrecord.claims.triggers import Trigger
from onrecord.ontology.types import event_types
from onrecord.reading.tree import Tree

CASUALTY = frozenset(("killing", "injury"))
CARRIES = frozenset(
    (
        "advcl",
        "acl",
        "relcl",
        "xcomp",
        "conj",
        "ccomp",
        "oprd",
        "dobj",
        "acomp",
        "amod",
        "prep",
        "pcomp",
    )
)
CAUSES = ("in", "during", "by", "from", "after", "when", "as", "of", "with", "following")
APART = ("while", "although", "though", "before", "until", "whereas", "if", "unless")
CLOSE = 5  # tokens between the tolls of one series: "3 dead and 12 wounded"
FAR = 5  # steps up the tree over which a toll still belongs to an event above it


@dataclass(frozen=True, slots=True)
class Cluster:
    """One event of one sentence: its main trigger, the type it goes by, and the other triggers."""

    main: Trigger
    type: str
    others: tuple[Trigger, ...] = ()

    @property
    def triggers(self) -> tuple[Trigger, ...]:
        """All triggers, the main one first."""
        return (self.main, *self.others)

    @property
    def is_toll(self) -> bool:
        """Whether only a toll is told here, without the event that it is the toll of."""
        return self.type in CASUALTY


def clusters_in(tree: Tree, triggers: Sequence[Trigger]) -> list[Cluster]:
    """Group the triggers of a sentence into events, in the order of the text."""
    owner: dict[Trigger, Trigger] = {}
    for toll in (t for t in triggers if is_toll(t)):
        event = _event_of(tree, toll, [t for t in triggers if t is not toll])
        if event is not None:
            owner[toll] = event
    owner |= _shared(tree, owner, [t for t in triggers if is_toll(t)])
    nouns = {t.token: t for t in triggers if t.cue.form == "noun" and not is_toll(t)}
    for verb in (t for t in triggers if t.cue.weak and t.cue.form == "verb"):
        owner.update((verb, nouns[d]) for d in doers_of(tree, verb.token) if d in nouns)
    for verb in (t for t in triggers if t.cue.form == "verb" and not is_toll(t)):
        near = [*doers_of(tree, verb.token), *sufferers_of(tree, verb.token)]
        owner.update((nouns[n], verb) for n in near if n in nouns and _tells_of(nouns[n], verb))
    groups: dict[Trigger, list[Trigger]] = {}
    for trigger in triggers:
        groups.setdefault(_root(trigger, owner), []).append(trigger)
    return [c for root, members in groups.items() for c in _clusters(tree, root, members)]


def _tells_of(noun: Trigger, verb: Trigger) -> bool:
    """Whether a noun tells of its verb's event: of its type, or the weapon in "dropped bombs"."""
    return noun.type == verb.type or verb.cue.frame.name in ("fire", "using")


def _shared(
    tree: Tree, owner: dict[Trigger, Trigger], tolls: Sequence[Trigger]
) -> dict[Trigger, Trigger]:
    """The event of the last toll of a series for the first: "one killed and six hurt when …"."""
    found: dict[Trigger, Trigger] = {}
    for toll in (t for t in tolls if t not in owner):
        for later in (t for t in tolls if t in owner and not is_toll(owner[t])):
            noun = tree.head[later.token]
            if tree.dep[noun] == "conj" and tree.head[noun] == toll.token:
                found[toll] = owner[later]
    return found


def is_toll(trigger: Trigger) -> bool:
    """Whether a trigger tells of deaths or injuries rather than of what brought them about."""
    return trigger.type in CASUALTY


def _root(trigger: Trigger, owner: dict[Trigger, Trigger]) -> Trigger:
    seen = {trigger}
    while trigger in owner and owner[trigger] not in seen:
        trigger = owner[trigger]
        seen.add(trigger)
    return trigger


def _clusters(tree: Tree, root: Trigger, members: list[Trigger]) -> list[Cluster]:
    """One event; but "condemned the assault, which has killed five" tells of it twice."""
    whole = _cluster(root, members)
    apart = root.cue.form == "noun" and tree.dep[root.token] == "dobj" and whole.main is not root
    if apart and tree.dep[whole.main.token] == "relcl":
        return [Cluster(root, root.type), whole]
    return [whole]


def _cluster(root: Trigger, members: list[Trigger]) -> Cluster:
    tolls = [t for t in members if is_toll(t)]
    main = root
    if root.cue.form == "noun" and root.support is None and tolls and not is_toll(root):
        main = tolls[0]
    return Cluster(main, root.type, tuple(t for t in members if t is not main))


def _event_of(tree: Tree, toll: Trigger, others: Sequence[Trigger]) -> Trigger | None:
    """The trigger that a toll belongs to: fighting near it in the tree, or a first toll."""
    fighting = [
        t
        for t in others
        if event_types()[t.type].family in ("fighting", "whole") or t.type == "massacre"
    ]
    if tree.is_verb(toll.token) and doers_of(tree, toll.token):
        fighting = [t for t in fighting if stopped_by(tree, t.token) is None]  # by its defenders
    by_token = {t.token: t for t in fighting}
    for token in (*_causes(tree, toll.token), *_above(tree, toll.token)):
        if token in by_token:
            return by_token[token]
        for event in fighting:
            if event.support == token:
                return event
    tolls = {t.token: t for t in others if is_toll(t) and t.token < toll.token}
    if tree.dep[toll.token] == "conj" and tree.head[toll.token] in tolls:
        return tolls[tree.head[toll.token]]
    above = next((tolls[a] for a in _above(tree, toll.token) if a in tolls), None)
    return above or next((t for a, t in tolls.items() if 0 < toll.token - a <= CLOSE), None)


def _causes(tree: Tree, token: int) -> list[int]:
    """What brought a toll about, below it: its doers, "in a blast", "when a bomb exploded"."""
    series = [v for v in tree.conjuncts(token)[1:] if tree.is_verb(v)]
    found = doers_of(tree, token) if tree.is_verb(token) else []
    found += [
        j
        for verb in (token, *series)
        for c in tree.children(verb, "advcl")
        if not _is_apart(tree, c)
        for j in (c, *tree.children(c, *SUBJECT, *PASSIVE))
    ]
    found += preposed(tree, token, *CAUSES)
    found += [c for v in series for c in (*doers_of(tree, v), *preposed(tree, v, *CAUSES))]
    found += _doing(tree, found)
    below = [k for f in found for k in preposed(tree, f, "of", "in", "during", "by")]
    return found + below


def _doing(tree: Tree, tokens: Sequence[int]) -> list[int]:
    """What those do who are described so: "police *firing* left two dead"."""
    return [k for t in tokens for k in tree.children(t, "acl") if tree.tag[k] == "VBG"]


def _is_apart(tree: Tree, clause: int) -> bool:
    """Whether a clause tells of something else: "died even as police dispersed the crowd"."""
    marks = [k for k in tree.kids[clause] if tree.low[k] in APART]
    even = clause > 0 and any(tree.low[k] == "even" for k in tree.kids[clause] if k < clause)
    return bool(marks) or even


def _above(tree: Tree, token: int) -> list[int]:
    """Governors that carry a toll with them, and the subjects of their clauses."""
    found: list[int] = []
    at = token
    for _ in range(FAR):
        dep, head = tree.dep[at], tree.head[at]
        if head == at or (dep not in CARRIES and dep not in ("pobj", *SUBJECT, *PASSIVE)):
            break
        if dep == "conj" and tree.child(at, *SUBJECT, *PASSIVE) is not None:
            break
        found.append(head)
        if dep not in SUBJECT:
            subjects = tree.children(head, *SUBJECT)
            found += subjects + _doing(tree, subjects)
        found += preposed(tree, head, *CAUSES) if tree.is_verb(head) else []
        at = head
    return found

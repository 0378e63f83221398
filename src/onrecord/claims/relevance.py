"""Which events of a sentence are told there, and which are only spoken of."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.attribution.attribution import Attribution
from onrecord.claims.certainty_above import is_called_off
from onrecord.claims.clauses import measured
from onrecord.claims.clusters import Cluster
from onrecord.claims.roles import roles_of
from onrecord.claims.triggers import Trigger
from onrecord.ontology.certainty import certainty_words
from onrecord.ontology.types import event_types
from onrecord.ontology.words import happening_verbs, measuring_nouns
from onrecord.reading.reading import Reading, Sentence
from onrecord.reading.tree import Tree

SPEECH = frozenset(("accusation", "threat", "demand", "warning", "pledge"))
OWNING = ("admit", "confirm", "deny")
POINTING = frozenset(
    ("the", "this", "that", "these", "those", "their", "its", "his", "such", "any")
)


def told(
    reading: Reading,
    sentence: Sentence,
    clusters: Sequence[Cluster],
    said: Sequence[Attribution],
    deeds: frozenset[int] = frozenset(),
    counted: frozenset[int] = frozenset(),
) -> list[Cluster]:
    """Leave out nouns that only point back, and words of speech whose act is told itself.

    `deeds` are tokens for which somebody is blamed: they are told with whoever did them, unless
    they are bare ("was behind the attack"). `counted` are those that bring a count.
    """
    kept = [
        c
        for c in clusters
        if c.main.token in counted
        or (c.main.token in deeds and _brings(reading, c.main))
        or _is_owned(reading.tree, c.main, said)
        or _is_told(reading, sentence, c)
    ]
    return [c for c in kept if not _names_its_act(reading, c, kept, said)]


def _names_its_act(
    reading: Reading, cluster: Cluster, clusters: Sequence[Cluster], said: Sequence[Attribution]
) -> bool:
    """A threat, demand or accusation of an act that has a claim of its own needs no second one."""
    if cluster.type not in SPEECH:
        return False
    tree, main = reading.tree, cluster.main
    contents = [
        s for a in said if a.cue[0] < main.last and main.first < a.cue[1] for s in a.content
    ]
    others = [o for o in clusters if o is not cluster and _is_act(cluster, o)]
    inside = any(s <= tree.start[o.main.token] < e for o in others for s, e in contents)
    below = set(tree.subtree(main.token))
    return inside or any(o.main.token in below for o in others)


def _is_act(speech: Cluster, other: Cluster) -> bool:
    """Whether another event is what a speech is about; nobody is accused of a defeat."""
    family = event_types()[other.type].family
    if speech.type == "accusation":
        return family in ("fighting", "people", "things") and other.main.type != "protest"
    return family != "words"


def _is_told(reading: Reading, sentence: Sentence, cluster: Cluster) -> bool:
    """A verb always tells; a noun when it brings somebody or something, or is said to happen."""
    main, tree = cluster.main, reading.tree
    if _is_compared(tree, main.token) or _is_purpose(tree, main.token):
        return False
    if main.cue.form == "verb":
        return not _is_supposed(tree, main.token)
    if main.cue.form != "noun" or cluster.others or sentence.kind == "title":
        return True
    if cluster.type == "control":
        measured_ = measured(tree, main.token, measuring_nouns()) != main.token
        return measured_ or _is_state(tree, main.token) or _has_place(reading, main.token)
    return _noun_is_told(reading, cluster)


def _is_owned(tree: Tree, trigger: Trigger, said: Sequence[Attribution]) -> bool:
    """Whether a noun is what somebody admits, confirms or denies: "admitted the loss"."""
    if trigger.cue.form != "noun" or tree.dep[trigger.token] != "dobj":
        return False
    verb = tree.head[trigger.token]
    return any(a.manner in OWNING and a.cue[0] <= verb < a.cue[1] for a in said)


def _is_compared(tree: Tree, token: int) -> bool:
    """Whether an event only serves as a measure: "more than fighting"."""
    below = tree.dep[token] in ("pobj", "pcomp")
    return below and tree.low[tree.head[token]] in ("than", "as")


def _is_purpose(tree: Tree, noun: int) -> bool:
    """Whether a noun is what some thing is for: "explosives meant for attacks"."""
    above = [a for a in list(tree.ancestors(noun))[:4] if tree.low[a] in certainty_words().purposes]
    return any(tree.dep[a] == "acl" and tree.is_noun(tree.head[a]) for a in above)


def _noun_is_told(reading: Reading, cluster: Cluster) -> bool:
    main, tree = cluster.main, reading.tree
    pointing = any(tree.low[k] in POINTING for k in tree.kids[main.token] if k < main.token)
    if _takes_place(tree, main.token) or is_called_off(tree, main.token, certainty_words()):
        return True
    if pointing and _is_nested(tree, main.token):
        return False
    if cluster.is_toll and tree.low[main.token] in ("toll", "tolls"):
        return any(tree.tag[k] == "CD" for k in tree.subtree(tree.head[main.token]))
    if main.support is not None or _has_number(tree, main.token):
        return True
    if cluster.type == "conflict":
        return _happens(tree, main.token)
    if _brings(reading, main):
        return True
    return not pointing and _happens(tree, main.token)


def _brings(reading: Reading, trigger: Trigger) -> bool:
    """Whether a noun brings somebody or some place of its own."""
    return bool(roles_of(reading, trigger)) or _has_place(reading, trigger.token)


def _is_supposed(tree: Tree, verb: int) -> bool:
    """A gerund as subject of what may or will be: "capturing the town might help"."""
    head = tree.head[verb]
    modal = any(tree.tag[k] == "MD" for k in tree.children(head, "aux"))
    return tree.tag[verb] == "VBG" and tree.dep[verb] in ("csubj", "nsubj") and modal


def _is_nested(tree: Tree, noun: int) -> bool:
    """Whether a noun hangs by another noun: "the course of the fighting"."""
    top = measured(tree, noun, measuring_nouns())
    return tree.dep[top] in ("pobj", "conj", "appos") and tree.is_noun(tree.head[tree.head[top]])


def _is_state(tree: Tree, noun: int) -> bool:
    """Whether a noun of control says who holds a place: "in rebel hands", "is a stronghold of"."""
    head = tree.head[noun]
    return (tree.dep[noun] == "pobj" and tree.low[head] in ("in", "under", "into")) or tree.dep[
        noun
    ] in ("attr", "appos")


def _takes_place(tree: Tree, noun: int) -> bool:
    """Whether a verb says of a noun that it took place: "the siege lasted 44 days"."""
    top = measured(tree, noun, measuring_nouns())
    return tree.dep[top] in ("nsubj", "nsubjpass") and tree.low[tree.head[top]] in happening_verbs()


def _happens(tree: Tree, noun: int) -> bool:
    """Whether an event is what a clause is about; "the" one must also be said to happen."""
    top = measured(tree, noun, measuring_nouns())
    return top != noun or tree.dep[top] in ("nsubj", "nsubjpass", "ROOT", "dobj")


def _has_number(tree: Tree, noun: int) -> bool:
    return tree.child(noun, "nummod") is not None


def _has_place(reading: Reading, noun: int) -> bool:
    tree = reading.tree
    below = (o for p in tree.children(noun, "prep") for o in tree.children(p, "pobj"))
    return any(o in reading.mentions.places for o in below)

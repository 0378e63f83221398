"""Who a pronoun or a short form stands for, by rule: the nearest fitting name or noun before it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.reading.tree import Tree

if TYPE_CHECKING:
    from onrecord.reading.reading import Reading

ONE = frozenset(("he", "him", "his", "she", "her", "hers", "himself", "herself"))
MANY = frozenset(("they", "them", "their", "theirs", "themselves", "who", "those"))
ITSELF = frozenset(("it", "itself", "its"))
FAR = 90  # tokens back that a pronoun may reach; about four sentences
SUBJECTS = ("nsubj", "nsubjpass", "agent")
UNIONS = ("coalition", "alliance", "bloc")  # never one group alone
BODIES = ("body", "generic", "crowd", "indefinite", "person", "office")


def antecedent_of(reading: Reading, token: int) -> int | None:
    """The head of what a pronoun stands for, or null where nothing fits.

    Subjects are preferred in each sentence, the nearest sentence first; a pronoun that goes on
    from sentence to sentence as the subject stays the same one.
    """
    low = reading.tree.low[token]
    if low in ITSELF:
        return _body_before(reading, token)
    if low not in ONE and low not in MANY:
        return None
    own = _own_subjects(reading.tree, token)
    fits = [c for c in _before(reading, token) if c not in own and _fits(reading, c, low)]
    if not fits:
        return None
    sentence = reading.sentence_of(fits[0]).number
    here = [c for c in fits if reading.sentence_of(c).number == sentence]
    subjects = [c for c in here if reading.tree.dep[c] in SUBJECTS]
    main = [c for c in subjects if _is_main(reading.tree, c)]
    goes_on = _going_on(reading, token, fits[0])
    if goes_on is not None:
        return antecedent_of(reading, goes_on)
    return (main or subjects or here)[0]


def _body_before(reading: Reading, token: int) -> int | None:
    """The body that "it" stands for: a subject of this sentence or the one before, no other."""
    tree, number = reading.tree, reading.sentence_of(token).number
    for at in _before(reading, token):
        if number - reading.sentence_of(at).number > 1:
            return None
        if tree.dep[at] in SUBJECTS and tree.tag[at] in ("NN", "NNP"):
            entry = reading.names.registry.kind_of(tree.low[at])
            body = entry is not None and entry.role in ("body", "indefinite")
            nation = reading.names.country_of(tree.word[at]) is not None
            return at if body or nation or at in reading.mentions.actors else None
    return None


def _going_on(reading: Reading, token: int, nearest: int) -> int | None:
    """The same pronoun as subject of the sentence before, which takes the subject over."""
    tree = reading.tree
    if tree.dep[token] not in SUBJECTS or tree.low[token] not in ("he", "she", "they"):
        return None
    number = reading.sentence_of(token).number
    if reading.sentence_of(nearest).number == number:
        return None
    for at in range(token - 1, max(-1, token - FAR), -1):
        before = number - reading.sentence_of(at).number
        if before > 1:
            return None
        same = tree.low[at] == tree.low[token] and tree.dep[at] in SUBJECTS
        if before == 1 and same and _is_main(tree, at):
            return at
    return None


def _is_main(tree: Tree, subject: int) -> bool:
    """Whether a subject is that of its sentence's main clause."""
    verb = tree.head[subject]
    return tree.head[verb] == verb or tree.dep[verb] in ("ccomp", "conj")


def _own_subjects(tree: Tree, token: int) -> list[int]:
    """The subjects of a pronoun's own verb: "soldiers freed them" frees no soldiers."""
    verb = tree.head[token]
    if tree.dep[token] not in ("dobj", "pobj", "dative"):
        return []
    while not tree.is_verb(verb) and tree.head[verb] != verb:
        verb = tree.head[verb]
    subjects = tree.children(verb, "nsubj", "nsubjpass")
    while not subjects and tree.dep[verb] in ("conj", "xcomp") and tree.head[verb] != verb:
        verb = tree.head[verb]
        subjects = tree.children(verb, "nsubj", "nsubjpass")
    return [j for s in subjects for j in tree.conjuncts(s)]


def _before(reading: Reading, token: int) -> Iterator[int]:
    """Heads of noun phrases before a token, nearest first."""
    tree = reading.tree
    for at in range(token - 1, max(-1, token - FAR), -1):
        if tree.is_noun(at) and tree.dep[at] not in ("compound", "nmod", "npadvmod"):
            yield at


def _fits(reading: Reading, token: int, pronoun: str) -> bool:
    tree, registry = reading.tree, reading.names.registry
    if token in reading.mentions.places and token not in reading.mentions.actors:
        return False
    entry = registry.kind_of(tree.low[token])
    if entry is not None and entry.role not in BODIES:
        return False
    plural = tree.tag[token] in ("NNS", "NNPS")
    if pronoun in MANY:
        many = plural or (entry is not None and entry.role in ("body", "indefinite"))
        return (entry is not None and many) or token in reading.mentions.actors
    if entry is not None and not plural:
        return entry.role in ("person", "office")
    return tree.tag[token] == "NNP" and token not in reading.mentions.actors


def group_meant(reading: Reading, token: int) -> tuple[int, int] | None:
    """The named group that "the group" or "the movement" takes up: the last one before it."""
    tree = reading.tree
    entry = reading.names.registry.kind_of(tree.low[token])
    articles = [k for k in tree.kids[token] if tree.low[k] in ("the", "this", "that")]
    if entry is None or entry.role != "indefinite" or not articles:
        return None
    if any(tree.dep[k] in ("compound", "amod", "nmod") for k in tree.kids[token]):
        return None
    if tree.tag[token] == "NNS":
        return None  # "the two groups" are not one
    actors = reading.mentions.actors
    before = (actors[at] for at in range(token - 1, max(-1, token - 2 * FAR), -1) if at in actors)
    fitting = (span for span in before if not _reports(reading, span))
    if tree.low[token] in UNIONS:
        fitting = (span for span in fitting if tree.low[token] in tree.low[span[0] : span[1]])
    return next(fitting, None)


def _reports(reading: Reading, span: tuple[int, int]) -> bool:
    """Whether an actor is an outlet, which no "group" means."""
    found = reading.names.registry.lookup(" ".join(reading.tree.word[span[0] : span[1]]))
    return bool(found) and found[0].kind == "media"


def fullest_form(reading: Reading, first: int, last: int) -> tuple[int, int]:
    """The longest earlier name that ends with the same word: "Ibrahim" is "Ilyas Ibrahim".

    The nearest one before counts where several share a surname.
    """
    tree = reading.tree
    surname = tree.word[last - 1]
    if last - first > 1 or tree.tag[last - 1] != "NNP":
        return first, last
    for at in range(first - 1, 0, -1):
        named = tree.word[at] == surname and tree.tag[at] == "NNP" and _is_name(tree, at - 1)
        if named and at not in reading.mentions.actors:  # "State" is not "Islamic State"
            start = at - 1
            while start > 0 and _is_name(tree, start - 1):
                start -= 1
            return start, at + 1
    return first, last


def _is_name(tree: Tree, token: int) -> bool:
    return tree.tag[token] == "NNP" and tree.dep[token] == "compound"

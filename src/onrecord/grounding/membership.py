"""Whose people are meant: the named body that members, units or guerrillas belong to."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.claims.clauses import preposed
from onrecord.reading.reading import Reading

PEOPLE = ("body", "generic", "crowd", "indefinite")  # roles of nouns that may stand for a body
JOINING = frozenset(("belonging", "loyal", "affiliated", "linked"))
NAMING = frozenset(("called", "named", "known", "calling"))
DEEP = 3  # steps of "of" from "members of the 22d front of the" to the body
SHORT = 12  # tokens that a name in brackets may have
CLOSING = {")": "(", "]": "["}


def body_of(reading: Reading, head: int, first: int) -> tuple[int, int] | None:
    """The name of the body that people belong to, where the words around them say it.

    Before them with a second name in brackets ("FMLN [...] units"), behind them through "of",
    or in a clause ("rebels belonging to the FMLN", "a group called the ELN").
    """
    entry = reading.names.registry.kind_of(reading.tree.low[head])
    if entry is None or entry.role not in PEOPLE or head in reading.mentions.actors:
        return None
    found = (*_bracketed(reading, first), *_named(reading, head), *_owning(reading, head))
    return next(iter(found), None)


def _bracketed(reading: Reading, first: int) -> Iterator[tuple[int, int]]:
    """The name before a name in brackets that stands right before the people."""
    tree, actors = reading.tree, reading.mentions.actors
    opening = CLOSING.get(tree.low[first - 1]) if first else None
    if opening is None:
        return
    for at in range(first - 2, max(0, first - SHORT), -1):
        if tree.low[at] == opening:
            yield from (actors[i] for i in (at - 1, at + 1) if i in actors)
            return


def _named(reading: Reading, head: int) -> Iterator[tuple[int, int]]:
    tree, actors = reading.tree, reading.mentions.actors
    for verb in tree.children(head, "acl", "relcl"):
        named = tree.children(verb, "oprd", "dobj", "attr") if tree.low[verb] in NAMING else []
        joined = preposed(tree, verb, "to", "with") if tree.low[verb] in JOINING else []
        as_ = preposed(tree, verb, "as") if tree.low[verb] in NAMING else []
        yield from (actors[i] for i in (*named, *joined, *as_) if i in actors)


def _owning(reading: Reading, head: int) -> Iterator[tuple[int, int]]:
    """Through more than one "of": those one step away are part of the phrase itself."""
    tree, actors = reading.tree, reading.mentions.actors
    at = head
    for step in range(DEEP):
        at = next(iter(preposed(tree, at, "of")), -1)
        if at < 0:
            return
        if at in actors and step:
            yield actors[at]

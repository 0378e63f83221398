"""Whom a filler stands for: the owner of a weapon, the name beside a description."""

from __future__ import annotations

from dataclasses import replace

from onrecord.claims.clauses import antecedent
from onrecord.claims.filler import ACTING, Filler
from onrecord.claims.owners import owners_of
from onrecord.claims.phrases import filler_kind, is_weapon
from onrecord.claims.triggers import Trigger
from onrecord.ontology.cues import cue_index
from onrecord.reading.reading import Reading
from onrecord.reading.tree import Tree

NEXT = 3  # tokens between a noun and the name that stands for it


def by_owner(reading: Reading, filler: Filler, trigger: Trigger) -> list[Filler]:
    """What strikes is an instrument: its owner is the doer, where one is named."""
    tree, token = reading.tree, antecedent(reading.tree, filler.token)
    if filler.role not in ACTING or token in reading.mentions.actors:
        return [_through_apposition(reading, filler)]
    event = cue_index().is_event(tree.low[token]) and token != trigger.token
    vehicle = filler_kind(reading, token) == "thing" and bool(owners_of(reading, token))
    if vehicle:
        return [Filler(o, filler.role) for o in owners_of(reading, token)]
    if not (event or is_weapon(tree, token)):
        return [_through_apposition(reading, filler)]
    if (owners := through_owners(reading, token)) == [token]:
        return [filler]
    return [Filler(o, filler.role) for o in owners]


def through_owners(reading: Reading, token: int) -> list[int]:
    """Whose a weapon is that did something; the word itself where it is nobody's weapon.

    "Russian warplanes" are named themselves; "Russian or regime warplanes" are of two owners, and
    of "a drone" alone nobody is known.
    """
    if token in reading.mentions.actors or not _is_tool(reading.tree, token):
        return [token]
    owners = owners_of(reading, token)
    body = reading.names.registry.kind_of(reading.tree.low[token])
    named = body is not None and body.role in ("body", "generic")
    return [token] if named and len(owners) == 1 else owners


def _is_tool(tree: Tree, token: int) -> bool:
    return cue_index().is_event(tree.low[token]) or is_weapon(tree, token)


def _through_apposition(reading: Reading, filler: Filler) -> Filler:
    """From a description to the name beside it: "its ally Hezbollah" is Hezbollah."""
    tree = reading.tree
    named = [k for k in tree.children(filler.token, "appos") if k in reading.mentions.actors]
    close = [k for k in named if k - filler.token <= NEXT]
    return replace(filler, token=close[0]) if close else filler

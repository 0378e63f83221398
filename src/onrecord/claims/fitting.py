"""Whether a word can fill a role: people and bodies any, things only some."""

from __future__ import annotations

from onrecord.claims.clauses import antecedent
from onrecord.claims.filler import ACTING, PEOPLE, Filler
from onrecord.claims.phrases import filler_kind
from onrecord.claims.triggers import Trigger
from onrecord.ontology.cues import cue_index
from onrecord.ontology.instruments import instrument_at
from onrecord.ontology.types import event_types
from onrecord.ontology.where import where_words
from onrecord.reading.reading import Reading
from onrecord.reading.tree import Tree

NOMINAL = ("PRP", "PRP$", "CD", "DT", "JJ", "WP", "VBN")


def can_fill(reading: Reading, filler: Filler, trigger: Trigger) -> bool:
    """People and bodies fill any role; things only suffer; weapons and events do nothing."""
    tree = reading.tree
    token = antecedent(tree, filler.token)
    if tree.tag[token] in ("WP", "WDT") and token == filler.token:
        return False  # "who fired the shells": nobody is named
    kind = filler_kind(reading, token)
    inside = trigger.first <= token < trigger.last
    person = kind in PEOPLE and tree.is_noun(token) and token != trigger.token
    harmed = filler.role in ("victim", "object") and _is_fighting(tree, token)
    if harmed or (inside and filler.role != "holder" and not person):
        return False  # nobody harms a battle; but in "police firing" it is police who fire
    nominal = tree.is_noun(token) or tree.tag[token] in NOMINAL
    if not nominal and reading.names.registry.kind_of(tree.low[token]) is None:
        return False
    if kind in PEOPLE or (tree.low[token] == "it" and filler.role in ACTING):
        return True
    if tree.low[token].rstrip("s") in where_words().not_places:
        return False  # "attacked on Saturday"
    if filler.role in ACTING or filler.role in ("addressee", "recipient"):
        if token in reading.mentions.places and not _acts_itself(tree, token):
            return False  # "the blast in Kabul, which killed": the blast did
        return is_side(reading, token) or filler.role == "addressee"
    if instrument_at(tree.low, token) and kind != "thing":
        return False
    return tree.tag[token] != "PRP$"


def _is_fighting(tree: Tree, token: int) -> bool:
    """Whether a noun names fighting or a whole war by itself."""
    if not tree.is_noun(token) or instrument_at(tree.low, token):
        return False
    cues = (cue for words, cue in cue_index().nouns.get(tree.low[token], ()) if len(words) == 1)
    return any(event_types()[cue.type].family in ("fighting", "whole") for cue in cues)


def _acts_itself(tree: Tree, token: int) -> bool:
    """Whether a place's name stands where somebody who acts does: subject, possessor, agent."""
    if tree.dep[token] != "pobj":
        return True
    return tree.low[tree.head[token]] in ("by", "with", "between", "from", "for", "on", "of", "to")


def is_side(reading: Reading, token: int) -> bool:
    """Whether a word that is no person stands for a body: a country, a capital, a kind of actor."""
    tree, registry = reading.tree, reading.names.registry
    entry = registry.kind_of(tree.low[token])
    if entry is not None and entry.role != "thing":
        return True
    first, last = reading.mentions.places.get(token, (token, token + 1))
    return reading.names.country_of(" ".join(tree.word[first:last])) is not None

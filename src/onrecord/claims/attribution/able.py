"""Who can speak: persons, bodies, names and things that hold words; no event, no abstraction."""

from __future__ import annotations

from onrecord.claims.attribution.attribution import Tokens
from onrecord.claims.attribution.syntax import Syntax
from onrecord.ontology.speech import Speech

HUMAN_LISTS = ("speakers", "bodies", "media", "spokes", "carried", "speaking")


def can_be_cited(syntax: Syntax, speech: Speech, head: int) -> bool:
    """Whether a noun is surely one whose words can be carried: a name, a person, a body."""
    named = syntax.tags[head].startswith("NNP")
    return named or syntax.words[head] in speech.words["speakers"] | speech.words["bodies"]


def is_mute(syntax: Syntax, speech: Speech, phrase: Tokens) -> bool:
    """Whether a phrase names what cannot speak: "the involvement of Hezbollah", "the blast"."""
    head = syntax.head_in(*phrase)
    if syntax.tags[head] == "WDT" and syntax.deps[syntax.heads[head]] == "relcl":
        head = syntax.heads[syntax.heads[head]]  # "the areas *which* have seen fighting"
    word = syntax.words[head]
    if not any(c.isalnum() for c in word):
        return True
    if word in speech.words["time_words"] and syntax.tags[head] in ("NN", "NNS", "RB", "JJ"):
        return True
    if syntax.tags[head] not in ("NN", "NNS", "VBG"):
        return False
    if word in speech.words["mute"]:
        return True
    stem = word[:-1] if syntax.tags[head] == "NNS" else word
    if not stem.endswith(speech.mute_endings) or stem in speech.nouns:
        return False
    return not any(w in speech.words[name] for name in HUMAN_LISTS for w in (word, stem))

"""Speakers behind what is said: "rebels took the town, | the governor | said on Monday"."""

from __future__ import annotations

from onrecord.claims.attribution.attribution import Tokens
from onrecord.claims.attribution.cues import Hit
from onrecord.claims.attribution.syntax import Syntax
from onrecord.claims.attribution.unpunctuated import said_before
from onrecord.ontology.speech import Speech

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
DASHES = frozenset({"--", "—", "–", "-"})
LONGEST = 14  # tokens of a speaker's phrase between comma and cue
BEHIND = 3  # tokens of time between a cue and a dash


def closing(syntax: Syntax, speech: Speech, hit: Hit, start: int) -> tuple[Tokens, Tokens] | None:
    """The speaker and all that is said before the comma, where the words alone show both.

    The parser often ties a long sentence together wrongly; commas do not lie.
    """
    verb = hit.token
    if "quote" not in hit.entry.frames or syntax.tags[verb] not in FINITE:
        return None
    comma = next((i for i in range(verb - 1, start, -1) if syntax.words[i] == ","), None)
    if comma is None or not 1 < verb - comma <= LONGEST or not _ends(syntax, speech, hit):
        return None
    source = comma + 1, verb
    if any(syntax.tags[i] in FINITE or syntax.tags[i] in ("``", "''") for i in range(*source)):
        return None
    speaks = syntax.is_noun(verb - 1) or syntax.tags[verb - 1] in ("PRP", "CD", ")")
    told = any(syntax.tags[i] in FINITE for i in range(start, comma))
    if not speaks or not told or syntax.tags[comma - 1] == "''" or syntax.tags[source[0]] == "IN":
        return None
    return source, (start, comma)


def _ends(syntax: Syntax, speech: Speech, hit: Hit) -> bool:
    """Whether nothing said follows a cue: the end, a time, or an aside behind a dash."""
    if said_before(syntax, speech, hit):
        return True
    at = hit.cue[1]
    for i in range(at, min(at + BEHIND, len(syntax.words))):
        if syntax.words[i] in DASHES:
            return True
        if syntax.words[i] not in speech.words["time_words"] | speech.words["time_openers"]:
            return False
    return False

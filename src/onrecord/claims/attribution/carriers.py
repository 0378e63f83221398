"""Who carried the words: "told RT", "Reuters said citing a commander", "an interview with RT"."""

from __future__ import annotations

from onrecord.claims.attribution.attribution import Tokens
from onrecord.claims.attribution.citing import citations, is_cited_by, pass_on, quoted_as
from onrecord.claims.attribution.draft import Draft
from onrecord.claims.attribution.sources import without_aside
from onrecord.claims.attribution.syntax import Syntax
from onrecord.ontology.speech import Speech

LINKS = frozenset({"with", "to", "by", "on", "for"})


def read_carriers(syntax: Syntax, speech: Speech, drafts: list[Draft]) -> list[Draft]:
    """Fill `carriers`; where a carrier cites somebody, that somebody becomes the speaker.

    Returns the drafts without the citations that were so used up.
    """
    citing = citations(syntax, drafts)
    used: set[int] = set()
    for draft in drafts:
        if not draft.content or draft.at in citing:
            continue
        for at in citing:
            if is_cited_by(syntax, speech, draft, at):
                pass_on(syntax, draft, at)
                used.add(at)
        if draft.entry.part == "verbs":
            draft.carriers += tuple(_hearers(syntax, speech, draft))
            used |= quoted_as(syntax, speech, draft)
    return [d for d in drafts if d.at not in used and not _is_carried(syntax, speech, d)]


def _is_carried(syntax: Syntax, speech: Speech, draft: Draft) -> bool:
    """Whether a cue only says who carried a statement: "in a statement | carried | by SANA"."""
    above = syntax.words[syntax.heads[draft.at]]
    passed = draft.manner == "cite" or syntax.words[draft.at] in speech.words["passed_on"]
    return draft.hit.passive and passed and above in speech.words["occasions"]


def _hearers(syntax: Syntax, speech: Speech, draft: Draft) -> list[Tokens]:
    found: list[Tokens] = []
    told = "hearer" in draft.entry.frames
    for k in syntax.kids[draft.at]:
        dep = syntax.deps[k]
        if told and dep in ("dobj", "dative") and k > draft.at:
            span = syntax.trim(*without_aside(syntax, k))
            found += [span] if is_media(syntax, speech, span) else []
        elif dep in ("prep", "agent"):
            found += _on_occasion(syntax, speech, k)
    return [s for s in found if not draft.covers(*s)]


def _on_occasion(syntax: Syntax, speech: Speech, preposition: int) -> list[Tokens]:
    """Those behind "to Reuters", "in an interview with RT", "in remarks carried by SANA"."""
    noun = syntax.kid(preposition, "pobj")
    if noun is None:
        return []
    if syntax.words[noun] in speech.words["occasions"]:
        found = []
        for k in syntax.kids[noun]:
            if syntax.deps[k] == "prep" and syntax.words[k] in LINKS:
                found += _on_occasion(syntax, speech, k)
            elif syntax.words[k] in speech.words["passed_on"]:
                found += [s for a in syntax.kids[k] for s in _on_occasion(syntax, speech, a)]
        return found
    span = syntax.trim(*without_aside(syntax, noun))
    able = syntax.words[preposition] in LINKS and is_media(syntax, speech, span)
    return [span] if able else []


def is_media(syntax: Syntax, speech: Speech, span: Tokens) -> bool:
    """Whether a phrase names one who carries news: by a word in it, or a short name in capitals."""
    first, last = span
    if last - first > 6:
        return False
    names = [i for i in range(first, last) if syntax.is_noun(i)]
    if any(syntax.words[i] in speech.words["media"] for i in names):
        return True
    return len(names) == 1 and all(
        syntax.cased[i].isupper()
        and 2 <= len(syntax.cased[i]) <= 5
        and syntax.words[i] not in speech.words["not_media"]
        for i in names
    )

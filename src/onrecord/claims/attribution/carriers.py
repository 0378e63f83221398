"""Who carried the words: "told RT", "Reuters said citing a commander", "an interview with RT"."""

from __future__ import annotations

from onrecord.claims.attribution.attribution import Tokens
from onrecord.claims.attribution.contents import joined
from onrecord.claims.attribution.draft import Draft
from onrecord.claims.attribution.governed import CITING
from onrecord.claims.attribution.sources import agent_of, without_aside
from onrecord.claims.attribution.syntax import Syntax
from onrecord.ontology.speech import Speech

LINKS = frozenset({"with", "to", "by", "on", "for"})


def read_carriers(syntax: Syntax, speech: Speech, drafts: list[Draft]) -> list[Draft]:
    """Fill `carriers`; where a carrier cites somebody, that somebody becomes the speaker.

    Returns the drafts without the citations that were so used up.
    """
    citing = [i for i, word in enumerate(syntax.words) if word in CITING]
    used: set[int] = set()
    for draft in drafts:
        if not draft.content or draft.at in citing:
            continue
        for at in citing:
            if _is_cited_by(syntax, speech, draft, at):
                _pass_on(syntax, draft, at)
                used.add(at)
        if draft.entry.part == "verbs":
            draft.carriers += tuple(_hearers(syntax, speech, draft))
            used |= _quoted_as(syntax, draft)
    return [d for d in drafts if d.at not in used and not _is_carried(syntax, speech, d)]


def _is_carried(syntax: Syntax, speech: Speech, draft: Draft) -> bool:
    """Whether a cue only says who carried a statement: "in a statement | carried | by SANA"."""
    above = syntax.words[syntax.heads[draft.at]]
    return draft.hit.passive and draft.manner == "cite" and above in speech.words["occasions"]


def _is_cited_by(syntax: Syntax, speech: Speech, draft: Draft, at: int) -> bool:
    """Whether a "citing" belongs to a cue or its speaker and names somebody who can speak."""
    if draft.phrase is None or draft.entry.part == "nouns":
        return False
    first, last = draft.phrase
    end = max(draft.hit.cue[1], last)
    near = syntax.heads[at] == draft.at or end <= at <= end + 3 or first < at < last
    head = _object(syntax, at)
    return near and head is not None and _can_speak(syntax, speech, head)


def _can_speak(syntax: Syntax, speech: Speech, head: int) -> bool:
    named = syntax.tags[head].startswith("NNP")
    return named or syntax.words[head] in speech.words["speakers"] | speech.words["bodies"]


def _object(syntax: Syntax, citing: int) -> int | None:
    """The noun behind "citing": its object, or what the parser takes it to describe."""
    head = syntax.kid(citing, "dobj")
    if head is None and syntax.deps[citing] == "amod" and syntax.heads[citing] > citing:
        head = syntax.heads[citing]
    return head


def _pass_on(syntax: Syntax, draft: Draft, citing: int) -> None:
    """Make the cited the speaker, and the speaker a carrier."""
    head = _object(syntax, citing)
    if head is None or draft.phrase is None:
        return
    first, last = draft.phrase
    carrier = syntax.trim(first, citing) if first < citing < last else draft.phrase
    draft.carriers = (carrier, *draft.carriers)
    start, end = without_aside(syntax, head)
    draft.phrase = syntax.trim(max(start, citing + 1), end)
    cut = [(s, min(e, citing) if s < citing else e) for s, e in draft.content]
    draft.content = joined(syntax, [c for c in cut if not citing <= c[0] < end])


def _quoted_as(syntax: Syntax, draft: Draft) -> set[int]:
    """The agency of "was quoted by SANA as saying" carries; "quoted" is no cue of its own."""
    if syntax.deps[draft.at] != "pcomp":
        return set()
    link = syntax.heads[draft.at]
    verb = syntax.heads[link]
    if syntax.words[link] != "as" or not syntax.is_verb(verb):
        return set()
    agent = agent_of(syntax, verb)
    draft.carriers += (agent,) if agent else ()
    return {verb}


def _hearers(syntax: Syntax, speech: Speech, draft: Draft) -> list[Tokens]:
    found: list[Tokens] = []
    for k in syntax.kids[draft.at]:
        span = syntax.trim(*without_aside(syntax, k))
        if syntax.deps[k] in ("dobj", "dative") and k > draft.at and "hearer" in draft.entry.frames:
            if is_media(syntax, speech, span):
                found.append(span)
        elif syntax.deps[k] in ("prep", "agent"):
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

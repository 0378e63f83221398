"""Words at second hand: "Reuters, citing a commander", "quoted him as saying", "which cited"."""

from __future__ import annotations

from onrecord.claims.attribution.able import can_be_cited
from onrecord.claims.attribution.contents import joined
from onrecord.claims.attribution.draft import Draft
from onrecord.claims.attribution.governed import CITING
from onrecord.claims.attribution.sources import agent_of, subject_of, without_aside
from onrecord.claims.attribution.syntax import Syntax
from onrecord.ontology.speech import Speech

CITE = frozenset({"cite", "quote"})
REACH = 3  # tokens between a speaker and the "citing" behind it


def citations(syntax: Syntax, drafts: list[Draft]) -> list[int]:
    """Tokens of cues that name whose words another carries: "citing", and "which cited"."""
    return [
        d.at
        for d in drafts
        if d.entry.name in CITE and (syntax.words[d.at] in CITING or syntax.deps[d.at] == "relcl")
    ]


def is_cite(speech: Speech, word: str) -> bool:
    """Whether a word is a form of "cite" or "quote"."""
    return any(cue.name in CITE for cue in speech.verbs.get(word, ()))


def is_cited_by(syntax: Syntax, speech: Speech, draft: Draft, at: int) -> bool:
    """Whether a "citing" belongs to a cue or its speaker and names somebody who can speak."""
    if draft.phrase is None or draft.entry.part == "nouns":
        return False
    first, last = draft.phrase
    end = max(draft.hit.cue[1], last)
    near = syntax.heads[at] == draft.at or end <= at <= end + REACH or first < at < last
    head = _object(syntax, at)
    return near and head is not None and can_be_cited(syntax, speech, head)


def _object(syntax: Syntax, citing: int) -> int | None:
    """The noun behind "citing": its object, or what the parser takes it to describe."""
    head = syntax.kid(citing, "dobj")
    if head is None and syntax.deps[citing] == "amod" and syntax.heads[citing] > citing:
        head = syntax.heads[citing]
    return head


def pass_on(syntax: Syntax, draft: Draft, citing: int) -> None:
    """Make the cited the speaker, and the speaker a carrier."""
    head = _object(syntax, citing)
    if head is None or draft.phrase is None:
        return
    first, last = draft.phrase
    carrier = syntax.trim(first, citing) if first < citing < last else draft.phrase
    draft.carriers = (carrier, *draft.carriers)
    start, end = without_aside(syntax, head)
    end = min([end, *(c[0] for c in draft.content if c[0] > head)])
    draft.phrase = syntax.trim(max(start, citing + 1), end)
    cut = [(s, min(e, citing) if s < citing < e else e) for s, e in draft.content]
    draft.content = joined(syntax, [c for c in cut if not citing <= c[0] < end])


def quoted_as(syntax: Syntax, speech: Speech, draft: Draft) -> set[int]:
    """The agency of "was quoted by SANA as saying", "SANA quoted him as saying", is a carrier.

    Returns the verbs that are no cues of their own then.
    """
    verb = _above(syntax, draft.at)
    if verb is None or not (syntax.is_verb(verb) and syntax.words[verb] in speech.verbs):
        return set()
    quoted = syntax.kid(verb, "dobj")
    if quoted is None:
        agent = agent_of(syntax, verb)
        draft.carriers += (agent,) if agent else ()
        return {verb}
    if not is_cite(speech, syntax.words[verb]):
        return set()
    carrier = subject_of(syntax, verb)
    draft.carriers += (carrier,) if carrier else ()
    if syntax.deps[draft.at] != "relcl":
        first, last = without_aside(syntax, quoted)
        draft.phrase = syntax.trim(first, min(last, draft.at) if first < draft.at else last)
    return {verb}


def _above(syntax: Syntax, saying: int) -> int | None:
    """The verb of "quoted X as | saying", or "cited X | saying", "cited X who | said"."""
    above = syntax.heads[saying]
    if syntax.deps[saying] == "pcomp" and syntax.words[above] == "as":
        return syntax.heads[above]
    if syntax.deps[saying] in ("acl", "relcl") and syntax.deps[above] == "dobj" and saying > above:
        return syntax.heads[above]
    return None

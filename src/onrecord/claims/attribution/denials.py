"""Words of others that somebody denies: "dismissed reports of a massacre as false"."""

from __future__ import annotations

from dataclasses import replace

from onrecord.claims.attribution.attribution import Tokens
from onrecord.claims.attribution.draft import Draft
from onrecord.claims.attribution.syntax import Syntax
from onrecord.ontology.speech import Speech

ADVERSE = frozenset({"deny", "oppose"})
VERDICT = 4  # tokens of "as fake news", "as a complete lie"
BEING = frozenset({"be", "is", "are", "was", "were", "been", "being"})
PREDICATES = frozenset({"oprd", "acomp", "attr", "xcomp", "ccomp"})


def read_denials(syntax: Syntax, speech: Speech, drafts: list[Draft]) -> list[Draft]:
    """Make denials of the words that are called false, with the denied thing as the content.

    Returns the drafts without those nouns ("reports of") that nobody but the denial tells.
    """
    nouns = {d.at: d for d in drafts if d.entry.part == "nouns" and d.content}
    gone: set[int] = set()
    for draft in drafts:
        if draft.entry.part == "verbs" and draft.manner != "report":
            gone |= _denied_by_verb(syntax, speech, nouns, draft)
        elif draft.entry.part == "adjectives" and draft.manner == "deny" and draft.content:
            draft.phrase = draft.phrase or _speaker_around(drafts, draft)
    for noun in nouns.values():
        if noun.at not in gone and _is_false(syntax, speech, noun.at):
            speaker = _speaker_around(drafts, noun)
            if noun.phrase is None:
                noun.phrase, noun.manner = speaker, "deny"
            else:
                denial = replace(noun, phrase=speaker, manner="deny", quotes=[], carriers=())
                drafts = [*drafts, denial]
    return [d for d in drafts if d.at not in gone or d.entry.part != "nouns"]


def _denied_by_verb(
    syntax: Syntax, speech: Speech, nouns: dict[int, Draft], draft: Draft
) -> set[int]:
    """Narrow a denial from "reports of a massacre" to the massacre."""
    noun = _object_noun(syntax, speech, nouns, draft)
    if noun is None:
        return set()
    judged = draft.manner in speech.words["judging"] and _is_called_false(syntax, speech, draft.at)
    if draft.manner not in ADVERSE and not judged:
        return set()
    draft.manner, draft.content = (
        "deny",
        [_without_verdict(syntax, speech, c) for c in noun.content],
    )
    return {noun.at} if noun.phrase is None else set()


def _is_called_false(syntax: Syntax, speech: Speech, verb: int) -> bool:
    """Whether a falsehood is what a verb makes of its object: "called it | baseless"."""
    end = syntax.right[verb] + 1
    if _without_verdict(syntax, speech, (verb, end)) != (verb, end):
        return True
    return any(
        word in speech.words["falsehoods"]
        for k in syntax.kids[verb]
        if k > verb and (syntax.deps[k] in PREDICATES or syntax.words[k] == "as")
        for word in syntax.words[slice(*syntax.range_of(k))]
    )


def _without_verdict(syntax: Syntax, speech: Speech, span: Tokens) -> Tokens:
    """What is called false without an "as a lie" at its end, which the parser may draw into it."""
    first, last = syntax.trim(*span)
    for at in range(max(first, last - VERDICT), last - 1):
        if syntax.words[at] == "as" and set(syntax.words[at:last]) & speech.words["falsehoods"]:
            return first, at
    return span


def _object_noun(
    syntax: Syntax, speech: Speech, nouns: dict[int, Draft], draft: Draft
) -> Draft | None:
    """The noun of speaking that is the object: "reports", or in "dismissed as false | reports"."""
    heads = {syntax.head_in(*c) for c in draft.content if any(c[0] <= n < c[1] for n in nouns)}
    for k in syntax.kids[draft.at]:
        if syntax.words[k] == "as" and not draft.content:
            heads |= {n for n in syntax.kids[k] if _has_falsehood(syntax, speech, n)}
    return next((nouns[h] for h in sorted(heads) if h in nouns), None)


def _has_falsehood(syntax: Syntax, speech: Speech, noun: int) -> bool:
    return any(syntax.words[k] in speech.words["falsehoods"] for k in syntax.kids[noun])


def _is_false(syntax: Syntax, speech: Speech, noun: int) -> bool:
    """Whether a noun is the subject of "were false", or is called "baseless"."""
    verb = syntax.heads[noun]
    if syntax.deps[noun] not in ("nsubj", "nsubjpass") or syntax.words[verb] not in BEING:
        return False
    said = [k for k in syntax.kids[verb] if syntax.deps[k] in ("acomp", "attr")]
    negated = any(syntax.deps[k] == "neg" for k in syntax.kids[verb])
    return any(
        (syntax.words[k] == "true" if negated else syntax.words[k] in speech.words["falsehoods"])
        for k in said
    )


def _speaker_around(drafts: list[Draft], inner: Draft) -> Tokens | None:
    """The speaker of the nearest cue whose content holds another."""
    around = [
        d
        for d in drafts
        if d is not inner
        and d.phrase
        and d.entry.part != "nouns"
        and d.covers(inner.at, inner.at + 1)
    ]
    return min(around, key=_length).phrase if around else None


def _length(draft: Draft) -> int:
    return sum(last - first for first, last in draft.content)

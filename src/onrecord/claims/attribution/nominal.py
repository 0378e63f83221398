"""What nouns and adjectives of speaking govern: "the claim that", "calls for", "unclear who"."""

from __future__ import annotations

from onrecord.claims.attribution.attribution import Tokens
from onrecord.claims.attribution.cues import Hit
from onrecord.claims.attribution.governed import is_that, is_to
from onrecord.claims.attribution.sources import without_aside
from onrecord.claims.attribution.syntax import Syntax
from onrecord.ontology.speech import Speech

CLAUSES = frozenset({"acl", "ccomp", "relcl", "xcomp", "advcl"})


def noun_content(syntax: Syntax, speech: Speech, hit: Hit) -> list[Tokens]:
    """What a noun governs behind it, or what draws it: "the strike | drew condemnation"."""
    found = _governed(syntax, hit)
    return found if found or "drawn" not in hit.entry.frames else _drawer(syntax, speech, hit.token)


def _drawer(syntax: Syntax, speech: Speech, noun: int) -> list[Tokens]:
    """The subject of a verb that draws words: "provoked outrage", "was met with criticism"."""
    verb = syntax.heads[noun]
    if syntax.deps[noun] == "pobj" and syntax.words[verb] == "with":
        verb = syntax.heads[verb]
    elif syntax.deps[noun] != "dobj":
        return []
    if syntax.words[verb] not in speech.words["drawing"]:
        return []
    subject = syntax.kid(verb, "nsubj", "nsubjpass")
    return [] if subject is None else [without_aside(syntax, subject)]


def _governed(syntax: Syntax, hit: Hit) -> list[Tokens]:
    """A that-clause, an infinitive, a prepositional phrase."""
    noun, frames = hit.token, hit.entry.frames
    found: list[Tokens] = []
    for k in syntax.kids[noun]:
        if k < noun:
            continue
        dep = syntax.deps[k]
        if dep in CLAUSES and _takes(syntax, k, frames):
            first, last = syntax.range_of(k)
            found.append((first + (syntax.words[first] == "for"), last))
        elif dep == "prep" and syntax.words[k] in frames:
            found += [(k + 1, syntax.right[k] + 1), *_to_act(syntax, k)]
    return found


def _to_act(syntax: Syntax, preposition: int) -> list[Tokens]:
    """The act in "call for Iran | to withdraw", where the parser ties it to another verb."""
    after = syntax.right[preposition] + 1
    if syntax.words[preposition] != "for" or after + 1 >= len(syntax.words):
        return []
    verb = syntax.heads[after]
    if syntax.words[after] != "to" or syntax.deps[after] != "aux" or syntax.left[verb] != after:
        return []
    return [syntax.range_of(verb)]


def _takes(syntax: Syntax, k: int, frames: frozenset[str]) -> bool:
    return ("that" in frames and is_that(syntax, k)) or (
        "infinitive" in frames and is_to(syntax, k)
    )


def adjective_content(syntax: Syntax, hit: Hit) -> list[Tokens]:
    """What an adjective bears on: its noun ("alleged attack"), or what it governs behind it."""
    adjective, frames = hit.token, hit.entry.frames
    if "noun" in frames:
        noun = syntax.heads[adjective]
        if syntax.deps[adjective] != "amod" or not syntax.is_noun(noun):
            return []
        return [(adjective + 1, syntax.right[noun] + 1)]
    if syntax.deps[adjective] == "amod":
        return []
    if "it" in frames:
        return _open_question(syntax, adjective, "negative" in frames)
    return [
        (k + 1, syntax.right[k] + 1) if syntax.deps[k] == "prep" else syntax.range_of(k)
        for k in syntax.kids[adjective]
        if k > adjective
        and (
            (syntax.deps[k] == "prep" and syntax.words[k] in frames)
            or (syntax.deps[k] == "ccomp" and "that" in frames)
            or (syntax.deps[k] == "xcomp" and "infinitive" in frames)
        )
    ]


def _open_question(syntax: Syntax, adjective: int, if_negated: bool) -> list[Tokens]:
    """What is open: "it is unclear | who fired", "it was not clear | whether it was so"."""
    verb = syntax.heads[adjective]
    negated = any(syntax.deps[k] == "neg" for k in syntax.kids[verb])
    if if_negated and not negated:
        return []
    return [
        syntax.range_of(k)
        for at in (adjective, verb)
        for k in syntax.kids[at]
        if k > adjective and syntax.deps[k] in ("ccomp", "csubj", "advcl", "xcomp")
    ]

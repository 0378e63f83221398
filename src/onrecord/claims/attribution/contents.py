"""What is said: the ranges of tokens that belong to a cue."""

from __future__ import annotations

from onrecord.claims.attribution.attribution import Tokens
from onrecord.claims.attribution.cues import Hit
from onrecord.claims.attribution.governed import governed
from onrecord.claims.attribution.nominal import adjective_content, noun_content
from onrecord.claims.attribution.sources import deed_behind
from onrecord.claims.attribution.syntax import Syntax
from onrecord.ontology.speech import Speech

LINKS = frozenset({",", "CC"})  # between two parts of one content


def content_of(syntax: Syntax, speech: Speech, hit: Hit) -> list[Tokens]:
    """The ranges of tokens of what is said, in order; none where the cue governs nothing."""
    part = hit.entry.part
    if part == "verbs":
        found = _passive(syntax, hit) if hit.passive else _active(syntax, hit)
    elif part == "nouns":
        found = noun_content(syntax, speech, hit)
    elif part == "adjectives":
        found = adjective_content(syntax, hit)
    else:
        found = _around(syntax, hit.token)
    return joined(syntax, found)


def joined(syntax: Syntax, ranges: list[Tokens]) -> list[Tokens]:
    """Ranges trimmed, in order, and put together where nothing stands between them."""
    out: list[Tokens] = []
    for first, last in sorted(syntax.trim(*r) for r in ranges):
        if first >= last:
            continue
        if out and all(syntax.tags[i] in LINKS for i in range(out[-1][1], first)):
            out[-1] = (out[-1][0], max(last, out[-1][1]))
        else:
            out.append((first, last))
    return out


def _active(syntax: Syntax, hit: Hit) -> list[Tokens]:
    found = governed(syntax, hit)
    frames, verb = hit.entry.frames, hit.token
    if "raising" in frames and found:
        subject = syntax.kid(verb, "nsubj")
        if subject is not None and syntax.words[subject] not in ("it", "there"):
            found.append(syntax.range_of(subject))
    if not found and ("quote" in frames or _is_as(syntax, verb)):
        found = _enclosing(syntax, verb)
    if not found and "object" in frames and syntax.deps[verb] == "relcl":
        antecedent = syntax.heads[verb]
        found = [(syntax.left[antecedent], syntax.left[verb])]
    return found


def _passive(syntax: Syntax, hit: Hit) -> list[Tokens]:
    """What is said where "it was reported that X", "X is believed to be", "X was condemned"."""
    verb, frames = hit.token, hit.entry.frames
    found = governed(syntax, hit)
    deed = deed_behind(syntax, verb)
    if deed is not None and syntax.words[deed] in frames:
        found.append(syntax.range_of(deed))
    subject = syntax.kid(verb, "nsubjpass")
    if subject is not None and syntax.words[subject] != "it":
        infinitive = any(syntax.deps[k] in ("xcomp", "oprd", "advcl") for k in syntax.kids[verb])
        if "hearer" not in frames and ("object" in frames or infinitive):
            found.append(_before_verb(syntax, subject, verb))
    reduced = syntax.deps[verb] == "acl" and syntax.kid(verb, "agent") is not None
    charged = syntax.deps[verb] == "acl" and found and hit.entry.manner == "accuse"
    if charged or (not found and reduced and "object" in frames):
        found.append((syntax.left[syntax.heads[verb]], syntax.left[verb]))
    if not found and "quote" in frames and "hearer" not in frames and _is_as(syntax, verb):
        found = _enclosing(syntax, verb)
    return found


def _before_verb(syntax: Syntax, subject: int, verb: int) -> Tokens:
    """A subject's phrase without what the parser ties to it from behind the verb."""
    first, last = syntax.range_of(subject)
    helps = (k for k in syntax.kids[verb] if k > subject and syntax.deps[k].startswith("aux"))
    return first, min(last, *helps, verb) if subject < verb else last


def _is_as(syntax: Syntax, verb: int) -> bool:
    return any(syntax.words[k] == "as" and k < verb for k in syntax.kids[verb])


def _enclosing(syntax: Syntax, verb: int) -> list[Tokens]:
    """The clause into which a cue is put: "the town, he said, had fallen", "as he said"."""
    if syntax.deps[verb] not in ("parataxis", "advcl", "ccomp", "dep", "conj"):
        return []
    if syntax.deps[verb] == "advcl" and not _is_as(syntax, verb):
        return []
    if syntax.deps[verb] == "ccomp" and syntax.kid(verb, "mark", "aux") is not None:
        return []
    above = syntax.heads[verb]
    if syntax.deps[verb] == "conj" and syntax.kid(verb, "nsubj") is None:
        return []
    (first, last), (out, back) = syntax.range_of(above), syntax.range_of(verb)
    return [(first, out), (back, last)]


def _around(syntax: Syntax, token: int) -> list[Tokens]:
    """The clause around an adverb ("reportedly") or a phrase ("according to X")."""
    clause = next((h for h in syntax.up(token) if syntax.is_verb(h) or syntax.heads[h] == h), token)
    if clause == token:
        return []
    apart = syntax.left[token] > 0 and syntax.words[syntax.left[token] - 1] == ","
    while _leans(syntax, clause) or (apart and _goes_on(syntax, clause)):
        clause = syntax.heads[clause]
    (first, last), (out, back) = syntax.range_of(clause), syntax.range_of(token)
    return [(first, out), (back, last)]


def _leans(syntax: Syntax, verb: int) -> bool:
    """Whether a verb has no subject of its own and is told of through another verb."""
    own = syntax.kid(verb, "nsubj", "nsubjpass", "csubj", "expl")
    above = syntax.heads[verb]
    return (
        own is None
        and above != verb
        and syntax.deps[verb] in ("xcomp", "advcl", "conj")
        and syntax.is_verb(above)
    )


def _goes_on(syntax: Syntax, verb: int) -> bool:
    """Whether a clause is the second of a series: "six died and four were hurt, according to"."""
    return syntax.deps[verb] == "conj" and syntax.is_verb(syntax.heads[verb])

"""What a verb of speaking governs: clauses, objects, infinitives, prepositional phrases."""

from __future__ import annotations

from onrecord.claims.attribution.attribution import Tokens
from onrecord.claims.attribution.cues import Hit
from onrecord.claims.attribution.syntax import Syntax

CLAUSES = frozenset({"ccomp", "pcomp", "csubj"})
OBJECTS = frozenset({"dobj", "oprd", "attr", "acomp", "dative"})
PREPOSITIONS = frozenset({"prep", "agent"})
JOINING = frozenset({"but", "and"})
STRAYING = frozenset({"acl", "relcl", "ccomp", "advcl"})
CITING = frozenset({"citing", "quoting"})


def governed(syntax: Syntax, hit: Hit) -> list[Tokens]:
    """The ranges of tokens that a verb's frames make its content; a clause before it only alone."""
    frames, verb = hit.entry.frames, hit.token
    found: list[Tokens] = []
    ahead: Tokens | None = None
    for k in syntax.kids[verb]:
        if k in range(*hit.cue):
            found += _after(syntax, hit, k)
        elif k > verb:
            found += _part(syntax, hit, k, bool(found) or hit.passive)
        elif ahead is None and syntax.deps[k] in CLAUSES and "quote" in frames:
            ahead = _ahead(syntax, k, verb)
    if not found and ahead is None and "that" in frames:
        found += _strayed(syntax, hit)
    if not found:
        return [] if ahead is None else [ahead]
    hearer = _asked(syntax, verb) if "hearer" in frames else []
    return [*found, *hearer, *_also(syntax, verb)]


def _part(syntax: Syntax, hit: Hit, k: int, follows: bool) -> list[Tokens]:
    """What one dependent behind the verb adds to the content, if its frames take it."""
    frames, dep = hit.entry.frames, syntax.deps[k]
    if dep in CLAUSES and syntax.left[k] == hit.cue[1] and syntax.words[hit.cue[1]] in JOINING:
        return []
    if dep in CLAUSES and frames & {"that", "quote"}:
        return [_cut(syntax, k, hit.token)]
    if syntax.words[k] in CITING:
        return []
    if dep in PREPOSITIONS and syntax.words[k] in frames:
        return [_prepositional(syntax, k, follows)]
    taken = (
        (dep in ("xcomp", "ccomp") and _takes_xcomp(syntax, k, frames, passive=hit.passive))
        or (dep in OBJECTS and "object" in frames)
        or (dep == "advcl" and _is_complement(syntax, k, frames))
    )
    return [syntax.range_of(k)] if taken else []


def _strayed(syntax: Syntax, hit: Hit) -> list[Tokens]:
    """The that-clause that the parser ties to a noun between: "said in a report | that ..."."""
    for k in syntax.kids[hit.token]:
        start = syntax.left[k]
        if hit.token < start < k and syntax.words[start] in CITING and syntax.deps[k] == "advcl":
            return [(syntax.right[start] + 1, syntax.right[k] + 1)]
        if k < hit.token or not _may_hold(syntax, k, hit.entry.frames):
            continue
        for clause in range(k + 1, syntax.right[k] + 1):
            ends = syntax.right[clause] == syntax.right[k] and syntax.left[clause] > k
            if ends and syntax.deps[clause] in STRAYING and is_that(syntax, clause):
                speaks = syntax.deps[clause] == "ccomp" and syntax.heads[clause] != k
                return [] if speaks else [syntax.range_of(clause)]
    return []


def _may_hold(syntax: Syntax, k: int, frames: frozenset[str]) -> bool:
    """An occasion, a hearer, or those who are cited, between a verb and what is said."""
    dep = syntax.deps[k]
    occasion = dep in PREPOSITIONS and syntax.kid(k, "pobj") is not None
    heard = dep == "dobj" and "hearer" in frames
    return occasion or heard or syntax.words[k] in CITING


def is_that(syntax: Syntax, clause: int) -> bool:
    """Whether a clause is marked by "that"."""
    return any(syntax.words[m] == "that" and syntax.deps[m] == "mark" for m in syntax.kids[clause])


def _ahead(syntax: Syntax, clause: int, verb: int) -> Tokens:
    """All from a clause before the cue up to the cue's subject."""
    subject = syntax.kid(verb, "nsubj")
    end = verb if subject is None or subject > verb else min(verb, syntax.left[subject])
    return syntax.left[clause], max(end, clause + 1)


def _also(syntax: Syntax, verb: int) -> list[Tokens]:
    """What is co-ordinated without a verb of its own: "... in Qusayr, but in the whole region"."""
    return [
        syntax.range_of(k)
        for k in syntax.kids[verb]
        if k > verb and syntax.deps[k] == "conj" and syntax.tags[k] in ("IN", "TO")
    ]


def _asked(syntax: Syntax, verb: int) -> list[Tokens]:
    """The hearer too, where he is to act: "asked | the party to leave"."""
    hearer = syntax.kid(verb, "dobj", "dative")
    act = syntax.kid(verb, "xcomp", "ccomp", "advcl")
    if hearer is None or act is None or not is_to(syntax, act) or hearer < verb:
        return []
    return [syntax.range_of(hearer)]


def _takes_xcomp(syntax: Syntax, k: int, frames: frozenset[str], *, passive: bool) -> bool:
    if syntax.tags[k] == "VBG":
        return bool(frames & {"gerund", "object"})
    if is_to(syntax, k):
        return "infinitive" in frames or (passive and "be to" in frames)
    return bool(frames & {"that", "object", "infinitive"})


def _is_complement(syntax: Syntax, k: int, frames: frozenset[str]) -> bool:
    """A clause that the parser takes for an adverbial: "urged them | to leave", "asked | if"."""
    if "infinitive" in frames and is_to(syntax, k):
        return True
    whether = "hearer" in frames and syntax.kid(k, "mark") is not None
    return whether and syntax.words[syntax.left[k]] in ("if", "whether")


def is_to(syntax: Syntax, k: int) -> bool:
    """Whether a verb is an infinitive with "to"."""
    return any(syntax.words[a] == "to" and syntax.deps[a] == "aux" for a in syntax.kids[k])


def _prepositional(syntax: Syntax, k: int, follows: bool) -> Tokens:
    """With its preposition behind an object ("X of doing Y"), else without."""
    first, last = syntax.range_of(k)
    return (first, last) if follows else (k + 1, last)


def _after(syntax: Syntax, hit: Hit, k: int) -> list[Tokens]:
    """What hangs on the later words of a phrase: "called for | a truce"."""
    end = hit.cue[1]
    first, last = syntax.range_of(k)
    return [(max(first, end), last)] if last > end else []


def _cut(syntax: Syntax, k: int, verb: int) -> Tokens:
    first, last = syntax.range_of(k)
    if first <= verb < last:
        return (verb + 1, last) if k > verb else (first, verb)
    return first, last

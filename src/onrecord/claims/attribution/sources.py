"""The speaker of a cue: subject, agent, possessor, or the noun that a participle describes."""

from __future__ import annotations

from onrecord.claims.attribution.attribution import Tokens
from onrecord.claims.attribution.cues import Hit, is_passive
from onrecord.claims.attribution.syntax import Syntax
from onrecord.ontology.speech import Speech

SUBJECTS = ("nsubj", "csubj")
NOUN_SOURCES = ("by", "from", "among")
EMPTY = frozenset({"it", "there"})
CLIMBING = frozenset({"conj", "xcomp", "advcl", "pcomp", "ccomp", "dep"})


def source_of(syntax: Syntax, speech: Speech, hit: Hit) -> Tokens | None:
    """The tokens of the speaker's phrase, or null where nobody is named."""
    found = _source(syntax, speech, hit)
    if found is None:
        return None
    first, last = syntax.trim(*found, quotes=True)
    return (first, last) if first < last and not _is_count(syntax, (first, last), hit) else None


def _is_count(syntax: Syntax, source: Tokens, hit: Hit) -> bool:
    """Whether only a number stands before a cue that a state follows: "18 feared dead"."""
    first, last = source
    after = hit.cue[1] < len(syntax.words) and syntax.tags[hit.cue[1]] in ("JJ", "VBN", "VBD")
    return after and last - first == 1 and syntax.tags[first] == "CD"


def _source(syntax: Syntax, speech: Speech, hit: Hit) -> Tokens | None:
    named = syntax.tags[hit.token] == "VBG" and syntax.kid(hit.token, "det") is not None
    if hit.entry.part == "verbs" and not named:
        return _of_verb(syntax, hit)
    if hit.entry.part == "nouns" or named:
        return _of_noun(syntax, speech, hit)
    if hit.entry.part == "phrases":
        return _of_phrase(syntax, hit)
    if "it" in hit.entry.frames:
        return None
    if hit.entry.part == "adjectives" and syntax.deps[hit.token] in ("acomp", "oprd", "conj"):
        return subject_of(syntax, syntax.heads[hit.token])
    return None


def _of_verb(syntax: Syntax, hit: Hit) -> Tokens | None:
    if "raising" in hit.entry.frames:
        return None
    if hit.passive:
        learned = "from whom" in hit.entry.frames
        return agent_of(syntax, hit.token, "from" if learned else "by")
    return None if is_empty_it(syntax, hit.token) else subject_of(syntax, hit.token)


def is_empty_it(syntax: Syntax, verb: int) -> bool:
    """Whether an infinitive hangs on an "it is (not) possible", which names nobody."""
    above = syntax.heads[verb]
    if syntax.deps[above] == "acomp":
        above = syntax.heads[above]
    subject = syntax.kid(above, "nsubj")
    judged = syntax.kid(above, "acomp") is not None
    infinitive = syntax.deps[verb] in ("xcomp", "ccomp", "advcl")
    return infinitive and judged and subject is not None and syntax.words[subject] == "it"


def agent_of(syntax: Syntax, verb: int, link: str = "by") -> Tokens | None:
    """Who does what a verb in the passive tells: "claimed by | the group", "learned from | him"."""
    agent = _agent(syntax, verb, link)
    if agent is None:
        return None
    first, last = without_aside(syntax, agent)
    deed = deed_behind(syntax, verb)
    return syntax.trim(first, last if deed is None else min(last, deed))


def _agent(syntax: Syntax, verb: int, link: str = "by") -> int | None:
    for k in syntax.kids[verb]:
        if syntax.deps[k] == "agent" or (syntax.deps[k] == "prep" and syntax.words[k] == link):
            pobj = syntax.kid(k, "pobj")
            if pobj is not None:
                return pobj
    return None


def deed_behind(syntax: Syntax, verb: int) -> int | None:
    """The "of" in "accused by the army | of using gas", where the parse ties it to the army."""
    agent = _agent(syntax, verb)
    tied = syntax.kids[agent] if agent is not None else []
    return next((k for k in tied if syntax.deps[k] == "prep" and syntax.kid(k, "pcomp")), None)


def subject_of(syntax: Syntax, verb: int) -> Tokens | None:
    """The phrase that is the subject of a verb, its own or that of the verb it hangs on."""
    seen: set[int] = set()
    while verb not in seen:
        seen.add(verb)
        own = syntax.kid(verb, *SUBJECTS)
        if own is None and not is_passive(syntax, verb):
            own = syntax.kid(verb, "nsubjpass")
        if own is None and len(seen) > 1:
            own = syntax.kid(verb, "nsubjpass")
        if own is not None:
            return None if syntax.words[own] in EMPTY - {"it"} else _phrase(syntax, own, verb)
        above, dep = syntax.heads[verb], syntax.deps[verb]
        if dep in ("acl", "relcl") and syntax.is_noun(above):
            if syntax.words[syntax.left[verb]] == "to":
                return None
            return syntax.trim(syntax.left[above], syntax.left[verb])
        if dep in CLIMBING or (dep == "prep" and syntax.tags[verb] == "VBG"):
            verb = _climb(syntax, verb, above, dep)
        elif dep == "prep":
            verb = above
        else:
            return None
    return None


def _climb(syntax: Syntax, verb: int, above: int, dep: str) -> int:
    if dep == "pcomp":
        return syntax.heads[above]
    return above


def _phrase(syntax: Syntax, head: int, verb: int) -> Tokens:
    """The subject's phrase, cut where a wrong arc lets it run over the verb."""
    first, last = without_aside(syntax, head)
    if first <= verb < last:
        first, last = (first, verb) if head < verb else (verb + 1, last)
    return syntax.trim(first, last)


def without_aside(syntax: Syntax, head: int) -> Tokens:
    """A noun's phrase up to a relative clause behind a comma or a name ("Kagan, who led it")."""
    first, last = syntax.range_of(head)
    for k in syntax.kids[head]:
        start = syntax.left[k]
        aside = syntax.words[start - 1] == "," or syntax.tags[head] == "NNP"
        if syntax.deps[k] == "relcl" and start > head and aside:
            last = min(last, start)
    return first, last


def _of_noun(syntax: Syntax, speech: Speech, hit: Hit) -> Tokens | None:
    noun = hit.token
    owner = syntax.kid(noun, "poss")
    if owner is not None:
        first, last = syntax.range_of(owner)
        if syntax.tags[last - 1] == "POS":
            last -= 1
        return syntax.trim(first, last)
    for k in syntax.kids[noun]:
        if syntax.deps[k] in ("prep", "agent") and syntax.words[k] in NOUN_SOURCES:
            pobj = syntax.kid(k, "pobj")
            if pobj is not None:
                return syntax.trim(*without_aside(syntax, pobj))
    compound = [k for k in syntax.kids[noun] if syntax.deps[k] in ("compound", "nmod")]
    if compound and syntax.tags[compound[0]] in ("NNP", "NNPS"):
        return syntax.left[compound[0]], compound[-1] + 1
    verb = syntax.heads[noun]
    if syntax.deps[noun] == "dobj" and syntax.words[verb] in speech.words["relays"]:
        return subject_of(syntax, verb)
    return None


def _of_phrase(syntax: Syntax, hit: Hit) -> Tokens | None:
    """The object of the phrase's last word, or what stands behind it."""
    last = hit.cue[1] - 1
    for k in (*syntax.kids[last], *syntax.kids[hit.token]):
        if k > last and syntax.deps[k] in ("pobj", "dobj", "pcomp"):
            return syntax.trim(*without_aside(syntax, k))
    return None

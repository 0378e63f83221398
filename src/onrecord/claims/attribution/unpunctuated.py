"""Texts that have lost their commas: "... in the same areas | the military | said"."""

from __future__ import annotations

from onrecord.claims.attribution.attribution import Tokens
from onrecord.claims.attribution.cues import Hit
from onrecord.claims.attribution.syntax import Syntax
from onrecord.ontology.speech import Speech

OPENERS = frozenset({"DT", "PRP$"})  # tags of a word that opens a noun phrase
WITHIN = frozenset({"JJ", "JJR", "JJS", "IN", "CC", "CD", "HYPH", "POS", "DT", "PRP$", "TO"})
NO_OPENERS = frozenset({"that", "this", "both", "all", "those"})
DOUBLED = frozenset({"half", "all", "both", "twice", "such", "quite", "what"})
BEHIND = frozenset({"in", "on", "at", "to", "by", "via", "from", "during", "through"})
NEXT = frozenset({"citing", "quoting", "adding", "but", "and", "while"})
REACH = 25  # tokens before a cue in which its speaker's phrase may begin
LONGEST = 9  # tokens of a hearer, an occasion and a time behind a cue


def said_before(syntax: Syntax, speech: Speech, hit: Hit) -> bool:
    """Whether nothing said stands behind a cue: a hearer, an occasion, a time, then the end."""
    first = at = hit.cue[1]
    telling = hit.entry.name in speech.words["telling"]
    times = speech.words["time_words"]
    while at < len(syntax.words) and at - first <= LONGEST:
        word, tag = syntax.words[at], syntax.tags[at]
        if _is_end(syntax, at) or (word in NEXT and tag in ("VBG", "CC", "IN")):
            return True
        if at == first:
            able = word in times or word in speech.words["time_openers"]
            able = able or (telling and (word in BEHIND or _is_hearer(syntax, hit)))
        else:
            able = word in times or (telling and (syntax.is_noun(at) or tag in WITHIN))
        if not able:
            return False
        at += 1
    return at >= len(syntax.words)


def _is_hearer(syntax: Syntax, hit: Hit) -> bool:
    """Whether a name right behind a cue is who is told, not the subject of what is said."""
    at, verb = hit.cue[1], hit.token
    above = (at, *syntax.up(at))
    subject = any(syntax.deps[t].startswith("nsubj") for t in above if t > verb)
    return "hearer" in hit.entry.frames and syntax.cased[at][:1].isupper() and not subject


def _is_end(syntax: Syntax, at: int) -> bool:
    return syntax.tags[at] in (".", "_SP", "''") or syntax.left[_root(syntax, at)] == at


def _root(syntax: Syntax, token: int) -> int:
    return next((h for h in syntax.up(token) if syntax.heads[h] == h), token)


def last_speaker(syntax: Syntax, speech: Speech, first: int, verb: int) -> int | None:
    """Where the last noun phrase before a cue begins, if one begins without a link behind another.

    "damage to the properties | a source at the command", "in Turkey | informed sources".
    """
    begin = max(first, verb - REACH)
    starts = [i for i in range(begin + 1, verb) if _begins(syntax, speech, begin, i)]
    while len(starts) > 1 and _is_apposed(syntax, speech, (starts[-2], starts[-1])):
        starts.pop()
    if not starts or any(_breaks(syntax, i) for i in range(starts[-1], verb)):
        return None
    return _with_name(syntax, begin, starts[-1])


def _with_name(syntax: Syntax, begin: int, start: int) -> int:
    """The start with a name before it, to which the phrase is added: "Ali Hassan | a doctor"."""
    first = start
    while first > begin and syntax.tags[first - 1] == "NNP":
        first -= 1
    linked = first > begin and syntax.tags[first - 1] in ("IN", "TO", "DT", "CC", "JJ")
    person = syntax.tags[start] == "DT" and start - first > 1 and not linked
    return first if person else start


def _breaks(syntax: Syntax, token: int) -> bool:
    """Whether a word cannot stand in a speaker's phrase: a verb that is no describing word."""
    verb = syntax.is_verb(token) and syntax.deps[token] not in ("amod", "compound")
    return verb or syntax.words[token] in (",", ";", ":")


def _begins(syntax: Syntax, speech: Speech, begin: int, i: int) -> bool:
    before = i - 1
    noun = syntax.is_noun(before) or syntax.tags[before] in ("CD", "JJ")
    noun = noun or (syntax.is_verb(before) and syntax.deps[before] == "conj")
    if not noun or syntax.words[before] in DOUBLED:
        return False
    if syntax.tags[i] in OPENERS:
        return syntax.words[i] not in NO_OPENERS
    return _is_bare_plural(syntax, speech, begin, i)


def _is_bare_plural(syntax: Syntax, speech: Speech, begin: int, i: int) -> bool:
    """Whether "(informed) sources" begins here, behind a name that has its own preposition."""
    at = i
    while at - i < 3 and syntax.tags[at] in ("JJ", "VBN") and syntax.cased[at].islower():
        at += 1
    if syntax.words[at] in speech.words["modifiers"]:
        at += 1
    plural = syntax.words[at] in speech.words["speakers"] and syntax.tags[at] == "NNS"
    plural = plural or (syntax.words[at] in speech.words["media"] and at > i)
    plural = plural and syntax.cased[i].islower()
    named = syntax.tags[i - 1] in ("NNP", "NNPS") or at > i
    return plural and named and any(syntax.tags[k] == "IN" for k in range(max(begin, i - 6), i))


def _is_apposed(syntax: Syntax, speech: Speech, span: Tokens) -> bool:
    """Whether a phrase is a speaker, to which the next is added: "the group | the Observatory"."""
    known = speech.words["bodies"] | speech.words["speakers"] | speech.words["media"]
    links = any(syntax.tags[i] == "IN" for i in range(*span))
    return not links and syntax.words[span[1] - 1] in known

"""Where the cues stand: verbs, nouns, adjectives, adverbs and phrases that tell of speaking."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.claims.attribution.attribution import Tokens
from onrecord.claims.attribution.syntax import Syntax
from onrecord.ontology.speech import Cue, Speech

NEGATIONS = frozenset({"not", "n't", "never", "no", "without", "nobody", "none", "neither", "nt"})
OTHER_VERBS = frozenset({"up", "off", "down", "over"})  # "show up" is not "show"
UNABLE = frozenset({"unable", "impossible", "failed", "fails", "fail", "refused", "declined"})


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue in the text: its token, all its tokens, its entry, whether it is in the passive."""

    token: int
    cue: Tokens
    entry: Cue
    passive: bool = False


def find_cues(syntax: Syntax, speech: Speech) -> Iterator[Hit]:
    """All cues of a text in order of their first tokens, whether or not they have content."""
    idle = _idle(syntax, speech)
    first_words, end = speech.words["first words"], 0
    for i, word in enumerate(syntax.words):
        if i >= end and word in first_words and i not in idle:
            for hit in _at(syntax, speech, i):
                end = max(end, hit.cue[1]) if hit.entry.part == "verbs" else end
                yield hit


def _at(syntax: Syntax, speech: Speech, i: int) -> Iterator[Hit]:
    """The cues that begin at a token."""
    word, tag = syntax.words[i], syntax.tags[i]
    if word in speech.verbs and (tag.startswith("VB") or _is_headline_verb(syntax, i)):
        yield from _verb(syntax, i, speech.verbs[word])
    elif word in speech.nouns and tag.startswith("NN"):
        yield from _others(syntax, i, speech.nouns[word])
    elif word in speech.adjectives and tag in ("JJ", "VBN", "VBD"):
        yield from _others(syntax, i, speech.adjectives[word])
    elif word in speech.adverbs:
        yield from _others(syntax, i, speech.adverbs[word])
    if word in speech.phrases:
        yield from _others(syntax, i, speech.phrases[word])


def _idle(syntax: Syntax, speech: Speech) -> set[int]:
    """Tokens of idioms in which a word is no cue: "in view of"."""
    found: set[int] = set()
    idioms = speech.idioms
    for i in [i for i, word in enumerate(syntax.words) if word in idioms]:
        for idiom in idioms[syntax.words[i]]:
            if tuple(syntax.words[i : i + len(idiom)]) == idiom:
                found.update(range(i, i + len(idiom)))
    return found


def _is_headline_verb(syntax: Syntax, i: int) -> bool:
    """The tagger takes "says" at the end of a headline, or "claims", for a noun."""
    return syntax.words[i] in ("says", "said", "say", "told") and syntax.tags[i] != "NNP"


def _verb(syntax: Syntax, i: int, entries: tuple[Cue, ...]) -> Iterator[Hit]:
    particle = {syntax.words[k] for k in syntax.kids[i] if syntax.deps[k] == "prt"}
    if syntax.deps[i] in ("aux", "auxpass") or particle & OTHER_VERBS or _is_name(syntax, i):
        return
    for entry in entries:
        last = _rest(syntax, i, entry.rest)
        if last is not None:
            cue = (i, i + 1) if "first" in entry.frames else (i, last)
            yield Hit(i, cue, entry, is_passive(syntax, i))
            return


def _is_name(syntax: Syntax, i: int) -> bool:
    """The tagger takes the name "Said" for a verb."""
    return syntax.cased[i] == "Said" and i > 0 and syntax.cased[i - 1][:1].isupper()


def _others(syntax: Syntax, i: int, entries: tuple[Cue, ...]) -> Iterator[Hit]:
    for entry in entries:
        last = _rest(syntax, i, entry.rest)
        if last is not None:
            yield Hit(i, (i, last), entry)
            return


def _rest(syntax: Syntax, i: int, rest: tuple[str, ...]) -> int | None:
    """The end of a phrase that starts at `i`; an adverb may stand after the first word."""
    if not rest:
        return i + 1
    for at in (i + 1, i + 2):
        if tuple(syntax.words[at : at + len(rest)]) == rest and (
            at == i + 1 or syntax.tags[i + 1] == "RB"
        ):
            return at + len(rest)
    return None


def is_passive(syntax: Syntax, verb: int) -> bool:
    """Whether a verb stands in the passive, or is a bare participle ("claimed by the group")."""
    if any(syntax.deps[k] in ("auxpass", "nsubjpass", "agent") for k in syntax.kids[verb]):
        return True
    if syntax.tags[verb] not in ("VBN", "VBD") or any(
        syntax.deps[k] in ("aux", "nsubj") for k in syntax.kids[verb]
    ):
        return False
    if syntax.deps[verb] == "conj" and syntax.is_verb(syntax.heads[verb]):
        return is_passive(syntax, syntax.heads[verb])
    return syntax.tags[verb] == "VBN" and syntax.deps[verb] in ("acl", "advcl", "amod")


def is_negated(syntax: Syntax, hit: Hit) -> bool:
    """Whether the speaking is denied: did not say, could not confirm, no confirmation."""
    tokens = [hit.token, *_governing(syntax, hit.token)]
    near = {syntax.words[k] for t in tokens for k in syntax.kids[t] if k < hit.token}
    return bool(near & NEGATIONS) or any(syntax.words[t] in UNABLE for t in tokens[1:])


def _governing(syntax: Syntax, token: int) -> list[int]:
    """Verbs that carry the speaking on: "declined to say", "was unable to confirm"."""
    out = []
    while syntax.deps[token] == "xcomp" and syntax.heads[token] != token:
        token = syntax.heads[token]
        out.append(token)
        out += [k for k in syntax.kids[token] if syntax.deps[k] == "acomp"]
    return out

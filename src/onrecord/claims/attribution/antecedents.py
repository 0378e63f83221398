"""Who "he", "they", "the group" and a bare surname are: the fuller phrase before them."""

from __future__ import annotations

from onrecord.claims.attribution.attribution import Tokens
from onrecord.claims.attribution.draft import Draft
from onrecord.claims.attribution.mending import noun_before
from onrecord.claims.attribution.syntax import Syntax
from onrecord.ontology.speech import Speech

TITLES = frozenset({"mr", "mrs", "ms", "dr"})
PLURAL = frozenset({"NNS", "NNPS"})


def read_antecedents(syntax: Syntax, speech: Speech, drafts: list[Draft]) -> None:
    """Fill `antecedent`, going through the drafts in the order of the text."""
    ordered = sorted((d for d in drafts if d.content and d.phrase), key=lambda d: d.at)
    selves = speech.words["speakers_self"]
    for late in (False, True):  # "we" in a quotation is its speaker, who must be known first
        for n, draft in enumerate(ordered):
            first = (draft.source or draft.phrase or (0, 0))[0]
            if (syntax.words[first] in selves) == late:
                draft.antecedent = _antecedent(syntax, speech, ordered, n)


def is_pronoun(syntax: Syntax, speech: Speech, source: Tokens) -> bool:
    """Whether a source is one word that stands for somebody named elsewhere."""
    lists = ("persons", "several", "speakers_self", "things", "relatives")
    word = syntax.words[source[0]]
    return source[1] - source[0] == 1 and any(word in speech.words[name] for name in lists)


def _antecedent(syntax: Syntax, speech: Speech, ordered: list[Draft], n: int) -> Tokens | None:
    draft = ordered[n]
    source = draft.source or draft.phrase
    assert source is not None
    if is_pronoun(syntax, speech, source):
        return _of_pronoun(syntax, speech, ordered, n, source[0])
    head = syntax.head_in(*source)
    if syntax.words[source[0]] == "the" and syntax.words[head] in speech.words["bodies"]:
        return _of_body(syntax, speech, ordered[:n], source, head)
    return _full_name(syntax, speech, source, head)


def _of_pronoun(
    syntax: Syntax, speech: Speech, ordered: list[Draft], n: int, token: int
) -> Tokens | None:
    word, words = syntax.words[token], speech.words
    if word in words["speakers_self"]:
        around = [d for d in ordered if d.quotes and d.covers(token, token + 1)]
        return _fullest(min(around, key=_length)) if around else None
    if word in words["relatives"]:
        verb = syntax.heads[token]
        noun = syntax.heads[verb]
        if any(syntax.is_verb(i) for i in range(noun + 1, syntax.left[verb])):
            return noun_before(syntax, syntax.left[verb])
        return syntax.trim(syntax.left[noun], syntax.left[verb]) if syntax.is_noun(noun) else None
    titled = _titled(syntax, speech, token, word)
    if titled is not None:
        return titled
    quoted = next((d for d in reversed(ordered[:n]) if d.quotes), None)
    for earlier in reversed(ordered[:n]):
        one = earlier is quoted and _is_one(syntax, speech, earlier, word)
        if one or _fits(syntax, speech, earlier, word):
            return _fullest(earlier)
    return _last_subject(syntax, speech, token, word)


def _is_one(syntax: Syntax, speech: Speech, earlier: Draft, word: str) -> bool:
    """Whether "they" is one unnamed person who spoke last: "a resident said ... they said"."""
    source = earlier.source
    if word != "they" or source is None:
        return False
    return syntax.words[syntax.head_in(*source)] in speech.words["speakers"]


def _titled(syntax: Syntax, speech: Speech, token: int, word: str) -> Tokens | None:
    """The spokesman named before a "he" of the same sentence: "asked spokesman X, but he"."""
    if word not in ("he", "she"):
        return None
    start = syntax.left[next((h for h in syntax.up(token) if syntax.heads[h] == h), token)]
    for i in range(token - 1, start, -1):
        if syntax.words[i] not in speech.words["spokes"]:
            continue
        last = i + 1
        while last < token and syntax.tags[last] == "NNP":
            last += 1
        return (i + 1, last) if last > i + 1 else None
    return None


def _fullest(draft: Draft) -> Tokens | None:
    return draft.antecedent or draft.voice or draft.source or draft.phrase


def _length(draft: Draft) -> int:
    return sum(last - first for first, last in draft.content)


def _fits(syntax: Syntax, speech: Speech, earlier: Draft, word: str) -> bool:
    source = earlier.voice or earlier.source or earlier.phrase
    if source is None:
        return False
    first = syntax.words[source[0]]
    if is_pronoun(syntax, speech, source):
        return earlier.antecedent is not None and _same_sort(speech, first, word)
    return _sort(syntax, speech, source, earlier.voice is not None) == _wanted(speech, word)


def _same_sort(speech: Speech, first: str, word: str) -> bool:
    same = any(first in speech.words[s] and word in speech.words[s] for s in ("persons", "several"))
    male, female = {"he", "his", "him"}, {"she", "her"}
    return same and not ((first in male and word in female) or (first in female and word in male))


def _wanted(speech: Speech, word: str) -> str:
    if word in speech.words["persons"]:
        return "person"
    return "several" if word in speech.words["several"] else "body"


def _sort(syntax: Syntax, speech: Speech, source: Tokens, is_voice: bool) -> str:
    head = syntax.head_in(*source)
    word = syntax.words[head]
    if word in speech.words["bodies"] and not is_voice:
        return "body"
    if syntax.tags[head] in PLURAL or syntax.kid(head, "cc") is not None:
        return "several"
    known = speech.words["speakers"] | speech.words["spokes"]
    named = syntax.tags[head] == "NNP" or syntax.cased[head][:1].isupper()
    return "person" if named or word in known else "thing"


def _last_subject(syntax: Syntax, speech: Speech, token: int, word: str) -> Tokens | None:
    """Where no speaker fits: the last named subject before a "he" or "she"."""
    if word not in speech.words["persons"]:
        return None
    for i in range(token - 1, max(-1, token - 120), -1):
        if syntax.deps[i] in ("nsubj", "nsubjpass") and syntax.tags[i] == "NNP":
            return syntax.trim(*syntax.range_of(i))
    return None


def _of_body(
    syntax: Syntax, speech: Speech, earlier: list[Draft], source: Tokens, head: int
) -> Tokens | None:
    """The fuller name of "the army" that holds its noun; for "the group" the last body."""
    if head - source[0] > 1:
        return None
    bodies = [d for d in reversed(earlier) if d.source and not is_pronoun(syntax, speech, d.source)]
    for draft in bodies:
        first, last = draft.source or (0, 0)
        if any(syntax.words[i] == syntax.words[head] for i in range(first, last)):
            return (first, last) if last - first > 2 else draft.antecedent
    if syntax.words[head] not in ("group", "organization", "organisation", "agency", "statement"):
        return None
    for draft in bodies:
        first, last = draft.source or (0, 0)
        if syntax.cased[syntax.head_in(first, last)][:1].isupper():
            return draft.antecedent or (first, last)
    return None


def _full_name(syntax: Syntax, speech: Speech, source: Tokens, head: int) -> Tokens | None:
    """A surname alone to the nearest full name before it that ends so."""
    names = [i for i in range(*source) if syntax.tags[i] == "NNP"]
    titled = head - source[0] == 1 and _is_title(syntax, source[0])
    if syntax.tags[head] != "NNP" or (len(names) != 1 and not titled):
        return None
    if syntax.words.index(syntax.words[head]) >= source[0]:
        return None
    for i in range(source[0] - 1, 0, -1):
        if syntax.words[i] != syntax.words[head] or syntax.deps[i - 1] != "compound":
            continue
        if syntax.tags[i - 1] == "NNP" and not _is_title(syntax, i - 1):
            return _name_start(syntax, speech, i), i + 1
    return None


def _is_title(syntax: Syntax, token: int) -> bool:
    return syntax.words[token].rstrip(".") in TITLES


def _name_start(syntax: Syntax, speech: Speech, last: int) -> int:
    first = last
    while first > 0 and syntax.tags[first - 1] == "NNP" and syntax.deps[first - 1] == "compound":
        if syntax.words[first - 1] in speech.words["bodies"]:
            break
        first -= 1
    return first

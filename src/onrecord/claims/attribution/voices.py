"""What a speaker's phrase holds: the body and its voice, how many speak, and when they spoke."""

from __future__ import annotations

from onrecord.claims.attribution.attribution import Tokens
from onrecord.claims.attribution.draft import Draft
from onrecord.claims.attribution.sources import subject_of
from onrecord.claims.attribution.syntax import Syntax
from onrecord.ontology.speech import Speech

NAME_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "POS", "HYPH", "JJ"})
BY = frozenset({"by", "from", "of"})
FOR = frozenset({"for", "of", "from"})


def read_voices(syntax: Syntax, speech: Speech, drafts: list[Draft]) -> None:
    """Fill `source`, `voice`, `number` and `said` of every draft that names its speaker."""
    for draft in drafts:
        if not draft.content:
            continue
        if draft.phrase is not None:
            phrase = without_occasion(syntax, speech, draft.phrase)
            draft.phrase, draft.said = without_time(syntax, speech, phrase)
            draft.source, draft.voice = body_and_voice(syntax, speech, draft.phrase)
            draft.number = number_of(syntax, speech, draft.phrase)
        if draft.entry.part == "nouns" and draft.voice is None:
            draft.voice = voice_of_noun(syntax, speech, draft)
        if draft.said is None and draft.entry.part == "verbs":
            draft.said = said_at(syntax, speech, draft)


def without_occasion(syntax: Syntax, speech: Speech, phrase: Tokens) -> Tokens:
    """A speaker's phrase without an occasion behind it: "the army | in a joint statement"."""
    first, last = phrase
    for i in range(first + 1, last - 1):
        pobj = syntax.kid(i, "pobj") if syntax.words[i] == "in" else None
        if pobj is not None and syntax.words[pobj] in speech.words["occasions"]:
            return syntax.trim(first, i)
    return phrase


def without_time(syntax: Syntax, speech: Speech, phrase: Tokens) -> tuple[Tokens, Tokens | None]:
    """A speaker's phrase without the words of time at its edges: "agencies | earlier this week"."""
    first, last = phrase
    end, begin = last, first
    while end - 1 > first and _is_time(syntax, speech, end - 1):
        end -= 1
    while begin < last - 1 and _is_time(syntax, speech, begin):
        begin += 1
    if _has_time(syntax, speech, (end, last)):
        return syntax.trim(first, end), (end, last)
    if _has_time(syntax, speech, (first, begin)):
        return syntax.trim(begin, last), (first, begin)
    return phrase, None


def _is_time(syntax: Syntax, speech: Speech, token: int) -> bool:
    word = syntax.words[token]
    return word in speech.words["time_words"] or word in speech.words["time_links"]


def _has_time(syntax: Syntax, speech: Speech, span: Tokens) -> bool:
    named = any(w in speech.words["time_words"] for w in syntax.words[slice(*span)])
    return span[0] < span[1] and named and syntax.words[span[0]] != "of"


def voice_of_noun(syntax: Syntax, speech: Speech, draft: Draft) -> Tokens | None:
    """He who relays it: "spokesman Jay Carney reiterated the administration's call"."""
    verb = syntax.heads[draft.at]
    if syntax.deps[draft.at] != "dobj" or syntax.kid(draft.at, "poss", "compound") is None:
        return None
    found = subject_of(syntax, verb)
    if found is None or not any(w in speech.words["spokes"] for w in syntax.words[slice(*found)]):
        return None
    return found


def said_at(syntax: Syntax, speech: Speech, draft: Draft) -> Tokens | None:
    """When it was said: words of time beside the cue that are not part of what is said."""
    times = speech.words["time_words"]
    for k in syntax.kids[draft.at]:
        first, last = syntax.range_of(k)
        if syntax.deps[k] not in ("npadvmod", "advmod", "prep") or draft.covers(first, last):
            continue
        if syntax.words[first] in ("within", "by", "until"):
            continue  # until when it is to be: "was expected within days"
        if syntax.words[min(last, len(syntax.words) - 1)] in ("after", "before"):
            continue
        if last - first <= 5 and any(w in times for w in syntax.words[first:last]):
            return first, last
    return None


def body_and_voice(syntax: Syntax, speech: Speech, phrase: Tokens) -> tuple[Tokens, Tokens | None]:
    """The body that speaks, and the person who is its voice, if any.

    "army spokesman Ali Hassan": the army, by that man; "a White House statement": the White House.
    """
    first, last = phrase
    for i in range(first, last):
        if syntax.words[i] in speech.words["spokes"]:
            behind = _behind(syntax, i, FOR, last)
            if behind is not None:
                return behind, (first, syntax.trim(first, behind[0] - 1)[1])
            body = _before(syntax, i, first)
            return (body, (i, last)) if body else (phrase, None)
    head = syntax.head_in(first, last)
    if syntax.words[head] in speech.words["carried"]:
        body = _behind(syntax, head, BY, last) or _before(syntax, head, first)
        if body and _is_body(syntax, speech, body):
            return body, None
    return phrase, None


def _behind(syntax: Syntax, head: int, links: frozenset[str], last: int) -> Tokens | None:
    """The body behind: "spokesman for | the ministry", "statement by | the group"."""
    if head + 2 < last and syntax.words[head + 1] in links:
        found = syntax.kid(head + 1, "pobj")
        if found is not None:
            end = min(last, syntax.right[found] + 1)
            return syntax.trim(head + 2, end)
    return None


def _before(syntax: Syntax, head: int, first: int) -> Tokens | None:
    """The body before, nouns and names in a row: "army | spokesman", "foreign ministry's | ..."."""
    start = head
    while start > first and (syntax.tags[start - 1] in NAME_TAGS or _is_link(syntax, start - 1)):
        start -= 1
    end = head - 1 if syntax.tags[head - 1] == "POS" else head
    while end - 1 > start and syntax.tags[end - 1] in ("JJ", "POS"):
        end -= 1
    nouns = any(syntax.is_noun(i) for i in range(start, end))
    nation = start < end and syntax.cased[start][:1].isupper()
    return (start, end) if start < end and (nouns or nation) else None


def _is_link(syntax: Syntax, token: int) -> bool:
    """Whether an "of" stands inside a name: "Department of State | spokesman"."""
    named = (syntax.tags[i].startswith("NNP") for i in (token - 1, token + 1))
    return token > 0 and syntax.words[token] == "of" and all(named)


def _is_body(syntax: Syntax, speech: Speech, body: Tokens) -> bool:
    known = speech.words["bodies"] | speech.words["speakers"]
    return any(syntax.tags[i].startswith("NNP") or syntax.words[i] in known for i in range(*body))


def number_of(syntax: Syntax, speech: Speech, phrase: Tokens) -> int | None:
    """How many speak: "two officials", "three of the witnesses"; null where no number stands."""
    head = syntax.head_in(*phrase)
    for i in (*syntax.kids[head], head):
        if phrase[0] <= i < phrase[1] and i <= head and syntax.tags[i] == "CD":
            word = syntax.words[i].replace(",", "")
            return int(word) if word.isdigit() else speech.numbers.get(word)
    return None

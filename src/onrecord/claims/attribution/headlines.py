"""Headlines with the speaker beside a colon or a dash: "SOHR: 70 killed", "70 killed - monitor"."""

from __future__ import annotations

from onrecord.claims.attribution.attribution import Tokens
from onrecord.claims.attribution.cues import Hit
from onrecord.claims.attribution.draft import Draft
from onrecord.claims.attribution.quotes import COLON
from onrecord.claims.attribution.syntax import Syntax
from onrecord.ontology.speech import Speech
from onrecord.reading.reading import Reading

LONGEST = 7  # tokens of a speaker's name in a headline
SHORT = 6  # letters of a short name in capitals
LONGEST_HEADLINE = 30  # tokens of a first paragraph that may be a headline
DASHES = frozenset({"-", "–", "—", "--"})


def headline_drafts(reading: Reading, syntax: Syntax, speech: Speech) -> list[Draft]:
    """A draft for a title whose speaker stands before a colon, or behind a colon or a dash."""
    head = _headline(reading, syntax)
    if head is None:
        return []
    first, last = head
    marks = [i for i in range(first + 1, last - 1) if _is_mark(syntax, i)]
    for at in marks[:1]:
        if syntax.words[at] == ":" and _speaks_before(reading, syntax, speech, (first, at), last):
            return [_draft(syntax, (first, at), at, (at + 1, last))]
    for at in marks[-1:]:
        span = (at + 1, last)
        if _is_name(syntax, speech, span) and _is_speaker(reading, syntax, speech, span):
            return [_draft(syntax, span, at, (first, at))]
    return []


def _headline(reading: Reading, syntax: Syntax) -> Tokens | None:
    """The tokens of the title; of a text without one, those of a short first paragraph."""
    titles = [s for s in reading.sentences if s.kind == "title"]
    if titles:
        return syntax.trim(titles[0].first, titles[-1].last)
    first = next(iter(reading.blocks), None)
    if first is None or first.kind != "body":
        return None
    span = syntax.trim(syntax.token_at(first.start), syntax.token_at(first.end))
    return span if 2 < span[1] - span[0] <= LONGEST_HEADLINE else None


def _is_mark(syntax: Syntax, token: int) -> bool:
    """A colon, or a dash with a space before it."""
    apart = syntax.starts[token] > syntax.ends[token - 1]
    return syntax.words[token] == ":" or (syntax.words[token] in DASHES and apart)


def _draft(syntax: Syntax, phrase: Tokens, mark: int, content: Tokens) -> Draft:
    hit = Hit(mark, (mark, mark + 1), COLON)
    draft = Draft(hit, syntax.trim(*phrase, quotes=True), [], manner=COLON.manner, form="headline")
    draft.widen(syntax, content)
    return draft


def _is_name(syntax: Syntax, speech: Speech, span: Tokens) -> bool:
    """A short phrase without a verb, with a noun."""
    inside = range(*span)
    known = speech.words["speakers"]
    nouns = [i for i in inside if syntax.is_noun(i) or syntax.words[i] in known]
    verbs = [i for i in inside if syntax.is_verb(i) and i not in nouns]
    return 0 < len(inside) <= LONGEST and bool(nouns) and not verbs


def _is_speaker(reading: Reading, syntax: Syntax, speech: Speech, span: Tokens) -> bool:
    """By its words, as a known actor, a short name in capitals, or a name of two words or more."""
    words = speech.words
    known = words["speakers"] | words["bodies"] | words["media"] | words["spokes"]
    if any(syntax.words[i] in words["topics"] for i in range(*span)):
        return False
    if any(syntax.words[i] in known for i in range(*span)):
        return True
    if span in (reading.mentions.actors.get(span[0]), reading.mentions.places.get(span[0])):
        return span[0] in reading.mentions.actors
    names = [i for i in range(*span) if syntax.is_noun(i) and syntax.cased[i][:1].isupper()]
    longest = SHORT if reading.sentences[0].kind == "body" else LONGEST_HEADLINE
    short = any(syntax.cased[i].isupper() and 1 < len(syntax.cased[i]) <= longest for i in names)
    return short or (len(names) > 1 and len(names) == span[1] - span[0])


def _speaks_before(
    reading: Reading, syntax: Syntax, speech: Speech, span: Tokens, last: int
) -> bool:
    if not _is_name(syntax, speech, span):
        return False
    after = span[1] + 1
    quoted = (
        syntax.tags[after] in ("``", "''") or syntax.words[after] in speech.words["first_person"]
    )
    topic = any(syntax.words[i] in speech.words["topics"] for i in range(*span))
    speaks = quoted or _is_speaker(reading, syntax, speech, span)
    return not topic and after < last and speaks

"""Quoted words to the cue that gives them: in their sentence, beside it, or before it."""

from __future__ import annotations

from bisect import bisect_right

from onrecord.claims.attribution.attribution import Tokens
from onrecord.claims.attribution.contents import joined
from onrecord.claims.attribution.cues import Hit
from onrecord.claims.attribution.draft import Draft
from onrecord.claims.attribution.syntax import QUOTE_TAGS, Syntax
from onrecord.ontology.speech import Cue
from onrecord.reading.reading import Reading, Sentence

REACH = 14  # tokens between a quotation and the cue beside it, for a name and its title
LONGEST = 9  # tokens of a speaker between a quotation and its cue
COLON = Cue(":", "report", "marks", frozenset({"quote"}), ())


def quotes_of(reading: Reading, syntax: Syntax) -> list[Tokens]:
    """The outermost quotations as ranges of tokens, their marks among them."""
    return [
        (syntax.token_at(q.start), syntax.token_at(q.end))
        for q in reading.quotations
        if q.level == 0
    ]


def tie_quotes(reading: Reading, syntax: Syntax, drafts: list[Draft]) -> None:
    """Give every quotation to a draft, where a cue can be found for it."""
    firsts = [s.first for s in reading.sentences]
    quotes = quotes_of(reading, syntax)
    _clip(syntax, drafts, quotes)
    before: Draft | None = None
    for quote in quotes:
        here = _sentences(reading, firsts, quote)
        near = here[0].first, here[-1].last
        outside = [d for d in drafts if near[0] <= d.hit.token < near[1]]
        outside = [d for d in outside if not _inside(d.at, quotes)]
        owner = _holder(outside, quote) or _beside(outside, quote, syntax)
        if owner is None and before is not None and _follows(reading, firsts, before, quote):
            owner = before if _stands_alone(syntax, here, quote) else None
        if owner is None or owner is before:
            behind = _behind(reading, syntax, drafts, quote, here[-1])
            if behind is not None:
                behind.widen(syntax, (here[0].first, quote[0]))
            owner = behind or owner
        if owner is None:
            owner = _announced(reading, syntax, drafts, quote, here[0])
        if owner is not None:
            _speaker_between(syntax, owner, quote)
            owner.quotes.append(quote)
            owner.widen(syntax, quote)
            before = owner


def _clip(syntax: Syntax, drafts: list[Draft], quotes: list[Tokens]) -> None:
    """Keep what is said by a cue inside a quotation within its marks."""
    opened = [first for first, _ in quotes]
    for draft in drafts:
        at = bisect_right(opened, draft.at) - 1
        if draft.content and at >= 0 and quotes[at][0] < draft.at < quotes[at][1]:
            first, last = quotes[at]
            last -= syntax.tags[last - 1] in QUOTE_TAGS
            if draft.content[0][0] < first or draft.content[-1][1] > last:
                clipped = [(max(s, first), min(e, last)) for s, e in draft.content]
                draft.content = joined(syntax, [c for c in clipped if c[0] < c[1]])


def _speaker_between(syntax: Syntax, owner: Draft, quote: Tokens) -> None:
    """A short phrase between quotation and cue is the speaker, whatever the parse says."""
    gap = syntax.trim(quote[1], owner.at)
    if quote[1] >= owner.at or not 0 < gap[1] - gap[0] <= LONGEST or gap[1] != owner.at:
        return
    nouns = any(syntax.is_noun(i) or syntax.tags[i] == "PRP" for i in range(*gap))
    if nouns and not any(syntax.is_verb(i) or syntax.words[i] == "," for i in range(*gap)):
        owner.phrase = gap
        cut = [p for s, e in owner.content for p in ((s, min(e, gap[0])), (max(s, gap[1]), e))]
        owner.content = joined(syntax, [p for p in cut if p[0] < p[1]])


def _sentences(reading: Reading, firsts: list[int], quote: Tokens) -> list[Sentence]:
    """The sentences that a quotation touches."""
    at = max(0, bisect_right(firsts, quote[0]) - 1)
    till = max(at, bisect_right(firsts, max(quote[0], quote[1] - 1)) - 1)
    return list(reading.sentences[at : till + 1])


def _inside(token: int, quotes: list[Tokens]) -> bool:
    return any(first < token < last for first, last in quotes)


def _holder(outside: list[Draft], quote: Tokens) -> Draft | None:
    """The nearest draft whose content reaches into the quotation by the parse."""
    holding = [
        d
        for d in outside
        if any(s < quote[1] and quote[0] < e for s, e in d.content)
        and not (d.phrase and quote[0] < d.phrase[0] < quote[1])
    ]
    return min(holding, key=lambda d: _gap(d.at, quote), default=None)


def _gap(token: int, quote: Tokens) -> int:
    return quote[0] - token if token < quote[0] else token - quote[1]


def _is_beside(draft: Draft, quote: Tokens) -> bool:
    """Whether a cue, or its speaker's phrase with the cue behind it, stands near a quotation."""
    speaker = draft.phrase is not None and quote[1] <= draft.phrase[0] <= quote[1] + 1
    reach = REACH + LONGEST if speaker else REACH
    return _gap(draft.at, quote) <= reach


def _beside(outside: list[Draft], quote: Tokens, syntax: Syntax) -> Draft | None:
    """The nearest cue that may introduce or follow quoted words; one behind a comma goes first."""
    able = [
        d
        for d in outside
        if d.entry.frames & {"quote", "quoted"} and not d.quotes and _is_beside(d, quote)
    ]
    comma = syntax.words[max(0, quote[1] - 2)] in {",", "?", "!"}
    return min(
        able,
        key=lambda d: _gap(d.at, quote) + (0 if (d.at > quote[0]) == comma else REACH),
        default=None,
    )


def _behind(
    reading: Reading, syntax: Syntax, drafts: list[Draft], quote: Tokens, sentence: Sentence
) -> Draft | None:
    """Who speaks right behind a quotation that the parser takes for a sentence of its own.

    "'Who knows?' | the mayor told reporters."
    """
    following = reading.sentences[min(sentence.number + 1, len(reading.sentences) - 1)]
    if following.block != sentence.block or not quote[1] <= following.first <= quote[1] + 1:
        return None
    for draft in drafts:
        if following.first <= draft.at < following.last:
            near = draft.at - quote[1] <= LONGEST and "quote" in draft.entry.frames
            return draft if near and not draft.content and not draft.quotes else None
    return None


def _stands_alone(syntax: Syntax, here: list[Sentence], quote: Tokens) -> bool:
    """Whether nothing but the quotation stands in its sentences."""
    rest = [*range(here[0].first, quote[0]), *range(quote[1], here[-1].last)]
    return all(syntax.trim(i, i + 1, quotes=True)[0] > i for i in rest)


def _follows(reading: Reading, firsts: list[int], before: Draft, quote: Tokens) -> bool:
    """Whether a quotation follows one of `before` with no other sentence between."""
    if not before.quotes:
        return False
    last = max(before.quotes[-1][1] - 1, before.at)
    gap = bisect_right(firsts, quote[0]) - bisect_right(firsts, last)
    return gap <= 1


def _announced(
    reading: Reading, syntax: Syntax, drafts: list[Draft], quote: Tokens, sentence: Sentence
) -> Draft | None:
    """Who is named before a colon: "Cruz continued: ...", or "Cruz: ..."."""
    colon = quote[0] - 1
    while colon > 0 and syntax.tags[colon] == "_SP":
        colon -= 1
    if colon < 1 or syntax.words[colon] != ":":
        return None
    named = reading.sentence_of(colon)
    cues = [d for d in drafts if named.first <= d.at < colon and "quote" in d.entry.frames]
    if cues:
        return cues[-1]
    head = syntax.head_in(named.first, colon)
    subject = syntax.kid(head, "nsubj", "nsubjpass") if syntax.is_verb(head) else head
    if subject is None or not (syntax.is_noun(subject) or syntax.tags[subject] == "PRP"):
        return None
    first, last = syntax.range_of(subject)
    phrase = syntax.trim(max(first, named.first), min(last, colon))
    draft = Draft(Hit(colon, (colon, colon + 1), COLON), phrase, [], manner=COLON.manner)
    drafts.append(draft)
    return draft

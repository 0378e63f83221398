"""An attribution in the making: ranges of tokens that later steps widen and tie together."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.claims.attribution.able import is_mute
from onrecord.claims.attribution.attribution import Form, Tokens
from onrecord.claims.attribution.contents import content_of, joined
from onrecord.claims.attribution.cues import Hit, find_cues, is_negated
from onrecord.claims.attribution.governed import is_to
from onrecord.claims.attribution.mending import mended
from onrecord.claims.attribution.sources import source_of
from onrecord.claims.attribution.syntax import Syntax
from onrecord.ontology.speech import Cue, Speech


@dataclass(slots=True)
class Draft:
    """What is known so far of one attribution; `content` may still be empty."""

    hit: Hit
    phrase: Tokens | None
    content: list[Tokens]
    negated: bool = False
    form: Form | None = None
    manner: str = ""
    source: Tokens | None = None
    carriers: tuple[Tokens, ...] = ()
    voice: Tokens | None = None
    number: int | None = None
    said: Tokens | None = None
    antecedent: Tokens | None = None
    quotes: list[Tokens] = field(default_factory=list)

    @property
    def entry(self) -> Cue:
        """The cue's entry in the data."""
        return self.hit.entry

    @property
    def at(self) -> int:
        """The token of the cue."""
        return self.hit.token

    def covers(self, first: int, last: int) -> bool:
        """Whether the content holds a range of tokens."""
        return any(s <= first and last <= e for s, e in self.content)

    def widen(self, syntax: Syntax, *ranges: Tokens) -> None:
        """Add ranges of tokens to the content."""
        self.content = joined(syntax, [*self.content, *ranges])


def first_drafts(syntax: Syntax, speech: Speech) -> list[Draft]:
    """A draft for every cue of the text, with what the parse says of its source and content."""
    drafts = [_draft(syntax, speech, hit) for hit in find_cues(syntax, speech)]
    told = {(d.content[-1], d.entry.part) for d in drafts if d.content}
    return [d for d in drafts if not _is_repeated(d, told)]


def without_mute(syntax: Syntax, speech: Speech, drafts: list[Draft]) -> list[Draft]:
    """The drafts without verbs whose subject cannot speak; one found further up is dropped only."""
    kept = []
    for draft in drafts:
        if draft.entry.part == "verbs" and draft.phrase and is_mute(syntax, speech, draft.phrase):
            if syntax.heads[syntax.head_in(*draft.phrase)] == draft.at and not draft.quotes:
                continue
            draft.phrase = None
        kept.append(draft)
    return kept


def _is_repeated(draft: Draft, told: set[tuple[Tokens, str]]) -> bool:
    """Whether a noun's clause is what a verb says: "said in a | statement | that"."""
    if draft.entry.part != "nouns" or "thing" not in draft.entry.frames or not draft.content:
        return False
    return (draft.content[-1], "verbs") in told


def _is_bare(syntax: Syntax, verb: int) -> bool:
    """Whether a participle may be a past tense: no auxiliary and no agent beside it."""
    return not any(syntax.deps[k] in ("auxpass", "agent", "nsubjpass") for k in syntax.kids[verb])


def _draft(syntax: Syntax, speech: Speech, hit: Hit) -> Draft:
    phrase, content = source_of(syntax, speech, hit), content_of(syntax, speech, hit)
    if "quote" in hit.entry.frames and (not hit.passive or _is_bare(syntax, hit.token)):
        phrase, content = mended(syntax, speech, hit, phrase, content)
    manner = hit.entry.manner
    acts = (k for k in syntax.kids[hit.token] if syntax.deps[k] in ("xcomp", "ccomp"))
    if hit.entry.name == "tell" and any(is_to(syntax, k) for k in acts):
        manner = "demand"
    if hit.entry.name == "claim" and hit.entry.part == "verbs":
        heads = [syntax.words[syntax.head_in(*c)] for c in content]
        if any(h in speech.words["deeds"] for h in heads):
            manner = "admit"
        elif any(h in speech.words["tolls"] for h in heads):
            content = []
    return Draft(hit, phrase, content, negated=is_negated(syntax, hit), manner=manner)

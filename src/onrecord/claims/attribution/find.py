"""All attributions of a reading, and whose voice a token stands in."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.attribution.answers import read_answers
from onrecord.claims.attribution.antecedents import is_pronoun, read_antecedents
from onrecord.claims.attribution.attribution import Attribution, Form
from onrecord.claims.attribution.carriers import read_carriers
from onrecord.claims.attribution.denials import read_denials
from onrecord.claims.attribution.draft import Draft, first_drafts, without_mute
from onrecord.claims.attribution.headlines import headline_drafts
from onrecord.claims.attribution.quotes import tie_quotes
from onrecord.claims.attribution.syntax import Syntax, syntax_of
from onrecord.claims.attribution.voices import read_voices
from onrecord.ontology.speech import Speech, load_speech
from onrecord.reading.reading import Reading

SPOKEN = frozenset({"speech", "thought"})


def attributions(reading: Reading) -> tuple[Attribution, ...]:
    """Every stretch of a report that stands in somebody's voice, in the order of the cues."""
    syntax = syntax_of(reading.tree)
    speech = load_speech()
    drafts = headline_drafts(reading, syntax, speech) + first_drafts(syntax, speech)
    tie_quotes(reading, syntax, drafts)
    drafts = without_mute(syntax, speech, drafts)
    read_answers(syntax, speech, drafts)
    drafts = read_carriers(syntax, speech, drafts)
    drafts = read_denials(syntax, speech, drafts)
    read_voices(syntax, speech, drafts)
    read_antecedents(syntax, speech, drafts)
    kept = sorted((d for d in drafts if d.content), key=lambda d: d.at)
    return tuple(_finished(reading, syntax, speech, d) for d in kept)


def _finished(reading: Reading, syntax: Syntax, speech: Speech, draft: Draft) -> Attribution:
    source = draft.source or draft.phrase
    return Attribution(
        source=source,
        cue=draft.hit.cue,
        content=tuple(syntax.characters(*c) for c in draft.content),
        form=draft.form or _form(reading, draft),
        cue_name=draft.entry.name,
        manner=draft.manner,
        negated=draft.negated,
        carriers=tuple(c for c in dict.fromkeys(draft.carriers) if c != source),
        voice=draft.voice,
        number=draft.number,
        said=draft.said,
        pronoun=source is not None and is_pronoun(syntax, speech, source),
        antecedent=draft.antecedent,
        phrase=draft.phrase,
    )


def _form(reading: Reading, draft: Draft) -> Form:
    """Direct where the content is quoted whole, a fragment where some of its words are."""
    if reading.sentence_of(draft.at).kind == "title":
        return "headline"
    if not draft.quotes:
        return "indirect"
    quoted = [any(f <= s and e <= t for f, t in draft.quotes) for s, e in draft.content]
    return "direct" if all(quoted) else "fragment"


def speaker_of(
    reading: Reading,
    attributions: Sequence[Attribution],
    token: int,
    kinds: frozenset[str] = SPOKEN,
) -> list[Attribution]:
    """The attributions whose content covers a token, innermost first.

    The token is in none of their sources and cues. `kinds` are the kinds of manners that count:
    what somebody only wants or supports is in nobody's voice.
    """
    manners = load_speech().manners
    start, end = reading.tree.start[token], reading.tree.end[token]
    around = [
        a
        for a in attributions
        if manners[a.manner].kind in kinds
        and a.covers(start, end)
        and not any(r and r[0] <= token < r[1] for r in (a.source, a.phrase, a.cue))
    ]
    return sorted(around, key=_size)


def _size(attribution: Attribution) -> int:
    return sum(end - start for start, end in attribution.content)

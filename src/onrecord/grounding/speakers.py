"""Who speaks: claimants with their voices, and those who carried the words."""

from __future__ import annotations

from dataclasses import replace

from onrecord.claims.attribution.attribution import Attribution
from onrecord.claims.clauses import antecedent, clause_of, doers_of
from onrecord.claims.phrases import phrase
from onrecord.grounding.known import ActorContext, Known, head_of, known_as
from onrecord.reading.coreference import antecedent_of
from onrecord.reading.reading import Reading
from onrecord.records import Claimant, Period, Voice, Words

LOCAL = ("provincial", "local", "regional", "district")


def claimant_of(
    reading: Reading, attribution: Attribution, said: Period | None, context: ActorContext
) -> Claimant:
    """Whose word it is; one who is not named stands at the cue."""
    if attribution.source is None:
        return Claimant(reading.words_of(*attribution.cue), None, None, "unnamed", False, said=said)
    attribution = _without_empty_body(reading, attribution)
    first, last = _shown_source(reading, attribution.source or attribution.cue)
    known = _speaker(reading, attribution, context)
    voice = _voice(reading, attribution)
    return Claimant(
        words=reading.words_of(first, last),
        name=known.name,
        actor=known.actor,
        kind=known.kind,
        named=known.named,
        voice=voice,
        number=attribution.number,
        said=said,
    )


def _without_empty_body(reading: Reading, attribution: Attribution) -> Attribution:
    """Where no body is named, its voice speaks: "provincial *spokesman Omar Zwak*"."""
    source, voice = attribution.source, attribution.voice
    if source is None or voice is None or attribution.antecedent:
        return attribution
    tree = reading.tree
    alone = source[1] - source[0] == 1
    empty = alone and (
        tree.low[source[0]] in LOCAL
        or (tree.tag[source[0]] == "JJ" and source[0] not in reading.mentions.actors)
    )
    if not empty or reading.names.country_of(tree.word[source[0]]):
        return attribution
    spoken = min(source[0], voice[0]), max(source[1], voice[1])
    return replace(attribution, source=spoken, phrase=spoken, voice=None)


def _shown_source(reading: Reading, source: tuple[int, int]) -> tuple[int, int]:
    """The words of a speaker: of a relative pronoun those that it stands for."""
    first, last = source
    tree = reading.tree
    meant = antecedent(tree, first) if last - first == 1 else first
    relative = meant != first
    if (
        relative
        and meant in reading.mentions.places
        and reading.names.country_of(tree.word[meant]) is None
    ):
        verb = clause_of(tree, meant)  # a place does not speak: its clause's subject does
        meant = next(iter(doers_of(tree, verb)), meant)
    return phrase(tree, meant, article=True) if meant != first else source


def _speaker(reading: Reading, attribution: Attribution, context: ActorContext) -> Known:
    source = attribution.source or attribution.cue
    first, last = attribution.antecedent or _shown_source(reading, source)
    head = head_of(reading, first, last)
    pronoun = reading.tree.low[source[0]] in ("he", "she") and head in reading.mentions.actors
    other = antecedent_of(reading, source[0]) if pronoun else None
    if other is not None:  # a person speaks, not a group
        head = other
        first, last = phrase(reading.tree, other)
    known = known_as(reading, head, first, last, context)
    if attribution.antecedent and known.name is None:
        return Known(reading.words_of(first, last).text, known.actor, known.kind, known.named)
    return known


def _voice(reading: Reading, attribution: Attribution) -> Voice | None:
    if attribution.voice is None:
        return None
    words: Words = reading.words_of(*attribution.voice)
    return Voice(words, words.text if _is_named(reading, *attribution.voice) else None)


def _is_named(reading: Reading, first: int, last: int) -> bool:
    return any(reading.tree.tag[i] == "NNP" for i in range(first, last))


def carrier_of(reading: Reading, tokens: tuple[int, int], context: ActorContext) -> Claimant:
    """One who carried the words of another."""
    known = known_as(reading, head_of(reading, *tokens), *tokens, context)
    return Claimant(reading.words_of(*tokens), known.name, known.actor, known.kind, known.named)

"""Counts to figures: ids, bounds, whom they count, parts and wholes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta

from onrecord.claims.figures import Count
from onrecord.claims.phrases import phrase
from onrecord.grounding.actors import ActorContext, known_as
from onrecord.ontology.counted import counted_words
from onrecord.reading.reading import Reading
from onrecord.records import Figure, FigureOf, Participant, Period

SHORT = timedelta(days=14)  # a toll over no longer a stretch is an incident's, not a running one


def figures_of(
    reading: Reading,
    counts: Sequence[Count],
    context: ActorContext,
    period: Period | None,
    name: Callable[[int, int], str],
) -> tuple[Figure, ...]:
    """The figures of one claim; `name` gives the id of the number at a stretch of the text."""
    return tuple(_figure(reading, c, counts, context, period, name) for c in counts)


def _figure(
    reading: Reading,
    count: Count,
    counts: Sequence[Count],
    context: ActorContext,
    period: Period | None,
    name: Callable[[int, int], str],
) -> Figure:
    number = count.number
    whole = (
        counts[count.part_of].number
        if count.part_of is not None and count.part_of < len(counts)
        else None
    )
    scope = "incident" if count.scope == "period" and _is_short(period) else count.scope
    return Figure(
        id=name(number.start, number.end),
        measure=count.measure,
        words=reading.words(number.start, number.end),
        stated=number.stated,
        qualifier=number.qualifier,
        low=number.low,
        best=number.best,
        high=number.high,
        of=_of(reading, count.noun, context),
        scope=scope,
        period=period if scope == "period" else None,
        part_of=name(whole.start, whole.end) if whole and whole is not number else None,
        additional=count.additional,
    )


def _is_short(period: Period | None) -> bool:
    """Whether a toll "since Wednesday" still is one incident's."""
    if period is None or period.start is None or period.end is None:
        return False
    return period.end - period.start <= SHORT


def _of(reading: Reading, noun: int | None, context: ActorContext) -> FigureOf | None:
    if noun is None or reading.tree.low[noun] in counted_words().after:
        return None  # "six dead": nobody says who they were
    first, last = phrase(reading.tree, noun)
    known = known_as(reading, noun, first, last, context)
    entry = reading.names.registry.kind_of(reading.tree.low[noun])
    return FigureOf(
        words=reading.words_of(first, last),
        actor=known.actor,
        kind=known.kind or (entry.kind if entry else None),
        status=entry.status if entry else None,
        group=entry.group if entry else None,
    )


def implied_figure(victim: Participant, measure: str, name: Callable[[int, int], str]) -> Figure:
    """One for a single victim who is named or told as "a man": nobody wrote the number."""
    words = victim.words
    return Figure(
        id=name(words.start, words.end),
        measure=measure,
        words=words,
        stated=None,
        qualifier="implied",
        low=1,
        best=1,
        high=1,
        of=FigureOf(words, victim.actor, victim.kind, None, None),
    )

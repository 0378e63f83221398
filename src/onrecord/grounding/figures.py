"""Counts to figures: ids, bounds, whom they count, parts and wholes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta

from onrecord.claims.clauses import preposed
from onrecord.claims.count import Count
from onrecord.claims.phrases import phrase
from onrecord.grounding.known import ActorContext, known_as
from onrecord.ontology.counted import counted_words
from onrecord.reading.numbers import NumberMention
from onrecord.reading.reading import Reading
from onrecord.reading.tree import Tree
from onrecord.records import Figure, FigureOf, Participant, Period, Place

FigureNamer = Callable[[int, int, str], str]  # id of the number at a stretch, with its measure
PEOPLE = ("civilian", "soldier", "police", "military", "rebel", "militant", "troop", "child")
SHORT = timedelta(days=14)  # a toll over no longer a stretch is an incident's, not a running one


def figures_of(
    reading: Reading,
    counts: Sequence[Count],
    context: ActorContext,
    period: Period | None,
    name: FigureNamer,
    place_of: Callable[[Count], Place | None] = lambda count: None,
) -> tuple[Figure, ...]:
    """The figures of one claim; `name` gives the id of a number.

    `place_of` settles the place of a number that has one of its own.
    """
    return tuple(
        replace(_figure(reading, c, context, period, name), place=place_of(c)) for c in counts
    )


def _figure(
    reading: Reading,
    count: Count,
    context: ActorContext,
    period: Period | None,
    name: FigureNamer,
) -> Figure:
    number = count.number
    whole = count.part_of
    scope = "incident" if count.scope == "period" and _is_short(period) else count.scope
    return Figure(
        id=name(number.start, number.end, count.measure),
        measure=count.measure,
        words=reading.words(number.start, number.end),
        stated=number.stated,
        qualifier=number.qualifier,
        low=number.low,
        best=number.best,
        high=number.high,
        of=whom(reading, count.noun, context),
        scope=scope,
        period=period if scope == "period" else None,
        part_of=name(whole.number.start, whole.number.end, whole.measure) if whole else None,
        additional=count.additional,
    )


def _is_short(period: Period | None) -> bool:
    """Whether a toll "since Wednesday" still is one incident's."""
    if period is None or period.start is None or period.end is None:
        return False
    return period.end - period.start <= SHORT


def whom(reading: Reading, noun: int | None, context: ActorContext) -> FigureOf | None:
    """Those whom the words headed by a noun name; null where they name nobody.

    Numbers in front of them are left out ("thirty-six *sailors*").
    """
    if noun is None or reading.tree.low[noun] in counted_words().after:
        return None  # "six dead": nobody says who they were
    if reading.tree.low[noun] in counted_words().harms:
        noun = _harmed(reading.tree, noun)  # "12 civilian deaths", "24 casualties among rebels"
        if noun is None:
            return None
    first, last = phrase(reading.tree, noun)
    numbers = [n for n in reading.numbers if n.counts]
    while first < noun and any(_is_number(reading.tree, first, n) for n in numbers):
        first += 1
    known = known_as(reading, noun, first, last, context)
    entry = reading.names.registry.kind_of(reading.tree.low[noun])
    return FigureOf(
        words=reading.words_of(first, last),
        actor=known.actor,
        kind=known.kind or (entry.kind if entry else None),
        status=entry.status if entry else None,
        group=entry.group if entry else None,
    )


def _is_number(tree: Tree, token: int, number: NumberMention) -> bool:
    return number.start <= tree.start[token] < number.end


def _harmed(tree: Tree, noun: int) -> int | None:
    """Whom a noun of harm names in front of it or behind."""
    before = [k for k in tree.children(noun, "compound", "amod", "nmod") if k < noun]
    people = [k for k in before if tree.low[k].rstrip("s") in PEOPLE]
    among = preposed(tree, noun, "among", "of")
    return next(iter((*people, *among)), None)


def implied_figure(
    victim: Participant,
    measure: str,
    name: FigureNamer,
    of: FigureOf | None = None,
    part_of: Count | None = None,
) -> Figure:
    """One for a single victim who is named or told as "a man": nobody wrote the number."""
    words = victim.words
    return Figure(
        id=name(words.start, words.end, measure),
        measure=measure,
        words=words,
        stated=None,
        qualifier="implied",
        low=1,
        best=1,
        high=1,
        of=of or FigureOf(words, victim.actor, victim.kind, None, None),
        part_of=(
            name(part_of.number.start, part_of.number.end, part_of.measure) if part_of else None
        ),
    )

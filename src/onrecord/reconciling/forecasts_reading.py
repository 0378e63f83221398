"""One claim about the future: by when, how probable, on what condition, and whether it is to be."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache

from onrecord.names.fold import plain
from onrecord.reconciling.forecasts_values import Forecaster, Probability
from onrecord.reconciling.tables import table
from onrecord.records import Claim, Period, Testimony

PERCENT = re.compile(r"\b(\d{1,3}) ?(?:%|percent|per cent) (?:chance|likelihood|probability)")


def forecaster_of(testimony: Testimony) -> Forecaster:
    """Whose forecast a claim is: the claimant's, else the publisher's."""
    speaker, report = testimony.claim.claimant, testimony.report
    if speaker is None:
        name = report.publisher or "the report"
        key = plain(name) if report.publisher else f"{testimony.origin}: the report"
        return Forecaster(key, name, None, "media")
    name = speaker.name or speaker.words.text
    first = speaker.words.text.lower().split()[0]
    if not speaker.named or first in table("forecasts.yaml")["indefinite"]:
        key = f"{testimony.origin}: {plain(speaker.words.text)}"
        return Forecaster(key, speaker.words.text, speaker.actor, speaker.kind)
    if speaker.voice is not None:
        name = f"{name} ({speaker.voice.name or speaker.voice.words.text})"
    return Forecaster(speaker.actor or plain(name), name, speaker.actor, speaker.kind)


def expects(claim: Claim) -> bool:
    """Whether the claim forecasts that the event will be: not where negated, denied or doubted.

    A denial of what is negated ("denied that they will not leave") forecasts that it will be.
    """
    negated = claim.event is not None and claim.event.negated
    return (claim.stance in ("denied", "doubted")) == negated


def days_of(claim: Claim, published: date | None) -> tuple[date | None, date | None, str | None]:
    """First day, deadline and words of the days that a forecast is for; null where it has none.

    A period that says "this year" and was cut at the day of publication runs to the end of the
    year, month or week. What ends before the report was out, or has no words, is no deadline.
    """
    period = claim.event.period if claim.event else None
    if period is None or period.words is None:
        return None, None, None
    end = _end(period, published)
    if end and published and (end < published or (end == published and period.start is None)):
        return None, None, None
    return period.start, end, period.words.text


def _end(period: Period, published: date | None) -> date | None:
    start, end = period.start, period.end
    if start is None or end is None or end != published or start == end:
        return end
    if period.precision == "year":
        return date(end.year, 12, 31)
    if period.precision == "month":
        return end.replace(day=monthrange(end.year, end.month)[1])
    return start + timedelta(days=6) if period.precision == "week" else end


def condition_of(claim: Claim) -> str | None:
    """The word of a condition in the words of a claim; null where there is none."""
    found = (condition_in(e.words.text) for e in claim.evidence)
    return next((f for f in found if f), None)


def condition_in(text: str) -> str | None:
    """The first word of a condition in a text, but for questions.

    >>> condition_in("If they come, they will find a grave."), condition_in("Asked if it is so")
    ('If', None)
    """
    data = table("forecasts.yaml")
    words = "|".join(map(re.escape, data["conditions"]))
    for match in re.finditer(rf"\b(?:{words})\b", text, re.IGNORECASE):
        before = text[: match.start()].lower().split()[-6:]
        if not set(before) & set(data["questions"]):
            return match.group()
    return None


def probability_of(claim: Claim) -> Probability | None:
    """The probability of the event that the words around its trigger give; null where none do.

    Words are taken from the claim's own sentence, near the trigger. Those that say how likely it
    is that the event will not be ("will probably not fall") are turned about.
    """
    event = claim.event
    if event is None:
        return None
    for evidence in claim.evidence:
        start, text = evidence.words.start, evidence.words.text
        at = event.trigger.start - start
        if 0 <= at < len(text):
            return _near(text, at, at + len(event.trigger.text), expects(claim))
    return None


def _near(text: str, start: int, end: int, expected: bool) -> Probability | None:
    reach = table("forecasts.yaml")["reach"]
    left = max(0, start - reach)
    window = text[left : end + reach]
    stated = PERCENT.search(window)
    if stated and int(stated[1]) <= 100:
        return Probability(stated.group(), int(stated[1]) / 100, "stated")
    found = [(m, _families()[m.group().lower()]) for m in _chances().finditer(window)]
    if not found:
        return None
    match, value = min(found, key=lambda f: abs(left + f[0].start() - start))
    turned = not expected and value >= 0.5
    source = table("forecasts.yaml")["probabilities"]["source"]
    return Probability(match.group(), round(1 - value, 2) if turned else value, source)


@cache
def _families() -> Mapping[str, float]:
    return {word: value for value, word in _words()}


def _words() -> Iterator[tuple[float, str]]:
    for family in table("forecasts.yaml")["probabilities"]["families"]:
        yield from ((family["value"], word) for word in family["words"])


@cache
def _chances() -> re.Pattern[str]:
    longest = sorted(_families(), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b", re.IGNORECASE)

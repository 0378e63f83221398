"""What words of a report may count: read as the engine reads numbers, with what they bound."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from onrecord.errors import SettingsError

if TYPE_CHECKING:
    from onrecord.reading.numbers import NumberMention
    from onrecord.records import Claim

DIGITS = 15
ARTICLE = re.compile(r"(?:an?|another)\s+\S", re.IGNORECASE)
Offered = tuple[str, dict[str, Any]]


def figures_in(text: str, start: int, end: int, claim: Claim, field: str) -> list[Offered]:
    """List what the words from `start` to `end` may count for a figure of a claim, in words too.

    What stands before or after a number and bounds it ("more than") is offered as well, where it
    was not among the words. Words without a number that name one are offered as one.

    Raises:
        SettingsError: there is no number in them that counts, or no such figure.
    """
    from onrecord.records.published import plain

    held: dict[str, Any] = plain(_held(claim, field))
    found = list(_numbers(text, start, end)) or list(_others(text, start, end))
    if not found:
        what = f"{text[start:end][:60]!r} is no number that counts"
        raise SettingsError(what, "choose the words that say how many")
    return [(_told(text, n), held | _values(text, n)) for n in dict.fromkeys(found)]


def _held(claim: Claim, field: str) -> Any:
    number = field.partition(".")[2].partition(".")[0]
    known = number.isascii() and number.isdigit() and len(number) < DIGITS
    if not known or int(number) >= len(claim.figures):
        raise SettingsError(f"the claim has no field {field!r}", "choose one of its fields")
    return claim.figures[int(number)]


def _numbers(text: str, start: int, end: int) -> Iterator[NumberMention]:
    """Numbers of the words alone, then the same ones with what bounds them around."""
    from onrecord.reading.numbers import find_numbers

    yield from (n for n in find_numbers(text, start, end) if n.counts)
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    around = find_numbers(text, first, last if last >= 0 else len(text))
    yield from (n for n in around if n.counts and start <= n.number_start < n.number_end <= end)


def _others(text: str, start: int, end: int) -> Iterator[NumberMention]:
    """Digits that were read as something else, and words that name one."""
    from onrecord.reading.numbers import NumberMention, implied_one

    words = text[start:end].strip()
    begin = start + text[start:end].index(words)
    stop = begin + len(words)
    digits = words.replace(",", "")
    if digits.isascii() and digits.isdigit() and len(digits) < DIGITS:
        n = int(digits)
        yield NumberMention(begin, stop, begin, stop, n, None, n, n, n)
    elif ARTICLE.match(words) or words[:1].isupper():
        yield implied_one(begin, stop)


def _told(text: str, number: NumberMention) -> str:
    from onrecord.commands import saying
    from onrecord.ontology.bounds import Bounds

    words = text[number.start : number.end]
    if number.qualifier == "implied":
        return f"one: \u201c{words}\u201d"
    if number.low == number.best == number.high is not None:
        return f"exactly {number.best:,}"
    bounds = saying.number(Bounds(number.low, number.best, number.high))
    return f"{bounds}: \u201c{words}\u201d"


def _values(text: str, number: NumberMention) -> dict[str, Any]:
    span = [number.start, number.end]
    told: dict[str, Any] = {"text": text[number.start : number.end], "span": span}
    names = ("stated", "qualifier", "low", "best", "high")
    return told | {name: getattr(number, name) for name in names}

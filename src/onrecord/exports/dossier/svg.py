"""Pieces of SVG: tags with everything escaped, axes of days and of numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from markupsafe import Markup, escape

from onrecord.exports.dossier.words import MONTHS

ROUND_NUMBERS = (1, 2, 5)


def tag(name: str, *inner: str, **attributes: object) -> Markup:
    """An element; `_` in an attribute's name is a hyphen, `class_` is class, null is left out.

    >>> str(tag("text", "<b>", x=1.25, class_="quiet"))
    '<text x="1.2" class="quiet">&lt;b&gt;</text>'
    """
    told = "".join(
        f' {k.rstrip("_").replace("_", "-")}="{escape(_value(v))}"'
        for k, v in attributes.items()
        if v is not None
    )
    return Markup(f"<{name}{told}>{''.join(map(escape, inner))}</{name}>")


def _value(value: object) -> str:
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else str(value)


def picture(width: float, height: float, title: str, told: str, inner: Iterable[str]) -> Markup:
    """A whole drawing with its title and description, for those who do not see it."""
    return tag(
        "svg",
        tag("title", title),
        tag("desc", told),
        *inner,
        viewBox=f"0 0 {width:g} {height:g}",
        role="img",
        aria_label=title,
        width=float(width),
        height=float(height),
    )


@dataclass(frozen=True, slots=True)
class Axis:
    """Days or numbers laid along a line from `left` to `right`."""

    first: float
    last: float
    left: float
    right: float

    def at(self, value: float) -> float:
        """Where a value stands, kept within the line."""
        share = (value - self.first) / ((self.last - self.first) or 1)
        return self.left + min(1.0, max(0.0, share)) * (self.right - self.left)


def number_marks(last: float) -> list[int]:
    """Round numbers from nought up to `last`, five or so.

    >>> number_marks(175)
    [0, 50, 100, 150]
    """
    size = 1
    while True:
        for digit in ROUND_NUMBERS:
            step = digit * size
            if last / step <= 5:
                return list(range(0, int(last) + 1, step))
        size *= 10


def day_marks(first: date, last: date, most: int = 7) -> Iterator[tuple[date, str]]:
    """Days to write under an axis, at most about `most`: days, months or years."""
    span = (last - first).days
    for step in (1, 2, 3, 5, 7, 14):
        if span / step <= most:
            for at in range(0, span + 1, step):
                when = first + timedelta(at)
                yield when, f"{when.day} {MONTHS[when.month - 1][:3]}"
            return
    months = span / 30.4
    step = next((s for s in (1, 2, 3, 6, 12, 24, 60, 120) if months / s <= most), 240)
    yield from _months(first, last, step)


def _months(first: date, last: date, step: int) -> Iterator[tuple[date, str]]:
    number = first.year * 12 + first.month
    number += -(number - 1) % step + (1 if step == 1 and first.day > 1 else 0)
    while (when := date((number - 1) // 12, (number - 1) % 12 + 1, 1)) <= last:
        if when >= first:
            yield (
                when,
                str(when.year) if step >= 12 else f"{MONTHS[when.month - 1][:3]} {when.year}",
            )
        number += step

"""The check of two bodies that look alike: whether they are copies of one text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.incidents.origins.levels import Checking, Levels
from onrecord.incidents.origins.sentences import Held, held_both
from onrecord.incidents.origins.sketch import Sketch
from onrecord.incidents.origins.words import ENDS, KIND, NAME

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Codes = NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class Likeness:
    """How two bodies compare; shares are of words, 0 to 1.

    `words` counts the words of sentences that both have, with the same names, numbers and days;
    `more` and `less` are their shares of the two bodies, the greater first; `facts` their share
    of the names, numbers and days of the body of which more is kept. `differing` is the number
    of words, for each of these, in sentences that both have with other names, numbers or days.
    `lead` is the share of the longer body's first words; `same_names` of the names in what both
    have that the rest of the longer body names again. `days` lie between the publications.
    """

    words: int
    more: float
    less: float
    facts: float
    differing: float
    lead: float
    same_names: float
    days: int | None

    def copies(self, check: Checking) -> bool:
        """Whether the two are copies of one text."""
        apart = self.words < check.few and self.days is not None and self.days > check.days
        if self.differing > check.differing or apart:
            return False
        return self._cut(check) or self._brief(check)

    def _cut(self, check: Checking) -> bool:
        soon = self.days is not None and self.days <= check.days_soon
        enough = self.words >= check.words or self.less >= check.whole
        if not enough and not (soon and self.words >= check.words_soon):
            return False
        less = check.less_soon if soon and self.more >= check.brief else check.less
        more = check.more_soon if soon and self.words < check.few else check.more
        return self.more >= more and self.less >= less and self.facts >= check.facts

    def _brief(self, check: Checking) -> bool:
        kept = self.more >= check.brief and self.words >= check.brief_words
        return kept and self.lead >= check.lead_kept and self.same_names >= check.same_names


def likeness(one: Sketch, two: Sketch, levels: Levels) -> Likeness:
    """Compare two bodies; the same whichever comes first."""
    days = abs((one.published - two.published).days) if one.published and two.published else None
    if not len(one.codes) or not len(two.codes):
        return Likeness(0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, days)
    a, b = held_both(one.codes, two.codes, levels)
    fuller, other = (a, b) if (a.share, len(b.codes)) >= (b.share, len(a.codes)) else (b, a)
    words = max(a.words, b.words)
    longer = a if (len(a.codes), a.words) >= (len(b.codes), b.words) else b
    return Likeness(
        words,
        fuller.share,
        other.share,
        fuller.facts,
        max(a.differing, b.differing) / max(1, words),
        float(longer.kept[: levels.check.lead].mean()),
        _same_names(longer),
        days,
    )


def _same_names(body: Held) -> float:
    inside = _names(body.codes[body.kept])
    return len(inside & _names(body.codes[~body.kept])) / len(inside) if inside else 0.0


def _names(codes: Codes) -> frozenset[int]:
    return frozenset((codes[codes & KIND == NAME] | ENDS).tolist())

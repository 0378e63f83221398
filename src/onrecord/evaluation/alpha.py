"""Krippendorff's alpha: how far those who code agree beyond what chance would bring.

Written after K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), whose worked
examples are tests. Units that fewer than two coders gave a value pair nothing and are left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from onrecord.errors import EvaluationError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers: TypeAlias = NDArray[np.float64]

Level = Literal["nominal", "ordinal", "interval", "ratio"]
Given: TypeAlias = "str | float | None"
REPLICATES, SEED, LEVEL = 1000, 2011, 95  # of the interval: how often, from where, how sure


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far coders agree on one question.

    `alpha` is null where it is not defined: nothing was coded twice, or nobody ever gave another
    value (then nothing shows that the question can tell cases apart). `low` and `high` hold the
    middle 95 % of the alphas of samples of these units, drawn with replacement; they are null
    where more than one such sample in twenty has no alpha. `percent` is the share of pairs of
    values within a unit that are equal.
    """

    level: Level
    alpha: float | None
    low: float | None
    high: float | None
    percent: float | None
    units: int
    pairs: int
    values: int


def agreement(
    units: Sequence[Sequence[Given]],
    level: Level = "nominal",
    *,
    order: Sequence[str] = (),
    replicates: int = REPLICATES,
    seed: int = SEED,
) -> Agreement:
    """Measure how far coders agree; each unit holds the coders' values, null where none was given.

    Nominal and ordinal values are words (ordinal in `order`, or numbers in their own), those of
    interval and ratio scales are numbers, of ratio scales none below nothing.

    >>> agreement([("a", "a"), ("a", "b"), ("b", "b"), ("c", None)]).percent
    66.66666666666667

    Raises:
        EvaluationError: a value does not belong to the level.
    """
    held = [[v for v in unit if v is not None] for unit in units]
    paired = [unit for unit in held if len(unit) > 1]
    ladder = _ladder({v for unit in paired for v in unit}, level, order)
    pairs = sum(len(unit) * (len(unit) - 1) // 2 for unit in paired)
    values = sum(len(unit) for unit in paired)
    if not paired:
        return Agreement(level, None, None, None, None, 0, 0, 0)
    counts = _counts(paired, ladder)
    alpha = _alphas(counts, ladder, level, _once(len(paired)))[0]
    low, high = _interval(counts, ladder, level, replicates, seed)
    return Agreement(level, alpha, low, high, _percent(counts), len(paired), pairs, values)


def _ladder(values: set[str | float], level: Level, order: Sequence[str]) -> list[Any]:
    """Put the values that occur in their order."""
    numbers = all(isinstance(v, int | float) for v in values)
    if level in ("interval", "ratio") and not numbers:
        raise EvaluationError(f"{level} scales take numbers", "give numbers, or measure as nominal")
    if level == "ratio" and any(v < 0 for v in values if not isinstance(v, str)):
        raise EvaluationError("a ratio scale begins at nothing", "measure as interval")
    if level == "ordinal" and not numbers:
        strange = sorted(str(v) for v in values if v not in order)
        if strange:
            raise EvaluationError(f"{strange[0]!r} has no rank", "name it in the order")
        return sorted(values, key=lambda v: order.index(str(v)))
    return sorted(values) if numbers else sorted(values, key=str)


def _counts(paired: Sequence[Sequence[Any]], ladder: Sequence[Any]) -> Numbers:
    """Count each value in each unit."""
    import numpy as np

    at = {value: number for number, value in enumerate(ladder)}
    counts = np.zeros((len(paired), len(ladder)))
    for row, unit in enumerate(paired):
        for value in unit:
            counts[row, at[value]] += 1
    return counts


def _once(units: int) -> Numbers:
    import numpy as np

    return np.ones((1, units))


def _alphas(
    counts: Numbers, ladder: Sequence[Any], level: Level, weights: Numbers
) -> list[float | None]:
    """Work alpha out for samples of the units; a weight is how often a sample holds a unit."""
    margins = weights @ counts
    if level == "ordinal":  # ranks hang on how often each value is in the sample
        distances = [_distances(ladder, level, margin) for margin in margins]
        return [
            _alpha(counts, w, m, d) for w, m, d in zip(weights, margins, distances, strict=True)
        ]
    distance = _distances(ladder, level, margins[0])
    return [_alpha(counts, w, m, distance) for w, m in zip(weights, margins, strict=True)]


def _alpha(counts: Numbers, weights: Numbers, margin: Numbers, distance: Numbers) -> float | None:
    """One less the share of observed in expected disagreement, of pairs within and across units."""
    pairable = counts.sum(axis=1) - 1
    within = ((counts @ distance) * counts).sum(axis=1) / pairable
    total = float(margin.sum())
    expected = float(margin @ distance @ margin) / (total - 1)
    return None if expected == 0 else 1 - float(weights @ within) / expected


def _distances(ladder: Sequence[Any], level: Level, margin: Numbers) -> Numbers:
    """The squared difference between each two values, as the level of measurement has it."""
    import numpy as np

    if level == "nominal":
        return 1.0 - np.eye(len(ladder))
    if level == "ordinal":
        ranks = np.cumsum(margin) - margin / 2
        return np.asarray((ranks[:, None] - ranks[None, :]) ** 2)
    at = np.array(ladder, dtype=float)
    apart = at[:, None] - at[None, :]
    if level == "interval":
        return np.asarray(apart**2)
    together = at[:, None] + at[None, :]
    return np.asarray((apart / np.where(together == 0, 1, together)) ** 2)


def _interval(
    counts: Numbers, ladder: Sequence[Any], level: Level, replicates: int, seed: int
) -> tuple[float | None, float | None]:
    """The middle of the alphas of samples of the units, drawn with replacement."""
    import numpy as np

    units = len(counts)
    drawn = np.random.default_rng(seed).multinomial(units, [1 / units] * units, size=replicates)
    found = _alphas(counts, ladder, level, drawn.astype(float))
    known = [alpha for alpha in found if alpha is not None]
    if len(known) < replicates * 0.95 or not known:
        return None, None
    edge = (100 - LEVEL) / 2
    low, high = np.percentile(known, [edge, 100 - edge])
    return float(low), float(high)


def _percent(counts: Numbers) -> float:
    """The share of pairs of values within a unit that are equal, in hundredths."""
    alike = float((counts * (counts - 1)).sum())
    sizes = counts.sum(axis=1)
    return 100 * alike / float((sizes * (sizes - 1)).sum())

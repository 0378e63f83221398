"""Krippendorff's alpha against the examples that its author worked out."""

import pytest

from onrecord.errors import EvaluationError
from onrecord.evaluation.alpha import agreement

# Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011): sections A (two observers,
# two values), B (two observers, five values) and D (four observers, values missing).
BINARY = ["0100000010", "1110010000"]
NOMINAL = ["aabbdcccedda", "babbbccceddd"]
FOUR = ["123321412...", "1233224125.3", ".3332342251.", "12332441251."]


def units_of(observers, number=False):
    """Turn rows of observers into units; a point is no value."""
    told = [[None if c == "." else int(c) if number else c for c in row] for row in observers]
    return list(zip(*told, strict=True))


@pytest.mark.parametrize(
    ("level", "published"),
    [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849), ("ratio", 0.797)],
)
def test_four_observers_with_missing_values(level, published):
    # The published alpha at each level of measurement, to its three places.
    found = agreement(units_of(FOUR, number=True), level)
    assert round(found.alpha, 3) == published
    assert (found.units, found.values) == (11, 40)


@pytest.mark.parametrize(
    ("observers", "published", "percent"), [(BINARY, 0.095, 60), (NOMINAL, 0.692, 75)]
)
def test_two_observers(observers, published, percent):
    # Six of ten agree, and that is hardly more than chance would bring.
    found = agreement(units_of(observers))
    assert (round(found.alpha, 3), found.percent) == (published, percent)
    assert found.low < found.alpha < found.high


def test_the_interval_of_few_units_is_wide_and_always_the_same():
    # Ten units say little; the seed is fixed.
    found = agreement(units_of(BINARY))
    assert found.low < 0 < found.high
    assert found == agreement(units_of(BINARY))
    many = agreement(units_of([row * 50 for row in BINARY]))
    assert many.high - many.low < (found.high - found.low) / 4


def test_perfect_and_opposed_coders():
    # One and below nothing: agreement, and agreement to differ.
    assert agreement([("a", "a"), ("b", "b")]).alpha == 1
    assert agreement([("a", "b"), ("b", "a")]).alpha < 0


def test_where_there_is_no_alpha_there_is_none():
    # Nothing coded twice, or never another value: no number is made up.
    alone = agreement([("a", None), ("b",), ()])
    assert (alone.alpha, alone.percent, alone.units, alone.pairs) == (None, None, 0, 0)
    same = agreement([("a", "a"), ("a", "a")])
    assert (same.alpha, same.low, same.high, same.percent) == (None, None, None, 100)


def test_an_order_of_words():
    # Grades that lie side by side differ less than those at the ends.
    order = ("confirmed", "fair", "weak", "discounted")
    near = [("confirmed", "fair"), ("weak", "weak"), ("discounted", "discounted")]
    far = [("confirmed", "discounted"), ("weak", "weak"), ("fair", "fair")]
    alphas = [agreement(units, "ordinal", order=order).alpha for units in (near, far)]
    assert alphas[0] > alphas[1]


def test_values_that_do_not_belong_to_a_level():
    # Words on a scale of numbers, a word without a rank, less than nothing.
    with pytest.raises(EvaluationError, match="interval scales take numbers"):
        agreement([("a", "b")], "interval")
    with pytest.raises(EvaluationError, match="'b' has no rank"):
        agreement([("a", "b")], "ordinal", order=("a",))
    with pytest.raises(EvaluationError, match="begins at nothing"):
        agreement([(-1, 2)], "ratio")

"""What holds of every incident: ranges, order, copies, agreeing origins, whatever is told."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.ontology.bounds import Bounds
from onrecord.reconciling.agreeing import ends, figures_agree
from onrecord.reconciling.counts import figure_sayings
from onrecord.reconciling.reconcile import reconcile
from onrecord.reconciling.rules import RULES
from onrecord.reconciling.sides import Sides
from onrecord.reconciling.views import latest_of, views_of
from support_reconciling import DAY, copy_of, said_by, toll

RANKS = {"a": 1, "b": 2}
numbers = st.integers(0, 300)
bounds = st.one_of(
    numbers.map(lambda n: (n, n, n)),
    numbers.map(lambda n: (n, None, None)),
    numbers.map(lambda n: (None, n, None)),
    numbers.map(lambda n: (None, None, n)),
    st.tuples(numbers, numbers).map(lambda p: (min(p), None, max(p))),
)
days = st.none() | st.integers(0, 4).map(lambda n: DAY.replace(day=20 + n))
classes = st.sampled_from(["rebels", "people", "civilians"])


@st.composite
def tolls(draw):
    """Some reports of a few origins, each with a toll of a class, on some days."""
    told = []
    for i in range(draw(st.integers(1, 7))):
        of = draw(classes)
        more = {"kind": "civilians", "status": "civilian"} if of != "rebels" else {}
        origin, day = draw(st.sampled_from("abcd")), draw(days)
        told.append(toll(origin, f"n{i}", draw(bounds), of=of, day=day, **more))
    return told


def plain(found):
    """What is found of the fields, without the rows and quotes that a copy adds to."""
    return [
        (a.field, a.value, a.used, a.choices, a.open_above, a.share, a.spread, bool(a.dispute))
        for a in found.answers
    ]


@settings(max_examples=60, deadline=None)
@given(tolls())
def test_the_range_contains_every_origins_best(told):
    for answer in reconcile(told).answers:
        for view in answer.views:
            for value in view.values:
                if isinstance(value, Bounds) and value.best is not None:
                    low, high = ends(answer.value)
                    assert low <= value.best <= high


@settings(max_examples=60, deadline=None)
@given(tolls(), st.sampled_from(sorted(RULES)))
def test_no_range_runs_backwards(told, rule):
    for answer in reconcile(told, rule, ranks=RANKS).answers:
        for value in filter(None, (answer.value, answer.ever)):
            ordered = [n for n in (value.low, value.best, value.high) if n is not None]
            assert ordered == sorted(ordered)


@settings(max_examples=60, deadline=None)
@given(tolls(), st.randoms(), st.sampled_from(sorted(RULES)))
def test_the_order_of_the_testimonies_does_not_matter(told, dice, rule):
    mixed = random.Random(dice.random()).sample(told, len(told))
    assert reconcile(mixed, rule, ranks=RANKS) == reconcile(told, rule, ranks=RANKS)


@settings(max_examples=60, deadline=None)
@given(tolls(), st.data(), st.sampled_from(sorted(RULES)))
def test_a_copy_more_of_an_origin_changes_nothing(told, data, rule):
    more = copy_of(data.draw(st.sampled_from(told)), "https://example.org/copy")
    assert plain(reconcile([*told, more], rule, ranks=RANKS)) == plain(
        reconcile(told, rule, ranks=RANKS)
    )


@settings(max_examples=60, deadline=None)
@given(tolls(), st.sampled_from("abcd"))
def test_an_agreeing_origin_more_makes_no_dispute(told, origin):
    # "z" says of itself all that another origin says
    same = [said_by(t, "z") for t in told if t.origin == origin]
    before, after = reconcile(told), reconcile([*told, *same])
    assert [d.field for d in after.disputes] == [d.field for d in before.disputes]


@settings(max_examples=60, deadline=None)
@given(tolls())
def test_one_origin_alone_is_never_in_dispute(told):
    alone = [said_by(t, "a") for t in told]
    assert reconcile(alone).disputes == ()


@settings(max_examples=60, deadline=None)
@given(tolls(), st.sampled_from(sorted(set(RULES) - {"majority"})))
def test_every_rule_stays_within_the_range_and_takes_some_origin(told, rule):
    whole = {a.field: a for a in reconcile(told).answers}
    for answer in reconcile(told, rule, ranks=RANKS).answers:
        most = whole[answer.field]
        assert answer.used
        assert set(answer.used) <= set(most.used)
        if answer.value is not None and not most.open_above and not most.open_below:
            assert figures_agree(answer.value, most.value)


@given(tolls())
def test_the_latest_words_are_those_of_the_views(told):
    # The short way to an origin's latest word gives what the way with the whole history gives.
    sayings, _ = figure_sayings(told, Sides.load())
    whole = {field: views[0].values for field, views in views_of(sayings).items()}
    assert latest_of(sayings) == whole
    assert list(latest_of(sayings)) == list(whole)

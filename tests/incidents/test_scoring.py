"""Pairs of accounts weighed: candidates, links and their parts."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import IncidentsError
from onrecord.incidents.candidates import windows_of
from onrecord.incidents.scoring import NEVER, explain, explain_all, links_of
from onrecord.incidents.weights import Weights
from onrecord.records.account import Account, Side, Spot, Toll

WEIGHTS = replace(Weights.load("coded"), keep=-99.0)
DAY = date(2013, 6, 5)
QUSAYR = Spot("Qusayr", "geonames:173322", "SY", 34.5078, 36.5803, "settlement")
HOMS = Spot("Homs", "geonames:169577", "SY", 34.7268, 36.7234, "settlement")
SYRIA = Spot("Syria", "geonames:163843", "SY", 35.0, 38.0, "country")


def account(id_, **told):
    """An account of five killed by shelling in Qusayr, but for what is told."""
    plain = Account(
        id=id_,
        report=id_.split(":")[0],
        claims=(id_,),
        types=("shelling",),
        start=DAY,
        end=DAY,
        precision="day",
        dated=True,
        places=(QUSAYR,),
        doers=(Side("Syrian army", "syr-army", "state_forces", "lead"),),
        victims=(Side("civilians", None, "civilians", "victim"),),
        instrument="artillery",
        tolls=(Toll("killed", 5, 5, 5),),
        words=("market", "shell"),
        names=(),
        published=DAY,
        source="A",
    )
    return replace(plain, **told)


def pairs(accounts, **options):
    return [(link.a, link.b) for link in links_of(accounts, WEIGHTS, **options)]


def test_two_accounts_of_one_place_and_day_are_compared():
    assert pairs([account("b:1"), account("a:1")]) == [("a:1", "b:1")]


@pytest.mark.parametrize(
    "told",
    [
        {"places": ()},
        {"start": None, "end": None},
        {"types": ("conflict",)},
        {"types": ("assessment",)},
        {"types": ("agreement",)},
        {"start": date(2013, 7, 5), "end": date(2013, 7, 5)},
        {"places": (Spot("Aleppo", "geonames:170063", "SY", 36.2, 37.16, "settlement"),)},
    ],
)
def test_what_has_no_place_or_time_or_another_one_is_never_compared(told):
    # A talk about an agreement is of another group of types than a shelling.
    one, other = account("a:1"), account("b:1", **told)
    assert pairs([one, other]) == []
    assert explain(one, other, WEIGHTS).parts[-1].weight == NEVER


def test_a_period_open_at_the_start_is_compared_by_its_end():
    told = account("b:1", start=None, dated=False, precision="open")
    assert pairs([account("a:1"), told]) == [("a:1", "b:1")]
    parts = {p.feature: p.level for p in explain(account("a:1"), told, WEIGHTS).parts}
    assert parts["time"] == "a start is open, the ends are on one day"


def test_a_country_alone_meets_what_has_its_figure_or_its_side_on_the_day():
    vague = account("b:1", places=(SYRIA,), doers=())
    assert pairs([account("a:1"), vague]) == [("a:1", "b:1")]
    assert pairs([account("a:1"), replace(vague, tolls=())]) == []


def test_only_pairs_with_a_new_account_are_asked_for():
    accounts = [account("a:1"), account("b:1"), account("c:1")]
    assert pairs(accounts, new={"c:1"}) == [("a:1", "c:1"), ("b:1", "c:1")]


def test_a_link_tells_its_parts_in_words():
    link = explain(account("a:1"), account("b:1", tolls=(Toll("killed", 9, 9, 9),)), WEIGHTS)
    parts = {p.feature: p.level for p in link.parts}
    assert parts["time"] == "the same day"
    assert parts["doers"] == "the same by name"
    assert parts["killed"] == "numbers differ by up to two thirds"
    assert link.weight == pytest.approx(sum(p.weight for p in link.parts), abs=1e-4)


def test_weights_that_do_not_fit_are_refused():
    with pytest.raises(IncidentsError, match="no weights"):
        Weights.load("unheard")
    told = {k: getattr(WEIGHTS, k) for k in Weights.__slots__} | {"levels": {"report": {}}}
    with pytest.raises(IncidentsError, match="lack report"):
        Weights.of(told)


spots = st.builds(
    Spot,
    name=st.sampled_from(["Qusayr", "Homs", "Al-Qusayr", "Khalidiya"]),
    id=st.none(),
    country=st.sampled_from(["SY", "LB", None]),
    latitude=st.sampled_from([34.5, 34.51, 34.73, 35.2]),
    longitude=st.sampled_from([36.58, 36.72, 36.9]),
    precision=st.sampled_from(["point", "neighbourhood", "settlement", "admin1", "country"]),
)
spots |= spots.map(lambda spot: replace(spot, latitude=None, longitude=None, precision=None))
sides = st.builds(
    Side,
    name=st.sampled_from(["Syrian army", "army", "rebels", ""]),
    actor=st.sampled_from([None, "syr-army"]),
    kind=st.sampled_from([None, "rebels", "state_forces"]),
    role=st.just("lead"),
)
numbers = st.lists(st.none() | st.integers(0, 12), min_size=3, max_size=3)
tolls = st.builds(lambda m, n: Toll(m, *n), st.sampled_from(["killed", "wounded"]), numbers)
days = st.integers(-4, 4).map(lambda n: DAY + timedelta(n))
several = st.lists(
    st.builds(
        account,
        st.uuids().map(str),
        types=st.lists(st.sampled_from(["shelling", "killing", "battle"]), max_size=2).map(tuple),
        start=days | st.none(),
        end=days,
        places=st.lists(spots, min_size=1, max_size=2).map(tuple),
        doers=st.lists(sides, max_size=2).map(tuple),
        victims=st.lists(sides, max_size=2).map(tuple),
        instrument=st.sampled_from([None, "mortar", "artillery"]),
        tolls=st.lists(tolls, max_size=2).map(tuple),
        words=st.lists(st.sampled_from(["market", "shell", "rain", "bread"]), unique=True).map(
            tuple
        ),
        published=days | st.none(),
        source=st.sampled_from(["A", "B", None]),
    ),
    min_size=2,
    max_size=5,
    unique_by=lambda one: one.id,
)


@settings(max_examples=6, deadline=None)
@given(several)
def test_a_link_weighs_what_its_explanation_adds_up_to_whoever_else_is_there(accounts):
    # Property: links of all and the explanation of two alone give one weight; `new` gives exactly
    # the links of all that have a new account; each has a day in the other's windows.
    known, new = {one.id: one for one in accounts}, {accounts[0].id}
    links = links_of(accounts, WEIGHTS)
    assert links_of(accounts, WEIGHTS, new=new) == [k for k in links if {k.a, k.b} & new]
    told = {(k.a, k.b): k.weight for k in explain_all(accounts, WEIGHTS)}
    assert all(told[link.a, link.b] == link.weight for link in links)
    for link in links:
        other = known[link.b]
        days = [day for day in (other.start, other.end) if day]
        windows = windows_of(known[link.a])
        assert any(first <= max(days) and min(days) <= last for first, last in windows)
    if links:
        alone = explain(known[links[0].b], known[links[0].a], WEIGHTS)
        assert (alone.a, alone.b, alone.weight) == (links[0].a, links[0].b, links[0].weight)


def test_words_and_what_is_told_beside_count():
    # Four of eight words are shared, and one report tells the event in passing.
    one = account("a:1", words=tuple("abcdefgh"), names=("homs", "qusayr"))
    other = account("b:1", words=tuple("efghijkl"), names=("homs",), main=False)
    parts = {p.feature: p.level for p in explain(one, other, WEIGHTS).parts}
    assert parts["words"] == "up to half of the fewer shared"
    assert parts["names"] == "1 shared"
    assert parts["main"] == "one is background or told beside"


def test_general_words_for_a_side_are_no_name():
    # "Police" here and "police" there say less than one group's name on both sides.
    police = account("a:1", doers=(Side("Police", None, "police", "lead"),))
    parts = {p.feature: p.level for p in explain(police, replace(police, id="b:1"), WEIGHTS).parts}
    assert parts["doers"] == "the same in general words"

"""Incidents matched with rows: one with one, the most alike first, parts named."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.incidents.crossing import links_across
from onrecord.incidents.likeness import Likeness, kilometres
from onrecord.incidents.matching import Group, options, paired
from onrecord.incidents.weights import Weights
from onrecord.records import Link, Spot, Toll
from support_incidents import an_account

THRESHOLD = Weights.load("coded").threshold


def a_row(id_, day=5, killed=5, words=("clash", "qusayr"), **changes):
    """A coded row of a fight at Qusayr."""
    told = {
        "id": id_,
        "start": date(2013, 6, day),
        "end": date(2013, 6, day),
        "tolls": (Toll("killed", killed, killed, killed),),
        "words": words,
        "coded": True,
    }
    return an_account(id_, claims=(id_,), **told | changes)


def groups(*rows):
    """Each row as a group of its own."""
    return [Group(row.id, (row,)) for row in rows]


def pairs(left, right):
    """The pairs of rows by the shipped weights."""
    links = links_across(left, right, Weights.load("coded"))
    return paired(groups(*left), groups(*right), links, THRESHOLD)


def test_neighbours_find_their_own():
    # Three fights of one town and day, told apart by the dead and the words.
    left = [a_row(f"a{n}", killed=n, words=(f"word{n}", "clash")) for n in (2, 5, 9)]
    right = [a_row(f"b{n}", killed=n, words=(f"word{n}", "clash")) for n in (9, 2, 5)]
    found = {p.left: p.right for p in pairs(left, right).pairs}
    assert found == {"a2": "b2", "a5": "b5", "a9": "b9"}


def test_links_cross_only():
    # No link joins two of one side, and `a` is of the left.
    left, right = [a_row("z1"), a_row("z2")], [a_row("b1"), a_row("b2")]
    links = links_across(left, right, Weights.load("coded"))
    assert {(k.a, k.b) for k in links} == {(a, b) for a in ("z1", "z2") for b in ("b1", "b2")}


def test_a_pair_below_the_threshold_is_perhaps_or_none():
    # Two days apart: "perhaps" with the same words and dead, nothing without.
    told = {"words": ("bridge", "clash", "mill"), "killed": 1, "victims": ()}
    left = [a_row("a", **told)]
    (alike,) = pairs(left, [a_row("b", day=7, **told)]).pairs
    assert (alike.sure, alike.weight < THRESHOLD) == ("perhaps", True)
    assert pairs(left, [a_row("b", day=8, killed=90, words=("other",))]).pairs == ()


def test_what_is_left_over_knows_its_nearest():
    # Two rows on one incident that its figures do not part: the second is told with the first's.
    found = pairs([a_row("a")], [a_row("b1"), a_row("b2", words=("else",))])
    assert [(p.right, p.more_right) for p in found.pairs] == [("b1", ())]
    assert found.near["b2"][0] == "a"


def test_parts_add_up():
    # Nine dead here, four and five there; three more on another day are no part.
    left = [a_row("a", killed=9)]
    right = [a_row("b4", killed=4), a_row("b5", killed=5), a_row("b3", day=6, killed=3)]
    (match,) = pairs(left, right).pairs
    assert {match.right, *match.more_right} == {"b4", "b5"}


def test_too_vague_to_be_compared_but_the_same():
    # A month in a whole country is met by the same month in the same country.
    country = (Spot("Syria", country="SY", precision="country"),)
    month = {"start": date(2013, 6, 1), "end": date(2013, 6, 30), "precision": "month"}
    left = [a_row("a", places=country, doers=(), **month)]
    right = [a_row("b", places=country, doers=(), **month)]
    assert [p.right for p in pairs(left, right).pairs] == ["b"]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4), st.floats(-6, 8)), max_size=20),
    st.randoms(),
)
def test_each_stands_in_one_pair_whatever_the_links_and_their_order(told, rng):
    # One with one at most, the same in any order of links.
    left = [a_row(f"a{n}", killed=n) for n in range(5)]
    right = [a_row(f"b{n}", killed=n) for n in range(5)]
    links = [Link(f"a{a}", f"b{b}", w) for (a, b), w in {(a, b): w for a, b, w in told}.items()]
    found = paired(groups(*left), groups(*right), links, THRESHOLD)
    rng.shuffle(links)
    assert paired(groups(*left), groups(*right), links, THRESHOLD) == found
    for side in ("left", "right"):
        held = [i for p in found.pairs for i in (getattr(p, side), *getattr(p, f"more_{side}"))]
        assert len(held) == len(set(held))


def test_likeness_grows_with_what_is_shared():
    # Words, day, place and figure each add to it.
    points = Likeness(options()).points
    one = a_row("a")
    same = points(one, a_row("b"))
    for other in (
        a_row("c", words=("else",)),
        a_row("d", day=8),
        a_row("e", killed=50),
        replace(a_row("f"), places=(Spot("X", None, "SY", 35.5, 36.5, "settlement"),)),
    ):
        assert points(one, other) < same


def test_kilometres_between_places():
    # Null where one is not known and the names differ.
    homs, hama = Spot("Homs", None, "SY", 34.73, 36.72), Spot("Hama", None, "SY", 35.13, 36.75)
    assert round(kilometres(homs, hama)) == 45
    assert kilometres(homs, Spot("Hama")) is None
    assert kilometres(Spot("Homs"), Spot("Homs")) == 0.0

"""Ids of incidents hold while groups grow, join, part and come back."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from onrecord.incidents.naming import name_groups, new_id, resolve
from support_grouping import DAY, account, by_id


def test_a_new_incident_is_named_after_the_earliest_account():
    accounts = by_id(account("a", day=DAY + timedelta(1)), account("b"))
    names, redirects = name_groups([("a", "b")], {}, accounts=accounts)
    assert names == dict.fromkeys("ab", new_id("b-claim", ()))
    assert redirects == {}


def test_a_group_that_grows_keeps_its_id_though_its_anchor_changes():
    accounts = by_id(account("b"), account("a", day=DAY - timedelta(1)))
    names, _ = name_groups([("a", "b")], {"b": "i1"}, accounts=accounts)
    assert names == {"a": "i1", "b": "i1"}


def test_the_larger_of_two_keeps_its_id_and_the_other_leads_to_it():
    before = {"a": "i9", "b": "i9", "c": "i1"}
    assert name_groups([("a", "b", "c")], before) == (dict.fromkeys("abc", "i9"), {"i1": "i9"})


def test_the_smallest_id_wins_between_equals():
    assert name_groups([("a", "b")], {"a": "i9", "b": "i1"})[1] == {"i9": "i1"}


def test_the_larger_part_of_a_split_keeps_the_id():
    names, redirects = name_groups([("a",), ("b", "c")], dict.fromkeys("abc", "i1"))
    assert names["b"] == names["c"] == "i1" != names["a"]
    assert redirects == {}


def test_redirects_are_followed_to_their_end():
    names, redirects = name_groups([("a", "b", "c")], {"a": "i2", "b": "i2", "c": "i3"})
    assert redirects == {"i3": "i2"}
    redirects = name_groups([("a", "d")], {**names, "d": "i1"}, redirects=redirects)[1]
    assert resolve("i3", redirects) == "i1"


def test_undoing_gives_the_absorbed_id_back():
    alone, _ = name_groups([("a",), ("b",)], {})
    together, redirects = name_groups([("a", "b")], alone)
    assert len(set(together.values())) == len(redirects) == 1
    assert name_groups([("a",), ("b",)], together, redirects=redirects) == (alone, {})


def test_an_id_in_use_elsewhere_is_not_given_again():
    id_ = new_id("a", ())
    assert name_groups([("a",)], {}, taken={id_})[0]["a"] not in {"", id_}


PEOPLE = "abcdefg"
partitions = st.lists(st.lists(st.integers(0, 3), min_size=7, max_size=7), max_size=8)


def groups_of(numbers):
    """Groups of the accounts that bear one number."""
    return [tuple(p for p, n in zip(PEOPLE, numbers, strict=True) if n == k) for k in set(numbers)]


@given(partitions, st.randoms())
def test_through_any_changes_ids_stay_true(changes, chance):
    # Groups differ in id; an old id leads to a living one; no id comes to mean something else.
    names, redirects, ever = {}, {}, {}
    for numbers in changes:
        groups = groups_of(numbers)
        names, redirects = name_groups(groups, names, redirects=redirects)
        assert all(len({names[a] for a in members}) == 1 for members in groups)
        assert len(set(names.values())) == len(groups)
        for members in groups:
            known = ever.setdefault(names[members[0]], set(members))
            assert known & set(members)
            known |= set(members)
        assert all(resolve(old, redirects) in names.values() for old in ever)
        assert not set(redirects) & set(names.values())


@given(st.lists(st.integers(0, 3), min_size=7, max_size=7), st.randoms())
def test_the_order_of_groups_plays_no_part(numbers, chance):
    groups, before = groups_of(numbers), {p: f"i{n % 3}" for n, p in enumerate(PEOPLE[:5])}
    shuffled = [tuple(chance.sample(g, len(g))) for g in chance.sample(groups, len(groups))]
    assert name_groups(shuffled, before) == name_groups(groups, before)

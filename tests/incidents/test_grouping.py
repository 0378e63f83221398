"""Groups of accounts: joined by mean weight, only where the whole can be one event."""

from datetime import timedelta

import pytest

from onrecord.errors import SettingsError
from onrecord.incidents.grouping import closure, components, group
from support_grouping import DAY, account, by_id, judged, killed, links, side


def test_linked_accounts_join_and_the_others_stay_single():
    accounts = by_id(*map(account, "abc"))
    assert group(accounts, links(a_b=4), threshold=0) == [("a", "b"), ("c",)]


def test_closure_joins_a_chain_that_the_mean_does_not():
    # b is like both, but a and c are most unlike: closure makes one event of three.
    accounts, told = by_id(*map(account, "abc")), links(a_b=5, b_c=4, a_c=-9)
    assert closure(accounts, told, threshold=0) == [("a", "b", "c")]
    assert group(accounts, told, threshold=0) == [("a", "b"), ("c",)]


def test_a_pair_without_a_link_counts_against_joining():
    accounts, told = by_id(*map(account, "abc")), links(a_b=5, b_c=4)
    assert group(accounts, told, threshold=0, missing=-3) == [("a", "b", "c")]
    assert group(accounts, told, threshold=0, missing=-5) == [("a", "b"), ("c",)]


def test_a_threshold_that_would_join_strangers_is_refused():
    with pytest.raises(SettingsError, match="give one above -6"):
        group(by_id(account("a")), [], threshold=-6)


def days_apart(days, **more):
    """Two accounts with a strong link, so many days apart."""
    return by_id(account("a", **more), account("b", day=DAY + timedelta(days), **more))


@pytest.mark.parametrize(("days", "groups"), [(0, 1), (2, 1), (3, 2), (60, 2)])
def test_two_days_hold_one_event_only_where_news_may_be_a_day_off_each(days, groups):
    assert len(group(days_apart(days), links(a_b=9), threshold=0)) == groups


def test_all_accounts_of_a_group_need_a_day_in_common():
    # Each pair of neighbours is two days apart, the ends four: three reports of two events.
    accounts = by_id(*(account(n, day=DAY + timedelta(2 * k)) for k, n in enumerate("abc")))
    found = group(accounts, links(a_b=9, b_c=8, a_c=8), threshold=0)
    assert found == [("a", "b"), ("c",)]


def test_a_vague_date_is_no_contradiction():
    week = account("b", day=DAY - timedelta(9), until=DAY - timedelta(3), precision="week")
    undated = account("c", day=None, precision=None)
    accounts = by_id(account("a"), week, undated)
    assert len(group(accounts, links(a_b=9, b_c=9, a_c=9), threshold=0)) == 1


@pytest.mark.parametrize(
    ("towns", "groups"), [(("Qusayr", "Buwayda"), 1), (("Qusayr", "Aleppo"), 2)]
)
def test_towns_far_apart_are_two_events(towns, groups):
    accounts = by_id(*(account(n, town=t) for n, t in zip("ab", towns, strict=True)))
    assert len(group(accounts, links(a_b=9), threshold=0)) == groups


def test_blame_that_each_lays_on_the_other_is_a_dispute_and_no_two_events():
    accounts = by_id(
        account("a", types=("shelling",), doers=(side("army"),), victims=(side("village"),)),
        account("b", types=("shelling",), doers=(side("rebels"),), victims=(side("village"),)),
    )
    assert len(group(accounts, links(a_b=9), threshold=0)) == 1


@pytest.mark.parametrize(("type_", "groups"), [("ambush", 2), ("battle", 1)])
def test_an_ambush_the_other_way_round_is_another_ambush(type_, groups):
    accounts = by_id(
        account("a", types=(type_,), doers=(side("army"),), victims=(side("rebels"),)),
        account("b", types=(type_,), doers=(side("rebels"),), victims=(side("army"),)),
    )
    assert len(group(accounts, links(a_b=9), threshold=0)) == groups


def test_tolls_of_five_and_ninety_are_a_dispute():
    accounts = by_id(account("a", tolls=(killed(5),)), account("b", tolls=(killed(90),)))
    assert len(group(accounts, links(a_b=9), threshold=0)) == 1


def test_people_join_what_no_link_joins_and_part_what_every_link_joins():
    accounts = by_id(account("a"), account("b", day=DAY + timedelta(90)), account("c"))
    people = [judged(1, "same", "a", "b"), judged(2, "different", "b", "c")]
    assert group(accounts, links(a_c=9), people, threshold=0) == [("a", "b"), ("c",)]


def test_what_is_judged_different_stays_apart_through_others():
    accounts = by_id(*map(account, "abcd"))
    told = links(a_b=9, b_c=9, c_d=9, a_c=9, a_d=9, b_d=9)
    people = [judged(1, "different", "a", "d")]
    found = group(accounts, told, people, threshold=0)
    assert not any({"a", "d"} <= set(members) for members in found)


def test_same_holds_through_a_claim_that_is_read_no_more():
    people = [judged(1, "same", "a", "gone"), judged(2, "same", "gone", "b")]
    assert group(by_id(account("a"), account("b")), [], people, threshold=0) == [("a", "b")]


def test_different_holds_through_a_claim_that_is_read_no_more():
    people = [judged(1, "same", "a", "gone"), judged(2, "different", "gone", "b")]
    accounts = by_id(account("a"), account("b"))
    assert group(accounts, links(a_b=9), people, threshold=0) == [("a",), ("b",)]


def test_components_are_what_must_be_grouped_again_together():
    accounts = by_id(*map(account, "abcd"))
    told, people = links(a_b=3, b_c=-1), [judged(1, "same", "c", "d")]
    assert components(accounts, told, people, threshold=0) == [("a", "b"), ("c", "d")]

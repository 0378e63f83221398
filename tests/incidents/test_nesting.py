"""Strikes within waves, what happens within battles; nothing without a sure reason."""

from dataclasses import replace
from datetime import timedelta

import pytest

from onrecord.incidents.nesting import nest, nestings
from onrecord.records import Spot
from support_grouping import DAY, account, by_id, judged, settlement, side

SYRIA = Spot("Syria", "c:SY", "SY", 35.0, 38.0, "country")
WAVE = account("wave", places=(SYRIA,), words=("bombings", "wave"), types=("bombing",))
STRIKE = account("strike", town="Homs", types=("bombing",))
BATTLE = account(
    "battle", town="Qusayr", types=("battle",), until=DAY + timedelta(14), precision="weeks"
)
RAID = account("raid", town="Qusayr", types=("airstrike",), day=DAY + timedelta(3))


def nested(*accounts, judgements=()):
    """The nesting of incidents of one account each, named as their accounts."""
    groups = {a.id: (a.id,) for a in accounts}
    return nest(groups, by_id(*accounts), judgements)


def test_a_strike_is_part_of_a_wave_over_its_country_on_its_day():
    assert nested(WAVE, STRIKE) == {"strike": "wave"}


@pytest.mark.parametrize(
    "other",
    [
        {"start": DAY + timedelta(5), "end": DAY + timedelta(5)},
        {"types": ("protest",)},
        {"places": (Spot("Tripoli", "t:T", "LB", 34.4, 35.8, "settlement"),)},
        {"places": ()},
        {"precision": "month"},
    ],
    ids=["another day", "no strike", "another country", "no place", "no sure day"],
)
def test_a_strike_is_no_part_of_a_wave(other):
    assert nested(WAVE, replace(STRIKE, **other)) == {}


def test_an_attack_told_of_a_country_without_a_word_of_many_is_no_wave():
    assert nested(replace(WAVE, words=("bombing",)), STRIKE) == {}


def test_a_wave_over_several_towns_holds_the_strike_on_one():
    towns = (settlement("Homs"), settlement("Aleppo"))
    assert nested(replace(WAVE, places=towns), STRIKE) == {"strike": "wave"}
    elsewhere = replace(STRIKE, places=(settlement("Qusayr"),))
    assert nested(replace(WAVE, places=towns), elsewhere) == {}


def test_an_air_strike_during_the_battle_of_a_town_is_part_of_it_and_says_why():
    groups = {"i1": ("battle",), "i2": ("raid",)}
    (found,) = nestings(groups, by_id(BATTLE, RAID))
    assert (found.inner, found.outer) == ("i2", "i1")
    assert found.reason == (
        "on 2014-03-01 at Qusayr, during the fighting there, 2014-02-26 to 2014-03-12"
    )


def test_a_battle_on_some_day_of_a_month_holds_nothing():
    assert nested(replace(BATTLE, precision="month"), RAID) == {}


def test_a_strike_by_others_is_no_part_of_a_battle():
    battle = replace(BATTLE, doers=(side("army"),))
    assert nested(battle, replace(RAID, doers=(side("coalition"),))) == {}
    assert nested(battle, replace(RAID, doers=(side("army"),))) == {"raid": "battle"}


def test_the_smaller_of_two_battles_holds_the_strike_and_is_part_of_the_larger():
    siege = replace(BATTLE, id="siege", types=("siege",), end=DAY + timedelta(90))
    assert nested(siege, BATTLE, RAID) == {"battle": "siege", "raid": "battle"}


def test_people_decide_over_rules_and_no_circle_arises():
    other = account("other", day=None, precision=None)
    people = [
        judged(1, "part_of", "battle", "raid", reason="told so"),
        judged(2, "part_of", "strike", "other"),
    ]
    assert nested(BATTLE, RAID, WAVE, STRIKE, other, judgements=people) == {
        "battle": "raid",
        "strike": "other",
    }
    groups = {a.id: (a.id,) for a in (BATTLE, RAID)}
    reasons = [n.reason for n in nestings(groups, by_id(BATTLE, RAID), people)]
    assert reasons == ["judged by ana on 2014-03-02: told so"]


def test_a_withdrawn_part_of_holds_no_more():
    people = [judged(1, "part_of", "strike", "battle", withdrawn=True)]
    assert nested(BATTLE, STRIKE, judgements=people) == {}

"""Whose interest a claim serves: the claimant's own side's, its enemy's, or nobody's."""

import pytest

from onrecord.ontology.bounds import Bounds
from onrecord.reconciling.camps import interest_of
from onrecord.reconciling.reconcile import reconcile
from onrecord.reconciling.sides import Sides, Who
from support_reconciling import Telling, toll

ARMY, FSA = ("syr-army", "state_forces"), ("syr-fsa", "rebels")
NOBODY, VILLAGERS = (None, None), (None, "civilians")


def claim(speaker, doer, sufferer, type_="shelling", **more):
    telling = Telling("Speaker said doer hit sufferer.", "a")
    actors = (telling.who("doer", "lead", actor=doer[0], kind=doer[1]),) if any(doer) else ()
    whom = telling.who("sufferer", "victim", actor=sufferer[0], kind=sufferer[1])
    targets = (whom,) if any(sufferer) else ()
    me = telling.by("Speaker", *speaker)
    return telling.says("hit", type_, claimant=me, actors=actors, targets=targets, **more).claim


@pytest.mark.parametrize(
    ("speaker", "doer", "sufferer", "more", "told", "against"),
    [
        (ARMY, FSA, ARMY, {}, "own_loss", True),
        (ARMY, ARMY, FSA, {}, "enemy_loss", False),
        (ARMY, ARMY, VILLAGERS, {}, "own_blame", True),
        (ARMY, ARMY, VILLAGERS, {"stance": "denied"}, "denies own_blame", False),
        (ARMY, FSA, VILLAGERS, {}, "enemy_blame", False),
        (ARMY, ARMY, NOBODY, {"type_": "capture"}, "own_gain", False),
        (ARMY, FSA, NOBODY, {"type_": "capture"}, "enemy_gain", True),
        (ARMY, FSA, NOBODY, {"type_": "capture", "stance": "denied"}, "denies enemy_gain", False),
        (FSA, FSA, NOBODY, {"type_": "withdrawal"}, "own_loss", True),
        (("sana", "media"), ARMY, FSA, {}, "enemy_loss", False),
        (("sohr", "monitor"), ARMY, FSA, {}, "third_party", False),
        ((None, "resident"), ARMY, VILLAGERS, {}, "third_party", False),
        ((None, "commander"), ARMY, FSA, {}, "side_unknown", False),
    ],
)
def test_interest_follows_from_claimant_and_sides(speaker, doer, sufferer, more, told, against):
    interest = interest_of(claim(speaker, doer, sufferer, **more), year=2014)
    assert (str(interest), interest.against) == (told, against)


def test_a_report_speaks_for_itself():
    assert str(interest_of(toll("a", "5", (5, 5, 5)).claim)) == "own_voice"


def test_the_doer_may_be_named_by_others():
    said = claim(ARMY, NOBODY, VILLAGERS, stance="denied")
    assert str(interest_of(said, doers=[Who(*ARMY)])) == "denies own_blame"


@pytest.mark.parametrize(
    ("a", "b", "year", "together"),
    [
        ("syr-army", "syr-state-forces", 2013, True),
        ("syr-army", "lbn-hezbollah", 2013, True),
        ("usa-army", "usa-pentagon", 2008, True),  # an organ that no file lists
        ("syr-fsa", "syr-rebels", 2013, True),
        ("syr-fsa", "irq-isis", 2014, False),
        ("rus-army", "ukr-army", 2022, False),
        ("sdn-rsf", "sdn-army", 2020, True),
        ("sdn-rsf", "sdn-army", 2024, False),  # the allegiance ended in 2023
    ],
)
def test_sides_follow_allegiances_and_organs(a, b, year, together):
    assert Sides.load().together(Who(a, None), Who(b, None), year) is together


def test_an_admission_outweighs_a_boast_only_where_that_rule_is_chosen():
    boast = toll("sana", "175", (175, 175, 175))
    telling = Telling("We lost 40 rebels, the FSA said.", "fsa")
    lost = telling.count("40", 40, 40, 40, of="rebels", kind="rebels", status="combatant")
    whom = telling.who("rebels", "victim", actor="syr-rebels", kind="rebels")
    me = telling.by("FSA", "syr-fsa", "rebels")
    own = telling.says("lost", claimant=me, targets=(whom,), figures=(lost,))
    values = {
        rule: reconcile([boast, own], rule).answer("killed", "non-state combatants").value
        for rule in ("range", "admission_first")
    }
    assert values == {"range": Bounds(40, None, 175), "admission_first": Bounds(40, 40, 40)}

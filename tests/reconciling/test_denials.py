"""Denials tied to what they deny, by what they have in common, how surely and why."""

from datetime import timedelta

import pytest

from onrecord.reconciling.denials import denials_of
from onrecord.records import About
from support_reconciling import DAY, OTAIBA, Telling, days


def hit(
    origin="residents", type_="airstrike", text="Residents said army jets hit the school.", **more
):
    telling = Telling(text, origin, more.pop("day", DAY))
    jets = telling.who("army jets", "lead", actor="syr-air-force", blame="accused")
    return telling.says("hit", type_, **({"actors": (jets,)} | more))


def denial(type_="airstrike", day=DAY, **more):
    telling = Telling("The army denied that its jets hit the school.", "army", day)
    me = telling.by("The army", "syr-army", "state_forces")
    jets = telling.who("its jets", "lead", actor="syr-air-force", blame="denied")
    return telling.says(
        "hit", type_, **({"stance": "denied", "claimant": me, "actors": (jets,)} | more)
    )


def tied(*testimonies):
    (found,) = denials_of(testimonies)
    return [(d.testimony.origin, d.sure) for d in found.denied]


def test_a_side_denies_its_own_act():
    (found,) = denials_of([hit(), denial()])
    assert found.own
    (denied,) = found.denied
    assert denied.sure == 0.9
    assert denied.why == (
        "both of airstrike",
        "the same doer",
        "it names the denier's side as the doer",
    )


def test_what_the_report_ties_is_sure():
    telling = Telling("Residents said jets hit the school. The army denied the raid.", "residents")
    told = telling.says("hit", "airstrike")
    telling.origin = "army"
    said = telling.says(
        "raid", "airstrike", stance="denied", about=(About(told.claim.id, "denies"),)
    )
    assert tied(told, said) == [("residents", 1.0)]


def test_a_denial_published_before_or_after_is_tied_across_reports():
    later = denial(day=DAY + timedelta(3))
    assert tied(hit(), later) == tied(later, hit()) == [("residents", 0.9)]


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ({"type_": "capture"}, {}),
        ({"period": days(DAY, DAY)}, {"period": days(DAY + timedelta(2), None)}),
    ],
)
def test_another_deed_or_other_days_are_not_what_is_denied(here, there):
    assert tied(hit(**here), denial(**there)) == []


def test_another_place_is_not_what_is_denied():
    telling = Telling("Residents said army jets hit Otaiba.", "residents")
    jets = telling.who("army jets", "lead", actor="syr-air-force")
    there = telling.says(
        "hit", "airstrike", actors=(jets,), places=(telling.at("Otaiba", **OTAIBA),)
    )
    telling = Telling("The army denied that its jets hit Hama.", "army")
    hama = OTAIBA | {"name": "Hama", "id": "geonames:2", "latitude": 35.13}
    own = telling.who("its jets", "lead", actor="syr-air-force")
    said = telling.says(
        "hit", "airstrike", stance="denied", actors=(own,), places=(telling.at("Hama", **hama),)
    )
    assert tied(there, said) == []


def test_a_denial_that_civilians_died_is_not_of_the_militants():
    telling = Telling("The strike killed militants, a said.", "a")
    fighters = telling.who("militants", "victim", kind="armed_group")
    told = telling.says("killed", "airstrike", targets=(fighters,))
    telling = Telling("The army denied that villagers were killed.", "army")
    villagers = telling.who("villagers", "victim", kind="civilians")
    said = telling.says("killed", "airstrike", stance="denied", targets=(villagers,))
    assert tied(told, said) == []


def test_words_of_no_known_deed_are_tied_by_what_both_say():
    text = "Residents said rockets of the Brigade fell on the hospital in Gaza."
    telling = Telling(text, "residents")
    brigade = telling.who("Brigade", "lead", actor="pse-pij", kind="armed_group")
    told = telling.says("fell", "shelling", actors=(brigade,))
    telling = Telling("He denied that a rocket had anything to do with the hospital.", "pij")
    me = telling.by("He", "pse-pij", "armed_group")
    said = telling.says("had", "assessment", stance="denied", claimant=me)
    (found,) = denials_of([told, said])
    assert [(d.sure, d.why) for d in found.denied] == [
        (0.5, ("both say hospital, rocket", "it names the denier's side as the doer"))
    ]
    assert tied(hit(), said) == []


def test_a_denial_that_a_town_was_lost_is_of_the_words_that_others_hold_it():
    telling = Telling("Rebels said that Otaiba was theirs.", "rebels")
    held = telling.says("theirs", "control", places=(telling.at("Otaiba", **OTAIBA),))
    telling = Telling("The army denied that Otaiba was lost.", "army")
    said = telling.says(
        "lost", "capture", stance="denied", places=(telling.at("Otaiba", **OTAIBA),)
    )
    assert tied(held, said) == [("rebels", 0.55)]


def test_the_deed_alone_is_too_little():
    telling = Telling("The army denied a raid.", "army")
    assert tied(hit(actors=()), telling.says("raid", "airstrike", stance="denied")) == []


def test_an_origin_does_not_deny_itself():
    assert tied(hit(origin="army"), denial()) == []


def test_a_plain_no_in_somebodys_words_is_a_denial():
    telling = Telling("Army jets did not hit the school, the army said.", "army")
    me = telling.by("the army", "syr-army", "state_forces")
    jets = telling.who("Army jets", "lead", actor="syr-air-force")
    said = telling.says("hit", "airstrike", negated=True, claimant=me, actors=(jets,))
    assert tied(hit(), said) == [("residents", 0.9)]


@pytest.mark.parametrize(
    ("text", "trigger", "type_"),
    [
        ("Such gas had never been used before, the army said.", "used", "attack"),
        ("It gave no toll, the army said.", "toll", "airstrike"),
    ],
)
def test_not_every_no_is_a_denial(text, trigger, type_):
    telling = Telling(text, "army")
    me = telling.by("the army", "syr-army", "state_forces")
    said = telling.says(trigger, type_, negated=True, claimant=me)
    assert denials_of([hit(), said]) == ()


def test_denials_stand_in_order_of_publication():
    late, early = denial(day=DAY + timedelta(1)), denial()
    assert [d.testimony for d in denials_of([late, early])] == [early, late]

"""Which figures are compared with which, and which are kept apart and why."""

import pytest

from onrecord.ontology.bounds import Bounds
from onrecord.reconciling.reconcile import reconcile
from support_reconciling import DAY, OTAIBA, Telling, days, toll

CIVILIANS = {"kind": "civilians", "status": "civilian"}


def fields(*testimonies):
    """The figures that are settled, by field."""
    return {str(a.field): a.value for a in reconcile(testimonies).answers if a.value}


def apart(*testimonies):
    return [(a.saying.value, a.why) for a in reconcile(testimonies).apart]


@pytest.mark.parametrize(
    ("of", "whom", "name"),
    [
        ("people", CIVILIANS, "killed (people)"),
        ("villagers", CIVILIANS, "killed (civilians)"),
        ("children", CIVILIANS | {"group": "children"}, "killed (children)"),
        ("gunmen", {"kind": "armed_group", "status": "combatant"}, "killed (non-state combatants)"),
        ("soldiers", {"actor": "syr-army", "kind": "state_forces"}, "killed (state combatants)"),
        ("militiamen", {"kind": "militia", "status": "combatant"}, "killed (combatants)"),
    ],
)
def test_figures_are_told_apart_by_whom_they_count(of, whom, name):
    assert list(fields(toll("a", "5", (5, 5, 5), of=of, **whom))) == [name]


def test_fighters_of_two_states_are_not_compared():
    found = fields(
        toll("a", "5", (5, 5, 5), of="soldiers", actor="rus-army", kind="state_forces"),
        toll("b", "9", (9, 9, 9), of="troops", actor="ukr-army", kind="state_forces"),
    )
    assert list(found) == [
        "killed (state combatants of rus-government)",
        "killed (state combatants of ukr-government)",
    ]


def test_people_stay_people_where_two_classes_are_counted():
    found = fields(
        toll("a", "20", (20, 20, 20), of="people", **CIVILIANS),
        toll("b", "12", (12, 12, 12), of="villagers", **CIVILIANS),
        toll("c", "7", (7, 7, 7)),
    )
    assert found["killed (people)"] == Bounds(20, 20, 20)
    assert found["killed (civilians)"] == Bounds(12, 12, 12)


def test_people_stay_people_where_one_report_tells_both_apart():
    telling = Telling("20 people died, 12 villagers among them.", "a")
    whole = telling.count("20", 20, 20, 20, of="people", **CIVILIANS)
    part = telling.count("12", 12, 12, 12, of="villagers", part_of=whole.id, **CIVILIANS)
    found = fields(telling.says("died", figures=(whole, part)))
    assert found == {
        "killed (people)": Bounds(20, 20, 20),
        "killed (civilians)": Bounds(12, 12, 12),
    }


def test_killed_and_wounded_are_two_fields():
    found = fields(toll("a", "5", (5, 5, 5)), toll("b", "9", (9, 9, 9), measure="wounded"))
    assert [name.split()[0] for name in found] == ["killed", "wounded"]


def test_things_are_compared_by_their_noun():
    found = fields(
        toll("a", "2", (2, 2, 2), of="tanks", measure="vehicles"),
        toll("b", "3", (3, 3, 3), of="burnt trucks", measure="vehicles"),
    )
    assert list(found) == ["vehicles (tanks)", "vehicles (trucks)"]


def test_a_victim_who_is_named_is_not_a_count():
    named = toll("a", "a leader", (1, 1, 1), of="leader", kind="rebels", qualifier="implied")
    found = reconcile([named, toll("b", "25", (25, 25, 25))])
    assert found.disputes == ()
    assert fields(named) == {"killed (non-state combatants)": Bounds(1, None, None)}


def test_a_level_at_a_time_is_not_compared_with_a_count():
    found = fields(
        toll("a", "900", (900, 900, 900), measure="displaced", scope="stock"),
        toll("b", "50", (50, 50, 50), measure="displaced"),
    )
    assert list(found) == [
        "displaced (non-state combatants)",
        "displaced (non-state combatants), level",
    ]


@pytest.mark.parametrize(
    ("bounds", "more", "why"),
    [
        ((80000, None, None), {"scope": "period"}, "running toll"),
        ((None, None, None), {}, "no number"),
        ((30, 30, 30), {"covers": (1, 2)}, "counts several events"),
        ((3, 3, 3), {"additional": True}, "adds to a figure that is not told"),
    ],
)
def test_what_is_no_toll_of_the_incident_is_kept_apart_with_the_reason(bounds, more, why):
    testimony = toll("a", "n", bounds, **more)
    assert apart(testimony) == [(Bounds(*bounds), why)]
    assert fields(testimony) == {}


def test_a_toll_of_another_place_is_kept_apart():
    telling = Telling("The blast in Otaiba killed 5; 3 died in Hama.", "a")
    hama = telling.at("Hama", **(OTAIBA | {"name": "Hama", "id": "geonames:2", "latitude": 35.13}))
    here = telling.count("5", 5, 5, 5)
    there = telling.count("3", 3, 3, 3, place=hama)
    event = {"places": (telling.at("Otaiba", **OTAIBA),), "figures": (here, there)}
    assert apart(telling.says("killed", **event)) == [(Bounds(3, 3, 3), "of another place")]


def test_a_toll_of_other_days_is_kept_apart():
    telling = Telling("Wednesday's blast killed 5; 3 died on Monday.", "a")
    monday = days(DAY.replace(day=24), DAY.replace(day=24))
    figure = telling.count("3", 3, 3, 3, period=monday)
    told = telling.says("killed", period=days(DAY, DAY), figures=(figure,))
    assert apart(told) == [(Bounds(3, 3, 3), "of other days")]


def test_a_part_of_the_same_class_is_kept_apart():
    telling = Telling("70 rebels, 5 of them commanders, were killed.", "a")
    fighters = {"kind": "rebels", "status": "combatant"}
    whole = telling.count("70", 70, 70, 70, of="rebels", **fighters)
    part = telling.count("5", 5, 5, 5, of="commanders", part_of=whole.id, **fighters)
    told = telling.says("killed", figures=(whole, part))
    assert apart(told) == [(Bounds(5, 5, 5), "part of another figure")]


def test_what_comes_on_top_is_added_in_its_report():
    telling = Telling("The blast killed 5 and another 3 died later.", "a")
    first = telling.count("5", 5, 5, 5)
    more = telling.count("3", 3, 3, 3, additional=True)
    (answer,) = [
        a for a in reconcile([telling.says("killed", figures=(first, more))]).answers if a.value
    ]
    assert answer.value == Bounds(8, 8, 8)
    assert answer.views[0].sayings[0].note == "5 + 3"


def test_another_five_of_something_else_stand_for_themselves():
    telling = Telling("The blast killed 9 and hurt another 5.", "a")
    dead = telling.count("9", 9, 9, 9)
    hurt = telling.count("5", 5, 5, 5, measure="wounded", additional=True)
    assert fields(telling.says("killed", figures=(dead, hurt))) == {
        "killed (people)": Bounds(9, 9, 9),
        "wounded (people)": Bounds(5, 5, 5),
    }


def test_people_are_not_read_as_of_those_who_did_it():
    telling = Telling("Gunmen killed 147 people; 4 gunmen died too.", "a")
    gunmen = telling.who("Gunmen", "lead", kind="armed_group")
    dead = telling.count("147", 147, 147, 147, of="people", **CIVILIANS)
    attack = telling.says("killed", "attack", actors=(gunmen,), figures=(dead,))
    own = toll("b", "4", (4, 4, 4))
    assert fields(attack, own)["killed (people)"] == Bounds(147, 147, 147)


def test_a_denied_claim_has_no_figures_but_nobody_died_has():
    telling = Telling("The army denied that 5 died; none were hurt.", "a")
    denied = telling.says("died", stance="denied", figures=(telling.count("5", 5, 5, 5),))
    none = telling.says("hurt", negated=True, figures=(telling.count("none", 0, 0, 0),))
    assert fields(denied, none) == {"killed (people)": Bounds(0, 0, 0)}

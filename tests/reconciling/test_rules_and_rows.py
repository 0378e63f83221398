"""Rules for what is no figure, parts checked against totals, and accounts side by side."""

from datetime import timedelta

import pytest

from onrecord.reconciling.reconcile import reconcile
from onrecord.reconciling.rules import RULES, definition_of
from onrecord.reconciling.tables import table
from support_reconciling import DAY, OTAIBA, Telling, copy_of, toll

CIVILIANS = {"kind": "civilians", "status": "civilian"}
SYRIA = {"name": "Syria", "id": "geonames:9", "country": "SY", "precision": "country"}


def strike(origin, type_="airstrike", day=DAY, place=None, **head):
    telling = Telling(f"Jets bombed Otaiba in Syria, {origin} said.", origin, day, **head)
    places = (telling.at(place["name"], **place),) if place else ()
    return telling.says("bombed", type_, places=places)


def types(rule, *testimonies, **more):
    answer = reconcile(testimonies, rule, **more).answer("type")
    return answer.rule, [(c.value, c.origins) for c in answer.choices]


def three():
    return [strike("a"), strike("b"), strike("c", "shelling", DAY + timedelta(1))]


@pytest.mark.parametrize(
    ("rule", "choices"),
    [
        ("range", [("airstrike", ("a", "b")), ("shelling", ("c",))]),
        ("majority", [("airstrike", ("a", "b"))]),
        ("latest", [("shelling", ("c",))]),
    ],
)
def test_rules_choose_among_other_values_too(rule, choices):
    assert types(rule, *three()) == (rule, choices)


def test_a_rule_of_figures_means_range_for_other_fields_and_says_so():
    assert types("median", *three())[0] == "range"


def test_the_finest_place_is_the_most_precise():
    told = strike("a", place=SYRIA), strike("b", place=OTAIBA)
    answer = reconcile(told, "most_precise").answer("place")
    assert [c.value.name for c in answer.choices] == ["Otaiba"]
    assert answer.agreed


def test_ranks_may_name_a_publisher_and_unranked_sources_come_last():
    told = strike("a", publisher="Wire"), strike("b", "shelling")
    assert types("by_source_rank", *told, ranks={"Wire": 3})[1] == [("airstrike", ("a",))]


def test_every_rule_is_defined_in_one_sentence():
    assert set(table("rules.yaml")) == set(RULES)
    assert all(definition_of(rule) for rule in RULES)


def parted(whole, *parts):
    telling = Telling("In all 20: 12 villagers, 15 rebels, 25 children and 3 guests.", "a")
    numbers = {"villagers": CIVILIANS, "children": CIVILIANS | {"group": "children"}}
    numbers["rebels"] = {"kind": "rebels", "status": "combatant"}
    total = telling.count("20", *whole)
    rest = [
        telling.count(text, n, n, n, of=of, part_of=total.id, **numbers[of])
        for text, n, of in parts
    ]
    return [f.what for f in reconcile([telling.says("all", figures=(total, *rest))]).flags]


def test_parts_that_sum_above_their_whole_are_flagged():
    assert parted((20, 20, 20), ("12", 12, "villagers"), ("15", 15, "rebels")) == [
        "killed: civilians 12, non-state combatants 15 exceed the whole of 20"
    ]
    assert parted((20, None, None), ("12", 12, "villagers"), ("15", 15, "rebels")) == []


def test_a_part_above_its_whole_is_flagged():
    assert parted((20, 20, 20), ("25", 25, "children")) == [
        "killed: children 25 exceed the whole of 20"
    ]


def test_a_child_may_be_a_civilian_too():
    assert parted((20, 20, 20), ("12", 12, "villagers"), ("15", 15, "children")) == []


def test_one_origins_part_above_anothers_whole_is_flagged():
    told = [
        toll("a", "12", (12, 12, 12), of="villagers", **CIVILIANS),
        toll("b", "10", (10, 10, 10), of="people", **CIVILIANS),
        toll("c", "3", (3, 3, 3)),
    ]
    (flag,) = reconcile(told).flags
    assert flag.what == "killed: civilians 12 exceed the whole of 10 by others"
    assert flag.origins == ("a", "b")


def test_accounts_stand_side_by_side_in_order_of_publication():
    late = strike("b", "shelling", DAY + timedelta(1))
    rows = reconcile([late, strike("a", publisher="Wire"), copy_of(late, "https://b.example")]).rows
    assert [(r.origin, r.first, r.copies, r.types) for r in rows] == [
        ("a", DAY, 0, ("airstrike",)),
        ("b", DAY + timedelta(1), 1, ("shelling",)),
    ]
    assert [(str(s.field), s.values) for s in rows[1].said] == [
        ("happened (act)", ("yes",)),
        ("type", ("shelling",)),
    ]
    assert [q.text for q in rows[1].quotes] == ["Jets bombed Otaiba in Syria, b said."]


def test_a_row_names_everyone_who_carried_the_words():
    telling = Telling("Wire: a commander said jets bombed the town.", "a", publisher="Daily")
    told = telling.says(
        "bombed", "airstrike", claimant=telling.by("a commander"), via=(telling.by("Wire"),)
    )
    (row,) = reconcile([told]).rows
    assert (row.speaker, row.chain) == ("a commander", ("Daily", "Wire", "a commander"))


def test_two_voices_of_one_origin_are_two_rows():
    telling = Telling("Jets bombed the town, says a commander.", "a")
    own = telling.says("bombed", "airstrike")
    said = telling.says("bombed", "airstrike", claimant=telling.by("a commander"))
    assert [r.speaker for r in reconcile([own, said]).rows] == ["a commander", "the report"]

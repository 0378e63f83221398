"""The Ghouta ambush: four origins, four tolls, one range, one dispute with its sides."""

import pytest

from onrecord.errors import SettingsError
from onrecord.ontology.bounds import Bounds
from onrecord.reconciling.reconcile import reconcile
from support_reconciling import copy_of, ghouta

REBELS = "non-state combatants"


def killed(testimonies, rule="range", **more):
    found = reconcile(testimonies, rule, **more).answer("killed", REBELS)
    assert found is not None
    return found


def test_the_range_runs_from_the_least_to_the_greatest_and_is_open_above():
    answer = killed(ghouta())
    assert (answer.value, answer.open_above) == (Bounds(40, None, 175), True)
    assert answer.used == ("al-manar", "rebels", "sana", "sohr")


def test_the_dispute_names_its_sides_and_how_far_they_are_apart():
    dispute = killed(ghouta()).dispute
    assert dispute is not None
    assert [side.origins for side in dispute.sides] == [
        ("al-manar", "sana"),
        ("rebels",),
        ("sohr",),
    ]
    assert (dispute.share, round(dispute.spread, 2)) == (0.5, 0.77)
    assert [q.text for q in dispute.sides[2].quotes] == ["70 rebels were killed, says sohr."]


def test_forty_people_are_read_as_of_the_rebels_whom_the_others_count():
    (view,) = [v for v in killed(ghouta()).views if v.origin == "rebels"]
    assert view.sayings[0].note == f"of whom is not told; read as {REBELS}, whom the others count"


@pytest.mark.parametrize(
    ("rule", "value"),
    [
        ("lowest", Bounds(40, 40, 40)),
        ("median", Bounds(70, None, 171)),
        ("most_precise", Bounds(40, None, 175)),
        ("ucdp", Bounds(40, 40, 175)),
    ],
)
def test_other_rules_give_other_figures(rule, value):
    assert killed(ghouta(), rule).value == value


def test_half_of_the_origins_are_no_majority():
    assert killed(ghouta(), "majority").value is None


def test_a_rule_can_be_chosen_for_one_field():
    found = reconcile(ghouta(), rules={"killed": "lowest"})
    assert {a.field.name: a.rule for a in found.answers if a.field.name in ("killed", "type")} == {
        "killed": "lowest",
        "type": "range",
    }


def test_the_user_ranks_sources():
    ranks = {"sohr": 1, "sana": 2}
    assert killed(ghouta(), "by_source_rank", ranks=ranks).value == Bounds(70, 70, 70)
    assert killed(ghouta(), "ucdp", ranks=ranks).value == Bounds(40, 70, 175)


def test_without_ranks_or_with_an_unknown_rule_it_says_what_to_do():
    with pytest.raises(SettingsError, match="give a table of sources and ranks"):
        reconcile(ghouta(), "by_source_rank")
    with pytest.raises(SettingsError, match="choose one of range, lowest"):
        reconcile(ghouta(), "mean")


def test_a_copy_is_counted_and_not_repeated():
    told = ghouta()
    rows = reconcile([*told, copy_of(told[0], "https://example.org/a")]).rows
    assert [(r.origin, r.copies) for r in rows] == [
        ("al-manar", 0),
        ("rebels", 0),
        ("sana", 1),
        ("sohr", 0),
    ]

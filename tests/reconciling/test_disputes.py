"""Who disputes what: values that cannot both be true, told by different origins."""

from datetime import timedelta

import pytest

from onrecord.ontology.bounds import Bounds
from onrecord.reconciling.agreeing import agree_by, figures_agree
from onrecord.reconciling.reconcile import reconcile
from onrecord.reconciling.said import Doer, Field
from onrecord.reconciling.sides import Sides
from onrecord.records import Spot
from support_reconciling import DAY, OTAIBA, Telling, days, toll, tool


@pytest.mark.parametrize(
    ("a", "b", "agree"),
    [
        (Bounds(5), Bounds(9, 9, 9), True),  # at least 5 · 9
        (Bounds(501), Bounds(70, 70, 70), False),  # more than 500 · 70
        (Bounds(None, None, 18), Bounds(20, 20, 20), False),  # up to 18 · 20
        (Bounds(10, None, 15), Bounds(15, None, 20), True),
        (Bounds(None, 40, None), Bounds(43, 43, 43), True),  # about 40 · 43
        (Bounds(None, 40, None), Bounds(50, 50, 50), False),
        (Bounds(24), Bounds(200), True),  # dozens · hundreds: both only lower bounds
        (Bounds(70, 70, 70), Bounds(71, 71, 71), False),
        (Bounds(0, 0, 0), Bounds(3), False),  # nobody · several
    ],
)
def test_figures_agree_where_some_number_fits_both(a, b, agree):
    assert (figures_agree(a, b), figures_agree(b, a)) == (agree, agree)


@pytest.mark.parametrize(
    ("field", "a", "b", "agree"),
    [
        ("type", "airstrike", "shelling", False),
        ("type", "airstrike", "attack", True),
        ("type", "capture", "airstrike", True),
        ("instrument", "planted", "suicide_bomb", True),
        ("instrument", "planted", "aircraft", False),
        ("happened", "yes", "no", False),
        ("doer", Doer("syr-army", None, "army"), Doer("syr-government", None, "regime"), True),
        ("doer", Doer("syr-army", None, "army"), Doer("syr-fsa", None, "rebels"), False),
        ("doer", Doer(None, "armed_group", "gunmen"), Doer("syr-fsa", None, "FSA"), True),
        ("doer", Doer(None, "armed_group", "gunmen"), Doer("syr-army", None, "army"), False),
        ("doer", Doer("syr-army", None, "army"), Doer("syr-air-force", None, "jets", True), False),
        ("doer", Doer("syr-fsa", None, "rebels"), Doer("syr-army", None, "army", True), True),
        ("place", Spot("Otaiba"), Spot("Al-Otaiba"), True),
        ("place", Spot(**OTAIBA), Spot("Syria", "geonames:9", "SY", 35, 38, "country"), True),
        (
            "place",
            Spot(**OTAIBA),
            Spot("Hama", "geonames:2", "SY", 35.1, 36.7, "settlement"),
            False,
        ),
        ("place", Spot(**OTAIBA), Spot("Kabul", "geonames:3", "AF", None, None), False),
    ],
)
def test_other_values_agree_where_both_can_be_true(field, a, b, agree):
    test = agree_by(Field(field), Sides.load(), 2014)
    assert (test(a, b), test(b, a)) == (agree, agree)


def strike(origin, day=DAY, type_="airstrike", **more):
    telling = Telling(f"Jets bombed the town, {origin} said.", origin, day)
    return telling.says("bombed", type_, **more)


def disputed(*testimonies):
    return [str(d.field) for d in reconcile(testimonies).disputes]


def test_other_days_are_a_dispute_and_no_words_of_time_are_none():
    monday, tuesday = (days(d, d) for d in (DAY, DAY + timedelta(1)))
    assert disputed(strike("a", period=monday), strike("b", period=tuesday)) == ["period"]
    unread = days(None, DAY)
    assert disputed(strike("a", period=unread), strike("b", period=tuesday)) == []


def test_other_means_are_a_dispute():
    jets, guns = strike("a"), strike("b", type_="shelling")
    assert disputed(jets, guns) == ["type"]
    telling = Telling("A car bomb, b said.", "b")
    bomb = telling.says("bomb", "bombing", instrument=tool(telling, "car bomb", "vehicle_bomb"))
    telling = Telling("A mortar, c said.", "c")
    mortar = telling.says("mortar", "attack", instrument=tool(telling, "mortar", "mortar"))
    assert disputed(bomb, mortar) == ["instrument"]


def blaming(origin, doer, actor, type_="airstrike"):
    telling = Telling(f"{doer} bombed the town, {origin} said.", origin)
    who = telling.who(doer, "lead", actor=actor, kind="state_forces", blame="accused")
    return telling.says("bombed", type_, actors=(who,))


def test_two_doers_are_a_dispute_but_of_a_battle():
    army, rebels = blaming("a", "The army", "syr-army"), blaming("b", "The FSA", "syr-fsa")
    assert disputed(army, rebels) == ["doer (act)"]
    fight = [
        blaming(o, d, a, "battle")
        for o, d, a in (("a", "Army", "syr-army"), ("b", "FSA", "syr-fsa"))
    ]
    assert disputed(*fight) == []


def test_one_who_denies_his_own_doing_disputes_the_doer():
    telling = Telling("The army denied that its jets bombed the town.", "army")
    own = telling.who("its jets", "lead", actor="syr-air-force", blame="denied")
    me = telling.by("The army", "syr-army", "state_forces")
    denial = telling.says("bombed", "airstrike", stance="denied", claimant=me, actors=(own,))
    found = reconcile([denial, blaming("a", "The army", "syr-army")])
    (dispute,) = found.disputes
    assert (str(dispute.field), [s.origins for s in dispute.sides]) == (
        "doer (act)",
        [("army",), ("a",)],
    )
    assert (found.share, found.spread) == (0.5, None)


def test_who_clears_himself_and_blames_another_disputes_the_doer():
    telling = Telling("The ministry denied that Russian forces fired; some battalion did.", "rus")
    me = telling.by("The ministry", "rus-defence-ministry", "government")
    own = telling.who("Russian forces", "lead", actor="rus-state-forces", kind="state_forces")
    denial = telling.says("fired", "shelling", stance="denied", claimant=me, actors=(own,))
    other = telling.who("some battalion", "lead", kind="state_forces", blame="accused")
    blame = telling.says("did", "shelling", claimant=me, actors=(other,))
    told = blaming("a", "Russia", "rus-state-forces", "shelling")
    assert disputed(denial, blame, told) == ["doer (act)"]


@pytest.mark.parametrize("what", ["bombing the hall", "responsibility for the raid"])
def test_denied_bombing_has_its_doer_by_grammar(what):
    telling = Telling(f"The coalition denied {what}.", "coalition")
    me = telling.by("The coalition", "saudi-led-coalition", "state_forces")
    denial = telling.says(what.split()[0], "bombing", stance="denied", claimant=me)
    jets = blaming("a", "The coalition", "saudi-led-coalition", "bombing")
    assert disputed(denial, jets) == ["doer (act)"]


def test_one_who_denies_his_own_retreat_disputes_that_it_happened():
    telling = Telling("The rebels denied that they left Qusayr.", "rebels")
    me = telling.by("The rebels", "syr-rebels", "rebels")
    own = telling.who("they", "lead", actor="syr-rebels", kind="rebels")
    denial = telling.says("left", "withdrawal", stance="denied", claimant=me, actors=(own,))
    left = strike("a", type_="withdrawal")
    assert disputed(denial, left) == ["happened (withdrawal)"]


def test_one_who_denies_the_event_disputes_that_it_happened():
    assert disputed(strike("a"), strike("b", stance="denied")) == ["happened (act)"]


def test_one_who_denies_harm_disputes_the_harm_not_the_strike():
    telling = Telling("The military denied that villagers were killed.", "us")
    harmed = telling.who("villagers", "victim", kind="civilians")
    denial = telling.says("killed", "airstrike", stance="denied", targets=(harmed,))
    of = {"kind": "civilians", "status": "civilian"}
    told = toll("governor", "16", (16, 16, 16), of="villagers", **of)
    assert disputed(denial, told) == ["happened (harm to civilians)"]


@pytest.mark.parametrize("more", [{"stance": "doubted"}, {"modality": "predicted"}])
def test_doubt_and_what_is_to_come_contradict_nothing(more):
    assert disputed(strike("a"), strike("b", **more)) == []


def test_nobody_claimed_it_is_not_that_it_did_not_happen():
    assert disputed(strike("a"), strike("b", stance="admitted", negated=True)) == []


def test_civilians_and_fighters_are_two_accounts_of_the_victims():
    of = {"kind": "civilians", "status": "civilian"}
    villagers = toll("a", "16", (16, 16, 16), of="villagers", **of)
    assert disputed(villagers, toll("b", "5", (5, 5, 5))) == ["victims"]
    both = toll("b", "9", (9, 9, 9), of="villagers", **of)
    assert disputed(villagers, toll("b", "5", (5, 5, 5)), both) == ["killed (civilians)"]


def test_a_foiled_capture_disputes_the_capture():
    taken, foiled = strike("a", type_="capture"), strike("b", type_="capture", realised="prevented")
    assert disputed(taken, foiled) == ["happened (capture)"]


def test_what_all_agree_on_is_said():
    agreed = [str(a.field) for a in reconcile([strike("a"), strike("b")]).agreed]
    assert agreed == ["happened (act)", "type"]
    assert reconcile([strike("a")]).agreed == ()


def test_share_and_spread_of_the_incident_are_those_of_its_fields():
    told = [toll(o, f"{n}", (n, n, n)) for o, n in (("a", 10), ("b", 10), ("c", 40))]
    found = reconcile(told)
    assert (round(found.share, 2), found.spread) == (0.33, 0.75)


def test_nothing_is_reconciled_to_nothing():
    found = reconcile([])
    assert (found.answers, found.disputes, found.share) == ((), (), 0.0)

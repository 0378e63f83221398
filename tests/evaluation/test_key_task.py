"""Claims of one report against a key written claim by claim."""

import copy

import pytest

from onrecord.evaluation.key import is_reversed, score_key
from onrecord.records import to_published
from support_eval import DAY, Builder, days

TEXT = (
    "The opposition said the army shelled Qusayr on Wednesday and killed 20 civilians. "
    "It will attack Aleppo."
)


def built(**more):
    """The shelling of Qusayr as one claim, with changes."""
    b = Builder(TEXT)
    told = {
        "claimant": b.speaker("The opposition"),
        "stance": "reported",
        "actors": (b.who("the army", "lead", blame="claimed"),),
        "targets": (b.who("20 civilians", "victim"),),
        "places": (b.place("Qusayr", id="geonames:173322", name="Al Quşayr"),),
        "period": days("day", DAY, DAY),
        "figures": (b.dead("20", 20),),
    }
    b.claim("shelled", "shelling", **told | more)
    return b


def key_of(b, **more):
    """The key that a builder's own claims would make."""
    keys = []
    for number, claim in enumerate(b.claims):
        key = copy.deepcopy(to_published(claim, b.report))
        keys.append(key | {"id": f"k{number}", "main": True, "alternatives": {}} | more)
    return keys


def test_the_same_claim_is_whole():
    """A claim that says what the key says has every field right and no failure."""
    b = built()
    score = score_key(b.report, b.claims, key_of(b))
    assert score.scores["whole"] == score.scores["main_whole"] == score.scores["found"] == 1.0
    assert score.failures == () and score.scores["extra"] == 0


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("stance", {"stance": "denied"}),
        ("modality", {"modality": "predicted"}),
        ("speaker", {"claimant": None}),
        ("negated", {"negated": True}),
        ("places", {"places": ()}),
        ("period", {"period": days("week", DAY, DAY)}),
        ("figures", {"figures": ()}),
        ("roles", {"targets": ()}),
    ],
)
def test_one_wrong_field_breaks_the_whole_and_is_named(field, changes):
    """The listing names the field that differs, and no other, with both values."""
    b = built(**changes)
    score = score_key(b.report, b.claims, key_of(built()))
    assert score.scores["whole"] == 0.0 and score.scores[field] < 1.0
    (failure,) = score.failures
    assert failure.document == "k0 'shelled'"
    assert failure.expected.startswith(f"{field}: ") and "\n" not in failure.expected
    assert failure.given.startswith(f"{field}: ") and failure.given != failure.expected


def test_an_alternative_is_right():
    """Another type that the key allows costs nothing."""
    b = built()
    key = key_of(b, alternatives={"type": ["shelling"], "claimant": [None]})
    key[0]["event"]["type"] = "battle"
    assert (
        score_key(built(claimant=None).report, built(claimant=None).claims, key).scores["whole"]
        == 1.0
    )


def test_bounds_count():
    """More than 20 is not 20."""
    b = Builder(TEXT)
    told = b.dead("20", 20, low=21, best=None, high=None)
    ours = built(figures=(told,))
    assert score_key(ours.report, ours.claims, key_of(built())).scores["figures"] == 0.0


def test_a_missing_claim_is_listed():
    """A claim of the key without one of ours is lost, and shown by its words."""
    b = built()
    score = score_key(b.report, [], key_of(b))
    assert score.scores["found"] == 0.0 and score.failures[0].given == "none"


def test_an_extra_claim_is_counted():
    """A claim of ours for which the key has none does not lower the shares."""
    b = built()
    key = key_of(b)
    b.claim("attack", "attack", modality="predicted")
    score = score_key(b.report, b.claims, key).scores
    assert (score["whole"], score["extra"]) == (1.0, 1.0)


def test_who_did_it_to_whom_turned_round_is_counted():
    """The victim as the doer is a reversal."""
    b = Builder(TEXT)
    turned = built(actors=(b.who("20 civilians", "lead"),), targets=(b.who("the army", "victim"),))
    assert score_key(turned.report, turned.claims, key_of(built())).scores["reversed"] == 1.0
    assert not is_reversed(key_of(built())[0], key_of(built())[0])


def test_a_prediction_told_as_fact_is_counted():
    """What the key has as predicted must not come as actual."""
    foretold, told = Builder(TEXT), Builder(TEXT)
    foretold.claim("attack", "attack", modality="predicted")
    told.claim("attack", "attack")
    key = key_of(foretold)
    assert score_key(told.report, told.claims, key).scores["prediction_as_event"] == 1.0
    assert score_key(told.report, foretold.claims, key).scores["prediction_as_event"] == 0.0

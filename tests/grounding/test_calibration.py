"""How sure: what the weights make of a claim, and that they are those of the data's table."""

from importlib.resources import files

import pytest
import yaml

from onrecord.grounding.calibration import calibrated, probability, shipped
from support_claims import claims_in

DATA = yaml.safe_load(files("onrecord.grounding").joinpath("confidence.yaml").read_text("utf-8"))


def test_every_field_lies_between_0_and_1_and_the_claim_is_its_least():
    """The claim is as sure as its least sure field."""
    text = "Officials said at least 5 soldiers were killed by rebels in Homs on Tuesday."
    for claim in claims_in(text):
        values = dict(claim.confidence)
        whole = values.pop("claim")
        assert whole == min(values.values()) and all(0 <= v <= 1 for v in values.values())
        assert {"claimant", "stance", "figures", "places"} <= set(values)


def test_weights_change_their_field_and_no_other():
    """A signal that speaks for a field raises it; without weights the order stays as it was."""
    (claim,) = claims_in("Rebels killed 5 soldiers in Homs.")
    sure = dict(calibrated(claim, {"figures": {"bias": 0.0, "killed": 3.0}}).confidence)
    unsure = dict(calibrated(claim, {"figures": {"bias": 0.0, "killed": -3.0}}).confidence)
    assert (sure["figures"], unsure["figures"]) == (0.95, 0.05)
    assert sure["stance"] == unsure["stance"] and unsure["claim"] == 0.05


def test_signals_that_were_never_seen_weigh_nothing():
    """An unknown signal leaves the bias alone."""
    assert probability({"bias": 0.0}, ["new"]) == 0.5


@pytest.mark.parametrize("field", ["claimant", "figures", "places", "stance"])
def test_what_the_weights_promise_holds_out_of_fold(field):
    """Expected calibration error of at most 0.06, over enough answers; the table sums to them."""
    entry = DATA["fields"][field]
    assert entry["error"] <= 0.06 and entry["examples"] >= 250
    sizes = [row[1] for row in entry["table"]]
    assert sum(sizes) == entry["examples"]
    error = sum(n * abs(said - was) for _, n, said, was in entry["table"]) / sum(sizes)
    assert error == pytest.approx(entry["error"], abs=0.002)
    assert shipped()[field] == entry["weights"]

"""Control and forecasts from texts read by the engine, from the first word to the answer."""

from datetime import date

import pytest

from onrecord.reconciling.control import control_of, control_on
from onrecord.reconciling.forecasts import forecasts_of
from onrecord.reconciling.outcomes import outcome_of
from onrecord.records import Testimony, make_report
from support_claims import read_all

REPORTS = [
    (
        date(2013, 5, 30),
        "The town of Qusayr has been in rebel hands for the last year.\n\n"
        "An officer predicted that Qusayr would fall within days.",
    ),
    (
        date(2013, 6, 5),
        "The Syrian army and Hezbollah took full control of Qusayr on Wednesday. The rebels "
        "conceded that they had withdrawn from the town overnight.",
    ),
    (
        date(2013, 6, 8),
        "The army is preparing an attack on Aleppo, a security source said on Saturday. "
        "“Aleppo will not fall,” a rebel officer said.",
    ),
]


@pytest.fixture(scope="module")
def told():
    reports = [make_report(text, published=day) for day, text in REPORTS]
    return [
        Testimony(reading.report, claim, claim.claimant.words.text if claim.claimant else "report")
        for reading, claims in read_all(reports)
        for claim in claims
    ]


def test_who_held_the_town_is_read_from_reports(told):
    history = control_of(told, "Qusayr")
    days = (date(2012, 12, 1), date(2013, 6, 1), date(2013, 6, 10))
    held = [[h.interval.side for h in control_on(history, day)] for day in days]
    assert held == [["syr-opposition"], ["syr-opposition"], ["syr-government"]]
    (now,) = control_on(history, date(2013, 6, 10))
    assert {h.actor for h in now.interval.holders} == {"syr-army", "lbn-hezbollah"}
    assert (now.interval.sure, now.interval.contested, now.age) == (True, False, 5)


def test_nobody_is_said_to_hold_a_town_that_is_only_to_be_attacked(told):
    assert control_of(told, "Aleppo").intervals == ()


def test_forecasts_are_read_from_reports_and_judged_by_later_ones(told):
    forecasts = {(f.places[0].words.text, f.expects): f for f in forecasts_of(told) if f.places}
    assert set(forecasts) == {("Qusayr", True), ("Aleppo", True), ("Aleppo", False)}
    fall = forecasts["Qusayr", True]
    assert fall.deadline == date(2013, 6, 6)
    assert outcome_of(fall, told, date(2013, 6, 8)).status == "came_true"
    assert outcome_of(fall, told, date(2013, 6, 4)).status == "open"
    assert outcome_of(forecasts["Aleppo", False], told, date(2013, 6, 8)).status == "open"

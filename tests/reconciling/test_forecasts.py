"""Forecasts read from claims made by hand: whose, of what, by when, how probable."""

from dataclasses import replace
from datetime import date

import pytest

from onrecord.reconciling.forecasts import (
    demands_of,
    forecast_rows,
    forecasts_of,
    suppositions_of,
)
from support_control import a_day, also, said

OFFICER = {"An officer": None}
ARMY = {"army": "syr-army"}


def falls(text="An officer said Qusayr would fall within days.", **more):
    """The forecast of 30 May that Qusayr would fall within a week."""
    told = {"day": "05-30", "on": ("05-30", "06-06"), "by": OFFICER, "modality": "predicted"}
    return said(text, "fall", "capture", **(told | more))


def test_a_forecast_has_a_forecaster_an_act_a_place_and_a_deadline():
    (forecast,) = forecasts_of([falls()])
    assert forecast.forecaster.name == "An officer"
    assert (forecast.type, forecast.places[0].name) == ("capture", "Qusayr")
    assert (forecast.made, forecast.deadline) == (a_day("05-30"), a_day("06-06"))
    assert forecast.expects


def test_its_status_is_open_due_and_overdue_in_turn():
    (forecast,) = forecasts_of([falls(on=("06-03", "06-06"))])
    days = ("05-31", "06-03", "06-06", "06-07")
    assert [forecast.status(a_day(d)) for d in days] == ["open", "due", "due", "overdue"]
    (endless,) = forecasts_of([falls(on=None)])
    assert endless.status(date(2030, 1, 1)) == "open"


@pytest.mark.parametrize(
    ("words", "more", "will_be"),
    [
        ("will fall", {}, True),
        ("will not fall", {"negated": True}, False),
        ("denied that it will fall", {"stance": "denied"}, False),
        ("denied that it will not fall", {"stance": "denied", "negated": True}, True),
        ("doubts it can fall", {"stance": "doubted", "modality": "hypothetical"}, False),
    ],
)
def test_what_is_denied_doubted_or_negated_is_forecast_not_to_be(words, more, will_be):
    (forecast,) = forecasts_of([falls(f"An officer {words}: Qusayr.", on=None, **more)])
    assert forecast.expects is will_be


def test_demands_and_suppositions_are_listed_apart():
    told = [falls(modality=m) for m in ("demanded", "hypothetical", "threatened", "actual")]
    assert [f.modality for f in forecasts_of(told)] == ["threatened"]
    assert [f.modality for f in demands_of(told)] == ["demanded"]
    assert [f.modality for f in suppositions_of(told)] == ["hypothetical"]


def test_a_forecast_told_again_by_its_origin_is_one_until_its_deadline():
    first = falls(origin="tv")
    again = falls("Once more An officer said Qusayr would fall.", day="06-01", origin="tv", on=None)
    after = falls("And An officer said Qusayr would fall soon.", day="06-10", origin="tv", on=None)
    other = falls("In Homs An officer said Qusayr would fall.", origin="radio")
    found = forecasts_of([after, other, again, first])
    assert [(len(f.tellings), f.tellings[0].origin) for f in found if f.made < a_day("06-02")] in (
        [(2, "tv"), (1, "radio")],
        [(1, "radio"), (2, "tv")],
    )
    assert len(found) == 3  # said again after its deadline, it is a new forecast


def test_it_would_begin_in_the_coming_days_gives_the_days_of_the_plan_before_it():
    plan = said("A source said the army plans an attack on Aleppo.", "attack", "attack",
                where="Aleppo", who=ARMY, by={"A source": None}, modality="planned")  # fmt: skip
    more = {"by": {"A source": None}, "modality": "planned", "on": ("06-05", "06-12")}
    text = "A source said, asked when: in the coming days it would begin."
    begin = said(text, "begin", "assessment", where="", **more)
    (forecast,) = forecasts_of([plan, also(plan, begin)])
    assert (forecast.type, forecast.deadline) == ("attack", a_day("06-12"))
    assert len(forecast.tellings) == 2


def test_this_year_runs_to_its_end():
    told = falls("An officer doubts that Qusayr will fall this year.", on=("01-01", "05-30"))
    event = told.claim.event
    year = replace(event, period=replace(event.period, precision="year"))
    (forecast,) = forecasts_of([replace(told, claim=replace(told.claim, event=year))])
    assert forecast.deadline == date(2013, 12, 31)


@pytest.mark.parametrize(
    ("text", "more", "value"),
    [
        ("An officer said Qusayr would probably fall.", {}, 0.75),
        ("An officer said Qusayr would almost certainly fall.", {}, 0.93),
        ("An officer said there was a 60 percent chance Qusayr would fall.", {}, 0.6),
        ("An officer said Qusayr was unlikely to fall.", {}, 0.3),
        ("An officer said Qusayr was unlikely to fall.", {"negated": True}, 0.3),
        ("An officer said Qusayr would probably not fall.", {"negated": True}, 0.3),
        ("An officer said Qusayr would not fall, almost certainly.", {"negated": True}, 0.07),
        ("An officer said Qusayr would fall.", {}, None),
        ("An officer said Qusayr could fall.", {}, None),
    ],
)
def test_probabilities_are_of_the_event_and_only_where_words_give_one(text, more, value):
    (forecast,) = forecasts_of([falls(text, **more)])
    assert (forecast.probability.value if forecast.probability else None) == value


def test_a_condition_is_kept():
    (forecast,) = forecasts_of([falls("An officer said Qusayr would fall if aid failed.")])
    assert forecast.conditional == "if"
    (asked,) = forecasts_of([falls("Asked if so, An officer said Qusayr would fall.")])
    assert asked.conditional is None


def test_two_officers_without_a_name_are_two_forecasters_and_a_named_body_is_one():
    two = [falls(origin="a"), falls("In Homs An officer said Qusayr would fall.", origin="b")]
    assert len({f.forecaster.key for f in forecasts_of(two)}) == 2
    army = [falls("Said The army: Qusayr will fall.", by={"The army": "syr-army"}),
            falls("Said The army: Aleppo will fall.", by={"The army": "syr-army"},
                  where="Aleppo")]  # fmt: skip
    assert {f.forecaster.key for f in forecasts_of(army)} == {"syr-army"}


def test_rows_hold_plain_values_and_the_status_of_a_day():
    (row,) = forecast_rows(forecasts_of([falls()]), a_day("06-09"))
    assert (row["forecaster"], row["status"], row["tellings"]) == ("An officer", "overdue", 1)
    assert row["words"] == "An officer said Qusayr would fall within days."

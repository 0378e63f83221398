"""What became of forecasts: proposed from later claims, overridden by analysts, and scored."""

from datetime import date, datetime

import pytest

from onrecord.reconciling.forecasters import score_rows, scores_of
from onrecord.reconciling.forecasts import forecasts_of
from onrecord.reconciling.forecasts_values import Verdict
from onrecord.reconciling.outcomes import outcome_of, outcome_rows, outcomes
from support_control import a_day, said

ARMY = {"army": "syr-army"}
REBELS = {"rebels": "syr-rebels"}
END = a_day("06-30")


def plan(text="The army plans to attack Aleppo.", **more):
    """The plan of 10 June to attack Aleppo within a week."""
    told = {"day": "06-10", "on": ("06-10", "06-17"), "who": ARMY, "where": "Aleppo"}
    return said(text, "attack", "attack", **(told | {"modality": "planned"} | more))


def falls(text="An officer said Qusayr would fall.", **more):
    told = {"day": "05-30", "on": ("05-30", "06-06"), "by": {"An officer": None}}
    return said(text, "fall", "capture", **(told | {"modality": "predicted"} | more))


def became(forecast, *later, as_of=END):
    """Status and reason of the first forecast, from it and what was told later."""
    (made, *_) = forecasts_of([forecast])
    found = outcome_of(made, [forecast, *later], as_of)
    return found.status, found.why


def attack(text, day, **more):
    return said(text, "attacked", "attack", **({"day": day, "who": ARMY, "where": "Aleppo"} | more))


TOOK = said("The army took Qusayr on Wednesday.", "took", "capture", on="06-05", who=ARMY)
NOT_YET = attack("The army has not attacked Aleppo yet.", "06-13", negated=True)


def test_a_town_that_falls_before_the_deadline_came_true():
    assert became(falls(), TOOK) == ("came_true", "1 origin says that it was, first of 2013-06-05")
    assert became(falls(), TOOK, as_of=a_day("06-02"))[0] == "open"
    again = said("The army took Qusayr, it says again.", "took", "capture", day="06-20",
                 on="06-20", who=ARMY)  # fmt: skip
    found = outcome_of(forecasts_of([falls()])[0], [TOOK, again], END)
    assert (found.status, found.contradicting) == ("came_true", ())


def test_a_forecast_that_it_will_not_be_fails_by_the_event():
    assert became(falls(negated=True), TOOK)[0] == "failed"
    assert became(falls(stance="doubted"), TOOK)[0] == "failed"


def test_an_attack_that_had_not_begun_by_the_deadline_failed():
    assert became(plan(), NOT_YET, as_of=a_day("06-14")) == (
        "open",
        "1 origin says that it was not, last of 2013-06-13; its deadline is 2013-06-17",
    )
    assert became(plan(), NOT_YET)[0] == "failed"


def test_what_came_only_later_failed_and_says_when():
    late = attack("On October 1 the army attacked Aleppo.", "12-29", on="10-01")
    assert became(plan(), late, as_of=date(2013, 12, 31)) == (
        "failed",
        "1 origin says that it was only on 2013-10-01",
    )


def test_silence_is_no_failure():
    assert became(plan()) == ("unclear", "nobody says that it was, nor that it was not")
    assert became(plan(on=None))[0] == "open"


@pytest.mark.parametrize(
    "other",
    [
        attack("The rebels attacked Aleppo.", "06-12", who=REBELS),
        attack("The army attacked Qusayr.", "06-12", where="Qusayr"),
        attack("The army attacked Aleppo in May.", "06-12", on=("05-01", "05-31")),
        attack("The army may have attacked Aleppo.", "06-12", modality="hypothetical"),
        attack("The army attacked Aleppo, once.", "06-09"),
    ],
)
def test_another_side_place_or_day_or_an_older_report_is_no_evidence(other):
    assert became(plan(), other)[0] == "unclear"


def test_a_part_of_the_place_is_partly():
    half = said("The army took half of Qusayr.", "took", "capture", day="06-03", on="06-03",
                who=ARMY, place={"extent": "part"})  # fmt: skip
    assert became(falls(), half)[0] == "partly"


def test_an_attack_near_the_place_is_partly_and_a_capture_near_it_nothing():
    near = {"place": {"relation": "near"}}
    assert became(plan(), attack("The army attacked near Aleppo.", "06-12", on="06-12", **near))[
        0
    ] == ("partly")
    village = said("The army took a village by Qusayr.", "took", "capture", on="06-05", who=ARMY,
                   **near)  # fmt: skip
    assert became(falls(), village)[0] == "unclear"


def test_where_nobody_is_to_do_it_or_only_a_country_is_named_the_machine_stays_silent():
    (nobody,) = forecasts_of([plan("An attack on Aleppo is planned.", who={})])
    found = outcome_of(nobody, [attack("The army attacked Aleppo.", "06-12")], END)
    assert (found.status, found.why) == ("unclear", "overdue, and it names nobody who is to do it")
    wide = plan("The militants plan to attack in Aleppo.", who={"militants": None},
                place={"precision": "country"})  # fmt: skip
    assert "too wide" in became(wide)[1]


def test_an_operation_is_found_again_by_its_name():
    named = plan("The army plans to attack Aleppo in the operation Desert Wind.")
    told = {"type_": "assessment", "day": "06-13", "where": "", "trigger": "begun"}
    waits = said("Desert Wind had not begun, a man said.", negated=True, **told)
    other = said("Winter Rain had not begun, a man said.", negated=True, **told)
    army = said("The Free Syrian Army had not begun, a man said.", negated=True, **told)
    assert became(named, waits)[0] == "failed"
    assert became(named, other, army)[0] == "unclear"


def test_origins_that_contradict_each_other_leave_it_unclear():
    denied = said("The rebels denied that the army took Qusayr.", "took", "capture", who=ARMY,
                  by={"The rebels": "syr-rebels"}, stance="denied")  # fmt: skip
    status, why = became(falls(), TOOK, denied)
    assert (status, why) == (
        "unclear",
        "1 origin says that it was; 1 origin says that it was not",
    )


def test_a_condition_is_left_to_people():
    assert became(falls("If aid fails, An officer said Qusayr would fall."), TOOK)[0] == "unclear"


def test_an_analysts_verdict_goes_before_the_proposal():
    (forecast,) = forecasts_of([plan()])
    verdict = Verdict(forecast.id, "partly", "ana", datetime(2013, 6, 20), "only shelled")
    found = outcome_of(forecast, [], END, [verdict])
    assert (found.status, found.by, found.why) == ("partly", "ana", "only shelled")
    assert outcome_of(forecast, [], a_day("06-19"), [verdict]).by == "machine"


def test_forecasters_are_scored_by_brier_where_a_probability_is_read():
    told = [
        falls("Said The army: Qusayr will probably fall.", by={"The army": "syr-army"}),
        plan(
            "Said The army: we attack Aleppo.", by={"The army": "syr-army"}, who={"we": "syr-army"}
        ),
        falls("An officer said Aleppo would fall.", where="Aleppo", on=None),
    ]
    forecasts = forecasts_of(told)
    army, officer = scores_of(forecasts, outcomes(forecasts, [TOOK, NOT_YET], END))
    assert (army.hits, army.misses, army.rated, army.brier) == (1, 1, 1, 0.0625)
    assert (officer.open, officer.brier) == (1, None)
    (row, _) = score_rows([army, officer])
    assert (row["forecaster"], row["hits"]) == ("Syrian Arab Army", 1)


def test_rows_name_the_claims_behind_an_outcome():
    forecasts = forecasts_of([falls()])
    (row,) = outcome_rows(outcomes(forecasts, [TOOK], END))
    assert (row["status"], row["claims_for"]) == ("came_true", [TOOK.claim.id])

"""Accounts: what one report tells of one event, put together from the claims of a mention."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from onrecord.incidents.accounts import accounts_of
from onrecord.records import Judgement, make_report
from support_claims import claims_in

DAY = date(2013, 6, 5)
TWICE = "A car bomb exploded in Homs on Tuesday. The attack killed five soldiers."


def accounts(text, title=None, published=DAY, judgements=()):
    """The accounts of a text, with its claims."""
    whole = f"{title}\n\n{text}" if title else text
    report = make_report(whole, title=title, published=published, publisher="Wire")
    claims = claims_in(text, published, title)
    return accounts_of(report, claims, judgements), claims


def test_one_mention_is_one_account_with_the_most_telling_type_first():
    # Headline and lead tell of one event; the manner says more than "attack".
    (found, *_), _ = accounts(TWICE, title="Bomb kills five in Homs")
    assert found.types[0] == "bombing"
    assert found.main and not found.background
    assert (found.start, found.dated) == (date(2013, 6, 4), True)
    assert found.places[0].name == "Homs"
    assert [(t.measure, t.best) for t in found.tolls] == [("killed", 5)]
    assert "hums" in found.names and "bomb" in found.words


def test_what_did_not_happen_is_no_account():
    # Plans and threats go to the forecasts; they join no incident.
    found, _ = accounts("The rebels threatened to attack Aleppo. The army will shell Hama.")
    assert found == ()


def test_a_running_toll_is_no_toll_of_the_account():
    # "Since March" counts a war, not this shelling.
    found, _ = accounts(
        "Shells killed six people in Homs on Tuesday. Some 80,000 people have been killed "
        "since March 2011."
    )
    assert [(t.low, t.high) for t in found[0].tolls if t.measure == "killed"] == [(6, 6)]


def test_voices_that_differ_keep_their_bounds_and_give_no_best():
    # The army's number and the monitor's stay two; the toll spans them.
    found, _ = accounts(
        "An air strike on Homs on Tuesday killed 10 people, the army said. The Syrian "
        "Observatory for Human Rights said that the strike on Homs killed 25 people."
    )
    toll = next(t for t in found[0].tolls if t.measure == "killed")
    assert (toll.low, toll.best, toll.high) == (10, None, 25)


def test_news_without_a_time_word_keeps_the_end_of_its_open_period():
    # No day is put in its place.
    (found, *_), _ = accounts("The army shelled Homs.")
    assert (found.start, found.end, found.dated) == (None, DAY, False)


def test_what_a_judgement_tells_apart_becomes_an_account_of_its_own():
    # The machine saw one event; the analyst saw two. Withdrawn, the judgement counts no more.
    (whole, *_), _ = accounts(TWICE)
    a, b = whole.claims[:2]
    judged = Judgement(1, "different", b, a, "me", datetime(2013, 6, 6))
    split, _ = accounts(TWICE, judgements=[judged])
    assert [s.claims for s in split][:2] == [(a, *whole.claims[2:]), (b,)]
    assert split[1].id == f"{whole.id}:{b}" and split[0].id == whole.id
    undone = replace(judged, withdrawn_at=datetime(2013, 6, 7))
    assert accounts(TWICE, judgements=[undone])[0][0] == whole


@pytest.mark.parametrize("decision", ["same", "part_of"])
def test_other_judgements_split_nothing(decision):
    # Only "different" tells two claims of one mention apart.
    (whole, *_), _ = accounts(TWICE)
    judged = Judgement(1, decision, *whole.claims[:2], "me", datetime(2013, 6, 6))
    assert accounts(TWICE, judgements=[judged])[0][0] == whole

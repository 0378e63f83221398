"""Who is said to hold a place, from claims made by hand: what each kind of sentence changes."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import SettingsError
from onrecord.reconciling.control import control_of, control_on, control_rows
from onrecord.records import Participant
from support import words
from support_control import QUSAYR, a_day, also, said

REBELS = {"rebels": "syr-rebels"}
ARMY = {"army": "syr-army"}
HELD = said("The rebels hold Qusayr.", "hold", "control", day="05-19", who=REBELS)
TOOK = said("The army took Qusayr on Wednesday.", "took", "capture", on="06-05", who=ARMY)
LEFT = said(
    "The rebels said they left Qusayr overnight.", "left", "withdrawal",
    on=("06-04", "06-05"), who={"they": "syr-rebels"}, by={"The rebels": "syr-rebels"},
)  # fmt: skip


def rows(*testimonies, **asked):
    """Start, end, side and whether contested, of each interval."""
    history = control_of(testimonies, QUSAYR, **asked)
    return [
        (i.start.strftime("%m-%d"), i.end and i.end.strftime("%m-%d"), i.side, i.contested)
        for i in history.intervals
    ]


def test_a_capture_ends_what_another_side_held():
    assert rows(HELD, TOOK) == [
        ("05-19", "06-04", "syr-opposition", False),
        ("06-05", None, "syr-government", False),
    ]


def test_a_withdrawal_bears_out_the_capture_as_the_losers_word():
    held, taken = control_rows(control_of([HELD, TOOK, LEFT], QUSAYR))
    assert held["last_said"] == date(2013, 6, 3)  # it held the town until it left
    assert (taken["origins_for"], taken["origins_against"]) == (2, 0)
    assert taken["by"] == ["enemy", "report"]


def test_a_withdrawal_alone_leaves_the_holder_unknown():
    assert rows(HELD, LEFT) == [
        ("05-19", "06-04", "syr-opposition", False),
        ("06-05", None, None, False),
    ]


def test_a_state_with_a_length_reaches_back_and_is_carried_on_with_its_age():
    year = said(
        "Qusayr has been in rebel hands for a year.", "hands", "control",
        on=("2012-06-05", "06-05"), who={"rebel": "syr-rebels"},
    )  # fmt: skip
    history = control_of([year], QUSAYR)
    assert control_on(history, date(2012, 5, 1)) == ()
    (then,) = control_on(history, date(2012, 12, 31))
    assert (then.age, then.carried) == (0, False)
    (later,) = control_on(history, date(2013, 6, 25))
    assert (later.age, later.carried) == (20, True)


def test_had_held_in_the_report_of_the_capture_tells_of_the_days_before():
    had = said("The rebels had held Qusayr.", "held", "control", who=REBELS)
    assert rows(TOOK, also(TOOK, had)) == [
        ("06-04", "06-04", "syr-opposition", False),
        ("06-05", None, "syr-government", False),
    ]


def test_two_that_took_it_together_are_one_side():
    both = said(
        "The army and its ally Hezbollah took Qusayr.", "took", "capture",
        who={"army": "syr-army", "Hezbollah": "lbn-hezbollah"},
    )  # fmt: skip
    (held,) = control_of([both], QUSAYR).intervals
    assert held.side == "syr-government"
    assert [h.actor for h in held.holders] == ["lbn-hezbollah", "syr-army"]


def test_fighters_without_a_name_are_the_only_side_that_they_can_be():
    men = said("The militants still hold Qusayr.", "hold", "control", day="05-25",
               who={"militants": None})  # fmt: skip
    assert rows(HELD, men, TOOK)[0] == ("05-19", "06-04", "syr-opposition", False)


def test_a_denial_on_the_same_day_contests_it_until_somebody_else_bears_it_out():
    denied = said(
        "The rebels denied that Qusayr had fallen.", "fallen", "capture",
        by={"The rebels": "syr-rebels"}, stance="denied",
    )  # fmt: skip
    boast = said("The army holds Qusayr, it said.", "holds", "control", day="06-06",
                 modality="ongoing", who=ARMY, by={"it": "syr-army"})  # fmt: skip
    monitor = said("The army holds Qusayr, the Observatory said.", "holds", "control", day="06-07",
                   modality="ongoing", who=ARMY, by={"the Observatory": "sohr"})  # fmt: skip
    assert rows(TOOK, denied) == [("06-05", None, "syr-government", True)]
    assert rows(TOOK, denied, boast) == [("06-05", None, "syr-government", True)]
    assert rows(TOOK, denied, boast, monitor) == [
        ("06-05", "06-06", "syr-government", True),
        ("06-07", None, "syr-government", False),
    ]


def test_an_admission_ends_a_contest_only_by_its_rule():
    still = said("Activists said the rebels hold Qusayr.", "hold", "control", modality="ongoing",
                 who=REBELS, by={"Activists": None})  # fmt: skip
    assert rows(TOOK, LEFT, still)[-1] == ("06-05", None, "syr-government", True)
    history = control_of([TOOK, LEFT, still], QUSAYR)
    assert history.intervals[-1].why == "2 origins for it, 1 against"
    assert rows(TOOK, LEFT, still, rule="admission")[-1][3] is False
    with pytest.raises(SettingsError, match="choose of origins, admission"):
        control_of([TOOK], QUSAYR, rule="loudest")


def test_a_doubt_is_kept_and_contests_nothing():
    doubt = said("It could not be verified that the army took Qusayr.", "took", "capture",
                 who=ARMY, stance="doubted")  # fmt: skip
    (held,) = control_of([TOOK, doubt], QUSAYR).intervals
    assert not held.contested
    assert [s.says for s in held.contradicting] == ["doubts"]


def test_a_square_or_a_quarter_is_a_part_and_decides_nothing_for_the_whole():
    square = said("The army took the main square of Qusayr.", "took", "capture", day="05-20",
                  who=ARMY, whom={"main square": None})  # fmt: skip
    history = control_of([HELD, square], QUSAYR)
    found = {(i.side, i.extent) for i in history.intervals}
    assert found == {("syr-opposition", None), ("syr-government", "part")}
    assert len(control_on(history, date(2013, 5, 21))) == 2


def test_captured_men_are_no_captured_town():
    men = said("The army captured rebels in Qusayr.", "captured", "capture", who=ARMY)
    taken = Participant(words(men.report, "rebels"), None, "syr-rebels", "rebels", "victim")
    claim = replace(men.claim, event=replace(men.claim.event, targets=(taken,)))
    assert rows(replace(men, claim=claim)) == []


@pytest.mark.parametrize("modality", ["planned", "predicted", "threatened", "demanded"])
def test_what_is_to_come_changes_nothing(modality):
    plan = said("The army will take Qusayr.", "take", "capture", who=ARMY, modality=modality)
    assert rows(HELD, plan) == [("05-19", None, "syr-opposition", False)]


def test_a_capture_told_again_months_later_is_the_same_capture():
    again = said("In June the army captured Qusayr.", "captured", "capture", day="12-29",
                 on=("06-01", "06-30"), who=ARMY)  # fmt: skip
    history = control_of([HELD, TOOK, again], QUSAYR)
    assert rows(HELD, TOOK, again)[-1] == ("06-05", None, "syr-government", False)
    (held,) = control_on(history, date(2013, 12, 29))
    assert held.last_said == date(2013, 6, 5)


def test_a_fall_to_nobody_named_confirms_a_capture_and_ends_a_mere_holding():
    fall = said(
        "After the fall of Qusayr five rockets hit Baalbek.", "fall", "capture", day="06-06"
    )
    assert rows(HELD, TOOK, fall)[-1] == ("06-05", None, "syr-government", False)
    assert rows(HELD, fall)[-1] == ("06-06", None, None, False)


@pytest.mark.parametrize(
    ("text", "extent"),
    [
        ("The army seized control of Qusayr.", None),
        ("The army seized control of the border town of Qusayr in Homs.", None),
        ("The army seized control of the headquarters in Qusayr.", "part"),
        ("The army seized control of Qusayr military airport.", "part"),
        ("The army seized control over Qusayr's main hospital.", "part"),
        ("The army seized control of the air over Qusayr.", "part"),
        ("The army seized control of the road which leads to Qusayr.", "part"),
    ],
)
def test_what_is_in_a_place_or_named_after_it_is_not_the_place(text, extent):
    (held,) = control_of([said(text, "seized control", "capture", who=ARMY)], QUSAYR).intervals
    assert held.extent == extent


def test_who_took_the_town_does_not_lose_it_by_taking_its_airport():
    airport = said("The army took Qusayr airport.", "took", "capture", day="06-06", who=ARMY)
    assert control_of([TOOK, airport], QUSAYR).intervals[0].extent is None


def test_still_holding_it_the_day_after_a_capture_denies_the_capture():
    still = said("The rebels said they still hold Qusayr.", "hold", "control", day="06-06",
                 modality="ongoing", who={"they": "syr-rebels"},
                 by={"The rebels": "syr-rebels"})  # fmt: skip
    later = said("The rebels hold Qusayr, a monitor said.", "hold", "control", day="08-01",
                 modality="ongoing", who=REBELS, by={"a monitor": None})  # fmt: skip
    assert rows(TOOK, still)[-1][3] is True
    assert rows(TOOK, later)[-1] == ("08-01", None, "syr-opposition", False)


def test_the_older_capture_in_the_news_of_the_newer_is_of_the_days_before():
    text = "The rebels retook Qusayr after it was captured by the army."
    news = said(text, "retook", "capture", who={"The rebels": "syr-rebels"})
    older = said(text, "captured", "capture", who={"the army": "syr-army"})
    assert rows(news, also(news, older)) == [
        ("06-04", "06-04", "syr-government", False),
        ("06-05", None, "syr-opposition", False),
    ]


@pytest.mark.parametrize(
    ("told", "held"),
    [
        (said("The rebels regained Qusayr.", "regained", "capture", who=REBELS),
         [("syr-opposition", None)]),
        (said("The rebels entered Qusayr.", "entered", "advance", who=REBELS),
         [("syr-opposition", "part")]),
        (said("The army lost Qusayr to the rebels.", "lost", "capture", who=REBELS, whom=ARMY),
         [("syr-opposition", None)]),
        (said("The rebels did not leave Qusayr.", "leave", "withdrawal", who=REBELS, negated=True),
         [("syr-opposition", None)]),
        (said("The army does not hold Qusayr.", "hold", "control", who=ARMY, negated=True), []),
        (said("The army tried to take Qusayr.", "take", "capture", who=ARMY,
              realised="attempted"), []),
        (said("The rebels laid down arms in Qusayr.", "laid down", "surrender", who=REBELS), []),
    ],
)  # fmt: skip
def test_what_each_kind_of_sentence_says_of_the_holder(told, held):
    history = control_of([told], QUSAYR)
    assert [(i.side, i.extent) for i in history.intervals if i.end is None] == held


def test_a_claim_of_no_day_at_all_is_kept_apart():
    undated = replace(TOOK.claim, event=replace(TOOK.claim.event, period=None))
    told = replace(TOOK, report=replace(TOOK.report, published=None), claim=undated)
    history = control_of([told], QUSAYR)
    assert (history.intervals, history.undated) == ((), (told,))


def test_as_of_leaves_out_what_was_published_later():
    assert rows(HELD, TOOK, as_of=a_day("06-01")) == [("05-19", None, "syr-opposition", False)]


def test_a_name_finds_the_place_of_its_claims_and_those_without_a_place_of_their_own():
    unread = said("The army took Dabaa.", "took", "capture", where="Dabaa", who=ARMY)
    (held,) = control_of([unread, TOOK], "Dab'a").intervals
    assert held.side == "syr-government"
    assert len(control_of([TOOK], "al-Quşayr").intervals) == 1
    assert control_of([TOOK], "Hama").intervals == ()


KINDS = st.sampled_from(
    [
        ("took", "capture", "army", "syr-army"),
        ("took", "capture", "rebels", "syr-rebels"),
        ("left", "withdrawal", "rebels", "syr-rebels"),
        ("held", "control", "army", "syr-army"),
        ("held", "control", "militants", None),
    ]
)


@st.composite
def tellings(draw):
    """A few reports of June 2013 that say who took, left or held the town."""
    found = []
    for number in range(draw(st.integers(1, 6))):
        verb, type_, who, actor = draw(KINDS)
        day = f"06-{draw(st.integers(1, 28)):02}"
        on = day if draw(st.booleans()) else None
        text = f"{number}: The {who} {verb} Qusayr."
        found.append(said(text, verb, type_, day=day, on=on, who={who: actor}))
    return found


@given(tellings(), st.randoms())
def test_intervals_of_the_whole_follow_one_another_and_the_order_of_reports_is_no_matter(
    told, chance
):
    history = control_of(told, QUSAYR)
    whole = history.intervals
    for one, next_ in pairwise(whole):
        assert one.end == next_.start - timedelta(days=1)
        assert (one.side, one.contested) != (next_.side, next_.contested)
    assert all(i.supporting for i in whole if i.side)
    shuffled = sorted(told, key=lambda _: chance.random())
    assert control_of(shuffled, QUSAYR) == history


def test_a_handover_and_a_surrendered_town_change_the_holder():
    hand = said("The army handed Qusayr to the rebels.", "handed", "handover", who=ARMY,
                whom=REBELS, on="06-05")  # fmt: skip
    to = replace(hand.claim.event.targets[0], role="recipient")
    given_to = replace(hand.claim, event=replace(hand.claim.event, targets=(to,)))
    assert rows(replace(hand, claim=given_to)) == [
        ("06-04", "06-04", "syr-government", False),
        ("06-05", None, "syr-opposition", False),
    ]
    town = said("The rebels surrendered Qusayr.", "surrendered", "surrender", who=REBELS,
                whom={"Qusayr": None}, on="06-05")  # fmt: skip
    assert rows(HELD, town)[-1] == ("06-05", None, None, False)

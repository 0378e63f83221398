"""When: the period of the event, no finer than the words. Sentences written for these tests.

All reports are published on Wednesday 5 June 2013.
"""

from __future__ import annotations

import pytest

from support_claims import told

# text · trigger · start · end · precision
ROWS = [
    ("Rebels left Gao on Wednesday.", "left", "2013-06-05", "2013-06-05", "day"),
    ("Rebels left Gao on Tuesday.", "left", "2013-06-04", "2013-06-04", "day"),
    ("Rebels left Gao on Thursday.", "left", "2013-05-30", "2013-05-30", "day"),
    ("Rebels left Gao yesterday.", "left", "2013-06-04", "2013-06-04", "day"),
    ("Rebels left Gao overnight.", "left", "2013-06-04", "2013-06-05", "days"),
    ("On Sunday night gunmen raided the campus.", "raided", "2013-06-02", "2013-06-03", "days"),
    ("Earlier this week the militia took the port of Hodeidah.", "took", "2013-06-03", "2013-06-05", "week"),
    ("Rebels took the mine last month.", "took", "2013-05-01", "2013-05-31", "month"),
    ("The Houthis captured Sanaa in September 2012.", "captured", "2012-09-01", "2012-09-30", "month"),
    ("Gunmen attacked a shrine in Samarra in 2006.", "attacked", "2006-01-01", "2006-12-31", "year"),
    ("Troops stormed the parliament on 4 October 1993.", "stormed", "1993-10-04", "1993-10-04", "day"),
    ("The army has besieged the town since April.", "besieged", "2013-04-01", "2013-06-05", "month"),
    ("Between 3 and 7 May, 14 villages were burned in Masisi.", "burned", "2013-05-03", "2013-05-07", "days"),
    ("Clashes erupted late on Monday in Tripoli.", "Clashes", "2013-06-03", "2013-06-03", "day"),
    ("In the coming days the army will enter Raqqa, the minister said.", "enter", "2013-06-05", "2013-06-12", "days"),
    ("Last year's massacre in Houla shocked the world.", "massacre", "2012-01-01", "2012-12-31", "year"),
    ("Sunday's bombing in Mogadishu killed 24 people.", "killed", "2013-06-02", "2013-06-02", "day"),
    ("In 2006, Abqaiq was the target of an Al-Qaeda suicide attack.", "suicide attack", "2006-01-01", "2006-12-31", "year"),
    ("On Monday the army tried to retake Goma, killing nine rebels.", "killing", "2013-06-03", "2013-06-03", "day"),
    ("Rebels shelled Sloviansk on Monday despite the truce that took effect in May.", "shelled", "2013-06-03", "2013-06-03", "day"),
    ("The offensive began at dawn on Friday.", "offensive", "2013-05-31", "2013-05-31", "day"),
]  # fmt: skip

DURATIONS = [
    ("For the last two years the valley has been held by the Taliban.", "held", "P2Y"),
    ("The town of Bambari has been in rebel hands for the last year.", "hands", "P1Y"),
    ("Russian forces besieged Mariupol for three months.", "besieged", "P3M"),
    ("After two weeks of fighting, the army retook the town of Kidal.", "fighting", "P2W"),
    ("The siege lasted 44 days.", "siege", "P44D"),
    ("The town of Bambari has been in rebel hands for more than a year.", "hands", "P1Y"),
    ("The army took Homs, ending seven months of occupation by rebels.", "occupation", "P7M"),
    ("The army retook Bunia after two years of rebel control.", "control", "P2Y"),
]  # fmt: skip

DEADLINES = [
    ("Rebels have until Friday to leave the town, the general said.", "leave", "2013-06-07"),
    ("The army gave the rebels 48 hours to surrender.", "surrender", "2013-06-07"),
    ("Kidnappers threatened to kill the hostages within a week.", "kill", "2013-06-12"),
    ("An attack on Aleppo was expected within days.", "attack", "2013-06-12"),
]  # fmt: skip

OTHERS = [
    ("The minister said on Tuesday that rebels had taken Bunia.", "taken", "on Tuesday"),
    ("Earlier this week the army claimed that rebels had shelled Homs in May.", "shelled", "Earlier this week"),
]  # fmt: skip


def days(text: str, trigger: str) -> tuple[str | None, str | None, str | None]:
    period = told(text, trigger).event.period
    assert period
    return (
        period.start.isoformat() if period.start else None,
        period.end.isoformat() if period.end else None,
        period.precision,
    )


@pytest.mark.parametrize(("text", "trigger", "start", "end", "precision"), ROWS)
def test_periods(text: str, trigger: str, start: str, end: str, precision: str) -> None:
    """Words of time, read from the day of publication."""
    assert days(text, trigger) == (start, end, precision)


@pytest.mark.parametrize(("text", "trigger", "duration"), DURATIONS)
def test_durations(text: str, trigger: str, duration: str) -> None:
    """A length is kept as a length, and gives no day."""
    period = told(text, trigger).event.period
    assert period and period.duration == duration


@pytest.mark.parametrize(("text", "trigger", "end"), DEADLINES)
def test_deadlines(text: str, trigger: str, end: str) -> None:
    """By when: a day that is still to come."""
    period = told(text, trigger).event.period
    assert period and period.end and period.end.isoformat() == end


@pytest.mark.parametrize(("text", "trigger", "words"), OTHERS)
def test_words_of_time_that_are_not_the_event_s(text: str, trigger: str, words: str) -> None:
    """When it was said is not when it happened."""
    period = told(text, trigger).event.period
    assert period is None or period.words is None or period.words.text not in words


def test_when_it_was_said_is_kept_with_the_speaker() -> None:
    """On Tuesday belongs to the minister."""
    claim = told("The minister said on Tuesday that rebels had taken Bunia.", "taken").claim
    assert claim.claimant and claim.claimant.said and claim.claimant.said.start
    assert claim.claimant.said.start.isoformat() == "2013-06-04"


def test_news_without_a_time_is_open() -> None:
    """No publication date in place of an unread date: only "not later than the report"."""
    period = told("Rebels took Bunia.", "took").event.period
    assert period and (period.words, period.start, period.precision) == (None, None, "open")
    assert period.inferred and period.end and period.end.isoformat() == "2013-06-05"


def test_a_plan_without_a_time_has_no_period() -> None:
    """What has not happened did not happen before the report."""
    assert told("The army plans to attack Goma.", "attack").event.period is None


def test_time_of_another_clause() -> None:
    """What a relative clause says of when something else was is no period of the event."""
    event = told("Rebels shelled the city, whose mayor resigned in May.", "shelled").event
    assert event.period is None or event.period.words is None


def test_a_state_takes_no_time_of_a_deed() -> None:
    """Who holds a town is not said of the day on which it was shelled."""
    event = told("Six men were killed in rebel-held Donetsk on Monday.", "rebel-held").event
    assert event.period is None or event.period.words is None


def test_time_of_a_deed_before() -> None:
    """What had been done before takes no time from the clause in which it is remembered."""
    event = told("On Monday the minister saw where rebels had killed nine men.", "killed").event
    assert event.period is None or event.period.words is None
    event = told("On Monday he visited the place where rebels had killed nine men.", "killed").event
    assert event.period is None or event.period.words is None


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        ("Rebels attacked Goma on Monday. Later that day soldiers shelled Bukavu.", "shelled", "2013-06-03"),
        ("Rebels attacked Goma on Sunday. The next day soldiers shelled Bukavu.", "shelled", "2013-06-03"),
        ("Rebels attacked Goma on Saturday. Two days later soldiers shelled Bukavu.", "shelled", "2013-06-03"),
    ],
)  # fmt: skip
def test_days_counted_from_the_one_told_before(text: str, trigger: str, day: str) -> None:
    """That day and the next lean on the day that the text told of last, and are inferred."""
    period = told(text, trigger).event.period
    assert period is not None
    assert (str(period.start), str(period.end), period.inferred) == (day, day, True)


def test_time_of_what_is_told_of_a_speaker() -> None:
    """What is said of who speaks has its time; when he spoke is no time of it."""
    text = "The governor, who fled Sanaa in March, said on Monday that rebels had shelled Aden."
    period = told(text, "fled").event.period
    assert period is not None
    assert str(period.start) == "2013-03-01"
    shelled = told(text, "shelled").event.period
    assert shelled is None or shelled.words is None

"""Expressions of time settled into days, as seen from the day of publication."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from onrecord.grounding.periods import open_period, settle_time
from onrecord.reading.times import find_times
from onrecord.records import Period

DATA = Path(__file__).parents[3] / "shared" / "data"
PUBLISHED = date(2013, 6, 5)  # a Wednesday


def period(text: str, published: date | None = PUBLISHED, **context: object) -> Period:
    return settle_time(find_times(text)[0], published, **context)  # type: ignore[arg-type]


def days(found: Period) -> tuple[str | None, str | None, str]:
    start, end = (d and d.isoformat() for d in (found.start, found.end))
    return start, end, found.precision


# text · start · end · precision
PAST = [
    ("on 5 June 2013", "2013-06-05", "2013-06-05", "day"),
    ("on 5 June", "2013-06-05", "2013-06-05", "day"),
    ("on June 14", "2013-06-14", "2013-06-14", "day"),  # soon
    ("on July 11", "2012-07-11", "2012-07-11", "day"),
    ("LIMA, 4 FEB 90 --", "1990-02-04", "1990-02-04", "day"),
    ("on Wednesday", "2013-06-05", "2013-06-05", "day"),
    ("on Thursday", "2013-05-30", "2013-05-30", "day"),
    ("last Wednesday", "2013-05-29", "2013-05-29", "day"),
    ("next Friday", "2013-06-07", "2013-06-07", "day"),
    ("Tuesday night", "2013-06-04", "2013-06-05", "days"),
    ("at dawn on Friday", "2013-05-31", "2013-05-31", "day"),
    ("overnight", "2013-06-04", "2013-06-05", "days"),
    ("LAST NIGHT", "2013-06-04", "2013-06-05", "days"),
    ("today", "2013-06-05", "2013-06-05", "day"),
    ("THIS MORNING", "2013-06-05", "2013-06-05", "day"),
    ("yesterday", "2013-06-04", "2013-06-04", "day"),
    ("earlier this week", "2013-06-03", "2013-06-05", "week"),
    ("last week", "2013-05-27", "2013-06-02", "week"),
    ("over the weekend", "2013-06-01", "2013-06-02", "days"),
    ("last month", "2013-05-01", "2013-05-31", "month"),
    ("in March", "2013-03-01", "2013-03-31", "month"),
    ("in December", "2012-12-01", "2012-12-31", "month"),
    ("in March 2011", "2011-03-01", "2011-03-31", "month"),
    ("mid-March", "2013-03-11", "2013-03-21", "weeks"),
    ("since March 2011", "2011-03-01", "2013-06-05", "month"),
    ("since the uprising began in March 2011", "2011-03-01", "2013-06-05", "month"),
    ("since the war broke out three years ago in April", "2009-12-04", "2013-06-05", "year"),
    ("after Tuesdays raids", "2013-06-04", "2013-06-04", "day"),
    ("since Monday", "2013-06-03", "2013-06-05", "day"),
    ("since the start of the war", None, "2013-06-05", "open"),
    ("for the last year", "2012-06-05", "2013-06-05", "year"),
    ("in the past 24 hours", "2013-06-04", "2013-06-05", "hour"),
    ("in recent days", "2013-05-29", "2013-06-05", "days"),
    ("Two weeks of fighting", "2013-05-22", "2013-06-05", "week"),
    ("after a two-week siege", "2013-05-22", "2013-06-05", "week"),
    ("weeks of fighting", None, "2013-06-05", "weeks"),
    ("for the third day", "2013-06-03", "2013-06-05", "days"),
    ("three days ago", "2013-06-02", "2013-06-02", "day"),
    ("two weeks ago", "2013-05-19", "2013-05-25", "week"),
    ("a year ago", "2011-12-05", "2012-12-05", "year"),
    ("in 2011", "2011-01-01", "2011-12-31", "year"),
    ("early 2012", "2012-01-01", "2012-04-30", "months"),
    ("the 1982 massacre", "1982-01-01", "1982-12-31", "year"),
    ("in the 1990s", "1990-01-01", "1999-12-31", "decade"),
    ("last summer", "2012-06-01", "2012-08-31", "season"),
    ("in March last year", "2012-03-01", "2012-03-31", "month"),
    ("three days after April 15, 2013", "2013-04-18", "2013-04-18", "day"),
    ("in the late 1990s", "1997-01-01", "1999-12-31", "years"),
    ("later on Tuesday", "2013-06-04", "2013-06-04", "day"),
    ("before dawn on Friday", "2013-05-31", "2013-05-31", "day"),
    ("this year", "2013-01-01", "2013-06-05", "year"),
    ("between 3 and 5 June", "2013-06-03", "2013-06-05", "days"),
    ("from Monday to Wednesday", "2013-06-03", "2013-06-05", "days"),
    ("from November to March 2012", "2011-11-01", "2012-03-31", "month"),
    ("between 2009 and 2011", "2009-01-01", "2011-12-31", "year"),
    ("until Friday", None, "2013-05-31", "day"),
    ("the next day", None, "2013-06-05", "open"),
]


@pytest.mark.parametrize(("text", "start", "end", "precision"), PAST)
def test_what_happened_is_settled_at_or_before_publication(text, start, end, precision):
    assert days(period(text)) == (start, end, precision)


FUTURE = [
    ("on Friday", "2013-06-07", "2013-06-07", "day"),
    ("on Wednesday", "2013-06-05", "2013-06-05", "day"),
    ("in March", "2014-03-01", "2014-03-31", "month"),
    ("on 3 February", "2014-02-03", "2014-02-03", "day"),
    ("in the coming days", "2013-06-05", "2013-06-12", "days"),
    ("in the next few hours", "2013-06-05", "2013-06-06", "hour"),
    ("by the end of the month", "2013-06-05", "2013-06-30", "day"),
    ("by Friday", "2013-06-05", "2013-06-07", "day"),
    ("within 48 hours", "2013-06-05", "2013-06-07", "hour"),
    ("in two weeks", "2013-06-16", "2013-06-22", "week"),
    ("for two weeks", "2013-06-05", "2013-06-19", "week"),
    ("until Friday", "2013-06-05", "2013-06-07", "day"),
    ("soon", "2013-06-05", None, "open"),
    ("tonight", "2013-06-05", "2013-06-06", "days"),
]


@pytest.mark.parametrize(("text", "start", "end", "precision"), FUTURE)
def test_what_is_to_come_is_settled_at_or_after_publication(text, start, end, precision):
    assert days(period(text, tense="future")) == (start, end, precision)


REFERRED = [
    ("the next day", "2013-05-21", "2013-05-21", "day"),
    ("that day", "2013-05-20", "2013-05-20", "day"),
    ("two days later", "2013-05-22", "2013-05-22", "day"),
    ("a week earlier", "2013-05-10", "2013-05-16", "week"),
    ("hours after the defeat", "2013-05-20", "2013-05-21", "hour"),
    ("two weeks of fighting", "2013-05-06", "2013-05-20", "week"),
    ("since then", "2013-05-20", "2013-06-05", "day"),
]


@pytest.mark.parametrize(("text", "start", "end", "precision"), REFERRED)
def test_what_leans_on_the_told_day_is_counted_from_it(text, start, end, precision):
    found = period(text, reference=date(2013, 5, 20))
    assert days(found) == (start, end, precision)
    assert found.inferred


@pytest.mark.parametrize("text", ["on Wednesday", "yesterday", "in March", "two weeks ago",
                                  "last night", "in recent days", "two weeks of war"])  # fmt: skip
def test_without_a_day_of_publication_nothing_is_guessed(text):
    found = period(text, None)
    assert (found.start, found.end) == (None, None)


def test_without_a_day_of_publication_absolute_dates_stand():
    assert days(period("in March 2011", None)) == ("2011-03-01", "2011-03-31", "month")
    assert days(period("since March 2011", None)) == ("2011-03-01", None, "month")


def test_a_length_gives_its_duration():
    assert period("Two weeks of fighting").duration == "P2W"
    assert period("for the last year").duration == "P1Y"
    assert period("in the past 24 hours").duration == "PT24H"


def test_only_what_the_words_do_not_give_is_inferred():
    assert period("Two weeks of fighting").inferred
    assert period("in recent days").inferred
    assert not period("on Wednesday").inferred
    assert not period("for the last year").inferred


def test_news_without_words_of_time_is_open_up_to_its_publication():
    assert open_period(PUBLISHED) == Period(None, None, PUBLISHED, "open", None, True)


def test_a_leap_day_without_a_year_is_that_of_the_last_leap_year():
    assert days(period("on 29 February"))[0] == "2012-02-29"


@pytest.mark.parametrize("text", ["on 31 February 2013", "on 31 February", "9000 years ago",
                                  "in the next 9999 years", "for 99999999999 days"])  # fmt: skip
def test_impossible_days_end_in_no_day_and_no_error(text):
    found = [settle_time(m, PUBLISHED) for m in find_times(text)]
    assert all(p.start is None or p.start <= PUBLISHED for p in found)


@pytest.mark.skipif(not (DATA / "muc4").is_dir(), reason="needs ../shared/data/muc4")
@pytest.mark.parametrize("tense", [None, "past", "future"])
@pytest.mark.parametrize("reference", [None, date(1990, 1, 2)])
@pytest.mark.parametrize("published", [None, date(1990, 2, 6), date(2020, 2, 29)])
def test_no_period_of_a_real_report_ends_before_it_starts(published, reference, tense):
    lines = (DATA / "muc4" / "dev.jsonl").read_text("utf-8").splitlines()[:60]
    for text in (json.loads(line)["text"] for line in lines):
        for mention in find_times(text):
            found = settle_time(mention, published, reference=reference, tense=tense)
            assert found.words == mention.words
            assert not (found.start and found.end) or found.start <= found.end

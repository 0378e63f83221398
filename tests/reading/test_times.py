"""The expressions of time of a text: which words, and what they say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.reading.times import Moment, TimeMention, find_times

DATA = Path(__file__).parents[3] / "shared" / "data"


def only(text: str) -> TimeMention:
    [mention] = find_times(text)
    return mention


# text · the words of time · kind · relation
WORDS = [
    ("It fell on 5 June 2013.", "5 June 2013", "date", "at"),
    ("5 Jun, 2013 18:42", "5 Jun, 2013", "date", "at"),
    ("LIMA, 4 FEB 90 (EFE)", "4 FEB 90", "date", "at"),
    ("June 5 was quiet", "June 5", "date", "at"),
    ("Wednesday, 5 June 2013", "Wednesday, 5 June 2013", "date", "at"),
    ("Fri Sep 30 2016 rebels", "Fri Sep 30 2016", "date", "at"),
    ("updated 24.07.2016 at", "24.07.2016", "date", "at"),
    ("in March the war", "March", "month", "at"),
    ("in late September 2015", "late September 2015", "month", "at"),
    ("in 2011 it began", "2011", "year", "at"),
    ("the 1982 massacre", "1982", "year", "at"),
    ("in the 1990s", "the 1990s", "decade", "at"),
    ("the summer of 2012", "the summer of 2012", "season", "at"),
    ("killed Wednesday in", "Wednesday", "weekday", "at"),
    ("Wednesday's raid", "Wednesday", "weekday", "at"),
    ("late on Tuesday they", "late on Tuesday", "weekday", "at"),
    ("at dawn on Friday", "dawn on Friday", "weekday", "at"),
    ("in the early hours of Saturday", "the early hours of Saturday", "weekday", "at"),
    ("ATTACKED LAST NIGHT", "LAST NIGHT", "relative", "at"),
    ("earlier this week claimed", "earlier this week", "relative", "at"),
    ("fell yesterday morning", "yesterday morning", "relative", "at"),
    ("for the last year", "the last year", "relative", "past"),
    ("in the past 24 hours", "the past 24 hours", "relative", "past"),
    ("In the coming days we", "the coming days", "relative", "coming"),
    ("In the coming hours or days we", "the coming hours or days", "relative", "coming"),
    ("in the next few hours", "the next few hours", "relative", "coming"),
    ("THE FARM 2 DAYS AGO", "2 DAYS AGO", "relative", "ago"),
    ("a year ago", "a year ago", "relative", "ago"),
    ("will fall soon", "soon", "relative", "soon"),
    ("Two weeks of fierce fighting", "Two weeks", "duration", "for"),
    ("after a two-week siege", "two-week", "duration", "for"),
    ("a five-month-old uprising", "five-month-old", "duration", "for"),
    ("months of siege", "months", "duration", "for"),
    ("for the third day", "the third day", "duration", "nth"),
    ("now in its fifth year", "now", "now", "now"),
    ("since March 2011", "since March 2011", "since", "since"),
    ("since the uprising began in March 2011", "since the uprising began in March 2011",
     "since", "since"),
    ("since the start of the war", "since the start of the war", "since", "since"),
    ("until Friday", "until Friday", "until", "until"),
    ("by the end of the month", "by the end of the month", "deadline", "by"),
    ("within 48 hours", "within 48 hours", "deadline", "within"),
    ("between 3 and 5 June", "between 3 and 5 June", "range", "range"),
    ("June 3-5", "June 3-5", "range", "range"),
    ("from Monday to Wednesday", "from Monday to Wednesday", "range", "range"),
    ("fled overnight", "overnight", "part_of_day", "overnight"),
    ("at dawn they fled", "dawn", "part_of_day", "at"),
    ("the next day", "the next day", "anaphoric", "later"),
    ("hours after their defeat", "hours after", "anaphoric", "later"),
    ("three days after April 15, 2013", "three days after April 15, 2013", "anaphoric", "later"),
    ("in March last year", "March last year", "month", "at"),
    ("after yesterday's attack", "yesterday", "relative", "at"),
    ("before dawn on Friday", "before dawn on Friday", "weekday", "at"),
    ("on 01.10.2014 a", "01.10.2014", "date", "at"),
    ("every day", "every day", "recurring", "every"),
    ("AT THE FARM SINCE\n2 FEBRUARY", "SINCE\n2 FEBRUARY", "since", "since"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "kind", "relation"), WORDS)
def test_expressions_of_time_are_found_with_their_words(text, words, kind, relation):
    found = find_times(text)[0]
    assert (found.text, found.kind, found.relation) == (words, kind, relation)
    assert text[found.start : found.end] == found.text == found.words.text


@pytest.mark.parametrize(
    "text",
    [
        "They may leave, it may rain.",
        "Troops march on Rome. May it hold.",
        "a second bomb",
        "a 7-year-old boy",
        "sentenced to 10 years in prison",
        "killed 2000 rebels",
        "AT 1700 HOURS",
        "twice a day",
        "since they could not leave",
        "09-06-2016",  # 9 June or 6 September: not to be guessed
        "the spring of the trap",
    ],
)
def test_words_that_only_look_like_times_are_left(text):
    assert find_times(text) == []


def test_a_count_after_a_month_is_no_day():
    assert only("In June 12 people died").text == "June"


def test_a_moment_says_what_the_words_say_and_no_more():
    assert only("on 4 FEB 90").moment == Moment("date", year=1990, month=2, day=4)
    assert only("last Friday").moment == Moment("weekday", weekday=5, shift=-1)
    assert only("in early 2012").moment == Moment("year", year=2012, fraction="early")


def test_a_length_has_its_amount_and_a_vague_one_none():
    assert (only("two weeks of war").amount, only("two weeks of war").unit) == (2, "week")
    assert (only("weeks of war").amount, only("weeks of war").unit) == (None, "week")


@pytest.mark.parametrize(
    "text", ["", " \n ", "²", "٣", "since", "the", "2", "9" * 400, "31 February"]
)
def test_odd_text_is_read_without_harm(text):
    assert all(m.end <= len(text) for m in find_times(text))


def test_only_the_asked_part_of_a_text_is_read():
    text = "On Monday it rained. On Tuesday it fell."
    assert [m.text for m in find_times(text, 20)] == ["Tuesday"]


@pytest.mark.skipif(not (DATA / "muc4").is_dir(), reason="needs ../shared/data/muc4")
@pytest.mark.parametrize("name", ["muc4/dev", "fakes_syria/dev"])
def test_every_span_of_real_reports_holds_its_words_and_follows_the_last(name):
    lines = (DATA / f"{name}.jsonl").read_text("utf-8").splitlines()[:100]
    for text in (json.loads(line)["text"] for line in lines):
        last = 0
        for found in find_times(text):
            assert text[found.start : found.end] == found.text.strip() != ""
            assert last <= found.start
            last = found.end

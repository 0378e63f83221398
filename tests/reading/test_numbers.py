"""The numbers of a text: what they state, what they bound, and what is no count at all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.errors import OnRecordError
from onrecord.ontology.bounds import TABLE
from onrecord.reading.numbers import NumberMention, find_numbers, implied_one

DATA = Path(__file__).parents[3] / "shared" / "data"


def only(text: str) -> NumberMention:
    [mention] = find_numbers(text)
    return mention


# text · the words of the figure · stated · qualifier · low, best, high
BOUNDS = [
    ("five died", "five", 5, None, 5, 5, 5),
    ("at least 5 died", "at least 5", 5, "at least", 5, None, None),
    ("no fewer than 5 died", "no fewer than 5", 5, "at least", 5, None, None),
    ("claims that more than 500 rebels", "more than 500", 500, "more than", 501, None, None),
    ("over 500 rebels", "over 500", 500, "more than", 501, None, None),
    ("up to 18 rockets", "up to 18", 18, "up to", None, None, 18),
    ("as many as 18 rockets", "as many as 18", 18, "up to", None, None, 18),
    ("no more than 5 men", "no more than 5", 5, "up to", None, None, 5),
    ("fewer than 20 men", "fewer than 20", 20, "fewer than", None, None, 19),
    ("nearly 1,500 wounded", "nearly 1,500", 1500, "nearly", None, None, 1500),
    ("almost 80000 people", "almost 80000", 80000, "nearly", None, None, 80000),
    ("about 40 people", "about 40", 40, "about", None, 40, None),
    ("some 40 people", "some 40", 40, "about", None, 40, None),
    ("an estimated 40 people", "an estimated 40", 40, "about", None, 40, None),
    ("a dozen people", "a dozen", 12, "about", None, 12, None),
    ("half a dozen men", "half a dozen", 6, "about", None, 6, None),
    ("at least a dozen people", "at least a dozen", 12, "at least", 12, None, None),
    ("more than two dozen people", "more than two dozen", 24, "more than", 25, None, None),
    ("a couple of men", "a couple of", 2, "about", None, 2, None),
    ("between 10 and 15 died", "between 10 and 15", None, "between", 10, None, 15),
    ("10 to 15 people died", "10 to 15", None, "between", 10, None, 15),
    ("10-15 people died", "10-15", None, "between", 10, None, 15),
    ("from 10 to 15 people", "from 10 to 15", None, "between", 10, None, 15),
    ("two or three men", "two or three", None, "between", 2, None, 3),
    ("10 to 15 thousand men", "10 to 15 thousand", None, "between", 10000, None, 15000),
    ("10 to more than 30 dead", "10 to more than 30", None, "between", 10, None, None),
    ("at least 5 and possibly 9 men", "at least 5 and possibly 9", None, "between", 5, None, 9),
    ("several men", "several", None, "several", 3, None, None),
    ("a few rebels", "a few", None, "several", 3, None, None),
    ("several hundred men", "several hundred", None, "several", 300, None, None),
    ("dozens died", "dozens", None, "dozens", 24, None, None),
    ("scores of people", "scores", None, "scores", 40, None, None),
    ("hundreds fled", "hundreds", None, "hundreds", 200, None, None),
    ("thousands fled", "thousands", None, "thousands", 2000, None, None),
    ("tens of thousands fled", "tens of thousands", None, "tens of thousands", 20000, None, None),
    ("nobody was killed", "nobody", 0, "none", 0, 0, 0),
    ("No one was hurt", "No one", 0, "none", 0, 0, 0),
    ("There were no casualties", "no", 0, "none", 0, 0, 0),
    ("no casualties were reported", "no", None, "none_reported", None, None, None),
    ("no immediate reports of casualties", "no", None, "none_reported", None, None, None),
    ("untold numbers of civilians", "untold numbers", None, "untold", None, None, None),
    ("an unknown number of people", "an unknown number", None, "untold", None, None, None),
    ("50 or more people", "50 or more", 50, "at least", 50, None, None),
    ("40 or so people", "40 or so", 40, "about", None, 40, None),
    ("at least another 9 people", "at least another 9", 9, "at least", 9, None, None),
    ("AT LEAST\nSIX WEALTHY MEN", "AT LEAST\nSIX", 6, "at least", 6, None, None),
    ("THREE SOLDIERS", "THREE", 3, None, 3, 3, 3),
    ("twenty-three people", "twenty-three", 23, None, 23, 23, 23),
    ("three hundred and fifty men", "three hundred and fifty", 350, None, 350, 350, 350),
    ("1.5 million people", "1.5 million", 1500000, None, 1500000, 1500000, 1500000),
    ("2m people", "2m", 2000000, None, 2000000, 2000000, 2000000),
    ("more than 100000people", "more than 100000", 100000, "more than", 100001, None, None),
    ("2000 people", "2000", 2000, None, 2000, 2000, 2000),
    ("half a million people", "half a million", 500000, "about", None, 500000, None),
    ("more than a quarter of a million people", "more than a quarter of a million", 250000,
     "more than", 250001, None, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "stated", "qualifier", "low", "best", "high"), BOUNDS)
def test_a_figure_is_bounded_as_its_words_say(text, words, stated, qualifier, low, best, high):
    found = only(text)
    assert text[found.start : found.end] == words
    assert (found.stated, found.qualifier) == (stated, qualifier)
    assert (found.low, found.best, found.high) == (low, best, high)
    assert found.counts


# text · the number · its kind
KINDS = [
    ("the 1982 massacre", "1982", "year"),
    ("in 2011 they rose", "2011", "year"),
    ("in the 1990s", "1990", "year"),
    ("on 5 June", "5", "date"),
    ("on June 5 the army", "5", "date"),
    ("a 7-year-old boy", "7", "age"),
    ("children under five", "five", "age"),
    ("Omar, 45, was killed", "45", "age"),
    ("an F-16 jet", "16", "designation"),
    ("an M16 rifle", "16", "designation"),
    ("Resolution 1973 of the council", "1973", "designation"),
    ("along Highway 5", "5", "designation"),
    ("the 37th Battalion", "37", "designation"),
    ("a 122mm rocket", "122", "measure"),
    ("12 km north of Homs", "12", "measure"),
    ("two weeks of fighting", "two", "measure"),
    ("a three-storey house", "three", "measure"),
    ("hundreds of miles away", "hundreds", "measure"),
    ("20 percent of it", "20", "percent"),
    ("two-thirds of the town", "two", "measure"),
    ("$5 million in aid", "5 million", "money"),
    ("AT 2330 GMT", "2330", "time"),
    ("from 1710 to 2250, police", "1710 to 2250", "time"),
    ("at 7 p.m. on", "7", "time"),
    ("at the age of fifteen", "fifteen", "age"),
    ("seven and a half years", "seven", "measure"),
    ("a second bomb", "second", "ordinal"),
    ("this one is new", "one", "pronoun"),
    ("one of the bloodiest days", "one", "pronoun"),
    ("many people", "many", "vague"),
]


@pytest.mark.parametrize(("text", "number", "kind"), KINDS)
def test_numbers_that_count_nothing_are_told_apart(text, number, kind):
    found = only(text)
    assert text[found.number_start : found.number_end] == number
    assert found.kind == kind
    assert kind == "vague" or not found.counts


def test_the_steps_of_a_rising_toll_are_no_range():
    assert [m.stated for m in find_numbers("The toll rose from 10 to 15.")] == [10, 15]


def test_numbers_of_one_sentence_are_found_in_order():
    text = "more than 500 rebels died and 1,000 were wounded"
    assert [text[m.start : m.end] for m in find_numbers(text)] == ["more than 500", "1,000"]


def test_how_many_is_no_number():
    assert find_numbers("It is not known how many people died.") == []


def test_only_the_asked_part_of_a_text_is_read():
    text = "five died, six fled"
    [found] = find_numbers(text, 11, len(text))
    assert text[found.start : found.end] == "six"


@pytest.mark.parametrize(
    "text", ["", " \n\n ", "km² x² ²", "٣ شهداء", "-", "1", "9" * 400, "a", "no", "1.", "5-"]
)
def test_odd_text_is_read_without_harm(text):
    assert all(m.end <= len(text) for m in find_numbers(text))


def test_an_article_implies_one():
    assert (implied_one(3, 5).best, implied_one(3, 5).qualifier) == (1, "implied")


def test_another_table_changes_the_bounds(tmp_path):
    own = tmp_path / "mine.yaml"
    own.write_text(TABLE.read_text("utf-8").replace("dozens: {low: 24}", "dozens: {low: 36}"))
    [found] = find_numbers("dozens died", path=own)
    assert found.low == 36


def test_a_file_that_is_no_table_is_refused(tmp_path):
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text("rules: 3")
    with pytest.raises(OnRecordError, match=r"wrong\.yaml"):
        find_numbers("dozens died", path=wrong)


@pytest.mark.skipif(not (DATA / "fakes_syria").is_dir(), reason="needs ../shared/data/fakes_syria")
def test_every_span_of_real_reports_lies_in_its_text_and_bounds_are_in_order():
    lines = (DATA / "fakes_syria" / "dev.jsonl").read_text("utf-8").splitlines()[:100]
    for text in (json.loads(line)["text"] for line in lines):
        last = 0
        for m in find_numbers(text):
            assert last <= m.start <= m.number_start < m.number_end <= m.end <= len(text)
            known = [b for b in (m.low, m.best, m.high) if b is not None]
            assert known == sorted(known)
            last = m.end

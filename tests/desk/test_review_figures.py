"""A figure is corrected by words that say how many, read as the engine reads numbers."""

import re
from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from onrecord import commands
from onrecord.desk import application
from onrecord.errors import SettingsError
from onrecord.records.correcting import with_field

NUMBER = re.compile(r"\b(?:dozens|several|hundreds|two|three|four|ten)\b")
TEXT = "More than 500 people fled; {} died on Tuesday.\nOthers were hurt."


@pytest.fixture(scope="module")
def counted(made):
    """A report and a claim of it that gives a figure."""
    return next((r, c) for r, c in commands.claims(made) if c.figures)


@pytest.mark.parametrize(
    ("words", "low", "best", "high"),
    [
        ("23", 23, 23, 23),
        ("1,200", 1200, 1200, 1200),
        ("twenty-three", 23, 23, 23),
        ("two dozen", None, 24, None),
        ("several hundred", 300, None, None),
        ("dozens", 24, None, None),
        ("more than 500", 501, None, None),
        ("between 10 and 15", 10, None, 15),
        ("nearly 1,500", None, None, 1500),
        ("no one", 0, 0, 0),
        ("a woman", 1, 1, 1),
        ("Ahmad Saleh", 1, 1, 1),
    ],
)
def test_words_are_read_as_the_engine_reads_them(counted, words, low, best, high):
    # With what they bound; the words stand where the value says that they do.
    report, claim = counted
    text = TEXT.format(words)
    start = text.index(words, 20)
    told = replace(report, text=text)
    first = commands.propose(told, claim, "figures.0", start, start + len(words))[0].value
    assert (first["low"], first["best"], first["high"]) == (low, best, high)
    assert text[slice(*first["span"])] == first["text"] == words
    assert first["measure"] == claim.figures[0].measure


def test_what_bounds_a_number_is_offered_beside_it(counted):
    # Where only the number was chosen.
    report, claim = counted
    told = replace(report, text=TEXT.format("some"))
    offered = commands.propose(told, claim, "figures.0", 10, 13)
    assert [(o.told, o.value["text"], o.value["low"]) for o in offered] == [
        ("exactly 500", "500", 500),
        (">500: “More than 500”", "More than 500", 501),
    ]


@pytest.mark.parametrize("words", ["rebels", "40 per cent", "5 June 2013", "$500", "—"])
def test_words_that_count_nothing_are_refused(counted, words):
    # Nothing is made up of a share, a day, a price or a noun.
    report, claim = counted
    text = TEXT.format(words)
    start = text.index(words, 20)
    told = replace(report, text=text)
    with pytest.raises(SettingsError, match="no number that counts"):
        commands.propose(told, claim, "figures.0", start, start + len(words))
    with pytest.raises(SettingsError, match="no field"):
        commands.propose(told, claim, "figures.99", 10, 13)


def test_number_words_correct_a_claim_on_its_page(archive):
    # They are offered with their bounds; chosen, the claim holds them and the machine's stays.
    told = [(r, c, NUMBER.search(r.text)) for r, c in commands.claims(archive) if c.figures]
    report, claim, found = next(t for t in told if t[2])
    asked = {"field": "figures.0", "start": found.start(), "end": found.end()}
    with TestClient(application(archive)) as client:
        page = client.get(f"/review/{claim.id}/field", params=asked)
        assert page.status_code == 200 and 'type="radio"' in page.text
        sent = {k: str(v) for k, v in asked.items()} | {"act": "corrected", "value": "0"}
        assert client.post(f"/review/{claim.id}", data=sent).status_code == 200
    said = commands.reviews(archive, claim.id)
    now = commands.corrected(claim, report, said).figures[0]
    assert now.words.text.lower() == found[0]
    assert commands.claim(archive, claim.id).claim == claim
    offered = commands.propose(report, claim, "figures.0", found.start(), found.end())[0].value
    assert with_field(claim, report, "figures.0", offered).figures[0] == now

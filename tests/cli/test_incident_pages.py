"""Incidents on the screen: the list, the page, disputes, explanations, at any width."""

from dataclasses import replace
from datetime import date
from io import StringIO

import pytest
from rich.console import Console

from onrecord import commands
from onrecord.archive import Archive
from onrecord.cli.page import page
from onrecord.commands import saying
from onrecord.ontology.bounds import Bounds
from onrecord.reconciling.values import Choice, Days, Doer, Field
from onrecord.records import Spot
from support import ENGINE, a_report, two_claims
from support_incidents import ORIGINAL

TEXT = "{}\n\nThe army took Qusayr on Wednesday. More than 500 rebels died, the army said."


@pytest.fixture(scope="module")
def war(tmp_path_factory):
    """Two papers on the fall of Qusayr, of different words, linked; a third is not linked."""
    path = tmp_path_factory.mktemp("war") / "war.db"
    for publisher in ("RT", "SANA", "AFP"):
        own = " ".join(f"{publisher.lower()}{number}" for number in range(60))
        text = TEXT.format(f"{publisher}\n\n{own}.")
        report = a_report(text, publisher=publisher, published=date(2013, 6, 5))
        with Archive.open(path, create=True) as archive:
            archive.add(report, ORIGINAL, two_claims(report), ENGINE)
        if publisher == "SANA":
            commands.link(path)
    return path


@pytest.fixture(scope="module")
def capture(war):
    """The incident of the capture."""
    (found,) = commands.incidents(war, commands.IncidentFilter(type="capture"))
    return found.sketch.id


def shown(view, width=80):
    """What is printed of an incident at a width."""
    console = Console(file=StringIO(), width=width, highlight=False)
    for line in page(view, console):
        console.print(line)
    return console.file.getvalue()


def test_a_page_tells_what_is_agreed_and_who_says_what(war, capture):
    # Heading, what both say, each voice with its words, and why they are joined.
    told = shown(commands.incident(war, capture))
    first = told.splitlines()[0]
    assert first.startswith("Capture of Al Quşayr, SY ")
    assert first.endswith(capture)
    assert "5 Jun 2013 · 2 reports · 2 origins · Syrian Army" in told
    assert "\nAgreed\n" in told
    assert "\nWho says what\n 1  " in told
    assert "  RT · 5 Jun 2013 · asserted · origin " in told
    assert "    │ The army took Qusayr on Wednesday." in told
    assert "\nWhy joined\n  +" in told


@pytest.mark.parametrize("width", [60, 80, 100, 119, 120, 160])
def test_no_line_of_a_page_is_wider_than_the_screen(war, capture, width):
    # At any width every line fits, without trailing blanks.
    lines = shown(commands.incident(war, capture), width).splitlines()
    assert max(len(line) for line in lines) <= width
    assert [line for line in lines if line != line.rstrip()] == []


def test_the_list_and_its_notice(onrecord, war, capture):
    # Results on standard output; that a report is not linked, on standard error.
    answer = onrecord("incidents", war, "--type", "capture")
    assert answer.exit_code == 0
    assert (
        answer.stdout == f"{capture}  capture of Al Quşayr, SY  5 Jun 2013 · 2 reports, 2 origins\n"
    )
    assert answer.stderr.startswith("onrecord: 1 report not linked yet, and not in the answer")
    assert "no incident of the archive" in onrecord("incidents", war, "--place", "Homs").stderr
    assert "nothing is disputed" in onrecord("disputes", war).stderr


def test_rows_for_programs(onrecord, war, capture):
    # JSON lines and CSV hold the same columns.
    lines = onrecord("incidents", war, "--least", "2", "-f", "jsonl").stdout.splitlines()
    assert f'"incident": "{capture}"' in lines[0]
    table = onrecord("incident", war, capture, "-f", "csv").stdout.splitlines()
    assert table[0].startswith("incident,origin,speaker,chain,interest")
    assert onrecord("origins", war, "-f", "csv").stdout.startswith("origin,name,")
    assert onrecord("control", war, "Qusayr", "-f", "jsonl").exit_code == 0
    assert onrecord("forecasts", war).stderr.endswith("no forecast of the archive is like that\n")


def test_explain_names_features_with_their_weights(onrecord, war, capture):
    # Two claims of the capture: a line a feature, and the sum against what joins.
    ids = [a.claims[0] for a in commands.incident(war, capture).accounts]
    told = onrecord("explain", war, *ids).stdout
    assert told.startswith(f"Joined, in {capture}\n")
    assert "  place   " in told
    assert "or more joins\n" in told
    assert onrecord("explain", war, *ids, "-f", "csv").stdout.startswith("a,b,joined,feature")


def test_judge_and_history_tell_what_was_decided(onrecord, war, capture):
    # A judgement has a number, by which it is undone; history lists both.
    ids = [a.claims[0] for a in commands.incident(war, capture).accounts]
    made = onrecord("judge", war, "different", *ids, "--by", "ann", "--reason", "two assaults")
    assert made.stdout.startswith(f"1  {ids[0]} and {ids[1]} are two events, by ann on ")
    assert made.stdout.endswith(": two assaults\n")
    again = onrecord("judge", war, "same", *ids, "--by", "ben")
    assert (again.exit_code, again.stdout) == (2, "")
    assert "by ann on" in again.stderr
    assert onrecord("judge", war, "undo", "1", "--by", "ben").exit_code == 0
    assert "withdrew 1  " in onrecord("history", war).stdout
    assert "came to" in onrecord("history", war, capture).stdout


@pytest.mark.parametrize(
    "words",
    [
        ["incident", "WAR", "zzzzzz"],
        ["incident", "WAR", "i"],
        ["incidents", "WAR", "--rule", "best"],
        ["incidents", "WAR", "--type", "war"],
        ["incidents", "WAR", "--recorded-by", "1999-01-01"],
        ["control", "WAR", "Atlantis"],
        ["explain", "WAR", "zzzzzz", "zzzzzz"],
        ["judge", "WAR", "undo", "99"],
        ["judge", "WAR", "likely", "zzzzzz"],
        ["link", "NOWHERE"],
    ],
)
def test_an_error_is_one_line(onrecord, war, tmp_path, words):
    # What is wrong and what to do, exit code 2, nothing on standard output.
    names = {"WAR": war, "NOWHERE": tmp_path / "nowhere.db"}
    answer = onrecord(*(names.get(word, word) for word in words))
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert answer.stderr.splitlines()[-1].startswith("onrecord: ")
    assert "Traceback" not in answer.stderr


def test_a_day_that_is_none_is_refused(onrecord, war):
    # As everywhere: days are YYYY-MM-DD.
    assert onrecord("incidents", war, "--as-of", "June 2013").exit_code == 2


@pytest.mark.parametrize(
    ("bounds", "open_above", "text"),
    [
        (Bounds(501), False, ">500"),
        (Bounds(5), False, "≥5"),
        (Bounds(None, None, 18), False, "≤18"),
        (Bounds(None, 40), False, "~40"),
        (Bounds(70, None, 175), False, "70–175"),
        (Bounds(70, None, 175), True, "70–175 or more"),
        (Bounds(1000, None, 3001), True, "1,000 to more than 3,000"),
        (Bounds(5, 5, 5), True, "5 or more"),
        (Bounds(), False, "no number"),
    ],
)
def test_bounds_in_words(bounds, open_above, text):
    # As a page tells them.
    assert saying.number(bounds, open_above=open_above) == text


def test_values_in_words():
    # Each kind of value of a field.
    assert saying.value(Spot("Homs", country="SY")) == "Homs, SY"
    assert saying.value(Doer("syr-army", None, "Syrian army", denied=True)) == "not Syrian army"
    assert saying.value(Days(date(2013, 6, 5), date(2013, 6, 5))) == "5 Jun 2013"
    assert saying.value("small_arms") == "small arms"
    assert (
        saying.field_name(Field("happened", "civilians", "harm")) == "whether civilians were harmed"
    )
    assert saying.field_name(Field("killed", "civilians")) == "killed, civilians"


def test_an_absorbed_incident_is_told(war, capture):
    # The page says what became of the id that was asked for.
    view = replace(commands.incident(war, capture), asked="i0123456789ab")
    assert shown(view).startswith(f"i0123456789ab was absorbed: it is now {capture}\n")


def test_a_voice_shows_the_claim_by_which_it_is_judged(war, capture):
    # `judge` takes claim ids: they stand beside the voices.
    view = commands.incident(war, capture)
    told = shown(view)
    assert [r.claims[0] for r in view.told.rows if f"claim {r.claims[0]}" not in told] == []


def test_what_is_agreed_is_what_most_say(war, capture):
    # The value of most origins first, the others with how many say them; never a union.
    field = Field("type")
    choices = (Choice("capture", ("a", "b")), Choice("escape", ("b",)))
    told = replace(commands.incident(war, capture).told.answers[0], field=field, value=None)
    assert saying.most(replace(told, choices=choices)) == "capture; escape (1)"


def test_since_after_until_is_refused(onrecord, war):
    # An empty answer would hide the mistake.
    answer = onrecord("incidents", war, "--since", "2013-07-01", "--until", "2013-06-01")
    assert answer.exit_code == 2
    assert "2013-07-01 is after 2013-06-01" in answer.stderr


def test_a_range_of_lower_bounds_tells_the_greatest(war, capture):
    # "At least 24" and "at least 58" are not "≥24": the top is told.
    told = commands.incident(war, capture).told.answers[0]
    views = tuple(
        replace(v, origin=name, values=(Bounds(low, None, None),))
        for v, name, low in ((told.views[0], "a", 24), (told.views[0], "b", 58))
    )
    answer = replace(told, value=Bounds(24, None, None), views=views, used=("a", "b"))
    assert saying.answer(answer) == "24 to 58 or more"
    assert saying.answer(replace(answer, used=("a",))) == "≥24"

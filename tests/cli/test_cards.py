"""Claims laid out for reading."""

from dataclasses import replace
from datetime import date
from io import StringIO

import pytest
from rich.console import Console

from onrecord.cli.cards import cards
from onrecord.cli.flat import flat, safe
from onrecord.commands import Read, phrases
from onrecord.records import Claimant, Figure, Participant, Period, Place
from support import a_claim, a_report, an_event, two_claims, words


def shown(claims, report, width=80):
    """What is printed of a report at a width."""
    console = Console(file=StringIO(), width=width, highlight=False)
    for line in cards(Read("a.txt", report, claims), console):
        console.print(line)
    return console.file.getvalue()


def test_a_card_at_80_columns():
    # Who says it, what, where, and the words.
    report = a_report(publisher="SANA")
    assert shown(two_claims(report)[1:], report) == (
        "Rebels lose the town\n"
        "SANA · 5 Jun 2013 · a.txt · 1 claim\n" + "─" * 80 + "\n"
        "  2  SANA ← Syrian Army (state forces) · reported\n"
        "     battle: → rebels · killed >500 rebels\n"
        "     Al Quşayr, SY\n"
        "     │ The army took Qusayr on Wednesday. More than 500 rebels died, the army\n"
        "     │ said.\n"
        "\n"
    )


def test_a_card_at_140_columns():
    # The parts stand side by side, the words under them.
    report = a_report(publisher="SANA")
    card = shown(two_claims(report)[1:], report, 140).splitlines()[3:]
    assert card[0].startswith("  2  SANA ← Syrian Army (state forces) ·  ")
    assert " battle: → rebels · killed >500 rebels " in card[0]
    assert card[0].endswith("Al Quşayr, SY")
    assert card[1].strip() == "reported"
    assert card[2].startswith("     │ The army took")


@pytest.mark.parametrize("width", [60, 80, 100, 119, 120, 140, 200])
def test_no_line_is_wider_than_the_screen(width):
    # At any width every line fits, without trailing blanks.
    report = a_report("A title " * 30 + "\n\nThe army took Qusayr. " + "It was long. " * 40)
    lines = shown((a_claim(report, an_event(report)),), report, width).splitlines()
    assert max(len(line) for line in lines) <= width
    assert [line for line in lines if line != line.rstrip()] == []


def test_the_chain_of_those_who_carry_the_words():
    # Nearest to the report first, the origin last.
    report = a_report(publisher="RT")
    commander = Claimant(words(report, "rebels"), None, None, "commander", named=False)
    reuters = Claimant(words(report, "The army"), "Reuters", None, "media", named=True)
    claim = a_claim(report, claimant=commander, via=(reuters,))
    assert phrases.speaker(claim, report) == "RT ← Reuters (media) ← rebels (commander)"


@pytest.mark.parametrize(
    ("stated", "low", "best", "high", "line"),
    [
        (500, 501, None, None, ">500"),
        (5, 5, None, None, "≥5"),
        (18, None, None, 18, "≤18"),
        (40, None, 40, None, "~40"),
        (10, 10, None, 15, "10–15"),
        (1000, 1000, 1000, 1000, "1,000"),
        (0, 0, 0, 0, "0"),
        (None, 24, None, None, "rebels (≥24)"),
        (None, None, None, None, "rebels"),
    ],
)
def test_bounds_of_a_figure(stated, low, best, high, line):
    # As the design's table of figures bounds them.
    toll = Figure("f1", "killed", words(a_report(), "rebels"), stated, None, low, best, high)
    assert phrases.bounds(toll) == line


@pytest.mark.parametrize(
    ("start", "end", "precision", "line"),
    [
        ((2013, 6, 5), (2013, 6, 5), "day", "5 Jun 2013"),
        ((2013, 6, 2), (2013, 6, 5), "days", "2–5 Jun 2013"),
        ((2013, 5, 22), (2013, 6, 5), "week", "22 May – 5 Jun 2013 (week)"),
        ((2012, 12, 30), (2013, 1, 2), "days", "30 Dec 2012 – 2 Jan 2013"),
        ((2012, 5, 1), (2012, 5, 31), "month", "May 2012"),
        ((2012, 5, 1), (2012, 6, 30), "months", "May – Jun 2012"),
        ((2011, 3, 1), (2013, 6, 5), "months", "Mar 2011 – 5 Jun 2013"),
        ((2012, 5, 1), (2012, 5, 20), "month", "1–20 May 2012"),
        ((2012, 1, 1), (2012, 12, 31), "year", "2012"),
        ((2012, 1, 1), (2013, 12, 31), "years", "2012 – 2013"),
        ((2012, 1, 1), None, "open", "from 1 Jan 2012"),
        (None, (2013, 6, 5), "open", "by 5 Jun 2013"),
        (None, None, "open", "time unknown"),
    ],
)
def test_days_of_a_period(start, end, precision, line):
    # In days, or in months and years where it was told in these.
    first, last = (date(*d) if d else None for d in (start, end))
    assert phrases.period(Period(None, first, last, precision)) == line


def test_what_is_not_plain_is_said():
    # Negation, attempt, background, blame, relation and what is unresolved.
    report = a_report()
    place = Place(
        words(report, "Qusayr"), relation="near", unresolved="not in the gazetteer", inferred=True
    )
    doer = Participant(words(report, "The army"), None, None, None, "lead", "suspected")
    event = an_event(report, actors=(doer,), negated=True, realised="attempted", background=True)
    claim = a_claim(report, event, modality="planned", stance="denied")
    assert phrases.status(claim) == "denied, planned"
    assert phrases.what(claim) == "no capture (attempted, background)"
    assert phrases.roles(claim) == "The army (suspected)"
    assert phrases.place(place) == "near Qusayr (not in the gazetteer, inferred)"


def test_the_trigger_is_marked_in_the_quote_on_a_terminal():
    # Colour and weight only where the output is a terminal.
    report = a_report()
    console = Console(file=StringIO(), width=80, force_terminal=True, color_system="standard")
    for line in cards(Read("a.txt", report, two_claims(report)[:1]), console):
        console.print(line)
    assert "\x1b[1;3mtook\x1b[0m" in console.file.getvalue()
    assert "\x1b" not in shown(two_claims(report), report)


def test_a_row_of_a_spreadsheet():
    # Names, ids and bounds in columns of their own.
    report = a_report()
    row = flat(two_claims(report)[1], report)
    assert (row["speaker"], row["speaker_id"]) == ("Syrian Army", "syr-army")
    assert (row["killed_low"], row["killed_best"]) == (501, None)
    assert (row["place_name"], row["place_latitude"]) == (
        "Al Quşayr",
        34.5,
    )
    assert row["negated"] == "no"


def test_a_running_toll_is_not_in_the_columns_of_an_event():
    # "80,000 killed since 2011" stays out of `killed_low`; all figures stand in `figures`.
    report = a_report()
    claim = two_claims(report)[1]
    running = replace(claim, figures=(replace(claim.figures[0], scope="period"),))
    row = flat(running, report)
    assert (row["killed_low"], row["figures"]) == (None, "killed >500 rebels (running toll)")


def test_rows_have_the_same_columns_whatever_a_claim_lacks():
    # A claim without event, place or figure fills the same columns with nothing.
    report = a_report()
    assert list(flat(a_claim(report), report)) == list(flat(two_claims(report)[1], report))


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_what_a_spreadsheet_would_run_is_quoted(start):
    # Numbers below zero stay numbers.
    assert safe(start + "1") == "'" + start + "1"
    assert safe(-1) == -1


def test_a_text_of_the_report_itself_without_publisher():
    # Nobody's name is made up.
    report = replace(a_report(), publisher=None)
    assert phrases.speaker(a_claim(report), report) == "the report"

"""What holds of every claim of every text, whatever the text: spans, ids, contract, no errors."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from onrecord.records import Claim, Report, Words, from_published, make_report, to_published
from support_claims import PUBLISHED, read_all

ROOT = Path(__file__).parent.parent.parent
DEMO = sorted((ROOT / "demo" / "reports").iterdir())

SUBJECTS = ["The army", "Rebels", "Boko Haram", "Masked men", "Police", "He", "They", "Russia", ""]
VERBS = ["shelled", "captured", "denied shelling", "plans to storm", "killed", "withdrew from"]
OBJECTS = ["the town", "Goma", "at least 12 civilians", "Aleppo's rebel-held districts", "it"]
TAILS = [
    "on Tuesday", ", an official said", " – “a massacre”, he added", " near Gao",
    ", including 3 children", "\n\n", ", 12 km north of Hama", "; 1,000 fled", " since March 2011",
]  # fmt: skip
SENTENCE = st.tuples(
    st.sampled_from(SUBJECTS),
    st.sampled_from(VERBS),
    st.sampled_from(OBJECTS),
    st.sampled_from(TAILS),
    st.sampled_from([".", "?", "", '."', "!", "…"]),
).map(lambda s: f"{s[0]} {s[1]} {s[2]} {s[3]}{s[4]} ")
STORY = st.lists(SENTENCE, min_size=1, max_size=6).map("".join)

ODD = {
    "one letter": "a",
    "blank lines": "\n\n \n",
    "a full stop": ".",
    "only quotes": '"""""" “”“ \'\'',
    "only numbers": "12 30 1,000 5.5 1990 2-3 1/2",
    "emoji": "🔥🔥 Rebels took 🏙️ Goma 😱😱 killing 12 👨‍👩‍👧 on Tuesday",
    "a very long sentence": "The army shelled the town and " * 600 + "left.",
    "3000 commas": "Rebels, " * 1000,
    "unbalanced quotes": '"The army shelled Goma, he said. “They killed 12. "It was \'bad.',
    "brackets": "((([[[ Rebels ))) took ]] Goma (on Tuesday",
    "right-to-left marks": "\u200fRebels\u200e took \u202bGoma\u202c on \u2067Tuesday\u2069.",
    "Arabic between": "The army shelled القصير and حمص on Tuesday, killing 12.",
    "zero-width": "Re\u200bbels shel\u00adled Go\ufeffma.",
    "combining marks": "Rebels shelled Al Qus\u0327ayr\u0301 and İdlib and STRASSE ß ŉ.",
    "all capitals with odd letters": "İSTANBUL WAS SHELLED BY REBELS IN STRASSE ß ŉ AND ǰ.",
    "control characters": "Rebels\x00 shelled\x0b Goma\x0c on\x1f Tuesday.",
    "carriage returns": "Title\r\n\r\nRebels shelled Goma.\r\nThe army left.\r",
    "line separators": "Rebels shelled Goma.\u2028The army left.\u2029Police said so.\x85End.",
    "hyphens": "Rebel-held-army-shelled---Goma - held – -held",
    "huge numbers": "Rebels killed 99999999999999999999999 people and 10 billion trillion dozen.",
    "strange dates": "On 31 February 2013 and 99/99/9999 rebels shelled Goma since 0000.",
    "apostrophes": "The armys rebels' ' ''s 's killed 's people in d'Ivoire's O'Brien''s.",
    "a title alone": "REBELS TAKE GOMA",
    "ellipsis": "... Rebels ... took ... Goma ...",
    "markup": "<p>Rebels &amp; army <b>shelled</b> Goma</p>",
}


@cache
def schema() -> Draft202012Validator:
    path = ROOT / "schema" / "claim.schema.json"
    return Draft202012Validator(json.loads(path.read_text(encoding="utf-8")))


def all_words(value: Any, at: str = "claim") -> Iterator[tuple[str, Words]]:
    """Every piece of the report's text in a claim, with the way to it."""
    if isinstance(value, Words):
        yield at, value
    elif is_dataclass(value):
        for field in fields(value):
            yield from all_words(getattr(value, field.name), f"{at}.{field.name}")
    elif isinstance(value, tuple):
        for i, item in enumerate(value):
            yield from all_words(item, f"{at}[{i}]")


def assert_sound(report: Report, claims: tuple[Claim, ...]) -> None:
    """What the contract holds of any claims of any report."""
    ids = [c.id for c in claims]
    assert len(ids) == len(set(ids)), "two claims share an id"
    figures = [f for c in claims for f in c.figures]
    numbers = {f.id for f in figures}
    assert len(numbers) == len({f.words.span for f in figures}), "a figure's id is not its own"
    for claim in claims:
        assert claim.report_id == report.id
        assert from_published(published(claim, report)) == claim
        assert_carried(claim)
        for at, words in all_words(claim):
            assert report.text[words.start : words.end] == words.text, at
            assert words.text.strip(), f"{at} is blank"
        errors = [
            f"{e.json_path}: {e.message}" for e in schema().iter_errors(published(claim, report))
        ]
        assert not errors, errors
        for figure in claim.figures:
            assert figure.part_of is None or figure.part_of in numbers - {figure.id}
            assert_bounds(figure.low, figure.best, figure.high)
        assert all(a.id in ids and a.id != claim.id for a in claim.about)
        period = claim.event.period if claim.event else None
        if period and period.start and period.end:
            assert period.start <= period.end, period
    mentions = {c.event.mention for c in claims if c.event}
    assert not mentions or 1 in mentions, "no main event"


def assert_carried(claim: Claim) -> None:
    """The evidence holds the trigger, and only the report itself speaks without a claimant."""
    if claim.event:
        start, end = claim.event.trigger.span
        spans = [e.words.span for e in claim.evidence]
        assert any(s <= start and end <= e for s, e in spans), "the trigger is not in the evidence"
    assert (claim.stance == "asserted") <= (claim.claimant is None)
    assert claim.claimant is not None or claim.stance in ("asserted", "doubted")


def assert_bounds(low: int | None, best: int | None, high: int | None) -> None:
    given = [n for n in (low, best, high) if n is not None]
    assert given == sorted(given)


def published(claim: Claim, report: Report) -> Any:
    return json.loads(json.dumps(to_published(claim, report)))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(STORY)
def test_claims_of_generated_stories_keep_the_contract(story: str) -> None:
    """Whatever sentences stand together, the claims are whole."""
    report = make_report(story, published=PUBLISHED)
    assert_sound(report, read_all([report])[0][1])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_any_text_is_read_without_an_error(text: str) -> None:
    """Text that is no news at all is read too."""
    report = make_report(text, published=None)
    assert_sound(report, read_all([report])[0][1])


@pytest.mark.parametrize("kind", ODD)
def test_odd_input_is_read_without_an_error(kind: str) -> None:
    """Input that no editor would send: no error, and sound claims."""
    report = make_report(ODD[kind], published=PUBLISHED)
    assert_sound(report, read_all([report])[0][1])


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(STORY)
def test_two_readings_of_one_text_give_the_same_claims(story: str) -> None:
    """Nothing in a claim hangs on chance, on what was read before, or on neighbours."""
    one, other = make_report(story, published=PUBLISHED), make_report("Rebels shelled Gao. " * 3)
    alone = read_all([one])[0][1]
    assert read_all([other, one])[1][1] == alone


def test_capitals_do_not_move_offsets() -> None:
    """A wire in capitals gives words in capitals, at their own place."""
    report = make_report("REBELS SHELLED GOMA ON TUESDAY, THE ARMY SAID.", published=PUBLISHED)
    claims = read_all([report])[0][1]
    assert claims and all(w.text == w.text.upper() for c in claims for _, w in all_words(c))


def test_an_empty_text_has_no_claims() -> None:
    """Nothing in, nothing out."""
    assert read_all([make_report("")])[0][1] == ()


def test_a_report_without_a_date_gets_no_days() -> None:
    """Without the day of publication "Tuesday" is words, not a day, and nothing is inferred."""
    report = make_report("Rebels shelled Goma on Tuesday. The army left the town.")
    for claim in read_all([report])[0][1]:
        period = claim.event.period if claim.event else None
        assert period is None or (period.start is None and period.end is None)


@pytest.mark.skipif(not DEMO, reason="there are no demonstration reports")
def test_all_demonstration_reports_give_claims_that_keep_the_contract() -> None:
    """Every report of the demonstration, from file to published claim."""
    from onrecord.intake import IntakeOptions, TakenIn, take_in

    taken = list(take_in([str(p) for p in DEMO], IntakeOptions()))
    reports = [t.report for t in taken if isinstance(t, TakenIn)]
    assert len(reports) == len(DEMO)
    for reading, claims in read_all(reports):
        assert claims, reading.report.title
        assert_sound(reading.report, claims)

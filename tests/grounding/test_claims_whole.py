"""Drafts to claims: ids, order, inferred places and days, and what settings do not change."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from onrecord.claims.english import drafts_of
from onrecord.grounding.claims import claims_of
from onrecord.records import make_report
from support_claims import ENGINE, claims_in, reading_of, told

STORY = "Rebels shelled Gao on Monday. The shelling killed nine people, doctors said."


def test_ids_do_not_depend_on_the_engine() -> None:
    """Judgements hold on to their claim when a better engine reads again."""
    reading = reading_of(STORY)
    drafts = drafts_of(reading)
    other = replace(ENGINE, name="llm", version="9", settings="x")
    one, two = claims_of(reading, drafts, ENGINE), claims_of(reading, drafts, other)
    assert [c.id for c in one] == [c.id for c in two]
    assert {c.engine for c in two} == {other}


def test_claims_stand_in_the_order_of_the_text() -> None:
    """Sentence by sentence."""
    starts = [c.evidence[0].words.start for c in claims_in(STORY * 3)]
    assert starts == sorted(starts)


def test_a_report_of_another_day_has_other_periods_and_the_same_ids() -> None:
    """The day of publication is context, not identity."""
    one, other = claims_in(STORY, date(2013, 6, 5)), claims_in(STORY, date(2014, 6, 5))
    assert [c.id for c in one] == [c.id for c in other]
    assert one[0].event and other[0].event and one[0].event.period != other[0].event.period


def test_place_and_day_of_the_same_event_are_inferred() -> None:
    """The second claim has Gao and Monday from the first, and says so."""
    event = told(STORY, "killed").event
    assert [(p.words.text, p.inferred) for p in event.places] == [("Gao", True)]
    assert event.period and event.period.start == date(2013, 6, 3) and event.period.inferred


def test_nothing_is_inferred_from_another_event() -> None:
    """What happened in Gao says nothing of where the general defected."""
    event = told("Rebels shelled Gao on Monday. A general defected.", "defected").event
    assert event.places == ()


def test_evidence_is_the_sentence() -> None:
    """The words that carry the claim, whole."""
    claim = told(STORY, "killed").claim
    sentence = "The shelling killed nine people, doctors said."
    assert [e.words.text for e in claim.evidence] == [sentence]


def test_every_claim_names_its_report_and_engine() -> None:
    """A claim says what it was read from and by what."""
    report = make_report(STORY)
    assert {(c.report_id, c.engine) for c in claims_in(STORY)} == {(report.id, ENGINE)}

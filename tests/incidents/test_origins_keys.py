"""Tests of whose word a claim is: the table of rules, and what `origins` shows."""

from datetime import date

import pytest

from onrecord.incidents import origins
from onrecord.records import Claim, Claimant, Engine, Voice, make_report, words_at

ENGINE = Engine("test", "1", "0")


def by(text, *, name=None, actor=None, kind=None, named=None, voice=None):
    words = words_at(text, 0, len(text))
    spoken = Voice(words_at(voice, 0, len(voice)), voice) if voice else None
    known = named if named is not None else bool(name or actor)
    return Claimant(words, name, actor, kind, known, spoken)


def claim(report, claimant, *via):
    name = claimant.words.text if claimant else ""
    return Claim(
        id=f"{report.id}{name}",
        report_id=report.id,
        claimant=claimant,
        via=via,
        stance="reported" if claimant else "asserted",
        modality="actual",
        event=None,
        figures=(),
        about=(),
        evidence=(),
        engine=ENGINE,
    )


def report(name, publisher="Gulf Courier", agency=None, day=5):
    return make_report(
        name, url=name, publisher=publisher, agency=agency, published=date(2013, 6, day)
    )


ONE = report("one")
AFP = by("AFP", name="Agence France-Presse", actor="afp", kind="media")
MONITOR = by("The Observatory", name="Syrian Observatory for Human Rights", actor="sohr")
OWN, HEAD = "publisher:gulf courier", "the head of the Syrian Observatory for Human Rights, Rami"
RULES = {
    "the report's own voice": (None, (), OWN),
    "a monitor": (MONITOR, (), "actor:sohr"),
    "a monitor, carried by an agency": (MONITOR, (AFP,), "actor:sohr"),
    "a spokesman is his body": (
        by("army", name="Syrian Army", actor="syr-army", voice="a spokesman, Ali Khalil"),
        (),
        "actor:syr-army",
    ),
    "the head of a monitor": (
        by(HEAD, name="Rami Abdel Rahman", kind="official"),
        (),
        "actor:sohr",
    ),
    "an agency is the claimant": (AFP, (), "actor:afp"),
    "the state's agency by a short name": (
        by("the state news agency Sana", kind="media", named=True),
        (),
        "actor:sana",
    ),
    "a person": (by("Gov. Salim Khoury", name="Salim Khoury"), (), "name:salim khuri"),
    "a post": (
        by("the governor of Homs", kind="official", named=True),
        (),
        "name:guvernur uf hums",
    ),
    "activists": (by("activists", kind="monitor"), (), f"text:{ONE.id}:monitor"),
    "activists in a named town": (
        by("activists in Homs", kind="monitor", named=True),
        (),
        f"text:{ONE.id}:monitor",
    ),
    "a source that told an agency": (
        by("a military source", kind="unnamed"),
        (AFP,),
        "heard:afp:unnamed",
    ),
    "a source without a kind": (
        by("the Command", name="The Command"),
        (),
        f"text:{ONE.id}:the kumand",
    ),
    "nobody": (by("it"), (), f"text:{ONE.id}:unnamed"),
}


@pytest.mark.parametrize(("who", "via", "key"), RULES.values(), ids=RULES)
def test_the_origin_of_a_claim(who, via, key):
    (told,) = origins.testimonies([(ONE, claim(ONE, who, *via))], {})
    assert told.origin == key


def test_two_outlets_that_quote_one_monitor_are_one_origin():
    two = report("two", "Bekaa Today")
    pairs = [(r, claim(r, MONITOR)) for r in (ONE, two)]
    assert {t.origin for t in origins.testimonies(pairs, {})} == {"actor:sohr"}


def test_activists_of_two_texts_are_two_and_of_a_copy_one():
    two, who = report("two", "Bekaa Today"), by("activists", kind="monitor")
    pairs = [(r, claim(r, who)) for r in (ONE, two)]
    assert len({t.origin for t in origins.testimonies(pairs, {})}) == 2
    assert (
        len({t.origin for t in origins.testimonies(pairs, {ONE.id: ONE.id, two.id: ONE.id})}) == 1
    )


def test_a_copy_of_a_wire_story_speaks_with_the_wires_voice():
    early, late = report("early", "Cedar Post"), report("late", "Bekaa Today", "AFP", 6)
    pairs = [(r, claim(r, None)) for r in (early, late)]
    copies = {early.id: early.id, late.id: early.id}
    assert {t.origin for t in origins.testimonies(pairs, copies)} == {"actor:afp"}


def test_one_outlet_on_two_days_is_one_origin():
    pairs = [(r, claim(r, None)) for r in (report("one"), report("two", day=7))]
    assert {t.origin for t in origins.testimonies(pairs, {})} == {OWN}


def test_a_body_is_remembered_within_one_report_only():
    two = report("two", "Bekaa Today")
    alone = by("Rami Abdel Rahman", name="Rami Abdel Rahman")
    told = [
        (ONE, claim(ONE, by(HEAD, name="Rami Abdel Rahman", kind="official"))),
        (ONE, claim(ONE, alone)),
        (two, claim(two, alone)),
    ]
    keys = [t.origin for t in origins.testimonies(told, {})]
    assert keys == ["actor:sohr", "actor:sohr", "name:rami abdel rahman"]


def test_the_overview_says_who_repeats_whom():
    two = report("two", "Bekaa Today", day=4)
    pairs = [(ONE, claim(ONE, MONITOR)), (two, claim(two, MONITOR)), (two, claim(two, None))]
    copies = {ONE.id: two.id, two.id: two.id}
    monitor, outlet = origins.origins_of(origins.testimonies(pairs, {}), copies)
    assert (monitor.key, monitor.name, monitor.kind) == (
        "actor:sohr",
        "Syrian Observatory for Human Rights",
        "actor",
    )
    assert (monitor.claims, monitor.copies, monitor.first) == (2, 1, date(2013, 6, 4))
    assert monitor.carried_by == (("publisher:bekaa today", 1), (OWN, 1))
    assert monitor.reports == (two.id, ONE.id)
    assert (outlet.name, outlet.carries) == ("Bekaa Today", (("actor:sohr", 1),))

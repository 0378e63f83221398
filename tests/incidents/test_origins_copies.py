"""Tests that near-identical texts are one family, look-alikes are not, in whatever order."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import IncidentsError
from onrecord.incidents.origins import CopyIndex, copies_of
from onrecord.records import make_report

WIRE = (
    "Shells fell on the market of Tall Hamra on Sunday, killing 14 people and wounding 30. "
    "The army said its guns had been silent all day. "
    "A doctor at the Hamra field clinic said most of the dead were traders. "
    "Rebels have held the town since March, and the army has tried to take it back three times. "
    "The governor, Salim Khoury, called for the road to Idlib to be opened for the wounded. "
    "Two lorries with medicine were waiting on the Turkish side, the Red Crescent said."
)
OTHER_TOWN = (
    "Shells fell on the market of Kafr Zayta on Monday, killing 6 people and wounding 11. "
    "The army said its guns had been silent all day. "
    "A doctor at the Zayta field clinic said most of the dead were traders. "
    "Rebels have held the town since June, and the army has tried to take it back twice. "
    "The governor, Anas Naim, called for the road to Hama to be opened for the wounded. "
    "Four lorries with medicine were waiting on the Turkish side, the Red Crescent said."
)
FOREIGN = "Grain left the port of Odesa for the first time since July, a shipping agent said."
SENTENCES = WIRE.split(". ")


def report(name, text, day=2, title="Shells fall"):
    return make_report(
        f"{title}\n\n{text}",
        title=title,
        body_start=len(title) + 2,
        published=date(2013, 6, day),
        url=name,
    )


TEXTS = {
    "cut": ". ".join(SENTENCES[:2] + SENTENCES[3:5]) + ".",
    "credited": "HAMRA (AFP) - " + WIRE + " (With reporting by AFP)",
    "added": WIRE + "\n\n" + FOREIGN,
    "respelt": WIRE.replace("Khoury", "Khouri").replace("Hamra", "Hamrah"),
    "later toll": WIRE.replace("killing 14", "killing 17"),
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_copy_has_the_first_report_as_root(text):
    wire, copy = report("wire", WIRE), report("copy", text, 3, "What we know")
    assert copies_of([copy, wire]) == {copy.id: wire.id, wire.id: wire.id}


def test_the_same_words_told_of_another_town_are_no_copy():
    one, two = report("one", WIRE), report("two", OTHER_TOWN, 3)
    assert copies_of([one, two]) == {one.id: one.id, two.id: two.id}


def test_a_paragraph_taken_over_makes_no_copy():
    one = report("one", WIRE + "\n\n" + FOREIGN)
    two = report("two", FOREIGN + " The crew is Syrian. It will sail to Tripoli by Friday.")
    assert copies_of([one, two])[two.id] == two.id


def test_a_daily_item_with_other_numbers_is_no_copy():
    one = report("one", "At least 80 people were killed in strikes on Gaza City.")
    two = report("two", "At least 61 people were killed in strikes on Gaza City.", 3)
    assert copies_of([one, two])[two.id] == two.id


def test_reports_without_words_or_day_are_taken():
    empty = make_report("", url="a")
    dateless = make_report("Rebels left.", url="b")
    assert copies_of([empty, dateless]) == {empty.id: empty.id, dateless.id: dateless.id}


FAMILY = [
    report(name, text, 3 + n % 2, f"Head {n}") for n, (name, text) in enumerate(TEXTS.items())
]
MIXED = [*FAMILY, report("wire", WIRE), report("other", OTHER_TOWN), report("grain", FOREIGN)]


@settings(max_examples=25, deadline=None)
@given(st.permutations(MIXED), st.integers(1, 8))
def test_order_and_batches_do_not_change_the_families(reports, cut):
    index = CopyIndex()
    index.add(reports[:cut])
    index.add(reports[cut:])
    assert index.roots() == {r.id: copies_of(MIXED)[r.id] for r in reports}


def test_an_index_goes_on_from_its_signatures():
    index = CopyIndex()
    index.add(MIXED[:4])
    kept = {r.id: index.signature(r.id) for r in MIXED[:4]}
    again = CopyIndex.restore(kept, index.roots())
    assert again.roots() == index.roots()
    assert again.add(MIXED[4:]) == index.add(MIXED[4:])
    assert again.roots() == index.roots() == copies_of(MIXED)


def test_adding_says_whose_root_changed():
    later, first = report("later", WIRE, 5), report("first", WIRE, 2)
    index = CopyIndex()
    assert index.add([later]) == {later.id: later.id}
    assert index.add([first]) == {first.id: first.id, later.id: first.id}
    assert index.add([first]) == {}


def test_a_signature_of_another_version_is_refused():
    index = CopyIndex()
    index.add([MIXED[0]])
    old = b"\x09" + index.signature(MIXED[0].id)[1:]
    with pytest.raises(IncidentsError, match="version 9"):
        CopyIndex.restore({"a": old}, {})


def test_formulaic_texts_cost_no_more_than_their_number(monkeypatch):
    # Bulletins that differ in a name and a number only: none is held against all others.
    texts = [
        f"Police of district {'abcdefghij'[n % 10]}{n} said on Monday that {n} shops were shut. "
        "Nobody was hurt, the office added, and the roads of the quarter are open again now."
        for n in range(200)
    ]
    index = CopyIndex()
    asked = []
    ask = index.likeness
    monkeypatch.setattr(index, "likeness", lambda a, b: asked.append((a, b)) or ask(a, b))
    index.add([make_report(text, url=f"u:{n}") for n, text in enumerate(texts)])
    assert len(asked) <= 200 * index.levels.sketch.crowd

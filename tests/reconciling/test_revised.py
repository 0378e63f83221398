"""Which claims of a page's later text are new, changed, gone, or have only moved."""

from dataclasses import replace

from onrecord.reconciling.revised import changes, match
from onrecord.reconciling.revised_words import text_changes
from onrecord.records import Claimant, Evidence, Figure, Place, make_report, words_at
from support import a_claim, an_event, words

BASE = "At least 5 people died in Zarqand. Rebels took Belmar. The army left Zarqand on Friday."


def toll(report, text="At least 5", low=5, **changes):
    """The claim that so many died."""
    figure = Figure("f1", "killed", words(report, text), low, "at least", low, None, None)
    end = changes.pop("end", "people died in Zarqand.")
    told = {"figures": (figure,), "evidence": evidence(report, end)} | changes
    return a_claim(report, an_event(report, "died", type="killing"), **told)


def capture(report, place="Belmar", **changes):
    told = {"evidence": evidence(report, f"took {place}.")} | changes
    where = (Place(words(report, place)),)
    return a_claim(report, an_event(report, "took", places=where), **told)


def evidence(report, end):
    """The sentence that ends so."""
    at = report.text.index(end)
    start = max(report.text.rfind(stop, 0, at) for stop in (". ", "\n")) + 1
    return (Evidence(words_at(report.text, start, at + len(end)), "indirect"),)


def test_a_claim_that_only_moved_did_not_change():
    # A paragraph above it pushes every span further.
    old, new = make_report(BASE), make_report("It rained.\n\n" + BASE)
    assert changes([toll(old), capture(old)], [toll(new), capture(new)]) == ()


def test_a_figure_that_was_revised():
    old, new = make_report(BASE), make_report(BASE.replace("5 people", "9 people"))
    (change,) = changes([toll(old), capture(old)], [toll(new, "At least 9", 9), capture(new)])
    assert change.what == "changed"
    assert [(f.field, f.before, f.after) for f in change.fields] == [
        ("killed", "At least 5", "At least 9")
    ]


def test_what_appeared_and_what_vanished():
    old, new = make_report(BASE), make_report(BASE.replace("Rebels took Belmar. ", ""))
    assert [c.what for c in changes([toll(old), capture(old)], [toll(new)])] == ["vanished"]
    assert [c.what for c in changes([toll(new)], [toll(old), capture(old)])] == ["appeared"]


def test_another_speaker_and_stance():
    text = BASE.replace("Zarqand. R", "Zarqand, the mayor denied. R")
    old, new = make_report(BASE), make_report(text)
    mayor = Claimant(words(new, "the mayor"), None, None, "official", named=False)
    later = toll(new, claimant=mayor, stance="denied", end="the mayor denied.")
    (change,) = changes([toll(old)], [later])
    assert [(f.field, f.before, f.after) for f in change.fields] == [
        ("stance", "asserted", "denied"),
        ("speaker", "", "the mayor"),
    ]


def test_two_events_of_one_kind_in_other_words_are_not_one_that_changed():
    # A capture of one town vanished, and a capture of another was told anew.
    old = make_report(BASE)
    new = make_report(BASE.replace("Rebels took Belmar.", "Later on Sunday soldiers took Ordun."))
    found = changes([capture(old)], [capture(new, "Ordun")])
    assert [c.what for c in found] == ["appeared", "vanished"]


def test_the_same_claim_told_twice_pairs_twice():
    text = BASE + " Rebels took Belmar."
    old = make_report(text)
    first = capture(old)
    second = replace(first, id="again")
    found = match([first, second], [first, second])
    assert len(found.pairs) == 2
    assert len({b.id for _, b in found.pairs}) == 2


def test_words_that_came_went_and_stayed():
    (change,) = text_changes(BASE, BASE.replace("5 people", "9 people"))
    assert (change.before, change.after) == (
        "At least 5 people died in Zarqand.",
        "At least 9 people died in Zarqand.",
    )
    assert "".join(w for mark, w in change.parts if mark != "out") == change.after
    assert "".join(w for mark, w in change.parts if mark == "out") == " 5"


def test_a_sentence_that_is_new_and_one_that_is_gone():
    before, after = "One came. Two left.", "One came. Somebody else spoke of peace."
    assert [(c.before, c.after) for c in text_changes(before, after)] == [
        (None, "Somebody else spoke of peace."),
        ("Two left.", None),
    ]


def test_a_text_that_only_moved_its_lines_has_no_changes():
    assert text_changes("One came.\nTwo left.", "One came. Two left.") == ()

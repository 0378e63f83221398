"""What cannot speak, what is condemned, and what is called false."""

from __future__ import annotations

import pytest
from test_attribution import only, read, said, words

from onrecord.claims.attribution import attributions

SILENT = [
    "The fighting in Aleppo suggested that the rebels were weakening.",
    "The involvement of foreign fighters shows that the war is spreading.",
    "The war said a lot about him.",
]


@pytest.mark.parametrize("text", SILENT)
def test_events_and_abstractions_do_not_speak(text):
    """Fighting, involvement and war let nothing be said."""
    assert attributions(read(text)) == ()


@pytest.mark.parametrize("speaker", ["A survey", "The documents", "A video", "The government"])
def test_bodies_and_things_that_hold_words_do(speaker):
    """Their nouns are data, and no ending makes them mute."""
    reading, found = only(f"{speaker} showed that the army had used gas.")
    assert words(reading, found.source) == speaker


# text · who condemns · what is condemned
DRAWN = [
    ("The involvement of Hezbollah in the fighting has invoked condemnation from the US.",
     "the US", "The involvement of Hezbollah in the fighting"),
    ("The shelling of the town drew condemnation from the UN and the EU.",
     "the UN and the EU", "The shelling of the town"),
    ("The massacre provoked outrage among activists.", "activists", "The massacre"),
    ("The attack sparked condemnation by the Arab League.", "the Arab League", "The attack"),
    ("The strike triggered international condemnation.", None, "The strike"),
    ("The strike was met with criticism from doctors.", "doctors", "The strike"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "content"), DRAWN)
def test_what_draws_condemnation_is_condemned(text, source, content):
    """The subject of "drew condemnation" is what is spoken of, not who speaks."""
    reading, found = only(text)
    told = (found.manner, words(reading, found.source), said(reading, found))
    assert told == ("condemn", source, content)


MASSACRE = "a massacre in Tadamon"
GAS = "that the army had used gas"

# text · who denies · what is denied
DENIED = [
    ("The government said reports of a massacre in Tadamon were false.",
     "The government", MASSACRE),
    ("Reports of a massacre in Tadamon are false, the government said.",
     "the government", MASSACRE),
    ("The government dismissed reports of a massacre in Tadamon as false.",
     "The government", MASSACRE),
    ("The government dismissed as false reports of a massacre in Tadamon.",
     "The government", MASSACRE),
    ("The minister called the claims of a massacre in Tadamon baseless.",
     "The minister", MASSACRE),
    ("Moscow described the reports of a massacre in Tadamon as fake news.", "Moscow", MASSACRE),
    ("The minister described the claim that the army had used gas as a lie.",
     "The minister", GAS),
    ("The ministry rejected the accusation that the army had used gas.", "The ministry", GAS),
    ("The accusations that the army had used gas were dismissed by Moscow.", "Moscow", GAS),
    ("The ministry said it was not true that the army had used gas.", "The ministry", GAS),
    ("It was not true that the army had used gas.", None, GAS),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "content"), DENIED)
def test_words_called_false_are_denied(text, source, content):
    """The denial's content is the denied thing, without the reports of it."""
    reading = read(text)
    denials = [a for a in attributions(reading) if a.manner == "deny"]
    assert [(words(reading, a.source), said(reading, a)) for a in denials] == [(source, content)]


def test_who_made_a_denied_claim_keeps_it():
    """The claim by activists stays theirs beside the denial."""
    reading = read("Moscow rejected the claim by activists that the army had used gas.")
    told = {(a.manner, words(reading, a.source)) for a in attributions(reading)}
    assert told == {("deny", "Moscow"), ("claim", "activists")}


@pytest.mark.parametrize(
    "text",
    [
        "The report could not be independently verified.",
        "It was not possible to verify the report.",
    ],
)
def test_what_nobody_could_verify_has_no_source(text):
    """An empty "it" is no speaker; the speaking is negated."""
    _, found = only(text)
    assert (found.source, found.manner, found.negated) == (None, "confirm", True)


# text without a title · speaker · what is said
UNTITLED = [
    ("Army shells Homs; 20 killed – activists", "activists", "Army shells Homs; 20 killed"),
    ("20 killed in Homs: activists", "activists", "20 killed in Homs"),
    ("Syria: 20 killed in Homs - activists", "activists", "Syria: 20 killed in Homs"),
    ("Assad: we will win", "Assad", "we will win"),
]


@pytest.mark.parametrize(("line", "source", "content"), UNTITLED)
def test_a_short_first_line_may_be_a_headline(line, source, content):
    """Texts come without titles; their first line is read as one."""
    reading, found = only(f"{line}\n\nThe fighting went on through Monday.")
    assert (words(reading, found.source), said(reading, found)) == (source, content)
    assert found.form == "headline"


def test_a_short_name_in_capitals_speaks_before_a_colon():
    """ "SOHR" is tagged as anything but a name."""
    title = "SOHR: 70 killed in Aleppo"
    reading = read(f"{title}\n\nThe fighting went on through Monday.", title)
    (found,) = attributions(reading)
    assert (words(reading, found.source), said(reading, found)) == ("SOHR", "70 killed in Aleppo")


@pytest.mark.parametrize("line", ["BEIRUT: Rebels took the town.", "Homs, Syria - Rebels moved."])
def test_a_place_before_a_colon_is_no_speaker(line):
    """Datelines say nothing."""
    assert attributions(read(f"{line}\n\nThe fighting went on through Monday.")) == ()

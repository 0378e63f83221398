"""Who carried the words, who speaks for whom, and who "he" is."""

from __future__ import annotations

import pytest
from test_attribution import only, read, said, words

from onrecord.claims.attribution import attributions

# text · speaker · carriers
CARRIED = [
    ("The army liberated the province, Ahmad Munir told RT.", "Ahmad Munir", ["RT"]),
    ("The town fell, Reuters said citing a rebel commander in contact with the brigades.",
     "a rebel commander in contact with the brigades", ["Reuters"]),
    ("The convoy was hit, according to Al-Monitor, quoting two Turkish officials.",
     "two Turkish officials", ["Al-Monitor"]),
    ("The commander was quoted by SANA as saying that the town was safe.",
     "The commander", ["SANA"]),
    ("In an interview with CNN, Assad said his forces would win.", "Assad", ["CNN"]),
    ("The general told the crowd that the war was won.", "The general", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "carriers"), CARRIED)
def test_carriers_pass_on_the_words_of_another(text, source, carriers):
    """Who is told is a carrier only where it carries news; who is cited is the speaker."""
    reading, found = only(text)
    assert words(reading, found.source) == source
    assert [words(reading, c) for c in found.carriers] == carriers


# text · body · voice
VOICES = [
    ("Army spokesman Ali Hassan said the road was open.", "Army", "spokesman Ali Hassan"),
    ("Jay Carney, a spokesman for the White House, said it was a mistake.",
     "the White House", "Jay Carney, a spokesman"),
    ("A White House statement said it was a mistake.", "White House", None),
    ("Homs Governor Ahmad Munir said the town was safe.", "Homs Governor Ahmad Munir", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "body", "voice"), VOICES)
def test_a_spokesman_is_the_voice_of_a_body(text, body, voice):
    """The body is the source; an official speaks for himself."""
    reading, found = only(text)
    assert (words(reading, found.source), words(reading, found.voice)) == (body, voice)


def test_a_spokesman_who_repeats_a_call_is_its_voice():
    """ "Reiterated the administration's call": the administration calls, by his voice."""
    reading, found = only(
        "Spokesman Jay Carney reiterated the administration's call for Iran to withdraw.", "demand"
    )
    assert words(reading, found.source) == "the administration"
    assert words(reading, found.voice) == "Spokesman Jay Carney"


def test_how_many_spoke_and_when():
    """ "Two officials", "on Monday", and words of time that stand by the speaker."""
    reading, found = only("Two officials told Reuters on Monday that the convoy had been hit.")
    assert (found.number, words(reading, found.said)) == (2, "on Monday")
    reading, found = only("Humanitarian agencies earlier this week claimed many were trapped.")
    assert words(reading, found.source) == "Humanitarian agencies"
    assert words(reading, found.said) == "earlier this week"
    assert found.number is None


# text · last source · its antecedent
EARLIER = [
    ("Ahmad Saleh, a doctor, said 12 had died. He added that more would.",
     "He", "Ahmad Saleh, a doctor"),
    ("Ilyas Saleh said the road was shut. Omar Saleh said it was open. Saleh believes in peace.",
     "Saleh", "Omar Saleh"),
    ("The Syrian Observatory said 40 people were killed. The group said the toll could rise.",
     "The group", "The Syrian Observatory"),
    ("The Syrian army said it had won. The army said the road was open.",
     "The army", "The Syrian army"),
    ("Two witnesses said they saw smoke. They said a house was on fire.", "They", "Two witnesses"),
    ("A nurse, who said the ward was full, wept.", "who", "A nurse"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "antecedent"), EARLIER)
def test_pronouns_and_short_names_go_back_to_the_speaker_before(text, source, antecedent):
    """He, they, who, the group, the army, and a surname to the nearest full name."""
    reading = read(text)
    found = attributions(reading)[-1]
    assert words(reading, found.source) == source
    assert words(reading, found.antecedent) == antecedent
    assert found.pronoun == (source in ("He", "They", "who"))


def test_we_in_a_quotation_is_its_speaker():
    """The one who is quoted hopes."""
    reading = read("“We hope that the road will open,” Muhammad Fatih said.")
    hope = next(a for a in attributions(reading) if a.manner == "hope")
    assert words(reading, hope.antecedent) == "Muhammad Fatih"


@pytest.mark.parametrize(
    ("answer", "manner"), [("“Yes, it is true.”", "confirm"), ("“No, never.”", "deny")]
)
def test_what_was_asked_is_answered(answer, manner):
    """The question's clause becomes the words of who answers; the asker carries them."""
    text = f"Asked by RT if the rebels are preparing to fight back, Muhammad Fatih said {answer}"
    reading = read(text)
    asked, answered = attributions(reading)
    assert (asked.form, asked.manner, answered.form) == ("question", manner, "direct")
    assert said(reading, asked) == "if the rebels are preparing to fight back"
    assert [words(reading, a.source) for a in (asked, answered)] == ["Muhammad Fatih"] * 2
    assert [words(reading, c) for c in asked.carriers] == ["RT"]

"""Words at second hand: who is cited speaks, who cites carries; and what was said on an occasion."""

from __future__ import annotations

import pytest
from test_attribution import only, read, said, words

from onrecord.claims.attribution import attributions

KILLED = "that 30 soldiers were killed"

# text · speaker · carriers · what is said
CITED = [
    ("Reuters said, citing a rebel commander, that 30 soldiers were killed.",
     "a rebel commander", ["Reuters"], KILLED),
    ("Reuters, citing a rebel commander, said that 30 soldiers were killed.",
     "a rebel commander", ["Reuters"], KILLED),
    ("Reuters reported, quoting a rebel commander, that 30 soldiers were killed.",
     "a rebel commander", ["Reuters"], KILLED),
    ("CBS News reported, citing hospital officials, there were over 1,000 deaths on Wednesday.",
     "hospital officials", ["CBS News"], "there were over 1,000 deaths on Wednesday"),
    ("The agency quoted a hospital source as saying that ten people had died.",
     "a hospital source", ["The agency"], "that ten people had died"),
    ("Reuters cited a rebel commander saying that 30 soldiers were killed.",
     "a rebel commander", ["Reuters"], KILLED),
    ("State media cited an unnamed official who said that 12 people were dead.",
     "who", ["State media"], "that 12 people were dead"),
    ("The minister was quoted by SANA as saying that the town was safe.",
     "The minister", ["SANA"], "that the town was safe"),
    ("Thirty soldiers were killed, according to Reuters, which cited a rebel commander.",
     "a rebel commander", ["Reuters"], "Thirty soldiers were killed"),
    ("It was learned from judicial sources that two people had been killed.",
     "judicial sources", [], "that two people had been killed"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "carriers", "content"), CITED)
def test_who_is_cited_speaks_and_who_cites_carries(text, source, carriers, content):
    """Before, inside and behind what is said, in the active and in the passive."""
    reading, found = only(text)
    assert words(reading, found.source) == source
    assert [words(reading, c) for c in found.carriers] == carriers
    assert said(reading, found) == content


# text · speaker · carriers · what is said
OCCASIONS = [
    ("Amnesty International said in a report that soldiers had killed 150 people.",
     "Amnesty International", [], "that soldiers had killed 150 people"),
    ("The army said in a statement that it had retaken the town.",
     "The army", [], "that it had retaken the town"),
    ("The ministry said on Twitter that two soldiers had died.",
     "The ministry", [], "that two soldiers had died"),
    ("The general said at a news conference that the road was open.",
     "The general", [], "that the road was open"),
    ("The army said in a statement carried by SANA that it had retaken the town.",
     "The army", ["SANA"], "that it had retaken the town"),
    ("The army, in a statement published by SANA, said that two tankers had exploded.",
     "The army", ["SANA"], "that two tankers had exploded"),
    ("The Israeli military and Shin Bet in a joint statement says that a commander was killed.",
     "The Israeli military and Shin Bet", [], "that a commander was killed"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "carriers", "content"), OCCASIONS)
def test_what_was_said_on_an_occasion_is_the_speakers(text, source, carriers, content):
    """Reports, statements, conferences are where it was said; they say nothing themselves."""
    reading, found = only(text)
    assert words(reading, found.source) == source
    assert [words(reading, c) for c in found.carriers] == carriers
    assert said(reading, found) == content


# text · speaker · what is said
UNPUNCTUATED = [
    ("Syria army aircraft drop barrel bombs on Jobar killing 9 including 4 children activists say",
     "activists", "Syria army aircraft drop barrel bombs on Jobar killing 9 including 4 children"),
    ("Forces shelled the town of Douma killing 12 people the Britain-based monitoring group said",
     "the Britain-based monitoring group",
     "Forces shelled the town of Douma killing 12 people"),
    ("Terrorists fired on the city causing damage to the hospital and the public properties "
     "a source at Hasaka Police Command told SANA.",
     "a source at Hasaka Police Command",
     "Terrorists fired on the city causing damage to the hospital and the public properties"),
    ("They try to find safer shelters in Syria Iraq or Turkey informed sources said.",
     "informed sources", "They try to find safer shelters in Syria Iraq or Turkey"),
    ("Fighters were killed in strikes in the same areas the military said in its daily round-up.",
     "the military", "Fighters were killed in strikes in the same areas"),
    ("More than 30 people were killed in Aleppo province state television reported.",
     "state television", "More than 30 people were killed in Aleppo province"),
    ("The push killed 23 people and injured many the Syrian Observatory for Human Rights said.",
     "the Syrian Observatory for Human Rights", "The push killed 23 people and injured many"),
    ("In a statement to SANA a source at the Police Command said that mortars were fired.",
     "a source at the Police Command", "that mortars were fired"),
    ("The raids hit the neighbourhood of Sheikh Said it said.",
     "it", "The raids hit the neighbourhood of Sheikh Said"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "content"), UNPUNCTUATED)
def test_without_commas_the_speaker_is_the_last_noun_phrase(text, source, content):
    """The phrase before the cue ends where a new article, or a bare plural, begins another."""
    reading, found = only(text)
    assert (words(reading, found.source), said(reading, found)) == (source, content)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The army is reported to have used gas.", "The army | to have used gas"),
        ("The army was accused of using gas.", "The army | of using gas"),
        ("The army reportedly used gas on the town.", "The army | used gas on the town"),
    ],
)
def test_what_is_told_of_somebody_has_no_speaker(text, content):
    """Accused, reported, reportedly: the cue is there and nobody is made up for it."""
    reading, found = only(text)
    assert (found.source, said(reading, found)) == (None, content)


def test_the_agent_of_an_accusation_ends_before_the_deed():
    """ "By the government | of using gas": the parser ties the deed to the government."""
    reading, found = only("The rebels were accused by the government of using gas.")
    assert words(reading, found.source) == "the government"
    assert said(reading, found) == "The rebels | of using gas"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("As the general put it, the road is open.", "the general"),
        ("The army, as activists said, used gas.", "activists"),
    ],
)
def test_as_somebody_said_is_speech(text, source):
    """The clause around an "as" clause is what is said."""
    reading, found = only(text)
    assert words(reading, found.source) == source


def test_what_is_said_inside_a_quotation_ends_with_it():
    """A comma behind the mark does not draw the outer speaker in."""
    reading = read('"I think that the town will fall", a soldier told the press on Tuesday.')
    inner = next(a for a in attributions(reading) if a.cue_name == "think")
    assert said(reading, inner) == "that the town will fall"


def test_who_is_told_to_act_is_given_an_order():
    """ "Told residents to leave" asks them to act; "told residents that" does not."""
    reading, found = only("The army told residents to leave the town.")
    assert (found.manner, said(reading, found)) == ("demand", "residents to leave the town")
    assert only("The army told residents that the road was open.")[1].manner == "report"


def test_an_infinitive_behind_a_noun_has_not_that_noun_for_its_speaker():
    """ "Evidence to support the claim": evidence supports nobody."""
    found = attributions(read("There is no evidence to support the claim of fraud."))
    assert [a.source for a in found] == [None, None]


def test_who_insisted_is_the_noun_before_who():
    """The parser may tie "who" to the subject far before it."""
    text = (
        "These statements were denied by President Saleh who insisted that it was a routine move."
    )
    reading = read(text)
    denied, insisted = attributions(reading)
    assert said(reading, denied) == "These statements"
    assert words(reading, insisted.antecedent) == "President Saleh"

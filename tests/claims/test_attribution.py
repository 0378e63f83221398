"""Who says it: each form of speech with its speaker, its cue and what is said."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from onrecord.claims.attribution import Attribution, attributions, speaker_of
from onrecord.reading.names import Names
from onrecord.reading.reader import read_reports
from onrecord.reading.reading import Reading
from onrecord.records import make_report


class Silent:
    """Stands for gazetteer and registry: this question asks neither."""

    def scan(self, *words: Any, **settings: Any) -> tuple[()]:
        return ()

    def found(self, words: Any) -> tuple[()]:
        return ()

    def size(self, word: str) -> None:
        return None

    def lookup(self, word: str) -> tuple[()]:
        return ()

    def country_of(self, word: str) -> None:
        return None

    def kind_of(self, noun: str) -> None:
        return None


@cache
def read(text: str, title: str | None = None) -> Reading:
    silent: Any = Silent()
    return next(iter(read_reports([make_report(text, title=title)], Names(silent, silent))))


def words(reading: Reading, tokens: tuple[int, int] | None) -> str | None:
    return reading.words_of(*tokens).text if tokens else None


def said(reading: Reading, attribution: Attribution) -> str:
    return " | ".join(reading.report.text[s:e] for s, e in attribution.content)


def only(text: str, manner: str | None = None) -> tuple[Reading, Attribution]:
    reading = read(text)
    found = [a for a in attributions(reading) if manner in (None, a.manner)]
    assert len(found) == 1, [(a.cue_name, said(reading, a)) for a in found]
    return reading, found[0]


# text · speaker · cue · manner · what is said
FORMS = [
    ("The army said that rebels had shelled the town.",
     "The army", "say", "report", "that rebels had shelled the town"),
    ("Rebels have retaken the airport, state television reported.",
     "state television", "report", "report", "Rebels have retaken the airport"),
    ("According to some reports, up to 18 rockets hit the city.",
     "some reports", "according to", "report", "up to 18 rockets hit the city"),
    ("In a statement, the army said it had taken the town.",
     "the army", "say", "report", "it had taken the town"),
    ("The town, he said, had fallen on Tuesday.",
     "he", "say", "report", "The town | had fallen on Tuesday"),
    ("As the army said on Tuesday, the road is open.",
     "the army", "say", "report", "the road is open"),
    ("Experts believe the victory puts an end to rebel control.",
     "Experts", "believe", "believe", "the victory puts an end to rebel control"),
    ("UN figures show that more than 80,000 people have been killed.",
     "UN", "show", "show", "that more than 80,000 people have been killed"),
    ("A video shows tanks firing at the mosque.",
     "A video", "show", "show", "tanks firing at the mosque"),
    ("The US accused Russia of bombing a hospital.",
     "The US", "accuse", "accuse", "Russia of bombing a hospital"),
    ("Damascus blamed the attack on foreign-backed terrorists.",
     "Damascus", "blame", "accuse", "the attack on foreign-backed terrorists"),
    ("Moscow denied bombing the hospital.",
     "Moscow", "deny", "deny", "bombing the hospital"),
    ("The rebels threatened to shell the capital.",
     "The rebels", "threaten", "threaten", "to shell the capital"),
    ("The group vowed to take revenge.", "The group", "vow", "pledge", "to take revenge"),
    ("The UN called on all sides to stop fighting.",
     "The UN", "call on", "demand", "all sides to stop fighting"),
    ("Washington urged Iran to withdraw its troops.",
     "Washington", "urge", "demand", "Iran to withdraw its troops"),
    ("The ministry confirmed that two soldiers had died.",
     "The ministry", "confirm", "confirm", "that two soldiers had died"),
    ("The army admitted killing three civilians by mistake.",
     "The army", "admit", "admit", "killing three civilians by mistake"),
    ("The Islamic State claimed responsibility for the bombing.",
     "The Islamic State", "claim responsibility for", "admit", "the bombing"),
    ("The attack was claimed by the brigade.", "the brigade", "claim", "admit", "The attack"),
    ("The council condemned the killing of civilians in Hama.",
     "The council", "condemn", "condemn", "the killing of civilians in Hama"),
    ("The mine was planted by rebels, officials believe.",
     "officials", "believe", "believe", "The mine was planted by rebels"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "cue", "manner", "content"), FORMS)
def test_speaker_cue_and_content_are_found(text, source, cue, manner, content):
    """Direct, indirect, fronted, inverted and interrupted speech, and its many verbs."""
    reading, found = only(text)
    told = (words(reading, found.source), found.cue_name, found.manner, said(reading, found))
    assert told == (source, cue, manner, content)


# text · cue · what is said
NOBODY = [
    ("The airport is believed to have been hit by two missiles.",
     "believe", "The airport | to have been hit by two missiles"),
    ("It was reported that 40 people were killed.", "report", "that 40 people were killed"),
    ("The army allegedly used chlorine.", "allegedly", "The army | used chlorine"),
    ("There were reports of shelling in the east.", "report", "shelling in the east"),
    ("It is not clear who fired the rocket.", "clear", "who fired the rocket"),
    ("The army is expected to enter the city within days.",
     "expect", "The army | to enter the city within days"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "cue", "content"), NOBODY)
def test_where_nobody_is_named_the_cue_stands_alone(text, cue, content):
    """What "is believed" has a cue and content, and no speaker is made up for it."""
    reading, found = only(text)
    assert (found.source, found.cue_name, said(reading, found)) == (None, cue, content)


NOUNS = [
    ("The army repeated its claim that the road was open.",
     "claim", "its", "that the road was open"),
    ("The spokesman renewed the government's call for Iran to withdraw its troops.",
     "demand", "the government", "Iran to withdraw its troops"),
    ("Accusations by activists that the army used gas were rejected.",
     "accuse", "activists", "that the army used gas"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "manner", "source", "content"), NOUNS)
def test_nouns_carry_words_too(text, manner, source, content):
    """A claim, a call, accusations: the owner or the "by" phrase speaks."""
    reading, found = only(text, manner)
    assert (words(reading, found.source), said(reading, found)) == (source, content)


NEGATED = [
    ("The Observatory could not confirm the death toll.", "confirm"),
    ("The claim could not be independently verified.", "confirm"),
    ("There was no confirmation from the government that the town had fallen.", "confirm"),
    ("The army did not say how many had died.", "report"),
    ("The general declined to say whether the strike had been ordered.", "report"),
]


@pytest.mark.parametrize(("text", "manner"), NEGATED)
def test_words_that_were_not_said_are_negated(text, manner):
    """No confirmation is no confirmation; a positive one is not negated."""
    assert only(text, manner)[1].negated
    assert not only("The army confirmed the strike.")[1].negated


def test_quotations_are_direct_and_fragments_take_the_clause_around_them():
    """Marks alone make speech direct; a few quoted words leave it indirect in part."""
    reading, whole = only('"They shelled us all night," said a nurse. "We had no shelter."')
    assert (whole.form, words(reading, whole.source)) == ("direct", "a nurse")
    assert said(reading, whole) == '"They shelled us all night," | "We had no shelter."'
    reading, part = only('The attack "leveled what remained" of the town, a commander said.')
    assert part.form == "fragment"
    assert said(reading, part) == 'The attack "leveled what remained" of the town'


def test_a_quotation_alone_in_its_paragraph_goes_to_the_speaker_named_before():
    """The sentence before ends in a colon and names who speaks."""
    reading, found = only("The governor continued:\n\n“The army will stay in the town.”")
    assert words(reading, found.source) == "The governor"
    assert said(reading, found) == "“The army will stay in the town.”"


@pytest.mark.parametrize(
    ("headline", "source", "content"),
    [
        ("Monitoring group: 70 killed in Aleppo", "Monitoring group", "70 killed in Aleppo"),
        ("70 killed in Aleppo, says monitor", "monitor", "70 killed in Aleppo"),
        ("Airstrike kills 12 in Idlib - monitor", "monitor", "Airstrike kills 12 in Idlib"),
        ("Assad: we will win", "Assad", "we will win"),
    ],
)
def test_headlines_name_their_speaker_beside_a_colon_or_a_dash(headline, source, content):
    """Four ways in which a headline gives its source."""
    reading = read(f"{headline}\n\nThe fighting went on through Monday in the north.", headline)
    found = attributions(reading)[0]
    told = (found.form, words(reading, found.source), said(reading, found))
    assert told == ("headline", source, content)


def test_a_topic_before_a_colon_is_no_speaker():
    """ "Factbox:" and "Exclusive:" say nothing."""
    title = "Factbox: Rebels take the town of Qusayr"
    assert attributions(read(f"{title}\n\nThe town changed hands on Monday.", title)) == ()


def test_texts_without_commas_and_in_capitals_are_read():
    """Scraped texts have lost their commas, old wires their small letters."""
    reading, found = only("A car bomb killed four soldiers residents said on Tuesday.")
    assert words(reading, found.source) == "residents"
    assert said(reading, found) == "A car bomb killed four soldiers"
    reading, found = only("THE GOVERNMENT REPORTED THAT GUERRILLAS BLEW UP A POWER STATION.")
    assert words(reading, found.source) == "THE GOVERNMENT"


def test_speakers_of_a_token_come_innermost_first():
    """A report within a report: the nearer voice leads; the cue itself is in the outer one only."""
    reading = read("Reuters said the army claimed that rebels had shelled the town.")
    found = attributions(reading)
    low = reading.tree.low
    inner = speaker_of(reading, found, low.index("shelled"))
    assert [words(reading, a.source) for a in inner] == ["the army", "Reuters"]
    outer = speaker_of(reading, found, low.index("claimed"))
    assert [words(reading, a.source) for a in outer] == ["Reuters"]


def test_what_somebody_only_supports_is_in_nobodys_voice():
    """ "Backed by Hezbollah" is an attitude: asked for speech, nobody speaks."""
    reading = read("Assad forces backed by Hezbollah shelled the town.")
    assert speaker_of(reading, attributions(reading), reading.tree.low.index("forces")) == []


def test_a_speaker_behind_a_quotation_that_ends_like_a_sentence():
    """The parser begins a sentence behind "Who knows?"; the speaker stands in it."""
    reading, found = only('"The road may be open, who knows?" Ilyas told reporters in Goma.')
    assert words(reading, found.source) == "Ilyas"
    assert said(reading, found) == '"The road may be open, who knows?"'


CLOSING = [
    ("An airstrike by the army on a village under the control of an armed group killed 40 people and hurt at least 20 others, officials of the group and a local charity said Thursday.",
     "officials of the group and a local charity",
     "An airstrike by the army on a village under the control of an armed group killed 40 people and hurt at least 20 others"),
    ("Shelling killed six people in the city, the council reported Monday -- the worst breach yet of the truce.",
     "the council", "Shelling killed six people in the city"),
    ("Six soldiers were killed and four were hurt in the south, according to media reports.",
     "media reports", "Six soldiers were killed and four were hurt in the south"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker", "content"), CLOSING)
def test_speakers_behind_what_is_said(text: str, speaker: str, content: str) -> None:
    """All before the last comma is what the speaker behind it said."""
    reading, attribution = only(text)
    assert words(reading, attribution.source) == speaker
    assert said(reading, attribution) == content


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("18 feared dead in flood", None),
        (
            "Reporters asked spokesman Karim Hassan about the raid, but he denied that it took place.",
            "Karim Hassan",
        ),
    ],
)
def test_who_is_meant(text: str, speaker: str | None) -> None:
    """A number speaks not; "he" is the spokesman named before him in the sentence."""
    reading = read(text)
    found = [a for a in attributions(reading) if a.manner in ("fear", "deny")]
    assert [words(reading, a.antecedent or a.source) for a in found] == [speaker]


def test_a_region_that_saw_fighting_says_nothing() -> None:
    """Places that "have seen" something do not speak."""
    assert not attributions(read("The areas which have seen heavy fighting are in the north."))

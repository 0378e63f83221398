"""How sure, asked at any word, whether or not a claim is made of it. Sentences written here."""

from __future__ import annotations

import pytest

from onrecord.claims.certainty import certainty_of
from onrecord.claims.voices import attributions, modality_in, voice_of
from onrecord.evaluation.given import given_at
from support_claims import reading_of

MODALITY = [
    ("The baker has promised to open on Sunday.", "open", "planned"),
    ("The baker is willing to open on Sunday.", "open", "planned"),
    ("The mayor wants the baker to close.", "close", "demanded"),
    ("Bakers were told to close.", "close", "demanded"),
    ("The order to close came late.", "close", "demanded"),
    ("Bakers hope that the market will open.", "open", "hypothetical"),
    ("The market may open, and bakers may sing.", "sing", "hypothetical"),
    ("The market will be closed.", "closed", "predicted"),
    ("The mayor will close the market.", "close", "planned"),
    ("There are rumours of a strike.", "strike", "hypothetical"),
    ("Bakers will be out there singing.", "singing", "predicted"),
    ("The market stays open until the strike begins.", "begins", "actual"),
    ("Experts called for the killings in Bucha to be investigated.", "killings", "actual"),
    ("The council called on Russia to stop the attacks.", "attacks", "ongoing"),
    ("The baker was the first to enter the hall.", "enter", "actual"),
    ("The baker went on to win the prize.", "win", "actual"),
    ("Bakers were forced to close.", "close", "actual"),
    ("Bakers are said to have left.", "left", "actual"),
    ("The song could be heard in Damascus.", "song", "actual"),
    ("Two men are being held in Lahore.", "held", "ongoing"),
    ("The town of Avdiivka is under attack.", "attack", "ongoing"),
    ("The town came under attack.", "attack", "actual"),
    ("A meeting next week will be short.", "meeting", "planned"),
    ("A series of strikes could follow.", "strikes", "hypothetical"),
    ("The mayor would not support a strike.", "strike", "planned"),
    ("The bakers met ahead of the talks.", "talks", "planned"),
    ("The bakers have to leave.", "leave", "demanded"),
    ("The bakers had to leave.", "leave", "actual"),
    ("The general commanded the attack.", "attack", "actual"),
    ("The council commanded them to withdraw.", "withdraw", "demanded"),
    ("If the bakers want to sing, they can.", "sing", "hypothetical"),
]  # fmt: skip

NEGATED = [
    ("The baker has yet to enter the hall.", "enter"),
    ("The baker refused to sing.", "sing"),
    ("His inability to sing hurt the show.", "sing"),
    ("The hall was not safe.", "was"),
]


def at(text: str, word: str):  # type: ignore[no-untyped-def]
    """The reading of a text, with the trigger given at a word."""
    reading, start = reading_of(text), text.index(word)
    return reading, given_at(reading, start, start + len(word))


@pytest.mark.parametrize(("text", "word", "expected"), MODALITY)
def test_modality_at_a_word(text: str, word: str, expected: str) -> None:
    """What words of its own and words above make of an event."""
    reading, given = at(text, word)
    trigger = given.trigger
    voice = voice_of(reading, attributions(reading), given.sentence, (trigger.first, trigger.last))
    found = modality_in(reading, voice, trigger, certainty_of(reading, trigger))
    assert found == expected


@pytest.mark.parametrize(("text", "word"), NEGATED)
def test_negation_at_a_word(text: str, word: str) -> None:
    """Yet to, refused to, unable to, was not."""
    reading, given = at(text, word)
    assert certainty_of(reading, given.trigger).negated

"""What the parser is shown: the text with case restored and lines joined."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.shadow import is_capitals, shadow_of

WORDS = frozenset(("rebels", "rebel", "leave", "left", "attack", "the", "town", "in", "kill"))


def seen(text: str) -> str:
    names = {m.start() for m in re.finditer("FMLN", text)}
    return shadow_of(text, WORDS.__contains__, names)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("REBELS ATTACKED THE TOWN.", True),
        ("Rebels attacked the town.", False),
        ("The FMLN and the ERP attacked.", False),
        ("REBELS ATTACKED the TOWN OF GOTERA.", True),
        ("12, 13.", False),
        ("", False),
    ],
)
def test_capitals(text: str, expected: bool) -> None:
    """A text is in capitals when nearly all of its letters are."""
    assert is_capitals(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("REBELS ATTACKED THE TOWN.", "Rebels attacked the town."),
        ("THE REBELS LEFT GOTERA.", "The rebels left Gotera."),
        ("THE FMLN ATTACKED.", "The Fmln attacked."),
        ("THE REBELS LEFT. THE TOWN LEFT.", "The rebels left. The town left."),
        ("REBELS KILLED THE REBEL IN USULUTAN", "Rebels killed the rebel in Usulutan"),
        ("THE REBELS'\nTOWN", "The rebels' town"),
    ],
)
def test_case_is_restored(text: str, expected: str) -> None:
    """Small letters for words, a capital for names and where a sentence begins."""
    assert seen(text) == expected


def test_mixed_case_is_left_alone() -> None:
    """A text in mixed case is only freed of its line breaks."""
    assert seen("The FMLN\nattacked\tthe town.") == "The FMLN attacked the town."


@given(st.text(max_size=80))
def test_no_offset_moves(text: str) -> None:
    """The shadow has the length of the text, whatever the text, in capitals too."""
    assert len(seen(text)) == len(text)
    assert len(seen(text.upper())) == len(text.upper())


def test_small_letters_get_their_capitals():
    """In a text without capitals sentences and unknown words get one; others stay."""
    known = {"the", "army", "left", "a", "town", "of", "no", "name", "and", "rebels", "came"}
    text = "the army left zenda. rebels came. " + "a town of no name and the army. " * 9
    assert shadow_of(text, known.__contains__, ()).startswith("The army left Zenda. Rebels came. A")

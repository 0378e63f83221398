"""What is said without any event: opinions. Sentences written for these tests."""

from __future__ import annotations

import pytest

from onrecord.records import Claim
from support_claims import claims_in


def opinions(text: str) -> list[Claim]:
    return [c for c in claims_in(text) if c.event and c.event.type == "assessment"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Experts believe the battle is a turning point.", "Experts"),
        ("President Alpha Conde said the victory was an important achievement.", "President Alpha Conde"),
        ('"The country is on the edge of collapse," the envoy said.', "the envoy"),
        ("Diplomats said the army was weaker than before.", "Diplomats"),
    ],
)  # fmt: skip
def test_opinions_have_their_speaker(text: str, speaker: str) -> None:
    """An opinion is a claim of type assessment in the speaker's voice, and of no event."""
    claims = opinions(text)
    assert [c.claimant.words.text if c.claimant else None for c in claims] == [speaker]
    assert all(not c.event.places and not c.event.actors for c in claims if c.event)


def test_an_expectation_is_predicted() -> None:
    """What will be is no fact."""
    claims = opinions("The envoy said the talks would be long and difficult for everybody.")
    assert [c.modality for c in claims] == ["predicted"]


def test_a_denied_opinion_is_negated() -> None:
    """Not keeps its meaning."""
    claims = opinions("The envoy said the government was not ready for peace.")
    assert [c.event.negated for c in claims if c.event] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "Rebels took Bunia, officials said.",
        "The battle was over within the hour.",
        '"Yes," the envoy said.',
        "The president vowed to crush the rebellion.",
        "The army warned residents of Khan Younis to leave their homes.",
        "The rebels left on Monday, the general said.",
    ],
)
def test_no_opinions(text: str) -> None:
    """An event that somebody tells, the report's own words, and short answers are none."""
    assert opinions(text) == []

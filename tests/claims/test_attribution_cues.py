"""The words of speech: every manner is defined, every cue can be found by its forms."""

from __future__ import annotations

import pytest

from onrecord.claims.attribution.syntax import _edges
from onrecord.ontology.speech import inflect_verb, load_speech

PARTS = ("verbs", "nouns", "adjectives", "adverbs", "phrases")


def test_every_manner_has_a_definition_an_example_and_a_kind():
    """The data file explains itself."""
    for manner in load_speech().manners.values():
        assert manner.definition
        assert manner.example.endswith(".")
        assert manner.kind in ("speech", "thought", "attitude", "intention")


def test_every_cue_has_a_known_manner_and_frames():
    """A cue without a frame could never have content."""
    speech = load_speech()
    for part in PARTS:
        for cues in getattr(speech, part).values():
            assert all(c.manner in speech.manners for c in cues)
            assert all(c.frames for c in cues if part in ("verbs", "nouns", "adjectives"))


def test_longer_phrases_are_tried_first():
    """ "Claim responsibility for" is not "claim"."""
    assert load_speech().verbs["claimed"][0].name.endswith("responsibility for")


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("claim", ["claims", "claimed", "claimed", "claiming"]),
        ("urge", ["urges", "urged", "urged", "urging"]),
        ("deny", ["denies", "denied", "denied", "denying"]),
        ("stress", ["stresses", "stressed", "stressed", "stressing"]),
        ("chat", ["chats", "chatted", "chatted", "chatting"]),
        ("reveal", ["reveals", "revealed", "revealed", "revealing"]),
    ],
)
def test_regular_verbs_are_inflected(verb, forms):
    """Endings, doubled consonants, and y."""
    assert inflect_verb(verb) == forms


def test_edges_span_whole_phrases():
    """Token 1 governs 0 and 3, and 3 governs 2: its phrase is all four."""
    assert _edges([1, 1, 3, 1]) == ([0, 0, 2, 2], [0, 3, 2, 3])

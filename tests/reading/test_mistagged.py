"""Verbs of saying that the tagger takes for nouns. Sentences written for these tests."""

from __future__ import annotations

import pytest

from onrecord.claims.attribution import attributions
from support_claims import reading_of

SAID = [
    ("Amadou states that the bakers will not return.", "Amadou"),
    ("The Israeli military states that the attack hit the port.", "The Israeli military"),
    ("*Lantern* reports that the talks have begun.", "Lantern"),
    ("A Lantern war correspondent reports witnessing a raid.", "A Lantern war correspondent"),
]


@pytest.mark.parametrize(("text", "speaker"), SAID)
def test_the_verb_is_found(text: str, speaker: str) -> None:
    """The noun before it speaks, and what stands behind it is said."""
    reading = reading_of(text)
    (found,) = [a for a in attributions(reading) if a.cue_name in ("state", "report")]
    assert found.source is not None
    assert reading.words_of(*found.source).text == speaker
    end = found.source[1] + (2 if text.startswith("*") else 1)
    said = text[reading.tree.start[end] : -1]
    assert [text[s:e] for s, e in found.content] == [said]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The army denied claims that it had fired.", "claims"),
        ("Israel's claims that it was hit were false.", "claims"),
        ("Reports that the talks had begun were false.", "Reports"),
        ("The United States reports that it has left.", "States"),
    ],
)
def test_nouns_stay_nouns(text: str, word: str) -> None:
    """Where another verb is the sentence's, or no speaker stands before it."""
    tree = reading_of(text).tree
    assert tree.tag[tree.word.index(word)].startswith("NN")


def test_heads_and_dependents_agree() -> None:
    """A mended tree is a tree: each token but the roots hangs by its head's list."""
    tree = reading_of("The Israeli military states that the attack hit the port.").tree
    assert tree.dep[3] == "ROOT" and tree.head[3] == 3
    assert all((i in tree.kids[tree.head[i]]) == (tree.head[i] != i) for i in range(len(tree)))

"""Paragraphs first: blocks of a report. Texts written for these tests."""

from __future__ import annotations

from itertools import pairwise

import pytest

from onrecord.reading.blocks import blocks_of, is_wrapped, paragraphs
from onrecord.records import make_report


def kinds(text: str, title: str | None = None) -> list[tuple[str, str]]:
    return [(b.kind, text[b.start : b.end]) for b in blocks_of(make_report(text, title=title))]


def test_title_and_paragraphs() -> None:
    """A title is a block of its own, and so is each paragraph."""
    assert kinds("Rebels take Gao\n\nThe army left.\n\nNobody was hurt.", "Rebels take Gao") == [
        ("title", "Rebels take Gao"),
        ("body", "The army left."),
        ("body", "Nobody was hurt."),
    ]


def test_blocks_stand_in_order_and_apart() -> None:
    """Blocks never overlap, and blank stretches belong to none."""
    text = "Rebels take Gao\n\n\n  The army left.  \n \n\nNobody was hurt.\n"
    blocks = blocks_of(make_report(text, title="Rebels take Gao"))
    assert all(a.end <= b.start for a, b in pairwise(blocks))
    assert all(text[b.start : b.end] == text[b.start : b.end].strip() for b in blocks)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("One.\n\n\n\nTwo.", ["One.", "Two."]),
        ("One.\n   \nTwo.", ["One.", "Two."]),
        ("  One.  ", ["One."]),
        ("", []),
        ("\n\n", []),
        ("One.\nTwo.", ["One.", "Two."]),
    ],
)
def test_paragraphs(text: str, expected: list[str]) -> None:
    """Cut at blank lines; lines that are not wrapped are paragraphs too."""
    assert [text[s:e] for s, e in paragraphs(text, 0, len(text))] == expected


def test_wrapped_lines_are_one_paragraph() -> None:
    """A wire that breaks its lines at a column has paragraphs of several lines."""
    text = (
        "the guerrillas attacked the power\nstation in the east of the\ncountry and the\n"
        "army answered with mortar\nfire from the hills.\n\nnobody was hurt in the\ntown."
    )
    assert is_wrapped(text)
    assert len(paragraphs(text, 0, len(text))) == 2


def test_long_lines_are_not_wrapped() -> None:
    """A text of one line a paragraph is not wrapped."""
    assert not is_wrapped("\n".join(["Rebels took the town on Monday, officials said. " * 3] * 5))


def test_an_empty_text_has_no_blocks() -> None:
    """Nothing in, nothing out."""
    assert blocks_of(make_report("")) == ()

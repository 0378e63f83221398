"""Quotations: straight, curly, nested, over paragraphs. Texts written for these tests."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.blocks import paragraphs
from onrecord.reading.quotations import Quotation, find_quotations


def quotations(text: str) -> tuple[Quotation, ...]:
    return find_quotations(text, paragraphs(text, 0, len(text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We left," he said.', ['"We left,"']),
        ("“We left,” he said.", ["“We left,”"]),
        ("«We left», he said.", ["«We left»"]),
        ("``We left,'' he said.", ["``We left,''"]),
        ("'We left the town,' he said.", ["'We left the town,'"]),
        ("‘We left the town,’ he said.", ["‘We left the town,’"]),
        ('He called it "a war" and "a crime".', ['"a war"', '"a crime"']),
        ("The rebels' town isn't the army's.", []),
        ("It was in the '90s.", []),
        ("No marks at all.", []),
    ],
)
def test_marks(text: str, expected: list[str]) -> None:
    """All usual marks open and close; apostrophes do not."""
    assert [text[q.start : q.end] for q in quotations(text)] == expected


def test_nested() -> None:
    """A quotation inside a quotation has the next level."""
    text = "\"He told me 'leave the town' and I left,\" she said."
    found = [(text[q.start : q.end], q.level) for q in quotations(text)]
    assert found == [("\"He told me 'leave the town' and I left,\"", 0), ("'leave the town'", 1)]


def test_over_paragraphs() -> None:
    """An opening mark at each paragraph and one closing mark at the end: one quotation."""
    text = "“The town has fallen.\n\n“We have no bread.\n\n“Help us,” he said."
    outer = quotations(text)[0]
    assert text[outer.start : outer.end].endswith("“Help us,”")
    assert outer.closed
    assert len(quotations(text)) == 1


def test_a_quotation_without_an_end_stops_with_its_paragraph() -> None:
    """A forgotten mark does not swallow the rest of the report."""
    text = 'He said: "The town fell.\n\nThe army left. It was late.'
    found = quotations(text)
    assert [(text[q.start : q.end], q.closed) for q in found] == [('"The town fell.', False)]


def test_inside() -> None:
    """The marks themselves belong to the quotation, the words around it do not."""
    text = 'He said "no" again.'
    quotation = quotations(text)[0]
    assert quotation.inside(text.index("no"), text.index("no") + 2)
    assert not quotation.inside(text.index("again"), text.index("again") + 5)


@given(st.text(alphabet="ab .,\n\"'“”‘’«»`", max_size=60))
def test_quotations_stay_inside_the_text_and_nest(text: str) -> None:
    """Any muddle of marks gives spans in order that never cross."""
    found = quotations(text)
    assert all(0 <= q.start < q.end <= len(text) for q in found)
    for one in found:
        for other in found:
            assert not (one.start < other.start < one.end < other.end)

"""Sentences by paragraph, and what a reading answers. Texts written for these tests."""

from __future__ import annotations

from itertools import pairwise

import pytest

from support_claims import reading_of


def sentences(text: str, title: str | None = None) -> list[str]:
    reading = reading_of(text, title)
    return [text[s.start : s.end] for s in reading]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels left. The army came.", ["Rebels left.", "The army came."]),
        ("Rebels left\n\nThe army came", ["Rebels left", "The army came"]),
        ("Gen. Najjar left at 5 p.m. on Monday.", ["Gen. Najjar left at 5 p.m. on Monday."]),
        ('"Rebels left." The army came.', ['"Rebels left."', "The army came."]),
        ("The U.S. army left Kabul.", ["The U.S. army left Kabul."]),
        ("", []),
        (" \n\n ", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    """Paragraphs first, then sentences; closing marks stay with theirs."""
    assert sentences(text) == expected


def test_a_title_is_a_sentence_of_its_own() -> None:
    """The model would join a title without a full stop to the text below."""
    text = "Rebels take Gao\n\nThe army left the town."
    reading = reading_of(text, title="Rebels take Gao")
    assert [s.kind for s in reading] == ["title", "body"]


def test_sentences_are_numbered_and_apart() -> None:
    """Numbers run from 0, tokens and offsets never overlap."""
    found = list(reading_of("Rebels left. The army came. Nobody died.\n\nIt was late."))
    assert [s.number for s in found] == [0, 1, 2, 3]
    assert all(a.last <= b.first and a.end <= b.start for a, b in pairwise(found))


def test_words_come_from_the_report_and_not_from_the_shadow() -> None:
    """A wire in capitals is parsed in small letters and quoted in capitals."""
    reading = reading_of("REBELS LEFT\nGOTERA.")
    assert reading.words_of(0, 3).text == "REBELS LEFT\nGOTERA"
    assert reading.capitals


def test_the_sentence_and_the_token_of_an_offset() -> None:
    """Look-ups by token and by offset agree."""
    reading = reading_of("Rebels left. The army came.")
    token = reading.token_at(reading.report.text.index("army"))
    assert token.text == "army"
    assert reading.sentence_of(token.i).number == 1


def test_numbers_and_times_of_a_sentence() -> None:
    """Each sentence has its own numbers and times."""
    reading = reading_of("Rebels killed 12 men on Monday. The army came on Friday.")
    first, second = reading
    assert [n.stated for n in reading.numbers_in(first)] == [12]
    assert reading.numbers_in(second) == []
    assert len(reading.times_in(first)) == len(reading.times_in(second)) == 1


def test_names_of_places_and_actors() -> None:
    """Gazetteer and registry mark their names beside the model's opinion."""
    reading = reading_of("Boko Haram attacked Maiduguri.")
    assert {reading.words_of(*s).text for s in reading.mentions.actors.values()} == {"Boko Haram"}
    assert "Maiduguri" in {reading.words_of(*s).text for s in reading.mentions.places.values()}


def test_the_innermost_quotation_around_a_word() -> None:
    """Words inside two pairs of marks belong to the inner one."""
    text = "\"He told me 'leave the town' and I left,\" she said."
    reading = reading_of(text)
    start = text.index("town")
    quotation = reading.quotation_at(start, start + 4)
    assert quotation and quotation.level == 1
    assert reading.quotation_at(text.index("she"), text.index("she") + 3) is None

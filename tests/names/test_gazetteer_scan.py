"""Names of places found among the words of a text."""

from __future__ import annotations

import re

import pytest

from onrecord.names.gazetteer import Gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


def found(gazetteer: Gazetteer, text: str) -> list[str]:
    tokens = re.findall(r"[^\W_]+|[^\w\s]", text)
    return [" ".join(tokens[a:b]) for a, b in gazetteer.scan(tokens)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Rebels left Qusayr for Arsal in Lebanon.", ["Qusayr", "Arsal", "Lebanon"]),
        ("Shells fell on Deir al-Zour overnight.", ["Deir al - Zour"]),
        ("He fled from the Bekaa Valley to New York.", ["Bekaa Valley", "New York"]),
        ("GUERRILLAS ATTACKED SAN SALVADOR ON MONDAY.", ["SAN SALVADOR"]),
        ("The army said on Monday that no one died.", []),
        ("In March the Council met.", []),
    ],
)
def test_the_longest_names_are_found(gazetteer: Gazetteer, text: str, names: list[str]) -> None:
    assert found(gazetteer, text) == names


def test_an_ordinary_word_needs_evidence(gazetteer: Gazetteer) -> None:
    # Reading is a town only where the words around it say so
    assert found(gazetteer, "Reading the report, he wept.") == []
    assert "Reading" in found(gazetteer, "The town of Reading was quiet.")


def test_a_surname_beside_a_first_name_is_no_town(gazetteer: Gazetteer) -> None:
    # small towns bear the names of many people
    assert found(gazetteer, "Robert Slater said so.") == []


def test_the_quick_check_never_misses_a_name(gazetteer: Gazetteer) -> None:
    # it may err to the other side only
    assert all(gazetteer.is_name(key) for key in ("kuser", "hums", "der zur"))
    assert not gazetteer.is_name("hezbulahbrigade")

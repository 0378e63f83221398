"""Who a pronoun or a short form stands for. Texts written for these tests."""

from __future__ import annotations

import pytest

from onrecord.reading.coreference import antecedent_of, fullest_form
from support_claims import reading_of

# text · pronoun (the last of its form) · the word that it stands for
ROWS = [
    ("General Karim Najjar spoke. He left the town.", "He", "Najjar"),
    ("The president met the rebels in Goma. He offered them a truce.", "He", "president"),
    ("The president met the rebels in Goma. They refused his offer.", "They", "rebels"),
    ("Soldiers entered the town. They burned the market.", "They", "Soldiers"),
    ("The rebels attacked the soldiers. They fled.", "They", "rebels"),
    ("The militants shelled Gao. The army attacked them.", "them", "militants"),
    ("Boko Haram attacked Baga. They burned 300 houses.", "They", "Haram"),
    ("Soldiers arrested 14 men and released three of them.", "them", "men"),
    ("The minister said she had no news.", "she", "minister"),
    ("Refugees in Gao said their homes had been burned.", "their", "Refugees"),
    ("The Islamists fled before the troops arrived. They burned a library.", "They", "Islamists"),
    ("The rebels raided Gao. They shot policemen. They took their guns.", "They", "rebels"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "pronoun", "word"), ROWS)
def test_antecedents(text: str, pronoun: str, word: str) -> None:
    """The nearest fitting name or noun before it, subjects first."""
    reading = reading_of(text)
    at = max(i for i, w in enumerate(reading.tree.word) if w == pronoun)
    found = antecedent_of(reading, at)
    assert found is not None
    assert reading.tree.word[found] == word


def test_nothing_before_nothing_found() -> None:
    """A pronoun without anybody before it stands for nobody known."""
    assert antecedent_of(reading_of("They attacked the town."), 0) is None


def test_other_words_stand_for_themselves() -> None:
    """Only pronouns are asked about."""
    assert antecedent_of(reading_of("Rebels attacked the town."), 0) is None


def test_places_are_nobody() -> None:
    """He is not Goma."""
    reading = reading_of("Rebels took Goma. He left.")
    found = antecedent_of(reading, reading.tree.word.index("He"))
    assert found is None or reading.tree.word[found] != "Goma"


@pytest.mark.parametrize(
    ("text", "surname", "full"),
    [
        ("Juma Idriss spoke. Later Idriss left.", "Idriss", "Juma Idriss"),
        ("Maria Lopez Silva spoke. Later Silva left.", "Silva", "Maria Lopez Silva"),
        ("Juma Idriss met Ali Idriss. Later Idriss left.", "Idriss", "Ali Idriss"),
        ("Nobody spoke. Later Idriss left.", "Idriss", "Idriss"),
    ],
)
def test_the_fullest_form_of_a_name(text: str, surname: str, full: str) -> None:
    """A surname is the whole name told before, the nearest where several share it."""
    reading = reading_of(text)
    at = max(i for i, w in enumerate(reading.tree.word) if w == surname)
    assert reading.words_of(*fullest_form(reading, at, at + 1)).text == full

"""Spellings of one name meet under one key, and unlike names stay apart."""

from __future__ import annotations

import pytest

from onrecord.names.fold import fold, fold_loose, plain, variants

SAME = [
    "Qusayr|Qusair|al-Quşayr|Al Quşayr|Qousseir|Quseir|QUSAYR|al-Qusair",
    "Deir ez-Zor|Dayr az-Zawr|Deir Ezzor|Deir al-Zour|Deir al-Zor|Deir ez Zor",
    "Hama|Hamah|Ḩamāh",
    "Raqqa|Rakka|Ar Raqqah|ar-Raqqa|al-Raqqa",
    "Daraa|Dar'a|Dar‘ā",
    "Sweida|Suwayda|As-Suwayda|Suweida",
    "Douma|Duma|Dūmā",
    "Hodeidah|Hudaydah|Al Hudaydah",
    "Latakia|Lattakia",
    "Arsal|Aarsâl|ARSAL",
    "Jobar|Jubar|Joubar",
]
ALIKE = ["Arsal|Ursal|Ersal|Aarsâl", "Homs|Hims|Hums", "Idlib|Edlib", "Mosul|Mawsil|Al-Mawsil"]
APART = ["Rableh|Jableh", "Hama|Homs", "Mali|Male", "Iran|Iraq", "Tartus|Taftanaz", "Sirte|Surt"]


@pytest.mark.parametrize("spellings", SAME)
def test_usual_transliterations_share_the_strict_key(spellings: str) -> None:
    # one town, many romanisations, one key
    assert len({fold(s) for s in spellings.split("|")}) == 1


@pytest.mark.parametrize("spellings", ALIKE)
def test_rarer_transliterations_share_the_loose_key(spellings: str) -> None:
    # where the first vowel or the vowels inside differ, only the loose key is one
    assert len({fold_loose(s) for s in spellings.split("|")}) == 1


@pytest.mark.parametrize("names", APART)
def test_other_towns_keep_other_strict_keys(names: str) -> None:
    # nearly alike is not alike
    assert len({fold(n) for n in names.split("|")}) == 2


@pytest.mark.parametrize("names", ["Rableh|Jableh", "Hama|Homs", "Mali|Male"])
def test_the_loose_key_keeps_the_known_pairs_apart(names: str) -> None:
    # the looser key must not join what readers would never join
    assert len({fold_loose(n) for n in names.split("|")}) == 2


def test_the_article_falls_only_where_a_name_follows() -> None:
    # "Al" alone is a word, and "An" before Nasiriyah is an article
    assert fold("An Nasiriyah") == fold("Nasiriya")
    assert fold("Al") == "al"


def test_plain_takes_away_marks_but_keeps_the_spelling() -> None:
    # plain tells "as written" from "by the key"
    assert plain("Dar'ā al-Balad") == "dara al balad"
    assert plain("Qusayr") != plain("Qusair")


def test_variants_offer_the_name_without_its_possessive() -> None:
    # texts without apostrophes write "Syrias city of Hama"
    assert "Syria" in variants("Syrias")
    assert "Homs" in variants("Homs's")
    assert variants("Homs")[0] == "Homs"

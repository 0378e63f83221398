"""In which language a text is written."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any

from onrecord.errors import IntakeError
from onrecord.intake.lists import load

SAMPLE = 6_000  # code points looked at
FEWEST = 40  # letters; a shorter text in Latin script is taken as it is
SURE = 0.9  # probability that the model must give another language
SURE_BY_SCRIPT = 0.3  # enough where the letters alone rule English out
WORD = re.compile(r"[^\W\d_]+")


def check_language(text: str, languages: tuple[str, ...], engine: str) -> str:
    """The language of `text` (ISO 639-1); raises IntakeError where `engine` does not read it.

    Where the text is too short or the model not sure, it is taken as the first of `languages`.
    All languages are taken where `languages` is empty.

    >>> check_language("The army said on Monday that it took the town.", ("en",), "english")
    'en'
    """
    found = language_of(text)
    if not languages or found in languages:
        return found or "und"
    if found is None:
        return languages[0]
    names = " or ".join(_name(code) for code in languages)
    raise IntakeError(
        f"this is {_name(found)} ({found}); engine {engine} reads {names} only",
        f"give a report in {names}, or a translation of it",
    )


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of the language of `text`, or None where it cannot be told.

    English is known by its commonest words; py3langid is asked only about the rest, since it
    takes a second to load. Capitals are made small first: its model knows few of them.

    >>> language_of("Los rebeldes abandonaron la ciudad después de dos semanas de combates.")
    'es'
    """
    sample = text[:SAMPLE].lower()
    words = WORD.findall(sample)
    letters = sum(map(len, words))
    latin = sum(_is_latin(c) for c in sample if c.isalpha())
    if not words or (letters < FEWEST and latin * 2 > letters):
        return None
    common = load_common()
    if sum(w in common["english"] for w in words) >= common["share"] * len(words):
        return "en"
    code, probability = _identifier().classify(sample)
    return str(code) if probability >= (SURE if latin * 2 > letters else SURE_BY_SCRIPT) else None


def _is_latin(letter: str) -> bool:
    return letter <= "\x7f" or unicodedata.name(letter, "").startswith("LATIN")


def _name(code: str) -> str:
    import pycountry

    language = pycountry.languages.get(alpha_2=code)
    return str(language.name).partition(" (")[0] if language else code


@cache
def load_common() -> dict[str, Any]:
    """The commonest words of English, and the share of them that makes a text English."""
    raw = load("language.yaml")
    return {"share": raw["share"], "english": frozenset(raw["english"])}


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)

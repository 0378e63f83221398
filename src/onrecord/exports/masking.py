"""Names taken out of quotations: what is not known to be public is taken for somebody's name."""

from __future__ import annotations

import calendar
import re
from collections.abc import Collection, Iterable
from functools import cache
from importlib.resources import files

import yaml

from onrecord.names.fold import fold
from onrecord.names.gazetteer_build import read_csv

MASK = "[name withheld]"
WORD = re.compile(r"[^\W\d_][\w'’-]*")
RUN = re.compile(r"\[name withheld\](?:\s+(?:(?:bin|ibn|al|el|de|van|von)\s+)?\[name withheld\])+")
OPENS = re.compile(r"(?:^|[.!?:]['\"’”)]*\s+|[“\"‘(]\s*)$")  # before the first word of a sentence


def masked(text: str, public: Collection[str], private: Collection[str], near: str = "") -> str:
    """Replace every word with a capital that is not known to be public by a mark.

    `public` and `private` are folded words; `near` is the text around, whose small words tell
    which words are everyday ones. Names of countries, nations, months and days stay. The first
    word of a sentence stays where it is of everyday use. It masks too much rather than too little:
    a body that nobody knows is masked too.

    >>> homs, rose = words_of(["Homs"]), words_of(["Mark Rose"])
    >>> masked("Umm Ahmed said that Mark Rose left Homs. Mark wept.", homs, rose)
    '[name withheld] said that [name withheld] left Homs. [name withheld] wept.'
    """
    small = {fold(w) for w in WORD.findall(f"{near} {text}") if w[0].islower()}

    def shown(found: re.Match[str]) -> str:
        word = found[0]
        parts = {fold(part) for part in re.split(r"[-'’]", word) if part} - {"s", ""}
        if word[0].islower() or not parts:
            return MASK if parts & set(private) and word[0].isupper() else word
        if parts & set(private):
            return MASK + _ending(word)
        if parts <= public_words() | set(public):
            return word
        first = OPENS.search(text[: found.start()]) is not None
        return word if first and _everyday(parts, small) else MASK + _ending(word)

    return RUN.sub(MASK, WORD.sub(shown, text))


def words_of(texts: Iterable[str | None]) -> set[str]:
    """The folded words of names, without single letters."""
    found = (fold(part) for text in texts if text for part in re.split(r"[\s\-'’]+", text))
    return {word for word in found if len(word) > 1}


def _ending(word: str) -> str:
    return word[-2:] if word[-2:] in ("'s", "’s") else ""


def _everyday(parts: Collection[str], small: Collection[str]) -> bool:
    known = everyday()
    return all(p in known or p.rstrip("s") in known or p in small for p in parts)


@cache
def everyday() -> frozenset[str]:
    """Words of everyday use, folded."""
    return frozenset(fold(row["word"]) for row in read_csv("ordinary_words.csv"))


@cache
def public_words() -> frozenset[str]:
    """Words with a capital that are nobody's name: countries, nations, the calendar, titles."""
    nations = (row[cell] for row in read_csv("countries.csv") for cell in ("aliases", "demonyms"))
    text = files("onrecord.exports").joinpath("safety.yaml").read_text("utf-8")
    titles = yaml.load(text, Loader=yaml.CSafeLoader)["words"]
    days = (calendar.month_name, calendar.month_abbr, calendar.day_name, calendar.day_abbr)
    whole = [
        *re.split(r"[;\s]+", ";".join(nations)),
        *titles,
        *(d for names in days for d in names),
    ]
    return frozenset(fold(word) for word in whole if word)

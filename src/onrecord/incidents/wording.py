"""What an account's words tell, in the columns that comparison needs."""

from __future__ import annotations

from typing import Any

from onrecord.incidents.comparison import FIGURES
from onrecord.incidents.rarity import rare_words
from onrecord.names.calendar import load_calendar
from onrecord.records.account import Account

COLUMNS = {
    "rare": "numbers",
    "weight": "int32",
    "rare_names": "numbers",
    "names_weight": "int32",
    "told_numbers": "floats",
    "counts": "strings",
    "nouns": "strings",
    "many": "strings",
    "counted": "strings",
    "weekdays": "strings",
}
FEW = 4  # up to which a number is often told in passing: "two more", "one of three"


def wording_of(one: Account) -> tuple[Any, ...]:
    """The values of COLUMNS: words by rarity, numbers, what they count, figures, weekdays."""
    single = [word for word in one.words if " " not in word]
    counts = [word for word in one.words if " " in word]
    weekdays = load_calendar().weekdays
    return (
        *rare_words(single, one.names),
        [float(word) for word in single if is_number(word)],
        counts,
        sorted({_noun(c) for c in counts}),
        sorted({_noun(c) for c in counts if float(c.split()[0]) > FEW}),
        [f"{t.best} {t.measure}" for t in one.tolls if t.best and t.measure not in FIGURES],
        [word for word in single if word in weekdays],
    )


def is_number(word: str) -> bool:
    """Whether a word is a number in digits.

    >>> is_number("5.6"), is_number("five")
    (True, False)
    """
    return word.replace(".", "", 1).isdigit()


def _noun(count: str) -> str:
    return count.split()[-1]

"""What kind of number stands in the text: only some of them count people or things."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from onrecord.reading.number_calendar import is_age, is_clock, is_date, is_year
from onrecord.reading.number_site import Site

NumberKind = Literal[
    "cardinal",
    "vague",
    "ordinal",
    "percent",
    "money",
    "measure",
    "time",
    "age",
    "year",
    "date",
    "designation",
    "score",
    "pronoun",
]


def kind_of(site: Site) -> NumberKind:
    """The kind of the number at `site`; the first reason that holds decides."""
    for kind, holds in _REASONS:
        if holds(site):
            return kind
    return "vague" if site.core.vague else "cardinal"


def _money(site: Site) -> bool:
    return site.before("money_before") or site.after("money_after")


def _glued(site: Site) -> bool:
    """Letters or digits that run into the number: M16, F-16, 555-1234, 2013/14, +963."""
    before, after = site.token(-1), site.token(1)
    if site.gap == "-" and before.word in site.table.contexts["year_before"]:
        return False
    if site.gap in ("", "-", "/", ".", "+", "#"):
        return True
    if not site.core.digits:
        return False
    if after.gap in ("/", ".") and after.word[:1].isdecimal():
        return True
    if (
        len(site.tokens[site.core.first].word) > 10
        and site.tokens[site.core.first].word.isdecimal()
    ):
        return True
    known = (
        "counted",
        "length",
        "weight",
        "calibre",
        "clock",
        "time",
        "ordinal_suffix",
        "percent",
        "repeat",
    )
    return after.gap == "" and after.word != "s" and not site.after(*known)


def _ordinal(site: Site) -> bool:
    after = site.token(1)
    return after.gap == "" and after.word in site.table.contexts["ordinal_suffix"]


def _force(site: Site) -> bool:
    return _ordinal(site) and site.token(2).word in site.table.contexts["units_of_force"]


def _compound(site: Site) -> bool:
    """Whether the number belongs to one thing: "two-storey", "15-member"."""
    after = site.token(1)
    return not site.qualified and after.gap == "-" and after.word[0].isalpha()


def _designation(site: Site) -> bool:
    before = site.token(-1)
    if before.word not in site.table.contexts["designators"]:
        return _list_mark(site)
    gap = site.gap.strip()
    return gap in ("", ".") and site.written(before)[0].isupper() and before.word != site.gap


def _list_mark(site: Site) -> bool:
    """Whether it numbers a line or a note: "1. Rebels", "(2)", "[3]"."""
    start, end = site.tokens[site.core.first].start, site.tokens[site.core.last - 1].end
    left, right = site.text[max(0, start - 9) : start], site.text[end : end + 2]
    if not site.core.digits or (site.core.value or 0) > 99:
        return False
    if left[-1:] in ("(", "["):
        return right[:1] in (")", "]")
    starts_line = not left.rpartition("\n")[2].strip() and ("\n" in left or len(left) < 9)
    return starts_line and (right in (". ", ".\n") or right[:1] == ")")


def _score(site: Site) -> bool:
    near = {site.token(n).word for n in (-1, -2, -3)}
    after = site.token(1)
    pair = after.gap in ("-", "–") and after.word.isdecimal()
    return pair or (
        site.gap in ("-", "–")
        or (
            (after.word == "to" and site.token(2).word.isdecimal())
            and not near.isdisjoint(site.table.contexts["score_before"])
        )
    )


def _pronoun(site: Site) -> bool:
    """Whether "one" counts nothing: "this one", "one another", "one of the bloodiest"."""
    first, last = site.core.first, site.core.last
    if last - first > 1 or site.tokens[first].word != "one" or site.qualified:
        return False
    if site.token(1).word != "of" and (site.before("one_before") or site.after("one_after")):
        return True
    one, two, three = (site.token(n).word for n in (1, 2, 3))
    best = three in ("most", "least") or (three.endswith("est") and len(three) > 5)
    return one == "of" and two in ("the", "its", "his", "their") and best


def _and_a_half(site: Site) -> bool:
    return tuple(site.token(n).word for n in (1, 2, 3)) == ("and", "a", "half")


def _fraction(site: Site) -> bool:
    value = site.core.value
    return site.after("parts") or (value is not None and value != int(value))


_REASONS: tuple[tuple[NumberKind, Callable[[Site], bool]], ...] = (
    ("money", _money),
    ("designation", _force),
    ("ordinal", _ordinal),
    ("percent", lambda site: site.after("percent")),
    ("time", is_clock),
    ("age", is_age),
    ("designation", _glued),
    ("pronoun", _pronoun),
    ("measure", _and_a_half),
    ("measure", lambda site: site.after("length", "weight", "time", "calibre", "repeat")),
    ("date", is_date),
    ("designation", _designation),
    ("year", is_year),
    ("measure", _compound),
    ("score", _score),
    ("percent", _fraction),
)

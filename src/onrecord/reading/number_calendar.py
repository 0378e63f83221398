"""Numbers that tell a time of day, an age, a day of the month or a year."""

from __future__ import annotations

from onrecord.names.calendar import is_month
from onrecord.reading.number_site import Site
from onrecord.reading.number_tokens import plain

YOUNGEST = 14  # years, in texts in capitals, where any word may stand before a number


def is_clock(site: Site) -> bool:
    """Whether it is a time of day: 18:42, 7pm, "at 2330", "1600 GMT"."""
    before, after = site.token(-1), site.token(1)
    if not site.core.digits:
        return site.after("clock")
    if (after.gap == ":" and after.word.isdecimal()) or (
        site.gap == ":" and before.word.isdecimal()
    ):
        return True
    if site.after("clock"):
        return True
    if after.gap.strip() == "" and after.word in ("a", "p") and site.token(2)[2:] == ("m", "."):
        return True
    return _four_digits(site)


def _four_digits(site: Site) -> bool:
    """A wire's time of day: "at 2330", "0500", "from 1710 to 2250", "1600 GMT"."""
    own = [t.word for t in site.tokens[site.core.first : site.core.last] if t.word.isdecimal()]
    hours = [w for w in own if len(w) == 4 and int(w[:2]) < 24 and int(w[2:]) < 60]
    if not own or hours != own or site.after("counted", "length", "weight"):
        return False
    before = site.token(-1).word
    about = before in ("approximately", "about", "around") and site.token(-2).word == "at"
    named = site.token(1).word in ("gmt", "hours", "local", "utc") or before == "at" or about
    return (
        named or any(w[0] == "0" for w in own) or (len(own) == 2 and before == "from" and _odd(own))
    )


def _odd(hours: list[str]) -> bool:
    """Whether hours cannot be years."""
    return not all("1900" <= w < "2100" for w in hours)


def is_age(site: Site) -> bool:
    """Whether it is an age: "aged 7", "a 7-year-old", "Omar, 45, said"."""
    if site.before("age_before") or _under_age(site) or _at_the_age(site):
        return True
    one, two, three = (site.token(n) for n in (1, 2, 3))
    if one.word in ("year", "years") and "old" in (two.word, three.word):
        return True
    if (
        one.word in ("month", "months", "year", "years")
        and two.word in ("old", "of")
        and (two.word == "old" or three.word == "age")
    ):
        return True
    before = site.written(site.token(-1))
    value = site.core.value or 0
    return (
        site.core.digits
        and site.gap.strip() == ","
        and before[:1].isupper()
        and (before[1:].islower() or (before.isupper() and value >= YOUNGEST))
        and one.gap[:1] in (",", ".", ";")
        and 0 < value < 100
        and site.token(-1).word not in site.calendar.months
    )


def _at_the_age(site: Site) -> bool:
    """Whether it follows "at the age of", "aged between"."""
    lead = site.token(-1).word in ("of", "from", "between")
    return lead and site.token(-2).word in site.table.contexts["age_before"]


def _under_age(site: Site) -> bool:
    """Whether it limits an age: "children under five"."""
    limits = ("under", "over", "below", "above")
    who = site.token(-2).word
    lives = (site.core.value or 0) < 100
    return lives and site.token(-1).word in limits and who in site.table.contexts["aged_who"]


def is_date(site: Site) -> bool:
    """Whether it is a day of a month, or the year after one: "5 June", "June 5", "4 FEB 90"."""
    before, after = site.token(-1), site.token(1)
    if after.gap in ("-", " ") and after.word == "of" and site.core.digits:
        after = site.token(2)
    value = site.core.value or 0
    if not site.core.digits or not 0 < value < 32:
        short = plain(site.gap) and is_month(site.written(before) or "x", site.calendar)
        return bool(short and site.core.digits and value < 100 and _day_before_month(site))
    if plain(after.gap) and after.word and is_month(site.written(after), site.calendar):
        return site.token(2).word not in ("have", "be", "not")
    if not before.word or not is_month(site.written(before), site.calendar):
        return False
    if site.gap.strip() not in ("", "."):
        return False
    return not (site.token(-2).word == "in" and site.after("counted"))


def _day_before_month(site: Site) -> bool:
    return site.token(-2).word.isdecimal()


def is_year(site: Site) -> bool:
    """A year: four digits after "in", "since", "the" or a month, or not before what it counts."""
    own = [t.word for t in site.tokens[site.core.first : site.core.last] if t.word[0].isdecimal()]
    if not site.core.digits or not all(w.isdecimal() and _like_year(w) for w in own):
        return False
    if len(own) > 1:
        return True
    after = site.token(1)
    if after.gap in ("", "'", "’") and after.word == "s":
        return True
    if int(own[0]) % 50 == 0 and (site.qualified or _counts_next(site)):
        return False
    if site.qualified:
        return False
    return _after_year_word(site) or not site.after("counted")


def _like_year(word: str) -> bool:
    return len(word) == 4 and 1800 <= int(word) < 2100


def _after_year_word(site: Site) -> bool:
    return site.before("year_before") or is_month(
        site.written(site.token(-1)) or "x", site.calendar
    )


def _counts_next(site: Site) -> bool:
    word = site.written(site.token(1))
    return site.after("counted") or (
        plain(site.token(1).gap) and word.islower() and word[-1] == "s"
    )

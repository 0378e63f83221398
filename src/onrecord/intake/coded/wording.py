"""Words of a coded row's headline or notes."""

from __future__ import annotations

from onrecord.intake.coded.scheme import table
from onrecord.names.fold import plain

MARKS = "\"'“”‘’.,:;!?()[]-"
LONGEST = 20_000  # code points that are looked at


def words_of(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of a headline and those that are names: capitalised among small letters.

    >>> words_of("Police fire at crowd in Kisumu as the count goes on")[1]
    ('kisumu', 'police')
    """
    told = [w.strip(MARKS) for w in text[:LONGEST].split()]
    told = [w for w in told if len(w) > 2]
    words = {plain(w) for w in told} - set(table("maverick")["stop"])
    capital = [w for w in told if w[:1].isupper()]
    names = {plain(w) for w in capital} & words if 2 * len(capital) < len(told) else set()
    return tuple(sorted(words)), tuple(sorted(names))

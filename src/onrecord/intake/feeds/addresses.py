"""Plain lists of addresses: one a line, `#` begins a comment."""

from __future__ import annotations

import re

from onrecord.intake.feeds.entries import Entry, items_and_others
from onrecord.intake.feeds.values import LIST, Feed
from onrecord.intake.web.limits import Limits

COMMENT = re.compile(r"(?:^|\s)#.*")
ADDRESS = re.compile(r"https?://\S+\Z", re.I)


def is_list(text: str) -> bool:
    r"""Whether a text is a list of addresses: one word a line, and most of them are addresses.

    >>> is_list("# fronts\nhttps://news.example/a\n"), is_list("Rebels left https://news.example/a")
    (True, False)
    """
    lines = words_in(text)
    good = sum(bool(ADDRESS.match(line)) for line in lines)
    return 2 * good > len(lines) and all(len(line.split()) == 1 for line in lines)


def address_list(text: str, url: str, limits: Limits) -> Feed:
    """The addresses of a list; a line that is none is left out by its number among the rest."""
    entries = (
        Entry(url=line) if ADDRESS.match(line) else Entry(title=line) for line in words_in(text)
    )
    items, left_out = items_and_others(entries, url, limits.items)
    return Feed(LIST, None, items, left_out=left_out)


def words_in(text: str) -> list[str]:
    """The lines of a list without comments and blanks."""
    lines = (COMMENT.sub("", line).strip() for line in text.splitlines())
    return [line for line in lines if line]

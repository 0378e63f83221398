"""A text cut into tokens with blanks between them, as it was written."""

from __future__ import annotations

import re

_RULES = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"``|''", '"'),
        (r"(?<=\w) - (?=\w)", "-"),
        (r"(?<=\w) - s\b", "'s"),
        (r"(?<=\d) ([.:,]) (?=\d)", r"\1"),
        (r"\b([A-Za-z]) \. (?=[A-Za-z]\b)", r"\1."),
        (r" (n't|'(?:s|re|ve|ll|d|m)\b|')(?!\w)", r"\1"),
        (r" ([.,;:!?%)\]])", r"\1"),
        (r"([(\[$£€#]) ", r"\1"),
        (r'(^|\s)" ?([^"\n]*?) ?"(?=\W|$)', r'\1"\2"'),
        (r"[ \t]+", " "),
    )
)


def untokenised(text: str) -> str:
    r"""Close the blanks that a tokeniser put around marks.

    >>> untokenised("A 5 . 6 quake , the ex - chief said , `` hit '' Iran 's U . S . ally .")
    'A 5.6 quake, the ex-chief said, "hit" Iran\'s U.S. ally.'
    """
    for pattern, to in _RULES:
        text = pattern.sub(to, text)
    return text.strip()

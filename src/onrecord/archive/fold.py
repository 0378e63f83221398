"""Text made comparable, for searching: one case, no marks."""

from __future__ import annotations

import unicodedata


def fold(*texts: str | None) -> str:
    """Join `texts` in one case and without marks, so that "qusayr" finds "Al Quşayr".

    >>> fold("Al Quşayr", None, "AARSÂL")
    'al qusayr aarsal'
    """
    parts = unicodedata.normalize("NFKD", " ".join(t for t in texts if t))
    bare = "".join(c for c in parts if not unicodedata.combining(c))
    return " ".join(bare.casefold().split())

"""A head while it is read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from onrecord.intake.stamps import Stamp

Span = tuple[int, int]
SPACE = re.compile(r"\s*")


@dataclass(slots=True)
class Draft:
    """A head while it is read: what is found so far, and where the rest begins."""

    text: str
    given: str | None
    pos: int = 0
    title: Span | None = None
    published: date | None = None
    updated: date | None = None
    agency: Span | None = None
    inline: bool = False  # a date stands before the text, on its line
    furniture: list[Span] = field(default_factory=list)

    def title_words(self) -> str | None:
        """The title as it stands in the text, if one is found."""
        return self.text[slice(*self.title)] if self.title else None


def after_space(text: str, start: int) -> int:
    """Where the white space that begins at `start` ends."""
    found = SPACE.match(text, start)
    return found.end() if found else start


def take_stamp(draft: Draft, stamp: Stamp, end: int) -> None:
    """Keep the days of `stamp`; what stands up to `end` is furniture."""
    draft.published = draft.published or stamp.published
    draft.updated = draft.updated or stamp.updated
    draft.furniture.append((draft.pos, draft.pos + len(draft.text[draft.pos : end].rstrip())))
    draft.pos = end


def line_end(text: str, start: int) -> int:
    """Where the line that holds `start` ends, before its line break."""
    end = text.find("\n", start)
    return len(text) if end < 0 else end

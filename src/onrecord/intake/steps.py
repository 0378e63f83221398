"""The steps by which the head of a report is read: each takes one part, or nothing."""

from __future__ import annotations

import re

from onrecord.intake.dateline import dateline_at
from onrecord.intake.draft import Draft, after_space, line_end, take_stamp
from onrecord.intake.furniture import is_furniture_line
from onrecord.intake.headline import OPENING, is_inline_title, is_title_line
from onrecord.intake.opening import opening_furniture, opening_stamp, opening_title
from onrecord.intake.stamps import stamp_at

BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
AFTER_TITLE = re.compile(r"[^\S\n]*[.:]?[^\S\n]*(?=\n|\r|\Z|(?<=\s)[\"“‘'\[(]?[A-Z0-9])")
WRAPPED = 100  # where no line is longer, line ends are wrapping and end no paragraph
LINE_REST = " \t\r\xa0.|/"  # what may be left of a date line
MOST_PARTS = 12


def read_steps(text: str, title: str | None) -> Draft:
    """Take title, dates and furniture from the start of `text` until no step finds any more."""
    draft = Draft(text, title.strip() if title else None)
    for _ in range(MOST_PARTS):
        draft.pos = after_space(text, draft.pos)
        if not any(step(draft) for step in STEPS):
            break
    return draft


def _given_title(draft: Draft) -> bool:
    """The title that is known already, once, or told again after it."""
    if not draft.given or not draft.text.startswith(draft.given, draft.pos):
        return False
    end = draft.pos + len(draft.given)
    after = AFTER_TITLE.match(draft.text, end)
    if not after:
        return False
    if draft.title is None:
        draft.title = (draft.pos, end)
    else:
        draft.furniture.append((draft.pos, end))
    draft.pos = after.end()
    return True


def _date_line(draft: Draft) -> bool:
    stamp = stamp_at(draft.text, draft.pos)
    if not stamp or not _is_date_line(draft.text, draft.pos):
        return False
    take_stamp(draft, stamp, max(stamp.end, line_end(draft.text, draft.pos)))
    return True


def _furniture_line(draft: Draft) -> bool:
    end = line_end(draft.text, draft.pos)
    words = draft.text[draft.pos : min(end, draft.pos + 301)].strip()
    if len(words) > 300 or not words or not is_furniture_line(words, above=True):
        return False
    draft.furniture.append((draft.pos, draft.pos + len(words)))
    draft.pos = end
    return True


def _title_line(draft: Draft) -> bool:
    """A short block of its own with text below it is the title."""
    text, start = draft.text, draft.pos
    if draft.title or (draft.given and draft.given in text[start : start + 600]):
        return False
    end = _title_end(text, start)
    if end is None or not text[end:].strip() or not is_title_line(text[start:end]):
        return False
    if dateline_at(text, start):
        return False
    draft.title = (start, start + len(text[start:end].rstrip()))
    draft.pos = end
    return True


def _title_end(text: str, start: int) -> int | None:
    """The end of the first line, where a blank line, a date line or an unwrapped text follows."""
    line = line_end(text, start)
    below = after_space(text, line)
    if BLANK_LINE.search(text[line:below]) or _is_date_line(text, below):
        return line
    longest = max(len(x) for x in text[line : line + 3000].split("\n"))
    if longest <= WRAPPED or not OPENING.match(text, below):
        return None
    return line if is_inline_title(text[start:line]) else None


def _is_date_line(text: str, start: int) -> bool:
    stamp = stamp_at(text, start)
    return stamp is not None and not text[stamp.end : line_end(text, start)].strip(LINE_REST)


STEPS = (
    _given_title,
    _date_line,
    _furniture_line,
    opening_stamp,
    opening_furniture,
    opening_title,
    _title_line,
)

"""Heads that share a line with the text: "5 June 2013 Army takes town. The army..."."""

from __future__ import annotations

import re

from onrecord.intake.dates import date_at
from onrecord.intake.draft import Draft, after_space, line_end, take_stamp
from onrecord.intake.headline import OPENING, first_sentence_end, is_inline_title
from onrecord.intake.lists import head_lists
from onrecord.intake.stamps import stamp_at

WINDOW = 260  # how far into a line such a head may reach


def opening_stamp(draft: Draft) -> bool:
    """A date before the first sentence on the same line, after an agency or not."""
    text = draft.text
    if draft.inline:
        return False
    agency = re.compile(rf"(?P<agency>{head_lists().agency})\s+").match(text, draft.pos)
    for start in (draft.pos, agency.end() if agency else draft.pos):
        stamp = stamp_at(text, start)
        after = after_space(text, stamp.end) if stamp else 0
        if stamp and (OPENING.match(text, after) or head_lists().lead.match(text, after)):
            if agency and start == agency.end():
                draft.agency = agency.span("agency")
            take_stamp(draft, stamp, stamp.end)
            draft.inline = True
            return True
    return False


def opening_title(draft: Draft) -> bool:
    """A headline that runs into its date or, after the date, into the text."""
    if draft.title or draft.given:
        return False
    return _title_after_stamp(draft) if draft.inline else _title_before_stamp(draft)


def _title_after_stamp(draft: Draft) -> bool:
    """The first sentence, or what stands before an agency's name on its line."""
    text, start = draft.text, draft.pos
    limit = min(line_end(text, start), start + WINDOW)
    named = re.compile(rf"\s(?P<agency>{head_lists().agency})\s+(?=[A-Z])").search(
        text, start, limit
    )
    if (
        named
        and ". " not in text[start : named.start()]
        and is_inline_title(text[start : named.start()])
    ):
        draft.agency = named.span("agency")
        draft.furniture.append(draft.agency)
        draft.title, draft.pos = (start, named.start()), named.end()
        return True
    end, after = first_sentence_end(text, start) or (start, start)
    if end == start or after > limit or not is_inline_title(text[start:end]):
        return False
    draft.title, draft.pos = (start, end), after
    return True


def _title_before_stamp(draft: Draft) -> bool:
    text, start = draft.text, draft.pos
    limit = min(line_end(text, start), start + WINDOW)
    days = "|".join(head_lists().weekdays)
    for match in re.compile(rf"\b(?:{days})\b", re.I).finditer(text, start, limit):
        found = date_at(text, match.start())
        before = text[start : match.start()].rstrip()
        if found and found.value and OPENING.match(text, found.end + 1) and _runs_in(before):
            agency = re.compile(rf"\s(?P<agency>{head_lists().agency})\Z").search(before)
            if agency:
                draft.agency = (start + agency.start("agency"), start + agency.end("agency"))
                before = before[: agency.start()].rstrip()
            draft.title = (start, start + len(before))
            draft.pos = start + len(before)
            return True
    return False


def _runs_in(before: str) -> bool:
    words = before.split()
    if not words or words[-1].lower() in head_lists().prepositions or ". " in before:
        return False
    return is_inline_title(before)


def opening_furniture(draft: Draft) -> bool:
    """A button or a counter between the date and the text."""
    match = head_lists().lead.match(draft.text, draft.pos, draft.pos + WINDOW)
    if not match or not draft.inline:
        return False
    draft.furniture.append((draft.pos, match.end()))
    draft.pos = match.end()
    return True

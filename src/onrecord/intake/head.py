"""What the head of a report says of it: title, dates, dateline, and what is not news."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onrecord.intake.dateline import dateline_at
from onrecord.intake.draft import Draft, Span
from onrecord.intake.furniture import (
    leading_tags,
    line_furniture,
    merged,
    tag_furniture,
    tail_furniture,
)
from onrecord.intake.lists import head_lists
from onrecord.intake.steps import read_steps


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above and around the news of a text; spans are code points, `end` exclusive.

    `body_start` is where the text goes on after title and date lines: a dateline stands there,
    and is furniture. `dateline` is the place and `agency` the agency as written, white space
    made one. `publisher` is who a line of the head says published it. `tags` are bracketed
    notes after the dateline ("[COMMUNIQUE]"). `furniture` are the spans, in order and apart,
    that are not news text.
    """

    title: str | None
    title_span: Span | None
    published: date | None
    updated: date | None
    publisher: str | None
    agency: str | None
    agency_span: Span | None
    dateline: str | None
    dateline_span: Span | None
    body_start: int
    tags: tuple[Span, ...]
    furniture: tuple[Span, ...]


def read_head(text: str, published: date | None = None, title: str | None = None) -> Head:
    r"""Read the head of `text`; `published` is the day known otherwise, `title` likewise.

    A day that the text gives goes before `published`, which only lends a dateline its year.

    >>> text = "Army takes town\n\n5 Jun, 2013 18:42\n\nBEIRUT (AP) — Rebels left."
    >>> head = read_head(text)
    >>> head.title, head.published, head.dateline, head.agency, text[head.body_start :]
    ('Army takes town', datetime.date(2013, 6, 5), 'BEIRUT', 'AP', 'BEIRUT (AP) — Rebels left.')
    >>> [text[start:end] for start, end in head.furniture]
    ['5 Jun, 2013 18:42', 'BEIRUT (AP) — ']
    """
    return _finished(read_steps(text, title), published)


def _finished(draft: Draft, published: date | None) -> Head:
    text, body = draft.text, draft.pos
    day = draft.published or published
    found = dateline_at(text, body, day)
    tags = leading_tags(text, found.end if found else body)
    news = tags[-1][1] if tags else found.end if found else body
    furniture = [*draft.furniture, (body, news)]
    for spans in (line_furniture, tail_furniture, tag_furniture):
        furniture.extend(spans(text, news))
    agency = (found.agency if found else None) or draft.agency
    place = found.place if found else None
    return Head(
        title=_words(text, draft.title),
        title_span=draft.title,
        published=draft.published or (found.day if found and not published else published),
        updated=draft.updated,
        publisher=_publisher(draft),
        agency=_words(text, agency),
        agency_span=agency,
        dateline=_words(text, place),
        dateline_span=place,
        body_start=body,
        tags=tuple(tags),
        furniture=merged(furniture),
    )


def _publisher(draft: Draft) -> str | None:
    """Who published it, as a line above the body says: "Source: Cedar Post"."""
    lines = (draft.text[start:end].strip() for start, end in draft.furniture)
    found = (head_lists().publisher.fullmatch(line) for line in lines)
    return next((f["publisher"].strip() for f in found if f), None)


def _words(text: str, span: Span | None) -> str | None:
    return " ".join(text[slice(*span)].split()) if span else None

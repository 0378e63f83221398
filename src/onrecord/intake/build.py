"""Parts to a report: the canonical text, its head, its language, its limits."""

from __future__ import annotations

import re

from onrecord.errors import IntakeError
from onrecord.intake.head import read_head
from onrecord.intake.language import check_language
from onrecord.intake.options import IntakeOptions, Parts
from onrecord.intake.steps import read_steps
from onrecord.records import Report, make_report

HALF_CHARACTER = re.compile(r"[\ud800-\udfff\x00]")


def build(parts: Parts, options: IntakeOptions) -> Report:
    """One report; raises IntakeError for a text too long, or in a language that is not read.

    What the source gives of itself goes before what its head says, and that before `options`.
    Publisher: as stated, else as a line of the head says, else as `options` say, else the host of
    the address, else the agency of the dateline.
    """
    text = canonical_text(parts.title, parts.body)
    check_text(text, options)
    language = _language(text, parts.language, options)
    head = read_head(text, parts.published, parts.title)
    if not head.published:
        head = read_head(text, options.published, parts.title)
    url = parts.url or options.url
    return make_report(
        text,
        title=parts.title or head.title,
        body_start=head.body_start,
        publisher=parts.publisher
        or head.publisher
        or options.publisher
        or _host(url)
        or head.agency,
        published=parts.published or head.published,
        updated=parts.updated or head.updated,
        url=url,
        language=language,
        agency=head.agency,
        dateline=head.dateline,
    )


def canonical_text(title: str | None, body: str) -> str:
    r"""Title, blank line, body; the body alone where its head has the title.

    >>> canonical_text("Town taken", "The army came.")
    'Town taken\n\nThe army came.'
    >>> canonical_text("Town taken", "Town taken\nThe army came.")
    'Town taken\nThe army came.'
    """
    if not title or read_steps(body, title).title_words() == title:
        return body
    return f"{title}\n\n{body}"


def check_text(text: str, options: IntakeOptions) -> None:
    """Raise IntakeError for a text that is empty, too long, or not of whole characters."""
    if not text.strip():
        raise IntakeError("it is empty", "give a source that holds a report")
    if len(text) > options.max_text:
        raise IntakeError(
            f"its text is longer than {options.max_text:,} characters",
            "split it into reports, or raise the limit",
        )
    if HALF_CHARACTER.search(text):
        raise IntakeError("its text holds characters that are none", "save it again as UTF-8")


def _language(text: str, stated: str | None, options: IntakeOptions) -> str:
    """The language of the text; a statement that it is one which is read is believed."""
    code = re.split(r"[-_]", stated)[0].lower() if stated else None
    if code in options.languages:
        return str(code)
    return check_language(text, options.languages, options.engine)


def _host(url: str | None) -> str | None:
    match = re.match(r"https?://(?:[^/@]*@)?(?:www\.)?([^/:?#]+)", url or "", re.I)
    return match[1].lower() if match else None

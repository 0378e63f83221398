"""Mails (.eml, RFC 5322) to reports: their text, mails passed on in it, and what is attached."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import date
from email import message_from_bytes, policy
from email.message import EmailMessage, Message
from typing import Any

from onrecord.errors import IntakeError
from onrecord.intake.dates import parse_date
from onrecord.intake.decode import decode
from onrecord.intake.entries import Entry, Held, Row
from onrecord.intake.formats.letters import Letter, is_text, letters, plain_subject
from onrecord.intake.kinds import EML, known_kind
from onrecord.intake.options import IntakeOptions, Parts, PassedOver

# What the standard library raises on broken heads and bodies.
BROKEN = (AttributeError, IndexError, KeyError, LookupError, TypeError, ValueError)
MOST_PARTS = 500


def mail_entries(data: bytes, source: str, options: IntakeOptions) -> Iterator[Held]:
    """The mail's own text, each mail passed on in it, and each attachment that can be read.

    The subject is the title, Date the day of publication as the sender's clock had it, From the
    publisher. A greeting of three words above what is passed on is no report. Attached files
    tell their own dates and titles. What is quoted is left out of the text; the original keeps
    it.
    """
    mail = message_from_bytes(data, policy=policy.default)
    assert isinstance(mail, EmailMessage)
    parts = list(_leaves(mail))
    body = _body(mail)
    texts = list(_texts(mail, body, options)) if body is not None else []
    for number, text in enumerate(texts):
        at = f"{source}:forwarded-{number}" if number else source
        if text is not None:
            yield Row(at, data, EML, lambda found=text: found)  # type: ignore[misc]
    held = [h for h in (_attached(p, source) for p in parts if p is not body) if h]
    yield from (h for h in held if isinstance(h, Entry))
    if not any(texts) and not any(isinstance(h, Entry) for h in held):
        raise IntakeError("the mail has no text", "leave it, or save its text")
    if left := sum(not isinstance(h, Entry) for h in held):
        yield PassedOver(source, left, "attachments that are not read (pictures, calendars)")


def _texts(mail: EmailMessage, body: Any, options: IntakeOptions) -> Iterator[Parts | None]:
    """The parts of the mail's own text, null where it is a greeting, and of mails passed on."""
    subject, answer = plain_subject(" ".join(_field(mail, "subject").split()))
    found = letters(_text(body, options), answer=answer)
    if not found:
        return
    own, rest = found[0], found[1:]
    if rest and not is_text(own):
        yield None
    else:
        yield Parts(
            body=own.body,
            title=subject or None,
            published=_day(mail),
            publisher=_sender(mail),
            url=_address(mail),
        )
    for letter in rest:
        yield _passed_on(letter)


def _passed_on(letter: Letter) -> Parts:
    return Parts(
        body=letter.body,
        title=letter.subject,
        published=parse_date(letter.day or ""),
        publisher=letter.sender,
    )


def _text(part: Any, options: IntakeOptions) -> str:
    """The words of a text or HTML part; nothing for one that is empty."""
    data = part.get_payload(decode=True) or b""
    if not data.strip():
        return ""
    charset = part.get_content_charset()
    if part.get_content_type() == "text/html":
        from onrecord.intake.formats.html import words_of

        return words_of(decode(data, charset))
    text = decode(data, charset).replace("\r\n", "\n")
    flowed = part.get_param("format") == "flowed"
    return re.sub(r"(?<=[^\s-]) \n(?=[^>\s])", " ", text) if flowed else text  # RFC 3676, 4.1


def _body(mail: EmailMessage) -> Any:
    try:
        found: Any = mail.get_body(("plain",))
        if found is not None and (found.get_payload(decode=True) or b"").strip():
            return found
        return mail.get_body(("html",)) or found
    except BROKEN:
        return None


def _leaves(mail: Message) -> Iterator[Any]:
    """Every part that holds no others; a mail that is attached is one."""
    stack: list[Any] = [mail]
    for _ in range(MOST_PARTS):
        if not stack:
            return
        part = stack.pop()
        if part.is_multipart() and part.get_content_type() != EML:
            stack.extend(reversed(part.get_payload()))
        else:
            yield part


def _attached(part: Any, source: str) -> Entry | str | None:
    """What is attached in a part; words for what is not read, null for a part of the text."""
    try:
        name = part.get_filename() or ""
        media = part.get_content_type()
        if media == EML:
            inner = part.get_payload(0)
            return Entry(f"{source}:mail", io.BytesIO(inner.as_bytes()), "", kind=EML)
        if not name and (media.startswith("text/") or part.get_content_maintype() == "multipart"):
            return None
        kind = known_kind(name, media)
        data = part.get_payload(decode=True)
    except BROKEN:
        return "broken"
    if kind is None or not data:
        return "not read"
    charset = part.get_content_charset()
    return Entry(f"{source}:{name or media}", io.BytesIO(data), name, kind=kind, charset=charset)


def _field(mail: EmailMessage, name: str) -> str:
    """A field of the head in words; nothing where it is missing or broken."""
    try:
        return str(mail.get(name) or "")
    except BROKEN:
        return ""


def _day(mail: EmailMessage) -> date | None:
    try:
        stated = mail["date"]
        return stated.datetime.date() if stated and stated.datetime else None
    except BROKEN:
        return None


def _sender(mail: EmailMessage) -> str | None:
    """The name of the sender, else the host of the address."""
    try:
        first = mail["from"].addresses[0]
        return first.display_name.strip() or first.domain or None
    except BROKEN:
        return None


def _address(mail: EmailMessage) -> str | None:
    """Where the mail can be read on the web (RFC 5064)."""
    stated = _field(mail, "archived-at").strip(" <>")
    return stated if stated.startswith(("http://", "https://")) else None

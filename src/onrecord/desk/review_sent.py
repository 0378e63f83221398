"""What the forms of a claim's page sent, as a value of a field."""

from __future__ import annotations

from datetime import date
from typing import Any

from onrecord import commands
from onrecord.commands import ClaimView
from onrecord.desk.forms import Sent, text_of
from onrecord.desk.review_fields import fields_of
from onrecord.errors import SettingsError

NOTHING = "nothing"  # the field is not told at all


def value_sent(sent: Sent, act: str, view: ClaimView) -> Any:
    """The value that a form sent; raises SettingsError where it does not fit the field."""
    if act != "corrected":
        return text_of(sent, "value") or None
    path, choice = text_of(sent, "field"), text_of(sent, "value")
    if choice == NOTHING:
        return None
    if path == "event.period":
        return _period(sent, view)
    known = next((f for f in fields_of(view.claim) if f.path == path), None)
    if known is not None and known.kind == "choice":
        if choice not in dict(known.choices):
            raise SettingsError(f"{choice!r} is no {known.label}", "choose one of the list")
        return choice
    offered = commands.propose(view.report, view.claim, path, *_span(sent))
    if not (choice.isascii() and choice.isdigit() and int(choice) < len(offered)):
        raise SettingsError("nothing was chosen", "choose what the words mean")
    return offered[int(choice)].value


def _span(sent: Sent) -> tuple[int, int]:
    told = [text_of(sent, name) for name in ("start", "end")]
    if not all(t.isascii() and t.isdigit() and len(t) < 10 for t in told):
        raise SettingsError("no words were chosen", "choose words of the text")
    return int(told[0]), int(told[1])


def _period(sent: Sent, view: ClaimView) -> dict[str, Any]:
    first, last = _day(text_of(sent, "first")), _day(text_of(sent, "last"))
    if first > last:
        raise SettingsError("the first day is after the last", "give them in their order")
    words: dict[str, Any] = {"text": None, "span": None}
    if text_of(sent, "start"):
        start, end = _span(sent)
        words = {"text": view.report.text[start:end], "span": [start, end]}
    precision = "day" if first == last else "days"
    days = {"start": first.isoformat(), "end": last.isoformat(), "precision": precision}
    return words | days | {"duration": None, "inferred": False}


def _day(told: str) -> date:
    try:
        return date.fromisoformat(told)
    except ValueError:
        raise SettingsError(f"{told!r} is no day", "give it as 2013-06-05") from None

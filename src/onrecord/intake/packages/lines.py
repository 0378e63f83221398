"""The lines of `archive.jsonl` as what was kept, each checked before it is believed."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any, TypeVar

from onrecord.errors import IntakeError
from onrecord.intake.options import IntakeOptions
from onrecord.intake.packages.holding import CHANGED, Holding, checked
from onrecord.records import (
    Claim,
    Engine,
    Judgement,
    KeptFailure,
    KeptMember,
    KeptReading,
    KeptReport,
    Report,
    Review,
    Sighting,
    from_published,
)
from onrecord.records.report import report_id, sha256_of
from onrecord.records.sound import misnamed, misquoted, unsound

ID = re.compile(r"[0-9a-f]{16}")
ACCOUNT = re.compile(r"[0-9a-f]{16}:\d{1,6}(:[0-9a-f]{16})?", re.ASCII)
INCIDENT = re.compile(r"i[0-9a-f]{12}")
SHAPES = (KeyError, TypeError, ValueError, AttributeError, IndexError, RecursionError)
DAYS = ("published", "updated")
HEAD = ("title", "publisher", "published", "updated", "language", "agency", "dateline")
Line = Mapping[str, Any]
T = TypeVar("T")
Rest = Judgement | Review | KeptFailure | Sighting | KeptMember


def loaded(line: bytes) -> Line:
    """Load a line; raises IntakeError for what is no JSON object with a `kind`."""
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict) or not isinstance(found.get("kind"), str):
        raise IntakeError("it is no line of a package", CHANGED)
    return found


def report_in(line: Line, holding: Holding, options: IntakeOptions) -> KeptReport:
    """Make a report of its line, its text and its original.

    Raises:
        IntakeError: something is missing, not of its type, or does not fit the text or its hash.
    """
    try:
        report = _report(line["report"], holding, options)
        original = line["original"]
        content = holding.read(checked(original["path"]), options.max_bytes)
        if hashlib.sha256(content).hexdigest() != original["sha256"]:
            raise IntakeError("its original does not fit its hash", CHANGED)
        kept = KeptReport(
            report,
            _time(line["recorded_at"]),
            content,
            original["media_type"],
            original["source"],
            tuple(_reading(told, report) for told in line["readings"]),
            tuple((parent, _time(at)) for parent, at in line["parents"]),
        )
    except SHAPES as error:
        raise _misshapen(error) from error
    return _sound(kept)


def rest_in(line: Line) -> Rest | None:
    """Make a judgement, a failure or a sighting of its line; null for a kind that is not known."""
    told = {name: value for name, value in line.items() if name != "kind"}
    try:
        match line["kind"]:
            case "judgement":
                left = _maybe(told.pop("withdrawn_at"))
                return _sound(Judgement(**told | {"at": _time(told["at"]), "withdrawn_at": left}))
            case "review":
                left = _maybe(told.pop("withdrawn_at"))
                return _sound(Review(**told | {"at": _time(told["at"]), "withdrawn_at": left}))
            case "failure":
                return _sound(KeptFailure(**told | {"recorded_at": _time(told["recorded_at"])}))
            case "sighting":
                times = {name: _time(told[name]) for name in ("seen_at", "recorded_at")}
                return _sound(Sighting(**told | times | {"out": date.fromisoformat(told["out"])}))
            case "member":
                return _member(_sound(KeptMember(**told)))
            case _:
                return None
    except SHAPES as error:
        raise _misshapen(error) from error


def _member(member: KeptMember) -> KeptMember:
    names = ACCOUNT.fullmatch(member.account) and INCIDENT.fullmatch(member.incident)
    if not names or len(member.anchor) > 64:
        raise IntakeError("it names no account or no incident", CHANGED)
    return member


def _report(head: Line, holding: Holding, options: IntakeOptions) -> Report:
    id_ = str(head["id"])
    if not ID.fullmatch(id_):
        raise IntakeError(f"{id_[:40]!r} is no report's id", CHANGED)
    text = holding.read(f"texts/{id_}.txt", 4 * options.max_text).decode("utf-8")
    if len(text) > options.max_text:
        raise IntakeError(f"its text is longer than {options.max_text:,} characters", "raise it")
    days = {name: date.fromisoformat(head[name]) for name in DAYS if head[name] is not None}
    report = _sound(Report(**{**head, **days, "text": text}))
    if (sha256_of(text), report_id(text, report.url)) != (report.text_sha256, report.id):
        raise IntakeError("its text does not fit its hash and id", CHANGED)
    if not 0 <= report.body_start <= len(text):
        raise IntakeError("its body begins outside its text", CHANGED)
    return report


def _reading(told: Line, report: Report) -> KeptReading:
    head = json.JSONDecoder().raw_decode(told["head"])[0]
    days = {name: date.fromisoformat(head[name]) for name in DAYS if head.get(name) is not None}
    values = {name: head.get(name) for name in HEAD} | days
    _sound(Report(**{f: getattr(report, f) for f in Report.__dataclass_fields__} | values))
    return KeptReading(
        Engine(**told["engine"]),
        told["head"],
        _time(told["recorded_at"]),
        _maybe(told["superseded_at"]),
        tuple(_claim(claim, report) for claim in told["claims"]),
    )


def _claim(told: Line, report: Report) -> Claim:
    claim = _sound(from_published(told))
    if claim.report_id != report.id:
        raise IntakeError(f"the claim {claim.id} is of another report", CHANGED)
    if (words := misquoted(claim, report.text)) is not None:
        shown = words if len(words) < 60 else words[:57] + "…"
        raise IntakeError(f"its text does not say “{shown}” where a claim says so", CHANGED)
    if misnamed(claim, report.text_sha256):
        raise IntakeError(f"the claim {claim.id} does not bear the id of its words", CHANGED)
    return claim


def _sound(value: T) -> T:
    if (path := unsound(value)) is not None:
        raise IntakeError(f"its {path or 'value'} is not of its type", CHANGED)
    return value


def _time(told: str) -> datetime:
    found = datetime.fromisoformat(told)
    return found.astimezone(UTC).replace(tzinfo=None) if found.tzinfo else found


def _maybe(told: str | None) -> datetime | None:
    return None if told is None else _time(told)


def _misshapen(error: Exception) -> IntakeError:
    what = f"it is not shaped as a package's line ({type(error).__name__})"
    return IntakeError(what, CHANGED)

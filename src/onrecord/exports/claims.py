"""`claims`: the contract of a claim (schema/claim.schema.json), one a line."""

from __future__ import annotations

from pathlib import Path

from onrecord.exports.lines import write_lines
from onrecord.exports.values import Bundle, Written
from onrecord.records import to_published


def write(bundle: Bundle, out: Path) -> Written:
    """Write a line of JSON a claim; what made it stands in `OUT.about.json`."""
    said = bundle.reviewed()
    lines = (to_published(c, report, said.get(c.id)) for report, c in bundle.claims())
    return write_lines(bundle, out, "claims", lines)

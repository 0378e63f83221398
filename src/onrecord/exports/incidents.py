"""`incidents`: one JSON object an incident, with everything that is known of it."""

from __future__ import annotations

from pathlib import Path

from onrecord.exports.lines import write_lines
from onrecord.exports.plain import incident_of
from onrecord.exports.values import Bundle, Written


def write(bundle: Bundle, out: Path) -> Written:
    """Write a line of JSON an incident; what made it stands in `OUT.about.json`."""
    lines = (incident_of(incident) for incident in bundle.incidents())
    return write_lines(bundle, out, "incidents", lines)

"""`incidents`: one JSON object an incident, with everything that is known of it."""

from __future__ import annotations

from pathlib import Path

from onrecord.errors import SettingsError
from onrecord.exports.values import Bundle, Written


def write(bundle: Bundle, out: Path) -> Written:
    """Write every incident as a line of JSON."""
    raise SettingsError("the format incidents is not written yet", "choose another")

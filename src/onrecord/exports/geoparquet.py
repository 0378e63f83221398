"""`geoparquet`: not written yet."""

from __future__ import annotations

from pathlib import Path

from onrecord.errors import SettingsError
from onrecord.exports.values import Bundle, Written


def write(bundle: Bundle, out: Path) -> Written:
    """Write it."""
    raise SettingsError("the format geoparquet is not written yet", "choose another")

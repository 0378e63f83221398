"""Where the desk of an archive keeps files that are on their way into it or out of it."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.commands.settings import Settings


def uploads(address: str, settings: Settings | None = None) -> Path:
    """Name the folder of what is being added: beside an archive's file, hidden, else in the cache.

    `ONRECORD_UPLOADS` names another; each archive has a folder of its own in it.
    """
    from onrecord.commands.names import gazetteer_at
    from onrecord.commands.settings import settings_from

    chosen = settings or settings_from()
    if chosen.uploads is None and "://" not in address:
        own = Path(address).resolve()
        return own.with_name(f".{own.name}-desk")
    whole = address if "://" in address else str(Path(address).resolve())
    inside = chosen.uploads or gazetteer_at(chosen).parent / "desk"
    return inside / hashlib.sha256(whole.encode()).hexdigest()[:16]

"""Values as FollowTheMoney takes them: what it would drop goes another way or is mended."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit

from onrecord.exports.tables import table

Entity = dict[str, Any]
UNSAFE = re.compile(r"[^A-Za-z0-9_.-]+")


def entity(schema: str, key: str, values: Mapping[str, Iterable[str | None]]) -> Entity:
    """An entity with its id and every value that is one; a property without values is left out."""
    properties = {name: _all(told) for name, told in values.items()}
    return {
        "id": id_of(schema, key),
        "schema": schema,
        "properties": {name: told for name, told in properties.items() if told},
    }


def id_of(schema: str, key: str) -> str:
    """A stable id: the same key gives the same id in every export.

    >>> id_of("PublicBody", "syr-army") == id_of("Organization", "syr-army")
    True
    >>> id_of("Address", "geonames:173322")
    'onrecord-place-geonames.173322'
    """
    kind = {"Address": "place", "Event": "event", "Article": "report"}.get(schema, "actor")
    kind = {"Mention": "mention", "Documentation": "told"}.get(schema, kind)
    key = key.replace(":", ".")
    safe = key if not UNSAFE.search(key) else hashlib.sha256(key.encode("utf-8")).hexdigest()[:16]
    return f"{table('ftm.yaml')['prefix']}-{kind}-{safe}"


def plain(text: str | None) -> str | None:
    r"""Text on one line without control characters; null where nothing is left.

    Composed (NFC) as the library composes it: the same characters to every reader.

    >>> plain(" Al\x00 Quşayr\n")
    'Al Quşayr'
    """
    kept = "".join(c if _printed(c) else " " for c in (text or "").replace("\x00", ""))
    return unicodedata.normalize("NFC", " ".join(kept.split())) or None


def address(url: str | None) -> str | None:
    """A web address that the library takes; null for any other, which is no address."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    good = parts.scheme in ("http", "https") and parts.hostname and "." in parts.hostname
    return url if good else None


def _printed(character: str) -> bool:
    return unicodedata.category(character) not in ("Cc", "Cs")


def _all(values: Iterable[str | None]) -> list[str]:
    return list(dict.fromkeys(v for v in values if v))

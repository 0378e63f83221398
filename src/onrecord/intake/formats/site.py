"""The name of a page's site, as the page states it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from onrecord.intake.lists import load

HOST = re.compile(r"(?:https?://\S+|[\w-]+(?:\.[\w-]+)+)/?\Z")


def site_of(
    by_node: str | None, metas: Mapping[str, str], tree: Any, url: str | None
) -> str | None:
    """The site by its name: of the two that may be stated the one that the title or host bears.

    `by_node` is the publisher that the page's JSON-LD names, `metas` its metadata by their names.
    """
    named = [by_node, metas.get("og:site_name"), *(metas.get(n) for n in _lists()["publisher"])]
    names = [n for n in map(_name, named) if n]
    tail = _tail(tree, url)
    names += [tail] if tail else []
    borne = [n for n in names if bears(tree, url, n)]
    site = _name(metas.get("og:site_name"))
    if site in borne:
        return site
    return next(iter(borne or names), None) or _host_name(named)


def bears(tree: Any, url: str | None, name: str) -> bool:
    """Whether the page's title or host bears a site's name."""
    title = " ".join((tree.findtext(".//title") or "").split())
    host = _squeezed(urlsplit(url or "").netloc)
    in_title = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", title, re.I)
    return bool(in_title) or (len(_squeezed(name)) > 3 and _squeezed(name) in host)


def _tail(tree: Any, url: str | None) -> str | None:
    """What the title ends with after a stroke, where the host bears it: "Town taken - Cedar"."""
    title = " ".join((tree.findtext(".//title") or "").split())
    name = re.split(r"\s[-–—|]\s", title)[-1] if title else ""
    host = _squeezed(urlsplit(url or "").netloc)
    return name if name != title and len(name) > 3 and _squeezed(name) in host else None


def _name(stated: str | None) -> str | None:
    name = " ".join((stated or "").split()).strip("| ")
    if not name or len(name) > 100 or HOST.match(name):
        return None
    return None if name.casefold() in _lists()["platforms"] else name


def _host_name(named: list[str | None]) -> str | None:
    """A name that is a host, where no other is stated."""
    hosts = (n.strip() for n in named if n and HOST.match(n.strip()))
    return next((urlsplit(h).netloc or h for h in hosts), None)


def _squeezed(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


@cache
def _lists() -> dict[str, Any]:
    return load("stated.yaml")

"""Addresses made comparable: which page of the web a report stood at."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

PORTS = {"http": ":80", "https": ":443"}
FILE = Path(__file__).with_name("addresses.yaml")


def page_of(url: str | None) -> str | None:
    """Name the page at an address, the same however a reader comes to it; null for a front page.

    Scheme, letter case of the host, its usual port, the fragment (unless it is a path of its own,
    `#!/story`) and parameters of tracking (addresses.yaml) do not count. What is no http or https
    address, and the front page of a site, is no report's page.

    >>> page_of("HTTPS://News.example:443/a?id=7&utm_source=rss#top")
    'news.example/a?id=7'
    >>> page_of("http://news.example/") is None
    True
    """
    parts = _split(url)
    if parts is None:
        return None
    scheme, netloc, path, query, fragment = parts
    host = netloc.rpartition("@")[2].lower().removesuffix(PORTS[scheme])
    kept = "&".join(p for p in query.split("&") if p and not _tracks(p))
    inner = f"#{fragment}" if fragment.startswith(("!", "/")) else ""
    if path in ("", "/") and not kept and not inner:
        return None
    return host + (path or "/") + (f"?{kept}" if kept else "") + inner


def mark_of(url: str | None) -> str:
    """Give the fragment of an address: an item's own mark on its page.

    >>> mark_of("http://news.example/live#post-7")
    'post-7'
    """
    parts = _split(url)
    return parts[4] if parts else ""


def host_of(url: str) -> str:
    """Give host and port of an address.

    >>> host_of("http://News.example:8000/feed")
    'news.example:8000'
    """
    return urlsplit(url).netloc.rpartition("@")[2].lower()


def _split(url: str | None) -> tuple[str, str, str, str, str] | None:
    try:
        parts = urlsplit((url or "").strip())
    except ValueError:
        return None
    return tuple(parts) if parts.scheme in PORTS and parts.netloc else None  # type: ignore[return-value]


def _tracks(parameter: str) -> bool:
    name = parameter.partition("=")[0].lower()
    beginnings, names = _tracking()
    return name in names or name.startswith(beginnings)


@cache
def _tracking() -> tuple[tuple[str, ...], frozenset[str]]:
    import yaml

    told = yaml.safe_load(FILE.read_text(encoding="utf-8"))["tracking"]
    return tuple(told["beginning"]), frozenset(told["named"])

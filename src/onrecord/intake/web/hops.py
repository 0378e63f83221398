"""One request and its answer."""

from __future__ import annotations

import ssl
from dataclasses import dataclass
from functools import cache

import httpcore
import httpx

from onrecord.errors import IntakeError
from onrecord.intake.options import IntakeOptions
from onrecord.intake.web.answers import Fetched, retry_after
from onrecord.intake.web.guarded import Budget, Guarded
from onrecord.intake.web.unpack import gathered, too_large, unpacked

REDIRECTS = (301, 302, 303, 307, 308)
WITH_CONTENT = (200, 203)
ACCEPT = (
    "text/html,text/plain,text/markdown,application/pdf,application/rss+xml,"
    "application/atom+xml,application/feed+json,*/*;q=0.5"
)
Known = tuple[str | None, str | None]


@dataclass(frozen=True, slots=True)
class Hop:
    """What one address answered, and where it leads, if it does."""

    fetched: Fetched
    to: str | None


def hop(url: str, options: IntakeOptions, known: Known, budget: Budget, cut: bool) -> Hop:
    """Ask for one address; `known` is the ETag and Last-Modified of an earlier answer."""
    address = address_of(url)
    timeouts = dict.fromkeys(("connect", "read", "write", "pool"), options.timeout)
    backend = Guarded(options.allow_private, budget)
    with (
        httpcore.ConnectionPool(ssl_context=_trusted(address), network_backend=backend) as pool,
        pool.stream(
            "GET",
            _target(address),
            headers=_headers(address, options, known),
            extensions={"timeout": timeouts},
        ) as response,
    ):
        return _answer(url, response, options, known, cut)


def _trusted(address: httpx.URL) -> ssl.SSLContext | None:
    return _certificates() if address.scheme == "https" else None


@cache
def _certificates() -> ssl.SSLContext:
    """The authorities that browsers trust; read once, for that takes a tenth of a second."""
    return httpx.create_ssl_context(trust_env=False)


def address_of(url: str) -> httpx.URL:
    """The parts of an http or https address; raises IntakeError for any other."""
    try:
        address = httpx.URL(url)
        host = address.host  # a name that is no name fails only here
    except (httpx.InvalidURL, ValueError):
        raise IntakeError("it is not an address", "check how the address is written") from None
    if address.port is not None and not 0 < address.port < 65_536:
        raise IntakeError("its port is none", "check how the address is written")
    if address.scheme not in ("http", "https") or not host:
        raise IntakeError(
            f"{address.scheme} addresses are not read" if address.scheme else "it is no address",
            "give one that begins with https:// or http://",
        )
    return address


def _target(address: httpx.URL) -> httpcore.URL:
    """The address without user, password and fragment."""
    return httpcore.URL(
        scheme=address.raw_scheme,
        host=address.raw_host,
        port=address.port,
        target=address.raw_path,
    )


def _headers(
    address: httpx.URL, options: IntakeOptions, known: Known
) -> list[tuple[bytes | str, bytes | str]]:
    etag, last_modified = known
    headers = {
        "Host": address.netloc.decode("ascii"),
        "User-Agent": options.agent,
        "Accept": ACCEPT,
        "Accept-Encoding": "gzip",
        "Connection": "close",
        "If-None-Match": etag,
        "If-Modified-Since": last_modified,
    }
    return [
        (name.encode(), value.encode("latin-1", "ignore"))
        for name, value in headers.items()
        if value
    ]


def _answer(
    url: str, response: httpcore.Response, options: IntakeOptions, known: Known, cut: bool
) -> Hop:
    head = httpx.Response(response.status, headers=response.headers)
    if response.status in REDIRECTS and (location := head.headers.get("location")):
        return Hop(_fetched(url, head, b"", options), _joined(url, location))
    content = b""
    if response.status in WITH_CONTENT:
        content = _content(response, head, options.max_bytes, cut)
    elif response.status == 304 and not any(known):
        raise IntakeError("the host answered 304 to a first request", "try again later")
    return Hop(_fetched(url, head, content, options), None)


def _content(response: httpcore.Response, head: httpx.Response, most: int, cut: bool) -> bytes:
    stated = head.headers.get("content-length", "")
    if stated.isdecimal() and int(stated[:20]) > most and not cut:
        raise too_large(most)
    packing = head.headers.get("content-encoding", "")
    return gathered(unpacked(response.iter_stream(), packing, most), most, cut=cut)


def _joined(url: str, location: str) -> str:
    try:
        return str(httpx.URL(url).join(location))
    except (httpx.InvalidURL, ValueError):
        raise IntakeError("it redirects to no address", "give the final address") from None


def _fetched(url: str, head: httpx.Response, content: bytes, options: IntakeOptions) -> Fetched:
    media = head.headers.get("content-type", "").partition(";")[0].strip().lower()
    return Fetched(
        status=head.status_code,
        url=url,
        content=content,
        content_type=media or None,
        charset=head.charset_encoding,
        etag=_short(head.headers.get("etag"), options.limits.etag),
        last_modified=_short(head.headers.get("last-modified"), options.limits.etag),
        retry_after=retry_after(head.headers.get("retry-after")),
        moved_to=None,
    )


def _short(value: str | None, most: int) -> str | None:
    """A validator to send again; one too long to be honest is dropped, and nothing is lost."""
    return value if value and len(value) <= most else None

"""Pages from the web, within limits of size, time, redirects and reach."""

from __future__ import annotations

import time
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.errors import IntakeError
from onrecord.intake.addresses import checked_address
from onrecord.intake.options import IntakeOptions, in_megabytes

if TYPE_CHECKING:
    import httpx

MOST_REDIRECTS = 5
REDIRECTS = (301, 302, 303, 307, 308)
CHUNK = 65_536
GZIP_OR_ZLIB = 47  # zlib's wbits for both headers, told apart by itself
WHOLE_PAGE = 3  # times the timeout may pass for one page


@dataclass(frozen=True, slots=True)
class Page:
    """A fetched page: where it was in the end, its bytes, content type and stated encoding."""

    url: str
    content: bytes
    content_type: str | None
    charset: str | None


def fetch(url: str, options: IntakeOptions) -> Page:
    """Fetch one page; raises IntakeError where it cannot be had within the limits.

    Only http and https; at most five redirects, each checked as the first; no proxy and no
    credentials from the environment.
    """
    import httpx

    deadline = time.monotonic() + WHOLE_PAGE * options.timeout
    try:
        with httpx.Client(timeout=options.timeout, trust_env=False) as client:
            for _ in range(MOST_REDIRECTS + 1):
                answer = _one_hop(client, url, options, deadline)
                if isinstance(answer, Page):
                    return answer
                url = answer
    except httpx.TimeoutException:
        raise _too_slow(options) from None
    except httpx.InvalidURL:
        raise IntakeError("it is not an address", "check how the address is written") from None
    except httpx.HTTPError as error:
        raise IntakeError(
            f"the host did not answer ({type(error).__name__})", "check the address and try again"
        ) from None
    raise IntakeError(f"it redirects more than {MOST_REDIRECTS} times", "give the final address")


def _one_hop(client: httpx.Client, url: str, options: IntakeOptions, deadline: float) -> Page | str:
    """The page at `url`, or the address that it redirects to."""
    request = _request(client, url, options)
    response = client.send(request, stream=True)
    try:
        if response.status_code in REDIRECTS and "location" in response.headers:
            import httpx

            return str(httpx.URL(url).join(response.headers["location"]))
        if response.status_code != 200:
            raise IntakeError(
                f"the host answered {response.status_code} {response.reason_phrase}".rstrip(),
                "check the address, or save the page and give the file",
            )
        content = _content(response, options, deadline)
        media = response.headers.get("content-type", "").partition(";")[0].strip().lower()
        return Page(url, content, media or None, response.charset_encoding)
    finally:
        response.close()


def _request(client: httpx.Client, url: str, options: IntakeOptions) -> httpx.Request:
    import httpx

    address = httpx.URL(url)
    if address.scheme not in ("http", "https") or not address.host:
        raise IntakeError(
            f"{address.scheme or 'this'} addresses are not read", "give http or https"
        )
    port = address.port or (443 if address.scheme == "https" else 80)
    number = checked_address(address.host, port, options.allow_private)
    headers = {
        "Host": address.netloc.decode("ascii"),
        "User-Agent": options.user_agent,
        "Accept": "text/html,text/plain,text/markdown,application/pdf,*/*;q=0.5",
        "Accept-Encoding": "gzip",
    }
    return client.build_request(
        "GET",
        address.copy_with(host=number, username=None, password=None),
        headers=headers,
        extensions={"sni_hostname": address.host},
    )


def _content(response: httpx.Response, options: IntakeOptions, deadline: float) -> bytes:
    """The whole answer, unpacked, unless it grows over the limit or takes too long."""
    out = bytearray()
    for piece in _unpacked(response, options.max_bytes):
        out += piece
        if len(out) > options.max_bytes:
            raise IntakeError(
                f"the page is larger than {in_megabytes(options.max_bytes)}",
                "raise the limit, or save the part you need",
            )
        if time.monotonic() > deadline:
            raise _too_slow(options)
    return bytes(out)


def _unpacked(response: httpx.Response, limit: int) -> Iterator[bytes]:
    """The pieces of an answer; packed ones are unpacked no further than `limit` and a byte."""
    packing = response.headers.get("content-encoding", "identity").strip().lower()
    if packing in ("", "identity"):
        yield from response.iter_raw(CHUNK)
        return
    if packing not in ("gzip", "x-gzip", "deflate"):
        raise IntakeError(f"the page is packed as {packing}", "save the page and give the file")
    unpacker = zlib.decompressobj(GZIP_OR_ZLIB)
    try:
        for raw in response.iter_raw(CHUNK):
            yield unpacker.decompress(raw, limit + 1)
    except zlib.error:
        raise IntakeError("the page is packed wrongly", "save the page and give the file") from None


def _too_slow(options: IntakeOptions) -> IntakeError:
    return IntakeError(
        f"the page took longer than {options.timeout:g} s", "try again, or raise the timeout"
    )

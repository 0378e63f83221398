# A server that lies about what it sends and where it leads: what can be read is read.
import gzip
import re
import zlib
from collections.abc import Iterator

import pytest
from hostile_visits import given, good_site, reason
from intake_pages import PAGE

from onrecord.intake import Failure, TakenIn
from support_web import Page, Site, Wire


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with good_site() as running:
        yield running


def packed(body: bytes, packing: str) -> Page:
    return Page(body, headers={"Content-Encoding": packing})


HALF = PAGE.encode()[: len(PAGE) // 2]
REST = PAGE.encode()[len(PAGE) // 2 :]


@pytest.mark.parametrize(
    "answer",
    [
        packed(gzip.compress(PAGE.encode()), "gzip"),
        packed(gzip.compress(PAGE.encode()), "X-GZIP"),
        packed(gzip.compress(HALF) + gzip.compress(REST), "gzip"),
        packed(zlib.compress(PAGE.encode()), "deflate"),
        packed(zlib.compress(PAGE.encode(), wbits=-15), "deflate"),
        Page(PAGE.encode(), media=None),
        Page(PAGE.encode(), media="image/png"),
        Page(PAGE.encode(), media="text/html; charset=x-klingon"),
        Page(PAGE.encode(), media="text/html; charset=punycode"),
        Page(PAGE.encode() + b" ", headers={"Content-Length": str(len(PAGE))}),
    ],
)
def test_what_lies_harmlessly_is_read(site: Site, answer: Page) -> None:
    """Packed in pieces or without a head, called a picture, in an unknown encoding, too long."""
    taken = given(site, answer)
    assert isinstance(taken, TakenIn), taken
    assert taken.report.title == "Army takes border town"
    assert "most of the houses had burnt." in taken.report.text


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (Page(b"\x89PNG\r\n\x1a\n" + bytes(500)), "it is a PNG image, not text"),
        (Page(bytes(500)), "it is binary, not text"),
        (Page(b""), "it is empty"),
        (Page(PAGE.encode()[:300] + b"\xff\xfe\xe9" * 9, media="text/plain"), "encoding|UTF-8"),
        (packed(gzip.compress(gzip.compress(PAGE.encode())), "gzip"), "gzip archive"),
        (packed(gzip.compress(PAGE.encode()), "gzip, gzip"), "packed as gzip, gzip"),
        (packed(PAGE.encode(), "gzip"), "packed wrongly"),
        (packed(PAGE.encode(), "br"), "packed as br"),
        (packed(b"", "gzip"), "it is empty"),
    ],
)
def test_what_lies_is_refused(site: Site, answer: Page, why: str) -> None:
    """Pictures called HTML, packing that is none or nested, bytes of no encoding."""
    assert re.search(why, reason(site, answer))


def test_an_encoding_that_changes_in_the_middle(site: Site) -> None:
    """A page half in UTF-8 and half in Latin-1 is refused rather than garbled."""
    mixed = PAGE.replace("weeks", "wéeks ätt").encode() + "<p>é</p>".encode("latin-1")
    assert reason(site, Page(mixed)).startswith("it is UTF-8 but broken at byte")


def to(location: str, status: int = 302) -> Page:
    return Page(status=status, headers={"Location": location})


@pytest.mark.parametrize(
    ("location", "why"),
    [
        ("/bad", "it redirects in a circle"),
        ("/round", "it redirects in a circle"),
        ("/on?0", "it redirects more than 5 times"),
        ("file:///etc/hostname", "file addresses are not read"),
        ("ftp://127.0.0.1/", "ftp addresses are not read"),
        ("http://10.0.0.1/", "10.0.0.1 is not a public address"),
        ("http://localhost:9/", r"localhost \("),
        ("http://169.254.169.254/latest/meta-data/", "is not a public address"),
        ("http://[::1]/", "is not a public address"),
        ("http://0x7f000001/", "is not a public address"),
        ("http://xn--/", "is not an address|redirects to no address"),
        ("http://[::bad", "redirects to no address|not read|not an address"),
        ("http://127.0.0.1:99999/", "its port is none"),
        ("http://" + "a" * 70 + ".example/", "was not found|not an address|no address"),
    ],
)
def test_where_redirects_may_not_lead(site: Site, location: str, why: str) -> None:
    """In circles, to files, to the machines of this network, to nowhere."""

    def on(wire: Wire) -> None:
        number = int(wire.asked.path.partition("?")[2])
        wire.send(to(f"/on?{number + 1}").answer(wire.asked))

    site.pages |= {"/round": to("/bad"), "/on": on}
    assert re.search(why, reason(site, to(location)))


def test_a_feed_given_as_a_report(site: Site) -> None:
    """Says how to follow it."""
    feed = Page(b"<rss><channel><title>The Daily</title></channel></rss>", media="text/xml")
    failure = given(site, feed)
    assert isinstance(failure, Failure)
    assert failure.reason == "it is a feed (RSS), no report"
    assert "onrecord watch ARCHIVE ADDRESS" in failure.do

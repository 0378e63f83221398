# A server that lies, stalls, floods and breaks off: nothing hangs, nothing else is lost.
import gzip
import re
import resource
import shutil
import socket
import ssl
import subprocess
import time
import tracemalloc
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from intake_pages import PAGE

import support_hostile as hostile
from onrecord.intake import Failure, IntakeOptions, TakenIn, take_in
from onrecord.intake.web.limits import Limits
from support_web import Page, Site, Wire, serving

# A step may take 0.5 s, a page with all its redirects 1 s; a page may have 2 MB.
OPTIONS = IntakeOptions(
    allow_private=("127.0.0.1",), timeout=0.5, max_bytes=2_000_000, limits=Limits(whole=2.0)
)
PATIENCE = 4.0  # seconds that a test may take: one page, a busy machine, and starting up
MEMORY = 60_000_000  # bytes that one page of at most 2 MB may add


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with serving({"/good": Page(PAGE.encode()), "/also": Page(PAGE.encode())}) as running:
        list(take_in([running.url + "/good"], OPTIONS))  # loads what is loaded once
        yield running


def given(site: Site, answer: Page | Callable[[Wire], None]) -> TakenIn | Failure:
    """What comes of a page between two good ones, which always arrive, within its time."""
    site.pages["/bad"] = answer
    began = time.monotonic()
    first, got, last = take_in([site.url + path for path in ("/good", "/bad", "/also")], OPTIONS)
    assert time.monotonic() - began < PATIENCE
    assert isinstance(first, TakenIn) and isinstance(last, TakenIn)
    return got


def reason(site: Site, answer: Page | Callable[[Wire], None]) -> str:
    """Why nothing came of it; every failure says what to do."""
    failure = given(site, answer)
    assert isinstance(failure, Failure), failure
    assert failure.do and len(failure.reason) < 200
    return failure.reason


@pytest.mark.parametrize(
    "answer",
    [
        hostile.silent,
        hostile.stalls_in_head,
        hostile.stalls_in_middle,
        hostile.drips_head,
        hostile.drips,
        hostile.drips_packed,
    ],
)
def test_what_stalls_is_given_up(site: Site, answer: Callable[[Wire], None]) -> None:
    """Before the head, in it, after it, or a byte at a time: the timeout is named."""
    assert reason(site, answer) == "the page took longer than 0.5 s"


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (hostile.goes_on, "larger than 3 MB|longer than 0.5 s"),
        (hostile.endless_head, "answer is broken"),
        (hostile.endless_line, "answer is broken"),
        (hostile.endless_chunks, "larger than 3 MB|longer than 0.5 s"),
        (hostile.endless_extension, "answer is broken"),
        (hostile.two_gigabytes, "larger than 2 MB"),
        (hostile.two_gigabytes_stated, "larger than 2 MB"),
        (hostile.two_gigabytes_packed, "larger than 2 MB"),
        (hostile.two_gigabytes_deflated, "larger than 2 MB"),
    ],
)
def test_what_floods_is_given_up(site: Site, answer: Callable[[Wire], None], why: str) -> None:
    """Two gigabytes, stated, sent or packed, and heads and chunks without end, cost little."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    tracemalloc.start()
    assert re.search(why, reason(site, answer))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 20_000_000
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024 < MEMORY


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (hostile.closes_at_once, "answer is broken"),
        (hostile.closes_early, "answer is broken"),
        (hostile.closes_in_chunk, "answer is broken"),
        (hostile.closes_packed, "the page breaks off"),
        (hostile.no_http, "answer is broken"),
        (hostile.two_lengths, "answer is broken"),
        (hostile.negative_length, "answer is broken"),
    ],
)
def test_what_breaks_off_is_no_report(site: Site, answer: Callable[[Wire], None], why: str) -> None:
    """Half a page is never taken for a whole one."""
    assert why in reason(site, answer)


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


def test_private_addresses_are_refused_unless_named(site: Site) -> None:
    """The same page, with and without the name of its host."""
    (refused,) = take_in([site.url + "/good"], replace(OPTIONS, allow_private=("localhost",)))
    assert isinstance(refused, Failure)
    assert refused.reason == "127.0.0.1 is not a public address"
    assert refused.do == "allow the host 127.0.0.1 by name if you trust it"


@pytest.mark.parametrize("status", [204, 206, 304, 400, 401, 404, 410, 429, 451, 500, 503, 599])
def test_answers_that_are_no_page(site: Site, status: int) -> None:
    """Their number is told; what they send is not read as a report."""
    assert f"answered {status}" in reason(site, Page(PAGE.encode(), status)) or status == 304


def test_a_feed_given_as_a_report(site: Site) -> None:
    """Says how to follow it."""
    feed = Page(b"<rss><channel><title>The Daily</title></channel></rss>", media="text/xml")
    failure = given(site, feed)
    assert isinstance(failure, Failure)
    assert failure.reason == "it is a feed (RSS), no report"
    assert "onrecord watch ARCHIVE ADDRESS" in failure.do


def silent_tls(plain: socket.socket) -> socket.socket:
    time.sleep(2 * OPTIONS.timeout)
    return plain


def plain_tls(plain: socket.socket) -> socket.socket:
    plain.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
    return plain


@pytest.mark.parametrize(
    ("wrap", "why"),
    [
        (silent_tls, "took longer than 0.5 s"),
        (plain_tls, "TLS fails with the host (WRONG_VERSION_NUMBER)"),
    ],
)
def test_tls_that_is_none(wrap: Callable[[socket.socket], socket.socket], why: str) -> None:
    """A host that says nothing where TLS is asked for, and one that speaks plainly."""
    with serving({}, wrap) as site:
        (failure,) = take_in([site.url + "/"], OPTIONS)
    assert isinstance(failure, Failure)
    assert why in failure.reason


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl makes the certificate")
def test_a_certificate_that_nobody_signed(tmp_path: Path) -> None:
    """Is refused, and the reason told."""
    key, certificate = str(tmp_path / "key.pem"), str(tmp_path / "certificate.pem")
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key]
    subprocess.run(
        [*made, "-out", certificate, "-subj", "/CN=127.0.0.1"], check=True, capture_output=True
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    with serving(
        {"/": Page(PAGE.encode())}, lambda plain: context.wrap_socket(plain, server_side=True)
    ) as site:
        (failure,) = take_in([site.url + "/"], OPTIONS)
    assert isinstance(failure, Failure)
    assert failure.reason.startswith("the host cannot prove who it is (self-signed certificate")

# A server that lies, stalls, floods and breaks off: nothing hangs, nothing else is lost.
import re
import resource
import shutil
import socket
import ssl
import subprocess
import time
import tracemalloc
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hostile_visits import OPTIONS, good_site, reason
from intake_pages import PAGE

import support_hostile as hostile
from onrecord.intake import Failure, take_in
from support_web import Page, Site, Wire, serving

MEMORY = 60_000_000  # bytes that one page of at most 2 MB may add


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    hostile.burst()  # packed before anybody waits for it
    with good_site() as running:
        yield running


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
    assert reason(site, answer) == "the page took longer than 1 s"


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (hostile.goes_on, "larger than 3 MB|longer than 1 s"),
        (hostile.endless_head, "answer is broken"),
        (hostile.endless_line, "answer is broken"),
        (hostile.endless_chunks, "larger than 3 MB|longer than 1 s"),
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


def test_private_addresses_are_refused_unless_named(site: Site) -> None:
    """The same page, with and without the name of its host."""
    (refused,) = take_in([site.url + "/good"], replace(OPTIONS, allow_private=("localhost",)))
    assert isinstance(refused, Failure)
    assert refused.reason == "127.0.0.1 is not a public address"
    assert refused.do == "if you trust it, allow it by name: ONRECORD_ALLOW_PRIVATE=127.0.0.1"


@pytest.mark.parametrize("status", [204, 206, 304, 400, 401, 404, 410, 429, 451, 500, 503, 599])
def test_answers_that_are_no_page(site: Site, status: int) -> None:
    """Their number is told; what they send is not read as a report."""
    assert f"answered {status}" in reason(site, Page(PAGE.encode(), status)) or status == 304


def silent_tls(plain: socket.socket) -> socket.socket:
    time.sleep(2 * OPTIONS.timeout)
    return plain


def plain_tls(plain: socket.socket) -> socket.socket:
    plain.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
    return plain


@pytest.mark.parametrize(
    ("wrap", "why"),
    [
        (silent_tls, "took longer than 1 s"),
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

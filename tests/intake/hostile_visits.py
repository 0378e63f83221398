"""A page of a hostile server between two good ones, and what comes of it in time."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from intake_pages import PAGE

from onrecord.intake import Failure, IntakeOptions, TakenIn, take_in
from onrecord.intake.web.limits import Limits
from support_web import Page, Site, Wire, serving

# A step may take 1 s, a page with all its redirects 1.5 s; a page may have 2 MB.
OPTIONS = IntakeOptions(
    allow_private=("127.0.0.1",), timeout=1.0, max_bytes=2_000_000, limits=Limits(whole=1.5)
)
PATIENCE = 8.0  # seconds that a test may take: one page, a busy machine, and starting up


@contextmanager
def good_site() -> Iterator[Site]:
    """A site with two good pages; what is loaded once is loaded when it runs."""
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

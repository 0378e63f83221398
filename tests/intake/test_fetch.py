import re
from datetime import date

import pytest

from onrecord.intake import Failure, IntakeOptions, TakenIn, take_in
from onrecord.intake.addresses import is_public

LOCAL = IntakeOptions(allow_private=("127.0.0.1",), timeout=5.0)


def one(source: str, options: IntakeOptions = LOCAL) -> TakenIn | Failure:
    (given,) = take_in([source], options)
    return given


@pytest.mark.parametrize("path", ["page", "packed", "back/0", "back/4"])
def test_a_page_is_fetched(site: str, path: str) -> None:
    """Packed or not, with up to five redirects, the article and its facts are read."""
    given = one(f"{site}/{path}")
    assert isinstance(given, TakenIn)
    assert given.report.title == "Army takes border town"
    assert given.report.text.startswith("Army takes border town\n\nThe army said on Wednesday")
    assert given.report.text[given.report.body_start :].startswith("The army said")
    assert (given.report.published, given.report.updated) == (date(2013, 6, 5), date(2013, 6, 7))
    assert (given.report.publisher, given.media_type) == ("The Daily", "text/html")
    assert given.report.url == f"{site}/{'packed' if path == 'packed' else 'page'}"


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("missing", "answered 404"),
        ("back/6", "redirects more than 5 times"),
        ("inside", "localhost .* is not a public address"),
        ("metadata", "169.254.169.254 is not a public address"),
        ("tape", "file addresses are not read"),
        ("image", "PNG image"),
    ],
)
def test_what_cannot_be_fetched_says_why(site: str, path: str, reason: str) -> None:
    """Every hop is checked as the first; each failure says what to do."""
    given = one(f"{site}/{path}")
    assert isinstance(given, Failure)

    assert re.search(reason, given.reason), given.reason
    assert given.do


def test_a_slow_page_is_given_up(site: str) -> None:
    """The timeout is named."""
    given = one(f"{site}/slow", IntakeOptions(allow_private=("127.0.0.1",), timeout=0.3))
    assert isinstance(given, Failure)
    assert "longer than 0.3 s" in given.reason


@pytest.mark.parametrize("path", ["large", "bomb"])
def test_a_large_page_is_given_up(site: str, path: str) -> None:
    """The limit counts what is unpacked, and is named; a bomb is not unpacked further."""
    options = IntakeOptions(allow_private=("127.0.0.1",), max_bytes=1_000_000)
    given = one(f"{site}/{path}", options)
    assert isinstance(given, Failure)
    assert "larger than 1 MB" in given.reason


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://127.0.0.1:9/", "not a public address"),
        ("http://localhost/", "not a public address"),
        ("http://0x7f.1/", "not a public address"),
        ("http://[::1]/", "not a public address"),
        ("http://no-such-host.invalid/", "was not found"),
        ("ftp://example.org/a.txt", "ftp addresses are not read"),
        ("http://", "not read"),
    ],
)
def test_addresses_that_are_refused(url: str, reason: str) -> None:
    """Private addresses in any spelling, other schemes and unknown hosts are refused."""
    given = one(url, IntakeOptions(timeout=5.0))
    assert isinstance(given, Failure)
    assert reason in given.reason


def test_nothing_listens() -> None:
    """A refused connection is a failure that names the way out."""
    given = one("http://127.0.0.1:9/")
    assert isinstance(given, Failure)
    assert "did not answer" in given.reason


@pytest.mark.parametrize(
    ("number", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("192.168.1.1", False),
        ("100.64.0.1", False),
        ("169.254.169.254", False),
        ("224.0.0.1", False),
        ("0.0.0.0", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:10.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
    ],
)
def test_public_addresses(number: str, public: bool) -> None:
    """Private, shared, local, multicast and wrapped private addresses are not public."""
    assert is_public(number) is public

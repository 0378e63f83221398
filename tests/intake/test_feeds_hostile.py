# Feeds that were made to do harm end soon, in little memory, with a clear error or what they hold.
import gzip
import time
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import IntakeError
from onrecord.intake.feeds import items_of
from onrecord.intake.web.limits import Limits

AT = "https://daily.example/feed"
RSS = b"<rss version='2.0'><channel>"
ENTITIES = b"""<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">
<!ENTITY c SYSTEM "file:///etc/hostname">]><rss><channel><item><link>/a</link><title>%s</title>
</item></channel></rss>"""
LIMITS = Limits(feed_bytes=3_000_000, sitemap_bytes=3_000_000)


def outcome(data: bytes) -> str:
    """The number of items, or why there are none; held to ten seconds of one core and 400 MB."""
    tracemalloc.start()
    began = time.process_time()
    try:
        feed = items_of(data, AT, limits=LIMITS)
        said = f"{len(feed.items)} items"
    except IntakeError as error:
        said = error.what
    took, peak = time.process_time() - began, tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert took < 10
    assert peak < 400_000_000
    return said


@pytest.mark.parametrize("title", [b"&b;", b"&c;", b"plain"])
def test_entities(title: bytes) -> None:
    """Neither bombs nor files of this machine: a feed that defines entities is refused."""
    assert outcome(ENTITIES % title) == "it defines entities of its own, which is not safe"


def test_entities_behind_a_mark_that_ends_too_soon() -> None:
    """A document type that hides its declarations is passed over with them, or is no feed."""
    hidden = ENTITIES.replace(b"DOCTYPE rss", b'DOCTYPE rss SYSTEM "a>b"') % b"&b;"
    assert outcome(hidden) == "it is no feed"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (RSS + b"<" * 2_900_000, "the feed's XML cannot be read"),
        (RSS + b"<a " * 3_000, "0 items"),
        (RSS + b"<a>" * 100_000, "the feed's XML cannot be read"),
        (RSS + b"<a " + b"b='c' " * 400_000, "the feed's XML cannot be read"),
        (
            RSS + b"<a " + b" ".join(b"b%d=''" % n for n in range(100_000)) + b"/></channel></rss>",
            "the feed's XML cannot be read",
        ),
        (RSS + b"<!--" * 190_000, "0 items"),
        (RSS + b"<item><link>/a</link><title>" + b"&" * 2_900_000, "the feed's XML cannot be read"),
        (b"<urlset><url>" + b"<a>" * 900_000, "0 items"),
        (b'{"version":"jsonfeed.org/version/1","items":' + b"[" * 900_000, "JSON is broken"),
        (b" " * 2_900_000 + b"x", "it is no feed"),
        (b"<rss>" + b" " * 3_000_001, "the feed is larger than 3 MB"),
        (gzip.compress(RSS + b" " * 100_000_000), "the page is larger than 3 MB"),
        (b"<?xml version='1.0' encoding='punycode'?><rss>" + b"a-" * 1_000_000, "0 items"),
    ],
)
def test_bombs(data: bytes, said: str) -> None:
    """Depth, attributes, broken marks, blanks and packing take neither long nor much."""
    assert said in outcome(data)


def test_more_items_than_a_sitemap_may_have() -> None:
    """The first are taken, and the rest are counted."""
    page = b"<url><loc>/a</loc></url>"
    feed = items_of(b"<urlset>" + page * 30 + b"</urlset>", AT, limits=Limits(items=20))
    assert len(feed.items) == 20
    assert feed.left_out == ("10 entries after the first 20",)


WHOLE = [
    b"<rss version='2.0'><channel><title>A</title><item><link>/a</link><guid>1</guid></item>",
    b"<feed xmlns='http://www.w3.org/2005/Atom' xml:base='/x/'><entry><link href='a'/></entry>",
    b"<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><item rdf:about='/a'/>",
    b"<urlset><url><loc>/a</loc><lastmod>2013-06-05</lastmod></url></urlset>",
    b"<sitemapindex><sitemap><loc>/a</loc></sitemap></sitemapindex>",
    b'{"version": "jsonfeed.org/version/1", "items": [{"id": 1, "url": "/a"}]}',
    b"https://daily.example/a\nhttps://daily.example/b\n",
]
ODD = [b"<", b">", b"&", b"&#xD800;", b"&#0;", b"\0", b"\xff\xfe", b"]]>", b"<![CDATA[", b'"', b"'"]
ODD += [b"http://[::1", b"http://a:99999/", b"9" * 400, b"\\ud800", b"1e999", b"[", b"{}", b"null"]
ODD += [b"xmlns:a=''", b"xmlns='a b'", b"\xed\xa0\x80", b"<?x ?>", b"<item/>", b" ", b"\xc3", b"--"]
EDITS = st.lists(
    st.tuples(
        st.integers(0, 200), st.integers(0, 30), st.sampled_from(ODD) | st.binary(max_size=4)
    ),
    max_size=6,
)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(WHOLE), EDITS)
def test_whatever_comes_gives_addresses_or_says_why(
    data: bytes, edits: list[tuple[int, int, bytes]]
) -> None:
    """A feed with anything cut out and put in gives web addresses, or an error with advice."""
    for at, cut, put in edits:
        data = data[:at] + put + data[at + cut :]
    try:
        feed = items_of(data, AT)
    except IntakeError as error:
        assert error.what and error.do
    else:
        assert all(item.url.startswith(("http://", "https://")) for item in feed.items)
        assert all(url.startswith(("http://", "https://")) for url in feed.more)

# Feeds of every kind give the addresses, titles, dates and ids that they state, and no more.
import gzip
from datetime import UTC, datetime, timedelta, timezone

import pytest

from onrecord.errors import IntakeError
from onrecord.intake.feeds import Feed, Item, feed_kind, items_of

AT = "https://daily.example/feeds/front.xml"
EAST = timezone(timedelta(hours=3))

RSS_2 = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/rss.dtd">
<rss version="2.0"><channel><title>The Daily</title><link>https://daily.example/</link>
<language>en-gb</language>
<item><title>Army takes &lt;b&gt;Tarn&lt;/b&gt; &amp;amp; two hills</title>
<link> /2013/tarn.html </link>
<guid isPermaLink="false">tarn-1</guid><pubDate>Wed, 05 Jun 2013 01:30:00 +0300</pubDate></item>
<item><title>Rebels leave Orra</title><guid>https://daily.example/2013/orra.html</guid>
<pubDate>June 4, 2013</pubDate></item>
<item><title>A word from the editor</title><description>No address.</description></item>
<item><title>Trap</title><link>javascript:alert(1)</link></item>
</channel></rss>"""

RSS_1 = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://daily.example/"><title>The Daily</title></channel>
<item rdf:about="https://daily.example/a"><title>Tarn shelled</title>
<link>https://daily.example/a</link><dc:date>2013-06-05</dc:date></item></rdf:RDF>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="https://daily.example/n/">
<title>The Daily</title>
<entry><id>urn:a</id><title type="text">Tarn shelled</title><link rel="edit" href="/edit/a"/>
<link href="a.html"/><published>2013-06-05T10:00:00Z</published>
<updated>2013-06-06T10:00:00Z</updated>
</entry></feed>"""

JSON = """{"version": "https:\\/\\/jsonfeed.org\\/version\\/1.1", "title": "The Daily",
"language": "fr-CA", "next_url": "https://daily.example/older.json", "items": [
{"id": 7, "url": "/a", "title": "Tarn shelled", "date_published": "2013-06-05T10:00:00+03:00"},
{"id": "8", "external_url": "https://other.example/b", "content_text": "So.", "language": "en"},
{"id": "9", "content_text": "Only here."}, "no item"]}"""

NEWS = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://daily.example/a</loc><lastmod>2013-06-06</lastmod><news:news><news:publication>
<news:name>The Daily</news:name><news:language>en</news:language></news:publication>
<news:publication_date>2013-06-05T10:00:00Z</news:publication_date>
<news:title>Tarn shelled</news:title></news:news></url>
<url><loc>https://daily.example/b</loc></url></urlset>"""

INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://daily.example/s1.xml</loc><lastmod>2013-06-06</lastmod></sitemap>
<sitemap><loc>/s2.xml.gz</loc></sitemap></sitemapindex>"""

LIST = """# front pages\nhttps://daily.example/a#top   # with a fragment\n\nsee-also
HTTPS://other.example/b\r\n"""


def read(text: str, content_type: str | None = None) -> Feed:
    return items_of(text.encode(), AT, content_type)


def test_rss() -> None:
    """Titles lose markup; dates keep their zone; entries without an address are told."""
    feed = read(RSS_2)
    assert (feed.kind, feed.title) == ("rss", "The Daily")
    assert feed.items == (
        Item(
            "https://daily.example/2013/tarn.html",
            "tarn-1",
            "Army takes Tarn & two hills",
            datetime(2013, 6, 5, 1, 30, tzinfo=EAST),
            language="en",
        ),
        Item(
            "https://daily.example/2013/orra.html",
            "https://daily.example/2013/orra.html",
            "Rebels leave Orra",
            datetime(2013, 6, 4),
            language="en",
        ),
    )
    assert feed.left_out == (
        "entry 3 (A word from the editor) has no address",
        "entry 4 (Trap): 'javascript:alert(1)' is no address",
    )


def test_rss_1() -> None:
    """The one date of RSS 1.0 is that of publication."""
    (item,) = read(RSS_1).items
    assert item.url == "https://daily.example/a"
    assert (item.published, item.updated) == (datetime(2013, 6, 5), None)


def test_atom() -> None:
    """The alternate link counts, against the base that the feed states."""
    feed = read(ATOM)
    assert (feed.kind, feed.title, feed.left_out) == ("atom", "The Daily", ())
    assert feed.items == (
        Item(
            "https://daily.example/n/a.html",
            "urn:a",
            "Tarn shelled",
            datetime(2013, 6, 5, 10, tzinfo=UTC),
            datetime(2013, 6, 6, 10, tzinfo=UTC),
            "en",
        ),
    )


def test_json_feed() -> None:
    """What an item does not state, the feed may; older pages of it are no further feeds."""
    feed = read(JSON)
    assert (feed.kind, feed.title, feed.more) == ("json", "The Daily", ())
    first, second = feed.items
    assert first == Item(
        "https://daily.example/a",
        "7",
        "Tarn shelled",
        datetime(2013, 6, 5, 10, tzinfo=EAST),
        language="fr",
    )
    assert (second.url, second.title, second.language) == ("https://other.example/b", None, "en")
    assert feed.left_out == ("entry 3 (9) has no address", "entry 4 has no address")


@pytest.mark.parametrize("packed", [False, True])
def test_a_news_sitemap(packed: bool) -> None:
    """Also packed with gzip, as many are; the name of the paper is not taken for the title."""
    data = gzip.compress(NEWS.encode()) if packed else NEWS.encode()
    feed = items_of(data, AT, "application/gzip")
    assert (feed.kind, feed.title) == ("sitemap", None)
    assert feed.items == (
        Item(
            "https://daily.example/a",
            None,
            "Tarn shelled",
            datetime(2013, 6, 5, 10, tzinfo=UTC),
            datetime(2013, 6, 6),
            "en",
        ),
        Item("https://daily.example/b"),
    )


def test_a_sitemap_index() -> None:
    """An index has no items but further feeds."""
    feed = read(INDEX)
    assert (feed.kind, feed.items) == ("sitemap index", ())
    assert feed.more == ("https://daily.example/s1.xml", "https://daily.example/s2.xml.gz")


def test_a_list() -> None:
    """Comments are passed over, fragments are kept, a line that is no address is told."""
    feed = read(LIST)
    assert feed.kind == "list"
    assert [i.url for i in feed.items] == [
        "https://daily.example/a#top",
        "HTTPS://other.example/b".replace("HTTPS", "https"),
    ]
    assert feed.left_out == ("entry 2 (see-also) has no address",)


@pytest.mark.parametrize(
    ("words", "read_as"),
    [
        ("Wed, 05 Jun 2013 10:00:00 GMT", datetime(2013, 6, 5, 10, tzinfo=UTC)),
        ("Wed, 05 Jun 2013 10:00:00 -0000", datetime(2013, 6, 5, 10)),
        ("2013-06-05T10:00:00.5+03:00", datetime(2013, 6, 5, 10, 0, 0, 500_000, EAST)),
        ("2013-06-05 10:00", datetime(2013, 6, 5, 10)),
        ("5 Jun 2013", datetime(2013, 6, 5)),
        ("2013", None),
        ("0001-01-01T00:00:00Z", None),
        ("Wed, 31 Feb 2013 10:00:00 GMT", None),
        ("yesterday", None),
        ("05/06/2013", None),
    ],
)
def test_dates(words: str, read_as: datetime | None) -> None:
    """A date is what is stated, with its zone or none; what is no date is none."""
    feed = read(
        f"<rss><channel><item><link>/a</link><pubDate>{words}</pubDate></item></channel></rss>"
    )
    assert feed.items[0].published == read_as
    assert read_as is None or feed.items[0].published.tzinfo == read_as.tzinfo


@pytest.mark.parametrize(
    ("data", "content_type"),
    [
        (RSS_2.replace("Orra", "Örrä").encode(), "text/xml; charset=iso-8859-1"),
        (RSS_2.replace("Orra", "Örrä").replace("utf-8", "latin-1").encode(), None),
        (RSS_2.replace("Orra", "Örrä").replace("utf-8", "cp1252").encode("cp1252"), None),
        (RSS_2.replace("Orra", "Örrä").encode("utf-16"), "application/rss+xml"),
        (RSS_2.replace("Orra", "Örrä").replace("utf-8", "utf-16").encode("utf-16-le"), None),
        (b"\xef\xbb\xbf" + RSS_2.replace("Orra", "Örrä").encode(), None),
        (RSS_2.replace("Orra", "Örrä").replace("utf-8", "x-klingon").encode(), None),
    ],
)
def test_encodings(data: bytes, content_type: str | None) -> None:
    """The encoding is that of the bytes, whatever the feed or its host says of it."""
    assert items_of(data, AT, content_type).items[1].title == "Rebels leave Örrä"


def test_an_encoding_that_changes_in_the_middle() -> None:
    """What cannot be read in a title is marked; no address is lost."""
    text = RSS_2.replace("Orra", "Örrä").replace("Tarn", "Tärnö")
    first, second = text.split("Rebels", 1)
    feed = items_of(first.encode() + b"Rebels" + second.encode("cp1252"), AT)
    assert [i.title for i in feed.items] == ["Army takes Tärnö & two hills", "Rebels leave �rr�"]


def test_a_feed_that_is_cut_off_gives_what_came() -> None:
    """And says that it was broken."""
    feed = read(RSS_2[: RSS_2.index("A word")])
    assert len(feed.items) == 2
    assert feed.left_out[0].startswith("it is not well-formed at line")


def test_what_xml_does_not_name() -> None:
    """Characters that only HTML names, and prefixes that nothing declares, are understood."""
    feed = read(
        "<rss><channel><item><link>/a</link><title>Tarn&nbsp;&mdash; AT&amp;T</title>"
        "<dc:creator>A</dc:creator></item></channel></rss>"
    )
    assert (feed.items[0].url, feed.items[0].title) == ("https://daily.example/a", "Tarn — AT&T")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (RSS_2, "rss"),
        (ATOM, "atom"),
        (JSON, "json"),
        (NEWS, "sitemap"),
        (INDEX, "sitemap index"),
        (LIST, "list"),
        ("<!doctype html><html><body>", None),
        ('{"text": "The army came."}', None),
        ("The army came to https://daily.example/.", None),
        ("https://daily.example/a\n\nThe army came.\nThe rebels left.", None),
        ("", None),
    ],
)
def test_what_begins_like_a_feed(text: str, kind: str | None) -> None:
    """Kinds are told by the first bytes alone."""
    assert feed_kind(text.encode()) == kind


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"The army came.", "it is no feed"),
        (b"<!doctype html><html><body>News</body></html>", "it is a web page, no feed"),
        (b"\x89PNG\r\n\x1a\n\0\0", "it is a PNG image"),
        (b"", "it is empty"),
        (b'{"version": "https://jsonfeed.org/version/1", "items": ', "JSON is broken"),
        (b'{"version": "https://jsonfeed.org/version/1"}', "no list of items"),
        (b'{"items": []}', "it is no feed"),
        (gzip.compress(gzip.compress(RSS_2.encode())), "it is a gzip archive"),
        (gzip.compress(RSS_2.encode())[:-20], "breaks off"),
    ],
)
def test_what_is_no_feed(data: bytes, reason: str) -> None:
    """Each says what it is instead, and what to do."""
    with pytest.raises(IntakeError, match=reason) as error:
        items_of(data, AT)
    assert error.value.do


def test_a_page_that_names_its_feed() -> None:
    """The way to the feed is said."""
    page = '<html><link rel="alternate" type="application/atom+xml" href="/feed.atom"></html>'
    with pytest.raises(IntakeError, match="give its feed, https://daily.example/feed.atom"):
        read(page)

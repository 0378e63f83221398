"""Long pages: live blogs and situation reports are split into dated items, other pages are not."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from intake_files import LEAD, Outcome, taken

from onrecord.intake.long.marks import mark_at
from onrecord.intake.long.order import Mark, days_of

MARKET = "Medics in the village said that nine people had died when the market was shelled."
BRIDGE = "The governor told reporters that the bridge to the north was closed to all traffic."
TALKS = "Envoys of both sides met in the capital for an hour, the ministry said in a statement."
DAY = date(2014, 3, 5)


def items(out: Outcome) -> list[tuple[str | None, date | None, str]]:
    """Title, day and last paragraph of each item."""
    return [
        (t.report.title, t.report.published, t.report.text.split("\n\n")[-1])
        for t in out.taken
        if t.parent
    ]


# Live blogs and situation reports as text: what stands before each item, and what comes of it.
BLOGS = {
    "times alone": (
        f"14:32\n\n{MARKET}\n\n12:10\n\n{BRIDGE}\n\n09:45\n\n{TALKS}",
        [(None, DAY, MARKET), (None, DAY, BRIDGE), (None, DAY, TALKS)],
    ),
    "times with zones before the text": (
        f"14:32 GMT - {MARKET}\n\n1210 hours are no mark.\n\n12:10 GMT - {BRIDGE}\n\n"
        f"09:45 GMT - {TALKS}",
        [
            (None, DAY, "1210 hours are no mark."),
            (None, DAY, BRIDGE),
            (None, DAY, TALKS),
        ],
    ),
    "halves of the day, upwards, with headings": (
        f"8:40 a.m. Market shelled\n\n{MARKET}\n\n11 a.m. Bridge closed\n\n{BRIDGE}\n\n"
        f"1:15 p.m. Envoys meet\n\n{TALKS}",
        [
            ("Market shelled", DAY, MARKET),
            ("Bridge closed", DAY, BRIDGE),
            ("Envoys meet", DAY, TALKS),
        ],
    ),
    "headings on the line below": (
        f"9:45am: Envoys meet\n\n{TALKS}\n\n9:06am: Bridge closed\n\n{BRIDGE}\n\n"
        f"8:53am: Market shelled\n\n{MARKET}",
        [
            ("Envoys meet", DAY, TALKS),
            ("Bridge closed", DAY, BRIDGE),
            ("Market shelled", DAY, MARKET),
        ],
    ),
    "over midnight, newest first": (
        f"00:20\n\n{MARKET}\n\n23:50\n\n{BRIDGE}\n\n22:10\n\n{TALKS}",
        [(None, date(2014, 3, 6), MARKET), (None, DAY, BRIDGE), (None, DAY, TALKS)],
    ),
    "dates over times": (
        f"6 March 2014\n\n10:30 {MARKET}\n\n08:15 {BRIDGE}\n\n5 March 2014\n\n23:25 {TALKS}",
        [(None, date(2014, 3, 6), MARKET), (None, date(2014, 3, 6), BRIDGE), (None, DAY, TALKS)],
    ),
    "a situation report by days": (
        f"3 March 2014\n{MARKET}\n\n4 March 2014\n{BRIDGE}\n\n5 March 2014\n{TALKS}",
        [
            (None, date(2014, 3, 3), MARKET),
            (None, date(2014, 3, 4), BRIDGE),
            (None, DAY, TALKS),
        ],
    ),
    "dates without a year": (
        f"3 March: {MARKET}\n\n4 March: {BRIDGE}\n\n5 March: {TALKS}",
        [
            (None, date(2014, 3, 3), MARKET),
            (None, date(2014, 3, 4), BRIDGE),
            (None, DAY, TALKS),
        ],
    ),
    "numbers of days": (
        f"Day 1\n\n{MARKET}\n\nDay 2 of the siege\n\n{BRIDGE}\n\nDay 3\n\n{TALKS}",
        [(None, DAY, MARKET), (None, DAY, BRIDGE), (None, DAY, TALKS)],
    ),
    "updates with their own words": (
        f"Update, 4:34 p.m. EST, March 5\n\n{MARKET}\n\nUpdate, 11:15 a.m. EST, March 4\n\n"
        f"{BRIDGE}\n\nUpdate, 9 a.m. EST, March 3\n\n{TALKS}",
        [
            (None, DAY, MARKET),
            (None, date(2014, 3, 4), BRIDGE),
            (None, date(2014, 3, 3), TALKS),
        ],
    ),
}


@pytest.mark.parametrize("name", BLOGS)
def test_text_is_split(tmp_path: Path, name: str) -> None:
    """The page comes first, whole; its items name it as their parent."""
    text, expected = BLOGS[name]
    out = taken(tmp_path, "a.txt", text, published=DAY, publisher="Cedar Post")
    page = out.taken[0]
    assert (page.report.text, page.parent) == (text, None)
    assert page.split == len(out.taken) - 1
    assert {t.parent for t in out.taken[1:]} == {page.report.id}
    assert {t.report.publisher for t in out.taken} == {"Cedar Post"}
    if name != "times with zones before the text":
        assert items(out) == expected
    else:  # a line that begins with a number stays in its item
        assert [day for _, day, _ in items(out)] == [DAY] * 3


def test_what_stands_above_the_items_is_an_item(tmp_path: Path) -> None:
    """So that no claim of it is lost; nothing is left out of the items together."""
    text = f"Fighting in the north\n\n{LEAD}\n\n{BLOGS['times alone'][0]}"
    out = taken(tmp_path, "a.txt", text, published=DAY)
    assert items(out)[0] == ("Fighting in the north", DAY, LEAD)
    assert len(items(out)) == 4
    assert out.names == ["a.txt", *(f"a.txt#{n}" for n in range(1, 5))]


def test_a_title_is_no_item(tmp_path: Path) -> None:
    """Nor is a date line that heads the page's lead; the lead has its day."""
    text = f"Fighting in the north: live\n\n5 March 2014\n\n{LEAD}\n\n{BLOGS['times alone'][0]}"
    out = taken(tmp_path, "a.txt", text)
    assert out.taken[0].report.title == "Fighting in the north: live"
    assert [(day, words) for _, day, words in items(out)] == [
        (DAY, LEAD),
        (DAY, MARKET),
        (DAY, BRIDGE),
        (DAY, TALKS),
    ]


def test_a_page_too_long_for_a_report(tmp_path: Path) -> None:
    """Its items are read all the same; one that is not split is refused at the limit."""
    text = "\n\n".join(f"{h:02}:{m:02} {MARKET} {BRIDGE}" for h in range(24) for m in range(60))
    out = taken(tmp_path, "a.txt", text, published=DAY)
    assert len(text) > 200_000
    assert len(items(out)) == 24 * 60
    out = taken(tmp_path, "a.txt", text, published=DAY, split=False)
    assert list(out.failed.values()) == ["its text is longer than 200,000 characters"]


def test_a_user_may_keep_pages_whole(tmp_path: Path) -> None:
    out = taken(tmp_path, "a.txt", BLOGS["times alone"][0], published=DAY, split=False)
    assert [t.split for t in out.taken] == [0]


WHOLE = {
    "two items": f"14:32\n\n{MARKET}\n\n12:10\n\n{BRIDGE}",
    "times out of order": (
        f"14:32\n\n{MARKET}\n\n18:10\n\n{BRIDGE}\n\n09:45\n\n{TALKS}\n\n12:00\n\n{LEAD}"
    ),
    "a chronicle over years": (
        f"3 March 2009: {MARKET}\n\n4 May 2011: {BRIDGE}\n\n5 March 2014: {TALKS}"
    ),
    "a chronicle told later": (
        f"3 January 2014: {MARKET}\n\n4 January 2014: {BRIDGE}\n\n5 January 2014: {TALKS}"
    ),
    "times within sentences": f"At 14:32 {MARKET}\n\nBy 12:10 {BRIDGE}\n\nOn 5 March {TALKS}",
    "numbers that are no times": (
        f"14 people died.\n\n{MARKET}\n\n12 houses burnt.\n\n{BRIDGE}\n\n9 fled."
    ),
    "marks at the foot of a long report": (
        f"{(LEAD + ' ') * 30}\n\n14:32 {MARKET}\n\n12:10 {BRIDGE}\n\n09:45 {TALKS}"
    ),
    "a timetable": "10:00 Doors\n\n11:00 Talks\n\n12:00 Lunch\n\n13:00 End",
    "scores": f"3:15\n\n2:10\n\n1:05\n\n{LEAD}",
}


@pytest.mark.parametrize("name", WHOLE)
def test_other_texts_stay_whole(tmp_path: Path, name: str) -> None:
    out = taken(tmp_path, "a.txt", WHOLE[name], published=DAY)
    assert [t.split for t in out.taken] == [0]


def page(body: str, head: str = "") -> str:
    return (
        "<html><head><title>Fighting in the north - Cedar Post</title>"
        '<meta property="article:published_time" content="2014-03-05T06:00:00+02:00">'
        f'<link rel="canonical" href="https://cedar.example/live/north">{head}</head>'
        f"<body><nav><a href='/'>Home</a></nav><main>{body}</main></body></html>"
    )


def block(number: int, time: str, text: str, *, title: str = "", link: str = "") -> str:
    heading = f"<a href='{link}'>{title}</a>" if link else title
    return (
        f"<article id='post-{number}' class='entry'><time datetime='{time}'>{time[11:16]}</time>"
        f"<h3>{heading}</h3><p>{text}</p></article>"
    )


POSTS = (
    block(3, "2014-03-06T00:20:00+02:00", MARKET, title="Market shelled")
    + block(2, "2014-03-05T12:10:00+02:00", BRIDGE, title="Bridge closed")
    + block(1, "2014-03-05T09:45:00+02:00", TALKS, title="Envoys meet")
)


def test_blocks_of_a_page(tmp_path: Path) -> None:
    """Each has its own day, heading, address and part of the page."""
    out = taken(tmp_path, "a.html", page(f"<h1>Fighting</h1><p>{LEAD}</p>{POSTS}"))
    assert items(out)[-3:] == [
        ("Market shelled", date(2014, 3, 6), MARKET),
        ("Bridge closed", DAY, BRIDGE),
        ("Envoys meet", DAY, TALKS),
    ]
    assert out.reports[-1].url == "https://cedar.example/live/north#post-1"
    assert out.taken[-1].original.startswith(b"<article")
    assert any(LEAD in report.text for report in out.reports[1:2])


TEASERS = "".join(
    block(n, f"2014-03-0{n}T10:00:00Z", text, title="More", link=f"https://cedar.example/{n}")
    for n, text in ((4, MARKET), (3, BRIDGE), (2, TALKS))
)
COMMENTS = "<section class='comments'>" + POSTS + "</section>"
ARTICLE = "".join(f"<p>{text}</p>" for text in (LEAD, MARKET, BRIDGE, TALKS) * 3)


@pytest.mark.parametrize(
    "body", [f"<article>{ARTICLE}</article>{TEASERS}", f"<article>{ARTICLE}</article>{COMMENTS}",
             TEASERS, f"<article>{ARTICLE}</article><aside>{POSTS}</aside>"]
)  # fmt: skip
def test_teasers_and_comments_are_no_items(tmp_path: Path, body: str) -> None:
    out = taken(tmp_path, "a.html", page(body))
    assert all(t.split == 0 for t in out.taken)


def test_a_page_that_says_it_is_a_live_blog(tmp_path: Path) -> None:
    """schema.org's LiveBlogPosting goes before the page's blocks."""
    updates = [
        {
            "@type": "BlogPosting",
            "headline": title,
            "articleBody": f"<p>{text}</p>",
            "datePublished": f"2014-03-0{n}T10:00:00+02:00",
            "url": f"https://cedar.example/live/north?post={n}",
        }
        for n, title, text in (
            (6, "Market shelled", MARKET),
            (5, "Bridge closed", BRIDGE),
            (4, "Envoys meet", TALKS),
        )
    ]
    told = {"@type": "LiveBlogPosting", "headline": "x", "liveBlogUpdate": updates}
    script = f'<script type="application/ld+json">{json.dumps(told)}</script>'
    body = f"<article><p>{LEAD}</p><p>{MARKET}</p><p>{BRIDGE}</p><p>{TALKS}</p></article>"
    out = taken(tmp_path, "a.html", page(body, script))
    assert items(out) == [
        ("Fighting in the north", DAY, LEAD),
        ("Market shelled", date(2014, 3, 6), MARKET),
        ("Bridge closed", DAY, BRIDGE),
        ("Envoys meet", date(2014, 3, 4), TALKS),
    ]
    assert out.reports[2].url == "https://cedar.example/live/north?post=6"


@given(st.text(max_size=60), st.integers(0, 20))
def test_no_text_breaks_the_marks(text: str, start: int) -> None:
    mark = mark_at(text, min(start, len(text)), DAY)
    assert mark is None or start <= mark.end <= len(text)


@given(st.lists(st.integers(0, 1439), min_size=3, max_size=30, unique=True))
def test_times_in_order_have_the_page_s_day(minutes: list[int]) -> None:
    """Upwards and downwards, without midnight between."""
    for falls in (False, True):
        marks = [Mark(0, 1, minute=m) for m in sorted(minutes, reverse=falls)]
        days = days_of(marks, DAY)
        assert days is not None
        assert set(days) <= {DAY, date(2014, 3, 6)}

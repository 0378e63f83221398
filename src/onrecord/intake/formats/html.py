"""Web pages to parts, through trafilatura."""

from __future__ import annotations

import logging
import re
from dataclasses import replace
from datetime import date
from itertools import islice
from typing import Any

from onrecord.errors import IntakeError
from onrecord.intake.blocks import block_text
from onrecord.intake.dates import parse_date
from onrecord.intake.decode import decode
from onrecord.intake.formats.site import bears
from onrecord.intake.formats.stated import Stated, is_aside, stated_by, whole_address
from onrecord.intake.long.split import page_items
from onrecord.intake.options import IntakeOptions, Parts, in_megabytes

META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I)
# A page whose text has no sentence (four words and a full stop) is a menu or a form.
SENTENCE = re.compile(r"\S+[ \xa0]\S+[ \xa0]\S+[ \xa0]\S*[.!?؟۔।…][\"'”’»)\]]*(?:\s|\Z)|[。！？]")
MOST_BLOCKS = 10_000  # of a page, that are looked at for comments
MOST_TAGS = 200_000  # extraction takes time with the square of their number: here about 4 s
# Dates only from what the page says of itself (its metadata, its address), not from dates in its
# text, and the first day rather than the last change.
DATES = {"extensive_search": False, "original_date": True}


def html_parts(data: bytes, options: IntakeOptions, url: str | None, charset: str | None) -> Parts:
    """Title, dates, site, address and main text of a page; raises IntakeError without a text.

    Comments are left out and the fast extraction is used: of nine settings it scores best on the
    pages of `article_extraction` (a test holds its floor). Paragraphs are parted by blank lines.
    """
    if len(data) > options.max_page:
        raise IntakeError(
            f"the page is larger than {in_megabytes(options.max_page)}",
            "raise the limit of a page, or save its text",
        )
    told = META_CHARSET.search(data[:4096])
    page = decode(data, charset or (told[1].decode("ascii", "replace") if told else None))
    if page.count("<") > MOST_TAGS:
        raise IntakeError(
            f"the page has more than {MOST_TAGS:,} tags", "save its text and give that"
        )
    found = _extracted(page, url)
    body = "\n\n".join(line.strip() for line in (found.text or "").split("\n") if line.strip())
    if not SENTENCE.search(body):
        raise IntakeError("the page has no article", "give the article's own page, or its text")
    tree = _tree(page)
    stated = stated_by(page, tree, url)
    parts = Parts(
        body=body,
        title=" ".join(found.title.split()) if found.title else None,
        published=stated.published or _guessed(tree, url or stated.url, found.date),
        updated=stated.updated,
        publisher=_site(stated, found.sitename, tree, url),
        url=url or stated.url or whole_address(found.url),
    )
    return replace(parts, items=page_items(page, tree, parts)) if options.split else parts


def words_of(page: str) -> str:
    r"""All words of a page or a mail that show, its blocks as lines; no article is looked for.

    >>> words_of("<p>The army <b>came</b>.</p><style>p {}</style><p>They left.</p>")
    'The army came.\n\nThey left.'
    """
    try:
        return block_text(_tree(page))
    except IntakeError:
        return ""


def _extracted(page: str, url: str | None) -> Any:
    import trafilatura

    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).addHandler(logging.NullHandler())  # else they write on the screen
    try:
        found = trafilatura.bare_extraction(
            page,
            url=url,
            fast=True,
            include_comments=False,
            with_metadata=True,
            date_extraction_params=DATES,
        )
    except (AttributeError, LookupError, RecursionError, TypeError, ValueError) as error:
        reason = type(error).__name__
        raise IntakeError(f"the page is broken ({reason})", "save its text and give that") from None
    if found is None:
        raise IntakeError("the page has no article", "give the article's own page, or its text")
    return found


def _tree(page: str) -> Any:
    """The page's tree; raises IntakeError where there is none."""
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8")
    try:
        return html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError):
        raise IntakeError("the page is broken", "save its text and give that") from None


def _guessed(tree: Any, url: str | None, found: str | None) -> date | None:
    """The day that htmldate finds once comments and what points to other pages are taken away."""
    if not found:
        return None
    from copy import deepcopy

    from htmldate import find_date

    rest = deepcopy(tree)
    kinds = ("aside", "footer", "nav", "section", "div", "ul", "ol")
    for element in [e for e in islice(rest.iter(*kinds), MOST_BLOCKS) if is_aside(e)]:
        if element.getparent() is not None and element.find(".//h1") is None:
            element.drop_tree()
    try:
        return parse_date(
            find_date(rest, url=url, extensive_search=False, original_date=True) or ""
        )
    except (AttributeError, LookupError, RecursionError, TypeError, ValueError):
        return None


def _site(stated: Stated, guess: str | None, tree: Any, url: str | None) -> str | None:
    """The site's name as stated, else as extraction guesses it; an account's name is none.

    A stated name without a capital ("cedarpost") gives way to the same name in words.
    """
    if stated.publisher:
        better = guess and " " in guess and stated.publisher in "".join(guess.split()).casefold()
        return guess if better else stated.publisher
    accounts = {
        (e.get("content") or "").strip("@ ").casefold()
        for e in tree.iter("meta")
        if (e.get("name") or e.get("property") or "").startswith("twitter:")
    }
    if not guess or (guess.casefold() in accounts and not bears(tree, url or stated.url, guess)):
        return None
    return guess

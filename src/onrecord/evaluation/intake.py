"""Task `intake`: the article in a page, scored by runs of four words.

For each page the runs of four words are counted (a text shorter than that is one run): those in
both texts, only in ours, only in the key's, as shares of their sum, so that every page weighs the
same. F is of the sums over pages. This is the measure of the set's own benchmark
(github.com/scrapinghub/article-extraction-benchmark).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from onrecord.errors import IntakeError
from onrecord.evaluation.scoreboard import Counts, Outcome, fs
from onrecord.evaluation.task import Job, Task, answered
from onrecord.intake.formats.html import html_parts
from onrecord.intake.options import IntakeOptions

RUN = 4  # words


def outcomes(job: Job) -> Iterator[Outcome]:
    """One outcome a page; a page that is refused gives an empty text."""
    rows = answered(job.rows, "html", "gold")
    for row in job.each(rows, len(rows)):
        body = _body(str(row["html"]))
        counts = {"f1": page_counts(body, str(row["gold"]))}
        yield Outcome(str(row["id"]), counts, str(row.get("url")), str(row["gold"]), body)


def page_counts(given: str, key: str) -> Counts:
    """The share of runs in both texts, of the key's and of ours.

    >>> page_counts("a b c d", "a b c d")
    Counts(hit=1.0, possible=1.0, actual=1.0)
    """
    ours, theirs = _runs(given), _runs(key)
    total = (ours | theirs).total()
    if not total:
        return Counts(1.0, 1.0, 1.0)
    hit = (ours & theirs).total()
    return Counts(hit / total, theirs.total() / total, ours.total() / total)


def _runs(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    last = max(1, len(words) - RUN + 1) if words else 0
    return Counter(tuple(words[i : i + RUN]) for i in range(last))


def _body(html: str) -> str:
    try:
        return html_parts(html.encode(), IntakeOptions(), None, None).body
    except IntakeError:
        return ""


TASK = Task("intake", fs("f1"), outcomes)

"""Floors on real texts, where the evaluation data lie beside the repository."""

import gzip
import json
import re
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest

from onrecord.intake import Failure, IntakeOptions, read_head, take_in
from onrecord.intake.build import build
from onrecord.intake.formats.html import html_parts
from onrecord.intake.long.split import report_items
from onrecord.intake.options import Parts

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data"
needs_data = pytest.mark.skipif(not DATA.is_dir(), reason="../shared/data is absent")
ENGLISH = ["muc4", "fakes_syria", "polnear", "wikinews", "indiapoliceevents"]


def rows(name: str, most: int = 300) -> list[dict[str, object]]:
    """The first rows of the set that is for development."""
    file = next(f for n in ("dev", "all") if (f := DATA / name / f"{n}.jsonl").exists())
    with file.open(encoding="utf-8") as lines:
        return [json.loads(line) for _, line in zip(range(most), lines, strict=False)]


@needs_data
@pytest.mark.parametrize("name", ENGLISH)
def test_no_english_report_is_refused(name: str, tmp_path: Path) -> None:
    """Capitals, lost punctuation and many names are no reason to refuse a report."""
    file = tmp_path / "texts.jsonl"
    file.write_text("\n".join(json.dumps({"text": row["text"]}) for row in rows(name)))
    failures = [g for g in take_in([str(file)], IntakeOptions()) if isinstance(g, Failure)]
    assert failures == []


@needs_data
@pytest.mark.parametrize(
    ("name", "floor"), [("muc4", 0.9), ("fakes_syria", 0.87), ("wikinews", 0.5)]
)
def test_days_read_from_heads_are_right(name: str, floor: float) -> None:
    """Most days are found; nearly none is wrong."""
    pairs = [(read_head(str(r["text"])).published, r["date"]) for r in rows(name) if r["date"]]
    right = sum(str(day) == stated for day, stated in pairs)
    wrong = sum(day is not None and str(day) != stated for day, stated in pairs)
    assert right / len(pairs) >= floor
    assert wrong / len(pairs) <= 0.01


def pages() -> list[dict[str, str]]:
    """Real pages."""
    with gzip.open(DATA / "article_extraction" / "dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


STATED = re.compile(
    r"(?:\"datePublished\"\s*:\s*\"|published_time\"\s*content=\"|"
    r"itemprop=\"datePublished\"\s*content=\")(20\d\d-\d\d-\d\d)"
)


@needs_data
def test_days_and_sites_that_pages_state() -> None:
    """Each day that metadata state is read, at most a day beside it; no news page is split."""
    dated = named = 0
    for page in pages():
        html = page["html"]
        parts = html_parts(html.encode(), IntakeOptions(), None, None)
        assert parts.items == ()
        dated += parts.published is not None
        named += parts.publisher is not None
        if stated := STATED.findall(html):
            days = {date.fromisoformat(day) for day in stated}
            assert parts.published
            assert min(abs(parts.published - day) for day in days) <= timedelta(days=1)
        if "og:site_name" in html:
            assert parts.publisher
    assert dated >= 97
    assert named >= 88


@needs_data
def test_running_reports_are_split_and_others_are_not() -> None:
    """An agency's "The Latest" is a live blog; of other reports nearly none is."""
    running, others = [], []
    for row in rows("polnear", 84) + rows("fakes_syria", 600) + rows("muc4", 200):
        text = str(row["text"])
        day = date.fromisoformat(str(row["date"])[:10]) if row.get("date") else None
        parts = Parts(text, published=day)
        items = report_items(build(parts, IntakeOptions(languages=())), parts)
        (running if text.startswith("The Latest") else others).append(len(items))
    assert running
    assert all(count >= 10 for count in running)
    assert sum(count > 0 for count in others) <= 1


@needs_data
def test_the_main_text_of_pages() -> None:
    """Words of the main text, F of mean precision and recall: the floor is 0.958."""
    precision, recall = [], []
    for page in pages():
        body = html_parts(page["html"].encode(), IntakeOptions(), None, None).body
        found, gold = (Counter(re.findall(r"\w+", t)) for t in (body, page["gold"]))
        common = (found & gold).total()
        precision.append(common / max(1, found.total()))
        recall.append(common / max(1, gold.total()))
    p, r = sum(precision) / len(precision), sum(recall) / len(recall)
    assert 2 * p * r / (p + r) >= 0.958

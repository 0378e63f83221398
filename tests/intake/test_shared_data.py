"""Floors on real texts, where the evaluation data lie beside the repository."""

import gzip
import json
import re
from collections import Counter
from pathlib import Path

import pytest

from onrecord.intake import Failure, IntakeOptions, read_head, take_in
from onrecord.intake.formats.html import html_parts

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


@needs_data
def test_the_main_text_of_pages() -> None:
    """Words of the main text, F of mean precision and recall: the floor is 0.958."""
    precision, recall = [], []
    with gzip.open(DATA / "article_extraction" / "dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        pages = [json.loads(line) for line in lines]
    for page in pages:
        body = html_parts(page["html"].encode(), IntakeOptions(), None, None).body
        found, gold = (Counter(re.findall(r"\w+", t)) for t in (body, page["gold"]))
        common = (found & gold).total()
        precision.append(common / max(1, found.total()))
        recall.append(common / max(1, gold.total()))
    p, r = sum(precision) / len(pages), sum(recall) / len(pages)
    assert 2 * p * r / (p + r) >= 0.958

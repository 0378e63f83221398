"""The main text of pages."""

import gzip
import json

import pytest

from onrecord.evaluation.intake import page_counts
from onrecord.evaluation.tasks import evaluate
from support_eval import FixedReader

PAGE = "<html><body><nav>Home News</nav><article><p>{}</p><p>{}</p></article></body></html>"
FIRST = "Rebels left the town on Sunday after two weeks of fighting, residents said by telephone."
SECOND = "The army said that it had taken the last quarter, and that bridges were being repaired."


def test_a_page_is_scored_by_its_text(tmp_path):
    """A page packed with gzip whose text is found whole scores 1; one without an article 0."""
    gold = f"{FIRST}\n\n{SECOND}"
    rows = [
        {"id": "a", "html": PAGE.format(FIRST, SECOND), "gold": gold},
        {"id": "b", "html": "<html><body></body></html>", "gold": gold},
    ]
    path = tmp_path / "pages.jsonl.gz"
    path.write_bytes(gzip.compress("\n".join(map(json.dumps, rows)).encode()))
    board = evaluate("intake", path, reader=FixedReader(), errors=1)
    assert board.scores == {"f1": pytest.approx(2 / 3)}  # one page right, one missed
    assert board.errors[0].document == "b"


def test_every_page_weighs_the_same():
    """Runs of four words in both, as a share of all runs of the two texts."""
    counts = page_counts("a b c d e", "b c d e f g")
    assert (counts.hit, counts.possible, counts.actual) == (1 / 4, 3 / 4, 2 / 4)
    assert page_counts("", "").f == 1.0 and page_counts("", "a").f == 0.0

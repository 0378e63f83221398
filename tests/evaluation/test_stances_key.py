"""The key of stance and modality: its values, its spans, and the sentences that were drawn."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
DATA = ROOT.parent / "shared" / "data"
KEY = json.loads((ROOT / "tests/keys/stances.json").read_text(encoding="utf-8"))
SENTENCES = KEY["sentences"]
EVENTS = [event for sentence in SENTENCES for event in sentence["events"]]
VALUES = {
    "stance": ["asserted", "reported", "confirmed", "admitted", "denied", "doubted"],
    "modality": [
        "actual",
        "ongoing",
        "planned",
        "predicted",
        "threatened",
        "demanded",
        "hypothetical",
    ],
    "negated": [True, False],
}


@pytest.mark.parametrize("field", VALUES)
def test_values_are_the_contracts(field: str) -> None:
    """Every value, and every alternative, is one that the contract knows; none stands twice."""
    for event in EVENTS:
        given = [event[field], *event.get("alternatives", {}).get(field, [])]
        assert set(given) <= set(VALUES[field]) and len(given) == len(set(given))


@pytest.mark.parametrize("field", ["stance", "modality"])
def test_every_value_is_common_enough(field: str) -> None:
    """Each value of the two fields is the answer for at least twelve events."""
    counts = Counter(event[field] for event in EVENTS)
    assert all(counts[value] >= 12 for value in VALUES[field])


def test_spans_lie_in_their_sentence() -> None:
    """A sentence holds up to three events, in order and apart, and no text."""
    for sentence in SENTENCES:
        edges = [edge for event in sentence["events"] for edge in (event["start"], event["end"])]
        assert edges == sorted(set(edges))
        assert all(sentence["start"] <= edge <= sentence["end"] for edge in edges)
        assert len(sentence["events"]) <= 3 and "text" not in sentence


def test_triggers_are_whole_words() -> None:
    """Each trigger begins and ends with a letter, and at the edge of a word of the set's text."""
    for sentence, text in _texts():
        for event in sentence["events"]:
            start, end = event["start"], event["end"]
            assert text[start].isalpha() and text[end - 1].isalpha()
            assert not text[start - 1 : start].isalnum() and not text[end : end + 1].isalnum()


def _texts() -> list[tuple[dict[str, Any], str]]:
    texts: dict[tuple[str, str], str] = {}
    for file in KEY["files"]:
        if not (DATA / file).exists():
            pytest.skip(f"needs ../shared/data/{file}")
        for line in (DATA / file).read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            texts[file, row["id"]] = row["text"]
    return [(sentence, texts[sentence["file"], sentence["id"]]) for sentence in SENTENCES]

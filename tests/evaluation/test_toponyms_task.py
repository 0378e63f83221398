"""Names of places against a key's marks."""

import json

import pytest

from onrecord.commands.engine import english
from onrecord.commands.settings import Settings
from onrecord.evaluation.tasks import evaluate

TEXT = "Rebels left the Aleppo area. Homs University was shut. The Syrians wept in Beirut."


def mark(text, lat=None, lon=None, **more):
    start = TEXT.index(text)
    return {"start": start, "end": start + len(text), "text": text, "lat": lat, "lon": lon} | more


MARKS = [
    mark("Aleppo", 36.2, 37.16, geonameid="170063", type="Literal"),
    mark("Homs", 34.7, 36.7, geonameid="1", type="Embedded_Non_Lit"),
    mark("Syrians", type="Demonym"),
    mark("Beirut", 30.0, 36.0, geonameid="276781", type="Literal"),
]


def board(tmp_path, row):
    path = tmp_path / "news.jsonl"
    path.write_text(json.dumps({"id": "a", "text": TEXT} | row) + "\n", encoding="utf-8")
    return evaluate("toponyms", path, reader=english(Settings()))


def test_marks_that_count_are_found_near_their_point_and_by_id(tmp_path):
    """Two marks count and are found; one point is far off; what is excused costs nothing."""
    scores = board(tmp_path, {"gold": MARKS, "title": "News of Syria"}).scores
    assert scores == {"recognition": 1.0, "within_161km": 0.5, "exact": 1.0}


def test_a_file_with_coordinates_alone_is_scored(tmp_path):
    """Without kinds all marks with a point count; without ids `exact` is null."""
    bare = [{k: m[k] for k in ("start", "end", "text", "lat", "lon")} for m in MARKS if m["lat"]]
    scores = board(tmp_path, {"gold": bare}).scores
    assert scores["exact"] is None
    assert scores["recognition"] == pytest.approx(1.0)  # three with a point, all found
    assert scores["within_161km"] == pytest.approx(2 / 3)

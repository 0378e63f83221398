"""The share of places settled within 161 km, on news with GeoNames' answers, given the names."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from onrecord.grounding.place_geometry import distance_km
from onrecord.grounding.places import PlaceMention, context_of, settle
from onrecord.names.gazetteer import Gazetteer
from onrecord.records import Words

DATA = Path(__file__).parents[3] / "shared" / "data"
NEAR_KM = 161  # a hundred miles: the distance that the published figures use


def outcomes(gazetteer: Gazetteer, document: dict[str, Any]) -> list[bool | None]:
    """For each capitalised gold name: right, wrong, or null where it stays unresolved."""
    gold = [g for g in document["gold"] if g["lat"] is not None and g["text"][0].isupper()]
    words = re.findall(r"\b[A-Z][A-Za-z.]+", document["text"])
    context = context_of(gazetteer, [g["text"] for g in gold], words)
    mentions = [PlaceMention(Words(g["text"], g["start"], g["end"])) for g in gold]
    right: list[bool | None] = []
    for answer, place in zip(gold, settle(mentions, gazetteer, context), strict=True):
        if place.latitude is None or place.longitude is None:
            right.append(None)
            continue
        km = distance_km((answer["lat"], answer["lon"]), (place.latitude, place.longitude))
        right.append(km <= NEAR_KM or place.id == f"geonames:{answer['geonameid']}")
    return right


@pytest.mark.parametrize(
    ("folder", "right", "resolved"), [("geo_trnews", 0.93, 0.87), ("geo_geowebnews", 0.9, 0.8)]
)
def test_most_named_places_are_settled_near_their_answer(
    folder: str, right: float, resolved: float
) -> None:
    # floors: a change that falls below them is no gain
    path = DATA / folder / "dev.jsonl"
    if not path.exists():
        pytest.skip(f"shared data {folder} is not here")
    gazetteer = Gazetteer.open()
    lines = path.read_text(encoding="utf-8").splitlines()
    every = [o for line in lines for o in outcomes(gazetteer, json.loads(line))]
    settled = [o for o in every if o is not None]
    assert len(settled) / len(every) >= resolved
    assert sum(settled) / len(settled) >= right

"""Task `linking`: coded rows joined, and beside what they are scored."""

import hashlib
import json

import pytest

from onrecord.errors import EvaluationError
from onrecord.evaluation import linking
from onrecord.evaluation.tasks import evaluate
from onrecord.incidents.weights import Weights
from onrecord.intake.coded.maverick import account_of
from onrecord.records.account import Side, Toll


def row(id_, event, **told):
    """A coded report of two killed by police in Nakuru, but for what is told."""
    actor = {"name": "Police (Kenya)", "type": "Security forces", "perpetrator": True}
    plain = {
        "id": id_,
        "event_id": event,
        "country": "Kenya",
        "date_start": "2013-03-04",
        "date_end": "2013-03-04",
        "city": "Nakuru",
        "location": "Nakuru",
        "latitude": -0.3,
        "longitude": 36.07,
        "geo_precision": 3.0,
        "actors": [{**actor, "subtype": "Security forces: Police", "victim": False}],
        "context": "Protest",
        "target": "Voters or party supporters",
        "deaths": [2, 2, 3],
        "injuries": [0, 0, 0],
        "source": f"Agency {id_}",
        "report_date": "2013-03-05",
        "headline": "Police kill two at rally in Nakuru",
    }
    return plain | told


def far(id_, event):
    return row(id_, event, city="Lamu", location="Lamu", latitude=-2.27, longitude=40.9)


def scored(tmp_path, rows):
    path = tmp_path / "rows.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)))
    return evaluate("linking", path, reader=None, errors=3)


def test_rows_of_one_event_are_joined_and_others_are_not(tmp_path):
    board = scored(tmp_path, [row("a", "E1"), row("b", "E1"), far("c", "E2"), far("d", "E3")])
    # c and d say the same, so that they are joined though the key has two events
    assert board.scores["pair_recall"] == 1.0
    assert board.scores["pair_precision"] == 0.5
    assert [e.document for e in board.errors] == ["c", "d"]


def test_a_file_of_another_set_is_refused(tmp_path):
    with pytest.raises(EvaluationError, match="event_id"):
        scored(tmp_path, [{"text": "Two died."}])


def test_the_training_file_is_scored_by_weights_that_did_not_see_the_events(tmp_path, monkeypatch):
    # Every fold's weights but those without both events are made to refuse all links.
    rows = [row("a", "E1"), row("b", "E1")]
    path = tmp_path / "rows.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)))
    own = linking.fold_of("E1")
    plain = {k: getattr(Weights.load("coded"), k) for k in Weights.__slots__}
    folds = [
        {"without": [i, j], **plain, **({} if (i, j) == (own, own) else {"prior": -99.0})}
        for i in range(linking.FOLDS)
        for j in range(i, linking.FOLDS)
    ]
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    monkeypatch.setattr(linking, "stored_folds", lambda: {"sha256": digest, "folds": folds})
    assert evaluate("linking", path, reader=None).scores["pair_f1"] == 1.0


def test_a_coded_row_becomes_an_account():
    actors = [
        {"name": "Unknown actor (Kenya)", "type": None, "subtype": None},
        {"name": "Unknown citizens (Kenya)", "type": "Citizens", "subtype": "Citizens"},
    ]
    actors = [a | {"perpetrator": True, "victim": False} for a in actors]
    one = account_of(row("a", "E1", actors=actors, location="Kiti estate", geo_precision=5.0))
    assert [(s.name, s.precision, s.latitude) for s in one.places] == [
        ("Kiti estate", "neighbourhood", -0.3),
        ("Nakuru", None, None),
        ("Kenya", "country", None),
    ]
    assert one.doers == (Side("", None, "civilians", "lead"),)
    assert one.tolls == (Toll("killed", 2, 2, 3), Toll("wounded", 0, 0, 0))
    assert one.types == ("protest",)
    assert one.coded


def test_a_row_without_a_place_has_its_country_only():
    nowhere = {"city": None, "location": None, "latitude": None, "longitude": None}
    one = account_of(row("a", "E1", **nowhere, geo_precision=1.0))
    assert [(s.name, s.country, s.precision) for s in one.places] == [("Kenya", "KE", "country")]

"""The place of one verb's event against a key's marks."""

import hashlib

import pytest

from onrecord.claims.place_net import place_net
from onrecord.evaluation import event_place
from onrecord.evaluation.event_place import TASK, nets_for, stored_nets
from onrecord.evaluation.task import Job
from support_claims import reading_of

TEXT = "Rebels shelled the town of Rastan on Monday, while protesters marched in Hama and Homs."


class Parser:
    """A reader of which only parses are asked."""

    def read(self, reports):
        """No claims are asked for."""
        raise NotImplementedError

    def parse(self, reports):
        """The reading of each report."""
        return (reading_of(r.text) for r in reports)


def spans(text, *words):
    """Marks at the words of a text."""
    return [{"start": text.index(w), "end": text.index(w) + len(w), "text": w} for w in words]


def score(tmp_path, verb, *marks, text=TEXT):
    """The counts of one row."""
    path = tmp_path / "rows.jsonl"
    path.write_text("{}")
    row = {"id": "1", "text": text, "verb": spans(text, verb), "gold": spans(text, *marks)}
    (outcome,) = TASK.outcomes(Job(path, [row], None, Parser()))
    return outcome.counts


@pytest.mark.parametrize("prefix", ["", "rules_"])
def test_the_place_of_the_verb_given_is_right(tmp_path, prefix):
    """The town of the other verb is no answer, by the net or by the rules."""
    counts = score(tmp_path, "shelled", "Rastan")
    given, marked = counts[f"{prefix}given"], counts[f"{prefix}marked"]
    assert (given.hit, given.actual) == (1, 1) and (marked.hit, marked.possible) == (1, 1)


def test_a_place_on_a_row_without_one_is_wrong(tmp_path):
    """What is given where nothing is marked lowers precision alone."""
    counts = score(tmp_path, "shelled")
    assert (counts["given"].hit, counts["given"].actual) == (0, 1)
    assert counts["marked"].possible == 0


def test_every_mark_is_asked_for(tmp_path):
    """Of two marks both are to be found."""
    counts = score(tmp_path, "marched", "Hama", "Homs")
    assert counts["marked"].possible == 2 and counts["rules_marked"].hit == 2


def test_a_file_that_was_not_trained_on_is_read_by_the_shipped_net(tmp_path):
    """Only a file known by its digest is scored out of fold."""
    path = tmp_path / "rows.jsonl"
    path.write_text("{}")
    assert nets_for(path)(0) is place_net()


def test_the_rows_trained_on_are_read_by_nets_that_did_not_see_them(tmp_path, monkeypatch):
    """A known digest takes for each row the net of its fold."""
    path = tmp_path / "rows.jsonl"
    path.write_text("{}")
    stored = {**stored_nets(), "sha256": hashlib.sha256(b"{}").hexdigest()}
    monkeypatch.setattr(event_place, "stored_nets", lambda: stored)
    net_of, folds = nets_for(path), stored["folds"].tolist()
    nets = {net_of(folds.index(fold)) for fold in set(folds)}
    assert len(nets) == len(set(folds)) == 5 and place_net() not in nets

"""Claims as people left them: told everywhere, kept, undone; nothing of two writers is lost."""

import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from onrecord import commands
from onrecord.archive import Archive, Original
from onrecord.commands import ClaimFilter, Outdated
from onrecord.errors import SettingsError
from support import ENGINE, a_report, two_claims


@pytest.fixture
def war(tmp_path):
    """An archive of one report and two claims, which are not linked; its path."""
    path = tmp_path / "war.db"
    report = a_report()
    with Archive.open(path, create=True) as archive:
        archive.add(report, Original(b"x", "text/plain", "a.txt"), two_claims(report), ENGINE)
    return path


def first(war, **asked):
    """The first claim of an archive."""
    return next(claim for _, claim in commands.claims(war, ClaimFilter(**asked)))


def test_a_correction_is_told_and_found_and_undone(war):
    # By what it now says, no longer by what the machine said; undone, it is the very claim.
    before = first(war)
    said = commands.review(war, before.id, "corrected", by="ann", field="stance", value="doubted")
    assert first(war, stance="doubted").id == before.id
    asked = ClaimFilter(stance=before.stance)
    assert before.id not in [c.id for _, c in commands.claims(war, asked)]
    assert first(war, id=before.id, raw=True) == before
    commands.unreview(war, said.id, by="ben")
    assert first(war, id=before.id) == before


def test_independent_corrections_in_either_order_make_one_claim(war):
    # Of three fields, forwards and backwards.
    claim = first(war)
    fields = [("stance", "doubted"), ("event.background", True), ("event.type", "shelling")]
    made = []
    for order in (fields, fields[::-1]):
        given = [
            commands.review(war, claim.id, "corrected", by="ann", field=field, value=value)
            for field, value in order
        ]
        made.append(first(war, id=claim.id))
        for one in given:
            commands.unreview(war, one.id, by="ann")
    assert made[0] == made[1] != claim
    assert first(war, id=claim.id) == claim


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("id", "0" * 16),
        ("event.mention", 2),
        ("event.type", "picnic"),
        ("stance", None),
        ("event.negated", "no"),
        ("event.places.0", {"text": "nowhere at all", "span": [0, 14], "relation": "in"}),
        ("event.period", {"text": None, "span": None, "start": "2013-06-05"}),
        ("event.places.-1", None),
    ],
)
def test_a_value_that_does_not_fit_is_refused(war, field, value):
    # What numbers a claim is not corrected; words must stand in the report; nothing is recorded.
    claim = first(war)
    with pytest.raises(SettingsError):
        commands.review(war, claim.id, "corrected", by="ann", field=field, value=value)
    assert commands.reviews(war) == []
    assert first(war) == claim


def test_a_rejected_claim_is_told_raw_only(war):
    # And comes back when it is accepted after all.
    claim = first(war)
    commands.review(war, claim.id, "rejected", by="ann", reason="a film")
    assert claim.id not in [c.id for _, c in commands.claims(war)]
    assert first(war, id=claim.id, raw=True) == claim
    commands.review(war, claim.id, "accepted", by="ben")
    assert first(war, id=claim.id) == claim
    assert [r.reason for r in commands.reviews(war, claim.id)] == ["a film", None]


def test_a_better_engine_reads_again_and_the_correction_holds(war):
    # A review names the claim by its words, not by who read them.
    from dataclasses import replace

    claim = first(war)
    commands.review(war, claim.id, "corrected", by="ann", field="stance", value="doubted")
    report, better = a_report(), replace(ENGINE, version="2")
    again = [replace(c, engine=better, confidence=(("claim", 0.99),)) for c in two_claims(report)]
    with Archive.open(war) as archive:
        archive.add(report, Original(b"x", "text/plain", "a.txt"), again, better)
    now = first(war, id=claim.id)
    assert (now.stance, now.engine, dict(now.confidence)) == ("doubted", better, {"claim": 0.99})


def test_a_copy_of_an_archive_holds_its_reviews(war, tmp_path):
    # With what was withdrawn; and the claims stand there as here.
    claim = first(war)
    commands.review(war, claim.id, "corrected", by="ann", field="stance", value="doubted")
    gone = commands.review(war, claim.id, "rejected", by="ben")
    commands.unreview(war, gone.id, by="ben")
    copy = tmp_path / "copy.db"
    with Archive.open(war) as old, Archive.open(copy, create=True) as new:
        kept = old.kept()
        with new.restoring() as into:
            for report in kept.reports():
                into.report(report)
            for _ in range(2):  # the second time changes nothing
                for said in kept.reviews():
                    into.review(said)
    assert commands.reviews(copy) == commands.reviews(war)
    assert first(copy, id=claim.id) == first(war, id=claim.id)


def test_corrections_are_written_with_the_machines_claim(war, tmp_path):
    # One line for each claim that was reviewed.
    claim = first(war)
    commands.review(war, claim.id, "corrected", by="ann", field="stance", value="doubted")
    commands.review(war, claim.id, "graded", by="ben", value="weak")
    out = tmp_path / "corrections.jsonl"
    assert commands.corrections(war, out, texts=True) == 1
    line = json.loads(out.read_text(encoding="utf-8"))
    assert line["machine"]["stance"] == claim.stance
    assert (line["corrected"]["stance"], line["grades"]) == ("doubted", ["weak"])
    assert line["report"]["text"] == a_report().text
    assert [r["by"] for r in line["reviews"]] == ["ann", "ben"]


def test_of_many_at_once_one_is_first_and_the_others_are_told(war):
    # Eight reviewers who saw the same claim: one goes through, seven are told; then all comment.
    claim = first(war).id
    told = []

    def say(name, seen):
        try:
            commands.review(war, claim, "commented", by=name, value=name, seen=seen)
            told.append(name)
        except Outdated as outdated:
            told.append(outdated)

    for seen, through in ((0, 1), (None, 8)):
        told.clear()
        writers = [threading.Thread(target=say, args=(f"w{n}", seen)) for n in range(8)]
        [writer.start() for writer in writers]
        [writer.join() for writer in writers]
        assert sum(isinstance(one, str) for one in told) == through
    assert len(commands.reviews(war, claim)) == 9


KILLED = """
import os, signal, sys
from onrecord import commands
from onrecord.archive.reviewing import Reviewing
settle = Reviewing.settle
def die(self, claims):
    settle(self, claims)
    os.kill(os.getpid(), signal.SIGKILL)
if sys.argv[3] == "midway":
    Reviewing.settle = die
commands.review(sys.argv[1], sys.argv[2], "rejected", by="ann")
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.parametrize(("when", "left"), [("midway", 0), ("after", 1)])
def test_a_kill_leaves_a_review_whole_or_not_there(war, when, left):
    # Killed after all was written and before it was committed, nothing of it is there.
    claim = first(war).id
    paths = os.pathsep.join(p for p in sys.path if p and Path(p).is_dir())
    run = subprocess.run(
        [sys.executable, "-c", KILLED, str(war), claim, when],
        env=os.environ | {"PYTHONPATH": paths},
        check=False,
        timeout=60,
    )
    assert run.returncode == -signal.SIGKILL
    assert len(commands.reviews(war, claim)) == left
    assert len(list(commands.claims(war))) == 2 - left

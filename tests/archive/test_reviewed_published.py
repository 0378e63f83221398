"""Claims as published say whether people judged them, who, and in which fields."""

import json

import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

from onrecord import commands
from onrecord.archive import Archive, Original
from onrecord.cli.main import app
from onrecord.records import from_published
from strategies import SCHEMA
from support import ENGINE, a_report, two_claims


@pytest.fixture
def war(tmp_path):
    """An archive of one report and two claims, of which one was corrected, graded and accepted."""
    path = tmp_path / "war.db"
    report = a_report()
    first, second = two_claims(report)
    with Archive.open(path, create=True) as archive:
        archive.add(report, Original(b"x", "text/plain", "a.txt"), (first, second), ENGINE)
    commands.link(path)
    commands.review(path, first.id, "corrected", by="ann", field="stance", value="doubted")
    commands.review(path, first.id, "graded", by="ben", value="fair")
    commands.review(path, first.id, "accepted", by="ann")
    commands.review(path, second.id, "commented", by="ann", value="who is that?")
    return path


WANTED = {"verdict": "accepted", "corrected": ["stance"], "grade": "fair", "by": ["ann", "ben"]}


def checked(lines):
    """Published claims by id, each of which keeps the contract and can be read back."""
    valid = Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    told = [json.loads(line) for line in lines]
    for one in told:
        assert [e.message for e in valid.iter_errors(one)] == []
        from_published(one)
    return {one["id"]: one for one in told}


@pytest.mark.parametrize("form", ["claims", "datapackage"])
def test_exports_tell_who_judged(war, tmp_path, form):
    # The one that was judged says how, the other nothing: a comment alone judges nothing.
    out = tmp_path / ("war.jsonl" if form == "claims" else "package")
    commands.export(war, form, out)
    told = checked((out / "claims.jsonl" if out.is_dir() else out).read_text().splitlines())
    said = [one["review"] for one in told.values() if "review" in one]
    assert [{k: v for k, v in one.items() if k != "at"} for one in said] == [WANTED]
    assert said[0]["at"].endswith("Z")


def test_the_program_prints_it(war):
    # As JSON and for people; undone, it is not said any more.
    lines = CliRunner().invoke(app, ["claims", str(war), "--format", "jsonl"]).stdout.splitlines()
    (judged,) = [one for one in checked(lines).values() if "review" in one]
    shown = CliRunner().invoke(app, ["claims", str(war)]).stdout
    assert "reviewed: accepted, corrected in stance, graded fair, by ann, ben on" in shown
    for review in commands.reviews(war, judged["id"]):
        commands.unreview(war, review.id, by="ann")
    assert "reviewed:" not in CliRunner().invoke(app, ["claims", str(war)]).stdout
    assert commands.reviewed(war) == {}

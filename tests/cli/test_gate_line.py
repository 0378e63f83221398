"""`--no-gate`, `reports --turned-away`, and how the gate's work is summed up."""

import json

import pytest
from typer.testing import CliRunner

from onrecord.commands.gating import Gatekeeper
from support import ReaderByHand

WAR = "Rebels attack the garrison\n\nRebels shelled the barracks and killed nine soldiers, it said."
BREAD = "A new oven\n\nThe baker on the corner bought a new oven, and customers praise the recipe."


@pytest.fixture
def gated(monkeypatch):
    """The command line with the engine by hand, behind the gate where the settings want it."""
    from onrecord.cli.main import app

    def english(settings):
        reader = ReaderByHand()
        reader.gate = Gatekeeper() if settings.gate else None
        return reader

    monkeypatch.setattr("onrecord.commands.engine.english", english)
    monkeypatch.setenv("COLUMNS", "100")
    return lambda *words: CliRunner().invoke(app, [str(w) for w in words])


@pytest.fixture
def mixed(tmp_path):
    """One report of war, and one of bread."""
    where = tmp_path / "mixed"
    where.mkdir()
    (where / "war.txt").write_text(WAR)
    (where / "bread.txt").write_text(BREAD)
    return where


def test_read_names_what_it_turned_away(gated, mixed):
    # Claims on standard output; what was not read, and how to read it, on standard error.
    answer = gated("read", mixed, "--published", "2013-06-05")
    assert answer.exit_code == 0
    assert "Rebels attack the garrison" in answer.stdout
    assert "A new oven" not in answer.stdout
    assert "1 report not about conflict, turned away unread (--no-gate reads all):" in answer.stderr
    assert "bread.txt: A new oven" in answer.stderr


def test_read_without_the_gate(gated, mixed):
    # Nothing is turned away.
    answer = gated("read", mixed, "--published", "2013-06-05", "--no-gate")
    assert "A new oven" in answer.stdout
    assert "turned away" not in answer.stderr


def test_add_counts_them_and_reports_lists_them(gated, mixed, tmp_path):
    # The sum names the command that lists them; --no-gate reads them after all.
    archive = tmp_path / "war.db"
    answer = gated("add", archive, mixed)
    assert "1 report added with 1 claim" in answer.stdout
    assert f"(--no-gate reads all): `onrecord reports {archive} --turned-away`" in answer.stderr
    listed = gated("reports", archive, "--turned-away")
    assert "-: A new oven" in listed.stdout
    assert "onrecord: 1 report" in listed.stderr
    assert "2 reports" in gated("reports", archive).stderr
    told = json.loads(gated("reports", archive, "--turned-away", "--format", "jsonl").stdout)
    assert told["title"] == "A new oven"
    assert "1 report added with 1 claim" in gated("add", archive, mixed, "--no-gate").stdout
    assert gated("reports", archive, "--turned-away").stdout == ""

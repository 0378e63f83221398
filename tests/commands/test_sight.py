"""What is withheld from somebody is in no answer to them: as if it had never been recorded."""

import shutil
from pathlib import Path

import pytest

from onrecord import commands
from onrecord.commands import Sight
from onrecord.errors import ArchiveError, SettingsError

REPORTS = Path(__file__).parents[2] / "demo" / "reports"
SOURCE = "Cedar Post"


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    """The demonstration, read and linked."""
    where = tmp_path_factory.mktemp("sight") / "demo.db"
    list(commands.add(where, [str(REPORTS)]))
    commands.link(where)
    return where


@pytest.fixture(scope="module")
def disputed(archive):
    """The incident with most accounts."""
    return max(commands.incidents(archive), key=lambda f: len(f.sketch.accounts)).sketch


def everything(archive, sight):
    """All that commands tell with a sight, as one text."""
    ids = [f.sketch.id for f in commands.incidents(archive, sight=sight)]
    told = [
        list(commands.claims(archive, sight=sight)),
        list(commands.reports(archive, sight=sight)),
        [
            commands.report(archive, r.id, sight=sight)
            for r in commands.reports(archive, sight=sight)
        ],
        [commands.incident(archive, i, sight=sight) for i in ids],
        [commands.history(archive, i, sight=sight) for i in ids],
        list(commands.disputes(archive, sight=sight)),
        commands.origins(archive, sight=sight),
        commands.forecasts(archive, sight=sight),
        commands.control(archive, "Qusayr", sight=sight),
        commands.revisions(archive, sight=sight),
    ]
    return repr(told)


def test_a_source_that_is_withheld_is_nowhere(archive):
    # Neither its name nor the ids of its reports; and it would be there without the sight.
    mine = {r.id for r in commands.reports(archive, publisher=SOURCE)}
    assert mine
    told = everything(archive, Sight(sources=frozenset({SOURCE})))
    assert SOURCE in everything(archive, commands.EVERYTHING)
    assert SOURCE not in told
    assert [i for i in mine if i in told] == []


def test_figures_are_those_of_what_is_left(archive, tmp_path):
    # An archive that never had the source tells the same counts.
    without = tmp_path / "without.db"
    list(
        commands.add(without, [str(p) for p in sorted(REPORTS.iterdir()) if "cedar" not in p.name])
    )
    sight = Sight(sources=frozenset({SOURCE}))
    seen = sorted(c.id for _, c in commands.claims(archive, sight=sight))
    assert seen == sorted(c.id for _, c in commands.claims(without))
    places = commands.control(archive, "Qusayr", sight=sight).place
    commands.link(without)
    assert places == commands.control(without, "Qusayr").place


def test_an_incident_that_is_withheld_is_nowhere(archive, disputed):
    # Not by its id, not by its claims, not in the texts of the reports that tell of it.
    sight = Sight(incidents=frozenset({disputed.id}))
    view = commands.incident(archive, disputed.id)
    told = everything(archive, sight)
    assert disputed.id not in told
    assert [t.claim.id for t in view.testimonies if t.claim.id in told] == []
    quotes = {e.words.text for t in view.testimonies for e in t.claim.evidence}
    assert [q for q in quotes if q in told] == []
    with pytest.raises(ArchiveError, match="there is no incident"):
        commands.incident(archive, disputed.id, sight=sight)
    with pytest.raises(ArchiveError, match="there is no incident or claim"):
        commands.incident(archive, view.testimonies[0].claim.id, sight=sight)
    with pytest.raises(ArchiveError, match="withheld"):
        commands.original(archive, view.reports[0].id, sight=sight)


def test_what_is_withheld_is_not_exported(archive, disputed, tmp_path):
    # In a format that holds claims and quotations; texts cannot go along at all.
    sight = Sight(frozenset({disputed.id}), frozenset({SOURCE}))
    out = tmp_path / "war.jsonl"
    commands.export(archive, "incidents", out, sight=sight)
    told = out.read_text("utf-8")
    assert told
    assert disputed.id not in told
    assert SOURCE not in told
    with pytest.raises(SettingsError, match="withheld"):
        commands.export(archive, "datapackage", tmp_path / "p", texts=True, sight=sight)


def test_names_of_private_persons_are_masked(archive):
    # Wherever claims name somebody who is no public figure.
    from onrecord.exports.naming import private_words

    claims = [claim for _, claim in commands.claims(archive)]
    names = {w for w in private_words(claims) if len(w) > 4}
    told = [claim for _, claim in commands.claims(archive, sight=Sight(names=False))]
    assert private_words(told) & names == set()
    assert names


def test_what_is_seen_of_restricted_things_is_noted(archive, disputed):
    # For the audit trail: only what was shown.
    shown = set()
    closed = {"closed_incidents": frozenset({disputed.id}), "closed_sources": frozenset({SOURCE})}
    sight = Sight(**closed, shown=shown)
    other = next(f for f in commands.incidents(archive) if f.sketch.id != disputed.id)
    publishers = {r.publisher for r in commands.incident(archive, other.sketch.id).reports}
    commands.incident(archive, disputed.id, sight=sight)
    assert ("incident", disputed.id) in shown
    shown.clear()
    commands.incident(archive, other.sketch.id, sight=sight)
    assert ("incident", disputed.id) not in shown
    assert (("source", SOURCE) in shown) == (SOURCE in publishers)


def test_a_restriction_follows_an_incident_that_is_absorbed(archive, tmp_path):
    # A reader sees neither the old nor the new one, and not what is split off it.
    from onrecord.commands.sighting import sight_of

    where = shutil.copy(archive, tmp_path / "copy.db")
    first, second = [f.sketch.id for f in commands.incidents(where)][:2]
    commands.judge(where, "same", [first, second], by="me")
    ((old, new),) = commands.absorbed(where, [first, second]).items()
    shutil.copy(archive, where)
    commands.restrict(where, incident=old, groups=["monitors"])
    commands.judge(where, "same", [first, second], by="me")
    now = {new}
    with commands.held(where) as held, held.people() as people:
        assert now <= sight_of(people, "reviewer", ["others"]).incidents
        assert sight_of(people, "reader", ["monitors"]).incidents == frozenset()
        assert now <= sight_of(people, "administrator", []).closed_incidents

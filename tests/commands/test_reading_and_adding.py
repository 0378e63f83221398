"""`read`, `add`, `claims` and `demo` as functions of a program."""

import json
from datetime import date

import pytest

from onrecord import commands
from onrecord.archive import Archive
from onrecord.commands.settings import Settings, settings_from
from onrecord.errors import ArchiveError, SettingsError
from support import ReaderByHand

STORY = "Fighters left the town of {} on Wednesday after two weeks of battle, the army said. "


@pytest.fixture
def settings():
    return Settings(published=date(2013, 6, 5))


def named(outcomes, kind):
    """The last part of the sources of one kind of outcome, in order."""
    return [o.source.rpartition("/")[2] for o in outcomes if isinstance(o, kind)]


def test_read_gives_claims_and_goes_on_after_a_failure(folder, settings):
    # Three reports are read, the empty file is a failure with its reason.
    outcomes = list(commands.read([str(folder)], settings, ReaderByHand()))
    assert named(outcomes, commands.Read) == ["Arsal.txt", "Baalbek.txt", "Qusayr.txt"]
    assert all(len(o.claims) == 1 for o in outcomes if isinstance(o, commands.Read))
    assert named(outcomes, commands.Failed) == ["empty.txt"]


def test_read_streams(folder):
    # With a batch of one, the first claims are there before the second report is read.
    outcomes = commands.read([str(folder)], Settings(batch=1), ReaderByHand())
    assert next(outcomes).source.endswith("Arsal.txt")
    outcomes.close()


def test_a_report_without_a_date_is_read_with_a_notice(folder):
    # The notice says which option gives the day.
    first = next(commands.read([str(folder / "Arsal.txt")], Settings(), ReaderByHand()))
    assert first.report.published is None
    assert "--published" in first.notices[0]


def test_a_report_with_a_date_has_no_notice(folder, settings):
    # The day given by the user is the report's.
    first = next(commands.read([str(folder / "Arsal.txt")], settings, ReaderByHand()))
    assert (first.report.published, first.notices) == (date(2013, 6, 5), ())


def test_add_records_once_and_keeps_failures(folder, settings, tmp_path):
    # A second run finds everything there and tries the failure again.
    path = tmp_path / "war.db"
    first = list(commands.add(path, [str(folder)], settings, ReaderByHand()))
    second = list(commands.add(path, [str(folder)], settings, ReaderByHand()))
    assert len(named(first, commands.Recorded)) == 3
    assert named(second, commands.Recorded) == []
    assert len(named(second, commands.Known)) == 3
    with Archive.open(path) as archive:
        assert archive.count().claims == 3
        assert [f.source for f in archive.failures()] == [str(folder / "empty.txt")]


def test_a_failure_is_mended_by_a_report_that_is_known(folder, settings, tmp_path):
    # The empty file is filled with a text that the archive has: nothing is left to mend.
    path = tmp_path / "war.db"
    list(commands.add(path, [str(folder)], settings, ReaderByHand()))
    (folder / "empty.txt").write_text((folder / "Arsal.txt").read_text())
    outcomes = list(commands.add(path, [str(folder)], settings, ReaderByHand()))
    assert named(outcomes, commands.Failed) == []
    with Archive.open(path) as archive:
        assert archive.failures() == []


def test_the_archive_may_lie_in_the_folder(folder, settings):
    # Its own files are no sources, and no failures.
    path = folder / "war.db"
    for _ in range(2):
        outcomes = list(commands.add(path, [str(folder)], settings, ReaderByHand()))
        assert named(outcomes, commands.Failed) == ["empty.txt"]


def test_the_same_text_twice_in_one_run_is_recorded_once(folder, settings, tmp_path):
    # Two files with one text are one report.
    (folder / "copy.txt").write_text((folder / "Arsal.txt").read_text())
    outcomes = list(commands.add(tmp_path / "war.db", [str(folder)], settings, ReaderByHand()))
    assert (len(named(outcomes, commands.Recorded)), len(named(outcomes, commands.Known))) == (3, 1)


def test_a_day_given_later_is_taken_up_and_not_lost(folder, tmp_path):
    # Undated, then dated, then undated again: the third run changes nothing.
    path = tmp_path / "war.db"
    source = [str(folder / "Arsal.txt")]
    dated = Settings(published=date(2013, 6, 5))
    kinds = [
        type(next(commands.add(path, source, given, ReaderByHand())))
        for given in (Settings(), dated, Settings())
    ]
    assert kinds == [commands.Recorded, commands.Recorded, commands.Known]
    ((report, _),) = commands.claims(path)
    assert report.published == date(2013, 6, 5)


def test_claims_asks_an_archive(folder, settings, tmp_path):
    # The filter is handed on; a missing archive is refused.
    path = tmp_path / "war.db"
    list(commands.add(path, [str(folder)], settings, ReaderByHand()))
    asked = commands.ClaimFilter(search="arsal")
    assert [r.title for r, _ in commands.claims(path, asked)] == ["Arsal changes hands"]
    with pytest.raises(ArchiveError, match="there is no archive"):
        list(commands.claims(tmp_path / "other.db"))


def test_demo_goes_the_whole_way(folder, settings):
    # Reports go into an archive and their claims come out of it.
    outcomes = list(commands.demo(folder, None, settings, ReaderByHand()))
    assert len(named(outcomes, commands.Recorded)) == 3
    assert sum(len(o.claims) for o in outcomes if isinstance(o, commands.Read)) == 3
    assert outcomes[-1].reports == 3  # linked
    with pytest.raises(SettingsError, match="no folder"):
        list(commands.demo(folder / "nowhere"))


def test_half_a_character_fails_alone(tmp_path, settings):
    # JSON can hold a lone surrogate, which no UTF-8 can; the next line is read all the same.
    lines = [json.dumps({"text": text * 5}) for text in (STORY + "\ud800", STORY)]
    (tmp_path / "two.jsonl").write_text("\n".join(lines))
    outcomes = list(commands.read([str(tmp_path / "two.jsonl")], settings, ReaderByHand()))
    assert named(outcomes, commands.Read) in (["two.jsonl:2"], ["two.jsonl:1", "two.jsonl:2"])
    for outcome in outcomes:
        if isinstance(outcome, commands.Read):
            outcome.report.text.encode()


def test_settings_come_from_argument_environment_default(monkeypatch):
    # What is given wins over the environment, that over the default.
    monkeypatch.setenv("ONRECORD_PUBLISHER", "SANA")
    assert settings_from().publisher == "SANA"
    assert settings_from(publisher="RT").publisher == "RT"
    assert settings_from().batch == Settings().batch


@pytest.mark.parametrize("words", ["localhost, box.example", '["localhost", "box.example"]'])
def test_hosts_in_the_environment(monkeypatch, words):
    # Hosts are words with commas between, or JSON; what is neither is refused.
    monkeypatch.setenv("ONRECORD_ALLOW_PRIVATE", words)
    assert settings_from().allow_private == ("localhost", "box.example")
    monkeypatch.setenv("ONRECORD_ALLOW_PRIVATE", '["localhost"')
    with pytest.raises(SettingsError, match="allow_private"):
        settings_from()


def test_a_setting_that_makes_no_sense_is_named(monkeypatch):
    # The message names setting, value and variable.
    monkeypatch.setenv("ONRECORD_PUBLISHED", "yesterday")
    with pytest.raises(SettingsError, match=r"published .* 'yesterday'.*ONRECORD_PUB"):
        settings_from()

"""What the gate turns away is counted, kept and listed, and read when it is asked for."""

import pytest

from onrecord import commands
from onrecord.archive import Archive
from onrecord.commands.engine import english
from onrecord.commands.gating import Gatekeeper
from onrecord.commands.settings import Settings, settings_from
from onrecord.records import Engine
from support import ReaderByHand

WAR = "Rebels attack the garrison\n\nRebels shelled the barracks and killed nine soldiers, it said."
BREAD = "A new oven\n\nThe baker on the corner bought a new oven, and customers praise the recipe."
PAGE = "https://example.org/page"


class Gated(ReaderByHand):
    """The engine by hand behind the shipped gate."""

    gate = Gatekeeper()


class NewerGated(Gated):
    """A newer version of it."""

    identity = Engine("by-hand", "2", "none")


@pytest.fixture
def mixed(tmp_path):
    """One report of war, and one of bread."""
    where = tmp_path / "mixed"
    where.mkdir()
    (where / "war.txt").write_text(WAR)
    (where / "bread.txt").write_text(BREAD)
    return where


def kinds(outcomes):
    """What came of each file."""
    return {o.source.rpartition("/")[2]: type(o).__name__ for o in outcomes}


def test_read_turns_away_what_is_not_about_conflict(mixed):
    # It is told apart from what was read, with the reason.
    outcomes = list(commands.read([str(mixed)], reader=Gated()))
    assert kinds(outcomes) == {"war.txt": "Read", "bread.txt": "TurnedAway"}
    away = next(o for o in outcomes if isinstance(o, commands.TurnedAway))
    assert (away.claims, away.report.title) == (0, "A new oven")
    assert away.notices == ("not about conflict, so not read",)


def test_an_engine_without_a_gate_reads_all(mixed):
    # The gate belongs to the engine: a reader of one's own has none.
    outcomes = commands.read([str(mixed)], reader=ReaderByHand())
    assert kinds(outcomes) == {"war.txt": "Read", "bread.txt": "Read"}


def test_what_was_turned_away_is_kept_known_and_listed(mixed, tmp_path):
    # With its text and original, without claims; the same run again knows it.
    archive = tmp_path / "war.db"
    first = list(commands.add(archive, [str(mixed)], reader=Gated()))
    assert kinds(first) == {"war.txt": "Recorded", "bread.txt": "TurnedAway"}
    again = commands.add(archive, [str(mixed)], reader=Gated())
    assert kinds(again) == {"war.txt": "Known", "bread.txt": "Known"}
    assert [r.title for r in commands.reports(archive, turned_away=True)] == ["A new oven"]
    (read,) = commands.reports(archive, turned_away=False)
    assert read.title == "Rebels attack the garrison"
    assert [r.id for r, _ in commands.claims(archive)] == [read.id]
    with Archive.open(archive) as opened:
        away = next(opened.reports(turned_away=True))
        assert opened.original(away.id).content == BREAD.encode()


def test_what_was_turned_away_is_read_without_the_gate(mixed, tmp_path):
    # Then it is on the list no longer, also not after another run with the gate.
    archive = tmp_path / "war.db"
    list(commands.add(archive, [str(mixed)], reader=Gated()))
    outcomes = list(commands.add(archive, [str(mixed)], reader=ReaderByHand()))
    assert kinds(outcomes) == {"war.txt": "Known", "bread.txt": "Recorded"}
    assert list(commands.reports(archive, turned_away=True)) == []
    later = commands.add(archive, [str(mixed)], reader=Gated())
    assert kinds(later) == {"war.txt": "Known", "bread.txt": "Known"}
    assert len(list(commands.claims(archive))) == 2


def test_what_an_engine_has_read_is_never_turned_away(mixed, tmp_path):
    # A newer engine reads it again, so that no claim goes because of the gate.
    archive = tmp_path / "war.db"
    list(commands.add(archive, [str(mixed)], reader=ReaderByHand()))
    outcomes = commands.add(archive, [str(mixed)], reader=NewerGated())
    assert kinds(outcomes) == {"war.txt": "Recorded", "bread.txt": "Recorded"}


def test_a_page_that_was_read_is_read_on(tmp_path):
    # Its next text has little of conflict, and takes the place of one with claims.
    archive, file = tmp_path / "war.db", tmp_path / "page.txt"
    settings = Settings(url=PAGE)
    file.write_text(WAR)
    list(commands.add(archive, [str(file)], settings, Gated()))
    file.write_text(WAR.partition("\n")[0] + "\n\n" + BREAD)
    (outcome,) = commands.add(archive, [str(file)], settings, Gated())
    assert type(outcome) is commands.Recorded


def test_rows_of_reports(mixed, tmp_path):
    # For a spreadsheet: everything but the text.
    archive = tmp_path / "war.db"
    list(commands.add(archive, [str(mixed)], reader=Gated()))
    (row,) = commands.rows_of(commands.reports(archive, turned_away=True))
    assert (row["title"], row["letters"]) == ("A new oven", len(BREAD))


def test_the_english_engine_has_a_gate_unless_the_settings_say_otherwise():
    # `ONRECORD_GATE=0`, or --no-gate.
    assert english(settings_from()).gate is not None
    assert english(settings_from(gate=False)).gate is None


def test_what_somebody_names_is_read_whatever_it_is_about(mixed, tmp_path):
    # One file, or a text under another name, was looked at by whoever gave it; a folder was not.
    bread = str(mixed / "bread.txt")
    assert kinds(commands.read([bread], reader=Gated())) == {"bread.txt": "Read"}
    archive = tmp_path / "war.db"
    list(commands.add(archive, [str(mixed)], reader=Gated()))
    told = commands.add(archive, [bread], reader=Gated(), called={bread: "pasted text"})
    assert kinds(told) == {"pasted text": "Recorded"}  # also where it had been turned away before


def test_files_named_by_a_pattern_are_not_named_by_somebody(tmp_path):
    # Whoever names more than some twenty files did not look at each.
    paths = [tmp_path / f"bread-{n}.txt" for n in range(25)]
    for number, path in enumerate(paths):
        path.write_text(f"{BREAD} Price list {number}.")
    told = kinds(commands.read([str(path) for path in paths], reader=Gated()))
    assert set(told.values()) == {"TurnedAway"}

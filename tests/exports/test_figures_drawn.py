"""Figures drawn for narrow sheets and over the days, as the desk shows them."""

import re
from types import SimpleNamespace

import pytest

from onrecord import commands
from onrecord.exports.dossier.moves import drawn, moves_of
from onrecord.exports.dossier.ranges import NARROW, ranges_of
from onrecord.exports.dossier.sources import sources_of

TEXTS = {
    "a.txt": "Rebels kill five soldiers in Homs\n\n4 Jun, 2013\n\nSource: Gulf Courier\n\n"
    "Rebels killed 5 soldiers in Homs on Tuesday, the army said.\n",
    "b.txt": "At least nine soldiers killed in Homs\n\n6 Jun, 2013\n\nSource: Cedar Post\n\n"
    "Rebels killed at least 9 soldiers in Homs on Tuesday, the rebels said.\n",
}


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """The answer on the dead of an incident of two days' reports, with its sources."""
    folder = tmp_path_factory.mktemp("homs")
    for name, text in TEXTS.items():
        (folder / name).write_text(text, "utf-8")
    archive = folder / "homs.db"
    list(commands.add(archive, [str(folder / name) for name in TEXTS]))
    commands.link(archive)
    found = [commands.incident(archive, f.sketch.id) for f in commands.incidents(archive)]
    view = max(found, key=lambda v: len(v.testimonies))
    sources = sources_of(SimpleNamespace(testimonies=view.testimonies))
    return next(a for a in view.told.answers if a.field.name == "killed"), sources


def test_a_narrow_drawing_holds_what_the_wide_one_holds(told):
    # The same words, within half the width.
    wide, narrow = ranges_of(*told), ranges_of(*told, on=NARROW)
    assert 'viewBox="0 0 360 ' in narrow
    words = [re.findall(r">([^<>]+)</text>", d) for d in (wide, narrow)]
    assert sorted(words[0]) == sorted(words[1])


def test_figures_move_over_the_days(told):
    # Each figure on its day with its origin's letter; what is open above has an arrow.
    answer, sources = told
    moves = moves_of(answer, sources)
    assert [m.day.day for m in moves] == sorted(m.day.day for m in moves)
    assert {m.day.day for m in moves} == {4, 6}
    picture = drawn(answer, moves)
    assert picture.count('class="letter"') == len(moves)
    assert "4 June 2013" in picture and "6 June 2013" in picture
    assert 'class="open"' in picture


def test_what_was_told_on_one_day_does_not_move(told):
    # Nothing is drawn where nothing changed.
    answer, sources = told
    first = moves_of(answer, sources)[:1]
    assert drawn(answer, first) is None

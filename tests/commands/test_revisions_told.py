"""`revisions`, with the real reader: what a changed page says now, and said before."""

from datetime import date, datetime

import pytest

from onrecord import commands
from onrecord.archive import Archive, Original
from onrecord.commands import engine
from onrecord.commands.settings import settings_from
from onrecord.errors import ArchiveError
from onrecord.records import make_report

URL = "https://news.example/zarqand"
FIRST = (
    "Shelling near Homs\n\nAt least 5 civilians were killed when the army shelled the town of"
    " Qusayr on Monday, the mayor said.\n\nRebels captured the village of Arsal on Sunday."
)
SECOND = (
    "Shelling near Homs\n\nAid lorries waited at the border.\n\nAt least 9 civilians were killed"
    " when the army shelled the town of Qusayr on Monday, the mayor said."
)


@pytest.fixture(scope="module")
def war(tmp_path_factory):
    """A page in two texts, then gone."""
    path = tmp_path_factory.mktemp("revisions") / "war.db"
    reader = engine.english(settings_from())
    with Archive.open(path, create=True) as archive:
        for text, at in ((FIRST, datetime(2024, 3, 4, 9)), (SECOND, datetime(2024, 3, 6, 9))):
            report = make_report(
                text, title="Shelling near Homs", url=URL, published=date(2024, 3, 4)
            )
            ((_, claims),) = reader.read([report])
            archive.add(report, Original(b"x", "text/html", URL), claims, reader.identity, at=at)
        with archive.watching(writes=True) as tables:
            tables.gone("news.example/zarqand", 410, datetime(2024, 3, 8))
    return path


def test_what_changed_in_words_and_claims(war):
    gone, changed = commands.revisions(war)
    assert (gone.what, gone.status, changed.what) == ("gone", 410, "changed")
    assert [(c.before is None, c.after is None) for c in changed.text] == [
        (True, False),
        (False, False),
        (False, True),
    ]
    told = {c.what: c for c in changed.claims}
    (figure,) = [f for f in told["changed"].fields if f.field.startswith("killed")]
    assert (figure.before, figure.after) == ("At least 5", "At least 9")
    assert told["vanished"].earlier.event.type == "capture"
    assert changed.one_engine


def test_as_of_a_day(war):
    assert commands.revisions(war, as_of=date(2024, 3, 5)) == []
    assert [r.what for r in commands.revisions(war, as_of=date(2024, 3, 7))] == ["changed"]
    assert commands.revisions(war, recorded_by=date(2024, 3, 7)) == []


def test_one_page_by_its_address_or_a_report(war):
    all_ = commands.revisions(war)
    assert commands.revisions(war, "http://NEWS.example/zarqand#top") == all_
    assert commands.revisions(war, all_[1].earlier.id[:6]) == all_
    with pytest.raises(ArchiveError, match="knows nothing of a page"):
        commands.revisions(war, "https://news.example/other")


def test_as_rows(war):
    rows = commands.to_frame(commands.revisions(war)).to_dicts()
    assert {r["change"] for r in rows} >= {None, "changed", "vanished"}
    assert {(r["before"], r["after"]) for r in rows} >= {("At least 5", "At least 9")}

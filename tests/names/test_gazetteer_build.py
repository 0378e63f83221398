"""Building: whole or not at all, with progress, and with clear words where it cannot be."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.errors import NamesError
from onrecord.names import gazetteer_sources
from onrecord.names.gazetteer import Gazetteer, default_path
from onrecord.names.gazetteer_build import Row


def rows(*names: str) -> list[Row]:
    return [
        Row(f"test:{n}", n, frozenset(), "settlement", "SY", None, 34.0, 36.0, 9, "test")
        for n in names
    ]


def test_a_build_is_moved_into_place_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # one file at the end, none beside it
    monkeypatch.setattr(gazetteer_sources, "all_rows", lambda progress: iter(rows("Akruma")))
    path = tmp_path / "new" / "gazetteer.sqlite"
    assert Gazetteer.open(path).lookup("Akruma")[0].id == "test:Akruma"
    assert [p.name for p in path.parent.iterdir()] == ["gazetteer.sqlite"]


def test_a_build_that_breaks_off_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Ctrl-C in the middle: no half gazetteer, and the next use starts anew
    def broken(progress: object) -> Iterator[Row]:
        yield from rows("Akruma")
        raise KeyboardInterrupt

    monkeypatch.setattr(gazetteer_sources, "all_rows", broken)
    with pytest.raises(KeyboardInterrupt):
        Gazetteer.open(tmp_path / "gazetteer.sqlite")
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_said_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(progress: object) -> Iterator[Row]:
        raise sqlite3.OperationalError("database or disk is full")
        yield from rows("Akruma")

    monkeypatch.setattr(gazetteer_sources, "all_rows", full)
    with pytest.raises(NamesError, match=r"disk is full.*free about"):
        Gazetteer.open(tmp_path / "gazetteer.sqlite")


def test_a_file_that_is_no_gazetteer_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "gazetteer.sqlite"
    path.write_text("not a database, though long enough to be read as one" * 20)
    with pytest.raises(NamesError, match="not a gazetteer"):
        Gazetteer.open(path)


def test_the_folder_can_be_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # an argument before the environment before the user's cache
    monkeypatch.setenv("ONRECORD_CACHE", str(tmp_path / "env"))
    assert default_path().parent == tmp_path / "env"
    assert default_path(tmp_path / "arg").parent == tmp_path / "arg"

"""The registry's data: every entry sourced, of a known kind, found under each of its names."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from onrecord.errors import NamesError
from onrecord.names import actor_data
from onrecord.names.actor_words import tokens_of
from onrecord.names.registry import Registry

REGISTRY = Registry.load()
SCHEMA = Path(__file__).parents[2] / "schema" / "claim.schema.json"
KINDS = set(json.loads(SCHEMA.read_text())["$defs"]["kind"]["enum"])
ENTRIES = list(REGISTRY.actors.values())


def test_there_are_at_least_200_sourced_entries() -> None:
    assert len(ENTRIES) >= 200


def test_every_entry_and_leader_cites_addresses() -> None:
    for entry in [*ENTRIES, *actor_data.leaders()]:
        assert entry.source, entry
        assert all(s.startswith(("https://", "http://")) for s in entry.source.split()), entry


def test_every_source_is_used_and_stands_once() -> None:
    rows = list(csv.DictReader((actor_data.FOLDER / "sources.csv").open(encoding="utf-8")))
    keys = [row["key"] for row in rows]
    assert len(keys) == len(set(keys))
    cited = {s for entry in [*ENTRIES, *actor_data.leaders()] for s in entry.source.split()}
    assert {row["address"] for row in rows} == cited


def test_every_kind_is_one_of_the_contract() -> None:
    assert {e.kind for e in ENTRIES} <= KINDS
    assert {k.kind for k in actor_data.kinds().values()} <= KINDS
    assert {o.kind for o in actor_data.organs()} <= KINDS


def test_every_alias_finds_its_entry_or_is_told_to_be_ambiguous() -> None:
    for entry in ENTRIES:
        for name in (entry.name, *entry.aliases):
            found = REGISTRY.lookup(name)
            assert entry.id in {m.id for m in found}, name
            if len({m.id for m in found}) > 1:
                assert all("ambiguous" in m.why for m in found), name


def test_every_alias_is_found_in_running_text() -> None:
    missed = []
    for entry in ENTRIES:
        for name in (entry.name, *entry.aliases):
            found = REGISTRY.scan(["the", *tokens_of(name), "said"])
            if not any(entry.id in ref.split("|") for _, _, ref in found):
                missed.append(name)
    assert missed == []


def test_countries_and_allies_are_known() -> None:
    codes = {s.iso3 for s in actor_data.states()}
    suffixes = tuple(f"-{o.suffix}" for o in actor_data.organs())
    for entry in ENTRIES:
        assert entry.country is None or entry.country in codes, entry
        for side in entry.allegiance:
            assert side.ally in REGISTRY.actors or side.ally.endswith(suffixes), side


def test_codes_of_states_are_those_of_iso_3166() -> None:
    import pycountry

    for state in actor_data.states():
        known = pycountry.countries.get(alpha_3=state.iso3)
        if known is None:  # Kosovo has a user-assigned code; the others are states no more.
            assert state.iso3 in ("XKX", "SUN", "YUG")
        else:
            assert known.alpha_2 == state.iso2, state


def test_no_word_stands_for_two_states() -> None:
    seen: dict[str, str] = {}
    for state in actor_data.states():
        for word in (state.name, state.adjective, *state.demonyms, *state.words, *state.capitals):
            assert seen.setdefault(word.lower(), state.iso3) == state.iso3, word


def test_bodies_of_nouns_are_organs() -> None:
    suffixes = {o.suffix for o in actor_data.organs()}
    assert {k.body for k in actor_data.kinds().values() if k.body} <= suffixes


def test_allies_by_year() -> None:
    assert "al-qaeda" not in REGISTRY.allies("syr-nusra", 2011)
    assert "al-qaeda" in REGISTRY.allies("syr-nusra", 2013)
    assert REGISTRY.allies("nobody") == ()


def test_a_file_of_ones_own_adds_actors(tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text(
        "id,name,kind,country,aliases,allegiance,source\n"
        "syr-farouq,Farouq Brigades,rebels,SYR,Kataib al-Farouq,syr-fsa:2011-,https://example.org\n"
    )
    registry = Registry.load((own,))
    assert registry.lookup("Kataib al-Farouq")[0].id == "syr-farouq"
    assert registry.allies("syr-farouq", 2012) == ("syr-fsa",)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("id,name\nx,y\n", "columns are missing"),
        ("id,name,kind,country,aliases,allegiance,source\nx,Xyz,rebels,,,,\n", "no source"),
        (
            "id,name,kind,country,aliases,allegiance,source\nun,U,rebels,,,,https://a.org\n",
            "ids stand twice",
        ),
    ],
)
def test_a_bad_file_is_refused_with_what_to_do(tmp_path: Path, text: str, words: str) -> None:
    own = tmp_path / "own.csv"
    own.write_text(text)
    with pytest.raises(NamesError, match=words):
        Registry.load((own,))


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NamesError, match="cannot be read"):
        Registry.load((tmp_path / "none.csv",))

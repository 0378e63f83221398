"""Which level of each feature pairs of accounts reach, for explaining a few of them at once.

The same SQL as Splink is given, asked of DuckDB straight: setting Splink up takes ten times as
long as comparing the accounts of an incident. A test holds that both give one weight.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from onrecord.incidents.candidates import CANDIDATES
from onrecord.incidents.comparison import ELSE, Feature
from onrecord.incidents.weights import Weights
from onrecord.records.incident import Part

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa


Pair = tuple[int, int]
OWN = CANDIDATES.replace("CREATE TABLE", "CREATE TEMP TABLE")  # seen by one cursor alone


def reached(table: pa.Table, weights: Weights) -> tuple[dict[Pair, list[Part]], set[Pair]]:
    """The parts of every pair of a table's accounts, and the pairs that are ever compared."""
    features = weights.compared()
    with _database().cursor() as connection:
        connection.execute("PRAGMA disable_optimizer")  # it takes longer than the comparing
        connection.register("told", table)
        connection.execute("CREATE TEMP TABLE accounts AS SELECT * FROM told")
        connection.execute(OWN)
        met = connection.execute("SELECT join_key_l, join_key_r FROM pairs").fetchall()
        rows = connection.execute(_query(tuple(table.column_names), features)).fetchall()
    found: dict[Pair, list[Part]] = {}
    for a, b, *row in rows:
        levels = [f.levels[at] for f, at in zip(features, row, strict=True)]
        found[a, b] = [
            Part(f.name, v.words, weights.levels[f.name][v.words])
            for f, v in zip(features, levels, strict=True)
        ]
    return found, {(a, b) for a, b in met}


@cache
def _database() -> duckdb.DuckDBPyConnection:
    """An empty database in memory, opened once: opening one takes as long as comparing."""
    import duckdb

    return duckdb.connect()


@cache
def _query(columns: tuple[str, ...], features: tuple[Feature, ...]) -> str:
    both = ", ".join(f'l."{c}" AS "{c}_l", r."{c}" AS "{c}_r"' for c in columns)
    cases = ", ".join(_case(feature) for feature in features)
    pairs = f"SELECT {both} FROM accounts l JOIN accounts r ON l.uid < r.uid"
    return f"SELECT uid_l, uid_r, {cases} FROM ({pairs})"


def _case(feature: Feature) -> str:
    """The number of the first level whose condition holds."""
    told = " ".join(
        f"ELSE {at}" if level.sql == ELSE else f"WHEN {level.sql} THEN {at}"
        for at, level in enumerate(feature.levels)
    )
    return f"CASE {told} END"

"""How likely pairs of accounts are of one event: Splink on DuckDB with the trained weights."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from onrecord.incidents.candidates import CANDIDATES
from onrecord.incidents.comparison import WORDED, features
from onrecord.incidents.nearing import near_new
from onrecord.incidents.reached import reached
from onrecord.incidents.splinking import EVERY, settings_of
from onrecord.incidents.table import table_of
from onrecord.incidents.weights import Weights, unweighted
from onrecord.records.account import Account
from onrecord.records.incident import Link, Part

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

DIGITS = 4  # of a weight: its parts have no more, so that their sum is exact
MEMORY = "800MB"  # of DuckDB; beyond it, it writes to a folder of its own
NEVER = -30.0  # the weight of the part that says that two are never compared


def links_of(
    accounts: Sequence[Account],
    weights: Weights,
    *,
    new: Collection[str] | None = None,
    vague: bool = False,
) -> list[Link]:
    """The links of all candidates that weigh at least `weights.keep`, sorted; without parts.

    Candidates are what `candidates.py` says; with `new`, only pairs with at least one of these
    account ids. The weight of a pair follows from its two accounts alone. With `vague` every two
    are compared, those without a place or a period too, which by default are never joined: for a
    small collection whose texts tell neither.
    """
    if new is not None and not vague:
        accounts = near_new(accounts, new)
    ids = sorted(account.id for account in accounts)
    number = {id_: n for n, id_ in enumerate(ids)}
    numbered = ((number[a.id], a) for a in accounts)
    table = table_of(numbered, new, vague=vague, words=weights.name in WORDED)
    if table.num_rows < 2:
        return []
    found = scored(table, weights, EVERY if vague else CANDIDATES, least=weights.keep)
    rows = found.project("uid_l, uid_r, match_weight").order("uid_l, uid_r").fetchnumpy()
    first, second = rows["uid_l"].tolist(), rows["uid_r"].tolist()
    weighed = rows["match_weight"].round(DIGITS).tolist()
    return [Link(ids[a], ids[b], w) for a, b, w in zip(first, second, weighed, strict=True)]


def explain(a: Account, b: Account, weights: Weights) -> Link:
    """The link of two accounts with its parts: the prior, then the level reached of each feature.

    Its weight is that which `links_of` gives. Two that would never be compared get one more part
    that says so, of the weight NEVER.
    """
    return explain_all((a, b), weights)[0]


def explain_all(accounts: Sequence[Account], weights: Weights) -> list[Link]:
    """The links of every pair of some accounts with their parts, sorted: `explain` of many at once.

    Meant for the accounts of an incident or two: a hundred are five thousand pairs.
    """
    held = sorted({one.id: one for one in accounts}.values(), key=lambda one: one.id)
    table = table_of(enumerate(held), None, words=weights.name in WORDED)
    levels, met = reached(table, weights)
    return [
        _explained(a.id, b.id, levels.get((m, n), []), weights, met=(m, n) in met)
        for (m, a), (n, b) in combinations(enumerate(held), 2)
    ]


def _explained(a: str, b: str, levels: Sequence[Part], weights: Weights, *, met: bool) -> Link:
    parts = [Part("prior", "any two that are compared", weights.prior), *levels]
    if not met:
        parts.append(Part("candidates", "never compared", NEVER))
    return Link(a, b, round(sum(p.weight for p in parts), DIGITS), tuple(parts))


def scored(
    table: pa.Table,
    weights: Weights,
    pairs: str,
    *,
    least: float | None = None,
    parts: bool = False,
) -> duckdb.DuckDBPyRelation:
    """Splink's predictions for the pairs that some SQL makes of the table `accounts`.

    Columns are `uid_l`, `uid_r`, `match_weight` and, with `parts`, `gamma_` and the feature's
    name: how many levels stand after the one that is reached.
    """
    import duckdb
    from splink import DuckDBAPI, Linker

    connection = duckdb.connect()
    connection.execute(f"SET memory_limit = '{MEMORY}'")
    connection.register("told", table)
    connection.execute("CREATE TABLE accounts AS SELECT * FROM told")
    connection.execute(pairs)
    api = DuckDBAPI(connection)
    linker = Linker(
        api.register("accounts"), settings_of(weights, parts), None, validate_settings=False
    )
    linker.table_management.register_blocked_pairs_for_predict(api.register("pairs"))
    found = linker.inference.predict(threshold_match_weight=least, warning_mode="never")
    return connection.table(found.physical_name)


def level_vectors(
    accounts: Sequence[Account], name: str = "coded", *, vague: bool = False
) -> list[tuple[int, ...]]:
    """For each candidate pair the places of both in order of id, then the level of each feature.

    Levels are numbered as in `comparison.features(name)`; `vague` as in `links_of`. This is
    what weights are trained on.
    """
    order = sorted(accounts, key=lambda one: one.id)
    table = table_of(enumerate(order), None, vague=vague, words=name in WORDED)
    pairs = EVERY if vague else CANDIDATES
    relation = scored(table, unweighted(name), pairs, parts=True)
    columns = ", ".join(f'{len(f.levels) - 1} - "gamma_{f.name}"' for f in features(name))
    found = relation.project(f"uid_l, uid_r, {columns}").order("uid_l, uid_r").fetchall()
    return [tuple(row) for row in found]

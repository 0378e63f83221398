"""The yardstick: Splink alone on the same made-up accounts, as its documentation sets it up.

One row an account; blocking on town or province and week, and on country, day and toll or type:
about as many pairs as `links_of` compares (both numbers are printed). Comparisons from its library;
fixed weights, so that nothing is trained; predictions, then clusters of pairs above one half. What
it finds is not judged here.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any

from onrecord.records import Account


def plain_groups(accounts: Sequence[Account]) -> tuple[int, int]:
    """How many pairs Splink compares and how many clusters it finds."""
    import duckdb
    from splink import DuckDBAPI, Linker

    logging.getLogger("splink").setLevel(logging.ERROR)
    connection = duckdb.connect()
    connection.register("told", _table(accounts))
    connection.execute("CREATE TABLE accounts AS SELECT * FROM told")
    api = DuckDBAPI(connection)
    linker = Linker(api.register("accounts"), _settings())
    pairs = linker.inference.predict()
    clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(pairs, 0.5)
    found = clusters.as_duckdbpyrelation().project("cluster_id, unique_id").fetchall()
    return len(pairs.as_duckdbpyrelation()), len({cluster for cluster, _ in found})


def _table(accounts: Sequence[Account]) -> Any:
    import pyarrow as pa

    return pa.Table.from_pylist([_row(account) for account in accounts])


def _row(account: Account) -> dict[str, Any]:
    place = account.places[0]
    day = account.end.toordinal() if account.end else 0
    return {
        "unique_id": account.id,
        "day": day,
        "week": day // 7,
        "place": place.name,
        "province": account.places[-1].name,
        "country": place.country,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "type": account.types[0],
        "doer": account.doers[0].name if account.doers else None,
        "doer_kind": account.doers[0].kind if account.doers else None,
        "victims": account.victims[0].kind if account.victims else None,
        "killed": account.tolls[0].best if account.tolls else None,
        "words": account.words,
    }


def _settings() -> Any:
    import splink.comparison_level_library as cll
    import splink.comparison_library as cl
    from splink import SettingsCreator, block_on

    return SettingsCreator(
        link_type="dedupe_only",
        blocking_rules_to_generate_predictions=[
            block_on("place", "week"),
            "l.place = r.place AND l.week = r.week + 1",
            block_on("province", "week"),
            "l.province = r.province AND l.week = r.week + 1 AND l.type = r.type",
            block_on("country", "day", "killed"),
            block_on("country", "day", "type"),
        ],
        comparisons=[
            cl.CustomComparison(
                [
                    cll.NullLevel("day"),
                    cll.AbsoluteDifferenceLevel("day", 0),
                    cll.AbsoluteDifferenceLevel("day", 1),
                    cll.AbsoluteDifferenceLevel("day", 3),
                    cll.ElseLevel(),
                ],
                "day",
            ),
            cl.DistanceInKMAtThresholds("latitude", "longitude", [1, 10, 50]),
            cl.ExactMatch("type"),
            cl.JaroWinklerAtThresholds("doer", [0.9]),
            cl.ExactMatch("doer_kind"),
            cl.ExactMatch("victims"),
            cl.ExactMatch("killed"),
            cl.ArrayIntersectAtSizes("words", [4, 2, 1]),
        ],
    )

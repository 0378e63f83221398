"""Splink, set up with trained weights: levels as SQL, m and u so that log2(m/u) is the weight."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from onrecord.incidents.comparison import Feature, Level
from onrecord.incidents.weights import Weights

EVERY = """
CREATE TABLE pairs AS SELECT '0' AS match_key, l.uid AS join_key_l, r.uid AS join_key_r
FROM accounts l JOIN accounts r ON l.uid < r.uid AND (l.is_new OR r.is_new)
"""


# What is not known is a level with a weight; Splink wants one of its own kind too: never reached.
NONE = {"sql_condition": "uid_l IS NULL", "label_for_charts": "none", "is_null_level": True}


def settings_of(weights: Weights, parts: bool = False) -> dict[str, Any]:
    """Splink's settings: every feature a comparison, every weight an m and u; nothing is trained.

    `parts` asks for the level reached of each feature beside the sum.
    """
    return {
        "link_type": "dedupe_only",
        "unique_id_column_name": "uid",
        "probability_two_random_records_match": _chance(weights.prior),
        "blocking_rules_to_generate_predictions": [],
        "retain_matching_columns": parts,
        "retain_intermediate_calculation_columns": False,
        "comparisons": [_comparison(f, weights.levels[f.name]) for f in weights.compared()],
    }


def _comparison(feature: Feature, levels: Mapping[str, float]) -> dict[str, Any]:
    return {
        "output_column_name": feature.name,
        "comparison_levels": [NONE, *(_level(v, levels[v.words]) for v in feature.levels)],
    }


def _level(level: Level, weight: float) -> dict[str, Any]:
    chance = _chance(weight)
    return {
        "sql_condition": level.sql,
        "label_for_charts": level.words,
        "m_probability": chance,
        "u_probability": 1 - chance,
    }


def _chance(log2_odds: float) -> float:
    """The chance whose log2 odds these are.

    >>> _chance(0.0), _chance(2.0)
    (0.5, 0.8)
    """
    return float(2**log2_odds / (1 + 2**log2_odds))

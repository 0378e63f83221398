"""Trained weights of comparison: how much each level speaks for one event or for two."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from onrecord.errors import IncidentsError
from onrecord.incidents.comparison import Feature, features


@dataclass(frozen=True, slots=True)
class Weights:
    """Log2 odds by feature and level, trained on labelled pairs by `training/train_links.py`.

    `prior` is the log2 odds of any two candidates before anything is compared. A link is the
    prior and the weight of the level reached of each feature. `threshold` is the cut-off that
    grouping needs, `keep` the least weight of a link worth keeping. `version` names the levels'
    version and the digest of what it was trained on. A feature that is not in `levels` is not
    compared.
    """

    name: str
    version: str
    prior: float
    threshold: float
    keep: float
    levels: Mapping[str, Mapping[str, float]]

    @staticmethod
    def load(name: str) -> Weights:
        """The shipped weights of this name.

        "coded" is for coded rows, "read" for accounts read from text, "undated" for those of
        texts that tell neither day nor place. Raises IncidentsError where there are none.
        """
        return _shipped(name)

    @staticmethod
    def of(told: Mapping[str, Any]) -> Weights:
        """Weights as their file tells them; raises IncidentsError where a level has no weight."""
        weights = Weights(**{k: told[k] for k in Weights.__slots__})
        for feature in weights.compared():
            missing = [
                v.words for v in feature.levels if v.words not in weights.levels[feature.name]
            ]
            if missing:
                raise IncidentsError(
                    f"the weights {weights.name} lack {feature.name}: {missing[0]}",
                    "train them again with training/train_links.py",
                )
        return weights

    def compared(self) -> tuple[Feature, ...]:
        """The features that have weights."""
        return tuple(f for f in features(self.name) if f.name in self.levels)


@cache
def _shipped(name: str) -> Weights:
    file = files("onrecord.incidents").joinpath(f"weights-{name}.yaml")
    if not file.is_file():
        raise IncidentsError(
            f"there are no weights {name!r}", 'choose "coded", "read" or "undated"'
        )
    return Weights.of(yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader))


def unweighted(name: str = "coded") -> Weights:
    """Weights of 0 for every level, for training."""
    levels = {f.name: {level.words: 0.0 for level in f.levels} for f in features(name)}
    return Weights(name, "0", 0.0, 0.0, 0.0, levels)

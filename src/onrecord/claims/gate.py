"""Is this about conflict at all? Asked of a text before the costly reading.

A small logistic model over the cues of the ontology. A text passes where the whole of it scores
high enough, or one part of it (some 600 letters) does by itself: a long report with one paragraph
of conflict. A word of conflict never speaks against a text, nor one of other matters for it, so
that no place or year of the texts that it was trained on decides; and where no word speaks for it
a text never passes. Trained, with the bounds, by `training/train_gate.py`, which says on what.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from onrecord.claims.gate_cues import Counter, gate_cues


class Score(NamedTuple):
    """How much like conflict a text reads, whole and in its strongest part (log odds)."""

    whole: float
    part: float


class Gate:
    """The trained gate.

    `version` changes with its weights and its words; `bounds` are the least scores that pass.

    >>> gate().passes("Rebels shelled the town and killed three soldiers.")
    True
    >>> gate().passes("The quarterback threw two touchdowns before halftime.")
    False
    """

    def __init__(self, trained: Mapping[str, Any]) -> None:
        import numpy as np

        cues = gate_cues()
        self.version = _fingerprint(trained, cues)
        self.bounds = Score(float(trained["whole"]), float(trained["part"]))
        self._bias = float(trained["bias"])
        weights: Mapping[str, float] = trained["weights"]
        self._weights = np.array(list(weights.values()))
        self._for = np.maximum(self._weights, 0)
        self._evidence = float(trained["evidence"])
        self._counter = Counter(cues, list(weights))

    def passes(self, text: str) -> bool:
        """Whether a text is to be read."""
        length, hits = self._counter.hits(text)
        thick = self._counter.whole(length, hits)
        if thick @ self._for < self._evidence:
            return False
        if thick @ self._weights + self._bias >= self.bounds.whole:
            return True
        parts = self._counter.parts(length, hits) @ self._weights + self._bias
        return bool(parts.max() >= self.bounds.part)

    def score(self, text: str) -> Score:
        """Give both scores of a text."""
        length, hits = self._counter.hits(text)
        whole = self._counter.whole(length, hits) @ self._weights + self._bias
        parts = self._counter.parts(length, hits) @ self._weights + self._bias
        return Score(float(whole), float(parts.max()))


def _fingerprint(trained: Mapping[str, Any], cues: Mapping[str, frozenset[str]]) -> str:
    words = sorted((phrase, sorted(groups)) for phrase, groups in cues.items())
    told = json.dumps([trained, words], sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()[:8]


@cache
def gate() -> Gate:
    """The shipped gate."""
    stored = files("onrecord.claims").joinpath("gate.json").read_text("utf-8")
    return Gate(json.loads(stored))

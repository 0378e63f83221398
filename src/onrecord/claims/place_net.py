"""The trained part of "where": a small net over pairs of a name and an event, run by numpy.

Two layers. Between them each name of a sentence also sees the strongest values of the others
(a pooled set, as in Zaheer et al., Deep Sets, 2017): of two towns one is usually the place.
Trained by `training/train_places.py`, which also says on what.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING, Any

from onrecord.claims.place_features import NONE, Pair
from onrecord.reading.reading import Reading

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float32]

# So small products stay on one thread (OpenBLAS shares out those of more than 262,144 steps), which
# costs less here than waking others.
ROWS, COLUMNS = 4, 480
CLIP = 60.0  # distances beyond this many tokens are alike


class PlaceNet:
    """Weights by name, as the training script writes them; `at` is the least chance to answer."""

    def __init__(self, weights: Mapping[str, NDArray[Any]], prefix: str = "") -> None:
        import numpy as np

        self._w: dict[str, Array] = {
            k.removeprefix(prefix): np.asarray(v, dtype="float32")
            for k, v in weights.items()
            if k.startswith(prefix) and v.dtype.kind == "f"
        }
        starts = map(int, self._w["offsets"])
        self._ids = [  # for each kind of word: the row of each, and of any other
            ({word: start + i for word, i in ids.items()}, start)
            for start, ids in zip(starts, json.loads(str(weights[f"{prefix}words"])), strict=True)
        ]
        self.at = float(self._w["at"])
        self._seen: tuple[Any, tuple[Array, Array]] | None = None  # a model's vectors, worked out

    def reads(self, reading: Reading) -> bool:
        """Whether a reading has the vectors that the net was trained with."""
        vectors, tensor = reading.doc.vocab.vectors, reading.doc.tensor
        wide = len(self._w["word"]) == vectors.shape[1]
        return wide and tensor.ndim == 2 and tensor.shape[1] == len(self._w["token"])

    def chances(self, reading: Reading, groups: Sequence[Sequence[Pair]]) -> list[list[float]]:
        """For each event, how likely it happened at each of its sentence's names."""
        import numpy as np

        pairs = [p for group in groups for p in group]
        if not pairs:
            return [[] for _ in groups]
        hidden = np.maximum(self._inner(reading, pairs), 0)
        both = np.hstack([hidden, self._others(hidden, [len(g) for g in groups])])
        top = np.maximum(both @ self._w["w2"] + self._w["b2"], 0)
        chances = 1 / (1 + np.exp(-(top @ self._w["w3"] + self._w["b3"])[:, 0]))
        found = iter(chances.tolist())
        return [[next(found) for _ in group] for group in groups]

    def _inner(self, reading: Reading, pairs: Sequence[Pair]) -> Array:
        import numpy as np

        w = self._w
        numbers = np.array([p.numbers for p in pairs], dtype="float32")
        numbers = (np.clip(numbers, -CLIP, CLIP) - w["mean"]) / w["spread"]
        words = [[i.get(x, o) for (i, o), x in zip(self._ids, p.words, strict=True)] for p in pairs]
        told = w["embedded"][words].sum(1)
        dense = np.hstack([numbers, *self._tokens(reading, pairs)])
        whole = range(0, len(pairs), ROWS), range(0, dense.shape[1], COLUMNS)
        parts = [
            sum(dense[r : r + ROWS, c : c + COLUMNS] @ w["w1"][c : c + COLUMNS] for c in whole[1])
            for r in whole[0]
        ]
        result: Array = np.vstack(parts) + told + w["b1"]
        return result

    def _tokens(self, reading: Reading, pairs: Sequence[Pair]) -> list[Array]:
        """The projected word vectors and tensors of single tokens, and means over the way."""
        import numpy as np

        w, tensor = self._w, reading.doc.tensor
        slot, way = self._tables(reading.doc.vocab.vectors)
        used = list({t for p in pairs for t in (*p.slots, *p.way)} - {NONE})
        at = {t: i for i, t in enumerate([*used, NONE])}
        rows = _rows(reading, used)
        near = np.vstack([tensor[used], np.zeros((1, tensor.shape[1]), dtype="float32")])
        slots = np.array([[at[t] for t in p.slots] for p in pairs])
        along = np.hstack([way[rows], near @ w["passed"]])
        share = np.zeros((len(pairs), len(at)), dtype="float32")
        for i, pair in enumerate(pairs):
            for t in pair.way:
                share[i, at[t]] = 1 / len(pair.way)
        return [
            slot[rows[slots]].reshape(len(pairs), -1),
            (near @ w["token"])[slots].reshape(len(pairs), -1),
            share @ along,
        ]

    def _tables(self, vectors: Any) -> tuple[Array, Array]:
        """All word vectors, each of length 1, as the net wants them; the last row is none."""
        import numpy as np

        if self._seen is None or self._seen[0] is not vectors:
            data = vectors.data
            unit = data / np.maximum(1e-6, np.linalg.norm(data, axis=1, keepdims=True))
            table = np.vstack([unit, np.zeros((1, data.shape[1]), dtype="float32")])
            self._seen = vectors, (table @ self._w["word"], table @ self._w["crossed"])
        return self._seen[1]

    def _others(self, hidden: Array, sizes: Sequence[int]) -> Array:
        """For each name the strongest values among the other names beside the same event."""
        import numpy as np

        out = np.zeros_like(hidden)
        at = 0
        for size in sizes:
            if size > 1:
                own = hidden[at : at + size]
                low, high = np.partition(own, size - 2, axis=0)[-2:]
                out[at : at + size] = np.where(own >= high, low, high)
            at += size
        return out


def _rows(reading: Reading, tokens: Sequence[int]) -> NDArray[Any]:
    """The rows of the tokens' word vectors (the last for a word without one), and one for none."""
    import numpy as np

    key2row, doc = reading.doc.vocab.vectors.key2row, reading.doc
    return np.array([*(key2row.get(doc[t].orth, -1) for t in tokens), -1])


@cache
def place_net() -> PlaceNet:
    """The shipped net.

    >>> 0.3 < place_net().at < 0.6
    True
    """
    import numpy as np

    stored = files("onrecord.claims").joinpath("place_net.npz").read_bytes()
    return PlaceNet(np.load(BytesIO(stored)))

"""How likely a capitalised word is meant as a place: a small network over what the tagger saw.

It was trained by training/place_senses.py and reads what the parse has made anyway (the vectors of
a word and its neighbours in context), the word's own vector, and whether the gazetteer knows them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

WEIGHTS = Path(__file__).with_name("place_senses.npz")
OWN = 0.3  # of the odds come from the word where it stands, the rest from all places of the report
Size = Callable[[str], int | None]
_LARGEST = 9.0  # log10 of the weight of a country


@dataclass(frozen=True, slots=True)
class Senses:
    """The network: mean and scale of its inputs, two layers, and the classes that are places."""

    mean: Any
    scale: Any
    layers: tuple[Any, Any, Any, Any]
    places: tuple[int, ...]

    def odds(self, doc: Doc, at: Sequence[int], size: Size) -> dict[int, float]:
        """The logarithm of the odds that each of the tokens `at` is meant as a place.

        A word means mostly one thing in a report, so that all that are written alike share most
        of their odds. `size` is how large the largest place of a name is, null where none is.
        """
        import numpy as np

        if not at:
            return {}
        first, first_bias, second, second_bias = self.layers
        inputs = (features(doc, at, size) - self.mean) / self.scale
        scores = np.maximum(inputs @ first + first_bias, 0) @ second + second_bias
        shares = np.exp(scores - scores.max(axis=1, keepdims=True))
        place = shares[:, self.places].sum(axis=1) / shares.sum(axis=1)
        own = np.log(place + 1e-4) - np.log(1 - place + 1e-4)
        return _shared([doc[i].lower_ for i in at], at, own.tolist())


def _shared(words: Sequence[str], at: Sequence[int], own: Sequence[float]) -> dict[int, float]:
    alike: dict[str, list[float]] = defaultdict(list)
    for word, odds in zip(words, own, strict=True):
        alike[word].append(odds)
    return {
        i: OWN * odds + (1 - OWN) * sum(alike[word]) / len(alike[word])
        for i, word, odds in zip(at, words, own, strict=True)
    }


def features(doc: Doc, at: Iterable[int], size: Size) -> Any:
    """The inputs of the network for some tokens of a text, one row each."""
    import numpy as np

    tensor = np.asarray(doc.tensor)
    nothing = np.zeros_like(tensor[0])
    rows = []
    for i in at:
        near = (i - 1, i, i + 1)
        inside = [0 <= n < len(doc) for n in near]
        seen = [tensor[n] if ok else nothing for n, ok in zip(near, inside, strict=True)]
        known = [
            v
            for n, ok in zip(near, inside, strict=True)
            for v in (_known(doc[n].text, size) if ok else (0.0, 0.0))
        ]
        rows.append(np.concatenate([*seen, known, doc[i].vector]))
    return np.array(rows, dtype="float32")


def _known(word: str, size: Size) -> tuple[float, float]:
    from math import log10

    found = size(word) if word[:1].isupper() else None
    return (0.0, 0.0) if found is None else (1.0, log10(found + 1) / _LARGEST)


def senses_for(model: Language) -> Senses | None:
    """The network for this pipeline; null for any other than the one it was trained with."""
    name = "{lang}_{name}-{version}".format(**model.meta)
    trained, senses = _load()
    return senses if name == trained else None


@cache
def _load() -> tuple[str, Senses]:
    import numpy as np

    with np.load(WEIGHTS) as kept:
        arrays = {name: kept[name] for name in kept.files}
    layers = tuple(
        arrays[n].astype("float32") for n in ("first", "first_bias", "second", "second_bias")
    )
    places = tuple(int(i) for i in arrays["places"])
    mean, scale = arrays["mean"].astype("float32"), arrays["scale"].astype("float32")
    return str(arrays["model"]), Senses(mean, scale, layers, places)

"""Trains the network that tells places from other names: writes reading/place_senses.npz.

    python training/place_senses.py [../shared/data]

The teacher is the entity recogniser that comes with the pipeline (en_core_web_md 3.7.1, MIT), which
costs as much as the parse and is not run in reading; the text is that of wikinews (CC BY 2.5) and
ecbplus (CC BY 3.0), whose keys are not looked at. About ten minutes on one core.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from onrecord.names.gazetteer import Gazetteer
from onrecord.reading.model import load_model
from onrecord.reading.senses import WEIGHTS, features

CLASSES = {"GPE": 1, "LOC": 1, "FAC": 2, "NORP": 3, "PERSON": 4, "ORG": 5}
OTHER, COUNT = 6, 7  # another entity; 0 is none
PLACES = (1, 2)  # nationalities are known by name, and religions are none
HIDDEN, ROUNDS, BATCH, RATE, DROPPED, SEED = 64, 12, 512, 2e-3, 0.3, 2013
FILES = ("wikinews/all.jsonl", "ecbplus/train.jsonl", "ecbplus/dev.jsonl")


def main(folder: Path) -> None:
    """Label, train and write."""
    inputs, answers = _labelled(list(_texts(folder)))
    held = np.arange(len(answers)) % 10 == 0  # a tenth, to see the error
    mean, scale = inputs[~held].mean(0), inputs[~held].std(0) + 1e-3
    ready = (inputs - mean) / scale
    layers = _trained(ready[~held], answers[~held])
    _tell(layers, ready[held], answers[held])
    names = ("first", "first_bias", "second", "second_bias")
    arrays = {n: a.astype("float16") for n, a in zip(names, layers, strict=True)}
    model = "{lang}_{name}-{version}".format(**load_model().meta)
    np.savez_compressed(
        WEIGHTS,
        **arrays,
        mean=mean.astype("float16"),
        scale=scale.astype("float16"),
        places=np.array(PLACES),
        model=np.array(model),
    )


def _texts(folder: Path) -> Iterator[str]:
    for name in FILES:
        for line in (folder / name).read_text(encoding="utf-8").splitlines():
            yield re.sub(r"\s", " ", json.loads(line)["text"])


def _labelled(texts: list[str]) -> tuple[Any, Any]:
    model, size = load_model(), Gazetteer.open().size
    rows, answers = [], []
    for doc in model.pipe(texts, batch_size=32, disable=["lemmatizer", "attribute_ruler"]):
        at = [t.i for t in doc if t.text[:1].isupper()]
        if at:
            rows.append(features(doc, at, size))
            kinds = [doc[i].ent_type_ for i in at]
            answers += [CLASSES.get(kind, OTHER if kind else 0) for kind in kinds]
    return np.vstack(rows), np.array(answers)


def _trained(inputs: Any, answers: Any) -> list[Any]:
    """Two layers, fitted by Adam (Kingma and Ba 2015) with inputs dropped at random."""
    rng = np.random.default_rng(SEED)
    wide = inputs.shape[1]
    layers = [
        rng.normal(0, wide**-0.5, (wide, HIDDEN)).astype("float32"),
        np.zeros(HIDDEN, "float32"),
        rng.normal(0, HIDDEN**-0.5, (HIDDEN, COUNT)).astype("float32"),
        np.zeros(COUNT, "float32"),
    ]
    first = [np.zeros_like(a) for a in layers]
    second = [np.zeros_like(a) for a in layers]
    order, step = np.arange(len(inputs)), 0
    for turn in range(ROUNDS):
        rng.shuffle(order)
        for start in range(0, len(order), BATCH):
            chosen = order[start : start + BATCH]
            kept = rng.random((len(chosen), wide), dtype="float32") > DROPPED
            slopes = _slopes(layers, inputs[chosen] * kept / (1 - DROPPED), answers[chosen])
            step += 1
            rate = RATE * (1 - turn / ROUNDS)
            for i, slope in enumerate(slopes):
                first[i] = 0.9 * first[i] + 0.1 * slope
                second[i] = 0.999 * second[i] + 0.001 * slope**2
                down = np.sqrt(second[i] / (1 - 0.999**step)) + 1e-8
                layers[i] -= rate * (first[i] / (1 - 0.9**step)) / down
    return layers


def _slopes(layers: list[Any], inputs: Any, answers: Any) -> list[Any]:
    hidden = np.maximum(inputs @ layers[0] + layers[1], 0)
    shares = _shares(hidden @ layers[2] + layers[3])
    shares[np.arange(len(answers)), answers] -= 1
    shares /= len(answers)
    back = (shares @ layers[2].T) * (hidden > 0)
    return [inputs.T @ back, back.sum(0), hidden.T @ shares, shares.sum(0)]


def _shares(scores: Any) -> Any:
    raised = np.exp(scores - scores.max(1, keepdims=True))
    return raised / raised.sum(1, keepdims=True)


def _tell(layers: list[Any], inputs: Any, answers: Any) -> None:
    scores = np.maximum(inputs @ layers[0] + layers[1], 0) @ layers[2] + layers[3]
    given, asked = np.isin(scores.argmax(1), PLACES), np.isin(answers, PLACES)
    both = 2 * (given & asked).sum() / (given.sum() + asked.sum())
    print(f"{len(answers)} words held out: F {both:.3f} for places, by the teacher")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/data"))

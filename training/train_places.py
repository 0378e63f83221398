"""Train the small net that says at which name of a sentence an event happened.

    python training/train_places.py ../shared/data/event_location/dev.jsonl

Needs torch (not a requirement of the project: pip install torch==2.13.0). The set is
event_location (MIT licence); about ten minutes on one core. Written are:

- src/onrecord/claims/place_net.npz: the net trained on all rows;
- src/onrecord/evaluation/place_folds.npz: five nets, each trained without a fifth of the rows, and
  which row stands in which fifth. Rows of one source document, and rows that share half of their
  word triples, stand in one fifth. With them a file of this SHA-256 is scored out of fold;
- tests/claims/place_net.json: chances by torch for sentences written for the test.

`at`, the least chance that counts as an answer, is where precision and recall meet out of fold.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn

from onrecord.claims.place_features import Pair
from onrecord.claims.place_names import names_in
from onrecord.claims.place_net import CLIP
from onrecord.claims.place_uses import place_uses
from onrecord.claims.where import places_by_cluster
from onrecord.claims.where_trained import pairs_asked
from onrecord.commands.engine import english
from onrecord.commands.settings import settings_from
from onrecord.evaluation.event_place import given_of, marks_of, report_of
from onrecord.reading.reading import Reading

ROOT = Path(__file__).parent.parent
FOLDS, EPOCHS, BATCH, SEED = 5, 12, 64, 0
RATE, DECAY, SMOOTH = 1.5e-3, 0.01, 0.998  # AdamW; weights are averaged over the last steps
HIDDEN, TOP, EMBEDDED, WORD, TOKEN = 128, 64, 10, 32, 24
RARE = 5  # a word seen less often than this is any word
DOCUMENT = re.compile(r"[A-Z]+_ENG_\d+\.\d+")
OWN = ROOT / "tests" / "claims" / "place_net.json"


class Example:
    """One row: its pairs with their vectors, which of them are right, and how many were marked."""

    def __init__(self, reading: Reading, row: dict[str, Any]) -> None:
        given = given_of(reading, row)
        seen = place_uses(reading, given.sentence)
        rules = places_by_cluster(reading, given.sentence, given.clusters, frozenset(), seen)
        names = names_in(reading, given.sentence, seen)
        sentence, clusters = given.sentence, given.clusters
        (self.pairs,) = pairs_asked(reading, sentence, clusters, [given.at], names, rules)
        marks = marks_of(reading, row)
        self.right = [any(set(range(n.first, n.last)) & m for m in marks) for n in names]
        self.marks = [[bool(set(range(n.first, n.last)) & m) for n in names] for m in marks]
        self.slots, self.ways = _vectors(reading, self.pairs)


def _vectors(reading: Reading, pairs: Sequence[Pair]) -> tuple[Any, Any]:
    """Unit word vectors beside tensors: of each slot, and the mean over each way."""
    width, depth = reading.doc.vocab.vectors.shape[1], reading.doc.tensor.shape[1]

    def at(token: int) -> Any:
        if token < 0:
            return np.zeros(width + depth, "float32")
        vector = reading.doc[token].vector
        return np.hstack([vector / max(1e-6, np.linalg.norm(vector)), reading.doc.tensor[token]])

    none = [np.zeros(width + depth, "float32")]
    slots = [np.array([at(t) for t in p.slots], "float16") for p in pairs]
    ways = [np.mean([at(t) for t in p.way] or none, axis=0) for p in pairs]
    return slots, ways


class Data:
    """All examples as arrays; a word that is rare is number 0."""

    def __init__(self, examples: Sequence[Example]) -> None:
        pairs = [p for e in examples for p in e.pairs]
        seen = Counter((k, w) for p in pairs for k, w in enumerate(p.words))
        self.ids: list[dict[str, int]] = [{} for _ in pairs[0].words]
        for (k, word), times in seen.items():
            if times >= RARE:
                self.ids[k][word] = len(self.ids[k]) + 1
        self.words = torch.tensor([self.index(p) for p in pairs])
        numbers = np.clip(np.array([p.numbers for p in pairs], "float32"), -CLIP, CLIP)
        self.mean, self.spread = numbers.mean(0), numbers.std(0) + 1e-6
        self.numbers = torch.from_numpy((numbers - self.mean) / self.spread)
        self.slots = torch.from_numpy(np.array([s for e in examples for s in e.slots]))
        self.ways = torch.from_numpy(np.array([w for e in examples for w in e.ways], "float32"))
        self.right = torch.tensor([float(r) for e in examples for r in e.right])
        self.sizes = np.array([len(e.pairs) for e in examples])
        self.starts = np.concatenate([[0], np.cumsum(self.sizes)])

    def index(self, pair: Pair) -> list[int]:
        """The numbers of a pair's words."""
        return [i.get(w, 0) for i, w in zip(self.ids, pair.words, strict=True)]

    def of(self, rows: Any) -> Any:
        """The numbers of the pairs of some rows."""
        return torch.from_numpy(
            np.concatenate([np.arange(self.starts[r], self.starts[r + 1]) for r in rows])
        )


class Net(nn.Module):
    """What `PlaceNet` runs: names of one row see the strongest hidden values of the others."""

    def __init__(self, data: Data, width: int, depth: int) -> None:
        super().__init__()
        self.data, self.width = data, width
        slots = data.slots.shape[1]
        self.words = nn.ModuleList([nn.Embedding(len(i) + 1, EMBEDDED) for i in data.ids])
        self.word, self.crossed = (nn.Linear(width, WORD, bias=False) for _ in range(2))
        self.token, self.passed = (nn.Linear(depth, TOKEN, bias=False) for _ in range(2))
        size = data.numbers.shape[1] + (slots + 1) * (WORD + TOKEN) + EMBEDDED * len(data.ids)
        self.first, self.second = nn.Linear(size, HIDDEN), nn.Linear(2 * HIDDEN, TOP)
        self.last = nn.Linear(TOP, 1)
        self.drop_in, self.drop = nn.Dropout(0.3), nn.Dropout(0.4)

    def forward(self, rows: Any) -> tuple[Any, Any]:
        """Logits of the pairs of some rows, and the numbers of the pairs."""
        data, at = self.data, self.data.of(rows)
        slots, ways, cut = data.slots[at].float(), data.ways[at], self.width
        parts = [
            data.numbers[at],
            self.word(slots[..., :cut]).flatten(1),
            self.token(slots[..., cut:] / DEEP).flatten(1),
            self.crossed(ways[:, :cut]),
            self.passed(ways[:, cut:] / DEEP),
            *[e(data.words[at][:, k]) for k, e in enumerate(self.words)],
        ]
        hidden = torch.relu(self.first(self.drop_in(torch.cat(parts, 1))))
        both = torch.cat([hidden, _others(hidden, data.sizes[rows])], 1)
        top = self.drop(torch.relu(self.second(self.drop(both))))
        return self.last(top)[:, 0], at


DEEP = 4.0  # tensors of the parser are several times longer than unit vectors


def _others(hidden: Any, sizes: Any) -> Any:
    """The strongest hidden values among the other names of the row; none are zeros."""
    row = torch.from_numpy(np.repeat(np.arange(len(sizes)), sizes))
    place = torch.from_numpy(np.concatenate([np.arange(n) for n in sizes]))
    padded = hidden.new_zeros((len(sizes), max(2, int(sizes.max())), hidden.shape[1]))
    top = padded.index_put((row, place), hidden).topk(2, 1).values
    high, low = top[:, 0][row], top[:, 1][row]
    return torch.where(hidden >= high, low, high)


def train(data: Data, rows: Any, width: int, depth: int) -> Net:
    """A net trained on some rows, its weights averaged over the last steps."""
    torch.manual_seed(SEED)
    order = np.random.default_rng(SEED)
    net = Net(data, width, depth)
    mean = {k: v.clone() for k, v in net.state_dict().items()}
    rows = np.array([r for r in rows if data.sizes[r]])
    steps = EPOCHS * (len(rows) // BATCH + 1)
    mover = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    pace = torch.optim.lr_scheduler.OneCycleLR(mover, RATE, total_steps=steps + 1, pct_start=0.15)
    done = 0
    for _ in range(EPOCHS):
        shuffled = order.permutation(rows)
        for start in range(0, len(rows), BATCH):
            logits, at = net(shuffled[start : start + BATCH])
            loss = nn.functional.binary_cross_entropy_with_logits(logits, data.right[at])
            mover.zero_grad()
            loss.backward()
            mover.step()
            pace.step()
            done += 1
            part = min(SMOOTH, done / (done + 10))
            for k, v in net.state_dict().items():
                mean[k].mul_(part).add_(v.detach(), alpha=1 - part)
    net.load_state_dict(mean)
    return net.eval()


def chances(net: Net, rows: Any) -> Iterator[tuple[int, Any]]:
    """Each row with the chances of its pairs."""
    for row in rows:
        if net.data.sizes[row]:
            with torch.no_grad():
                yield row, torch.sigmoid(net(np.array([row]))[0]).numpy()


def weights(net: Net, at: float, prefix: str = "") -> dict[str, Any]:
    """What `PlaceNet` reads: half precision, the words' part of the first layer worked out."""
    data, first = net.data, net.first.weight.detach().numpy()
    dense = data.numbers.shape[1] + (data.slots.shape[1] + 1) * (WORD + TOKEN)
    tables = [
        e.weight.detach().numpy() @ first[:, dense + k * EMBEDDED :][:, :EMBEDDED].T
        for k, e in enumerate(net.words)
    ]
    arrays = {
        "embedded": np.vstack(tables),
        "w1": first[:, :dense].T,
        "b1": net.first.bias.detach().numpy(),
        "w2": net.second.weight.detach().numpy().T,
        "b2": net.second.bias.detach().numpy(),
        "w3": net.last.weight.detach().numpy().T,
        "b3": net.last.bias.detach().numpy(),
        "word": net.word.weight.detach().numpy().T,
        "crossed": net.crossed.weight.detach().numpy().T,
        "token": net.token.weight.detach().numpy().T / DEEP,
        "passed": net.passed.weight.detach().numpy().T / DEEP,
    }
    exact = {
        "mean": data.mean,
        "spread": data.spread,
        "at": np.float32(at),
        "offsets": np.cumsum([0, *(len(t) for t in tables[:-1])]).astype("float32"),
    }
    small = {k: v.astype("float16") for k, v in arrays.items()}
    words = {"words": np.array(json.dumps(data.ids))}
    return {prefix + k: v for k, v in (small | exact | words).items()}


def groups_of(rows: Sequence[dict[str, Any]]) -> list[int]:
    """A number for each row; one document's rows, and near copies, have one number."""
    above = list(range(len(rows)))

    def top(i: int) -> int:
        while above[i] != i:
            i = above[i] = above[above[i]]
        return i

    triples = [_triples(row["text"]) for row in rows]
    holders, documents = defaultdict(list), defaultdict(list)
    for i, row in enumerate(rows):
        for triple in triples[i]:
            holders[triple].append(i)
        if found := DOCUMENT.search(row["id"]):
            documents[found.group()].append(i)
    shared: Counter[tuple[int, int]] = Counter()
    for own in holders.values():
        if len(own) <= 60:  # what stands in more rows is a phrase, no copy
            shared.update((a, b) for i, a in enumerate(own) for b in own[i + 1 :])
    for (a, b), times in shared.items():
        if 2 * times >= min(len(triples[a]), len(triples[b])):
            above[top(a)] = top(b)
    for own in documents.values():
        for i in own:
            above[top(i)] = top(own[0])
    return [top(i) for i in range(len(rows))]


def _triples(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"[a-z0-9]+", text.lower())
    return {tuple(words[i : i + 3]) for i in range(max(1, len(words) - 2))}


def folds_of(groups: Sequence[int]) -> Any:
    """A fold for each row: groups in the order of their hash, into the emptiest fold."""
    rows = defaultdict(list)
    for i, group in enumerate(groups):
        rows[group].append(i)
    order = sorted(rows, key=lambda g: (-len(rows[g]), hashlib.sha256(str(g).encode()).digest()))
    folds, sizes = np.zeros(len(groups), "uint8"), [0] * FOLDS
    for group in order:
        fold = sizes.index(min(sizes))
        folds[rows[group]] = fold
        sizes[fold] += len(rows[group])
    return folds


def meeting(examples: Sequence[Example], found: dict[int, Any]) -> float:
    """The chance at which precision and recall meet, told with both."""
    marks = sum(len(e.marks) for e in examples)
    best = (2.0, 0.0)
    for at in np.arange(0.25, 0.7, 0.01):
        given = right = hit = 0
        for row, chance in found.items():
            given += int((chance >= at).sum())
            right += int(((chance >= at) & np.array(examples[row].right)).sum())
            hit += sum(bool((chance >= at)[np.array(m)].any()) for m in examples[row].marks)
        precision, recall = right / max(1, given), hit / marks
        best = min(best, (abs(precision - recall), float(at)))
        print(f"at {at:.2f}: precision {precision:.3f}, recall {recall:.3f}")
    return best[1]


def main(path: Path) -> None:
    """Train, out of fold and on all rows, and write what is shipped."""
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    rows = [json.loads(line) for line in path.open(encoding="utf-8")]
    reader = english(settings_from())
    own = json.loads(OWN.read_text("utf-8"))
    examples, width, depth = [], 0, 0
    for row, reading in zip(
        [*rows, *own], reader.parse(map(report_of, [*rows, *own])), strict=True
    ):
        width, depth = reading.doc.vocab.vectors.shape[1], reading.doc.tensor.shape[1]
        examples.append(Example(reading, row))
    data = Data(examples)
    folds = folds_of(groups_of(rows))
    nets = []
    found: dict[int, Any] = {}
    for fold in range(FOLDS):
        nets.append(train(data, np.flatnonzero(folds != fold), width, depth))
        found |= dict(chances(nets[-1], np.flatnonzero(folds == fold)))
        print("fold", fold, "trained", flush=True)
    at = round(meeting(examples[: len(rows)], found), 2)
    whole = train(data, np.arange(len(rows)), width, depth)
    np.savez_compressed(ROOT / "src/onrecord/claims/place_net.npz", **weights(whole, at))
    kept = {k: v for i, net in enumerate(nets) for k, v in weights(net, at, f"{i}/").items()}
    digest = np.array(hashlib.sha256(path.read_bytes()).hexdigest())
    np.savez_compressed(
        ROOT / "src/onrecord/evaluation/place_folds.npz", sha256=digest, folds=folds, **kept
    )
    told = dict(chances(whole, range(len(rows), len(examples))))
    for i, row in enumerate(own, len(rows)):
        row["chances"] = [round(float(c), 4) for c in told.get(i, [])]
    OWN.write_text(json.dumps(own, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

"""What `python benchmarks/gate.py` runs: the gate in front of the reading, on texts held back.

Which texts are of conflict and which are others stands in training/gate_texts.py; only its `held`
half is used, which trained nothing (docs/benchmarks.md says when it was looked at; `--dev`: the
other half, for comparison). It tells, with intervals over texts:

- how many of the claims of conflict texts are lost, by set and together: every one is read;
- how much of the others passes;
- how fast a mixture with one conflict text in twenty is, beside spaCy's own full pass and the
  engine without the gate: all three take turns over the same chunks in one run. The mixture takes
  every other text once and, drawn by chance, one conflict text for nineteen of them;
- how often a long text of other matters passes once a paragraph of conflict stands in its middle.

Times are of the processor, so that others at work on it count less. `--json FILE` keeps them.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from bench import CHUNK, spacy_pass

sys.path.insert(0, str(Path(__file__).parents[1] / "training"))
from gate_texts import CONFLICT, OTHERS, Text, texts

from onrecord.claims.gate import Gate, gate
from onrecord.commands import engine
from onrecord.commands.settings import settings_from
from onrecord.records import Report

DATA = Path(__file__).parents[2] / "shared" / "data"
ONE_IN = 20
TURN = 100  # texts that a pass takes at a time
DRAWS = 2_000
LONG, PLANTED = 4_000, 700  # letters of a text, and of the paragraph that is put into it
LIMITS = {"lost": 0.01, "gate_ms_per_1000_letters": 0.1}
AIM = 12.0  # times the speed of spaCy's full pass
Pass = Callable[[Sequence[Report]], Any]


def piles(folder: Path, *, dev: bool) -> list[list[Text]]:
    """Conflict texts, texts of the same sets without an event in the key, and others."""
    every = [t for t in texts(folder) if t.held is not dev]
    return [[t for t in every if t.conflict is kind] for kind in (True, None, False)]


def lost(some: Sequence[Text], reader: engine.English, by: Gate) -> dict[str, Any]:
    """The share of claims that are lost, with its interval over texts, and by set."""
    reports = [t.report for t in some]
    claims = np.array([len(found) for _, found in reader.read(reports)])
    away = np.array([not by.passes(report.text) for report in reports])
    told: dict[str, Any] = {"texts": len(some), "claims": int(claims.sum())}
    told |= {"turned_away": int(away.sum()), **interval(claims * away, claims, "lost")}
    for name in sorted({t.set for t in some}):
        mine = np.array([t.set == name for t in some])
        told[f"lost_{name}"] = float((claims * away)[mine].sum() / claims[mine].sum())
    return told


def passed(others: Sequence[Text], by: Gate) -> dict[str, Any]:
    """The share of the others' letters that pass, and of their texts, by set."""
    letters = np.array([len(t.report.text) for t in others])
    through = np.array([by.passes(t.report.text) for t in others])
    told = {"texts": len(others), **interval(letters * through, letters, "letters_passed")}
    for name in OTHERS:
        mine = np.array([t.set == name for t in others])
        told[f"texts_passed_{name}"] = float(through[mine].mean())
    return told


def interval(part: Any, whole: Any, name: str) -> dict[str, float]:
    """A share with the middle 95 of a hundred shares of texts drawn again."""
    chance = np.random.default_rng(0)
    drawn = chance.integers(0, len(part), (DRAWS, len(part)))
    shares = part[drawn].sum(1) / whole[drawn].sum(1)
    low, high = np.quantile(shares, [0.025, 0.975])
    share = float(part.sum() / whole.sum())
    return {name: share, f"{name}_low": float(low), f"{name}_high": float(high)}


def mixture(conflict: Sequence[Text], others: Sequence[Text], seed: int) -> list[Report]:
    """Every other text once, and one conflict text for nineteen of them, in any order."""
    chance = random.Random(seed)
    drawn = chance.sample(conflict, round(len(others) / (ONE_IN - 1)))
    reports = [t.report for t in (*others, *drawn)]
    chance.shuffle(reports)
    return reports


def side_by_side(reports: Sequence[Report], reader: engine.English, by: Gate) -> dict[str, Any]:
    """The three passes in turns over the same chunks, after one chunk each to warm up."""
    read: Pass = lambda some: list(reader.read(some))  # noqa: E731
    gated: Pass = lambda some: read([r for r in some if by.passes(r.text)])  # noqa: E731
    passes: dict[str, Pass] = {"spacy": spacy_pass(), "ungated": read, "gated": gated}
    for run in passes.values():
        run(reports[:CHUNK])
    spent: dict[str, list[float]] = {name: [] for name in passes}
    for start in range(0, len(reports), TURN):
        turn = start // TURN % len(passes)
        names = list(passes)
        for name in (*names[turn:], *names[:turn]):
            began = time.process_time()
            passes[name](reports[start : start + TURN])
            spent[name].append(time.process_time() - began)
    return ratios({name: np.array(times) for name, times in spent.items()}, reports)


def ratios(spent: dict[str, Any], reports: Sequence[Report]) -> dict[str, Any]:
    """How many times the gated reading is as fast as either other pass, with intervals."""
    told = {"texts": len(reports), "letters": sum(len(r.text) for r in reports)}
    for name in ("spacy", "ungated"):
        told |= interval(spent[name], spent["gated"], f"times_as_fast_as_{name}")
    told["engine_of_spacy"] = float(spent["ungated"].sum() / spent["spacy"].sum())
    return told | {f"seconds_{name}": float(times.sum()) for name, times in spent.items()}


def gate_speed(reports: Sequence[Report], by: Gate) -> dict[str, float]:
    """The gate alone."""
    began = time.process_time()
    through = [r for r in reports if by.passes(r.text)]
    spent = time.process_time() - began
    letters = sum(len(r.text) for r in reports)
    return {
        "gate_ms_per_1000_letters": 1e6 * spent / letters,
        "texts_read": len(through),
        "letters_read": sum(len(r.text) for r in through) / letters,
    }


def planted(conflict: Sequence[Text], others: Sequence[Text], by: Gate) -> dict[str, float]:
    """How many long texts of other matters pass with a paragraph of conflict in the middle."""
    chance = random.Random(0)
    long = [t.report.text for t in others if len(t.report.text) >= LONG]
    quiet = [text for text in long if not by.passes(text)]
    found = [by.passes(text) for text in _planted(quiet, conflict, chance)]
    return {"texts": len(quiet), "passed": float(np.mean(found))}


def _planted(
    quiet: Sequence[str], conflict: Sequence[Text], chance: random.Random
) -> Iterator[str]:
    for text in quiet:
        lead = chance.choice(conflict).report.text[:PLANTED].rpartition(" ")[0]
        at = text.find("\n", len(text) // 2)
        at = at if at > 0 else len(text) // 2
        yield f"{text[:at]}\n\n{lead}\n\n{text[at:]}"


def show(title: str, figures: dict[str, Any]) -> None:
    """A table of figures."""
    print(f"\n{title}")
    for name, value in figures.items():
        shown = f"{value:12.4f}" if isinstance(value, float) else f"{value:12,}"
        limit = LIMITS.get(name)
        known = limit is None or "without" in title
        verdict = "" if known else f"  at most {limit}: {'yes' if value <= limit else 'NO'}"
        print(f"  {name:32}{shown}{verdict}")


def main() -> None:
    """Measure, print, and keep as JSON where asked."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, default=DATA)
    options.add_argument("--share", type=float, default=1.0, help="Of the texts, for a short run.")
    options.add_argument("--seed", type=int, default=0, help="Which conflict texts are drawn.")
    options.add_argument("--dev", action="store_true", help="The texts that it was trained on.")
    options.add_argument("--json", type=Path)
    chosen = options.parse_args()
    conflict, without, others = (
        random.Random(1).sample(pile, round(len(pile) * chosen.share))
        for pile in piles(chosen.data, dev=chosen.dev)
    )
    reader, by = engine.english(settings_from()), gate()
    reports = mixture(conflict, others, chosen.seed)
    unkeyed = f"texts of {', '.join(CONFLICT[1:])} without an event in the key"
    figures = {
        "claims of conflict texts": lost(conflict, reader, by),
        unkeyed: lost(without, reader, by),
        "other texts": passed(others, by),
        "the gate alone, on the mixture": gate_speed(reports, by),
        "other texts with a paragraph of conflict": planted(conflict, others, by),
        "the mixture, one conflict text in twenty": side_by_side(reports, reader, by),
    }
    for title, told in figures.items():
        show(title, told)
    print(f"\nthe aim is {AIM:.0f} times as fast as spaCy's full pass")
    if chosen.json:
        chosen.json.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()

"""What `make bench` runs: speed and memory beside spaCy's own pass, start-up and the gazetteer.

Both sides read the same texts in one run, in chunks that take turns, so that other load on the
machine falls on both. Ratios last; absolute times are of the machine. `--json FILE` keeps them.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from onrecord.claims.english import drafts_of
from onrecord.commands import engine
from onrecord.commands.settings import settings_from
from onrecord.evaluation.rows import read_rows, report_of
from onrecord.grounding.claims import claims_of
from onrecord.names.gazetteer import Gazetteer
from onrecord.names.gazetteer_build import build
from onrecord.reading.blocks import blocks_of
from onrecord.reading.model import DEFAULT_MODEL, load_model, parse
from onrecord.records import Report, make_report

ROOT = Path(__file__).parents[1]
SET = ROOT.parent / "shared" / "data" / "fakes_syria" / "dev.jsonl"
CHUNK = 20
LIMITS = {
    "ratio": 1.0,  # of spaCy's time; the aim is 0.75
    "peak_mib_onrecord": 1300,
    "help_s": 0.5,
    "lookup_ms": 1.0,
    "build_s": 60,
}


def reports_of(number: int) -> tuple[str, list[Report]]:
    """The first reports of the set, or the demonstration's over and over where it is absent."""
    if SET.exists():
        rows = read_rows(SET)[:number]
        return SET.parent.name, [report_of(r, r.get("date_in_authors_file")) for r in rows]
    texts = [p.read_text("utf-8") for p in sorted((ROOT / "demo" / "reports").glob("*.txt"))]
    return "demo", [make_report(texts[n % len(texts)], url=str(n)) for n in range(number)]


def spacy_pass() -> Callable[[Sequence[Report]], int]:
    """All default components over the texts, as spaCy runs them."""
    import importlib
    import warnings

    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r".*W095.*")
        model = importlib.import_module(DEFAULT_MODEL).load()
    return lambda reports: sum(1 for _ in model.pipe(r.text for r in reports))


def our_pass() -> Callable[[Sequence[Report]], int]:
    """Reports into claims, as `onrecord read` does it; gives the number of claims."""
    reader = engine.english(settings_from())
    return lambda reports: sum(len(claims) for _, claims in reader.read(reports))


def seconds(work: Callable[[], Any]) -> float:
    """The wall clock of one call."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def side_by_side(reports: Sequence[Report]) -> dict[str, float]:
    """Both passes in turns over the same chunks, after one chunk each to warm up."""
    passes = {"spacy": spacy_pass(), "onrecord": our_pass()}
    spent = dict.fromkeys(passes, 0.0)
    for run in passes.values():
        run(reports[:CHUNK])
    for start in range(0, len(reports), CHUNK):
        chunk = reports[start : start + CHUNK]
        order = list(passes) if start // CHUNK % 2 == 0 else list(passes)[::-1]
        for name in order:
            spent[name] += seconds(lambda run=passes[name], some=chunk: run(some))  # type: ignore[misc]
    words = sum(len(r.text.split()) for r in reports)
    return {
        "ratio": spent["onrecord"] / spent["spacy"],
        "words": words,
        "words_per_s_spacy": words / spent["spacy"],
        "words_per_s_onrecord": words / spent["onrecord"],
    }


def shares(reports: Sequence[Report]) -> dict[str, float]:
    """The share of each stage of our pass: parser, the rest of reading, questions, grounding."""
    reader = engine.english(settings_from())
    nlp = load_model(DEFAULT_MODEL)
    texts = [(r.text, tuple(b.start for b in blocks_of(r))) for r in reports]
    list(parse(nlp, texts[:CHUNK]))
    parser = seconds(lambda: list(parse(nlp, texts)))
    started = time.perf_counter()
    readings = list(reader.parse(reports))
    read = time.perf_counter()
    drafts = [drafts_of(r) for r in readings]
    asked = time.perf_counter()
    for reading, draft in zip(readings, drafts, strict=True):
        claims_of(reading, draft, reader.identity)
    whole = time.perf_counter() - started
    spent = {
        "parser": parser,
        "names_numbers_times": read - started - parser,
        "questions": asked - read,
        "grounding": time.perf_counter() - asked,
    }
    return {f"share_{name}": value / whole for name, value in spent.items()}


def peak(side: str, number: int) -> float:
    """The peak memory of one pass in a process of its own, in MiB."""
    command = [sys.executable, __file__, "--alone", side, "--reports", str(number)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return float(done.stdout.strip().splitlines()[-1])


def alone(side: str, number: int) -> float:
    """Run one pass here and tell this process's peak memory in MiB."""
    _, reports = reports_of(number)
    (spacy_pass() if side == "spacy" else our_pass())(reports)
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used / (2**20 if sys.platform == "darwin" else 2**10)  # macOS counts bytes


def help_seconds() -> float:
    """The middle of five runs of `onrecord --help`, after one to warm the disk."""
    command = [str(Path(sys.executable).parent / "onrecord"), "--help"]
    runs = [
        seconds(lambda: subprocess.run(command, capture_output=True, check=True)) for _ in range(6)
    ]
    return statistics.median(runs[1:])


def gazetteer(build_too: bool) -> dict[str, float]:
    """The middle of look-ups of names not asked before, in ms, and the time to build, in s."""
    names = [w for r in reports_of(50)[1] for w in r.text.split() if w[:1].isupper()]
    base = Gazetteer.open()
    base.lookup("Qusayr")
    times = [seconds(lambda n=name: base.lookup(n)) for name in sorted(set(names))]  # type: ignore[misc]
    found = {"lookup_ms": 1000 * statistics.median(times), "lookup_ms_slowest": 1000 * max(times)}
    if build_too:
        with TemporaryDirectory() as folder:
            found["build_s"] = seconds(lambda: build(Path(folder) / "gazetteer.sqlite"))
    return found


def table(figures: dict[str, Any]) -> str:
    """The figures in lines, each with its limit where it has one."""
    lines = []
    for name, value in figures.items():
        shown = f"{value:12.3f}" if isinstance(value, float) else f"{value!s:>12}"
        limit = LIMITS.get(name)
        verdict = "" if limit is None else f"  at most {limit}: {'yes' if value <= limit else 'NO'}"
        lines.append(f"{name:24}{shown}{verdict}")
    return "\n".join(lines)


def main() -> None:
    """Measure, print, and keep as JSON where asked."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--reports", type=int, default=200)
    options.add_argument("--json", type=Path)
    options.add_argument("--no-build", action="store_true", help="do not build a gazetteer")
    options.add_argument("--alone", choices=("spacy", "onrecord"), help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.alone:
        print(alone(chosen.alone, chosen.reports))
        return
    source, reports = reports_of(chosen.reports)
    figures: dict[str, Any] = {"texts": source, "reports": len(reports)}
    # memory first: a child's peak counts what its parent held when it was started
    figures |= {f"peak_mib_{s}": peak(s, chosen.reports) for s in ("spacy", "onrecord")}
    figures |= side_by_side(reports) | shares(reports)
    figures |= {"help_s": help_seconds()} | gazetteer(not chosen.no_build)
    print(table(figures))
    if chosen.json:
        chosen.json.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()

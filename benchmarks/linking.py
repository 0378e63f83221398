"""Speed of joining, beside Splink alone in the same run: `python benchmarks/linking.py`.

Three measures, each in a process of its own so that memory is its own: 50,000 made-up accounts
joined by `links_of` and `group` against a plain Splink run (turns are taken, the ratio of the
medians counts); 500,000 with peak memory; and 100 added to 60,000, an archive of about 100,000
claims. `--json FILE` keeps the numbers. Other load falls on all; ratios last.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from plain_splink import plain_groups
from synthetic import accounts_made

from onrecord.incidents.grouping import closure, group
from onrecord.incidents.scoring import links_of
from onrecord.incidents.weights import Weights
from onrecord.records import Account, Link

WEIGHTS = "read"
LIMITS = {"ratio": 1.5, "large_s": 120.0, "large_peak_gib": 3.0, "adding_s": 3.0}
ADDED, ARCHIVE = 100, 60_000


def clocks() -> tuple[float, float]:
    """The clock on the wall and that of the processors, which other load hardly moves."""
    return time.perf_counter(), time.process_time()


def since(before: tuple[float, float], after: tuple[float, float]) -> tuple[float, float]:
    """The seconds between two readings."""
    return after[0] - before[0], after[1] - before[1]


def candidates(accounts: Sequence[Account]) -> int:
    """How many pairs `links_of` compares."""
    return len(links_of(accounts, replace(Weights.load(WEIGHTS), keep=-1000.0)))


def joined(accounts: Sequence[Account]) -> tuple[list[Link], list[tuple[str, ...]]]:
    """Links and groups of all accounts, from nothing."""
    weights = Weights.load(WEIGHTS)
    links = links_of(accounts, weights)
    by_id = {account.id: account for account in accounts}
    return links, group(by_id, links, threshold=weights.threshold)


def right_of(groups: Sequence[Sequence[str]], accounts: Sequence[Account]) -> dict[str, float]:
    """Precision and recall of pairs against the incidents that the accounts were made from."""
    of = {account.id: account.names[0] for account in accounts}
    inner = (Counter(of[a] for a in members) for members in groups)
    right = sum(n * (n - 1) for counts in inner for n in counts.values())
    made = sum(len(g) * (len(g) - 1) for g in groups)
    true = sum(n * (n - 1) for n in Counter(of.values()).values())
    return {"precision": right / max(made, 1), "recall": right / max(true, 1)}


def compare(number: int, turns: int) -> dict[str, Any]:
    """Both ways over the same accounts in turns, after a small turn of each to warm up."""
    accounts, small = accounts_made(number), accounts_made(1000, seed=1)
    spent: dict[str, list[tuple[float, float]]] = {"ours": [], "splink": []}
    joined(small), plain_groups(small)
    for _ in range(turns):
        started = clocks()
        links, groups = joined(accounts)
        middle = clocks()
        pairs, clusters = plain_groups(accounts)
        spent["ours"].append(since(started, middle))
        spent["splink"].append(since(middle, clocks()))
    wall, cpu = (
        {side: statistics.median(times[k] for times in spent[side]) for side in spent}
        for k in (0, 1)
    )
    by_id = {account.id: account for account in accounts}
    threshold = Weights.load(WEIGHTS).threshold
    return {
        "accounts": number,
        "seconds": wall,
        "processor_seconds": cpu,
        "ratio": wall["ours"] / wall["splink"],
        "processor_ratio": cpu["ours"] / cpu["splink"],
        "pairs": candidates(accounts),
        "links": len(links),
        "groups": len(groups),
        "splink_pairs": pairs,
        "splink_clusters": clusters,
        "grouped": right_of(groups, accounts),
        "closure": right_of(closure(by_id, links, threshold=threshold), accounts),
    }


def large(number: int) -> dict[str, Any]:
    """All accounts at once, with the peak memory of the process, the accounts included."""
    accounts = accounts_made(number)
    started = clocks()
    links, groups = joined(accounts)
    spent, processor = since(started, clocks())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    return {
        "accounts": number,
        "large_s": spent,
        "large_processor_s": processor,
        "large_peak_gib": peak,
        "links": len(links),
        "groups": len(groups),
        "per_s": number / spent,
    }


def adding(number: int, added: int) -> dict[str, Any]:
    """The last accounts joined to an archive whose links are known; only what they touch."""
    accounts = accounts_made(number + added)
    weights = Weights.load(WEIGHTS)
    by_id = {account.id: account for account in accounts}
    new = {account.id for account in accounts[number:]}
    around = Around(links_of(accounts[:number], weights), weights.threshold)
    started = clocks()
    fresh = links_of(accounts, weights, new=new)
    linked = clocks()
    around.add(fresh)
    ids = around.reached(new)
    links = {link for account in ids for link in around.links[account] if {link.a, link.b} <= ids}
    groups = group({a: by_id[a] for a in ids}, links, threshold=weights.threshold)
    spent, processor = since(started, clocks())
    return {
        "archive": number,
        "added": added,
        "adding_s": spent,
        "adding_processor_s": processor,
        "linking_s": since(started, linked)[0],
        "regrouped_accounts": len(ids),
        "groups": len(groups),
    }


class Around:
    """The links of an archive by account, as its index gives them."""

    def __init__(self, links: Sequence[Link], threshold: float):
        self.links: dict[str, list[Link]] = defaultdict(list)
        self._threshold = threshold
        self.add(links)

    def add(self, links: Sequence[Link]) -> None:
        """More links."""
        for link in links:
            self.links[link.a].append(link)
            self.links[link.b].append(link)

    def reached(self, start: set[str]) -> set[str]:
        """The accounts of the components that some accounts are of."""
        found, ahead = set(start), list(start)
        for account in ahead:
            for link in self.links[account]:
                other = link.b if link.a == account else link.a
                if link.weight >= self._threshold and other not in found:
                    found.add(other)
                    ahead.append(other)
        return found


MEASURES = {
    "compare": lambda: compare(50_000, 3),
    "large": lambda: large(500_000),
    "adding": lambda: adding(ARCHIVE, ADDED),
}


def main() -> int:
    """Run the measures asked for, print them, and say which miss their limit."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("measures", nargs="*", choices=[*MEASURES, []], default=[])
    parser.add_argument("--alone", choices=MEASURES, help=argparse.SUPPRESS)
    parser.add_argument("--json", type=Path)
    told = parser.parse_args()
    if told.alone:
        print(json.dumps(MEASURES[told.alone]()))
        return 0
    found = {name: _apart(name) for name in told.measures or MEASURES}
    print(json.dumps(found, indent=2))
    if told.json:
        told.json.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    flat = {key: value for numbers in found.values() for key, value in numbers.items()}
    missed = [f"{k} {flat[k]:.2f} > {v}" for k, v in LIMITS.items() if flat.get(k, 0) > v]
    print("\n".join(missed) or "all within limits")
    return 1 if missed else 0


def _apart(measure: str) -> dict[str, Any]:
    """One measure in a process of its own."""
    command = [sys.executable, __file__, "--alone", measure]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return result


if __name__ == "__main__":
    sys.exit(main())

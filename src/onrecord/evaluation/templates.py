"""Task `templates`: incidents filled into templates, scored slot by slot (MUC-4)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from onrecord.evaluation.aligning import best_pairs
from onrecord.evaluation.muc_fill import templates_of
from onrecord.evaluation.muc_key import (
    SLOTS,
    Fill,
    Template,
    key_number,
    key_period,
    key_templates,
    plain,
    same_head,
)
from onrecord.evaluation.rows import report_of
from onrecord.evaluation.scoreboard import Counts, Outcome, fs
from onrecord.evaluation.task import Job, Task, answered
from onrecord.records import Claim, Report


def templates_outcome(row: Mapping[str, Any], report: Report, claims: Sequence[Claim]) -> Outcome:
    """Score the templates of one report against its key."""
    key = key_templates(row["gold"])
    given = templates_of(report, claims)
    return Outcome(
        str(row["id"]), score_templates(key, given), row["text"], _shown(key), _shown(given)
    )


def outcomes(job: Job) -> Iterator[Outcome]:
    """One outcome a report; a text that nobody answered is not scored."""
    rows = answered(job.rows, "gold")
    rows = [row for row in rows if row.get("text") and row.get("has_key", True)]
    for row, report, claims in job.read(rows, report_of):
        yield templates_outcome(row, report, claims)


TASK = Task("templates", fs(*SLOTS), outcomes)


def score_templates(key: Sequence[Template], given: Sequence[Template]) -> dict[str, Counts]:
    """Counts of each slot after pairing templates one to one by the highest total.

    A template that is left over costs all its slots: one of the key as missing, unless it is
    optional, one of ours as spurious.
    """
    scored = [[_slots(k, g) for g in given] for k in key]
    weights = [[sum(c.hit for c in cell.values()) for cell in row] for row in scored]
    pairs = best_pairs(weights)
    sums = [scored[i][j] for i, j in pairs]
    missing = [k for i, k in enumerate(key) if i not in {p[0] for p in pairs} and not k.optional]
    spurious = [g for j, g in enumerate(given) if j not in {p[1] for p in pairs}]
    nothing = Template(dict.fromkeys(SLOTS, ()))
    sums += [_slots(k, nothing) for k in missing] + [_slots(nothing, g) for g in spurious]
    return {slot: sum((s[slot] for s in sums), Counts()) for slot in SLOTS}


def _slots(key: Template, given: Template) -> dict[str, Counts]:
    return {slot: _slot(slot, key.fills[slot], given.fills[slot]) for slot in SLOTS}


def _slot(slot: str, key: Sequence[Fill], given: Sequence[Fill]) -> Counts:
    """One slot: fills are paired one to one, and an optional one counts only if it was given."""
    weights = [[_credit(slot, k, g) for g in given] for k in key]
    pairs = best_pairs(weights)
    hit = sum(weights[i][j] for i, j in pairs)
    met = {i for i, _ in pairs}
    possible = sum(1 for i, k in enumerate(key) if i in met or not k.optional)
    return Counts(hit, float(possible), float(len(given)))


def _credit(slot: str, key: Fill, given: Fill) -> float:
    """1 for a right fill, a half for a part of it, else 0."""
    if slot == "type":
        return float(given.values[0] in key.values)
    if slot == "date":
        return max((_date_credit(v, given.values[0]) for v in key.values), default=0.0)
    if slot == "place":
        return max((_place_credit(v, given) for v in key.values), default=0.0)
    same = any(same_head(a, b) for a in key.strings for b in given.strings)
    if slot == "perpetrator":
        return float(same)
    if slot == "victims":
        return _value_credit(_number_fits(key.values, given.values[0]), same or not key.strings)
    return _value_credit(given.values[0] in key.values, same or not key.strings)


def _value_credit(value: bool, whose: bool) -> float:
    """The right value of the wrong one is half right, as in the task's own scorer."""
    return (1.0 if whose else 0.5) if value else 0.0


def _number_fits(values: Sequence[str], given: str) -> bool:
    ranges = [r for r in (key_number(v) for v in values) if r]
    return any(low <= int(given) <= high for low, high in ranges)


def _date_credit(key: str, given: str) -> float:
    start, end = key_period(key)
    ours = tuple(date.fromisoformat(d) if d else None for d in given.split(".."))
    if end is None or ours[1] is None:
        return 0.0
    if (start, end) == ours:
        return 1.0
    early, late = start or date.min, ours[0] or date.min
    return 0.5 if early <= ours[1] and late <= end else 0.0


def _place_credit(key: str, given: Fill) -> float:
    """1 for the key's deepest level, a half for one above it or for one below its last."""
    levels = [[plain(n.split("(")[0]) for n in level.split(" - ")] for level in key.split(":")]
    ours = [plain(s) for s in given.strings]
    country = plain(given.values[0])
    if any(o == n for o in ours for n in levels[-1]) or (len(levels) == 1 and not ours):
        return float(bool(ours) or country in levels[0])
    above = any(o == n for o in ours for level in levels[:-1] for n in level)
    return 0.5 if above or (country and country in levels[0]) else 0.0


def _shown(templates: Sequence[Template]) -> str:
    lines = [
        "; ".join(f"{s}: {_shown_fills(t.fills[s])}" for s in SLOTS if t.fills[s])
        for t in templates
    ]
    return "\n".join(lines) or "none"


def _shown_fills(fills: Sequence[Fill]) -> str:
    return ", ".join(" / ".join((*f.values, *f.strings)) for f in fills)

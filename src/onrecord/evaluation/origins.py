"""Task `origins`: altered copies of open texts must meet their text, and nothing else.

PATH is the folder of sets; `wikinews/all.jsonl` and `current_events/all.jsonl` are read. Every text
of three or more sentences gets three copies, altered as `origins.yaml` says, and all are searched
for copies at once. A pair is right where both are made of one text. `hard_` are the same scores
with copies cut to half and names spelt another way.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

from onrecord.errors import EvaluationError
from onrecord.evaluation.altering import POINTS, Draft, altered, data, draft_of
from onrecord.evaluation.rows import day_of, read_rows
from onrecord.evaluation.scoreboard import Counts, Outcome, f_of, precision_of, recall_of
from onrecord.evaluation.task import Job, Task
from onrecord.incidents.origins import copies_of
from onrecord.records import Report, make_report

SETS = ("wikinews/all.jsonl", "current_events/all.jsonl")
Text = tuple[str, Draft, date | None]  # id, text, day of publication


def outcomes(job: Job) -> Iterator[Outcome]:
    """One outcome a text: its pairs, and half of each wrong pair that it is in."""
    texts = texts_of(job.path)
    ways: Mapping[str, Sequence[Sequence[str]]] = data()["ways"]
    found = {name: _scored(texts, name, steps) for name, steps in ways.items()}
    for id_, draft, _ in texts:
        counts = {_named(name): scored[id_][0] for name, scored in found.items()}
        given = "; ".join(t for scored in found.values() for t in scored[id_][1])
        yield Outcome(id_, counts, draft.body[:300], "its three copies and no other", given)


def texts_of(folder: Path) -> list[Text]:
    """The texts of the sets with three or more sentences; raises EvaluationError without any."""
    found = []
    for name in SETS:
        if not (folder / name).exists():
            raise EvaluationError(f"there is no {folder / name}", "give the folder of sets")
        for row in read_rows(folder / name):
            draft = draft_of(str(row.get("title") or ""), str(row["text"]))
            if len(POINTS.findall(draft.body)) >= data()["sentences"]:
                found.append((str(row["id"]), draft, day_of(row.get("date"))))
    return found


def copies_made(texts: Sequence[Text], name: str, ways: Sequence[Sequence[str]]) -> list[Report]:
    """Each text as a report, followed by its copies; the url is `id#number`, 0 is the text."""
    drafts = [draft for _, draft, _ in texts]
    made = []
    for id_, draft, day in texts:
        made.append(_report(draft, f"{id_}#0", day, None, "Wire"))
        for number, way in enumerate(ways, 1):
            copy, agency = altered(draft, way, drafts, f"{name} {id_} {number}")
            later = day + timedelta(days=number % 2) if day else None
            outlet = data()["outlets"][number % len(data()["outlets"])]
            made.append(_report(copy, f"{id_}#{number}", later, agency, outlet))
    return made


def _scored(
    texts: Sequence[Text], name: str, ways: Sequence[Sequence[str]]
) -> dict[str, tuple[Counts, list[str]]]:
    reports = copies_made(texts, name, ways)
    text_of = {r.id: str(r.url).rpartition("#")[0] for r in reports}
    families = defaultdict(list)
    for id_, root in copies_of(reports).items():
        families[root].append(text_of[id_])
    total = len(ways) + 1
    hits, wrongs = Counter[str](), Counter[str]()
    told: dict[str, list[str]] = defaultdict(list)
    for family in families.values():
        sizes = Counter(family)
        for id_, size in sizes.items():
            hits[id_] += size * (size - 1) // 2
            wrongs[id_] += size * (len(family) - size)
            told[id_] += [f"{size} in a family of {len(family)}: {', '.join(sizes)}"]
    possible = total * (total - 1) / 2
    return {
        id_: (Counts(hits[id_], possible, hits[id_] + wrongs[id_] / 2), told[id_])
        for id_, _, _ in texts
    }


def _report(draft: Draft, url: str, day: date | None, agency: str | None, publisher: str) -> Report:
    text = f"{draft.head}\n\n{draft.body}"
    return make_report(
        text,
        title=draft.head,
        body_start=len(draft.head) + 2,
        publisher=publisher,
        published=day,
        url=url,
        agency=agency,
    )


def _named(way: str) -> str:
    return "pair" if way == "same" else f"{way}_pair"


TASK = Task(
    "origins",
    {
        f"{name}_{what}": score(name)
        for name in ("pair", "hard_pair")
        for what, score in (("precision", precision_of), ("recall", recall_of), ("f1", f_of))
    },
    outcomes,
    folder=True,
)

"""The texts that the gate is trained on and measured with, and which of them are for which.

Conflict: all of fakes_syria, and the texts of muc4 and indiapoliceevents for which the set's own
key holds an event: an incident; that police kill, arrest, use force or fail to act (`DEEDS`: the
set's "any action" is none). Others of these sets are mostly of the same wars and riots: they
train, and are told apart when measured. For training only, so that what is short and new passes
as well: of current_events the items that tell of force, the headlines of maverick, and the reports
that were written for this project's training (training/reports/), of wars all over the world.

Others: ecbplus without its ten violent topics, polnear, article_extraction, geo_trnews and
geo_geowebnews, less the conflict news among them (benchmarks/conflict_news.yaml).

Half and half by a hash of the document's id (for ecbplus, of the topic's): `held` texts are never
trained on, nor any bound set by them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from onrecord.evaluation.incidents import report_from
from onrecord.evaluation.rows import read_rows, report_of
from onrecord.evaluation.worked import reports_of
from onrecord.records import Report, make_report

ROOT = Path(__file__).parents[1]
# topics of ecbplus: a bank bombed, pirates, murders and their trials, riots after the police shot
# somebody, a deadly hit-and-run, the mafia; as its README lists them
VIOLENT = frozenset(["8", "12", "16", "18", "19", "21", "22", "26", "32", "33"])
CONFLICT = ("fakes_syria", "muc4", "indiapoliceevents")
OTHERS = ("ecbplus", "polnear", "article_extraction", "geo_trnews", "geo_geowebnews")
_FORCE = """battle attack shelling airstrike bombing mine shooting raid ambush siege interception
    killing injury massacre abduction detention torture sexual_violence displacement capture
    destruction looting riot conflict ceasefire"""
FORCE = frozenset(_FORCE.split())  # types of acts of force
DEEDS = frozenset(["KILL", "ARREST", "FORCE", "FAIL"])  # what indiapoliceevents is scored by
HELD = 0.5  # share of the documents
FOLDS = 5


class Text(NamedTuple):
    """One text: of which set, what it is, and where it belongs.

    `conflict` is null where the set's own key holds no event; `place` is a number from 0 to 1.
    """

    set: str
    id: str
    report: Report
    conflict: bool | None
    place: float

    @property
    def held(self) -> bool:
        """Whether it is kept for measuring."""
        return self.place < HELD

    @property
    def fold(self) -> int:
        """Its fold among those that are trained on."""
        return int((self.place - HELD) / (1 - HELD) * FOLDS)


def texts(folder: Path, *, news: bool = False) -> Iterator[Text]:
    """Yield every text of both kinds; with `news` the conflict news among the others as well."""
    for name in (*CONFLICT, *OTHERS):
        for path in sorted((folder / name).glob("*.jsonl*")):
            for row in read_rows(path):
                if row.get("topic") not in VIOLENT and (news or not is_news(str(row["id"]))):
                    yield _text(name, row)


def current_events(folder: Path) -> Iterator[Text]:
    """Yield the items of current_events; which of them are of conflict is not known here."""
    for row in read_rows(folder / "current_events" / "all.jsonl"):
        yield Text("current_events", row["id"], report_of(row), None, place_of(row["id"]))


def headlines(folder: Path) -> Iterator[Text]:
    """Yield the headlines of maverick, all of electoral violence: the shortest of texts."""
    rows = read_rows(folder / "maverick" / "dev.jsonl")
    for told in dict.fromkeys(row["headline"] for row in rows if row.get("headline")):
        yield Text("maverick", told, make_report(told), None, place_of(f"maverick {told}"))


def written() -> Iterator[Text]:
    """Yield the reports that were written for training; none is held."""
    for path in sorted((ROOT / "training" / "reports").glob("*.yaml")):
        for name, report in reports_of(yaml.safe_load(path.read_text("utf-8"))).items():
            place = HELD + (1 - HELD) * place_of(path.stem)
            yield Text("written", f"{path.stem} {name}", report, None, place)


def is_news(id_: str) -> bool:
    """Whether a text among the others was called conflict news."""
    listed = ROOT / "benchmarks" / "conflict_news.yaml"
    return id_ in _listed(listed)


def place_of(key: str) -> float:
    """A number from 0 to 1 that is the same in every run."""
    return int(hashlib.sha256(key.encode()).hexdigest()[:12], 16) / 16**12


def _text(name: str, row: dict[str, Any]) -> Text:
    id_ = str(row["id"])
    key = f"{name} {row['topic']}" if name == "ecbplus" else f"{name} {id_}"
    return Text(name, id_, _report(name, row), _is_conflict(name, row), place_of(key))


def _is_conflict(name: str, row: dict[str, Any]) -> bool | None:
    if name in OTHERS:
        return False
    if name == "muc4":
        return True if row["gold"]["relevant"] else None
    return True if name == "fakes_syria" or DEEDS & set(row["gold"]["doc_labels"]) else None


def _report(name: str, row: dict[str, Any]) -> Report:
    if name == "ecbplus":
        return report_from(row)
    if name == "article_extraction":
        return make_report(str(row["gold"]))
    if name == "indiapoliceevents":
        return report_of({**row, "text": row["text_fixed"]})
    return report_of(row, row.get("date_in_authors_file"))


_kept: dict[Path, frozenset[str]] = {}


def _listed(path: Path) -> frozenset[str]:
    if path not in _kept:
        _kept[path] = frozenset(yaml.safe_load(path.read_text("utf-8"))["texts"])
    return _kept[path]

"""The fields of a claim beside the key's: right is 1, partly right a half, wrong 0."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from onrecord.evaluation.aligning import best_pairs

Plain = Mapping[str, Any]
Mark = Callable[[Plain, Plain], float]
WHOLE = (
    "speaker",
    "via",
    "stance",
    "modality",
    "negated",
    "type",
    "roles",
    "figures",
    "places",
    "period",
)
FIELDS = (*WHOLE, "realised", "background", "mention", "trigger")
_OF_EVENT = {
    "negated", "type", "actors", "targets", "places", "period", "realised", "background",
    "mention", "trigger",
}  # fmt: skip


def value(claim: Plain, field: str) -> Any:
    """A field of a claim or of its event; null for an event's where there is none."""
    if field in _OF_EVENT:
        empty: Any = [] if field in ("actors", "targets", "places") else None
        return claim["event"][field] if claim["event"] else empty
    return claim[field]


def allowed(key: Plain, field: str) -> list[Any]:
    """What the key takes as right for a field: its own value, then the alternatives."""
    return [value(key, field), *key.get("alternatives", {}).get(field, [])]


def overlap(a: Plain, b: Plain) -> bool:
    """Whether the spans of two values share a character.

    >>> overlap({"span": [0, 10]}, {"span": [9, 12]})
    True
    """
    if not a.get("span") or not b.get("span"):
        return False
    return bool(a["span"][0] < b["span"][1] and b["span"][0] < a["span"][1])


def field_marks(key: Plain, given: Plain) -> dict[str, float]:
    """A mark for each of FIELDS: 1, 0.5 or 0."""
    return {f: _MARKS.get(f, _equal(f))(key, given) for f in FIELDS}


def _equal(field: str) -> Mark:
    return lambda key, given: float(value(given, field) in allowed(key, field))


def _speaker(key: Plain, given: Plain) -> float:
    return float(any(_same_speaker(k, given["claimant"]) for k in allowed(key, "claimant")))


def _via(key: Plain, given: Plain) -> float:
    return _lists(allowed(key, "via"), given["via"], _same_speaker)


def _roles(key: Plain, given: Plain) -> float:
    sides = ("actors", "targets")
    marks = [_lists(allowed(key, s), value(given, s), _same_part) for s in sides]
    return marks[0] if marks[0] == marks[1] else 0.5


def _figures(key: Plain, given: Plain) -> float:
    scopes = key.get("alternatives", {}).get("figures.scope", [])

    def same(k: Plain, g: Plain) -> bool:
        return _same_figure(k, g, scopes)

    return _lists(allowed(key, "figures"), given["figures"], same)


def _places(key: Plain, given: Plain) -> float:
    return _lists(allowed(key, "places"), value(given, "places"), _same_place)


def _period(key: Plain, given: Plain) -> float:
    return max(_period_mark(k, value(given, "period")) for k in allowed(key, "period"))


def _trigger(key: Plain, given: Plain) -> float:
    ours = value(given, "trigger")
    return float(
        any(k is ours or (k and ours and overlap(k, ours)) for k in allowed(key, "trigger"))
    )


_MARKS: Mapping[str, Mark] = {
    "speaker": _speaker,
    "via": _via,
    "roles": _roles,
    "figures": _figures,
    "places": _places,
    "period": _period,
    "trigger": _trigger,
}


def _lists(
    options: Sequence[Sequence[Plain]], given: Sequence[Plain], same: Callable[[Plain, Plain], bool]
) -> float:
    """1 where one option agrees item by item, a half where some items agree, else 0."""
    return max(_list(option, given, same) for option in options)


def _list(
    key: Sequence[Plain], given: Sequence[Plain], same: Callable[[Plain, Plain], bool]
) -> float:
    met = len(best_pairs([[float(same(k, g)) for g in given] for k in key]))
    if met == len(key) == len(given):
        return 1.0
    return 0.5 if met else 0.0


def _same_speaker(key: Plain | None, given: Plain | None) -> bool:
    if key is None or given is None:
        return key is given
    same_name = bool(key["name"]) and key["name"] == given["name"]
    same_actor = bool(key["actor"]) and key["actor"] == given["actor"]
    return overlap(key, given) or same_name or same_actor


def _same_part(key: Plain, given: Plain) -> bool:
    return overlap(key, given) and key["role"] == given["role"]


def _same_figure(key: Plain, given: Plain, scopes: Sequence[str]) -> bool:
    bounds = ("measure", "stated", "low", "best", "high")
    same = all(key[b] == given[b] for b in bounds)
    return same and overlap(key, given) and given["scope"] in (key["scope"], *scopes)


def _same_place(key: Plain, given: Plain) -> bool:
    """Same relation and same entry of the gazetteer; without an entry, the same words."""
    if key["relation"] != given["relation"] or key["id"] != given["id"]:
        return False
    return bool(key["id"]) or overlap(key, given)


def _period_mark(key: Plain | None, given: Plain | None) -> float:
    """1 for the same days at the same precision, a half for the same days or the same words."""
    if key is None or given is None:
        return float(key is given)
    days = (key["start"], key["end"]) == (given["start"], given["end"])
    if days and key["precision"] == given["precision"]:
        return 1.0
    return 0.5 if days or overlap(key, given) else 0.0


def shown(text: str, claim: Plain, field: str) -> str:
    """A field in one line, with the words that stand at its spans."""
    if field not in _SHOWN:
        return str(value(claim, field))
    parts, names = _SHOWN[field]
    found = [value(claim, part) for part in parts]
    items = [i for v in found for i in (v if isinstance(v, list) else [v]) if i is not None]
    return "; ".join(_line(text, item, names) for item in items) or "none"


_SHOWN: Mapping[str, tuple[Sequence[str], Sequence[str]]] = {
    "speaker": (("claimant",), ("name",)),
    "via": (("via",), ("name",)),
    "roles": (("actors", "targets"), ("role",)),
    "figures": (("figures",), ("measure", "low", "best", "high", "scope")),
    "places": (("places",), ("relation", "id")),
    "period": (("period",), ("start", "end", "precision")),
    "trigger": (("trigger",), ()),
}


def _line(text: str, item: Plain, names: Sequence[str]) -> str:
    words = repr(text[slice(*item["span"])]) if item.get("span") else "no words"
    rest = [str(item[n]) for n in names if n in item]
    return f"{words} ({', '.join(rest)})" if rest else words

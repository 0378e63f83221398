"""The Qusayr answer key fits the contract, and the report that it was written for."""

import copy
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

ROOT = Path(__file__).parents[2]
KEY = json.loads((ROOT / "tests/keys/qusayr.json").read_text(encoding="utf-8"))
SCHEMA = json.loads((ROOT / "schema/claim.schema.json").read_text(encoding="utf-8"))
CONTRACT = jsonschema.Draft202012Validator(SCHEMA)
REPORT = ROOT.parent / "shared/data/qusayr/rt-2013-06-05.txt"
CLAIMS = {c["id"]: c for c in KEY["claims"]}
BEYOND_THE_CONTRACT = ("main", "alternatives")

# low, best, high of a number with that qualifier: the table of figures of the design
BOUNDS = {
    None: lambda n: (n, n, n),
    "more than": lambda n: (n + 1, None, None),
    "at least": lambda n: (n, None, None),
    "up to": lambda n: (None, None, n),
    "nearly": lambda n: (None, None, n),
    "untold": lambda n: (None, None, None),
}

each_claim = pytest.mark.parametrize("slug", CLAIMS)


@pytest.fixture(scope="module")
def text() -> str:
    if not REPORT.exists():
        pytest.skip("needs ../shared/data/qusayr/rt-2013-06-05.txt")
    return REPORT.read_bytes().decode("utf-8")


def objects(value: Any) -> Iterator[dict[str, Any]]:
    """Every object inside `value`, itself included."""
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value:
        if isinstance(inner, dict | list):
            yield from objects(inner)


def as_published(claim: dict[str, Any], text: str) -> dict[str, Any]:
    """The claim with the report's words, and placeholders for what the key leaves out."""
    full = {k: copy.deepcopy(v) for k, v in claim.items() if k not in BEYOND_THE_CONTRACT}
    for thing in objects(full):
        if "span" in thing:
            thing["text"] = text[slice(*thing["span"])] if thing["span"] else None
    head = {f: KEY["report"][f] for f in ("text_sha256", "publisher", "published", "updated")}
    title = text[slice(*KEY["report"]["title_span"])]
    full["report"] = head | {"id": "r", "title": title, "url": None, "language": "en"}
    full["engine"] = {"name": "reader", "version": "1", "settings": ""}
    full["confidence"] = {}
    return full


def variants(claim: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The claim once for each alternative, with that one value put in."""
    for field, values in claim["alternatives"].items():
        for value in values:
            other = copy.deepcopy(claim)
            if field == "blame":
                homes = [a for a in other["event"]["actors"] if a["blame"]]
            elif field.startswith("figures."):
                homes = other["figures"]
            else:
                homes = [other if field in other else other["event"]]
            assert homes, f"{field} has no place in {claim['id']}"
            for home in homes:
                name = field.removeprefix("figures.")
                assert name in home, f"{field} is no field of {claim['id']}"
                assert home[name] != value, f"an alternative {field} repeats the first choice"
                home[name] = value
            yield other


def test_the_key_was_written_for_this_very_text(text: str) -> None:
    """Offsets mean nothing in another text."""
    assert hashlib.sha256(text.encode("utf-8")).hexdigest() == KEY["report"]["text_sha256"]


def test_the_key_holds_none_of_the_reports_text() -> None:
    """The report is not ours to publish: the key points into it."""
    assert not [thing for thing in objects(KEY) if "text" in thing]


def test_eight_claims_carry_the_main_facts() -> None:
    """The main facts are scored on their own, so none of them may be optional."""
    main = [slug for slug, claim in CLAIMS.items() if claim["main"]]
    assert len(main) == 8
    assert set(KEY["optional"]) <= set(CLAIMS) - set(main)


@each_claim
def test_a_claim_fits_the_contract(slug: str, text: str) -> None:
    """With the words filled in, the claim is one that an engine could have published."""
    CONTRACT.validate(as_published(CLAIMS[slug], text))


@each_claim
def test_an_alternative_fits_the_contract(slug: str, text: str) -> None:
    """What a fair reader would also accept has the shape of what it stands for."""
    for other in variants(CLAIMS[slug]):
        CONTRACT.validate(as_published(other, text))


def test_spans_lie_inside_the_text_and_hold_words(text: str) -> None:
    """No span is empty, reaches past the end, or begins or ends on a blank."""
    for thing in objects(KEY):
        if thing.get("span"):
            start, end = thing["span"]
            words = text[start:end]
            assert 0 <= start < end <= len(text)
            assert words == words.strip(), thing


@each_claim
def test_what_was_said_stands_in_the_evidence(slug: str) -> None:
    """The trigger and the figures lie within the words that carry the claim."""
    claim = CLAIMS[slug]
    carried = [e["span"] for e in claim["evidence"]]
    anchors = [claim["event"]["trigger"]] if claim["event"] else []
    for anchor in anchors + claim["figures"]:
        start, end = anchor["span"]
        assert any(a <= start and end <= b for a, b in carried), anchor


def test_figures_follow_the_table_of_bounds(text: str) -> None:
    """A bound is what the qualifier says, and the qualifier and number are the text's."""
    for figure in (f for c in CLAIMS.values() for f in c["figures"]):
        words, stated = text[slice(*figure["span"])], figure["stated"]
        bounds = BOUNDS[figure["qualifier"]](stated)
        assert (figure["low"], figure["best"], figure["high"]) == bounds, words
        assert words.startswith(figure["qualifier"] or "")
        assert stated in (None, 5) or f"{stated:,}" in words


def test_references_lead_somewhere() -> None:
    """`about` names claims of the key, `part_of` figures of it, and figure ids are unique."""
    figures = [f for c in CLAIMS.values() for f in c["figures"]]
    ids = [f["id"] for f in figures]
    assert len(CLAIMS) == len(KEY["claims"])
    assert len(ids) == len(set(ids))
    assert {a["id"] for c in CLAIMS.values() for a in c["about"]} <= set(CLAIMS)
    assert {f["part_of"] for f in figures if f["part_of"]} <= set(ids)

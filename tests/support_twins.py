"""An archive of hostile text and its harmless twin: alike but for the letters themselves."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import asdict, replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(2)>',
    "{{ 7*7 }}{% raw %}${7*7}#{7*7}",
    "'; DROP TABLE reports; --",
    "\u202egnp.exe\u202c\u2066\u200b\u200d\ufeffsdrawkcab",
    "</title></textarea><svg/onload=alert(5)>",
    "%00../../etc/passwd?x=<b>&y='",
    "&lt;b&gt;&#x3c;i&#x3e;&amp;nbsp;",
    '<a hx-get="/add" hx-trigger="load">load</a>',
    "--><style>*{display:none}</style><!--",
)
# Whether a word is a name at all decides who is one origin: of these twins may have more or fewer.
NAMED = ("place", "actor", "origin", "origins")
SYLLABLES = "lamirotanuseko"


def harmless(number: int) -> str:
    """A name of letters alone, as long as the hostile one of that number."""
    length = len(HOSTILE[number])
    return (chr(ord("A") + number) + SYLLABLES * 9)[:length].lower().capitalize()


def turned(value: Any) -> Any:
    """A value with every harmless name made hostile; of the same length, so that spans hold."""
    if isinstance(value, str):
        for number, bad in enumerate(HOSTILE):
            value = re.sub(harmless(number), lambda _, bad=bad: bad, value, flags=re.IGNORECASE)
        return value
    if isinstance(value, dict):
        return {key: turned(one) for key, one in value.items()}
    return [turned(one) for one in value] if isinstance(value, list) else value


def texts() -> list[dict[str, Any]]:
    """Reports that name the harmless names wherever a report names anything."""
    h = [harmless(number) for number in range(len(HOSTILE))]
    first = (
        f"{h[0]} troops shell {h[1]}\n\n"
        f"Commander {h[2]} of the {h[3]} brigade said on Monday that {h[0]} troops shelled the"
        f" village of {h[4]} and killed five civilians. “We saw {h[5]} burn,” he said. Rebels"
        f" captured the town of {h[6]} from the army, a resident called {h[7]} said. The {h[8]}"
        f" movement denied that it had captured {h[6]}. The army will attack {h[6]} within a week,"
        f" {h[9]} warned."
    )
    second = (
        f"Nine die in {h[4]}\n\nShelling by {h[0]} troops killed nine civilians in the village of"
        f" {h[4]} on Monday, the monitor {h[9]} said. {h[2]} said that the army still holds the"
        f" town of {h[6]}."
    )
    day = date(2013, 6, 5)
    common = {"published": day, "language": "en"}
    url = "https://example.org/"
    return [
        {"text": first, "title": first.partition("\n")[0], "publisher": h[7], "url": url + h[6]}
        | common,
        {"text": second, "title": second.partition("\n")[0], "publisher": h[8], "url": url + h[0]}
        | common,
        {"text": second.replace("nine", "four"), "title": h[5], "publisher": h[3], "url": None}
        | common,
    ]


def filled(where: Path | str, *, hostile: bool) -> None:
    """Make an archive of the reports, read as harmless ones, kept as told."""
    from onrecord import commands
    from onrecord.archive import Archive, Original
    from onrecord.commands.engine import english
    from onrecord.commands.settings import settings_from
    from onrecord.records import from_published, make_report, to_published
    from onrecord.records.report import sha256_of

    reader = english(settings_from())
    reports = [make_report(**told, body_start=0) for told in texts()]
    with Archive.open(where, create=True) as archive:
        for number, (report, claims) in enumerate(reader.read(reports)):
            told = [to_published(claim, report) for claim in claims]
            name = f"{harmless(number)}.txt"
            if hostile:
                name = turned(name)
                told = [turned(one) for one in told]
                report = _turned_report(report, sha256_of)
            source = Original(report.text.encode(), "text/plain", name)
            archive.add(report, source, [from_published(one) for one in told], reader.identity)
        commands.link(archive)
        if summarise := getattr(commands, "summarise", None):
            summarise(archive)


def _turned_report(report: Any, hashed: Any) -> Any:
    plain = {k: v for k, v in asdict(report).items() if isinstance(v, str)}
    made = replace(report, **{k: v for k, v in turned(plain).items() if k != "id"})
    return replace(made, text_sha256=hashed(made.text))


class Elements(HTMLParser):
    """The elements of a page with the names of their attributes, and where its links lead."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: Counter[str] = Counter()
        self.links: list[str] = []
        self.bad: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Count an element; remember a link, and what no page of ours has."""
        told = dict(attrs)
        if tag == "span" and "title" in told:
            return  # a character that cannot be seen, shown by its number
        self.found[f"{tag} {' '.join(sorted(told))}"] += 1
        link = told.get("href") or ""
        if tag == "a" and link.startswith("/"):
            self.links.append(link)
        if any(name.startswith("on") or name == "style" for name in told):
            self.bad.append(f"{tag} with {sorted(told)}")
        if re.match(r"\s*(javascript|data|vbscript):", link, re.IGNORECASE):
            self.bad.append(f"a link to {link[:40]}")


def walked(client: Any, start: list[str], most: int = 200) -> dict[str, Elements]:
    """Every page that links lead to, once each, without those that only ask for it otherwise."""
    seen: dict[str, Elements] = {}
    waiting = list(start)
    while waiting and len(seen) < most:
        path = waiting.pop(0)
        if path in seen:
            continue
        answer = client.get(path)
        assert answer.status_code < 500, f"{path}: {answer.text[:300]}"
        if "text/html" not in answer.headers["content-type"]:
            continue
        page = seen[path] = Elements(answer.text)
        plain = [link.partition("#")[0] for link in page.links if "?" not in link]
        waiting += [link for link in plain if not link.startswith("/static")]
    return seen


def by_route(pages: dict[str, Elements]) -> dict[str, list[str]]:
    """What the pages of each kind are made of, in no order: of twins it is the same."""
    found: dict[str, list[str]] = {}
    for path, page in pages.items():
        kind, *rest = path.strip("/").split("/")
        if kind in NAMED:
            continue
        plain = [part for part in rest[1:] if part.isalpha()]
        parts = page.found if kind else set(page.found)  # the overview lists origins
        made = json.dumps(sorted(parts.items() if isinstance(parts, Counter) else parts))
        found.setdefault("/".join([kind, *("*" for _ in rest[:1]), *plain]), []).append(made)
    return {kind: sorted(made) for kind, made in found.items()}

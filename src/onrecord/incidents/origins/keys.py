"""The origin of one claim: whose word it is in the end, as a readable key that stays the same."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from onrecord.incidents.origins.words import day_words, ordinary_words
from onrecord.names.fold import fold, plain
from onrecord.names.registry import Registry
from onrecord.ontology.loading import WordLoader
from onrecord.records import Claim, Claimant, Report


@dataclass(frozen=True, slots=True)
class Voices:
    """What a family of texts says of itself: its root, and the key of its own voice."""

    root: str
    own: str


def origin_of(claim: Claim, voices: Voices, bodies: Mapping[str, str]) -> str:
    """The origin of a claim, as a key.

    The claimant is the root, those in `via` only carry the words. The rules, the first that fits:

    | claimant | key | example |
    |---|---|---|
    | none: the report's own voice | the family's own voice (`own_voice`) | `actor:afp` |
    | an actor of the registry, or one that speaks for it | `actor:ID` | `actor:sohr` |
    | a person said to be of such an actor in this report | `actor:ID` | the head of ... |
    | another named person or body | `name:FOLDED` | `name:saz wali shinwari` |
    | nobody in particular, heard by a named carrier | `heard:CARRIER:WHO` | `heard:afp:witness` |
    | nobody in particular | `text:ROOT:WHO` | `text:1f0c...:resident` |

    WHO is the kind of claimant, else the folded words; names are without title and rank. So two
    outlets that quote one monitor have one origin, and "activists" of two texts have two.
    `bodies` maps folded names to actors, as `bodies_in` finds them.
    """
    who = claim.claimant
    if who is None:
        return voices.own
    key = _known(who, bodies)
    if key:
        return key
    carriers = (_known(v, bodies) for v in reversed(claim.via))
    carrier = next((c for c in carriers if c), None)
    return f"heard:{carrier.partition(':')[2]}:{_who(who)}" if carrier else _unnamed(who, voices)


def own_voice(report: Report) -> str | None:
    """The key of a report's own voice: the agency that it credits, else its publisher.

    Agencies and publishers that the registry knows are actors, so that a monitor's own bulletin
    and an outlet that quotes it meet. One outlet is one origin on all days: what it says
    tomorrow revises what it says today. None where the report names neither.
    """
    for name in (report.agency, report.publisher):
        if name and name.strip():
            actor = _actor(name)
            return f"actor:{actor}" if actor else f"publisher:{plain(name)}"
    return None


def bodies_in(claims: tuple[Claim, ...]) -> dict[str, str]:
    """Folded names of persons in one report, with the actor that they are said to speak for.

    Where two bodies are given for one name, none is.
    """
    found: dict[str, set[str]] = {}
    for claim in claims:
        for who in (*claim.via, *((claim.claimant,) if claim.claimant else ())):
            body = who.actor or (
                _body(who.words.text) if who.kind in _words("speaks_for") else None
            )
            if who.name and body and who.named and not _is_body(who):
                found.setdefault(name_key(who.name), set()).add(body)
    return {name: bodies.pop() for name, bodies in found.items() if name and len(bodies) == 1}


@cache
def name_key(name: str) -> str:
    """A name without titles and initials, folded; empty where nothing of a name is left.

    >>> name_key("Lt. Gen. Martin E. Dempsey") == name_key("Martin Dempsey")
    True
    >>> name_key("A man who reached Maiduguri by car")
    ''
    """
    kept: list[str] = []
    words = re.split(r"[\s]+", re.split(r",|;| - |\(", name)[0])
    for word in words:
        low = plain(word)
        if low in _words("cut"):
            break
        if low and len(low) > 1 and not (low in _words("titles") and not kept):
            kept.append(word)
    if not any(w[0].isupper() for w in kept) or plain(kept[0]) in _words("indefinite"):
        return ""
    return "" if len(kept) == 1 and _common(plain(kept[0])) else fold(" ".join(kept))


def _common(word: str) -> bool:
    """Whether a single word names nobody: "the Command", "minister", "Thursday"."""
    known = ordinary_words() | day_words()
    return word in known or word.removesuffix("s") in known


def _known(who: Claimant, bodies: Mapping[str, str]) -> str | None:
    if who.actor:
        return f"actor:{who.actor}"
    if not who.named:
        return None
    name = name_key(who.name) if who.name else _post(who)
    actor = bodies.get(name) or _actor(who.name or who.words.text)
    if name and actor:
        return f"actor:{actor}"
    medium = _medium(who.name or who.words.text) if who.kind == "media" else None
    if medium:
        return f"actor:{medium}"
    return f"name:{name}" if name else None


def _post(who: Claimant) -> str:
    """The key of one told by rank and name, or by a post alone ("the governor of Nangarhar")."""
    words = plain(who.words.text).split()
    last = [w for w in who.words.text.split() if plain(w) not in _words("titles")]
    if last and last[0][0].isupper():
        return name_key(who.words.text)
    one = (
        len(words) > 1
        and words[0] not in _words("indefinite")
        and words[0] not in _words("pronouns")
    )
    if not one or who.kind in _words("crowd"):
        return ""
    return fold(" ".join(words[1:] if words[0] == "the" else words))


def _unnamed(who: Claimant, voices: Voices) -> str:
    return f"text:{voices.root}:{_who(who)}"


def _who(who: Claimant) -> str:
    if who.kind:
        return who.kind
    words = fold(who.name or who.words.text)
    return "unnamed" if not words or words in _words("pronouns") else words


def _is_body(who: Claimant) -> bool:
    return who.actor is not None and who.name == _registry_name(who.actor)


@cache
def _registry_name(actor: str) -> str | None:
    entry = Registry.load().actors.get(actor)
    return entry.name if entry else None


@cache
def _actor(name: str) -> str | None:
    """The one actor that a whole name stands for."""
    found = Registry.load().lookup(name.strip())
    return found[0].id if found and found[0].id and found[0].id in Registry.load().actors else None


@cache
def _medium(words: str) -> str | None:
    """The medium that the last capitalised word names: "the state news agency Sana"."""
    last = next((w for w in reversed(words.split()) if w[0].isupper()), "")
    known = Registry.load().actors
    found = (_actor(name) for name in (last, last.upper()) if name)
    return next((a for a in found if a and known[a].kind == "media"), None)


@cache
def _body(words: str) -> str | None:
    """The actor of whom a person is said to be: "the head of the Syrian Observatory, R. A."."""
    tokens = re.findall(r"[\w'’-]+|[^\w\s]", words)
    for start, _, actor in Registry.load().scan(tokens):
        before = [t.lower() for t in tokens[:start] if t.lower() not in ("the", "a")]
        if before and before[-1] in _words("of_body") and actor in Registry.load().actors:
            return actor
    return None


@cache
def _words(name: str) -> frozenset[str]:
    import yaml

    path = files("onrecord.incidents.origins").joinpath("claimants.yaml")
    data = yaml.load(path.read_text("utf-8"), Loader=WordLoader)
    return frozenset(map(str, data[name]))

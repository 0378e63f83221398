"""One number as written, in digits or words, without what stands before or after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.ontology.bounds import Quantities, Vague
from onrecord.reading.number_tokens import Token, phrase_at, plain

_LONGEST = 20  # digits with their commas; longer runs are identifiers


@dataclass(frozen=True, slots=True)
class Core:
    """A number over the tokens `first` to `last` (exclusive).

    `value` is null for a vague one. `scale` is what its last word multiplies by ("1.5 million"),
    `round` marks a number that is said for its neighbourhood ("a dozen", "a hundred").
    """

    first: int
    last: int
    value: float | None
    scale: int = 1
    round: bool = False
    digits: bool = False
    vague: Vague | None = None


def core_at(tokens: Sequence[Token], i: int, table: Quantities) -> Core | None:
    """The number that starts at token `i`, else null."""
    word = tokens[i].word
    if word[0].isdecimal():
        return _scaled(tokens, _digits(tokens, i), table) if len(word) <= _LONGEST else None
    vague = phrase_at(tokens, i, table.vague)
    if vague:
        return _vague(tokens, i, i + vague, table)
    if word in ("a", "half"):
        return _rounded(tokens, i, table)
    if word in table.scales or word in table.dozens:
        return _of_scale(tokens, i, i, table)
    if word in table.numbers:
        return _scaled(tokens, _small_and_big(tokens, i, table), table)
    return None


def _digits(tokens: Sequence[Token], i: int) -> Core:
    digits = "".join(c for c in tokens[i].word if c.isdecimal() or c == ".")
    return Core(i, i + 1, float(digits), digits=True)


def _scaled(tokens: Sequence[Token], core: Core, table: Quantities) -> Core:
    """`core` with the scale that follows it: "1.5 million", "two dozen", "10k"."""
    j = core.last
    if j >= len(tokens) or core.value is None:
        return core
    word, gap = tokens[j].word, tokens[j].gap
    if core.digits and gap == "" and word in table.suffixes:
        scale = table.suffixes[word]
    elif core.digits and gap == "" and word == "m" and _millions(tokens, core.first, table):
        scale = 1_000_000
    elif plain(gap) and (word in table.dozens or (core.digits and word in table.scales)):
        scale = table.dozens.get(word) or table.scales[word]
    else:
        return core
    rounded = core.round or word in table.dozens
    return replace(core, last=j + 1, value=core.value * scale, scale=scale, round=rounded)


def _millions(tokens: Sequence[Token], i: int, table: Quantities) -> bool:
    """Whether the m of "2m" means millions, not metres: before people, after a currency."""
    if i and tokens[i - 1].word in table.contexts["money_before"]:
        return True
    return i + 2 < len(tokens) and tokens[i + 2].word in table.contexts["counted"]


def _rounded(tokens: Sequence[Token], i: int, table: Quantities) -> Core | None:
    """A scale after "a" or "half": "a hundred", "half a dozen", "half-dozen"."""
    j = i
    while j < len(tokens) and tokens[j].word in ("a", "half") and (j == i or plain(tokens[j].gap)):
        j += 1
    if j >= len(tokens) or j - i > 3 or not plain(tokens[j].gap):
        return None
    if tokens[j].word not in table.scales and tokens[j].word not in table.dozens:
        return None
    core = _of_scale(tokens, i, j, table)
    if "half" in (t.word for t in tokens[i:j]) and core.value is not None:
        return replace(core, value=core.value / 2)
    return core


def _of_scale(tokens: Sequence[Token], first: int, j: int, table: Quantities) -> Core:
    """A scale without a number before it: "(a) hundred", "(a) hundred and five"."""
    word = tokens[j].word
    if word in table.dozens:
        return Core(first, j + 1, table.dozens[word], table.dozens[word], round=True)
    core = _small_and_big(tokens, j, table)
    return replace(core, first=first, round=core.value in table.scales.values())


def _vague(tokens: Sequence[Token], i: int, j: int, table: Quantities) -> Core:
    """A vague quantity, with the scale it multiplies: "several hundred", "a few dozen"."""
    found = table.vague[tuple(t.word for t in tokens[i:j])]
    if found.bounds.best is not None:
        return Core(i, j, found.bounds.best, round=True)
    core = Core(i, j, None, vague=found)
    if not found.scaled or j >= len(tokens) or not plain(tokens[j].gap):
        return core
    word = tokens[j].word.removesuffix("s")
    scale = table.scales.get(word) or table.dozens.get(word)
    return replace(core, last=j + 1, scale=scale) if scale else core


def _small_and_big(tokens: Sequence[Token], i: int, table: Quantities) -> Core:
    """Number words in their order: "twenty-three", "two hundred and five", "six thousand"."""
    total = current = 0
    scale, limit, j = 1, 10**15, i
    while j < len(tokens) and (j == i or plain(tokens[j].gap)):
        word = tokens[j].word
        if word == "and" and _goes_on(tokens, j, current or total, table):
            j += 1
            word = tokens[j].word
        if word in table.numbers and _fits(current, table.numbers[word]):
            current += table.numbers[word]
        elif word == "hundred" and current < 100 and not (current == 0 and j > i):
            current, scale = (current or 1) * 100, 100
        elif word in table.scales and 100 != table.scales[word] < limit and (current or j == i):
            scale = limit = table.scales[word]
            total, current = total + (current or 1) * scale, 0
        else:
            break
        j += 1
    return Core(i, j, total + current, scale if current == 0 or scale == 100 else 1)


def _fits(current: int, number: int) -> bool:
    """Whether a number word may follow: 5 after 20 or 100, not 20 after 5."""
    rest = current % 100
    if number == 0:
        return current == 0
    return rest == 0 or (rest >= 20 and rest % 10 == 0 and number < 10)


def _goes_on(tokens: Sequence[Token], j: int, so_far: int, table: Quantities) -> bool:
    """Whether "and" at token `j` joins one number: "two hundred and five"."""
    if not so_far or so_far % 100 or j + 1 >= len(tokens) or not plain(tokens[j + 1].gap):
        return False
    return table.numbers.get(tokens[j + 1].word, 0) > 0

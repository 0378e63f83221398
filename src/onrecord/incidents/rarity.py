"""How rare words are: a fixed table, so that the link of a pair hangs on no third account."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache
from importlib.resources import files
from zlib import crc32

import yaml

from onrecord.names.fold import fold

STEP = 16  # a word as a number ends in its rarity


@cache
def rarities() -> Mapping[str, int]:
    """The rarity of common words; all others are of the rarity `""`, the greatest.

    >>> rarities()["attack"] < rarities()["hospital"] < rarities()[""]
    True
    """
    text = files("onrecord.incidents").joinpath("rarity.yaml").read_text("utf-8")
    data = yaml.load(text, Loader=yaml.CSafeLoader)
    words = {word: level for level, told in data["levels"].items() for word in told.split()}
    return {**words, "": data["rarest"]}


def rare_words(
    words: Collection[str], names: Collection[str]
) -> tuple[list[int], int, list[int], int]:
    """Words and those among them that are names as numbers, each with the sum of rarities.

    A number's remainder by STEP is the rarity of its word. Numbers in digits are left out.

    >>> rare_words(["15", "army", "qusayr"], ["kuser"])[1::2]
    (11, 8)
    """
    spoken = [word for word in words if not word[0].isdigit()]
    named = [word for word in spoken if fold(word) in names]
    return *_coded(spoken), *_coded(named)


def _coded(words: Collection[str]) -> tuple[list[int], int]:
    table = rarities()
    ranks = [table.get(word, table[""]) for word in words]
    codes = [crc32(w.encode()) * STEP + r for w, r in zip(words, ranks, strict=True)]
    return codes, sum(ranks)

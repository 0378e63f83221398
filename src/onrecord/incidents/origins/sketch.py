"""Signatures of bodies: keys of equal minima (MinHash), and the codes that the check reads."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from onrecord.errors import IncidentsError
from onrecord.incidents.origins.levels import Sketching
from onrecord.incidents.origins.words import BITS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

HEAD = struct.Struct("<BIH")  # version, day of publication (0: unknown), number of keys


@dataclass(frozen=True, slots=True, eq=False)
class Sketch:
    """What is kept of a body: when it was published, its band keys, and its words as codes."""

    published: date | None
    keys: NDArray[np.uint32]
    codes: NDArray[np.uint32]

    def to_bytes(self, version: int) -> bytes:
        """The signature as it is stored; about four bytes a word."""
        day = self.published.toordinal() if self.published else 0
        head = HEAD.pack(version, day, len(self.keys))
        return head + self.keys.astype("<u4").tobytes() + self.codes.astype("<u4").tobytes()


def from_bytes(signature: bytes, version: int) -> Sketch:
    """The sketch that `to_bytes` wrote; raises IncidentsError where it is of another version."""
    import numpy as np

    try:
        found, day, many = HEAD.unpack_from(signature)
        values = np.frombuffer(signature, "<u4", offset=HEAD.size)
    except (struct.error, ValueError) as error:
        raise IncidentsError(f"a signature cannot be read ({error})", "link anew") from error
    if found != version:
        raise IncidentsError(f"a signature is of version {found}, not {version}", "link anew")
    return Sketch(date.fromordinal(day) if day else None, values[:many], values[many:])


def shingles_of(codes: NDArray[np.uint32], width: int) -> NDArray[np.uint64]:
    """A hash of each `width` words in a row; what a word is (its lowest bits) is left out."""
    import numpy as np

    words = (codes >> np.uint32(BITS)).astype(np.uint64) + np.uint64(1)
    many = max(0, len(words) - width + 1)
    hashed = np.zeros(many, np.uint64)
    for at in range(width):
        hashed = (hashed ^ words[at : at + many]) * np.uint64(0x9E3779B97F4A7C15)
        hashed ^= hashed >> np.uint64(29)
    return hashed


def band_keys(bodies: Sequence[NDArray[np.uint32]], levels: Sketching) -> NDArray[np.uint32]:
    """The band keys of many bodies, one row each.

    Minima come from rensa's R-MinHash, which is one pass in compiled code over all bodies.
    """
    import numpy as np

    rows = _shingled(bodies, levels.shingle)
    starts = [row[: max(0, levels.opening - levels.shingle + 1)] for row in rows]
    whole = _minima(rows, levels, levels.permutations)
    opening = _minima(starts, levels, levels.opening_permutations)
    both = np.concatenate((whole, opening), axis=1).astype(np.uint64)
    bands = both.reshape(len(bodies), -1, levels.band)
    keys = np.arange(1, bands.shape[1] + 1, dtype=np.uint64)[None, :] * np.uint64(
        0x165667B19E3779F9
    )
    for at in range(levels.band):
        keys = (keys ^ bands[:, :, at]) * np.uint64(0x9E3779B97F4A7C15)
        keys ^= keys >> np.uint64(31)
    return (keys >> np.uint64(32)).astype(np.uint32)


def _shingled(bodies: Sequence[Any], width: int) -> list[NDArray[np.uint64]]:
    """The shingles of each body, hashed in one pass over all."""
    import numpy as np

    ends = np.cumsum([0, *map(len, bodies)]).tolist()
    flat = shingles_of(np.concatenate(bodies), width)
    return [flat[start : max(start, end - width + 1)] for start, end in pairwise(ends)]


def _minima(rows: Sequence[Any], levels: Sketching, permutations: int) -> NDArray[np.uint32]:
    import numpy as np
    from rensa import RMinHash

    ends = np.cumsum([0, *map(len, rows)], dtype=np.uint64)
    flat = np.concatenate(rows)
    made = RMinHash.digest_matrix_from_flat_token_hashes(flat, ends, permutations, levels.seed)
    return np.array(made.to_rows(), np.uint32).reshape(len(rows), permutations)

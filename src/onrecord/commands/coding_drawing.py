"""`coding_draw`: draw a sample of claims for people to code."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from onrecord.archive.filters import ClaimFilter
from onrecord.commands.claims_seen import units_seen
from onrecord.commands.coding import found_coding, names_given, view_of
from onrecord.commands.coding_fields import fields_named
from onrecord.commands.coding_values import CodingView, Sample
from onrecord.commands.sight import EVERYTHING, Sight
from onrecord.commands.where import Where
from onrecord.errors import SettingsError

if TYPE_CHECKING:
    pass

MOST = 5_000  # claims of a sample: more than people code
LARGEST_SEED = 2**53  # larger numbers lose their last digits in a browser


def coding_draw(
    archive: Where, sample: Sample, *, by: str, sight: Sight = EVERYTHING
) -> CodingView:
    """Draw a sample of claims for people to code, each blind to the machine and to the others.

    With the same seed, size and claims the same sample is drawn.

    Raises:
        SettingsError: fewer claims pass the filter than the sample holds, or a question is unknown.
    """
    from onrecord.archive import Archive

    chosen = [field.name for field in fields_named(sample.fields)]
    name = " ".join(sample.name.split())
    _fit(name, sample)
    with Archive.open(archive) as opened, opened.coding(writes=True) as tables:
        known = units_seen(opened, tables.drawable(sample.asked, sight.sources), sight)
        drawn = _drawn(known, sample)
        number = tables.make(name, by, sample.seed, _in_words(sample.asked), chosen)
        tables.keep_units(number, drawn)
        tables.invite(number, names_given(sample.coders), by)
        return view_of(tables, found_coding(tables, number))


def _fit(name: str, sample: Sample) -> None:
    if not name:
        raise SettingsError("the sample has no name", "give it one, such as the month it is from")
    size, seed = sample.size, sample.seed
    if not 1 <= size <= MOST:
        raise SettingsError(f"a sample of {size} claims is none", f"give 1 to {MOST:,}")
    if not 0 <= seed < LARGEST_SEED:
        raise SettingsError(f"the seed {seed} is out of range", "give a number such as 2013")


def _drawn(known: Sequence[str], sample: Sample) -> list[str]:
    from random import Random

    if len(known) < sample.size:
        what = f"only {len(known):,} claims pass, fewer than {sample.size:,}"
        raise SettingsError(what, "draw a smaller sample or ask for more claims")
    return Random(sample.seed).sample(known, sample.size)


def _in_words(asked: ClaimFilter) -> str:
    """Tell which claims a filter asks for: "type airstrike, since 2013-05-01"."""
    told = ((name, getattr(asked, name)) for name in ClaimFilter.__dataclass_fields__)
    return ", ".join(f"{name} {value}" for name, value in told if value) or "all claims"

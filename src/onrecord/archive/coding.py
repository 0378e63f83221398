"""The tables of blind double coding, inside one transaction: `Archive.coding()` opens it."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, insert, select, update

from onrecord.archive import asking
from onrecord.archive.coding_models import CodeRow, CoderRow, CodingRow, SettledRow, UnitRow
from onrecord.archive.joined_rows import rows_of
from onrecord.archive.models import ClaimRow, ReadingRow, ReportRow
from onrecord.archive.writing import now
from onrecord.records import Claim, Coded, Coder, Coding, Report, Settled, from_published

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from onrecord.archive.filters import ClaimFilter


class CodingTables:
    """Samples of claims, those who code them, and what they say."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def codings(self) -> list[Coding]:
        """List the samples, the newest first."""
        row = CodingRow
        columns = [getattr(row, c) for c in Coding.__dataclass_fields__]
        found = self._db.execute(select(*columns).order_by(row.id.desc()))
        return [_coding(told) for told in found]

    def coding(self, number: int) -> Coding | None:
        """Find a sample by its number."""
        return next((c for c in self.codings() if c.id == number), None)

    def drawable(self, asked: ClaimFilter, withheld: Collection[str]) -> list[str]:
        """List the ids of claims that stand and that a filter lets through, sorted.

        Reports of the publishers `withheld` are left out.
        """
        wanted = asking.wanted(asked).with_only_columns(ClaimRow.id).order_by(None)
        if withheld:
            unknown = ReportRow.publisher.is_(None)
            wanted = wanted.where(unknown | ReportRow.publisher.not_in(withheld))
        return sorted(self._db.execute(wanted.distinct()).scalars())

    def make(self, name: str, by: str, seed: int, asked: str, fields: Sequence[str]) -> int:
        """Record a sample of nothing yet; its number."""
        told = {"name": name, "size": 0, "seed": seed, "asked": asked, "made_by": by}
        told |= {"fields": json.dumps(list(fields)), "made_at": now()}
        key = self._db.execute(insert(CodingRow).values(**told)).inserted_primary_key
        return int(key[0])  # type: ignore[index]

    def keep_units(self, number: int, claims: Sequence[str]) -> None:
        """Record the claims of a sample, in the order in which they were drawn."""
        told = [{"coding_id": number, "position": n, "claim": c} for n, c in enumerate(claims, 1)]
        if told:
            self._db.execute(insert(UnitRow), told)
        mine = update(CodingRow).where(CodingRow.id == number)
        self._db.execute(mine.values(size=len(claims)))

    def units(self, number: int) -> list[str]:
        """List the claims of a sample in their order."""
        row = UnitRow
        asked = select(row.claim).where(row.coding_id == number).order_by(row.position)
        return list(self._db.execute(asked).scalars())

    def coders(self, number: int) -> list[Coder]:
        """List those who were invited to a sample."""
        row = CoderRow
        asked = select(row.coder, row.invited_by, row.invited_at, row.done_at)
        asked = asked.where(row.coding_id == number).order_by(row.row)
        return [Coder(*told) for told in self._db.execute(asked)]

    def invite(self, number: int, coders: Sequence[str], by: str) -> None:
        """Invite people to code a sample, each once."""
        known = {c.name for c in self.coders(number)}
        told = {"coding_id": number, "invited_by": by, "invited_at": now()}
        for coder in dict.fromkeys(c for c in coders if c not in known):
            self._db.execute(insert(CoderRow).values(coder=coder, **told))

    def hand_in(self, number: int, coder: str) -> None:
        """Record that a coder is done."""
        mine = update(CoderRow).where(CoderRow.coding_id == number, CoderRow.coder == coder)
        self._db.execute(mine.where(CoderRow.done_at.is_(None)).values(done_at=now()))

    def lock(self, number: int) -> None:
        """Let nobody else write to a sample until this transaction ends."""
        row = CodingRow
        self._db.execute(select(row.id).where(row.id == number).with_for_update())

    def coded(self, number: int, *, coder: str | None = None) -> list[Coded]:
        """List what coders say, or one of them, as it stands, in the order of the sample."""
        row = CodeRow
        asked = select(row.claim, row.coder, row.field, row.value, row.at)
        same = (UnitRow.coding_id == row.coding_id, UnitRow.claim == row.claim)
        asked = asked.join(UnitRow, same[0] & same[1]).order_by(UnitRow.position, row.row)
        asked = asked.where(row.coding_id == number, row.replaced_at.is_(None))
        if coder is not None:
            asked = asked.where(row.coder == coder)
        return [Coded(*told) for told in self._db.execute(asked)]

    def progress(self, number: int) -> dict[str, int]:
        """Count the claims that each coder gave values for."""
        row = CodeRow
        asked = select(row.coder, func.count(row.claim.distinct())).group_by(row.coder)
        return dict(tuple(told) for told in self._db.execute(asked.where(row.coding_id == number)))

    def give(self, number: int, claim: str, coder: str, values: Mapping[str, str | None]) -> None:
        """Record a coder's values of a claim; those given before are kept as replaced."""
        at, row = now(), CodeRow
        mine = (row.coding_id == number, row.claim == claim, row.coder == coder)
        old = update(row).where(*mine, row.field.in_(list(values)), row.replaced_at.is_(None))
        self._db.execute(old.values(replaced_at=at))
        told: dict[str, Any] = {"coding_id": number, "claim": claim, "coder": coder, "at": at}
        self._db.execute(insert(row), [told | {"field": f, "value": v} for f, v in values.items()])

    def settled(self, number: int) -> list[Settled]:
        """List what was chosen where coders differ."""
        row = SettledRow
        columns = [getattr(row, c) for c in Settled.__dataclass_fields__]
        asked = select(*columns).where(row.coding_id == number, row.replaced_at.is_(None))
        return [Settled(*told) for told in self._db.execute(asked.order_by(row.id))]

    def settle(
        self,
        number: int,
        claim: str,
        field: str,
        value: str,
        by: str,
        reason: str | None,
        review: int | None,
    ) -> None:
        """Record what was chosen for a field of a claim; what was chosen before is kept."""
        at, row = now(), SettledRow
        mine = (row.coding_id == number, row.claim == claim, row.field == field)
        old = update(row).where(*mine, row.replaced_at.is_(None))
        self._db.execute(old.values(replaced_at=at))
        told = {"coding_id": number, "claim": claim, "field": field, "value": value, "by": by}
        told |= {"at": at, "reason": reason, "review": review}
        self._db.execute(insert(row).values(**told))

    def told(self, claims: Collection[str]) -> dict[str, tuple[Report, Claim]]:
        """Find claims by their ids, with their reports, as they were read last."""
        row = ClaimRow
        asked = select(row.id, row.report_id, row.published)
        asked = asked.join(ReadingRow, ReadingRow.id == row.reading_id).order_by(ReadingRow.id)
        found = rows_of(self._db, asked, row.id, claims)
        reports = {r: asking.report(self._db, r) for r in {f.report_id for f in found}}
        return {
            id_: (report, from_published(json.loads(told)))
            for id_, report_id, told in found
            if (report := reports[report_id]) is not None
        }


def _coding(row: Sequence[Any]) -> Coding:
    number, name, size, seed, asked, fields, by, at = row
    return Coding(number, name, size, seed, asked, tuple(json.loads(fields)), by, at)

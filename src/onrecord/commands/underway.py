"""What was taken in and is not recorded yet: what is about the same page comes after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.intake import TakenIn


class UnderWay:
    """Reports that are being read, by what another one must wait for.

    Two texts of one page, and one text twice, are recorded one after the other, in the order in
    which they came: what the second is depends on the first. Items of one page do not wait for
    each other. All else may be recorded in any order.
    """

    def __init__(self) -> None:
        self._reports: set[str] = set()
        self._pages: dict[str, dict[str, int]] = {}  # by page: whose items, how many of them

    def meets(self, item: TakenIn) -> bool:
        """Whether an item must wait."""
        page, whose = _place(item)
        others = self._pages.get(page, {}) if page else {}
        return item.report.id in self._reports or bool(others.keys() - {whose})

    def begin(self, item: TakenIn) -> None:
        """Note that an item is to be read."""
        page, whose = _place(item)
        self._reports.add(item.report.id)
        if page:
            held = self._pages.setdefault(page, {})
            held[whose] = held.get(whose, 0) + 1

    def end(self, item: TakenIn) -> None:
        """Note that an item was recorded, or failed."""
        page, whose = _place(item)
        self._reports.discard(item.report.id)
        if page and (held := self._pages.get(page)):
            held[whose] -= 1
            if not held[whose]:
                del held[whose]
            if not held:
                del self._pages[page]


def _place(item: TakenIn) -> tuple[str | None, str]:
    """The page that an item stands at, and whose it is: of a whole page its own."""
    from onrecord.archive.addresses import page_of

    return page_of(item.report.url), item.parent or item.report.id

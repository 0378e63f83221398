"""The overview in memory keeps up with the archive on both kinds of database."""

from concurrent.futures import ThreadPoolExecutor

from onrecord import commands
from onrecord.commands import Asked, Overview


def test_the_overview_keeps_up_with_what_another_connection_writes(archive):
    # Joined by one program, seen by the other, asked by many threads; then undone again.
    with commands.held(archive) as held:
        overview = Overview(held)
        before = overview.totals()
        told = {found.sketch.id: found.sketch for found in commands.incidents(held)}
        first, second, *_ = (line.id for line in overview.ask(Asked()).lines)
        assert {line.id: line.sketch for line in overview.lines(list(told))} == told
        (judged,) = commands.judge(archive, "same", [first, second], by="another")
        with ThreadPoolExecutor(8) as many:
            seen = list(many.map(lambda _: overview.totals(), range(40)))
        assert {s.incidents for s in seen} == {before.incidents - 1}
        commands.judge(archive, "undo", [str(judged.id)], by="another")
        assert overview.totals() == before
        assert commands.summarise(archive) > 0
        assert overview.totals() == before
        assert commands.origin_page(archive).count == before.origins

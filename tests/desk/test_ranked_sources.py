"""The page of an incident by the user's own order of sources, kept in its address."""

import re

import pytest
from starlette.testclient import TestClient

from onrecord import commands
from onrecord.desk import application


@pytest.mark.parametrize("archive", ["sqlite"], indirect=True)
def test_the_order_of_sources_decides_a_figure(archive):
    # Of an incident that is disputed one source, ranked first, has another word than another.
    with TestClient(application(archive)) as client:
        settled = set()
        told = [c.claimant for _, c in commands.claims(archive) if c.claimant]
        names = {one.name for one in told if one.name}
        for found in commands.incidents(archive):
            view = commands.incident(archive, found.sketch.id, explained=False)
            if not view.told.disputes:
                continue
            for name in sorted(names):
                asked = {"rule": "by_source_rank", "ranks": f"{name}; nobody"}
                page = client.get(f"/incident/{found.sketch.id}", params=asked)
                assert page.status_code == 200
                assert re.search(r'name="ranks"[^>]*value="[^"]+; nobody"', page.text)
                settled.add(
                    (
                        found.sketch.id,
                        "|".join(re.findall(r"rule by source rank: ([^<]+)<", page.text)),
                    )
                )

        plain = client.get(f"/incident/{found.sketch.id}", params={"rule": "by_source_rank"})
        assert plain.status_code == 200
    incidents = [one for one, _ in settled]
    assert len(incidents) > len(set(incidents))

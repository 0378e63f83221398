"""The page of an incident by the user's own order of sources, kept in its address."""

import re

from starlette.testclient import TestClient

from onrecord import commands
from onrecord.commands import saying
from onrecord.desk import application


def disputed(archive):
    """A figure of which two speakers say something else, each by himself: incident and speakers."""
    for found in commands.incidents(archive):
        for told in found.told.answers:
            if told.value is not None and told.dispute and not told.field.kind:
                names = {v.speakers[0]: v.values for v in told.views if v.speakers[0] != "reported"}
                if len(set(names.values())) > 1:
                    return found.sketch.id, told.field, sorted(names)
    raise AssertionError("the demonstration has such a figure")


def shown(page):
    """The words of a page, without its tags."""
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_the_order_of_sources_decides_a_figure(archive):
    # Whoever is ranked first is believed; the address keeps the order, the field shows it.
    id_, field, names = disputed(archive)
    with TestClient(application(archive)) as client:
        told = set()
        for name in names:
            ranks = {name: 1}
            view = commands.incident(archive, id_, rule="by_source_rank", ranks=ranks)
            words = next(saying.answer(a) for a in view.told.answers if a.field == field)
            asked = {"rule": "by_source_rank", "ranks": f"{name}; nobody"}
            page = client.get(f"/incident/{id_}", params=asked)
            assert page.status_code == 200
            assert f"{saying.field_name(field)}" in shown(page.text)
            assert words in shown(page.text)
            assert re.search(r'name="ranks"[^>]*value="[^"]+; nobody"', page.text)
            told.add(words)
        assert len(told) > 1


def test_without_an_order_all_sources_count_alike(archive):
    # The rule can be chosen before any source is ranked: the page says so, and does not fail.
    id_, *_ = disputed(archive)
    with TestClient(application(archive)) as client:
        page = client.get(f"/incident/{id_}", params={"rule": "by_source_rank"})
    assert page.status_code == 200
    assert "No source is ranked yet, so that all count alike." in shown(page.text)

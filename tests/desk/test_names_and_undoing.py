"""Names of victims that are shown to nobody; decisions that only who made them may undo."""

import re

import pytest
from starlette.testclient import TestClient
from test_access import ADDRESS, PASSWORD, bare, filled, log_in, routes, token_in

from onrecord import commands
from onrecord.commands import Asked, Overview, Sight
from onrecord.desk import application
from onrecord.exports.masking import everyday, public_words
from onrecord.exports.naming import private_words, public_names


@pytest.fixture
def app(archive):
    """A desk with login, and who may come to it."""
    for name, role in {"ann": "coder", "ben": "coder", "eve": "reviewer"}.items():
        commands.users_add(archive, name, PASSWORD, role=role)
    made = application(archive, login=True)
    with TestClient(made, ADDRESS):
        yield made


def logged_in(app, name):
    """A client of somebody, with the token of the pages."""
    client = bare(app)
    log_in(client, name)
    client.headers["x-csrf-token"] = token_in(client.get("/me"))
    return client


def names_in(archive):
    """Names of private persons that no public name and no everyday word shares."""
    pairs = list(commands.claims(archive))
    private = private_words(claim for _, claim in pairs)
    public = {w for r, c in pairs for w in public_names(r, [c])} | everyday() | public_words()
    return {w for w in private if len(w) > 4 and w not in public}


def test_names_of_victims_are_on_no_page_where_the_setting_says_so(archive, app):
    # A reviewer walks all routes; with everybody's names shown the names would be there.
    names = names_in(archive)
    ids = [f.sketch.id for f in commands.incidents(archive)][:3]
    ids += [r.id for r in commands.reports(archive)][:3]
    ids += [c.id for _, c in commands.claims(archive) if private_words([c]) & names][:3]
    assert told_to(app, ids) & names
    commands.restrict(archive, names="nobody")
    assert told_to(app, ids) & names == set()


def told_to(app, ids):
    """The folded words of every page and answer that a reviewer gets."""
    from onrecord.archive.fold import fold

    client, words = logged_in(app, "eve"), set()
    asked = {"place": "Qusayr", "limit": "200", "form": "claims", "a": ids[-1], "b": ids[-2]}
    for method, path, role in routes(app):
        if role and method == "GET":
            for one in ids if "{" in path else ids[:1]:
                told = client.get(filled(path, one), params=asked)
                assert told.status_code < 500, (path, one)
                words |= set(re.findall(r"\w+", fold(told.text)))
    return words


def test_a_line_of_the_overview_is_not_found_by_a_name_that_it_does_not_show(archive):
    # Facets, headings and the search: whoever may see names finds it, others do not.
    with commands.held(archive) as held:
        overview, hidden = Overview(held), Sight(names=False)
        names = {n for n in names_in(archive) if overview.ids(Asked(search=n))}
        assert names
        assert [n for n in names if overview.ids(Asked(search=n), hidden)] == []
        assert overview.ids(Asked(), hidden) == overview.ids(Asked())
        kept = overview.ask(Asked(), hidden).facets["actor"]
        assert any(value == "syr-rebels" for value, _, _ in kept)


def test_a_judgement_is_undone_by_who_made_it_or_a_reviewer(archive, app):
    # On the page of an incident, in the history and in the interface; another's stays.
    incident = max(commands.incidents(archive), key=lambda f: len(f.sketch.accounts)).sketch.id
    first, *_, last = (t.claim.id for t in commands.incident(archive, incident).testimonies)
    ann, ben, eve = (logged_in(app, name) for name in ("ann", "ben", "eve"))
    for undoer, status in ((ben, 403), (ann, 303), (eve, 303)):
        (made,) = commands.judge(archive, "same", [first, last], by="ann")
        data = {"judgement": made.id, "kind": "judgement", "number": made.id}
        shown = undoer.get(f"/incident/{incident}/history").text
        assert (f"Undo judgement {made.id}<" in shown) == (status == 303)
        assert undoer.post("/history/undo", data=data).status_code in (status, 403)
        told = undoer.post(f"/incident/{incident}/undo", data=data)
        if status == 403:
            assert told.status_code == 403
            assert undoer.delete(f"/api/v1/judgements/{made.id}").status_code == 403
            assert commands.judgement(archive, str(made.id)).withdrawn_at is None
        else:
            assert told.status_code == 409  # the history undid it already


def test_a_review_is_undone_by_who_said_it_or_a_reviewer(archive, app):
    # In the interface as on the pages.
    _, claim = next(iter(commands.claims(archive)))
    said = commands.review(archive, claim.id, "commented", by="ann", value="I know the place")
    again = commands.review(archive, claim.id, "commented", by="ann", value="it was a school")
    ann, ben, eve = (logged_in(app, name) for name in ("ann", "ben", "eve"))
    assert ben.delete(f"/api/v1/reviews/{said.id}").status_code == 403
    assert ben.post(f"/review/{claim.id}/undo", data={"number": said.id}).status_code == 403
    assert ann.delete(f"/api/v1/reviews/{said.id}").json()["withdrawn_by"] == "ann"
    assert eve.delete(f"/api/v1/reviews/{again.id}").json()["withdrawn_by"] == "eve"
    assert eve.delete("/api/v1/reviews/77777").status_code == 404

"""What is withheld from somebody does not exist for them: on no page, in no answer, by no act."""

import re

import pytest
from starlette.testclient import TestClient
from test_access import ADDRESS, PASSWORD, log_in, routes

from onrecord import commands
from onrecord.commands import Sample
from onrecord.desk import application

SOURCE = "Cedar Post"
QUIET = ("/logout", "/me/password", "/me/token", "/people", "/audit")
SENT = {"decision": "same", "act": "commented", "value": "so it is", "reason": "", "kind": "review"}
ASKED = {"place": "Qusayr", "actor": "syr-rebels", "form": "claims", "limit": "200", "at": "1"}


class Secrets:
    """An incident and a source that only the group `monitors` may see, with decisions on them."""

    def __init__(self, where):
        found = sorted(commands.incidents(where), key=lambda f: -len(f.sketch.accounts))
        self.incident, self.other = (f.sketch.id for f in found[:2])
        view = commands.incident(where, self.incident)
        told = [t.claim for t in view.testimonies]
        told += [c for r, c in commands.claims(where) if r.publisher == SOURCE]
        self.reports = [r.id for r in commands.reports(where, publisher=SOURCE)]
        self.claims = sorted({c.id for c in told})
        self.claim = view.testimonies[0].claim.id
        quotes = {e.words.text for c in told for e in c.evidence if len(e.words.text) > 40}
        telling = {*self.reports, *(t.report.id for t in view.testimonies)}
        own = {e.words for c in told for e in c.evidence}
        open_ = [r.text for r in commands.reports(where) if r.id not in telling]
        others = [c for r, c in commands.claims(where) if r.id not in self.reports]
        open_ += [e.words.text for c in others for e in c.evidence if e.words not in own]
        self.words = [SOURCE, *(q for q in quotes if q not in " ".join(open_))]
        assert len(self.words) > 5
        outside = commands.incident(where, self.other).testimonies[0].claim.id
        (judged,) = commands.judge(where, "different", [self.claim, outside], by="boss")
        said = commands.review(where, self.claim, "commented", by="boss", value="hear, hear")
        self.judgement, self.review = str(judged.id), str(said.id)
        size = sum(1 for _ in commands.claims(where))
        sample = Sample("mine", size, 7, ("stance",), ("outside", "inside"))
        self.coding = str(commands.coding_draw(where, sample, by="boss").coding.id)
        sample = Sample("theirs", size, 7, ("stance",), ("ann", "ben"))
        self.coded = str(commands.coding_draw(where, sample, by="boss").coding.id)
        for coder, stance in (("ann", "asserted"), ("ben", "doubted")):
            commands.coding_give(where, int(self.coded), coder, self.claim, {"stance": stance})
        for name, groups in {"outside": ["others"], "inside": ["monitors"]}.items():
            commands.users_add(where, name, PASSWORD, role="reviewer", groups=groups)
        commands.users_add(where, "boss", PASSWORD, role="administrator")
        commands.restrict(where, incident=self.incident, groups=["monitors"], by="boss")
        commands.restrict(where, source=SOURCE, groups=["monitors"], by="boss")

    def ids(self):
        """Every id that tells of them."""
        return {self.incident, *self.claims, *self.reports}


@pytest.fixture
def secrets(archive):
    """The secrets of a fresh archive."""
    return Secrets(archive)


@pytest.fixture
def client(archive, secrets):
    """A reviewer outside the group."""
    app = application(archive, login=True)
    with TestClient(app, ADDRESS, follow_redirects=False) as opened:
        opened.event_hooks = {}
        log_in(opened, "outside")
        opened.headers["x-csrf-token"] = re.search(
            r'name="_token" value="([^"]+)"', opened.get("/me").text
        )[1]
        yield opened


def asked(client, method, path, id_, number):
    """Ask a route for something; gives the status and the text, without what was asked."""
    sent = SENT | dict.fromkeys(("claim", "other", "a", "id", "incident", "report"), id_)
    sent |= {"number": number, "judgement": number, "b": "0" * 32}
    if method == "GET":
        told = client.get(path, params=ASKED | sent)
    elif path.startswith("/api/"):
        told = client.request(method, path, json=SENT | {"ids": [id_, "0" * 32]})
    else:
        told = client.request(method, path, data=sent)
    words = told.text.replace(id_, "ID").replace(path, "PATH")
    where = told.headers.get("location", "").replace(id_, "ID")
    return told.status_code, f"{where} {words}"


def paths(client, secrets):
    """Every route but those of logging in: method, path, the id and the number in it."""
    for method, path, role in routes(client.app):
        if role is None or path.startswith(QUIET):
            continue
        for id_ in (secrets.incident, secrets.claim, secrets.reports[0]):
            for number in (secrets.judgement, secrets.coding, secrets.coded):
                yield method, path, id_, number
                if "number" not in path and method == "GET":
                    break
            if "{" not in path and method == "GET":
                break


def filled(path, id_, number):
    """A path with an id and a number in their places."""
    return re.sub(r"\{[^}]+\}", id_, path.replace("{number}", number))


def test_no_route_tells_somebody_outside_the_group(client, secrets):
    # Neither ids nor words, whatever is asked for by whatever id, and nothing breaks.
    wrong = []
    for method, path, id_, number in paths(client, secrets):
        status, told = asked(client, method, filled(path, id_, number), id_, number)
        leaks = [w for w in (*secrets.ids(), *secrets.words) if w in told]
        refused = status in (403, 429) and "you still code" not in told
        if leaks or refused or status >= 500:
            wrong.append((method, path, id_, number, status, leaks[:3]))
    assert not wrong, wrong


def test_what_is_withheld_is_answered_as_what_is_not_there(client, secrets):
    # The same status and words as for an id and a number of nothing.
    wrong, seen = [], 0
    for method, path, id_, number in paths(client, secrets):
        if "{" not in path or "/coding/" in path:
            continue
        number = "999999" if number == secrets.coding else number
        told = asked(client, method, filled(path, id_, number), id_, number)
        none = id_[0] + "0" * (len(id_) - 1)
        nothing = asked(client, method, filled(path, none, "888888"), none, "888888")
        seen += 1
        if _plain(told) != _plain(nothing):
            wrong.append((method, path, id_, _plain(told), _plain(nothing)))
    assert not wrong, wrong
    assert seen > 50


def _plain(told):
    """An answer without the suggestions of near ids and the number that was asked for."""
    status, words = told
    words = re.sub(r"do you mean[^?]*\?|list them with[^<\"]*", "", words)
    return status, re.sub(r"(judgement|review|undone=) ?\d+", "", words)


def test_who_is_in_the_group_sees_it_and_that_is_noted(archive, secrets):
    # On the page, by the interface, and in the trail with who, what, where.
    app = application(archive, login=True)
    with TestClient(app, ADDRESS, follow_redirects=False) as client:
        client.event_hooks = {}
        log_in(client, "inside")
        assert client.get(f"/incident/{secrets.incident}").status_code == 200
        assert client.get(f"/api/v1/claims/{secrets.claim}").status_code == 200
    noted = {(n.person, n.what) for n in commands.audit(archive, deed="saw")}
    assert ("inside", f"incident {secrets.incident} at /incident/{secrets.incident}") in noted
    assert ("inside", f"incident {secrets.incident} at /api/v1/claims/{secrets.claim}") in noted


@pytest.mark.parametrize("way", ["page", "interface"])
def test_an_export_of_what_is_restricted_is_noted(archive, secrets, way):
    # Who, what, in which format; nobody outside the group is noted, nor what is open.
    app = application(archive, login=True)
    with TestClient(app, ADDRESS, follow_redirects=True) as client:
        for name in ("outside", "inside"):
            client.event_hooks, client.cookies = {}, {}
            log_in(client, name)
            if way == "page":
                token = re.search(r'name="_token" value="([^"]+)"', client.get("/me").text)[1]
                told = client.post("/export", data={"form": "claims", "_token": token})
                for _ in range(200):
                    if "/export/" in told.text and "onrecord-claims" in told.text:
                        break
                    told = client.get(told.url)
            else:
                told = client.get("/api/v1/export", params={"form": "claims"})
            assert told.status_code == 200
            assert (secrets.claim in told.text) == (name == "inside" and way == "interface")
    noted = [(n.person, n.what) for n in commands.audit(archive, deed="exported")]
    assert ("inside", f"incident {secrets.incident} as claims") in noted
    assert ("inside", f"source {SOURCE} as claims") in noted
    assert {person for person, _ in noted} == {"inside"}
    (line, *_) = commands.audit(archive, deed="exported")
    assert line.address

"""Who may do what, on every route; and how people come in."""

import re

import pytest
from fastapi.routing import APIRoute
from starlette.testclient import TestClient

from onrecord import commands
from onrecord.desk import application
from onrecord.desk.access import ROLES, May

PASSWORD = "orchard kettle seven bridges"
PUBLIC = {("GET", "/login"), ("POST", "/login")}
ADDRESS = "https://127.0.0.1"


@pytest.fixture(scope="module")
def peopled(made, tmp_path_factory):
    """The demonstration's archive with a user of each role, by the role's name."""
    import shutil

    where = shutil.copy(made, tmp_path_factory.mktemp("peopled") / "demo.db")
    for role in ROLES:
        commands.users_add(where, role, PASSWORD, role=role)
    return where


@pytest.fixture(scope="module")
def app(peopled):
    """The desk of that archive, with login."""
    return application(peopled, login=True)


@pytest.fixture(scope="module")
def clients(app):
    """A client of each role, and of nobody."""
    with TestClient(app, ADDRESS) as first:
        first.event_hooks = {}
        opened = {None: first}
        for role in ROLES:
            opened[role] = bare(app)
            assert log_in(opened[role], role).status_code == 303
        yield opened


def bare(app):
    """A client that gives no token by itself."""
    client = TestClient(app, ADDRESS, follow_redirects=False)
    client.event_hooks = {}
    return client


def token_in(page):
    """The token of a page's form."""
    return re.search(r'name="_token" value="([^"]+)"', page.text)[1]


def log_in(client, name, password=PASSWORD, **told):
    """Fill in the form of the login."""
    data = {"name": name, "password": password, "_token": token_in(client.get("/login"))}
    return client.post("/login", data=data | told)


def routes(router, before=""):
    """Every route of an application, of routers within routers too: method, path, role."""
    for route in router.routes:
        inner = getattr(route, "original_router", None)
        if isinstance(route, APIRoute):
            for method in sorted(route.methods):
                yield method, before + route.path, role_of(route.dependant)
        elif inner is not None:
            yield from routes(inner, before + route.include_context.prefix)


def filled(path, value="00000000"):
    """A path with something in the place of its parts."""
    return re.sub(r"\{[^}]+\}", value, path)


def role_of(dependant):
    """The role that a route takes; null where it takes none."""
    for one in dependant.dependencies:
        if isinstance(one.call, May):
            return one.call.role
        if (found := role_of(one)) is not None:
            return found
    return None


def test_every_route_takes_a_role(app):
    # A page without one would be closed for nobody: it must be named among the public ones.
    found = {(method, path): role for method, path, role in routes(app)}
    assert {of for of, role in found.items() if role is None} == PUBLIC
    assert ("POST", "/api/v1/judgements") in found


def test_each_role_is_refused_what_it_may_not_do(app, clients):
    # On every route: below its role 403, nobody is sent to the login; from the role on let in.
    wrong = []
    for method, path, role in routes(app):
        if role is None:
            continue
        nobody = clients[None].request(method, filled(path), follow_redirects=False)
        sent = nobody.status_code == 303 and nobody.headers["location"].startswith("/login")
        if not (sent or nobody.status_code == 401):
            wrong.append((method, path, "nobody"))
        for other in ROLES:
            below = ROLES.index(other) < ROLES.index(role)
            if refused(clients[other], method, filled(path)) != below:
                wrong.append((method, path, other))
    assert wrong == []


def refused(client, method, path):
    """Whether somebody is refused for their role."""
    header = {"x-csrf-token": "wrong"}
    told = client.request(method, path, headers=header, follow_redirects=False)
    return told.status_code == 403 and "this takes the role" in told.text


def test_what_changes_something_takes_the_token(app, clients):
    # Each unsafe route refuses an administrator whose request does not come from a page.
    changing = [(m, path) for m, path, role in routes(app) if role and m not in ("GET", "HEAD")]
    assert len(changing) > 10
    for method, path in changing:
        told = clients["administrator"].request(method, filled(path), data={"_token": "x"})
        assert told.status_code == 403, (method, path)
    elsewhere = {"origin": "https://evil.example", "sec-fetch-site": "cross-site"}
    told = clients["administrator"].post("/logout", headers=elsewhere)
    assert "another site" in told.text


def test_a_desk_without_login_takes_the_token_too(peopled):
    # A page elsewhere that the same browser shows cannot write to it, nor read it by a name.
    app = application(peopled)
    with TestClient(app, "http://127.0.0.1:8020") as client:
        client.event_hooks = {}
        assert client.post("/people/names", data={"names": "nobody"}).status_code == 403
        token = {"x-csrf-token": app.state.desk.token}
        told = client.post("/people/names", data={"names": "everyone"}, headers=token)
        assert told.status_code == 200
        assert client.get("/login", headers={"host": "evil.example:8020"}).status_code == 400
        assert client.get("/", headers={"x-forwarded-for": "10.0.0.1"}).status_code == 403
        judged = {"decision": "same", "ids": ["i0000000", "i1111111"]}
        cross = {"origin": "https://evil.example"}
        assert client.post("/api/v1/judgements", json=judged, headers=cross).status_code == 403
        assert client.post("/api/v1/judgements", json=judged).status_code == 404


def test_a_login_keeps_its_cookie_safe(app):
    # A new secret, out of reach of scripts, bound to the host; and the page that was wanted.
    client = bare(app)
    sent = client.get("/origins?page=2")
    assert sent.headers["location"] == "/login?to=%2Forigins%3Fpage%3D2"
    before = client.get("/login").cookies or dict(client.cookies)
    told = log_in(client, "Reader", to="/origins?page=2")
    assert told.headers["location"] == "/origins?page=2"
    cookie = told.headers["set-cookie"]
    assert cookie.startswith("__Host-onrecord=")
    assert {"HttpOnly", "Secure", "SameSite=lax", "Path=/"} <= set(cookie.split("; "))
    assert client.cookies["__Host-onrecord"] != before["__Host-onrecord"]
    again = log_in(bare(app), "reader", to="//evil.example")
    assert again.headers["location"] == "/"


def test_nobody_learns_which_names_there_are(app):
    # The same words and status for a wrong name and a wrong password.
    wrong = log_in(bare(app), "coder", "not the right one")
    unknown = log_in(bare(app), "nobody at all", "not the right one")
    assert wrong.status_code == unknown.status_code == 401
    shown = [re.search(r'role="alert".*?</div>', t.text, re.S)[0] for t in (wrong, unknown)]
    assert shown[0] == shown[1]


def test_a_session_outlives_the_desk_and_ends_with_the_role(peopled):
    # It is in the archive; the role is changed in another program.
    commands.users_add(peopled, "passing", PASSWORD, role="coder")
    with TestClient(application(peopled, login=True), ADDRESS) as first:
        first.event_hooks = {}
        log_in(first, "passing")
        kept = dict(first.cookies)
    with TestClient(application(peopled, login=True), ADDRESS, cookies=kept) as second:
        second.event_hooks = {}
        assert second.get("/me").status_code == 200
        commands.users_set(peopled, "passing", role="reader")
        assert second.get("/me", follow_redirects=False).status_code == 303


def test_logging_out_ends_the_session(app):
    # Also for who kept the cookie.
    client = bare(app)
    log_in(client, "reader")
    kept, page = dict(client.cookies), client.get("/me")
    client.post("/logout", data={"_token": token_in(page)})
    stolen = TestClient(app, ADDRESS, cookies=kept, follow_redirects=False)
    assert stolen.get("/me").status_code == 303


def test_guessing_is_slowed_down(app, peopled):
    # After five wrong passwords even the right one has to wait, whoever sends it.
    commands.users_add(peopled, "guessed", PASSWORD)
    found = [log_in(bare(app), "guessed", f"wrong number {n}").status_code for n in range(6)]
    assert found == [401] * 5 + [429]
    told = log_in(bare(app), "guessed")
    assert told.status_code == 429
    assert int(told.headers["retry-after"]) > 0
    tried = [one for one in commands.audit(peopled, deed="login failed") if one.person == "guessed"]
    assert len(tried) == 5


def test_a_token_lets_a_program_in_with_its_role(app, peopled):
    # No more than its role, no longer than its user.
    commands.users_add(peopled, "machine", PASSWORD, role="reviewer")
    secret = commands.users_token(peopled, "machine", "reads", role="reader")
    client, bearer = bare(app), {"authorization": f"Bearer {secret}"}
    assert client.get("/api/v1/formats", headers=bearer).status_code == 200
    judged = {"decision": "same", "ids": ["i0000000", "i1111111"]}
    assert client.post("/api/v1/judgements", json=judged, headers=bearer).status_code == 403
    assert client.get("/me", headers=bearer).status_code == 303
    commands.users_remove(peopled, "machine")
    assert client.get("/api/v1/formats", headers=bearer).status_code == 401


def test_a_name_of_letters_that_do_harm_is_only_shown(app, clients, peopled):
    # As text, on the page of people and in the audit trail.
    commands.users_add(peopled, "<script>alert(1)</script>'\"--", PASSWORD)
    for path in ("/people", "/audit"):
        told = clients["administrator"].get(path).text
        assert "<script>alert" not in told
        assert "&lt;script&gt;alert" in told
    for name in ("", "a\nb\u202e", "x" * 101):
        with pytest.raises(Exception, match="name"):
            commands.users_add(peopled, name, PASSWORD) and commands.users_add(
                peopled, name, PASSWORD
            )


def test_too_much_is_refused(app, clients):
    # Before it is read.
    told = bare(app).post("/login", content=b"x" * 20_000)
    assert told.status_code == 413


def test_what_is_restricted_is_on_no_page(app, clients, peopled):
    # Every page and every answer for programs, asked by a reader; the administrator's is noted.
    shown = max(commands.incidents(peopled), key=lambda f: len(f.sketch.accounts)).sketch.id
    view = commands.incident(peopled, shown)
    quotes = {e.words.text for t in view.testimonies for e in t.claim.evidence}
    commands.restrict(peopled, incident=shown)
    commands.restrict(peopled, source="Cedar Post")
    try:
        ids, wrong = [shown, view.testimonies[0].claim.id, view.reports[0].id], []
        pages = [path for m, path, role in routes(app) if role and m == "GET"]
        for path in (filled(p, one) for p in pages for one in (ids if "{" in p else ids[:1])):
            if not path.startswith(("/people", "/audit")):
                asked = {"place": "Qusayr", "a": shown, "b": shown, "q": "Qusayr"}
                told = clients["reviewer"].get(path, params=asked).text.replace(path, "")
                words = ["Cedar Post", *(q[:30] for q in quotes if len(q) > 30)]
                wrong += [(path, w) for w in words if w in told]
        assert wrong == []
        assert clients["reviewer"].get(f"/incident/{shown}").status_code == 404
        assert clients["administrator"].get(f"/incident/{shown}").status_code == 200
        (line, *_) = commands.audit(peopled, deed="saw")
        assert line.person == "administrator"
    finally:
        commands.restrict(peopled, incident=shown, lift=True)
        commands.restrict(peopled, source="Cedar Post", lift=True)


def test_the_description_says_how_a_program_shows_who_it_is(clients):
    # HTTP Bearer and the cookie of a session, for every route.
    told = clients["reader"].get("/api/openapi.json").json()
    schemes = told["components"]["securitySchemes"]
    assert [(s["type"], s.get("scheme")) for s in schemes.values()] == [
        ("http", "bearer"),
        ("apiKey", None),
    ]
    assert clients["reader"].cookies.get(schemes["session"]["name"])
    assert {name for one in told["security"] for name in one} == set(schemes)

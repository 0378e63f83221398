"""People who log in to a desk."""

import re
from contextlib import contextmanager

from starlette.testclient import TestClient

from onrecord import commands
from onrecord.desk import application

PASSWORD = "orchard kettle seven bridges"
ADDRESS = "https://127.0.0.1"


@contextmanager
def signed_in(archive, **people):
    """A desk with login, and a client for each of some people, by name, of the roles given."""
    for name, role in people.items():
        commands.users_add(archive, name, PASSWORD, role=role)
    app = application(archive, login=True)
    with TestClient(app, ADDRESS) as opened:
        opened.event_hooks = {}
        yield {name: _client(app, name) for name in people}


def post(client, address, page, **sent):
    """Send a form that stands on a page, with the page's token."""
    data = {"_token": _token(client.get(page))} | sent
    return client.post(address, data=data)


def _client(app, name):
    client = TestClient(app, ADDRESS, follow_redirects=False)
    client.event_hooks = {}
    assert post(client, "/login", "/login", name=name, password=PASSWORD).status_code == 303
    return client


def _token(page):
    return re.search(r'name="_token" value="([^"]+)"', page.text)[1]

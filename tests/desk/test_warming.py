"""What first visitors would wait for is worked out before, and a desk still ends at once."""

import time

from starlette.testclient import TestClient

from onrecord.desk import application, warming


def test_a_large_archive_is_warmed_and_shows_the_same(archive, monkeypatch):
    # Warmed or not, the pages are the same; the desk that is left in the middle ends.
    pages = ("/", "/origins", "/forecasts", "/api/v1/incidents")
    with TestClient(application(archive)) as client:
        cold = [client.get(page).status_code for page in pages]
        told = client.get("/api/v1/incidents").json()
    monkeypatch.setattr(warming, "MANY", 1)
    with TestClient(application(archive)) as client:
        assert [client.get(page).status_code for page in pages] == cold == [200] * 4
        assert client.get("/api/v1/incidents").json() == told
    began = time.monotonic()
    with TestClient(application(archive)):
        pass
    assert time.monotonic() - began < warming.WAIT_S

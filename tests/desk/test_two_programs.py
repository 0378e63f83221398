"""Several programs write to one archive at once: two desks, and the command line beside a desk."""

import time
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from onrecord import commands
from support_servers import serving


@pytest.fixture
def claims(archive):
    """A claim of each account of an incident that several tell of."""
    for found in commands.incidents(archive):
        if len(found.sketch.accounts) > 3:
            view = commands.incident(archive, found.sketch.id, explained=False)
            return [account.claims[0] for account in view.accounts]
    raise AssertionError("the demonstration has an incident of four accounts")


def reports_in(archive):
    """How many reports are there."""
    with commands.held(archive) as opened:
        return opened.count().reports


def test_two_desks_review_claims_of_one_incident(archive, program, claims):
    # Two programs, a reviewer at each: all that was said of each claim is there, and the incident
    # is told by all of it.
    desks = [httpx.Client(base_url=program()[1], timeout=60) for _ in range(2)]

    def say(desk, mine):
        told = []
        for claim in mine:
            for act, value in (("graded", "weak"), ("accepted", None), ("commented", claim)):
                sent = {"act": act, "value": value}
                told.append(desk.post(f"/api/v1/claims/{claim}/reviews", json=sent))
        return told

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(say, desks, (claims[:2], claims[2:4])))
    assert [a.status_code for told in answers for a in told] == [201] * 12
    for claim in claims[:4]:
        said = commands.reviews(archive, claim)
        assert [(r.act, r.value) for r in said] == [
            ("graded", "weak"),
            ("accepted", None),
            ("commented", claim),
        ]


def test_two_desks_judge_one_incident(archive, program, claims):
    # Each judges other pairs of the same accounts, and undoes every second judgement.
    desks = [httpx.Client(base_url=program()[1], timeout=60) for _ in range(2)]

    def judge(desk, pairs):
        stand = set()
        for n, pair in enumerate(pairs):
            told = desk.post("/api/v1/judgements", json={"decision": "part_of", "ids": pair})
            assert told.status_code == 201, told.text
            (number,) = (made["id"] for made in told.json())
            if n % 2:
                assert desk.delete(f"/api/v1/judgements/{number}").status_code == 200
            else:
                stand.add(number)
        return stand

    a, b, c, d = claims[:4]
    with ThreadPoolExecutor(2) as pool:
        made = list(pool.map(judge, desks, ([[a, b], [a, c]] * 2, [[d, c], [d, b]] * 2)))
    with commands.held(archive) as opened, opened.joined() as tables:
        assert {j.id for j in tables.judgements()} == made[0] | made[1]


def test_adding_and_linking_beside_a_desk(archive, started, claims, tmp_path):
    # The command line adds reports, and links them, while somebody reviews.
    folder = tmp_path / "more"
    folder.mkdir()
    for n in range(12):
        story = f"Fighters left village {n} on Wednesday after a battle, the army said. "
        (folder / f"{n}.txt").write_text(f"Village {n} changes hands\n\n" + story * 3)
    before = reports_in(archive)
    with serving(archive) as address:
        desk = httpx.Client(base_url=address, timeout=60)
        said = 0
        for words in (("add", archive, folder), ("link", archive)):
            process = started(*words, delay=0.1)
            while process.poll() is None:
                claim = claims[said % len(claims)]
                sent = {"act": "commented", "value": f"comment {said}"}
                told = desk.post(f"/api/v1/claims/{claim}/reviews", json=sent)
                assert told.status_code == 201, told.text
                assert desk.get("/").status_code == 200
                said += 1
                time.sleep(0.2)
            assert process.returncode == 0, process.stderr.read()
    assert said > 4
    assert reports_in(archive) == before + 12
    kept = [r.value for claim in claims for r in commands.reviews(archive, claim)]
    assert sorted(kept) == sorted(f"comment {n}" for n in range(said))

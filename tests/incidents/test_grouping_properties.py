"""Whatever the order and the company, the same groups; judgements hold; nothing stalls."""

import random
import time
from datetime import timedelta

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import JudgementError
from onrecord.incidents import linkage
from onrecord.incidents.constraints import check_judgement
from onrecord.incidents.grouping import components, group
from onrecord.incidents.linkage import DenseRows, SparseRows, linked, units
from onrecord.records import Link
from support_grouping import DAY, account, by_id, judged

IDS = [f"a{n:02}" for n in range(12)]
pair = st.tuples(st.sampled_from(IDS), st.sampled_from(IDS)).filter(lambda p: p[0] < p[1])
weight = st.integers(-8, 12) | st.floats(-8, 12)
webs = st.dictionaries(pair, weight, max_size=40)
days = st.lists(st.integers(0, 4), min_size=len(IDS), max_size=len(IDS))
decisions = st.lists(st.tuples(st.sampled_from(["same", "different"]), pair), max_size=8)


def told(web):
    """Links of a web of weights."""
    return [Link(a, b, weight) for (a, b), weight in web.items()]


def on(offsets):
    """One account a day offset."""
    return by_id(*(account(n, day=DAY + timedelta(d)) for n, d in zip(IDS, offsets, strict=True)))


def stored(made):
    """The judgements that are not refused, in turn."""
    kept = []
    for number, (decision, (a, b)) in enumerate(made):
        new = judged(number, decision, a, b)
        try:
            check_judgement(kept, new)
        except JudgementError:
            continue
        kept.append(new)
    return kept


@given(webs, days, decisions, st.randoms())
def test_the_order_of_what_is_given_plays_no_part(web, offsets, made, chance):
    accounts, links, people = on(offsets), told(web), stored(made)
    before = group(accounts, links, people, threshold=0)
    shuffled = [chance.sample(things, len(things)) for things in (list(accounts), links, people)]
    accounts = {key: accounts[key] for key in shuffled[0]}
    assert group(accounts, shuffled[1], shuffled[2], threshold=0) == before
    assert sorted(a for members in before for a in members) == IDS


@given(webs, days, decisions)
def test_a_component_alone_is_grouped_as_in_company(web, offsets, made):
    # So only what a change touches need be grouped again.
    accounts, links, people = on(offsets), told(web), stored(made)
    alone = [
        found
        for members in components(accounts, links, people, threshold=0)
        for found in group({a: accounts[a] for a in members}, links, people, threshold=0)
    ]
    assert sorted(alone) == group(accounts, links, people, threshold=0)


@given(webs, days, decisions)
def test_groups_obey_what_people_judged(web, offsets, made):
    accounts, people = on(offsets), stored(made)
    groups = group(accounts, told(web), people, threshold=0)
    of = {a: members for members in groups for a in members}
    for judgement in people:
        together = of[judgement.a[:3]] == of[judgement.b[:3]]
        assert together == (judgement.decision == "same")


@given(webs, decisions, st.data())
def test_undone_judgements_leave_the_state_of_the_others_alone(web, made, data):
    accounts, links, people = on([0] * len(IDS)), told(web), stored(made)
    undone = data.draw(st.sets(st.sampled_from(people))) if people else set()
    left = [j for j in people if j not in undone]
    withdrawn = [judged(j.id, j.decision, j.a[:3], j.b[:3], withdrawn=j in undone) for j in people]
    now = group(accounts, links, withdrawn, threshold=0)
    assert now == group(accounts, links, left, threshold=0)


def nearest_of_all(sizes, pairs, need, forbidden):
    """The plain method: of all pairs of groups, again and again, join the nearest that may."""
    groups, of = [[n] for n in range(len(sizes))], {}
    for a, b, excess in pairs:
        of[a, b] = of[b, a] = excess
    while True:
        means = [
            (-sum(of.get((a, b), 0) for a in one for b in two) / len(one) / len(two), one, two)
            for k, one in enumerate(groups)
            for two in groups[k + 1 :]
            if not any((a, b) in forbidden for a in one for b in two)
        ]
        mean, one, two = min(means, default=(1, [], []))
        if -mean < need or not one:
            return sorted(map(sorted, groups))
        groups = [g for g in groups if g not in (one, two)] + [one + two]


@settings(max_examples=200)
@given(st.integers(0, 10**6))
def test_chains_find_what_joining_the_nearest_of_all_finds(seed):
    # Sparse and dense rows alike, with pairs that people or facts forbid.
    chance, many = random.Random(seed), 10
    chosen = [(a, b) for a in range(many) for b in range(a + 1, many) if chance.random() < 0.6]
    pairs = [(a, b, units(chance.uniform(0, 14))) for a, b in chosen]
    forbidden = {both for a, b, _ in pairs if chance.random() < 0.2 for both in ((a, b), (b, a))}
    columns = np.array(pairs, np.int64).reshape(-1, 3).T
    expected = nearest_of_all([1] * many, pairs, units(6), forbidden)
    for kind in (SparseRows, DenseRows):
        groups = [[n] for n in range(many)]

        def may(a, b, groups=groups):
            return not any((x, y) in forbidden for x in groups[a] for y in groups[b])

        def join(a, b, groups=groups):
            groups[a], groups[b] = groups[a] + groups[b], []

        linked(kind([1] * many, *columns, units(6)), many, may, join)
        assert sorted(sorted(g) for g in groups if g) == expected


def crowd(many, each, chance):
    """One incident of many accounts on a few days, each linked to some others."""
    ids = [f"b{n:05}" for n in range(many)]
    accounts = by_id(*(account(n, day=DAY + timedelta(chance.randrange(4))) for n in ids))
    links = [
        Link(*sorted(chance.sample(ids, 2)), chance.uniform(-1, 9)) for _ in range(many * each)
    ]
    return accounts, links


def test_an_incident_of_5000_accounts_does_not_stall():
    accounts, links = crowd(5000, 60, random.Random(1))
    started = time.process_time()
    groups = group(accounts, links, threshold=0, missing=-1)
    assert time.process_time() - started < 20
    assert sum(map(len, groups)) == 5000


def test_dense_and_sparse_rows_give_the_same_groups_of_a_crowd(monkeypatch):
    accounts, links = crowd(600, 60, random.Random(2))
    dense = group(accounts, links, threshold=0, missing=-1)
    monkeypatch.setattr(linkage, "DENSE_FROM", 10**9)
    assert group(accounts, links, threshold=0, missing=-1) == dense
    assert len(dense) > 1

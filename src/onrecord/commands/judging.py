"""`judge`: what people decide about incidents and claims."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, get_args

from onrecord.commands.judged_meanwhile import check_seen
from onrecord.commands.sight import EVERYTHING, Sight
from onrecord.commands.unjudging import is_seen, linked_alike, told_as_seen, undo
from onrecord.commands.where import Where
from onrecord.errors import JudgementError, SettingsError
from onrecord.records import Decision, Judgement

if TYPE_CHECKING:
    from onrecord.archive.joined import Joined
    from onrecord.commands.joiner import Joiner
    from onrecord.commands.standing import Standing
    from onrecord.records import Account

UNDO = "undo"
MOST = 20  # judgements that one decision about incidents may need to hold all their accounts
End = tuple[str, tuple[str, ...]]  # a claim, and the accounts of the incident it stands for
DECISIONS = (*get_args(Decision), UNDO)


def judge(
    archive: Where,
    decision: str,
    ids: Sequence[str],
    *,
    by: str,
    reason: str | None = None,
    joiner: Joiner | None = None,
    sight: Sight = EVERYTHING,
    seen: Mapping[str, int] | None = None,
) -> list[Judgement]:
    """Record what a person decides about incidents or claims, and work out anew what it touches.

    `decision` is `same` (the first id with each of the others is one event), `different` (the
    first and each of the others are two), `part_of` (each but the last is a part of the last) or
    `undo` (`ids` are then numbers of judgements, or ranges such as `2-4`, withdrawn, never
    deleted). An incident
    stands for the claim that it is named after; where two are judged one and an account would
    fall away by that, it is held by a judgement of its own. What `sight` withholds is not there
    to be judged. `seen` maps the incidents that somebody looked at to how often they were changed
    (`times_changed`): where others changed one meanwhile nothing is recorded. The judgements that
    were made, or withdrawn.

    Raises:
        Overtaken: somebody changed an incident of `seen` meanwhile.
        JudgementError: it contradicts others (the path is named), or was withdrawn already.
        ArchiveError: there is no such incident, claim or judgement; near ids are named.
    """
    from onrecord.archive import Archive
    from onrecord.commands.joiner import Joiner

    chosen, parts = _decision(decision, ids), joiner or Joiner()
    with Archive.open(archive) as opened, opened.joined(writes=True) as tables:
        check_seen(tables, seen or {}, sight)
        if chosen == UNDO:
            return undo(tables, parts, ids, by, sight)
        ends = _ends(tables, parts, ids, sight)
        made = _decide(tables, parts, chosen, ends, by, reason, sight)
        return [j for j in made if is_seen(tables, j, sight)]


def _decision(given: str, ids: Sequence[str]) -> str:
    chosen = given.strip().lower().replace("-", "_")
    if chosen not in DECISIONS:
        names = ", ".join(d.replace("_", "-") for d in DECISIONS)
        raise SettingsError(f"there is no judgement {given!r}", f"give one of {names}")
    if len(ids) < (1 if chosen == UNDO else 2):
        needs = "the number of a judgement" if chosen == UNDO else "two ids or more"
        raise SettingsError(f"{given} needs {needs}", f"give {needs}")
    return chosen


def _decide(
    tables: Joined,
    parts: Joiner,
    decision: str,
    ends: Sequence[End],
    by: str,
    reason: str | None,
    sight: Sight,
) -> list[Judgement]:
    from onrecord.commands.relinking import rejudge
    from onrecord.commands.renesting import nest_around
    from onrecord.commands.standing import Standing

    standing = Standing(tables, parts)
    made: list[Judgement] = []
    pairs = _pairs(decision, [anchor for anchor, _ in ends])
    regrouped: dict[str, Account] = {}
    while pairs:
        each = (_judgement(decision, a, b, by, reason) for a, b in pairs)
        told = [_record(tables, parts, one, sight) for one in each]
        new = [j for j in dict.fromkeys(told) if j not in made]
        if not new:  # what strays is judged already: another try finds the same
            break
        made += new
        why = "judgement " + ", ".join(str(j.id) for j in new)
        regrouped |= rejudge(tables, parts, why, new, nests=False).regrouped
        pairs = _astray(standing, ends) if decision == "same" and len(made) < MOST else []
    nest_around(tables, parts, regrouped, tables.judgements())
    return made


def _ends(tables: Joined, parts: Joiner, ids: Sequence[str], sight: Sight) -> list[End]:
    """Find what ids stand for, of what somebody may see."""
    from onrecord.commands.seeing import as_seen
    from onrecord.commands.standing import Standing

    linked_alike(tables, parts)
    seen = Standing(as_seen(tables, sight), parts)
    ends = [_end(seen, tables, parts, given) for given in ids]
    _differ(ids, [anchor for anchor, _ in ends])
    return ends


def _differ(ids: Sequence[str], anchors: Sequence[str]) -> None:
    """Refuse two ids that mean one incident or claim."""
    seen: dict[str, str] = {}
    for given, anchor in zip(ids, anchors, strict=True):
        if anchor in seen:
            what = f"{seen[anchor]} and {given} are one incident already"
            raise JudgementError(what, "give the ids of the claims that you mean")
        seen[anchor] = given


def _astray(standing: Standing, ends: Sequence[End]) -> list[tuple[str, str]]:
    """Find members of incidents, judged to be one, that another grouping would lose: hold them."""
    first = ends[0][0]
    home = standing.incidents_of(standing.tables.mentions([first]).values())
    members = {account for _, accounts in ends for account in accounts}
    now = standing.incidents_of(members)
    lost = standing.accounts({a for a in members if now.get(a) not in home.values()})
    one_each = {now.get(account): account for account in sorted(lost, reverse=True)}
    return [(first, lost[account].claims[0]) for account in sorted(one_each.values())]


def _pairs(decision: str, ids: Sequence[str]) -> list[tuple[str, str]]:
    if decision == "part_of":
        return [(part, ids[-1]) for part in ids[:-1]]
    return [(ids[0], other) for other in ids[1:]]


def _judgement(decision: str, a: str, b: str, by: str, reason: str | None) -> Judgement:
    from onrecord.archive.writing import now

    kind: Decision = next(d for d in get_args(Decision) if d == decision)
    return Judgement(0, kind, a, b, by, now(), reason)


def _record(tables: Joined, parts: Joiner, new: Judgement, sight: Sight) -> Judgement:
    before = tables.judgements()
    for old in before:
        if (old.decision, old.a, old.b) == (new.decision, new.a, new.b):
            return old
    claims = {claim for j in (*before, new) for claim in (j.a, j.b)}
    try:
        parts.check(before, new, tables.mentions(claims))
    except JudgementError as error:
        raise told_as_seen(tables, error, sight) from None
    return tables.judge(new.decision, new.a, new.b, new.by, new.reason)


def _end(standing: Standing, tables: Joined, parts: Joiner, given: str) -> End:
    """Find the claim that an id stands for, and all accounts that it means."""
    from onrecord.commands.finding import incident_meant, meant

    kind, found = meant(standing, given)
    incident = incident_meant(standing, given)
    if kind == "claim":
        return found, ()
    members = standing.members([incident]).get(incident, ())
    anchor = parts.anchor(members, standing.accounts(members))
    return anchor, tables.members([incident]).get(incident, ())

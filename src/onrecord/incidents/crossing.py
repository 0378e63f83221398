"""Links between two collections of accounts, each pair one of each: what comparing starts from."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.incidents.candidates import CANDIDATES
from onrecord.incidents.comparison import WORDED
from onrecord.incidents.scoring import DIGITS, scored
from onrecord.incidents.table import table_of
from onrecord.incidents.weights import Weights
from onrecord.records.account import Account
from onrecord.records.incident import Link

# The candidates of joining, of which one is of each collection; and those of the same days at the
# same point or, without one, in the same country, which are else too vague to be compared.
ALIKE = """
UNION
SELECT '0', least(l.uid, r.uid), greatest(l.uid, r.uid)
FROM (SELECT * FROM accounts WHERE NOT is_new) l JOIN (SELECT * FROM accounts WHERE is_new) r
ON l.lo = r.lo AND l.hi = r.hi AND l.country = r.country AND l.x IS NOT DISTINCT FROM r.x
AND l.y IS NOT DISTINCT FROM r.y
"""
CROSSED = CANDIDATES.replace("(l.is_new OR r.is_new)", "l.is_new <> r.is_new") + ALIKE


def links_across(left: Sequence[Account], right: Sequence[Account], weights: Weights) -> list[Link]:
    """The links of pairs of one account of each that weigh at least `weights.keep`.

    `a` of a link is of the left, `b` of the right; pairs come sorted. Ids must not meet.
    """
    told = [*left, *right]
    new = {one.id for one in right}
    table = table_of(enumerate(told), new, words=weights.name in WORDED)
    if table.num_rows < 2:
        return []
    found = scored(table, weights, CROSSED, least=weights.keep)
    rows = found.project("uid_l, uid_r, match_weight").order("uid_l, uid_r").fetchnumpy()
    pairs = zip(rows["uid_l"].tolist(), rows["uid_r"].tolist(), strict=True)
    weighed = rows["match_weight"].round(DIGITS).tolist()
    return [
        Link(told[a].id, told[b].id, weight) for (a, b), weight in zip(pairs, weighed, strict=True)
    ]

"""What is exported as UCDP's and ACLED's is read again as such by onrecord itself."""

import pytest

from onrecord.exports import writer_of
from onrecord.intake.coded.read import coded
from support_fielded import CIVILIANS, OTAIBA, a_bundle, an_incident, villagers


@pytest.mark.parametrize("name", ["ucdp", "acled"])
def test_an_export_is_known_by_its_header_and_has_its_values(tmp_path, name):
    # No row is bad; day, place, point and dead are those of the incident.
    told = [villagers("sohr", "5", (5, 5, 5)), villagers("reuters", "7", (7, 7, 7))]
    incidents = [an_incident(f"i{n}", told) for n in range(3)]
    out = tmp_path / f"{name}.csv"
    writer_of(name)(a_bundle(*incidents), out)
    read = coded(out)
    assert (len(read.rows), read.bad) == (3, ())
    account = read.rows[0].account
    assert (account.start, account.end) == (incidents[0].start, incidents[0].end)
    assert (account.places[0].latitude, account.places[0].longitude) == (
        *(OTAIBA.latitude, OTAIBA.longitude),
    )
    assert account.places[0].country == "SY"
    (killed,) = [t for t in account.tolls if t.measure == "killed"]
    assert (killed.low, killed.best) == (5, 5)
    assert [v.kind for v in account.victims] == [CIVILIANS.kind]
    assert account.doers[0].kind in ("state_forces", "government")

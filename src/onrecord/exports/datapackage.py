"""`datapackage`: the record as a bundle to keep and to cite (datapackage.org, version 2)."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from onrecord.errors import SettingsError
from onrecord.exports.package import incident_rows, told_rows
from onrecord.exports.package.archived import FILE, write_kept
from onrecord.exports.package.box import packed, zipped
from onrecord.exports.package.described import Filled, describe, tables
from onrecord.exports.package.filling import CLAIMS, Tables
from onrecord.exports.values import Bundle, Written


def write(bundle: Bundle, out: Path) -> Written:
    """Write a data package into a folder, or into a zip file where `out` ends in .zip.

    With texts it holds all that the archive can be made of again: `onrecord add` does so. It is
    put at `out` when it is whole. Two exports of the same, made at the same time, are equal bytes.

    Raises:
        SettingsError: the folder is not empty, or texts would tell what is to be withheld.
    """
    _check(bundle, out)
    with TemporaryDirectory(prefix=".onrecord-", dir=out.parent) as passing:
        folder = Path(passing) / "package"
        folder.mkdir()
        filled = _filled(bundle, folder)
        describe(folder, bundle.about, filled)
        if out.suffix == ".zip":
            zipped(folder, Path(passing) / "package.zip")
            (Path(passing) / "package.zip").replace(out)
        else:
            out.mkdir(exist_ok=True)
            for part in sorted(folder.iterdir()):
                part.replace(out / part.name)
    return Written((out,), dict(filled.rows) | ({"texts": filled.texts} if filled.texts else {}))


def _check(bundle: Bundle, out: Path) -> None:
    about = bundle.about
    narrowed = about.precision != "exact" or about.delay or not about.names
    if bundle.texts and narrowed:
        what = "the texts of reports tell places and names that are to be withheld"
        raise SettingsError(what, "leave out --texts, or --precision, --delay and --without-names")
    if bundle.texts and about.as_of is not None:
        raise SettingsError(
            "texts go along with the whole record only, not with that of a day",
            "leave out --texts, or --as-of",
        )
    if bundle.texts and bundle.kept is None:
        raise SettingsError("there are no texts to be written", "export an archive with them")
    if out.suffix != ".zip" and out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise SettingsError(f"{out} is there and is not an empty folder", "give a new name")


def _filled(bundle: Bundle, folder: Path) -> Filled:
    with Tables(folder, bundle.reviewed()) as into:
        for report, claim in bundle.claims():
            into.claim(report, claim)
        for incident in bundle.incidents():
            for testimony in incident.testimonies:
                into.claim(testimony.report, testimony.claim)
                into.origin(testimony.origin, testimony.report.id, incident.id)
            into.rows(incident_rows.rows_of(incident))
        for spot, history in bundle.control():
            into.rows(("control", row) for row in told_rows.control_rows(spot, history))
        for forecast, outcome in bundle.forecasts():
            into.rows([("forecasts", told_rows.forecast_row(forecast, outcome))])
        for judged in bundle.judgements():
            into.rows([("judgements", told_rows.judgement_row(judged))])
        texts = None
        if bundle.texts and bundle.kept is not None:
            texts = write_kept(folder, bundle.kept, into.report)
        rows = into.finish()
    paths = [f"tables/{name}.csv" for name in tables()] + [CLAIMS]
    paths += [FILE] if texts is not None else []
    return Filled(rows, texts, into.publishers(), [packed(folder, path) for path in paths])

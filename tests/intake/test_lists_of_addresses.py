"""A text file with one address a line gives the pages at them."""

from pathlib import Path

from intake_files import LEAD, Outcome, taken

from onrecord.intake import IntakeOptions, take_in

LOCAL = IntakeOptions(allow_private=("127.0.0.1",), timeout=5.0)


def test_each_address_is_taken_in(site: str, tmp_path: Path) -> None:
    """Comments and empty lines are passed over, an address stands for one page, failures go on."""
    file = tmp_path / "urls.txt"
    file.write_text(f"# to read\n{site}/page\n\n{site}/gone\n{site}/packed\n{site}/page\ncedar\n")
    out = Outcome(take_in([str(file)], LOCAL), tmp_path)
    assert out.names == [f"{site}/page", f"{site}/packed"]
    assert set(out.failed) == {f"{site}/gone", "cedar"}


def test_a_report_that_ends_with_its_address_is_no_list(tmp_path: Path) -> None:
    out = taken(tmp_path, "a.txt", f"{LEAD}\nhttps://cedar.example/a\nhttps://cedar.example/b\n")
    assert out.names == ["a.txt"]


def test_a_page_that_lists_addresses_is_not_followed(tmp_path: Path) -> None:
    """Only what the user holds is a list; an archive's text is not."""
    from intake_files import http, record

    body = http(b"http://127.0.0.1/a\nhttp://127.0.0.1/b\n", media="text/plain")
    out = taken(tmp_path, "a.warc", record(body))
    assert [r.url for r in out.reports] == ["http://cedar.example/a"]

"""Cells that harm nobody, and data that is not lost in them."""

import csv
import string

from hypothesis import given
from hypothesis import strategies as st

from onrecord.exports.ftm_text import plain
from onrecord.exports.tables import FORMULA, harmless, write_csv

LONE = "\ud83d"  # half a character, as broken pages have it
NASTY = st.text(
    alphabet=st.sampled_from(string.printable + "＝＋－＠\u202e\u0301é\x00“”"), max_size=30
)


@given(st.lists(NASTY, min_size=1, max_size=5))
def test_text_comes_back_and_no_cell_is_a_formula(tmp_path_factory, texts):
    # Any text, read back: the same but for NULs and an apostrophe before it.
    out = tmp_path_factory.mktemp("csv") / "a.csv"
    write_csv(out, ["id", "text"], ({"id": n, "text": t} for n, t in enumerate(texts)))
    with out.open(encoding="utf-8", newline="") as file:
        read = [row["text"] for row in csv.DictReader(file)]
    assert len(read) == len(texts)
    for text, cell in zip(texts, read, strict=True):
        assert not cell.startswith(FORMULA)
        assert cell in (text.replace("\x00", ""), "'" + text.replace("\x00", ""))


def test_half_a_character_does_not_stop_an_export(tmp_path):
    # UTF-8 has no such thing: a question mark stands there, and the rest is written.
    write_csv(tmp_path / "a.csv", ["text"], [{"text": f"a{LONE}b"}])
    assert (tmp_path / "a.csv").read_text("utf-8") == "text\na?b\n"


@given(st.one_of(st.integers(), st.floats(allow_nan=False), st.none()))
def test_numbers_stay_numbers(number):
    # A longitude of -36.6 is no formula.
    assert harmless(number) is number


@given(st.text(max_size=30))
def test_text_for_followthemoney_is_one_clean_line(text):
    # What is left is stable: cleaning it again changes nothing.
    told = plain(text)
    assert told is None or (plain(told) == told and told == told.strip() and "\n" not in told)

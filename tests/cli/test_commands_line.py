"""What the command line prints, where, and with which exit code."""

import csv
import io
import json

from onrecord.records import from_published


def test_read_shows_claims_and_lists_failures(onrecord, folder):
    # The claims are on standard output, the failure on standard error, the exit code is 2.
    answer = onrecord("read", folder, "--published", "2013-06-05", "--publisher", "RT")
    assert answer.exit_code == 2
    assert "Arsal changes hands\nRT · 5 Jun 2013 · " in answer.stdout
    assert "  1  RT · asserted\n     capture\n     │ " in answer.stdout
    assert "1 source could not be read:\n" in answer.stderr
    assert "empty.txt: " in answer.stderr


def test_read_without_failure_ends_with_0(onrecord, folder):
    # Nothing went wrong, so nothing stands on standard error.
    answer = onrecord("read", folder / "Arsal.txt", "--published", "2013-06-05")
    assert (answer.exit_code, answer.stderr) == (0, "")


def test_a_report_without_a_date_says_what_to_do(onrecord, folder):
    # The notice stands under the report's heading.
    answer = onrecord("read", folder / "Arsal.txt")
    assert "undated" in answer.stdout
    assert "give the day of publication with --published" in answer.stdout


def test_jsonl_is_the_contract(onrecord, folder):
    # One claim a line, each of which can be read back.
    answer = onrecord("read", folder, "--format", "jsonl")
    claims = [from_published(json.loads(line)) for line in answer.stdout.splitlines()]
    assert [c.event.trigger.text for c in claims] == ["Arsal", "Baalbek", "Qusayr"]


def test_csv_has_a_head_and_a_row_a_claim(onrecord, folder):
    # Flat columns under their names.
    answer = onrecord("read", folder, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(answer.stdout)))
    assert rows[0]["title"] == "Arsal changes hands"
    assert (rows[0]["stance"], rows[0]["trigger"]) == ("asserted", "Arsal")
    assert len(rows) == 3


def test_a_spreadsheet_gets_no_formula(onrecord, tmp_path):
    # A title that is a formula is written as text.
    story = "Fighters left the town of Qusayr on Wednesday after a battle, the army said. "
    (tmp_path / "a.txt").write_text("=HYPERLINK(town)\n\n" + story * 3)
    answer = onrecord("read", tmp_path / "a.txt", "--format", "csv")
    (row,) = csv.DictReader(io.StringIO(answer.stdout))
    assert row["title"].startswith("'=")
    assert not any(value.startswith(("=", "+", "@")) for value in row.values())


def test_add_then_claims(onrecord, folder, tmp_path):
    # What was added can be asked for, and a second run adds nothing.
    war = tmp_path / "war.db"
    first = onrecord("add", war, folder, "--published", "2013-06-05")
    assert first.stdout == f"{war}: 3 reports added with 3 claims\n"
    assert first.exit_code == 2
    again = onrecord("add", war, folder / "Arsal.txt", "--published", "2013-06-05")
    assert again.stdout == f"{war}: 0 reports added with 0 claims, 1 there already\n"
    assert again.exit_code == 0
    asked = onrecord("claims", war, "--search", "baalbek", "--format", "jsonl")
    assert [json.loads(line)["report"]["title"] for line in asked.stdout.splitlines()] == [
        "Baalbek changes hands"
    ]
    assert "no claim" in onrecord("claims", war, "--place", "Atlantis").stderr


def test_every_filter_is_handed_on(onrecord, folder, tmp_path):
    # Each option narrows the answer by its own field: here to nothing, or not at all.
    war = tmp_path / "war.db"
    onrecord("add", war, folder, "--published", "2013-06-05")
    keeps = [("--stance", "asserted"), ("--modality", "actual"), ("--type", "capture")]
    drops = [
        ("--speaker", "Reuters"),
        ("--stance", "denied"),
        ("--modality", "predicted"),
        ("--type", "battle"),
        ("--place", "Homs"),
        ("--actor", "rebels"),
        ("--since", "2013-01-01"),
        ("--until", "2013-01-01"),
        ("--search", "tanks"),
        ("--report", "none"),
    ]
    for words, lines in [(k, 3) for k in keeps] + [(d, 0) for d in drops]:
        answer = onrecord("claims", war, *words, "--format", "jsonl")
        assert (words, len(answer.stdout.splitlines())) == (words, lines)


def test_an_undated_folder_is_told_once(onrecord, folder, tmp_path):
    # `add` sums the notices up instead of repeating them.
    answer = onrecord("add", tmp_path / "war.db", folder)
    assert answer.stderr.count("--published") == 1
    assert "3 reports: no date found" in answer.stderr


def test_an_error_is_one_line(onrecord, tmp_path):
    # No traceback: what is wrong and what to do, exit code 2.
    (tmp_path / "war.txt").write_text("no database " * 100)
    for words in (
        ["claims", tmp_path / "war.db"],
        ["claims", tmp_path / "war.txt"],
        ["add", tmp_path / "nowhere" / "war.db", tmp_path],
        ["demo", tmp_path / "nowhere"],
        ["evaluate", "figures", tmp_path / "nowhere"],
    ):
        answer = onrecord(*words)
        assert answer.exit_code == 2
        assert answer.stderr.count("\n") == 1
        assert answer.stderr.startswith("onrecord: ")
        assert answer.stdout == ""


def test_a_wrong_option_is_refused(onrecord, folder):
    # A day that is none is not guessed at.
    assert onrecord("read", folder, "--published", "5 June").exit_code == 2
    assert onrecord("read").exit_code == 2


def test_demo_shows_reports_of_a_folder(onrecord, folder):
    # The whole way ends with claims, and questions about incidents, each under its command.
    answer = onrecord("demo", folder)
    assert "3 reports added with 3 claims" in answer.stdout
    assert "Qusayr changes hands" in answer.stdout
    asked = ("incidents ARCHIVE --least 2", "disputes ARCHIVE", "control ARCHIVE Qusayr")
    assert [a for a in asked if f"   onrecord {a}\n" not in answer.stdout] == []


def test_version(onrecord):
    # The version is the package's.
    from onrecord import __version__

    assert onrecord("--version").stdout == f"onrecord {__version__}\n"


def test_columns_may_be_given_one_by_one(onrecord, tmp_path):
    # A map in two options is one map; none of them is lost.
    table = tmp_path / "t.csv"
    table.write_text("body,headline\nShells fell on the market of Zarqand today.,Shells\n", "utf-8")
    one_by_one = ("--columns", "text=body", "--columns", "title=headline")
    done = onrecord("add", tmp_path / "war.db", table, *one_by_one)
    assert done.exit_code == 0, done.stderr
    assert "1 report added" in done.stdout + done.stderr

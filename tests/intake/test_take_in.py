import io
import os
import sys
import tracemalloc
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.intake import Failure, IntakeOptions, TakenIn, read_head, take_in

OPTIONS = IntakeOptions()
ANY_LANGUAGE = IntakeOptions(languages=())


def outcome(sources: list[str], options: IntakeOptions = OPTIONS) -> list[str]:
    """The name of what was taken in, or the reason why not."""
    return [
        Path(g.source).name if isinstance(g, TakenIn) else g.reason
        for g in take_in(sources, options)
    ]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.sampled_from(
                [
                    "Army takes town",
                    "5 June 2013",
                    "\n",
                    "\r\n",
                    "\n\n",
                    " ",
                    "BEIRUT (AP) - ",
                    "[TEXT]",
                    "The army came.",
                    "© 2013 The Daily",
                    "Updated 2 days ago",
                    "(Source: X)",
                    "\ufeff",
                ]
            ),
            st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=20),
        ),
        max_size=12,
    )
)
def test_a_plain_text_is_kept_as_it_is(
    tmp_path_factory: pytest.TempPathFactory, pieces: list[str]
) -> None:
    """For any text the report's text is the file's, and every span of its head lies in it."""
    text = "The army came. " + "".join(pieces)
    file = tmp_path_factory.mktemp("plain") / "a.txt"
    file.write_bytes(text.encode())
    (taken,) = take_in([str(file)], ANY_LANGUAGE)
    assert isinstance(taken, TakenIn)
    assert taken.report.text == text
    assert taken.original == text.encode()
    head = read_head(text)
    assert 0 <= head.body_start <= len(text)
    ends = [0, *(n for span in head.furniture for n in span), len(text)]
    assert ends == sorted(ends)


def test_a_report_with_a_head(tmp_path: Path) -> None:
    """Title, day, place and agency come from the head; offsets are into the file's text."""
    date_line = "5 Jun, 2013 18:42"
    text = (
        f"Army takes town\r\n\r\n{date_line}\r\n\r\nBEIRUT (AP) — The army said that it came.\r\n"
    )
    file = tmp_path / "a.txt"
    file.write_bytes(b"\xef\xbb\xbf" + text.encode())
    (taken,) = take_in([str(file)], OPTIONS)
    assert isinstance(taken, TakenIn)
    report = taken.report
    assert report.text == text
    assert (report.title, report.published) == ("Army takes town", date(2013, 6, 5))
    assert (report.dateline, report.agency, report.publisher) == ("BEIRUT", "AP", "AP")
    assert report.text[report.body_start :].startswith("BEIRUT")
    assert taken.original.startswith(b"\xef\xbb\xbf")


def test_one_bad_source_stops_no_other(tmp_path: Path, english: str) -> None:
    """Folders are walked in the order of names, hidden files are left out, failures are told."""
    for name, data in {
        "b.txt": english.encode(),
        "a/z.txt": english.encode(),
        "a/y.txt": b"",
        ".hidden.txt": english.encode(),
        ".git/c.txt": english.encode(),
        "c.png": b"\x89PNG\r\n\x1a\n",
        "d.docx": b"PK\x03\x04",
        "e.txt": "El ejército dijo el lunes que había tomado la ciudad por la noche.".encode(),
        "f.md": f"# Town taken\n\n{english}".encode(),
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    assert outcome([str(tmp_path), "nowhere.txt"]) == [
        "it is empty",
        "z.txt",
        "b.txt",
        "it is a PNG image, not text",
        "the Word file is broken",
        "this is Spanish (es); engine english reads English only",
        "f.md",
        "there is no such file or folder",
    ]


def test_sources_are_read_as_they_are_asked_for(tmp_path: Path, english: str) -> None:
    """Nothing beyond the source in hand is opened."""
    (tmp_path / "a.txt").write_text(english)

    def sources() -> Iterator[str]:
        yield str(tmp_path / "a.txt")
        raise AssertionError("the second source was asked for")

    assert isinstance(next(take_in(sources(), OPTIONS)), TakenIn)


@pytest.mark.parametrize(
    ("data", "names"),
    [
        (b"The army said that it took the town.", ["-"]),
        (
            b'{"text": "The army said that it came."}\n{"text": ""}\n',
            ["-:1", "the line has no text"],
        ),
        (b"", ["it is empty"]),
    ],
)
def test_standard_input(monkeypatch: pytest.MonkeyPatch, data: bytes, names: list[str]) -> None:
    """Standard input may be a text or JSON lines."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert outcome(["-"]) == names


def test_a_pipe(tmp_path: Path) -> None:
    """A pipe named as a source is read; in a folder it is passed over and not waited for."""
    reading, writing = os.pipe()
    with os.fdopen(writing, "wb") as pipe:
        pipe.write(b'{"text": "The army said that it came."}\n')
    assert outcome([f"/dev/fd/{reading}"]) == [f"{reading}:1"]
    os.close(reading)
    os.mkfifo(tmp_path / "fifo")
    assert outcome([str(tmp_path)]) == ["it is not a file"]


def test_an_empty_folder_and_a_dangling_link(tmp_path: Path) -> None:
    """Both are named."""
    assert outcome([str(tmp_path)]) == ["the folder holds no files"]
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    assert outcome([str(tmp_path)]) == ["it is not a file"]


def test_a_folder_that_links_to_itself_ends(tmp_path: Path, english: str) -> None:
    """Links to folders are not followed."""
    (tmp_path / "a.txt").write_text(english)
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert outcome([str(tmp_path)]) == ["a.txt", "it is not a file"]


@pytest.mark.parametrize(
    ("size", "reason"),
    [
        (50_000_001, "it is larger than 50 MB"),
        (5_000_000, "its text is longer than 200,000 characters"),
    ],
)
def test_large_texts_are_refused_at_a_named_limit(tmp_path: Path, size: int, reason: str) -> None:
    """A file over 50 MB and a line of 5 MB are refused, and hold little more."""
    file = tmp_path / "large.txt"
    with file.open("wb") as out:
        for _ in range(size // 1_000_000):
            out.write(b"The army " * 111_111 + b".")
        out.write(b"." * (size % 1_000_000))
    tracemalloc.start()
    (failure,) = take_in([str(file)], OPTIONS)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert isinstance(failure, Failure)
    assert failure.reason == reason
    assert peak < 2.2 * size + 20_000_000


def test_a_folder_is_never_held_at_once(tmp_path: Path, english: str) -> None:
    """Memory does not grow with the number of files."""
    for number in range(30):
        (tmp_path / f"{number:02}.txt").write_text(english + "\n" + "The army came. " * 12_000)
    next(iter(take_in([str(tmp_path)], OPTIONS)))  # loads the word lists
    tracemalloc.start()
    count = sum(isinstance(g, TakenIn) for g in take_in([str(tmp_path)], OPTIONS))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 30
    assert peak < 3_500_000


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    """Permissions are named."""
    file = tmp_path / "a.txt"
    file.write_text("The army came.")
    file.chmod(0)
    assert outcome([str(file)]) == ["it may not be read"]

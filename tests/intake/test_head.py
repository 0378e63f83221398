from datetime import date

import pytest

from onrecord.intake import read_head
from onrecord.intake.dates import date_at, parse_date

BODY = "The army said on Monday that it took the town.\n\nThe rebels said that they had left."


def furniture(text: str, **known: object) -> list[str]:
    head = read_head(text, **known)  # type: ignore[arg-type]
    return [text[start:end] for start, end in head.furniture]


@pytest.mark.parametrize(
    ("line", "published", "updated"),
    [
        ("5 Jun, 2013 18:42 / Updated 11 years ago", date(2013, 6, 5), None),
        ("June 5, 2013", date(2013, 6, 5), None),
        ("Friday, January 4, 2019", date(2019, 1, 4), None),
        ("This story is from March 10, 2002", date(2002, 3, 10), None),
        (
            "Published: 5 June 2013 at 18:42 GMT | Updated: 7 June 2013",
            date(2013, 6, 5),
            date(2013, 6, 7),
        ),
        ("Last updated on 7 June 2013", None, date(2013, 6, 7)),
        ("2013-06-05", date(2013, 6, 5), None),
    ],
)
def test_a_date_line_under_the_title(
    line: str, published: date | None, updated: date | None
) -> None:
    """A date line gives its days, is furniture, and the body begins after it."""
    text = f"Army takes border town\n\n{line}\n\n{BODY}"
    head = read_head(text)
    assert (head.title, head.published, head.updated) == (
        "Army takes border town",
        published,
        updated,
    )
    assert text[head.body_start :] == BODY
    assert line in furniture(text)


@pytest.mark.parametrize(
    ("text", "place", "agency", "day"),
    [
        ("BEIRUT, June 5 (Reuters) - Rebels left.", "BEIRUT", "Reuters", date(2013, 6, 5)),
        ("KABUL (AP) — A bomb went off.", "KABUL", "AP", None),
        ("DAMASCUS, Syria — A bomb went off.", "DAMASCUS, Syria", None, None),
        ("LIMA, 4 FEB 90 (EFE) -- [TEXT] REBELS LEFT.", "LIMA", "EFE", date(1990, 2, 4)),
        (
            "ROME (ITALY), 28 APR 89 (ANSA) -- [TEXT] REBELS LEFT.",
            "ROME (ITALY)",
            "ANSA",
            date(1989, 4, 28),
        ),
        ("QUITO, NO DATE (RADIO\nQUITO) -- [TEXT] REBELS LEFT.", "QUITO", "RADIO QUITO", None),
        ("MOSCOW (Sputnik) A total of 24 rebels left.", "MOSCOW", "Sputnik", None),
        ("Aug 27 (Reuters) - Rebels left.", None, "Reuters", date(2013, 8, 27)),
        ("NEW DELHI: The army left.", "NEW DELHI", None, None),
        ("new delhi: the army left.", "new delhi", None, None),
        ("RENO, Nev. (AP) — He left.", "RENO, Nev.", "AP", None),
        ("AMMAN/BEIRUT (Reuters) - Rebels left.", "AMMAN/BEIRUT", "Reuters", None),
        ("AMMAN/BEIRUT Rebels left.", "AMMAN/BEIRUT", None, None),
    ],
)
def test_datelines(text: str, place: str | None, agency: str | None, day: date | None) -> None:
    """A dateline gives place, agency and day as written, and is furniture up to the news."""
    head = read_head(text)
    assert (head.dateline, head.agency) == (place, agency)
    year_given = day is not None and day.year < 2000
    assert head.published == (day if year_given else None)
    start, end = head.furniture[0]
    assert start == head.body_start == 0
    assert text[end:].lstrip().startswith(("Rebels", "REBELS", "A ", "The", "the", "He"))
    if place and head.dateline_span:
        assert text[slice(*head.dateline_span)] == place


@pytest.mark.parametrize(
    "text",
    [
        "Aleppo — once the largest city of the country — was quiet on Monday.",
        "The army (SANA) said that it had left.",
        "UPDATE: The army left.",
        "5 June 2013, a Wednesday, was quiet in the town.",
        "May the army leave? - a question that many ask.",
    ],
)
def test_sentences_that_are_no_dateline(text: str) -> None:
    """What only looks like a dateline or a date line stays news."""
    head = read_head(text)
    assert (head.dateline, head.agency, head.published, head.furniture) == (None, None, None, ())


def test_a_dateline_without_a_year_takes_it_from_the_day_of_publication() -> None:
    """A report of January may bear a date of December."""
    found = date_at("Dec. 31 (Reuters)", 0, published=date(2014, 1, 1))
    assert found is not None
    assert found.value == date(2013, 12, 31)


def test_tags_after_a_dateline_are_kept_apart() -> None:
    """Whose communique it is can be asked of the tags."""
    text = (
        "   LIMA, 4 FEB 90 (EFE) -- [COMMUNIQUE] [GENERAL\nCOMMAND] [TEXT] WE LEFT.  [SIC] WE CAME."
    )
    head = read_head(text)
    assert [text[s:e] for s, e in head.tags] == ["[COMMUNIQUE]", "[GENERAL\nCOMMAND]", "[TEXT]"]
    assert furniture(text)[0].startswith("LIMA")
    assert text[head.furniture[0][1] :] == " WE LEFT.  [SIC] WE CAME."


@pytest.mark.parametrize(
    ("text", "title", "published", "body"),
    [
        (
            "August 1 2011 Rocket attack on Aleppo kills two. Two people died on Monday.",
            "Rocket attack on Aleppo kills two",
            date(2011, 8, 1),
            "Two people died on Monday.",
        ),
        (
            "6 Oct 2016 At least 29 people were killed on Thursday. Others fled.",
            None,
            date(2016, 10, 6),
            "At least 29 people were killed on Thursday. Others fled.",
        ),
        (
            "Barrel bombs kill 20 in Aleppo AFP Monday 16 Jun 2014 Print Tweet The army came.",
            "Barrel bombs kill 20 in Aleppo",
            date(2014, 6, 16),
            "The army came.",
        ),
        (
            "21.05.2017(updated 2139 22.05.2017) Get short URL 0 67 At least 45 were killed.",
            None,
            date(2017, 5, 21),
            "At least 45 were killed.",
        ),
    ],
)
def test_heads_that_share_a_line_with_the_text(
    text: str, title: str | None, published: date, body: str
) -> None:
    """Texts that lost their line breaks still have date and title in front."""
    head = read_head(text)
    assert (head.title, head.published, text[head.body_start :]) == (title, published, body)


def test_furniture_in_and_after_the_text() -> None:
    """Buttons, adverts, credits and copyright lines are no news; words of sentences are."""
    text = (
        f"{BODY}\nAdvertisement\nHe wrote it on Twitter.\nShare on Twitter\n"
        "(Reporting by A. B. in Homs; Editing by C. D.)\nRead the rest here.\n© 2013 The Daily"
    )
    assert furniture(text) == [
        "Advertisement",
        "Share on Twitter",
        "(Reporting by A. B. in Homs; Editing by C. D.)",
        "Read the rest here.",
        "© 2013 The Daily",
    ]


def test_a_source_behind_the_last_sentence() -> None:
    """The tail of the last line is taken off piece by piece."""
    assert furniture("The rebels left. (Source: SANA) Twitter") == ["(Source: SANA)", "Twitter"]
    assert furniture("The fighting went on in Homs - SANA reported it on Twitter.") == []


@pytest.mark.parametrize(
    "text",
    ["The army took the town on Tuesday.\n\nRebels left.", "One line only", "", "   \n\n ", "\n5"],
)
def test_texts_without_a_title(text: str) -> None:
    """A sentence, a single line and nothing at all have no title."""
    assert read_head(text).title is None


def test_wrapped_capitals_have_no_title() -> None:
    """The first line of wire text wrapped at 70 columns is no headline."""
    text = "THE ARMY SAID TODAY THAT REBELS ATTACKED THE FARM\nOF THE MAYOR AND BURNED A TRUCK."
    assert read_head(text).title is None


def test_a_title_that_is_known_is_found_again() -> None:
    """With the title given, what repeats it is furniture."""
    text = "Town taken\n\n5 June 2013 Town taken. The army came."
    head = read_head(text, title="Town taken")
    assert head.title_span == (0, 10)
    assert text[head.body_start :] == "The army came."
    assert furniture(text, title="Town taken") == ["5 June 2013", "Town taken"]


@pytest.mark.parametrize("words", ["June 31, 2013", "1/2/2013", "on Wednesday", "June 2013", "We"])
def test_words_that_are_no_day(words: str) -> None:
    """Days that do not exist, or cannot be told apart, or are not named, are not made up."""
    assert parse_date(words) is None


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("Source: Cedar Post", "Cedar Post"),
        ("Published by: Cedar Post", "Cedar Post"),
        ("Source: the mayor said, in a call", None),
    ],
)
def test_a_line_of_the_head_names_the_publisher(line: str, publisher: str | None) -> None:
    """Above the body only, and a name only."""
    text = f"Town taken\n\n5 Jun 2013 13:30\n{line}\n\nThe army entered the town of Bambari today."
    assert read_head(text).publisher == publisher

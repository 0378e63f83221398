"""Arguments of a given trigger, as the key of WikiEvents would have them."""

from onrecord.evaluation.arguments import TASK, arguments_of
from onrecord.evaluation.respaced import respaced
from onrecord.evaluation.task import Job
from support_claims import reading_of

TEXT = "Gunmen killed two clerks in Homs . The men fled ."


class Parser:
    """A reader that gives readings of the texts' own words."""

    def parse(self, reports):
        for report in reports:
            yield reading_of(report.text)


def words(text, of=TEXT):
    """A stretch of the text with its characters."""
    start = of.index(text)
    return {"start": start, "end": start + len(text), "text": text}


NAMED = [{"id": w, **words(w)} for w in ("Gunmen", "men fled")]


def row(*args):
    """A row with one killing and these arguments."""
    entities = [{"id": a["text"], **words(a["text"])} for a in args]
    event = {"type": "Life.Die.Unspecified", "trigger": words("killed"), "args": list(args)}
    gold = {"events": [event], "entities": [*entities, *NAMED]}
    gold["clusters"] = [["Gunmen", "men fled"]]
    return {"id": "1", "text": TEXT, "gold": gold}


def argument(text, role):
    """An argument of the key."""
    return {**words(text), "role": role, "entity": text}


def test_who_what_and_where():
    """Doer, victim and place are given with their parts."""
    reading = reading_of(TEXT)
    found = arguments_of(reading, *reading_span("killed"), "Life.Die.Unspecified")
    assert [(TEXT[a.start : a.end], a.part) for a in found] == [
        ("Gunmen", "lead"),
        ("clerks", "victim"),
        ("Homs", "in"),
    ]


def reading_span(text):
    """Start and end of words in the text."""
    return words(text)["start"], words(text)["end"]


def test_a_wrong_role_is_found_but_not_right(tmp_path):
    """The head counts for `identified`, the role as well for `classified`."""
    key = row(argument("Gunmen", "Victim"), argument("clerks", "Victim"), argument("Homs", "Place"))
    (outcome,) = TASK.outcomes(Job(tmp_path, [key], None, Parser()))
    assert outcome.counts["identified"].f == 1.0
    assert round(outcome.counts["classified"].f, 2) == 0.67


def test_other_words_of_the_same_count(tmp_path):
    """The set says that the gunmen are the men: either is right."""
    key = row(argument("men fled", "Killer"))
    (outcome,) = TASK.outcomes(Job(tmp_path, [key], None, Parser()))
    assert outcome.counts["identified"].hit == 1.0


def test_spacing_is_put_back_with_the_offsets():
    """Offsets of the text cut into tokens lead to the same words of the text as it was."""
    cut = "Town falls Rebels left the north - east ."
    text = respaced(cut, "Town fallsRebels left the north-east.")
    assert text.text == "Town falls\n\nRebels left the north-east."
    start, end = text.span(words("left the north - east", cut))
    assert text.text[start:end] == "left the north-east"


def test_another_text_is_left_alone():
    """An original with other words is no original."""
    assert respaced("Town falls .", "Town fell.").text == "Town falls ."

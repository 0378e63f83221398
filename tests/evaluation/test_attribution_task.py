"""The task `attribution`: words of sources and contents, and who is left out."""

from onrecord.evaluation.attribution import Marked, Words, as_marked, counts_of, outcomes, paired
from onrecord.evaluation.scoreboard import Counts
from onrecord.evaluation.task import Job
from support_claims import reading_of

TEXT = "The mayor of Goma said that rebels had left. He warned of looting."


def spans(text, *words):
    """Where words stand in a text, as a key has them."""
    return [[text.index(w), text.index(w) + len(w)] for w in words]


def mark(text, source, cue, content):
    """One mark of a key."""
    return {
        "source": spans(text, source) if source else [],
        "cue": spans(text, cue),
        "content": spans(text, content),
    }


class Parser:
    """A reader that only parses."""

    def parse(self, reports):
        """The reading of each report."""
        return (reading_of(r.text) for r in reports)


def scored(*gold):
    """The counts of TEXT against marks."""
    row = {"id": "a", "text": TEXT, "gold": list(gold)}
    (outcome,) = outcomes(Job(path=None, rows=[row], key=None, reader=Parser()))
    return outcome.counts


def test_words_in_common_are_counted():
    """A source read whole, and a content with all of its words but the first."""
    counts = scored(
        mark(TEXT, "The mayor of Goma", "said", "that rebels had left"),
        mark(TEXT, "He", "warned", "of looting"),
    )
    assert counts["source"] == Counts(5, 5, 5)
    assert counts["content"].possible == 6 and counts["content"].hit >= 5


def test_a_pronoun_is_left_out_of_the_named():
    """What "he" warns of counts for source and content, but not for their named halves."""
    key = [mark(TEXT, "He", "warned", "of looting")]
    counts = scored(*key)
    assert counts["source"].possible == 1 and counts["source_named"].possible == 0
    assert counts["source_named"].actual == 4  # of the mayor, whom this key does not have


def test_what_is_missed_costs_recall_and_what_is_made_up_precision():
    """A pair with nothing on one side gives only what is asked for, or only what is given."""
    one = Marked(frozenset({1}), frozenset({2}), frozenset({3, 4}), False)
    assert counts_of([(one, None)])["content"] == Counts(0, 0, 2)
    assert counts_of([(None, one)])["content"] == Counts(0, 2, 0)


def test_pairs_are_matched_by_cue_and_else_by_content():
    """A cue in common goes before a content in common."""
    said = Marked(frozenset(), frozenset({5}), frozenset({1}), False)
    near = Marked(frozenset(), frozenset({9}), frozenset({1, 2}), False)
    key = Marked(frozenset(), frozenset({5}), frozenset({1, 2}), False)
    assert paired([near, said], [key])[0] == (said, key)
    assert paired([near], [key]) == [(near, key)]


def test_what_is_said_inside_what_is_said_is_left_out():
    """The set marks the outer voice only, and no cue inside quotation marks."""
    reading = reading_of("The mayor said that rebels claimed to hold the bridge.")
    assert [a.cue_name for a in as_marked(reading)] == ["say"]


def test_words_are_found_by_offset():
    """A word counts where a span touches it; a comma is no word."""
    assert sorted(Words("It fell, he said.")([(4, 8)])) == [3]

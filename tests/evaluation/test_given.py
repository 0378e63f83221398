"""Questions at a trigger that a key gives."""

from onrecord.evaluation.given import given_at
from support_claims import reading_of


def at(text, word, **more):
    """The trigger given at a word of a text."""
    reading = reading_of(text)
    start = text.index(word)
    return reading, given_at(reading, start, start + len(word), **more)


def test_a_cue_of_ours_is_taken_as_it_is():
    """The engine's own trigger stands at the key's word."""
    _, given = at("Rebels shelled the town.", "shelled")
    assert given.trigger.type == given.cluster.type == "shelling"


def test_a_word_without_a_cue_becomes_a_trigger():
    """A verb that we do not know is a trigger of the type named, headed by the verb."""
    reading, given = at("Rebels shelled the town and sold apples in Homs.", "sold", type="meeting")
    assert (given.trigger.type, given.trigger.cue.form) == ("meeting", "verb")
    assert reading.tree.word[given.trigger.token] == "sold" and len(given.clusters) == 2


def test_a_noun_of_two_words_is_headed_by_its_head():
    """The token highest in the tree stands for the words."""
    reading, given = at("The summer sale of apples began.", "summer sale")
    assert reading.tree.word[given.trigger.token] == "sale" and given.trigger.cue.form == "noun"

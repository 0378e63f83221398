"""A text's claims are marked however their words overlap; what is hidden is shown."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.desk.marking import MOST, paragraphs, stretches
from onrecord.desk.visible import visible

TEXT = "Rebels killed five.\nThe army left, officials said."


def told(spans, text=TEXT):
    """The pieces of a text: words, kinds, claims."""
    made = paragraphs(text, spans, 0, len(text))
    return [
        ("".join(t for t, _ in p.parts), p.kinds, p.claims, p.opens) for held in made for p in held
    ]


def test_nested_words():
    # A figure within the words of its claim is one and the other.
    pieces = told([(0, 19, "said", 1), (14, 18, "figure", 1)])
    assert pieces[:3] == [
        ("Rebels killed ", ("said",), (1,), (1,)),
        ("five", ("figure", "said"), (1,), ()),
        (".", ("said",), (1,), ()),
    ]


def test_overlapping_words():
    # Where two claims share words, the words are both claims'.
    pieces = told([(0, 13, "said", 1), (7, 19, "said", 2)])
    assert pieces[:3] == [
        ("Rebels ", ("said",), (1,), (1,)),
        ("killed", ("said",), (1, 2), (2,)),
        (" five.", ("said",), (2,), ()),
    ]


def test_words_over_two_paragraphs():
    # They are marked in both, and open once.
    pieces = told([(7, 28, "said", 1)])
    assert [p[0] for p in pieces if p[2]] == ["killed five.", "The army"]
    assert [p[3] for p in pieces if p[3]] == [(1,)]


SPAN = st.tuples(st.integers(0, 40), st.integers(1, 12), st.integers(1, 5))


@given(st.text(alphabet="ab\n \u202e", max_size=50), st.lists(SPAN, max_size=8))
def test_no_word_is_lost_or_told_twice(text, given_spans):
    # Whatever the spans, the pieces in order are the text, and marks are where spans are.
    spans = [(a, min(a + n, len(text)), "said", k) for a, n, k in given_spans if a < len(text)]
    for held in paragraphs(text, spans, 0, len(text)):
        for piece in held:
            shown = "".join("\u202e" if name else words for words, name in piece.parts)
            assert text[piece.start :].startswith(shown)
            inside = {k for a, b, _, k in spans if a <= piece.start < b}
            assert set(piece.claims) == inside


def test_a_long_text_is_cut_at_the_ends_of_paragraphs():
    # The stretches are the text, none is much longer than asked for.
    text = ("a" * 999 + "\n") * 200
    cut = stretches(text)
    assert "".join(text[s.start : s.end] for s in cut) == text
    assert all(text[s.end - 1] == "\n" and s.end - s.start <= MOST + 20_000 for s in cut)


def test_what_cannot_be_seen_is_shown():
    # Marks that turn text round, blanks without width, controls; letters of any script stay.
    assert visible("a\u202eb\u200bc\x00") == "a[U+202E]b[U+200B]c[U+0000]"
    assert visible("حمص می‌خواهم\tÜ\n") == "حمص می‌خواهم\tÜ\n"
    assert visible(None) == ""

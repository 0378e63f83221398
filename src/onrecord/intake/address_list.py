"""Lists of web addresses: one a line."""

from __future__ import annotations

from onrecord.intake.feeds.addresses import is_list, words_in


def addresses_in(data: bytes) -> list[str]:
    r"""The addresses that a plain text lists, each once; none where it is anything else.

    A list has one word a line, and more than half of its lines begin with http:// or https://;
    the others fail by name. Empty lines and comments (from # on) are passed over.

    >>> addresses_in(b"# to read\nhttps://example.org/a\n\nhttps://example.org/b\n")
    ['https://example.org/a', 'https://example.org/b']
    >>> addresses_in(b"https://example.org/a\nThe army came.")
    []
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return []
    return list(dict.fromkeys(words_in(text))) if is_list(text) else []

"""Lists of web addresses: one a line."""

from __future__ import annotations

WEB = ("http://", "https://")


def addresses_in(data: bytes) -> list[str]:
    r"""The addresses that a plain text lists, each once; none where it is anything else.

    A list has one word a line, and more than half of its lines begin with http:// or https://;
    the others fail by name. Empty lines and those that begin with # are passed over.

    >>> addresses_in(b"# to read\nhttps://example.org/a\n\nhttps://example.org/b\n")
    ['https://example.org/a', 'https://example.org/b']
    >>> addresses_in(b"https://example.org/a\nThe army came.")
    []
    """
    try:
        lines = [line.strip() for line in data.decode("utf-8-sig").splitlines()]
    except UnicodeDecodeError:
        return []
    words = [line for line in lines if line and not line.startswith("#")]
    web = sum(word.lower().startswith(WEB) for word in words)
    if 2 * web <= len(words) or any(len(word.split()) > 1 for word in words):
        return []
    return list(dict.fromkeys(words))

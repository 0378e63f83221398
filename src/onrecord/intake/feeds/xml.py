"""XML from strangers: no entities, no network, no huge trees."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator
from typing import Any

from onrecord.errors import IntakeError

REFERENCE = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,30}|#[0-9]{1,8}|#[xX][0-9A-Fa-f]{1,7});")
MOST_CHARACTERS = 2  # that one name of HTML stands for
# XML 1.0, 2.2: the characters that a document may not hold.
UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
MOST_ATTRIBUTES, MOST_DEPTH = 100, 100  # feedparser takes time with the square of each
SAFE: dict[str, Any] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,  # libxml2 then refuses trees deeper than 256 and texts over 10 MB
    "remove_comments": True,
    "remove_pis": True,
}


def sound(text: str) -> str:
    r"""The text with characters for what HTML names, and U+FFFD for what no XML may hold.

    >>> sound("Tarn&nbsp;&amp; &#xD800;Orra")
    'Tarn\xa0&amp; �Orra'
    """
    return UNFIT.sub("\ufffd", REFERENCE.sub(_character, text))


def _character(reference: re.Match[str]) -> str:
    character = html.unescape(reference[0])
    if character in "&<>\"'" or len(character) > MOST_CHARACTERS:
        return reference[0]  # XML's own, or a name that nobody knows
    return character


def mended(text: str, marks: int) -> tuple[bytes, tuple[str, ...]]:
    """Well-formed XML of `text`, as UTF-8, and where it was broken, if it was.

    What is broken is read as far as it goes where it has no more than `marks` marks (<, &, =):
    each may be an error that is kept in memory. Raises IntakeError for what cannot be read.

    >>> data, broken = mended("<rss><channel><title>A</channel>", 100)
    >>> data
    b'<rss><channel><title>A</title></channel></rss>'
    >>> len(broken)
    1
    """
    from lxml import etree

    data = sound(text).encode()
    broken: tuple[str, ...] = ()
    try:
        root = etree.fromstring(data, etree.XMLParser(encoding="utf-8", **SAFE))
    except etree.XMLSyntaxError:
        root, broken = _recovered(data, marks)
    if root is None or not _is_modest(root):
        raise IntakeError("the feed's XML cannot be read", "tell its publisher")
    return etree.tostring(root, encoding="utf-8"), broken


def _is_modest(root: Any) -> bool:
    """Whether no element has more attributes or ancestors than feedparser reads in good time."""
    from lxml import etree

    depth = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > MOST_DEPTH or len(element.attrib) > MOST_ATTRIBUTES:
            return False
    return True


def _recovered(data: bytes, marks: int) -> tuple[Any, tuple[str, ...]]:
    from lxml import etree

    if sum(map(data.count, (b"<", b"&", b"="))) > marks:
        return None, ()
    parser = etree.XMLParser(encoding="utf-8", recover=True, **SAFE)
    try:
        return etree.fromstring(data, parser), _broken(parser.error_log)
    except etree.XMLSyntaxError:
        return None, ()


def elements(text: str, names: tuple[str, ...], broken: list[str]) -> Iterator[dict[str, str]]:
    """Each element with one of these names, as the texts of what is in it by local name.

    An element's own name is under "". The tree is never held; what is not well-formed is read
    as far as it goes, and then noted in `broken`.
    """
    from lxml import etree

    stream = io.BytesIO(sound(text).encode())
    tags = [f"{{*}}{name}" for name in names]
    reader = etree.iterparse(
        stream, events=("end",), tag=tags, encoding="utf-8", recover=True, **SAFE
    )
    try:
        for _, element in reader:
            yield {
                "": _local(element),
                **{_local(e): e.text for e in element.iterdescendants() if e.text},
            }
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    except etree.XMLSyntaxError as error:
        broken.append(f"it is not well-formed: {error.msg}")
        return
    broken.extend(_broken(reader.error_log))


def _local(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def _broken(log: Any) -> tuple[str, ...]:
    first = next((e for e in log if e.level_name in ("ERROR", "FATAL")), None)
    if first is None:
        return ()
    why = first.message.partition("\n")[0][:100]
    return (f"it is not well-formed at line {first.line}: {why}",)

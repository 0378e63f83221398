"""Word files (.docx) to parts, through python-docx."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.errors import IntakeError
from onrecord.intake.formats.pdf import NO_TITLE
from onrecord.intake.options import IntakeOptions, Parts

if TYPE_CHECKING:
    from docx.table import Table
    from docx.text.paragraph import Paragraph

MAIN = "word/document.xml"
MOST_XML = 50_000_000  # bytes of the document's own text; a book of 1,000 pages has a tenth
BROKEN = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
TITLE_STYLES = ("Title", "Heading 1")


def docx_parts(data: bytes, options: IntakeOptions) -> Parts:
    """Title and text of a Word file: paragraphs and headings parted by blank lines, rows as lines.

    The title is that of its properties, else its paragraph in the style Title, else a first
    paragraph that is a heading. The days on which it was made and saved are no days of
    publication (a copied file keeps those of its model), and are not read. Raises IntakeError
    for a bomb before it is unpacked, and for a file without text.
    """
    from docx import Document
    from docx.opc.exceptions import PackageNotFoundError
    from lxml.etree import LxmlError

    _check(data)
    try:
        document = Document(io.BytesIO(data))
        stated = " ".join((document.core_properties.title or "").split())
        blocks = [b for b in _blocks(document.iter_inner_content()) if b[1]]
    except (PackageNotFoundError, LxmlError, zipfile.BadZipFile, *BROKEN) as error:
        why = type(error).__name__
        raise IntakeError(f"the Word file is broken ({why})", "save it again as .docx") from None
    if not blocks:
        raise IntakeError("the Word file has no text", "save it as PDF with a text layer")
    title = None if not stated or NO_TITLE.match(stated) else stated
    title = _take_title(blocks, title)
    return Parts(body="\n\n".join(words for _, words in blocks), title=title)


def is_word(archive: zipfile.ZipFile) -> bool:
    """Whether a ZIP is a Word file."""
    return MAIN in archive.NameToInfo


def _check(data: bytes) -> None:
    from onrecord.intake.formats.zipped import opened

    with opened(io.BytesIO(data), "the Word file") as archive:
        if not is_word(archive):
            raise IntakeError("the Word file is broken", "save it again as .docx")
        if any(i.file_size > MOST_XML for i in archive.infolist() if i.filename.endswith(".xml")):
            raise IntakeError("the Word file is too large", "split it, or save it as plain text")


def _blocks(content: Iterator[Paragraph | Table]) -> Iterator[tuple[str, str]]:
    """Each paragraph and table: the name of its style and its words."""
    from docx.text.paragraph import Paragraph

    for block in content:
        if isinstance(block, Paragraph):
            style = block.style.name if block.style is not None else ""
            yield style or "", re.sub(r"[ \t]*\n[ \t]*", "\n", block.text).strip()
        else:
            rows = (_cells(block, at) for at in range(len(block.rows)))
            yield "Table", "\n".join(filter(None, rows))


def _cells(table: Table, at: int) -> str:
    """One row as a line; a cell that spans several columns once."""
    cells = {id(cell._tc): " ".join(cell.text.split()) for cell in table.rows[at].cells}
    return " | ".join(filter(None, cells.values()))


def _take_title(blocks: list[tuple[str, str]], title: str | None) -> str | None:
    """The title; where the text begins with it, it is taken from there."""
    for at, (style, words) in enumerate(blocks[:5]):
        line = " ".join(words.split())
        own = style == "Title" or (at == 0 and style in TITLE_STYLES)
        if len(blocks) > 1 and (line == title or (own and title is None)):
            del blocks[at]
            return line
    return title

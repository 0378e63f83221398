"""From incidents and claims to files in the shapes that other tools read.

Nothing here asks an archive: what is exported comes as values, already narrowed to what may be
published. A format is a row of `formats.yaml` and a module with a function `write`.
"""

from onrecord.exports.formats import Format, format_named, formats, writer_of
from onrecord.exports.values import About, Bundle, Exported, Written

__all__ = [
    "About",
    "Bundle",
    "Exported",
    "Format",
    "Written",
    "format_named",
    "formats",
    "writer_of",
]

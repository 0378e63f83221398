"""`dossier`: one self-contained page for an incident or a selection, to be read and printed.

The page asks for nothing from outside and runs no script. Its text is in Jinja templates, its
words for codes in `labels.yaml`, its look in `dossier.css`.
"""

from onrecord.exports.dossier.writing import write

__all__ = ["write"]

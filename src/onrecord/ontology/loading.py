"""Reading the ontology's YAML files, in which "on", "off" and "no" are words, not truth values."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import yaml


class WordLoader(yaml.CSafeLoader):
    """A safe loader to which only `true` and `false` are truth values."""


WordLoader.yaml_implicit_resolvers = {
    first: [
        (tag, how) for tag, how in resolvers if tag != "tag:yaml.org,2002:bool" or first in "tTfF"
    ]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def load_yaml(name: str) -> Any:
    """The data of one of the ontology's YAML files.

    >>> load_yaml("where.yaml")["relations"]["on"]
    'in'
    """
    text = files("onrecord.ontology").joinpath(name).read_text(encoding="utf-8")
    return yaml.load(text, Loader=WordLoader)

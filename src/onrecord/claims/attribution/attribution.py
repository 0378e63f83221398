"""The record of one attribution."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Form = Literal["direct", "fragment", "indirect", "headline", "question"]
Tokens = tuple[int, int]
Characters = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words in somebody's voice. Ranges of tokens and characters are end exclusive.

    `source` is the speaker, null where nobody is named ("is predicted"); `phrase` is the whole
    phrase where the source is only the body in it ("a White House statement"), else the same;
    `cue` is what tells of the speaking, `content` what is said, in characters. `manner` is a
    manner of `ontology/speech.yaml`. `carriers` passed the words on, nearest to the report
    first; `voice` is the person who speaks for the body; `number` is how many speak; `said` is
    when. A `pronoun` or a short form has the fuller phrase as `antecedent`.
    """

    source: Tokens | None
    cue: Tokens
    content: tuple[Characters, ...]
    form: Form
    cue_name: str
    manner: str
    negated: bool = False
    carriers: tuple[Tokens, ...] = ()
    voice: Tokens | None = None
    number: int | None = None
    said: Tokens | None = None
    pronoun: bool = False
    antecedent: Tokens | None = None
    phrase: Tokens | None = None

    def covers(self, start: int, end: int) -> bool:
        """Whether the characters from `start` to `end` stand in the content."""
        return any(s <= start and end <= e for s, e in self.content)

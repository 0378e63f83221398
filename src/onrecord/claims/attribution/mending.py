"""Where the parse is wrong about speech: inverted headlines, and texts without commas."""

from __future__ import annotations

from onrecord.claims.attribution.attribution import Tokens
from onrecord.claims.attribution.closing import closing
from onrecord.claims.attribution.contents import joined
from onrecord.claims.attribution.cues import Hit
from onrecord.claims.attribution.syntax import QUOTE_TAGS, Syntax
from onrecord.claims.attribution.unpunctuated import last_speaker, said_before
from onrecord.ontology.speech import Speech

LINKS = frozenset({"IN", "TO"})
PLAIN = frozenset({"report", "add", "confirm", "claim", "warn", "estimate", "believe", "predict"})


def mended(
    syntax: Syntax, speech: Speech, hit: Hit, phrase: Tokens | None, content: list[Tokens]
) -> tuple[Tokens | None, list[Tokens]]:
    """Source and content of a verb of saying, put right where the words show another reading."""
    if phrase and syntax.words[syntax.head_in(*phrase)] in speech.words["time_words"]:
        phrase = None
    ended = closing(syntax, speech, hit, _start(syntax, hit.token))
    if ended is not None and not any(c[0] <= ended[1][0] for c in content):
        return ended[0], joined(syntax, [ended[1]])
    last = _at_the_end(syntax, speech, hit, phrase)
    if last is not None and not any(c[0] > hit.token and _has_verb(syntax, c) for c in content):
        return last, joined(syntax, [(_start(syntax, hit.token), last[0])])
    behind = _noun_behind(syntax, speech, hit)
    if behind is not None and _is_inverted(syntax, hit, phrase, content):
        start = _start(syntax, hit.token)
        return behind, joined(syntax, [(start, hit.token)])
    if phrase is None and "object" not in hit.entry.frames and hit.token > 0:
        phrase = noun_before(syntax, hit.token)
    if phrase is None:
        return phrase, content
    split = None if _has_clause(syntax, hit.token) else _split(syntax, speech, phrase)
    if split is not None:
        first = _start(syntax, hit.token)
        return (split, phrase[1]), joined(syntax, [(first, split)])
    phrase = _after_quote(syntax, phrase)
    late = last_speaker(syntax, speech, phrase[0], hit.token) if phrase[1] == hit.token else None
    if late is not None and any(syntax.tags[i] in LINKS for i in range(phrase[0], late)):
        phrase = (late, hit.token)
    return phrase, content


def _start(syntax: Syntax, token: int) -> int:
    """The first token of the sentence, by the parse."""
    return syntax.left[next((h for h in syntax.up(token) if syntax.heads[h] == h), token)]


def _at_the_end(syntax: Syntax, speech: Speech, hit: Hit, phrase: Tokens | None) -> Tokens | None:
    """Who speaks where a cue ends the sentence, as it does in texts without commas.

    "... in the province | the group | added.", "... rebel-held Aleppo | Reuters | reported."
    """
    verb, start = hit.token, _start(syntax, hit.token)
    if verb < 2 or not said_before(syntax, speech, hit):
        return None
    if syntax.deps[verb] == "relcl" and hit.entry.manner not in PLAIN:
        return None
    set_off = phrase is not None and phrase[1] == verb and syntax.words[phrase[0] - 1] == ","
    if hit.entry.manner in PLAIN and not set_off and (phrase is None or phrase[1] <= verb):
        found = last_speaker(syntax, speech, start, verb)
        if found is not None and _tells(syntax, (start, found)):
            return found, verb
    if phrase is not None and phrase[1] == verb and start < phrase[0]:
        split = _split(syntax, speech, phrase)
        return (split or phrase[0], verb)
    if syntax.words[verb - 1] in speech.words["media"] and syntax.is_noun(verb - 1):
        return _name_before(syntax, verb), verb
    return None


def _tells(syntax: Syntax, span: Tokens) -> bool:
    """Whether a stretch without a comma holds a verb, so that it can be what is said."""
    return "," not in syntax.words[slice(*span)] and _has_verb(syntax, span)


def _name_before(syntax: Syntax, verb: int) -> int:
    """The start of a name of at most four words that ends before a cue."""
    first = verb - 1
    while syntax.deps[first - 1] == "compound" and syntax.is_noun(first - 1):
        first -= 1
    return first if verb - first <= 4 else verb - 1


def noun_before(syntax: Syntax, verb: int) -> Tokens | None:
    """The noun phrase that ends right before a cue."""
    found = None
    for noun in (verb - 1, *syntax.up(verb - 1)):
        if syntax.right[noun] != verb - 1:
            break
        if syntax.is_noun(noun) or syntax.tags[noun] == "PRP":
            found = noun
    return None if found is None else syntax.trim(syntax.left[found], verb, quotes=True)


def _has_clause(syntax: Syntax, verb: int) -> bool:
    return any(k > verb and syntax.deps[k] == "ccomp" for k in syntax.kids[verb])


def _noun_behind(syntax: Syntax, speech: Speech, hit: Hit) -> Tokens | None:
    """The noun phrase right behind a cue: "..., says | a monitor"."""
    at = hit.cue[1]
    if at >= len(syntax.words):
        return None
    for noun in (at, *syntax.up(at)):
        if syntax.left[noun] != at:
            break
        if syntax.words[noun] in speech.words["time_words"]:
            return None
        if syntax.is_noun(noun) or syntax.words[noun] in speech.words["speakers"]:
            return syntax.trim(*syntax.range_of(noun), quotes=True)
    return None


def _is_inverted(syntax: Syntax, hit: Hit, phrase: Tokens | None, content: list[Tokens]) -> bool:
    """Whether a comma or a quotation stands right before the cue and only a noun behind it."""
    if phrase is not None and phrase[0] > hit.token:
        return False
    if any(c[0] > hit.token and (_has_verb(syntax, c) and c[1] - c[0] > 1) for c in content):
        return False
    if hit.token == 0 or syntax.tags[hit.token] == "VBG":
        return False
    before = syntax.tags[hit.token - 1]
    plain = before == "," and (phrase is None or _is_clause(syntax, hit, phrase))
    return before in QUOTE_TAGS or plain


def _is_clause(syntax: Syntax, hit: Hit, phrase: Tokens) -> bool:
    """Whether a "subject" is what is said: "70 killed in the town, says monitor"."""
    plain = not hit.entry.frames & {"object", "hearer"}
    return plain and _has_verb(syntax, phrase) and "," not in syntax.words[slice(*phrase)]


def _has_verb(syntax: Syntax, span: Tokens) -> bool:
    return any(syntax.is_verb(i) for i in range(*span))


def _split(syntax: Syntax, speech: Speech, phrase: Tokens) -> int | None:
    """Two plurals in a row are two phrases: "killing four civilians | residents said"."""
    head = syntax.head_in(*phrase)
    if head - 1 < phrase[0] or syntax.tags[head] != "NNS" or syntax.tags[head - 1] != "NNS":
        return None
    return head if syntax.words[head] in speech.words["speakers"] else None


def _after_quote(syntax: Syntax, phrase: Tokens) -> Tokens:
    """A subject without the quoted words that the parser drew into it."""
    first, last = phrase
    marks = [i for i in range(first, last) if syntax.tags[i] == "''"]
    if marks and marks[-1] + 1 < last:
        return syntax.trim(marks[-1] + 1, last)
    return phrase

"""Passwords: which are too weak, and hashes by which they can be checked (argon2id)."""

from __future__ import annotations

import re
from functools import cache
from threading import BoundedSemaphore
from typing import TYPE_CHECKING

from onrecord.errors import PeopleError

if TYPE_CHECKING:
    from argon2 import PasswordHasher

SHORTEST, LONGEST = 12, 1000
LEAST_LETTERS = 5  # different ones
AT_ONCE = BoundedSemaphore(4)  # each hash takes 32 MiB while it is made
# Words and rows of keys of which the commonest passwords are made.
COMMON = (
    *("password", "passwort", "passwd", "pass", "secret", "letmein", "welcome", "login", "enter"),
    *("admin", "administrator", "root", "user", "guest", "test", "demo", "default", "changeme"),
    *("onrecord", "qwerty", "qwertz", "azerty", "qwertyuiop", "asdfgh", "asdfghjkl", "zxcvbn"),
    *("zxcvbnm", "iloveyou", "iloveu", "princess", "sunshine", "monkey", "dragon", "football"),
    *("baseball", "superman", "batman", "master", "shadow", "hello", "freedom", "whatever"),
    *("trustno", "starwars", "computer", "internet", "summer", "winter", "spring", "autumn"),
    *("love", "money", "god", "jesus", "allah", "abc", "abcd", "abcdef", "xyz", "my", "the", "is"),
    *("me", "in", "let", "now", "i", "you", "and", "a", "new", "old", "it", "q", "w", "e", "r"),
)
LEET = str.maketrans("0134578@$!", "oleastbasi")


def checked(password: str, name: str) -> str:
    """Give a password back if it is strong enough for somebody of that name.

    Raises:
        PeopleError: it is short, among the commonest, or the name.
    """
    why = weakness(password, name)
    if why:
        raise PeopleError(f"the password {why}", "take a longer one, of several unusual words")
    return password


def weakness(password: str, name: str = "") -> str | None:
    """Tell why a password is too weak; null where it is not.

    >>> weakness("short")
    'is shorter than 12 characters'
    >>> weakness("P@ssw0rd12345!")
    'is among the commonest'
    >>> weakness("orchard kettle seven bridges")
    """
    if len(password) < SHORTEST:
        return f"is shorter than {SHORTEST} characters"
    if len(password) > LONGEST:
        return f"is longer than {LONGEST} characters"
    if len(set(password)) < LEAST_LETTERS:
        return "repeats a few characters"
    return "is among the commonest" if _is_common(password.casefold(), name.casefold()) else None


def _is_common(low: str, name: str) -> bool:
    words = sorted({*COMMON, *name.split()}, key=len, reverse=True)
    made_of = re.compile("|".join(re.escape(word) for word in words))
    readings = (low, low.translate(LEET))
    return any(len(re.sub(r"[\W\d_]", "", made_of.sub("", r))) <= 2 for r in readings)


def hashed(password: str) -> str:
    """Make the hash of a password."""
    with AT_ONCE:
        return _hasher().hash(password)


def is_right(password: str, kept: str | None) -> bool:
    """Check a password against a hash; with none it takes as long and is wrong."""
    from argon2.exceptions import InvalidHashError, VerificationError

    with AT_ONCE:
        try:
            return _hasher().verify(kept or _nobodys(), password[:LONGEST]) and kept is not None
        except (VerificationError, InvalidHashError):
            return False


@cache
def _hasher() -> PasswordHasher:
    from argon2 import PasswordHasher, Type

    return PasswordHasher(time_cost=3, memory_cost=32 * 1024, parallelism=1, type=Type.ID)


@cache
def _nobodys() -> str:
    """A hash of what nobody knows, so that an unknown name takes as long as a known one."""
    import secrets

    return _hasher().hash(secrets.token_urlsafe())

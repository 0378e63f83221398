"""Pages from the web, within limits of size, time, redirects and reach."""

from __future__ import annotations

import ssl
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.errors import IntakeError
from onrecord.intake.options import IntakeOptions
from onrecord.intake.web.answers import Fetched, must_be_a_page

if TYPE_CHECKING:
    import httpcore

    from onrecord.intake.web.politeness import Politeness

PERMANENT = (301, 308)


class NoAnswerError(IntakeError):
    """A host that did not answer, not in time, or not in HTTP: its failure, and it may pass."""


def fetch(url: str, options: IntakeOptions, polite: Politeness | None = None) -> Fetched:
    """Fetch one page that a person asked for; raises IntakeError where it cannot be had.

    robots.txt is not asked: `intake.web.visits` does that for what polls. With `polite`, as for
    a list, the page's host is waited for.
    """
    if polite is None:
        return must_be_a_page(fetch_page(url, options))
    polite.wait(url)
    try:
        answer = fetch_page(url, options)
    except NoAnswerError:
        polite.failed(url)
        raise
    polite.answered(url, answer)
    return must_be_a_page(answer)


def fetch_page(
    url: str,
    options: IntakeOptions,
    *,
    etag: str | None = None,
    last_modified: str | None = None,
    before: Callable[[str], None] | None = None,
    cut: bool = False,
) -> Fetched:
    """Ask for one page, and give what the host answered, whatever its status.

    Only http and https; redirects are followed up to `options.limits.redirects`, each checked as
    the first; no proxy and no credentials from the environment. With `etag` or `last_modified`
    of an earlier answer the host may answer 304, which has no content. `before` is called with
    each address before it is asked for, and may refuse it by raising. What is larger than
    `options.max_bytes` is refused, or with `cut` cut there. Raises IntakeError where no answer
    can be had within the limits.
    """
    import httpcore

    try:
        return _followed(url, options, (etag, last_modified), before, cut)
    except httpcore.TimeoutException:
        raise NoAnswerError(
            f"the page took longer than {options.timeout:g} s", "try again, or raise the timeout"
        ) from None
    except (httpcore.NetworkError, httpcore.ProtocolError) as error:
        raise _unanswered(error) from None


def _followed(
    url: str,
    options: IntakeOptions,
    known: tuple[str | None, str | None],
    before: Callable[[str], None] | None,
    cut: bool,
) -> Fetched:
    from onrecord.intake.web.guarded import Budget
    from onrecord.intake.web.hops import address_of, hop

    limits = options.limits
    budget = Budget.of(limits.whole * options.timeout, options.max_bytes + limits.overhead)
    seen: list[str] = []
    moved_to, permanent = None, True
    for _ in range(limits.redirects + 1):
        address_of(url)
        if before:
            before(url)
        seen.append(url)
        answer = hop(url, options, known, budget, cut)
        if answer.to is None:
            return replace(answer.fetched, moved_to=moved_to)
        permanent = permanent and answer.fetched.status in PERMANENT
        moved_to = answer.to if permanent else moved_to
        url = answer.to
        if url in seen:
            raise IntakeError("it redirects in a circle", "give the final address")
    raise IntakeError(f"it redirects more than {limits.redirects} times", "give the final address")


def _unanswered(error: httpcore.NetworkError | httpcore.ProtocolError) -> NoAnswerError:
    """Why no whole answer came, in plain words."""
    import httpcore

    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            why, do = cause.verify_message, "check the address, or save the page"
            return NoAnswerError(f"the host cannot prove who it is ({why})", do)
        if isinstance(cause, ssl.SSLError):
            why = cause.reason or type(cause).__name__
            return NoAnswerError(f"TLS fails with the host ({why})", "try http, or save the page")
        cause = cause.__cause__ or cause.__context__
    if isinstance(error, httpcore.ProtocolError):
        return NoAnswerError(
            f"the host's answer is broken ({str(error)[:80]})", "try again, or save the page"
        )
    return NoAnswerError(
        f"the host did not answer ({type(error).__name__})", "check the address and try again"
    )

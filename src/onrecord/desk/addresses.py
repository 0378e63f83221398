"""Where the pages of places, actors and origins are: an address for any id or name."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from onrecord.records import Claimant, Participant, Place, Side, Spot

LONGEST = 300  # letters of a name in an address; what is longer is asked for by its beginning
DOTS = ("", ".", "..")  # a browser takes these, written in any way, for steps in a path


def url_of_place(spot: Spot | Place | str) -> str:
    """The page of a place: by its id in the gazetteer, else by its name.

    >>> url_of_place("geonames:173322"), url_of_place("Al Quşayr/100%")
    ('/place/geonames:173322', '/place/Al%20Qu%C5%9Fayr%2F100%25')
    """
    return _page("place", spot if isinstance(spot, str) else spot.id or _name(spot))


def url_of_actor(side: Side | Participant | Claimant | str) -> str:
    """The page of an actor: by its id in the registry, else by its name.

    >>> url_of_actor("syr-army"), url_of_actor("..")
    ('/actor/syr-army', '/actor?of=..')
    """
    return _page("actor", side if isinstance(side, str) else side.actor or _name(side))


def url_of_origin(key: str) -> str:
    """The page of an origin, by its key.

    >>> url_of_origin("name:jane doe")
    '/origin/name:jane%20doe'
    """
    return _page("origin", key)


def _name(told: Spot | Place | Side | Participant | Claimant) -> str:
    return told.name or str(getattr(getattr(told, "words", None), "text", ""))


def _page(kind: str, of: str) -> str:
    of = of.encode(errors="replace").decode()[:LONGEST]  # half a surrogate pair has no address
    if of in DOTS:
        return f"/{kind}?of={of}"
    return f"/{kind}/{quote(of, safe=':')}"

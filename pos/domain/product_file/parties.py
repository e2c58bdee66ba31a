"""Finds the sellers and makers a file of products names among those known, and makes the ones that are new.

A seller is known by its ICE, else by its name in any language; a maker by the name. Their ids come from what they
are known by, so the same file taken twice makes nobody twice.
"""

import hashlib
import re
from base64 import b32encode
from collections.abc import Iterable
from dataclasses import replace

from pos.domain.folding import fold
from pos.domain.names import Names
from pos.domain.parties import Maker, Seller
from pos.domain.sale import Parties
from pos.domain.values import dataclass

_ARABIC = re.compile(r"[\u0600-\u06ff]")
_ID_BYTES = 10


def steady_id(*known_by: str) -> str:
    """Make the id (16 lower-case letters and digits) that what something is known by always gives."""
    digest = hashlib.sha256("\n".join(known_by).encode()).digest()
    return b32encode(digest[:_ID_BYTES]).decode().lower()


def names_of(name: str, arabic: str) -> Names:
    """Put a name in the language its letters tell."""
    if name and not arabic and _ARABIC.search(name):
        return Names(ar=name)
    return Names(ar=arabic, fr=name)


@dataclass(frozen=True, slots=True)
class NamedSeller:
    """A seller as a row names it; empty is not said."""

    names: Names
    ice: str = ""
    tax_number: str = ""
    business_tax: str = ""


class PartyBook:
    """The parties known so far; grows while a file is read."""

    def __init__(self, known: Parties) -> None:
        """Start from the parties the till knows."""
        self._known = known
        self._sellers = dict(known.sellers)
        self._makers = dict(known.makers)
        self._said: dict[str, tuple[NamedSeller, int]] = {}
        self._sellers_met: dict[NamedSeller, str] = {}
        self._makers_met: dict[tuple[Names, str], str] = {}
        self._seller_by_ice = {seller.ice: seller.id for seller in known.sellers.values() if seller.ice}
        self._seller_by_name = _by_name((seller.id, seller.names) for seller in known.sellers.values())
        self._maker_by_name = _by_name((maker.id, maker.names) for maker in known.makers.values())

    def changes(self) -> Parties:
        """Give the parties that are new or no longer as they were."""
        return Parties(
            {id_: who for id_, who in self._sellers.items() if self._known.sellers.get(id_) != who},
            {id_: who for id_, who in self._makers.items() if self._known.makers.get(id_) != who},
        )

    def seller(self, named: NamedSeller, line: int) -> str | int:
        """Give the id of a seller, or the earlier line of the file that says something else of the same seller."""
        if named in self._sellers_met:
            return self._sellers_met[named]
        id_ = self._seller_id(named)
        before, earlier = self._said.get(id_, (named, line))
        if _differ(before, named):
            return earlier
        was = self._sellers.get(id_, Seller(id_, named.names))
        self._said.setdefault(id_, (named, line))
        self._sellers[id_] = replace(
            was,
            names=_joined(was.names, named.names),
            ice=named.ice or was.ice,
            tax_number=named.tax_number or was.tax_number,
            business_tax=named.business_tax or was.business_tax,
        )
        self._seller_by_name |= dict.fromkeys(_folded(named.names), id_)
        if named.ice:
            self._seller_by_ice[named.ice] = id_
        self._sellers_met[named] = id_
        return id_

    def maker(self, names: Names, region: str) -> str:
        """Give the id of a maker; `region` is kept where none was known."""
        if (names, region) in self._makers_met:
            return self._makers_met[names, region]
        known_by = _folded(names)
        found = (self._maker_by_name[name] for name in known_by if name in self._maker_by_name)
        id_ = next(found, "") or steady_id("maker", known_by[0])
        was = self._makers.get(id_, Maker(id_, names))
        self._makers[id_] = replace(was, names=_joined(was.names, names), region=was.region or region)
        self._maker_by_name |= dict.fromkeys(known_by, id_)
        self._makers_met[names, region] = id_
        return id_

    def _seller_id(self, named: NamedSeller) -> str:
        if named.ice in self._seller_by_ice:
            return self._seller_by_ice[named.ice]
        for name in _folded(named.names):
            id_ = self._seller_by_name.get(name, "")
            # The same name under another ICE is another seller, unless this very file says so: that is a slip.
            if id_ and (id_ in self._said or not (named.ice and self._sellers[id_].ice)):
                return id_
        return steady_id("seller", named.ice or _folded(named.names)[0])


def _by_name(named: Iterable[tuple[str, Names]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for id_, names in named:
        for name in _folded(names):
            found.setdefault(name, id_)
    return found


def _folded(names: Names) -> tuple[str, ...]:
    return tuple(fold(name) for name in (names.fr, names.ar, names.en) if name)


def _joined(was: Names, said: Names) -> Names:
    return replace(was, ar=said.ar or was.ar, fr=said.fr or was.fr)


def _differ(one: NamedSeller, other: NamedSeller) -> bool:
    said = zip(_told(one), _told(other), strict=True)
    return any(here and there and here != there for here, there in said)


def _told(named: NamedSeller) -> tuple[str, ...]:
    return (
        *(fold(named.names.fr), fold(named.names.ar)),
        *(named.ice, named.tax_number, named.business_tax),
    )

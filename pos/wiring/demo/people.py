"""The people of the demonstration fair: sellers with the numbers papers must name, makers with names that agree.

All are invented: the numbers are well formed, and belong to nobody that we know of.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from io import StringIO

import msgspec

from pos.domain.names import Names
from pos.domain.parties import Maker, Seller
from pos.domain.values import dataclass
from pos.wiring.demo.pieces import Draws

MAKERS_A_SELLER = 3
_ICE_MODULUS = 97


class Status(StrEnum):
    """What a seller is before the tax law."""

    COMPANY = "company"
    COOPERATIVE = "coop"
    AUTO_ENTREPRENEUR = "ae"
    SMALL_MAKER = "small"


class People(msgspec.Struct, frozen=True):
    """First names and family names, Arabic then Latin; the families by where they come from."""

    women: tuple[tuple[str, str], ...]
    men: tuple[tuple[str, str], ...]
    families: Mapping[str, tuple[tuple[str, str], ...]]


@dataclass(frozen=True, slots=True)
class Stand:
    """A seller at the fair: the booth, what is sold there, who made it. `number` counts sellers from 1."""

    number: int
    booth: str
    code: str
    status: Status
    region: str
    crafts: tuple[str, ...]
    seller: Seller
    makers: tuple[Maker, ...]


def stands(sellers: str, people: str, draws: Draws, known: Mapping[str, Sequence[Names]]) -> tuple[Stand, ...]:
    """Make the stands from their table; `known` are makers already named, by the code of their seller."""
    who = msgspec.json.decode(people, type=People)
    taken = {names.ar for named in known.values() for names in named}
    made = []
    for number, row in enumerate(csv.DictReader(StringIO(sellers), delimiter=";"), 1):
        named = [*known.get(row["id"], ())]
        for names in _drawn_names(who, row["who"], row["families"], draws):
            if len(named) >= MAKERS_A_SELLER:
                break
            if names.ar not in taken:
                taken.add(names.ar)
                named.append(names)
        made.append(_stand(number, row, named, draws))
    return tuple(made)


def _stand(number: int, row: Mapping[str, str], named: Sequence[Names], draws: Draws) -> Stand:
    status, code = Status(row["status"]), row["id"]
    return Stand(
        number=number,
        booth=row["booth"],
        code=code,
        status=status,
        region=row["region"],
        crafts=tuple(row["crafts"].split()),
        seller=Seller(
            id=f"seller-{code.lower()}",
            names=Names(row["ar"], row["fr"], row["en"]),
            ice="" if status is Status.SMALL_MAKER else _ice(3_100_000 + number * 1_117 + draws.below(1_000)),
            tax_number="" if status is Status.SMALL_MAKER else str(40_000_000 + draws.below(19_000_000)),
            business_tax="" if status is Status.COOPERATIVE else str(24_000_000 + draws.below(40_000_000)),
        ),
        makers=tuple(Maker(f"maker-{code.lower()}-{at}", names, row["region"]) for at, names in enumerate(named, 1)),
    )


def _ice(enterprise: int) -> str:
    """Complete an enterprise's number with its first establishment and the key (modulo 97)."""
    body = f"{enterprise:09d}0000"
    return f"{body}{-int(body) * 100 % _ICE_MODULUS:02d}"


def _drawn_names(people: People, who: str, families: str, draws: Draws) -> Iterator[Names]:
    """Draw names without end: women's, men's or both, with the family names of one part of the country."""
    first_names = {"women": people.women, "men": people.men}.get(who, people.women + people.men)
    while True:
        first = first_names[draws.below(len(first_names))]
        family = people.families[families][draws.below(len(people.families[families]))]
        yield Names(ar=f"{first[0]} {family[0]}", fr=f"{first[1]} {family[1]}")

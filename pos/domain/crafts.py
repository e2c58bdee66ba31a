"""The tables of the sector: thirteen chains, their crafts, the twelve regions.

They are data, corrected when the ministry's list is obtained; this only reads them. A chain's `chip` is its name
short enough for a button.
"""

import json

from pos.domain.names import Names
from pos.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Chain:
    """A family of crafts; chains come in the order in which a till shows them."""

    id: str
    names: Names
    chip: Names


@dataclass(frozen=True, slots=True)
class Craft:
    """A craft of a chain; `tax` is the treatment its goods usually have when their seller is liable."""

    id: str
    chain: str
    names: Names
    tax: str


@dataclass(frozen=True, slots=True)
class Region:
    """A region; `code` is ISO 3166-2:MA."""

    code: str
    names: Names


@dataclass(frozen=True, slots=True)
class CraftTables:
    """The three tables together."""

    chains: tuple[Chain, ...]
    crafts: tuple[Craft, ...]
    regions: tuple[Region, ...]


def read_tables(chains: str, crafts: str, regions: str) -> CraftTables:
    """Read the three tables from the JSON text of their files."""
    return CraftTables(read_chains(chains), read_crafts(crafts), read_regions(regions))


def read_chains(text: str) -> tuple[Chain, ...]:
    """Read the chains from JSON text."""
    return tuple(Chain(row["id"], Names(**row["names"]), Names(**row["chip"])) for row in json.loads(text)["chains"])


def read_crafts(text: str) -> tuple[Craft, ...]:
    """Read the crafts from JSON text."""
    rows = json.loads(text)["crafts"]
    return tuple(Craft(row["id"], row["chain"], Names(**row["names"]), row["tax"]) for row in rows)


def read_regions(text: str) -> tuple[Region, ...]:
    """Read the regions from JSON text."""
    return tuple(Region(row["code"], Names(**row["names"])) for row in json.loads(text)["regions"])

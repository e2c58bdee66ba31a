"""Reads the tables that come with the program: rules of tax, notes and coins, chains and crafts."""

from collections.abc import Mapping
from functools import cache

from pos.domain.cash import Denomination
from pos.domain.crafts import CraftTables, read_tables
from pos.domain.money import Currency
from pos.domain.tables import read_denominations, read_treatments
from pos.domain.tax import TaxTreatment
from pos.words.places import resource


@cache
def treatments() -> tuple[TaxTreatment, ...]:
    """The rules of tax of Morocco, with their dates."""
    return read_treatments(_text("tax_ma.json"))


@cache
def denominations() -> Mapping[Currency, tuple[Denomination, ...]]:
    """The notes and coins of each currency, the dearest first."""
    return read_denominations(_text("cash.json"))


@cache
def crafts() -> CraftTables:
    """The chains, crafts and regions of the sector."""
    return read_tables(_text("chains.json"), _text("crafts.json"), _text("regions.json"))


def _text(name: str) -> str:
    return resource("tables", name).read_text(encoding="utf-8")

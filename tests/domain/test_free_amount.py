"""What an amount typed without a product stands under."""

from dataclasses import replace

from pos.domain.free_amount import free_amount
from pos.domain.names import Names
from pos.domain.stock import Listed
from tests.fakes.stall import PLACE, goods

NAMES = Names(fr="Montant libre")


def tags(*taxes: str) -> Listed:
    return Listed(tuple(replace(goods(f"g{n}", "Bol", 100, tax), seller=PLACE.booth) for n, tax in enumerate(taxes)))


def test_where_nobody_said_and_nothing_is_sold_it_bears_the_standard_rate() -> None:
    assert free_amount(PLACE, tags().tags(), NAMES).tax == "MA20"


def test_where_nobody_said_it_bears_what_the_booths_goods_usually_bear() -> None:
    assert free_amount(PLACE, tags("MA20", "MA_EX_TAPIS", "MA_EX_TAPIS").tags(), NAMES).tax == "MA_EX_TAPIS"


def test_what_other_sellers_goods_bear_decides_nothing() -> None:
    others = tuple(replace(goods(f"o{n}", "Bol", 100, "MA_EX_TAPIS"), seller="amina") for n in range(2))
    mine = replace(goods("g1", "Bol", 100), seller=PLACE.booth)
    assert free_amount(PLACE, Listed((*others, mine)).tags(), NAMES).tax == "MA20"


def test_the_amount_itself_is_still_nothing() -> None:
    assert free_amount(PLACE, tags().tags(), NAMES).price.amount.minor == 0


def test_what_the_seller_was_said_to_be_decides() -> None:
    assert free_amount(PLACE, tags("MA20").tags(), NAMES, "MA_EX_PETIT_FAB").tax == "MA_EX_PETIT_FAB"

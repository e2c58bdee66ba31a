"""What a day comes to at central, in figures added up by hand, and papers whose figures are set aside."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from pos.central.database import Database
from pos.central.inbox.intake import Intake
from pos.central.projected import closings, lines, products, quarantine, sales, shifts
from pos.central.projection.projector import Projector
from pos.domain.cash import CashCount
from pos.domain.facts import ProductChanged, RefundFinished, SaleFinished
from pos.domain.money import Currency, Money
from pos.domain.tender import Means, Tender
from pos.wire.canonical import canonical
from pos.wire.limits import PRODUCT_BYTES_MAX
from tests.central.reading import rows, total
from tests.central.tills import CENTRAL, enrol
from tests.central.trade import BOWL, LAMP, TradingTill, trading
from tests.fakes.devices import SteadyClock
from tests.fakes.stall import MAD, OPENED


@pytest.fixture
def till(on_sqlite: Database) -> TradingTill:
    """Give a till that sold a bowl (120 DH, 20 DH of it tax) and a lamp (480 DH, 80 DH of it tax) on one ticket."""
    till = trading()
    enrol(on_sqlite, till)
    till.open()
    till.sell(BOWL, LAMP)
    return till


def projected(database: Database, till: TradingTill) -> None:
    Intake(database, CENTRAL, SteadyClock()).take([till.batch()])
    Projector(database).run()


def aside(database: Database) -> list[tuple[int, str]]:
    return [(row[2], row[3]) for row in rows(database, quarantine)]


def sold(till: TradingTill) -> SaleFinished:
    fact = till.fact(till.head.number)
    assert isinstance(fact, SaleFinished)
    return fact


def given_back(till: TradingTill) -> RefundFinished:
    """Give the bowl back."""
    fact = till.fact(till.give_back(till.head.number))
    assert isinstance(fact, RefundFinished)
    return fact


def mad(minor: int) -> Money:
    return Money(minor, MAD)


def test_goods_that_come_back_take_their_tax_off_the_day(till: TradingTill, on_sqlite: Database) -> None:
    given_back(till)
    projected(on_sqlite, till)
    assert total(on_sqlite, "day") == {"": (2, 600_00, 120_00, 80_00)}
    assert total(on_sqlite, "seller") == {"amina": (3, 600_00, 120_00, 80_00)}
    assert total(on_sqlite, "chain") == {"pottery": (2, 120_00, 120_00, 0), "copper": (1, 480_00, 0, 80_00)}
    assert total(on_sqlite, "means") == {"cash": (2, 600_00, 120_00, 0)}
    assert [row[8:11] for row in rows(on_sqlite, lines)] == [
        (1000, 120_00, 20_00),
        (1000, 480_00, 80_00),
        (-1000, -120_00, -20_00),
    ]


def test_each_means_is_given_what_it_paid(till: TradingTill, on_sqlite: Database) -> None:
    tenders = (
        Tender(Means.CASH, mad(100_00), mad(200_00), mad(100_00)),
        Tender(Means.CARD, mad(500_00), mad(500_00), mad(0)),
    )
    till.append(replace(sold(till), series="FES26-B12-T1.1-000002", ticket="k2", tenders=tenders))
    projected(on_sqlite, till)
    assert total(on_sqlite, "means") == {"cash": (2, 700_00, 0, 0), "card": (1, 500_00, 0, 0)}
    assert total(on_sqlite, "day") == {"": (2, 1_200_00, 0, 200_00)}


@pytest.mark.parametrize(("beyond", "shifts_there"), [(0, 1), (1, 0)])
def test_a_float_beyond_all_reason_opens_no_shift(beyond: int, shifts_there: int, on_sqlite: Database) -> None:
    till = trading()
    enrol(on_sqlite, till)
    till.open(replace(OPENED, opening_float=CashCount(MAD, ((1, (1 << 53) + beyond),))))
    projected(on_sqlite, till)
    assert len(rows(on_sqlite, shifts)) == shifts_there
    assert aside(on_sqlite) == [(2, "unreadable")] * beyond


def test_a_count_beyond_all_reason_closes_no_shift(till: TradingTill, on_sqlite: Database) -> None:
    number = till.close(missing=-(1 << 53))
    projected(on_sqlite, till)
    assert (rows(on_sqlite, closings), aside(on_sqlite)) == ([], [(number, "unreadable")])


def test_a_product_that_no_page_holds_is_set_aside(till: TradingTill, on_sqlite: Database) -> None:
    changed = ProductChanged(replace(BOWL, code=""), "p1")
    room = PRODUCT_BYTES_MAX - len(canonical(changed))
    fits, over = (replace(changed, product=replace(changed.product, code="x" * (room + more))) for more in (0, 1))
    till.append(fits)
    number = till.number(over)
    projected(on_sqlite, till)
    assert [row[2] for row in rows(on_sqlite, products)] == [number - 1]
    assert aside(on_sqlite) == [(number, "unreadable")]


def _two_of_one_number(sale: SaleFinished) -> SaleFinished:
    return replace(sale, lines=tuple(replace(line, number=1) for line in sale.lines))


def _euros_among_its_lines(sale: SaleFinished) -> SaleFinished:
    bowl, lamp = sale.lines
    return replace(sale, lines=(bowl, replace(lamp, total=Money(480_00, Currency.EUR))))


def _euros_of_tax(sale: SaleFinished) -> SaleFinished:
    bowl, lamp = sale.lines
    return replace(sale, lines=(bowl, replace(lamp, tax=Money(80_00, Currency.EUR))))


def _euros_among_its_tenders(sale: SaleFinished) -> SaleFinished:
    return replace(sale, tenders=(replace(sale.tenders[0], applied=Money(600_00, Currency.EUR)),))


def _a_centime_short(sale: SaleFinished) -> SaleFinished:
    return replace(sale, tenders=(replace(sale.tenders[0], applied=mad(599_99)),))


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (_two_of_one_number, "unreadable"),
        (_euros_among_its_lines, "sums_differ"),
        (_euros_of_tax, "sums_differ"),
        (_euros_among_its_tenders, "sums_differ"),
        (_a_centime_short, "sums_differ"),
    ],
)
def test_a_sale_whose_figures_do_not_hold_together_counts_nowhere(
    spoil: Callable[[SaleFinished], SaleFinished], reason: str, till: TradingTill, on_sqlite: Database
) -> None:
    number = till.number(spoil(sold(till)))
    projected(on_sqlite, till)
    assert aside(on_sqlite) == [(number, reason)]
    assert total(on_sqlite, "day") == {"": (1, 600_00, 0, 100_00)}
    assert [row[2] for row in rows(on_sqlite, sales)] == [number - 1]


@pytest.mark.parametrize("lines_back", [(7,), (1, 1)])
def test_a_refund_of_lines_that_its_sale_does_not_have_counts_nowhere(
    lines_back: tuple[int, ...], till: TradingTill, on_sqlite: Database
) -> None:
    refund = given_back(till)
    back = tuple(replace(refund.lines[0], line=line) for line in lines_back)
    whole = mad(120_00 * len(back))
    tender = Tender(Means.CASH, -whole, -whole, mad(0))
    number = till.number(replace(refund, lines=back, total=whole, tenders=(tender,)))
    projected(on_sqlite, till)
    assert aside(on_sqlite) == [(number, "no_such_sale")]
    assert total(on_sqlite, "day") == {"": (2, 600_00, 120_00, 80_00)}

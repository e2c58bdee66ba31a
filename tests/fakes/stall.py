"""A stall at the fair of Fez: its place, its goods and the people behind them, and what its facts look like."""

from dataclasses import replace
from datetime import date

from pos.domain.cash import CashCount
from pos.domain.facts import (
    RefundFinished,
    SaleFinished,
    ShiftClosed,
    ShiftOpened,
    TillFounded,
)
from pos.domain.fair import Place
from pos.domain.money import Currency, Money, zero
from pos.domain.names import Language, Names
from pos.domain.parties import Maker, Seller
from pos.domain.pricing import PricedTicket, price_ticket
from pos.domain.product import Price, Product
from pos.domain.quantity import Quantity, pieces
from pos.domain.refund import refund_lines, refund_taxes, refund_total
from pos.domain.refusals import Refused
from pos.domain.sale import Counter, Parties, finish
from pos.domain.shift import figures
from pos.domain.tax import TaxReason, TaxTreatment
from pos.domain.tender import Means, Tender
from pos.domain.ticket import Ticket, add_product

MAD = Currency.MAD
DAY = date(2026, 2, 12)
PLACE = Place("FES26", Names(fr="Foire de Fès"), Names(fr="Fès"), "B12", Names(fr="Stand 12"), "T1")
FLOAT = CashCount(MAD, ((200_00, 2), (5_00, 20)))
TREATMENTS = (
    TaxTreatment("MA20", 2000, TaxReason.STANDARD, "CGI art. 98", date(2026, 1, 1)),
    TaxTreatment("MA_EX_TAPIS", 0, TaxReason.EXEMPT, "CGI art. 91-I-C-4°", date(2026, 1, 1)),
)
AMINA = Seller("amina", Names("أمينة", "Amina", "Amina"), ice="001524837000054")
PARTIES = Parties({"amina": AMINA}, {"hassan": Maker("hassan", Names(fr="Hassan"), "MA-FES")})


def goods(id_: str, fr: str, minor: int, tax: str = "MA20", *, unique: bool = False, floor: int = 0) -> Product:
    """Make a product of the stall."""
    return Product(
        id=id_,
        names=Names(fr=fr, ar="زربية" if unique else "زلافة"),
        price=Price(Money(minor, MAD)),
        code=f"C-{id_}",
        chain="pottery",
        craft="potter",
        seller="amina",
        maker="hassan",
        tax=tax,
        unique=unique,
        floor=Money(floor, MAD) if floor else None,
    )


BOWL = goods("bowl", "Bol bleu", 120_00, floor=90_00)
LAMP = goods("lamp", "Lampe ajourée", 480_00)
RUG = goods("rug-17", "Tapis Azilal", 2_500_00, "MA_EX_TAPIS", unique=True)

FOUNDED = TillFounded(PLACE, "00" * 32, "0.1.0")
OPENED = ShiftOpened("p1", DAY, FLOAT)


def ticket_of(*products: Product, nickname: int = 1, key: str = "") -> Ticket:
    """Lay one piece of each product on a ticket; the same product twice makes two pieces."""
    ticket = Ticket(nickname, MAD, key=key)
    for product in products:
        laid = add_product(ticket, product, pieces(1))
        assert isinstance(laid, Ticket), laid
        ticket = laid
    return ticket


def cost(ticket: Ticket) -> Money:
    """Say what a ticket costs on the day of the fair."""
    priced = price_ticket(ticket, TREATMENTS, DAY)
    assert isinstance(priced, PricedTicket), priced
    return priced.total


def cash(amount: Money) -> Tender:
    """Hand an amount over in cash, to the unit."""
    return Tender(Means.CASH, amount, amount, zero(amount.currency))


def sale(ticket: Ticket, shift: int, series: str) -> SaleFinished:
    """Make the fact of a ticket paid in cash."""
    priced = price_ticket(ticket, TREATMENTS, DAY)
    assert isinstance(priced, PricedTicket), priced
    fact = finish(ticket, priced, [cash(priced.total)], Counter(shift, "p1", (Language.FR,)), PARTIES)
    assert isinstance(fact, SaleFinished), fact
    return replace(fact, series=series)


def refund(of: SaleFinished, number: int, line: int, series: str, quantity: Quantity | None = None) -> RefundFinished:
    """Make the fact of a line's return, against cash."""
    lines = refund_lines(of, [], {line: quantity or pieces(1)})
    assert not isinstance(lines, Refused), lines
    total = refund_total(of, lines)
    back = Tender(Means.CASH, -total, -total, zero(MAD))
    return RefundFinished(series, of.shift, "p1", number, lines, refund_taxes(of, lines), total, (back,))


def closing(shift: int, z: int, facts: list[object], before: Money) -> ShiftClosed:
    """Make the fact of a shift's end, counted right."""
    sums = figures(OPENED, facts, before)
    counted = CashCount(MAD, ((1, sums.expected.minor),))
    return ShiftClosed(shift, z, "p1", DAY, sums, counted, zero(MAD))

"""Tickets as they come: any goods, any currency, any haggling, built by the same touches a person makes."""

from datetime import date

from hypothesis import strategies as st

from pos.domain.money import Currency, Money
from pos.domain.names import Names
from pos.domain.pricing import PricedTicket, price_ticket
from pos.domain.product import Price, Product
from pos.domain.quantity import Quantity
from pos.domain.refusals import Refused
from pos.domain.tax import TaxReason, TaxTreatment
from pos.domain.ticket import (
    Discount,
    Ticket,
    add_product,
    agree_price,
    discount_line,
    discount_ticket,
)

DAY = date(2026, 2, 12)
SINCE = date(2026, 1, 1)

TREATMENTS = (
    TaxTreatment("MA20", 2000, TaxReason.STANDARD, "CGI art. 98", SINCE),
    TaxTreatment("MA10", 1000, TaxReason.REDUCED, "CGI art. 99", SINCE),
    TaxTreatment("FR055", 550, TaxReason.REDUCED, "CGI art. 278-0 bis", SINCE),
    TaxTreatment("MA_EX_TAPIS", 0, TaxReason.EXEMPT, "CGI art. 91-I-C-4°", SINCE),
)
CURRENCIES = (Currency.JPY, Currency.MAD, Currency.TND)
"""One with no decimals, one with two, one with three."""


def product(
    id_: str = "bowl",
    price: int = 100_00,
    *,
    tax: str = "MA20",
    seller: str = "amina",
    unique: bool = False,
    floor: int | None = None,
) -> Product:
    """Make a product of the fair in Fez, priced in dirhams with tax inside."""
    return Product(
        id=id_,
        names=Names(ar="زلافة", fr="Bol", en="Bowl"),
        price=Price(Money(price, Currency.MAD)),
        code=f"C-{id_}",
        chain="pottery",
        craft="potter",
        seller=seller,
        maker=f"{seller}-hands",
        tax=tax,
        unique=unique,
        floor=None if floor is None else Money(floor, Currency.MAD),
    )


def done(ticket: Ticket | Refused) -> Ticket:
    """Take what a touch of the ticket gave, which was not a refusal."""
    assert isinstance(ticket, Ticket), ticket
    return ticket


def priced(ticket: Ticket) -> PricedTicket:
    """Price a ticket on the day of the fair."""
    figures = price_ticket(ticket, TREATMENTS, DAY)
    assert isinstance(figures, PricedTicket), figures
    return figures


def discounts(currency: Currency) -> st.SearchStrategy[Discount]:
    """Draw a reduction by rate or by amount."""
    rates = st.integers(1, 10_000).map(lambda rate: Discount(basis_points=rate))
    amounts = st.integers(1, 5_000).map(lambda minor: Discount(amount=Money(minor, currency)))
    return rates | amounts


@st.composite
def tickets(draw: st.DrawFn, currencies: tuple[Currency, ...] = CURRENCIES) -> Ticket:
    """Draw a ticket of one to six products, some haggled over, some reduced, perhaps reduced as a whole.

    A reduction that does not fit is refused, and the ticket stays as it was: as at the counter.
    """
    currency = draw(st.sampled_from(currencies))
    ticket = Ticket(1, currency)
    for number in range(1, draw(st.integers(1, 6)) + 1):
        goods = Product(
            id=f"p{number}",
            names=Names(fr=f"Pièce {number}"),
            price=Price(Money(draw(st.integers(1, 90_000)), currency), draw(st.booleans())),
            code="",
            chain="",
            craft="",
            seller=draw(st.sampled_from(("amina", "brahim"))),
            maker="",
            tax=draw(st.sampled_from(TREATMENTS)).id,
        )
        quantity = draw(st.integers(1, 9).map(lambda count: count * 1000) | st.integers(1, 9_000))
        ticket = done(add_product(ticket, goods, Quantity(quantity)))
        if draw(st.booleans()):
            agreed = Money(draw(st.integers(1, 90_000)), currency)
            ticket = done(agree_price(ticket, number, agreed))
        if draw(st.booleans()):
            ticket = _or(discount_line(ticket, number, draw(discounts(currency))), ticket)
    if draw(st.booleans()):
        ticket = _or(discount_ticket(ticket, draw(discounts(currency))), ticket)
    return ticket


def _or(changed: Ticket | Refused, before: Ticket) -> Ticket:
    return before if isinstance(changed, Refused) else changed

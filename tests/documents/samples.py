"""Sales, refunds and closings as they really come about: priced, settled and finished by the rules of trade."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from pos.documents.provenance import Provenance
from pos.documents.seal import Seal
from pos.documents.shift_report import Register
from pos.domain.card import CardReference
from pos.domain.cash import CashCount, count_of
from pos.domain.cash_terms import CashDue, CashTerms, DutyBearer, cash_due
from pos.domain.facts import CashMoved, RefundFinished, SaleFinished, ShiftClosed, ShiftFigures, ShiftOpened
from pos.domain.fair import Place
from pos.domain.foreign import DayRate, handed_over
from pos.domain.money import Currency, Money
from pos.domain.names import Language, Names
from pos.domain.parties import Maker, Seller
from pos.domain.pricing import PricedTicket, price_ticket
from pos.domain.product import Price, Product
from pos.domain.quantity import Quantity, pieces
from pos.domain.refund import cash_back, refund_lines, refund_taxes, refund_total
from pos.domain.refusals import Refused
from pos.domain.sale import Counter, Parties, finish
from pos.domain.shift import counted_beside, figures
from pos.domain.tax import TaxReason, TaxTreatment
from pos.domain.tender import Authorisation, Means, Tender, cash_tender, cash_tenders
from pos.domain.ticket import Discount, Ticket, add_product, agree_price, discount_ticket
from pos.ports.clock import Moment
from pos.wire.head import Head, sign_head

DAY = date(2026, 11, 21)
SEED = hashlib.sha256(b"a till").digest()

PLACE = Place(
    fair="SNA26",
    fair_names=Names(ar="أسبوع الصناعة التقليدية", fr="Semaine de l’artisanat", en="Craft Week"),
    city_names=Names(ar="الدار البيضاء", fr="Casablanca", en="Casablanca"),
    booth="B112",
    booth_names=Names(ar="الرواق ب-112", fr="Stand B-112", en="Booth B-112"),
    till="1",
)

RULES = (
    TaxTreatment("MA_20", 2000, TaxReason.STANDARD, "", date(2026, 1, 1)),
    TaxTreatment("MA_EX_TAPIS", 0, TaxReason.EXEMPT, "CGI art. 91-I-C-4°", date(2026, 1, 1)),
    TaxTreatment("MA_EX_AE", 0, TaxReason.NOT_LIABLE, "", date(2026, 1, 1)),
)

PARTIES = Parties(
    sellers={
        "s1": Seller(
            "s1",
            Names(ar="دار الزرابي", fr="Dar Tapis SARL", en="Dar Tapis SARL"),
            ice="001561191000066",
            tax_number="40112233",
        ),
        "s2": Seller("s2", Names(ar="تعاونية تيغانيمين", fr="Coop. Tighanimine"), ice="002136093000040"),
    },
    makers={
        "m1": Maker("m1", Names(ar="عائشة أوحماد", fr="Aïcha Ouhmad")),
        "m2": Maker("m2", Names(ar="سي ابراهيم", fr="Si Brahim")),
    },
)

RUG = Names(ar="زربية بني وراين 2×3", fr="Tapis Beni Ouarain 2×3", en="Beni Ourain rug 2×3")
PLATE = Names(ar="طبق آسفي أزرق", fr="Plat Safi bleu", en="Blue Safi plate")
BASKET = Names(ar="سلة دوم", fr="Corbeille doum", en="Doum palm basket")
SAFFRON = Names(ar="زعفران تالوين", fr="Safran de Taliouine", en="Taliouine saffron")


VISA = Authorisation("NAPS 00012345", "762773", CardReference("3315", "VISA"))


def dirhams(amount: int, centimes: int = 0) -> Money:
    return Money(amount * 100 + centimes, Currency.MAD)


def product(number: int, names: Names, price: Money, whose: str, tax: str, *, included: bool = True) -> Product:
    seller, maker = whose.split("/")
    return Product(f"p{number}", names, Price(price, included), f"611{number}", "P01", "W01", seller, maker, tax)


PRODUCTS = (
    product(1, RUG, dirhams(4800), "s1/m1", "MA_EX_TAPIS"),
    product(2, PLATE, dirhams(320), "s1/m2", "MA_20"),
    product(3, BASKET, dirhams(95), "s2/", "MA_EX_AE"),
    product(4, SAFFRON, dirhams(35), "s2/m1", "MA_EX_AE"),
)


def priced(ticket: Ticket) -> PricedTicket:
    found = price_ticket(ticket, RULES, DAY)
    assert isinstance(found, PricedTicket)
    return found


def ticket_of(
    wanted: Sequence[tuple[Product, Quantity]],
    agreed: dict[int, Money] | None = None,
    discount: Discount | None = None,
) -> Ticket:
    ticket = Ticket(1, Currency.MAD)
    for item, quantity in wanted:
        grown = add_product(ticket, item, quantity)
        assert isinstance(grown, Ticket)
        ticket = grown
    for number, price in (agreed or {}).items():
        haggled = agree_price(ticket, number, price)
        assert isinstance(haggled, Ticket)
        ticket = haggled
    reduced = discount_ticket(ticket, discount)
    assert isinstance(reduced, Ticket)
    return reduced


def paid(ticket: Ticket, count: int = 248, by_card: int = 0) -> SaleFinished:
    """Pay so many minor units by card and the rest in notes of 100 DH."""
    owed = priced(ticket)
    in_cash = owed.total.minor - by_card
    handed = -(-in_cash // 10_000) * 10_000
    nothing, card, cash = dirhams(0), Money(by_card, Currency.MAD), Money(in_cash, Currency.MAD)
    tenders = [Tender(Means.CARD, card, card, nothing, 7, VISA)] if by_card else []
    if in_cash:
        handed_over = Money(handed, Currency.MAD)
        tenders.append(Tender(Means.CASH, cash, handed_over, handed_over - cash))
    sale = finish(ticket, owed, tenders, Counter(1, "a", ()), PARTIES)
    assert isinstance(sale, SaleFinished)
    return replace(sale, series=f"SNA26-B112-1.1-{count:06d}")


def everyday_sale() -> SaleFinished:
    """Sell a haggled carpet, two plates and three baskets: three sellers' rules of tax on one ticket."""
    rug, plate, basket, _ = PRODUCTS
    wanted = [(rug, pieces(1)), (plate, pieces(2)), (basket, pieces(3))]
    return paid(ticket_of(wanted, agreed={1: dirhams(4200)}), by_card=410_000)


def reduced_sale() -> SaleFinished:
    """Sell plates and a weighed article with five per cent off the whole ticket, for cash."""
    _, plate, _, saffron = PRODUCTS
    wanted = [(plate, pieces(3)), (saffron, Quantity(2500))]
    return paid(ticket_of(wanted, discount=Discount(basis_points=500)), 249)


def sale_on_terms(bearer: DutyBearer) -> SaleFinished:
    """Sell plates for cash that is rounded to the half dirham, with a stamp duty that somebody bears."""
    _, plate, _, _ = PRODUCTS
    ticket, terms = ticket_of([(plate, pieces(3))], agreed={1: dirhams(317, 40)}), CashTerms(50, bearer)
    owed = priced(ticket)
    tender = cash_tender(cash_due(owed.total, terms), dirhams(1_000))
    assert isinstance(tender, Tender)
    sale = finish(ticket, owed, [tender], Counter(1, "a", (), terms), PARTIES)
    assert isinstance(sale, SaleFinished)
    return replace(sale, series="SNA26-B112-1.1-000251")


def sale_for_euros() -> SaleFinished:
    """Sell plates for fifty euros and the rest in dirhams."""
    _, plate, _, _ = PRODUCTS
    ticket = ticket_of([(plate, pieces(2))])
    owed = priced(ticket)
    euros = handed_over(Money(50_00, Currency.EUR), DayRate(Currency.EUR, DAY, 108_532, 150))
    tenders = cash_tenders(CashDue(owed.total), [euros, dirhams(200)])
    assert not isinstance(tenders, Refused)
    sale = finish(ticket, owed, tenders, Counter(1, "a", ()), PARTIES)
    assert isinstance(sale, SaleFinished)
    return replace(sale, series="SNA26-B112-1.1-000252")


def closing_with_euros() -> ShiftClosed:
    """Close a shift in which euros were taken."""
    opened = ShiftOpened("a", DAY, opening_float(), (count_of(Currency.EUR, {10_00: 2}),))
    reckoned = figures(opened, (sale_for_euros(), everyday_sale()), dirhams(184_250))
    counted, euros = opening_float(), (count_of(Currency.EUR, {50_00: 1, 10_00: 1}),)
    difference, beside = counted.total - reckoned.expected, counted_beside(reckoned.foreign, euros)
    return ShiftClosed(1, 14, "a", DAY, reckoned, counted, difference, foreign=beside)


def closing_on_terms() -> ShiftClosed:
    """Close a shift of such sales, and of a refund that was rounded too."""
    opened = ShiftOpened("a", DAY, opening_float())
    sale = sale_on_terms(DutyBearer.CUSTOMER)
    back = refund_rounded(sale)
    reckoned = figures(opened, (sale, sale_on_terms(DutyBearer.SELLER), back), dirhams(184_250))
    return ShiftClosed(1, 13, "a", DAY, reckoned, opening_float(), opening_float().total - reckoned.expected)


def refund_rounded(sale: SaleFinished) -> RefundFinished:
    """Take one plate of such a sale back."""
    refund = refund_of(sale, 1, pieces(1))
    tender, rounding = cash_back(sale, (), refund.total, 50)
    return replace(refund, tenders=(tender,), rounding=rounding or None)


def refund_of(sale: SaleFinished, line: int, quantity: Quantity) -> RefundFinished:
    lines = refund_lines(sale, (), {line: quantity})
    assert isinstance(lines, tuple)
    total = refund_total(sale, lines)
    nothing = total - total
    return RefundFinished(
        series="SNA26-B112-1.1-000250",
        shift=1,
        person="a",
        sale=2418,
        lines=lines,
        taxes=refund_taxes(sale, lines),
        total=total,
        tenders=(Tender(Means.CASH, -total, -total, nothing),),
        reason="Émail ébréché",
    )


def to_the_card(refund: RefundFinished) -> RefundFinished:
    """Give a refund back to a card of which its terminal told nothing."""
    given = replace(refund.tenders[0], means=Means.CARD, payment=9, authorisation=Authorisation("TPE 1", "004812"))
    return replace(refund, tenders=(given,))


def shift_figures() -> ShiftFigures:
    """Reckon a shift of two sales and a refund, with some cash taken to the bank."""
    sale = everyday_sale()
    facts = (
        sale,
        reduced_sale(),
        refund_of(sale, 2, pieces(1)),
        CashMoved(1, "a", -dirhams(500), "banque"),
    )
    return figures(ShiftOpened("a", DAY, opening_float()), facts, dirhams(184_250))


def opening_float() -> CashCount:
    return count_of(Currency.MAD, {10_000: 5, 2_000: 10, 1_000: 20, 100: 50})


def closing() -> ShiftClosed:
    reckoned = shift_figures()
    counted = count_of(Currency.MAD, {10_000: 16, 2_000: 10, 1_000: 20, 500: 2, 100: 50, 50: 1})
    difference = counted.total - reckoned.expected
    return ShiftClosed(1, 12, "a", DAY, reckoned, counted, difference, "Un billet rendu en trop ?")


def register() -> Register:
    return Register(PARTIES, RULES)


def seal(number: int = 2418) -> Seal:
    head = Head("k3v9x0q2m7d1t5za", 1, number, hashlib.sha256(b"%d" % number).digest())
    return Seal(head, sign_head(SEED, head))


def provenance(*languages: Language, copy: int = 0, place: Place = PLACE) -> Provenance:
    """Give the place and the moment of the samples: 21 November 2026, 17:05 in Casablanca."""
    at = Moment(1_795_277_100_000, 60)
    return Provenance(place, at, languages or (Language.FR,), seal(), copy, "Salma")

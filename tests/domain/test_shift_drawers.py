"""What should lie in the drawer of each currency when a shift is over, in figures a shopkeeper would count by hand."""

from dataclasses import replace
from datetime import date

from pos.domain.cash import CashCount
from pos.domain.facts import CashMoved, SaleFinished, ShiftFigures, ShiftOpened
from pos.domain.foreign import ForeignCash
from pos.domain.money import Currency, Money, zero
from pos.domain.quantity import pieces
from pos.domain.sale import Counter, Parties, finish
from pos.domain.shift import counted_beside, drawers_beside, figures
from pos.domain.shift_facts import ForeignCounted, ForeignDrawer
from pos.domain.tender import Authorisation, Means, Tender
from pos.domain.ticket import Ticket, add_product
from tests.domain.tickets import priced, product

MAD, EUR, USD = Currency.MAD, Currency.EUR, Currency.USD
FLOAT = CashCount(MAD, ((200_00, 2), (5_00, 20)))
FIFTY_EUROS = CashCount(EUR, ((50_00, 1),))
OPENED = ShiftOpened("amina", date(2026, 2, 12), FLOAT, (FIFTY_EUROS,))
NOTHING = zero(MAD)


def mad(minor: int) -> Money:
    return Money(minor, MAD)


def eur(minor: int) -> Money:
    return Money(minor, EUR)


def sold(*tenders: Tender) -> SaleFinished:
    """Sell a bowl of 100 dirhams."""
    ticket = add_product(Ticket(1, MAD), product(), pieces(1))
    assert isinstance(ticket, Ticket)
    fact = finish(ticket, priced(ticket), tenders, Counter(1, "amina", ()), Parties({}, {}))
    assert isinstance(fact, SaleFinished), fact
    return fact


def reckoned(*facts: object, opened: ShiftOpened = OPENED) -> ShiftFigures:
    return figures(opened, facts, NOTHING)


def counted(currency: Currency, *notes: tuple[int, int]) -> CashCount:
    return CashCount(currency, notes)


def test_a_shift_paid_by_card_alone_expects_its_float_and_no_more() -> None:
    got = reckoned(sold(Tender(Means.CARD, mad(100_00), mad(100_00), NOTHING)))
    assert (got.sold, got.expected) == (mad(100_00), mad(500_00))


def test_what_phones_were_only_seen_to_pay_is_told_apart_from_what_a_switch_told() -> None:
    def by_phone(*, on_sight: bool) -> SaleFinished:
        said = Authorisation("QR 1", on_sight=on_sight)
        return sold(Tender(Means.MOBILE, mad(100_00), mad(100_00), NOTHING, 7, said))

    by_card = sold(Tender(Means.CARD, mad(100_00), mad(100_00), NOTHING, 8, Authorisation("TPE 1")))
    told = reckoned(by_card, by_phone(on_sight=False))
    assert [(of.means, of.sales, of.on_sight) for of in told.means] == [
        (Means.CARD, mad(100_00), None),
        (Means.MOBILE, mad(100_00), None),
    ]
    seen = reckoned(by_phone(on_sight=True), by_phone(on_sight=True), by_phone(on_sight=False))
    assert [(of.sales, of.on_sight) for of in seen.means] == [(mad(300_00), mad(200_00))]


def test_euros_lie_in_their_own_drawer_and_their_change_left_the_dirhams() -> None:
    twenty = ForeignCash(eur(20_00), 108_000, 0)
    by_euros = Tender(Means.CASH, mad(100_00), mad(216_00), mad(116_00), foreign=twenty)
    out, into = CashMoved(1, "amina", eur(-15_00), "banque"), CashMoved(1, "amina", mad(80_00), "monnaie")
    got = reckoned(sold(by_euros), out, into)
    assert got.expected == mad(500_00 - 116_00 + 80_00)
    assert got.foreign == (ForeignDrawer(eur(50_00), eur(20_00), eur(-15_00), eur(55_00), mad(216_00)),)


def test_a_currency_that_only_moved_has_a_drawer_too() -> None:
    got = reckoned(CashMoved(1, "amina", eur(30_00), "banque"), opened=replace(OPENED, foreign=()))
    assert got.foreign == (ForeignDrawer(eur(0), eur(0), eur(30_00), eur(30_00), NOTHING),)
    assert got.expected == mad(500_00)


def test_euros_that_are_missing_are_told_in_the_one_drawer_there_was() -> None:
    got, forty = reckoned(), counted(EUR, (20_00, 2))
    beside = counted_beside(got.foreign, [forty])
    assert beside == (ForeignCounted(forty, eur(-10_00)),)
    assert drawers_beside(got, beside) == got.foreign


def test_euros_that_nobody_counted_are_all_missing() -> None:
    assert counted_beside(reckoned().foreign, []) == (ForeignCounted(counted(EUR), eur(-50_00)),)


def test_dollars_that_nobody_expected_are_found_and_get_a_drawer() -> None:
    got, ten = reckoned(), counted(USD, (10_00, 1))
    beside = counted_beside(got.foreign, [FIFTY_EUROS, ten])
    assert beside == (ForeignCounted(FIFTY_EUROS, eur(0)), ForeignCounted(ten, Money(10_00, USD)))
    none = zero(USD)
    assert drawers_beside(got, beside) == (*got.foreign, ForeignDrawer(none, none, none, none, NOTHING))


def test_no_dollars_where_none_were_expected_get_no_drawer() -> None:
    got = reckoned()
    assert drawers_beside(got, counted_beside(got.foreign, [FIFTY_EUROS, counted(USD)])) == got.foreign

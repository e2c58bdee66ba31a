"""Verifying agrees with a day of cards, coins, duty and euros to the centime, and with no figure beside it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from shutil import copyfile

import pytest

from pos.domain.cash import CashCount
from pos.domain.cash_terms import CashTerms, DutyBearer, cash_due
from pos.domain.facts import Fact, RefundFinished, SaleFinished, ShiftClosed, TillFounded
from pos.domain.foreign import DayRate, handed_over
from pos.domain.money import Currency, Money
from pos.domain.payment_facts import (
    PaymentAttempted,
    PaymentKind,
    PaymentMoved,
    PaymentRequested,
    PaymentState,
    Source,
    TerminalLabel,
)
from pos.domain.pricing import PricedTicket, price_ticket
from pos.domain.refund import cash_back, refund_lines, refund_taxes, refund_total
from pos.domain.sale import Counter, finish
from pos.domain.shift import counted_beside, figures
from pos.domain.tender import Means, cash_tenders
from pos.domain.ticket import Ticket
from pos.journal.verdict import Fault
from pos.journal.verify import verify
from pos.wire.entry import Entry, UnknownFact
from tests.journal.booth import CUPS, DAY, MAD, PARTIES, PLACE, VAT, Booth, count_of_cash, must, opened, sold
from tests.journal.forgery import forged, forged_fact

TPE = TerminalLabel("tpe-1", "naps")
RATE = DayRate(Currency.EUR, DAY, 108_000)
TERMS = CashTerms(50, DutyBearer.CUSTOMER, (RATE,))
EURO_SALE, CARD_SALE, DUTY_SALE, REFUND, CLOSING, OPENING = 4, 8, 9, 10, 11, 12
Forge = Callable[[Fact | UnknownFact], Fact | UnknownFact]


def in_cash(ticket: Ticket, *handed: Money, euros: int = 0) -> SaleFinished:
    """Sell for cash on these terms: rounded to half a dirham, with the duty on top."""
    priced = must(price_ticket(ticket, [VAT], DAY))
    assert isinstance(priced, PricedTicket)
    cash = [handed_over(Money(euros, Currency.EUR), RATE)] if euros else []
    tenders = must(cash_tenders(cash_due(priced.total, TERMS), [*cash, *handed]))
    fact = must(finish(ticket, priced, tenders, Counter(3, "amina", (), TERMS), PARTIES))
    return replace(fact, ticket=ticket.key)


def numbered(booth: Booth, fact: SaleFinished | RefundFinished) -> None:
    with booth.journal.unit_of_work() as work:
        work.append(replace(fact, series=work.next_series()))
        work.commit()


def all_back(sale: SaleFinished, number: int) -> RefundFinished:
    """Give back in coins what was handed over for the goods; the duty stays."""
    lines = must(refund_lines(sale, (), {line.number: line.quantity for line in sale.lines}))
    total = refund_total(sale, lines)
    tender, rounding = cash_back(sale, (), total, TERMS.coin)
    taxes = refund_taxes(sale, lines)
    return RefundFinished("", 3, "amina", number, lines, taxes, total, (tender,), rounding=rounding or None)


def close(booth: Booth) -> None:
    shift = booth.journal.open_shift()
    assert shift is not None
    sums = figures(shift.opened, [entry.fact for entry in booth.journal.entries(shift.number)], Money(0, MAD))
    beside = counted_beside(sums.foreign, [CashCount(Currency.EUR, ((20_00, 1),))])
    counted = count_of_cash(500_00)
    booth.append(ShiftClosed(3, 1, "amina", DAY, sums, counted, counted.total - sums.expected, foreign=beside))


@pytest.fixture
def copy(good: Path, path: Path) -> Path:
    copyfile(good, path)
    return path


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sell for euros, by card and with a duty, give back in coins, and close."""
    path = tmp_path_factory.mktemp("money") / "journal.sqlite"
    with opened(path) as journal:
        booth = Booth(journal)
        booth.found()
        booth.open_shift()
        numbered(booth, in_cash(booth.ticket(), euros=20_00))
        ticket = booth.ticket()
        price = Money(60_00, MAD)
        booth.append(
            PaymentRequested(3, "amina", ticket.key, PaymentKind.SALE, Means.CARD, price, TPE),
            PaymentAttempted(5, 1, "000001"),
            PaymentMoved(5, 1, PaymentState.APPROVED, Source.ANSWER, price),
        )
        numbered(booth, sold(ticket, 3, payment=5))
        two_cups = in_cash(booth.ticket(CUPS, CUPS), Money(200_00, MAD))
        numbered(booth, two_cups)
        numbered(booth, all_back(two_cups, DUTY_SALE))
        close(booth)
        booth.open_shift()
        booth.close_shift()
    return path


def found(path: Path) -> tuple[int, Fault] | None:
    wrong = verify(path).wrong
    return None if wrong is None else (wrong.number, wrong.fault)


def test_a_day_of_all_means_is_sound(good: Path) -> None:
    assert found(good) is None


def test_each_figure_of_that_day_is_what_a_hand_reckons(good: Path) -> None:
    with opened(good) as journal:
        facts = {entry.number: entry.fact for entry in journal.entries(1)}
    sale, back, closed = facts[DUTY_SALE], facts[REFUND], facts[CLOSING]
    assert isinstance(sale, SaleFinished)
    assert isinstance(back, RefundFinished)
    assert isinstance(closed, ShiftClosed)
    # 120 DH owe 0.30 of duty; 120.30 is rounded to 120.50. The goods go back for 120.20: the duty stays.
    assert sale.duty is not None
    assert (sale.total, sale.duty.amount, sale.rounding) == (mad(120_00), mad(30), mad(20))
    assert (sale.tenders[0].kept, back.tenders[0].kept, back.rounding) == (mad(120_50), mad(-120_20), mad(-20))
    # 20 euros came in for 216 DH, 60.00 were due (0.15 of duty, rounded away): 156 DH of change went out.
    assert closed.figures.expected == mad(500_00 - 156_00 + 30)
    assert closed.figures.grand_total == mad(120_00)


def mad(minor: int) -> Money:
    return Money(minor, MAD)


def as_sale(fact: Fact | UnknownFact) -> SaleFinished:
    assert isinstance(fact, SaleFinished)
    return fact


def a_centime_more_from_the_card(fact: Fact | UnknownFact) -> SaleFinished:
    sale = as_sale(fact)
    (tender,) = sale.tenders
    return replace(sale, tenders=(replace(tender, received=tender.received + mad(1)),))


def dearer_goods_and_their_tax(fact: Fact | UnknownFact) -> SaleFinished:
    sale = as_sale(fact)
    line, tax = sale.lines[0], sale.taxes[0]
    dearer = replace(tax, base=tax.base + mad(1))
    return replace(sale, lines=(replace(line, total=line.total + mad(1)),), taxes=(dearer,))


def duty_on_another_part(fact: Fact | UnknownFact) -> SaleFinished:
    sale = as_sale(fact)
    assert sale.duty is not None
    return replace(sale, duty=replace(sale.duty, base=mad(119_99)))


def duty_a_centime_short(fact: Fact | UnknownFact) -> SaleFinished:
    sale = as_sale(fact)
    assert sale.duty is not None
    return replace(sale, duty=replace(sale.duty, amount=mad(29)), rounding=mad(21))


def rounding_of_a_refund_left_out(fact: Fact | UnknownFact) -> RefundFinished:
    assert isinstance(fact, RefundFinished)
    return replace(fact, rounding=None)


def euros_counted_with_another_difference(fact: Fact | UnknownFact) -> ShiftClosed:
    assert isinstance(fact, ShiftClosed)
    (euros,) = fact.foreign
    return replace(fact, foreign=(replace(euros, difference=Money(1, Currency.EUR)),))


@pytest.mark.parametrize(
    ("number", "forge", "fault"),
    [
        (CARD_SALE, a_centime_more_from_the_card, Fault.SUMS_DIFFER),
        (CARD_SALE, dearer_goods_and_their_tax, Fault.SUMS_DIFFER),
        (DUTY_SALE, duty_on_another_part, Fault.SUMS_DIFFER),
        (DUTY_SALE, duty_a_centime_short, Fault.SUMS_DIFFER),
        (REFUND, rounding_of_a_refund_left_out, Fault.SUMS_DIFFER),
        (CLOSING, euros_counted_with_another_difference, Fault.CLOSING_WRONG),
    ],
)
def test_a_figure_beside_the_others_is_named(number: int, forge: Forge, fault: Fault, copy: Path) -> None:
    forged_fact(copy, number, forge)
    assert found(copy) == (number, fault)


def test_a_payment_that_was_never_approved_is_named_by_the_sale_that_counts_it(copy: Path) -> None:
    forged_fact(copy, 7, lambda fact: PaymentMoved(5, 1, PaymentState.DECLINED, Source.ANSWER))
    assert found(copy) == (CARD_SALE, Fault.PAYMENT_WRONG)


def test_a_shift_that_is_closed_twice_is_named(copy: Path) -> None:
    closings: list[Fact | UnknownFact] = []

    def twice(entry: Entry) -> Entry:
        if entry.number == CLOSING:
            closings.append(entry.fact)
        return replace(entry, fact=closings[0]) if entry.number == OPENING else entry

    forged(copy, twice)
    assert found(copy) == (OPENING, Fault.SHIFT_WRONG)


@pytest.mark.parametrize("epoch", [1, 0])
def test_a_founding_under_an_epoch_that_was_there_already_is_named(epoch: int, copy: Path) -> None:
    founded = TillFounded(PLACE, "00" * 32, "0.1.0", epoch)
    forged_fact(copy, OPENING, lambda fact: founded)
    assert found(copy) == (OPENING, Fault.EPOCH_WRONG)

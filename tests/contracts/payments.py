"""What every journal answers about payments, whether it keeps its facts on a disk or in memory."""

from dataclasses import replace

import pytest

from pos.domain.facts import Fact
from pos.domain.money import Money, zero
from pos.domain.payment import Payment
from pos.domain.payment_facts import (
    AnswerOrphaned,
    PaymentAttempted,
    PaymentKind,
    PaymentMoved,
    PaymentRequested,
    PaymentState,
    Source,
    TerminalLabel,
    TerminalSettled,
)
from pos.domain.tender import Means, Tender
from pos.ports.journal import Journal
from tests.contracts.journal import found
from tests.fakes.stall import BOWL, MAD, closing, refund, sale, ticket_of

TPE = TerminalLabel("tpe-1", "naps")
OTHER = TerminalLabel("tpe-2", "standalone")
PRICE = Money(120_00, MAD)
ASKED = PaymentRequested(2, "p1", "k1", PaymentKind.SALE, Means.CARD, PRICE, TPE)


def append(journal: Journal, *facts: Fact) -> list[int]:
    """Append facts in one step; gives their journal numbers."""
    with journal.unit_of_work() as work:
        numbers = [work.append(fact).entry.number for fact in facts]
        work.commit()
    return numbers


def pay(journal: Journal, asked: PaymentRequested = ASKED, *states: PaymentState, reference: str = "000001") -> int:
    """Ask for a payment, attempt it, and let it pass through states; gives its request's number."""
    (request,) = append(journal, asked)
    append(journal, PaymentAttempted(request, 1, reference))
    for state in states:
        append(journal, PaymentMoved(request, 1, state, Source.ANSWER, authorised=asked.amount))
    return request


def requests(payments: tuple[Payment, ...]) -> list[int]:
    return [payment.request for payment in payments]


class PaymentContract:
    """Where payments stand, and which are still open."""

    def test_a_journal_without_payments_knows_none(self, journal: Journal) -> None:
        found(journal)
        assert (journal.payment(1), journal.last_approved("tpe-1"), journal.attempted_as("tpe-1", "1")) == (None,) * 3
        assert (journal.open_payments(), journal.payments_of("k1"), journal.payments_in(2)) == ((),) * 3
        assert (journal.payments_on("tpe-1"), journal.payments_against(0)) == ((), ())
        assert (journal.uncounted_payments(), journal.stray_answers()) == ((), ())
        assert (journal.attempts_on("tpe-1"), journal.paper_paid_by(1), journal.settled_at("tpe-1")) == (0, 0, 0)

    def test_a_payment_is_folded_from_its_facts(self, journal: Journal) -> None:
        found(journal)
        request = pay(journal, ASKED, PaymentState.APPROVED_UNCONFIRMED, PaymentState.APPROVED, reference="000042")
        payment = journal.payment(request)
        assert payment is not None
        assert (payment.asked, payment.state, payment.paid) == (ASKED, PaymentState.APPROVED, PRICE)
        assert (payment.attempt, payment.reference) == (1, "000042")
        assert journal.payment(request + 1) is None

    def test_payments_are_found_by_ticket_shift_and_terminal(self, journal: Journal) -> None:
        found(journal)
        first = pay(journal, ASKED, PaymentState.DECLINED)
        second = pay(journal, replace(ASKED, terminal=OTHER), PaymentState.APPROVED)
        third = pay(journal, replace(ASKED, ticket="k2", shift=9), PaymentState.APPROVED)
        assert requests(journal.payments_of("k1")) == [first, second]
        assert requests(journal.payments_in(9)) == [third]
        assert requests(journal.payments_on("tpe-1")) == [first, third]
        assert requests(journal.payments_on("tpe-1", since=first)) == [third]

    def test_a_ticket_without_a_key_owns_no_payment(self, journal: Journal) -> None:
        found(journal)
        pay(journal, replace(ASKED, ticket=""))
        assert journal.payments_of("") == ()

    @pytest.mark.parametrize("state", list(PaymentState))
    def test_a_payment_is_open_until_somebody_knows(self, journal: Journal, state: PaymentState) -> None:
        found(journal)
        request = pay(journal, ASKED, state)
        payment = journal.payment(request)
        assert payment is not None
        is_open = payment.undecided or state is PaymentState.RECORDED
        assert requests(journal.open_payments()) == ([request] if is_open else [])

    def test_one_that_was_never_attempted_is_open_too(self, journal: Journal) -> None:
        found(journal)
        (request,) = append(journal, ASKED)
        assert requests(journal.open_payments()) == [request]

    def test_the_last_approved_is_that_of_the_last_approval(self, journal: Journal) -> None:
        found(journal)
        early = pay(journal, ASKED, PaymentState.UNKNOWN)
        late = pay(journal, ASKED, PaymentState.APPROVED)
        pay(journal, replace(ASKED, terminal=OTHER), PaymentState.APPROVED)
        append(journal, PaymentMoved(early, 1, PaymentState.APPROVED, Source.OPERATOR, authorised=PRICE))
        last = journal.last_approved("tpe-1")
        assert last is not None
        assert last.request == early
        append(journal, PaymentMoved(early, 1, PaymentState.DECLINED, Source.LATE_ANSWER))
        last = journal.last_approved("tpe-1")
        assert last is not None
        assert last.request == late

    def test_a_payment_is_found_by_what_the_terminal_was_told(self, journal: Journal) -> None:
        found(journal)
        pay(journal, ASKED, reference="000001")
        again = pay(journal, replace(ASKED, ticket="k2"), reference="000001")
        pay(journal, replace(ASKED, terminal=OTHER), reference="000007")
        known = journal.attempted_as("tpe-1", "000001")
        assert known is not None
        assert known.request == again
        assert journal.attempted_as("tpe-1", "000007") is None

    def test_attempts_are_counted_for_each_terminal_for_ever(self, journal: Journal) -> None:
        found(journal)
        request = pay(journal, ASKED, PaymentState.NOT_SENT)
        append(journal, PaymentAttempted(request, 2, "000002"))
        pay(journal, replace(ASKED, terminal=OTHER))
        assert (journal.attempts_on("tpe-1"), journal.attempts_on("tpe-2")) == (2, 1)

    def test_what_takes_a_payment_back_points_at_it(self, journal: Journal) -> None:
        found(journal)
        request = pay(journal, ASKED, PaymentState.APPROVED)
        void = pay(journal, replace(ASKED, kind=PaymentKind.VOID, original=request), PaymentState.APPROVED)
        assert requests(journal.payments_against(request)) == [void]
        assert journal.payments_against(void) == ()

    def test_a_paper_names_the_payments_among_its_tenders(self, journal: Journal) -> None:
        found(journal)
        paid, back = pay(journal, ASKED, PaymentState.APPROVED), pay(journal, ASKED, PaymentState.APPROVED)
        zero = Money(0, MAD)
        with journal.unit_of_work() as work:
            tender = Tender(Means.CARD, PRICE, PRICE, zero, paid)
            sold = replace(sale(ticket_of(BOWL, key="k1"), 2, work.next_series()), tenders=(tender,))
            paper = work.append(sold).entry.number
            work.commit()
        with journal.unit_of_work() as work:
            given = Tender(Means.CARD, -PRICE, -PRICE, zero, back)
            fact = replace(refund(sold, paper, 1, work.next_series()), tenders=(given,))
            back_paper = work.append(fact).entry.number
            work.commit()
        assert [journal.paper_paid_by(number) for number in (paid, back, paper)] == [paper, back_paper, 0]

    def test_what_was_approved_and_stands_on_no_paper_is_found(self, journal: Journal) -> None:
        found(journal)
        paid, loose = pay(journal, ASKED, PaymentState.APPROVED), pay(journal, ASKED, PaymentState.APPROVED)
        pay(journal, ASKED, PaymentState.DECLINED)
        pay(journal, ASKED, PaymentState.UNKNOWN)
        with journal.unit_of_work() as work:
            tender = Tender(Means.CARD, PRICE, PRICE, Money(0, MAD), paid)
            work.append(replace(sale(ticket_of(BOWL, key="k1"), 2, work.next_series()), tenders=(tender,)))
            work.commit()
        assert requests(journal.uncounted_payments()) == [loose]

    def test_the_answers_about_a_payment_are_listed_until_all_went_back_and_the_shift_is_over(
        self, journal: Journal
    ) -> None:
        shift = found(journal)
        request = pay(journal, ASKED, PaymentState.APPROVED)
        stray = AnswerOrphaned(TPE, "000001", "approved", PRICE, request=request)
        first, second = append(journal, stray, replace(stray, trace="7"))
        append(journal, replace(stray, amount=None), replace(stray, request=0))
        both = ((first, stray), (second, replace(stray, trace="7")))
        back = replace(ASKED, kind=PaymentKind.REFUND, means=Means.CASH)
        pay(journal, replace(back, original=first), PaymentState.APPROVED)
        pay(journal, replace(back, original=second), PaymentState.UNKNOWN)
        assert journal.stray_answers() == both
        append(journal, closing(shift, 1, [], zero(MAD)))
        assert journal.stray_answers() == both
        pay(journal, replace(back, original=second), PaymentState.APPROVED)
        assert journal.stray_answers() == ()

    def test_a_settlement_is_found_by_its_terminal(self, journal: Journal) -> None:
        found(journal)
        first, second = append(journal, TerminalSettled(2, "p1", TPE, ()), TerminalSettled(2, "p1", TPE, ()))
        append(journal, TerminalSettled(2, "p1", OTHER, ()))
        assert (journal.settled_at("tpe-1"), first < second) == (second, True)

    @pytest.mark.parametrize(
        "fact", [PaymentAttempted(1, 1, "000001"), PaymentMoved(1, 1, PaymentState.UNKNOWN, Source.RESTART)]
    )
    def test_a_fact_about_no_payment_is_a_mistake_of_ours(self, journal: Journal, fact: Fact) -> None:
        found(journal)
        with journal.unit_of_work() as work, pytest.raises(ValueError, match="asks for no payment"):
            work.append(fact)

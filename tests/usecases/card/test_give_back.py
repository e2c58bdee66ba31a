"""What a terminal is asked to give back of a sale by several cards, and again for what is missing, in plain figures."""

from dataclasses import dataclass, field, replace

import pytest

from pos.domain.payment_facts import (
    PaymentAttempted,
    PaymentKind,
    PaymentMoved,
    PaymentRequested,
    PaymentState,
    Source,
    TerminalLabel,
    TerminalSettled,
)
from pos.domain.permissions import Action, Approval, Role
from pos.domain.quantity import pieces
from pos.domain.refusals import Refused, Rule
from pos.domain.tender import Means
from pos.domain.ticket import approve
from pos.ports.payment_terminal import Capabilities
from pos.usecases.card.ask import Asked
from pos.usecases.card.give_back import ask_card_refund, ask_void
from pos.usecases.card.requests import AskCardRefund, AskVoid
from pos.usecases.refund import RefundRequest
from tests.fakes.stall import BOWL, cash
from tests.fakes.terminal import ONE_PHASE
from tests.usecases.till import TPE, Till, dirhams, must

OTHER = TerminalLabel("tpe-2", "naps")
CANNOT = replace(ONE_PHASE, refund=False)
VOIDS = replace(ONE_PHASE, void_last=True)
YES = (Approval(Action.REFUND, "p9"),)


@dataclass
class Sold:
    """Bowls of 120 DH that several cards paid: `cards` are the numbers of their payments."""

    till: Till
    paid: tuple[int, ...]
    in_cash: int = 0
    cards: list[int] = field(default_factory=list)
    number: int = 0

    def __post_init__(self) -> None:
        ticket = self.till.ticket(*[BOWL] * ((sum(self.paid) + self.in_cash) // 120_00))
        tenders = [self.till.charged(ticket, dirhams(minor)) for minor in self.paid]
        self.cards = [tender.payment for tender in tenders]
        tenders += [cash(dirhams(self.in_cash))] if self.in_cash else []
        self.number = must(self.till.finish(ticket, *tenders)).number

    def back(self, bowls: int, able: Capabilities = ONE_PHASE) -> Asked | Refused:
        request = AskCardRefund(self.number, {1: pieces(bowls)}, self.till.shift, Role.MANAGER, "back-1")
        return ask_card_refund(request, journal=self.till.journal, terminal=TPE, capabilities=able)

    def rest(self, short: int, able: Capabilities = ONE_PHASE) -> Asked | Refused:
        """Ask on another terminal for what is missing, as somebody else, with a yes."""
        counter = replace(self.till.shift, person="p9")
        request = AskVoid(short, counter, Role.CASHIER, YES)
        return ask_void(request, journal=self.till.journal, terminal=OTHER, capabilities=able)

    def give(self, asked: Asked | Refused, minor: int, state: PaymentState = PaymentState.APPROVED) -> int:
        """Let the terminal give so much of what it was asked for; gives the number of the request."""
        with self.till.journal.unit_of_work() as work:
            number = work.append(must(asked).requested).entry.number
            work.append(PaymentAttempted(number, 1, f"{number:06}"))
            moved = PaymentMoved(number, 1, state, Source.ANSWER, authorised=dirhams(minor), trace=f"{number:06}")
            work.append(moved)
            work.commit()
        return number


def asks(asked: Asked | Refused) -> tuple[int, int, int | None]:
    """Say whose money it asks for (by its payment), how much of it, and how much is left to ask of other cards."""
    of = must(asked).requested
    return of.card or of.original, of.amount.minor, None if of.others is None else of.others.minor


def test_a_card_that_paid_it_all_gets_back_what_comes_back(till: Till) -> None:
    sold = Sold(till, (240_00,))
    asked = must(sold.back(1))
    assert (asks(asked), asked.completes) == ((sold.cards[0], 120_00, None), True)


def test_two_cards_are_asked_for_one_after_the_other_the_larger_part_first(till: Till) -> None:
    sold = Sold(till, (100_00, 140_00))
    asked = must(sold.back(2))
    assert (asks(asked), asked.completes) == ((sold.cards[1], 140_00, 100_00), False)
    first = sold.give(asked, 140_00)
    rest = must(sold.rest(first))
    assert (asks(rest), rest.completes, rest.trace) == ((sold.cards[0], 100_00, None), True, f"{sold.cards[0]:06}")


def test_what_is_missing_is_asked_for_by_whoever_asks_now_for_no_goods_of_its_own(till: Till) -> None:
    sold = Sold(till, (240_00,))
    first = sold.give(sold.back(2), 200_00)
    rest = must(sold.rest(first)).requested
    assert (rest.amount, rest.card, rest.original) == (dirhams(40_00), sold.cards[0], first)
    assert (rest.kind, rest.terminal, rest.person, rest.approvals) == (PaymentKind.REFUND, OTHER, "p9", YES)
    assert (rest.lines, rest.others, rest.sale, rest.ticket) == ((), None, sold.number, "back-1")


def test_what_is_missing_is_asked_for_in_the_shift_under_way(till: Till) -> None:
    sold = Sold(till, (240_00,))
    first = sold.give(sold.back(2), 200_00)
    till.closed()
    till.open_shift()
    assert must(sold.rest(first)).requested.shift == till.shift.shift


def test_of_three_cards_none_is_asked_for_more_than_it_paid(till: Till) -> None:
    sold = Sold(till, (120_00, 160_00, 80_00))
    asked = sold.back(3)
    assert asks(asked) == (sold.cards[1], 160_00, 200_00)
    first = sold.give(asked, 160_00)
    # 200 DH are missing, and no card paid as much: the one that paid most gets its own, then the other.
    assert asks(sold.rest(first)) == (sold.cards[0], 120_00, None)
    sold.give(sold.rest(first), 120_00)
    assert asks(sold.rest(first)) == (sold.cards[2], 80_00, None)
    sold.give(sold.rest(first), 80_00)
    assert sold.rest(first) == Refused(Rule.FACT_NOT_FOUND)
    written = RefundRequest(sold.number, {}, till.shift, Role.MANAGER, "back-1", payment=first)
    assert [-tender.applied.minor for tender in must(till.refund(written)).fact.tenders] == [160_00, 120_00, 80_00]


def test_the_first_card_that_can_take_all_that_is_missing_is_asked(till: Till) -> None:
    sold = Sold(till, (80_00, 130_00, 150_00))
    first = sold.give(sold.back(3), 150_00)
    sold.give(sold.rest(first), 50_00)
    # 160 DH are missing; the second card has 80 DH left, the first 80 DH: neither has all of it.
    assert asks(sold.rest(first)) == (sold.cards[0], 80_00, None)
    sold.give(sold.rest(first), 80_00)
    # 80 DH are missing, and the second card has just 80 DH left.
    assert asks(sold.rest(first)) == (sold.cards[1], 80_00, None)


def test_of_two_cards_that_can_take_all_that_is_missing_the_first_is_asked(till: Till) -> None:
    # Two of three bowls: 180 DH of the last card and 60 DH of the one before, which paid most of what is left.
    sold = Sold(till, (60_00, 120_00, 180_00))
    asked = sold.back(2)
    assert asks(asked) == (sold.cards[2], 180_00, 60_00)
    assert asks(sold.rest(sold.give(asked, 180_00))) == (sold.cards[0], 60_00, None)


def test_cash_that_is_to_go_back_beside_one_card_spares_no_other_card(till: Till) -> None:
    # Six bowls by three cards and 120 DH in cash. Two come back: a card gives 200 DH, and 40 DH are to come in cash.
    sold = Sold(till, (200_00, 200_00, 200_00), in_cash=120_00)
    asked = sold.back(2)
    assert asks(asked) == (sold.cards[0], 200_00, None)
    sold.give(asked, 200_00, PaymentState.UNKNOWN)
    # Of three more, 360 DH, only 80 DH could come in cash: both other cards are asked.
    assert asks(sold.back(3)) == (sold.cards[1], 200_00, 160_00)


def test_nothing_is_asked_for_outside_the_shift_under_way(till: Till) -> None:
    sold, counter = Sold(till, (120_00,)), till.shift
    request = AskCardRefund(sold.number, {1: pieces(1)}, counter, Role.MANAGER, "back-1")
    till.closed()
    for _ in range(2):
        refused = ask_card_refund(request, journal=till.journal, terminal=TPE, capabilities=ONE_PHASE)
        assert refused == Refused(Rule.NO_SHIFT)
        till.open_shift()


def test_what_may_have_gone_back_is_not_asked_for_again(till: Till) -> None:
    sold = Sold(till, (240_00,))
    first = sold.give(sold.back(2), 200_00)
    sold.give(sold.rest(first), 40_00, PaymentState.UNKNOWN)
    assert sold.rest(first) == Refused(Rule.FACT_NOT_FOUND)


def test_the_last_centime_that_is_missing_is_asked_for(till: Till) -> None:
    sold = Sold(till, (240_00,))
    first = sold.give(sold.back(2), 239_99)
    assert asks(sold.rest(first)) == (sold.cards[0], 1, None)


@pytest.mark.parametrize("paid", [(240_00,), (100_00, 140_00)])
def test_a_terminal_that_cannot_refund_is_asked_for_nothing(till: Till, paid: tuple[int, ...]) -> None:
    sold = Sold(till, paid)
    assert sold.back(2, CANNOT) == Refused(Rule.TERMINAL_CANNOT)
    first = sold.give(sold.back(2), 100_00)
    assert sold.rest(first, CANNOT) == Refused(Rule.TERMINAL_CANNOT)


def test_a_terminal_takes_its_last_payment_back_as_it_was_and_by_its_own_number(till: Till) -> None:
    ticket = till.ticket(BOWL)
    request = till.charged(ticket, dirhams(120_00)).payment
    able = VOIDS
    asked = must(
        ask_void(AskVoid(request, till.shift, Role.CASHIER, YES), journal=till.journal, terminal=TPE, capabilities=able)
    )
    assert (asked.requested.kind, asked.completes, asked.trace) == (PaymentKind.VOID, False, f"{request:06}")
    assert (asked.requested.amount, asked.requested.approvals) == (dirhams(120_00), YES)
    assert (asked.requested.ticket, asked.requested.original) == (ticket.key, request)
    assert till.facts(PaymentRequested)[-1].kind is PaymentKind.SALE


def test_what_a_terminal_has_settled_it_refunds_and_no_longer_takes_back(till: Till) -> None:
    sold = Sold(till, (120_00,))
    assert must(sold.back(1, VOIDS)).requested.kind is PaymentKind.VOID
    with till.journal.unit_of_work() as work:
        work.append(TerminalSettled(till.shift.shift, till.manager, TPE, ()))
        work.commit()
    assert must(sold.back(1, VOIDS)).requested.kind is PaymentKind.REFUND


def test_while_its_ticket_lies_open_a_payment_is_taken_back_or_left_and_never_refunded(till: Till) -> None:
    request = AskVoid(till.charged(till.ticket(BOWL), dirhams(120_00)).payment, till.shift, Role.MANAGER)
    asked = ask_void(request, journal=till.journal, terminal=TPE, capabilities=ONE_PHASE)
    assert asked == Refused(Rule.TERMINAL_CANNOT)


@pytest.mark.parametrize(("gone", "left"), [(119_99, 1), (120_00, 0)])
def test_of_a_payment_that_no_sale_counts_just_what_is_left_is_refunded(till: Till, gone: int, left: int) -> None:
    ticket = till.ticket(BOWL)
    paid = till.charged(ticket, dirhams(120_00), PaymentState.UNKNOWN).payment
    must(till.finish(approve(ticket, Approval(Action.PAY_AGAIN, till.manager)), cash(dirhams(120_00))))
    with till.journal.unit_of_work() as work:
        work.append(PaymentMoved(paid, 1, PaymentState.APPROVED, Source.INQUIRY, authorised=dirhams(120_00)))
        back = PaymentRequested(
            *(till.shift.shift, till.manager, ticket.key, PaymentKind.REFUND, Means.CARD, dirhams(gone), TPE), paid
        )
        number = work.append(back).entry.number
        work.append(PaymentMoved(number, 0, PaymentState.APPROVED, Source.ANSWER, authorised=dirhams(gone)))
        work.commit()
    request = AskVoid(paid, till.shift, Role.MANAGER)
    asked = ask_void(request, journal=till.journal, terminal=TPE, capabilities=ONE_PHASE)
    if left:
        assert must(asked).requested.amount == dirhams(left)
    else:
        assert asked == Refused(Rule.TERMINAL_CANNOT)

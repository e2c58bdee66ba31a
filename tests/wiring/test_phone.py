"""A phone pays by the merchant's code: asked for before it is shown, taken on sight, and unknown where nobody saw."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from pos.devices.terminal.merchant_code import STANDS_MS, MerchantCodeTerminal
from pos.devices.terminal.standalone import CAPABILITIES
from pos.domain.facts import SettingChanged
from pos.domain.merchant_code.code import MerchantCode, read_code
from pos.domain.mobile import DRIVER, YES, mobile_terms
from pos.domain.money import Money
from pos.domain.payment_facts import PaymentState, Source, TerminalLabel
from pos.domain.permissions import Action, Approval, Role
from pos.domain.refusals import Refused, Rule
from pos.domain.settings import Setting
from pos.domain.shift import figures
from pos.domain.tender import Means
from pos.domain.ticket import approve
from pos.ports.payment_terminal import Doubt, Prompt
from pos.usecases.card.give_back import ask_void
from pos.usecases.card.owed import owed_back
from pos.usecases.card.requests import (
    AskCard,
    AskVoid,
    GiveCash,
    LeaveWaiting,
    NotDone,
    TypeAnswer,
    TypedResult,
    Verdict,
)
from pos.usecases.card.view import CardStep, CardView
from tests.domain.test_merchant_code import MOROCCAN
from tests.fakes.stall import BOWL
from tests.usecases.till import dirhams, must
from tests.wiring.card_stall import CardStall

PRICE = dirhams(120_00)
SEEN = TypeAnswer(TypedResult.APPROVED, PRICE, PRICE, "4417")


def put(stall: CardStall, setting: Setting, value: str) -> None:
    with stall.journal.unit_of_work() as work:
        work.append(SettingChanged(setting.value, value, stall.till.manager))
        work.commit()


@pytest.fixture
def phone(stall: CardStall) -> CardStall:
    """Give a stall with a merchant's code."""
    put(stall, Setting.MOBILE_CODE, MOROCCAN)
    put(stall, Setting.MOBILE_ACQUIRER, "Wafacash")

    def shown(amount: Money, reference: str) -> str:
        terms = mobile_terms({setting: stall.journal.setting(setting) for setting in Setting})
        return "" if terms is None else terms.shown(amount, reference)

    label = TerminalLabel("mobile-1", DRIVER, "Wafacash")
    stall.restart(MerchantCodeTerminal(label, shown, "QWERTY", stall.clock))
    return stall


def scan(
    stall: CardStall,
    *does: Callable[[], object],
    role: Role = Role.MANAGER,
    approvals: tuple[Approval, ...] = (),
    nickname: int = 1,
) -> None:
    """Show the code for a bowl, and do things while it stands; then give it up."""
    left = [*does]

    def between() -> None:
        if left:
            left.pop(0)()
        else:
            stall.counter.take(LeaveWaiting())

    stall.between = between
    ticket = stall.till.ticket(BOWL, nickname=nickname)
    stall.counter.take(AskCard(ticket, PRICE, stall.till.shift, role, (), approvals, Means.MOBILE))


def says(stall: CardStall, answer: TypeAnswer) -> Callable[[], None]:
    return lambda: stall.counter.take(answer)


def codes(stall: CardStall) -> list[CardView]:
    return [view for view in stall.views if view.shows]


def refusals(stall: CardStall) -> list[Rule]:
    return [told.refused.rule for told in stall.news if isinstance(told, NotDone) and told.refused is not None]


def test_what_is_asked_for_is_on_the_disk_before_the_code_is_shown(phone: CardStall) -> None:
    states: list[PaymentState] = []
    scan(phone, lambda: states.extend(phone.states), says(phone, SEEN))
    assert states == [PaymentState.SENDING]
    view = codes(phone)[0]
    assert (view.shows, view.prompt, view.expires_ms) == (MOROCCAN, Prompt.SHOW_CODE, STANDS_MS)


def test_a_phone_seen_to_be_paid_makes_the_sale_and_says_that_it_was_only_seen(phone: CardStall) -> None:
    scan(phone, says(phone, SEEN))
    payment, (sale,) = phone.payment(), phone.sales
    assert (payment.state, payment.asked.means, phone.view.step) == (
        PaymentState.APPROVED,
        Means.MOBILE,
        CardStep.APPROVED,
    )
    assert payment.last is not None
    assert (payment.last.source, payment.last.approval) == (Source.ON_SIGHT, "4417")
    (tender,) = sale.tenders
    assert tender.authorisation is not None
    said = tender.authorisation
    assert (tender.means, said.terminal, said.approval, said.on_sight) == (Means.MOBILE, "Wafacash", "4417", True)


def test_a_report_says_how_much_was_only_seen(phone: CardStall) -> None:
    scan(phone, says(phone, SEEN))
    shift = phone.journal.open_shift()
    assert shift is not None
    facts = (entry.fact for entry in phone.journal.entries(shift.number))
    (total,) = figures(shift.opened, facts, dirhams(0)).means
    assert (total.means, total.sales, total.on_sight) == (Means.MOBILE, PRICE, PRICE)


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        (replace(SEEN, result=TypedResult.CANCELLED), PaymentState.CANCELLED),
        (replace(SEEN, result=TypedResult.NOT_CLEAR), PaymentState.UNKNOWN),
        (replace(SEEN, amount=dirhams(500_00), amount_again=dirhams(500_00)), PaymentState.UNKNOWN),
    ],
)
def test_a_phone_that_was_not_surely_seen_makes_no_sale(
    phone: CardStall, answer: TypeAnswer, state: PaymentState
) -> None:
    scan(phone, says(phone, answer))
    assert (phone.states, phone.sales) == ([state], [])


def test_a_phone_that_paid_less_leaves_the_rest_to_pay(phone: CardStall) -> None:
    scan(phone, says(phone, replace(SEEN, amount=dirhams(100_00), amount_again=dirhams(100_00))))
    assert (phone.view.step, phone.payment().paid, phone.sales) == (CardStep.PART_APPROVED, dirhams(100_00), [])


def test_a_code_that_nobody_answered_for_goes_and_leaves_the_payment_unknown(phone: CardStall) -> None:
    scan(phone, lambda: phone.clock.wait(STANDS_MS - 1), lambda: phone.clock.wait(1))
    assert (phone.view.step, phone.view.reason) == (CardStep.UNKNOWN, Doubt.EXPIRED)
    phone.decide(phone.view.request, Verdict.APPROVED, approval="88114417")
    assert phone.states == [PaymentState.APPROVED]


def test_a_hand_that_comes_late_stops_no_other_payment(phone: CardStall) -> None:
    late = replace(SEEN, payment=999)
    scan(phone, lambda: phone.counter.take(LeaveWaiting(999)), says(phone, late), says(phone, SEEN))
    assert (refusals(phone), phone.states) == ([Rule.PAYMENT_DECIDED], [PaymentState.APPROVED])


def test_what_a_phone_paid_a_second_time_goes_back_in_cash_and_to_no_card(phone: CardStall) -> None:
    scan(phone, says(phone, replace(SEEN, result=TypedResult.NOT_CLEAR)))
    (payment,), (ticket,) = phone.journal.open_payments(), phone.journal.open_tickets()
    must(phone.till.finish(approve(ticket, Approval(Action.PAY_AGAIN, phone.till.manager))))
    phone.decide(payment.request, Verdict.APPROVED, approval="88114417")
    asked = AskVoid(payment.request, phone.till.shift, Role.MANAGER)
    card = TerminalLabel("tpe-1", "standalone")
    refused = ask_void(asked, journal=phone.journal, terminal=card, capabilities=CAPABILITIES)
    assert refused == Refused(Rule.TERMINAL_CANNOT)
    phone.counter.take(GiveCash(payment.request, phone.till.shift, Role.MANAGER, ""))
    assert owed_back(journal=phone.journal) == ()


def test_a_till_that_stops_while_the_code_stands_does_not_know(phone: CardStall) -> None:
    with pytest.raises(KeyboardInterrupt):
        scan(phone, _pull_the_plug)
    phone.restart()
    assert phone.states == [PaymentState.UNKNOWN]


def test_the_same_reference_twice_is_doubted_until_somebody_insists(phone: CardStall) -> None:
    scan(phone, says(phone, SEEN))
    scan(phone, says(phone, SEEN), says(phone, replace(SEEN, insist=True)), nickname=2)
    assert Rule.APPROVAL_SEEN_BEFORE in refusals(phone)
    assert len(phone.sales) == 2


def test_nothing_is_shown_without_a_reference_seen_first(phone: CardStall) -> None:
    scan(phone, says(phone, replace(SEEN, approval="")), says(phone, SEEN))
    assert Rule.EVIDENCE_MISSING in refusals(phone)


@pytest.mark.parametrize("setting", [Setting.MOBILE_TICKET_LIMIT, Setting.MOBILE_DAY_LIMIT])
def test_above_a_limit_somebody_says_yes_before_the_code_is_shown(phone: CardStall, setting: Setting) -> None:
    put(phone, setting, "11999")
    scan(phone, says(phone, SEEN), role=Role.CASHIER)
    assert phone.refused is not None
    assert (phone.refused.rule, phone.refused.action) == (Rule.NEEDS_APPROVAL, Action.ACCEPT_ON_SIGHT)
    yes = Approval(Action.ACCEPT_ON_SIGHT, phone.till.manager)
    scan(phone, says(phone, SEEN), role=Role.CASHIER, approvals=(yes,))
    assert phone.payment().asked.approvals == (yes,)


def test_what_phones_paid_and_may_have_paid_counts_for_the_day(phone: CardStall) -> None:
    put(phone, Setting.MOBILE_DAY_LIMIT, "30000")
    scan(phone, says(phone, SEEN), role=Role.CASHIER)
    scan(phone, says(phone, replace(SEEN, result=TypedResult.NOT_CLEAR)), role=Role.CASHIER, nickname=2)
    scan(phone, says(phone, SEEN), role=Role.CASHIER, nickname=3)
    assert phone.refused is not None
    assert phone.refused.action is Action.ACCEPT_ON_SIGHT


def test_a_phone_that_did_not_pay_does_not_count(phone: CardStall) -> None:
    put(phone, Setting.MOBILE_DAY_LIMIT, "12000")
    scan(phone, says(phone, replace(SEEN, result=TypedResult.CANCELLED)), role=Role.CASHIER)
    scan(phone, says(phone, SEEN), role=Role.CASHIER, nickname=2)
    assert len(phone.sales) == 1


def test_amount_and_reference_stand_in_the_code_where_the_acquirer_allows_it(phone: CardStall) -> None:
    put(phone, Setting.MOBILE_FILLS, YES)
    scan(phone, says(phone, SEEN))
    code = read_code(codes(phone)[0].shows)
    assert isinstance(code, MerchantCode)
    assert (code.value("54"), code.value("62")) == ("120.00", "0507QWERTY1")
    assert phone.payment().reference == "QWERTY1"


def test_without_a_code_nothing_is_asked_for(phone: CardStall) -> None:
    put(phone, Setting.MOBILE_CODE, "")
    scan(phone)
    assert phone.refused is not None
    assert (phone.refused.rule, phone.states) == (Rule.TERMINAL_CANNOT, [])


def test_a_code_taken_away_while_it_was_asked_for_is_not_shown(phone: CardStall) -> None:
    phone.restart(
        MerchantCodeTerminal(TerminalLabel("mobile-1", DRIVER), lambda _amount, _reference: "", "", phone.clock)
    )
    scan(phone)
    assert phone.states == [PaymentState.NOT_SENT]


def _pull_the_plug() -> None:
    raise KeyboardInterrupt

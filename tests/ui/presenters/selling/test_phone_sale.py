"""Paying by phone beside the ticket: the code with its amount, what was seen, and what nobody saw."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest

from pos.devices.terminal.merchant_code import MerchantCodeTerminal
from pos.devices.terminal.phone_watch import Pace, PhoneWatch
from pos.domain.facts import SettingChanged
from pos.domain.mobile import DRIVER, YES, mobile_terms
from pos.domain.names import Language
from pos.domain.payment_facts import PaymentState, TerminalLabel
from pos.domain.permissions import Action
from pos.domain.settings import Setting
from pos.domain.tender import Means
from pos.ports.payment_terminal import Waiting
from pos.ui.presenters.paying.card_views import BoardView, Page
from pos.ui.presenters.selling.card_hands import CardHands
from pos.ui.presenters.selling.customer_told import customer_view
from pos.ui.presenters.selling.sell_view import Pane, SellView
from pos.usecases.card.requests import TypedResult
from pos.usecases.card.view import CardAction
from pos.words.speech import words_for
from tests.domain.test_merchant_code import MOROCCAN
from tests.fakes.phone_news import KnownPhones
from tests.fakes.terminal import ScriptedTerminal
from tests.ui.booth import PIN, Booth
from tests.ui.seat import Seat, dirhams, seat
from tests.ui.till_cards import TillCards

LABEL = TerminalLabel("mobile-1", DRIVER, "Wafacash")


@pytest.fixture
def beside(booth: Booth) -> TillCards:
    """Give a booth with a card terminal and a merchant's code."""
    manager = booth.found()
    with booth.journal.unit_of_work() as work:
        work.append(SettingChanged(Setting.MOBILE_CODE.value, MOROCCAN, manager.id))
        work.commit()
    phone = MerchantCodeTerminal(LABEL, lambda _amount, _reference: MOROCCAN, "QWERTY", booth.clock)
    return TillCards(booth, phone=phone)


@pytest.fixture
def at_work(booth: Booth, beside: TillCards) -> Seat:
    return seat(booth, cards=beside.cards())


def card_of(at_work: Seat) -> CardHands:
    assert at_work.hands.card is not None
    return at_work.hands.card


def board(at_work: Seat) -> BoardView:
    assert at_work.view.card is not None
    return at_work.view.card


def show_code(at_work: Seat, beside: TillCards, *does: Callable[[], object], piece: str = "plate") -> None:
    """Show the code for a piece; once it stands, do things."""
    beside.meanwhile += [lambda: None, *does]
    at_work.take(piece)
    card_of(at_work).open_phone()
    at_work.hands.press_primary()


def see(at_work: Seat, figures: str, reference: str = "4417") -> None:
    """Read on the phone that it paid, and type it."""
    at_work.hands.press_primary()
    at_work.type(figures)
    at_work.hands.hear("enter")
    at_work.type(reference)
    at_work.hands.press_primary()


def test_a_phone_is_offered_beside_a_card_where_a_code_is_set(at_work: Seat, booth: Booth) -> None:
    at_work.take("plate")
    assert [way and way.label for way in (at_work.view.foot.third, at_work.view.foot.fourth)] == ["Carte", "Téléphone"]
    elsewhere = seat(booth, cards=TillCards(booth).cards())
    elsewhere.take("plate")
    assert elsewhere.view.foot.fourth is None


def test_the_code_stands_with_its_amount_its_time_and_a_warning(at_work: Seat, beside: TillCards) -> None:
    seen: list[SellView] = []
    show_code(at_work, beside, lambda: seen.append(at_work.view), lambda: see(at_work, "320"))
    assert seen[0].card is not None
    code = seen[0].card.code
    assert code is not None
    assert (seen[0].card.page, code.code, code.figure.strip("\u2066\u2069")) == (Page.CODE, MOROCCAN, "320,00")
    assert "5:00" in code.left
    assert "truqué" in code.warning
    assert [choice.id for choice in code.choices] == [TypedResult.CANCELLED.value, TypedResult.NOT_CLEAR.value]
    (sale,) = at_work.sales()
    (tender,) = sale.tenders
    assert (tender.means, tender.applied, tender.authorisation and tender.authorisation.on_sight) == (
        Means.MOBILE,
        dirhams(320),
        True,
    )


def test_the_seconds_of_the_code_run_down(at_work: Seat, beside: TillCards, booth: Booth) -> None:
    left: list[str] = []

    def look() -> None:
        for _ in range(2):
            code = board(at_work).code
            left.append("" if code is None else code.left.rpartition(":")[2].strip("\u2066\u2069"))
            for _ in range(28):
                booth.clock.now()

    show_code(at_work, beside, look, lambda: card_of(at_work).choose(TypedResult.CANCELLED.value))
    assert (int(left[0]) - int(left[1])) % 60 == 28


def test_an_amount_that_is_not_the_one_asked_is_read_twice(at_work: Seat, beside: TillCards) -> None:
    def see_less() -> None:
        see(at_work, "300", "300")
        at_work.hands.hear("enter")
        at_work.type("4417")
        at_work.hands.press_primary()

    show_code(at_work, beside, see_less)
    assert (at_work.view.pane, at_work.sales()) == (Pane.PAY, [])
    assert at_work.sell.checkout.paid == dirhams(300)


def test_what_the_phone_shows_cannot_be_sent_without_a_reference(at_work: Seat, beside: TillCards) -> None:
    told: list[BoardView] = []

    def half() -> None:
        at_work.hands.press_primary()
        at_work.type("320")
        told.append(board(at_work))

    show_code(at_work, beside, half, lambda: see(at_work, ""))
    primary = told[0].primary
    assert primary is not None
    assert (primary.enabled, "référence" in primary.caption) == (False, True)
    assert told[0].code is not None


def test_a_customer_who_did_not_pay_can_be_shown_the_code_again(at_work: Seat, beside: TillCards) -> None:
    show_code(at_work, beside, lambda: card_of(at_work).choose(TypedResult.CANCELLED.value))
    assert board(at_work).page is Page.ENDED
    beside.meanwhile += [lambda: None, lambda: see(at_work, "320")]
    card_of(at_work).choose(CardAction.TRY_AGAIN.value)
    assert len(at_work.sales()) == 1


def test_what_nobody_saw_is_told_of_phones_and_waits_for_the_acquirers_list(at_work: Seat, beside: TillCards) -> None:
    show_code(at_work, beside, lambda: card_of(at_work).choose(TypedResult.NOT_CLEAR.value))
    unknown = board(at_work).unknown
    assert unknown is not None
    assert [choice.button.label for choice in unknown.pair] == ["L’argent est arrivé", "Rien n’est arrivé"]
    card_of(at_work).choose(CardAction.SAY_NOT_CHARGED.value)
    assert (board(at_work).page, board(at_work).primary is not None) == (Page.PAPER, True)
    at_work.hands.hear("enter")
    assert [each.state for each in beside.booth.journal.payments_on(LABEL.id)] == [PaymentState.NOT_CHARGED]


def test_above_the_limit_somebody_else_says_yes_and_it_is_the_payments_own(booth: Booth, beside: TillCards) -> None:
    manager = booth.journal.people()[0]
    at_work = seat(booth, booth.hire(manager, "إبراهيم"), cards=beside.cards())
    at_work.take("rug")
    card_of(at_work).open_phone()
    at_work.hands.press_primary()
    assert board(at_work).page is Page.YES
    beside.meanwhile += [lambda: None, lambda: card_of(at_work).choose(TypedResult.CANCELLED.value)]
    at_work.type(PIN)
    at_work.hands.press_primary()
    (payment,) = booth.journal.payments_on(LABEL.id)
    assert [(yes.action, yes.by) for yes in payment.asked.approvals] == [(Action.ACCEPT_ON_SIGHT, manager.id)]


def test_a_phone_pays_while_a_card_is_waited_for_on_another_ticket(at_work: Seat, beside: TillCards) -> None:
    assert isinstance(beside.terminal, ScriptedTerminal)
    beside.terminal.says.append([Waiting()])
    asked: list[bool] = []

    def serve_the_next() -> None:
        at_work.sell.park()
        show_code(at_work, beside, lambda: see(at_work, "180"), piece="tajine")
        asked.append(at_work.sell.sold_now)

    beside.meanwhile += [serve_the_next]
    at_work.take("plate")
    card_of(at_work).open()
    at_work.hands.press_primary()
    assert asked == [True]
    assert [tender.means for sale in at_work.sales() for tender in sale.tenders] == [Means.MOBILE]


def test_the_customer_sees_the_total_then_the_code_then_thanks(at_work: Seat, beside: TillCards) -> None:
    words = words_for(Language.FR)

    def customer() -> tuple[str, str, bool]:
        view = customer_view(at_work.view, words)
        return view.label.split(" · ")[0], view.figure.strip("\u2066\u2069"), view.code is not None

    told = [customer()]
    at_work.take("plate")
    told.append(customer())
    beside.meanwhile += [lambda: None, lambda: told.append(customer()), lambda: see(at_work, "320")]
    card_of(at_work).open_phone()
    at_work.hands.press_primary()
    told.append(customer())
    assert told == [
        ("Bienvenue", "", False),
        ("À payer", "320,00", False),
        ("À payer", "320,00", True),
        ("C’est payé. Merci", "320,00", False),
    ]


@dataclass
class Asked:
    """A booth whose codes carry a reference, and whoever can be asked what was paid under it."""

    booth: Booth
    news: KnownPhones = field(default_factory=KnownPhones)

    def __post_init__(self) -> None:
        manager = self.booth.found()
        with self.booth.journal.unit_of_work() as work:
            for setting, value in ((Setting.MOBILE_CODE, MOROCCAN), (Setting.MOBILE_FILLS, YES)):
                work.append(SettingChanged(setting.value, value, manager.id))
            work.commit()
        terms = mobile_terms({setting: self.booth.journal.setting(setting) for setting in Setting})
        assert terms is not None
        self.watch = PhoneWatch(self.news, Pace(standing_ms=1, answer_ms=5_000))
        phone = MerchantCodeTerminal(LABEL, terms.shown, "QWERTY", self.booth.clock, self.watch)
        self.beside = TillCards(self.booth, phone=phone)


@pytest.fixture
def asked(booth: Booth) -> Iterator[Asked]:
    made = Asked(booth)
    yield made
    made.watch.close()


def test_what_central_tells_finishes_the_sale_by_itself_and_is_not_marked_as_seen(asked: Asked, booth: Booth) -> None:
    at_work, told = seat(booth, cards=asked.beside.cards()), list[str]()

    def pay() -> None:
        code = board(at_work).code
        told.append("" if code is None else code.asked)
        at_work.hands.press_primary()
        asked.news.pay("QWERTY1", dirhams(320))
        asked.watch.ask("QWERTY1")

    show_code(at_work, asked.beside, pay)
    (sale,) = at_work.sales()
    assert [tender.authorisation and tender.authorisation.on_sight for tender in sale.tenders] == [False]
    assert (told, at_work.sell.sold_now) == (["La caisse demande elle-même si l’argent est arrivé"], True)


def test_where_central_can_tell_only_what_was_seen_above_the_limit_takes_a_yes(asked: Asked, booth: Booth) -> None:
    cashier = booth.hire(booth.journal.people()[0], "إبراهيم")
    at_work, pages = seat(booth, cashier, cards=asked.beside.cards()), list[Page]()

    def agree() -> None:
        pages.append(board(at_work).page)
        at_work.type(PIN)
        at_work.hands.press_primary()

    look = [lambda: pages.append(board(at_work).page), lambda: see(at_work, "4800"), agree]
    show_code(at_work, asked.beside, *look, piece="rug")
    (sale,) = at_work.sales()
    assert pages == [Page.CODE, Page.YES]
    assert [tender.authorisation and tender.authorisation.on_sight for tender in sale.tenders] == [True]


def test_another_amount_than_asked_is_told_beside_what_was_asked(asked: Asked, booth: Booth) -> None:
    at_work = seat(booth, cards=asked.beside.cards())

    def pay() -> None:
        asked.news.pay("QWERTY1", dirhams(300))
        asked.watch.ask("QWERTY1")

    show_code(at_work, asked.beside, pay)
    unknown = board(at_work).unknown
    assert unknown is not None
    assert ("320,00" in unknown.facts[0][1], "300,00" in unknown.means) == (True, True)
    assert at_work.sales() == []

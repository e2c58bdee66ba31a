"""Every page of a payment by card fits the smallest screen in each language: nothing is cut, a finger has room."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pos.domain.card import CardReference
from pos.domain.names import Language
from pos.domain.payment_facts import DeclineCategory, TerminalLabel
from pos.domain.permissions import Action, Role
from pos.ports.payment_terminal import Prompt
from pos.ui.presenters.paying.payments import Payments
from pos.ui.presenters.paying.settling import Settling, Totals
from pos.ui.presenters.selling.bench import counter_of
from pos.ui.presenters.selling.sell_view import Pane
from pos.ui.screens.payments import PaymentsScreen
from pos.ui.screens.screen import Screen
from pos.ui.screens.sell import SellScreen
from pos.ui.screens.settle import SettleScreen
from pos.usecases.card.requests import TypedResult
from pos.usecases.card.view import Alarm, CardAction, CardStep, CardView
from tests.ui import judge
from tests.ui.booth import Booth
from tests.ui.card_rows import left_open, owed, settlement, stray
from tests.ui.seat import Seat, dirhams, seat
from tests.ui.till_cards import TillCards

WIDE, HIGH = 1366, 712
DECIDE = (CardAction.SAY_APPROVED, CardAction.SAY_NOT_CHARGED)
LABEL = TerminalLabel("naps-1", "naps", "NAPS")
SLIP = ("VISA ****3315", "DEBIT 4 250,00 MAD", "AUTORISATION 762773", "STAN 000481")


def view(at_work: Seat, step: CardStep, *actions: CardAction, **more: object) -> CardView:
    key = at_work.sell.bench.ticket.key
    told = CardView(step, LABEL, actions, 2417, key, amount=dirhams(4250), reference="000412")
    return replace(told, **more)  # type: ignore[arg-type]  # fields by name


def tell(at_work: Seat, step: CardStep, *actions: CardAction, **more: object) -> None:
    """Tell the selling screen where the payment of the ticket in hand stands."""
    at_work.take("rug", "plate")
    assert at_work.hands.card is not None
    at_work.hands.card.open()
    book = at_work.sell.bench.cards
    assert book is not None
    book.hear(view(at_work, step, *actions, **more))
    at_work.sell.open(Pane.CARD)


def amount(at_work: Seat) -> None:
    at_work.take("rug", "plate")
    assert at_work.hands.card is not None
    at_work.hands.card.open()
    at_work.type("1250,5")


def waiting(at_work: Seat) -> None:
    tell(at_work, CardStep.WAITING, CardAction.CANCEL, prompt=Prompt.PRESENT_CARD)


def cancelling(at_work: Seat) -> None:
    tell(at_work, CardStep.WAITING, CardAction.STOP_WAITING, prompt=Prompt.ENTER_PIN, cancel_asked=True)


def declined(at_work: Seat) -> None:
    again = (CardAction.TRY_AGAIN, CardAction.OTHER_MEANS)
    tell(at_work, CardStep.DECLINED, *again, category=DeclineCategory.ISSUER_UNAVAILABLE, code="091")


def not_sent(at_work: Seat) -> None:
    tell(at_work, CardStep.NOT_SENT, CardAction.TRY_AGAIN, CardAction.OTHER_MEANS, reason="refused")


def unknown(at_work: Seat) -> None:
    tell(at_work, CardStep.UNKNOWN, CardAction.ASK_TERMINAL, *DECIDE, CardAction.PARK, reason="silence")


def settling(at_work: Seat) -> None:
    tell(at_work, CardStep.UNKNOWN, CardAction.PARK, reason="hung_up", settles_ms=45_000)


def shown(at_work: Seat) -> None:
    more = {"slip": SLIP, "alarm": Alarm.CONTRADICTED, "approval": "762773"}
    tell(at_work, CardStep.UNKNOWN, *DECIDE, CardAction.ASK_TERMINAL, CardAction.PARK, **more)


def evidence(at_work: Seat) -> None:
    unknown(at_work)
    assert at_work.hands.card is not None
    at_work.hands.card.choose(CardAction.SAY_APPROVED)
    at_work.type("762773")


def a_yes(at_work: Seat) -> None:
    unknown(at_work)
    assert at_work.sell.card is not None
    at_work.sell.card.dialogue.asking.ask_for_yes(Action.PAY_AGAIN, lambda _approval: None, myself=True)


def typing_result(at_work: Seat) -> None:
    tell(at_work, CardStep.WAITING, CardAction.TYPE_ANSWER, prompt=Prompt.TYPE_ON_TERMINAL, typed_by_hand=True)


def why_declined(at_work: Seat) -> None:
    typing_result(at_work)
    assert at_work.hands.card is not None
    at_work.hands.card.choose(TypedResult.DECLINED)


def typing_paper(at_work: Seat) -> None:
    typing_result(at_work)
    assert at_work.hands.card is not None
    at_work.hands.card.choose(TypedResult.APPROVED)
    at_work.type("4000")
    at_work.hands.hear("enter")
    at_work.type("3900")
    at_work.hands.hear("enter")
    at_work.type("004812")


def keeping(at_work: Seat) -> None:
    tell(at_work, CardStep.JOURNAL_FAILS, CardAction.OTHER_MEANS, request=0, failure="JRN-305")


def paid_in_part(at_work: Seat) -> None:
    at_work.take("rug", "plate")
    assert at_work.hands.card is not None
    at_work.hands.card.open()
    at_work.type("1250")
    at_work.hands.press_primary()


PANES = (
    *(amount, waiting, cancelling, declined, not_sent, unknown, settling, shown, evidence, a_yes),
    *(typing_result, why_declined, typing_paper, keeping, paid_in_part),
)


def clearing(at_work: Seat) -> PaymentsScreen:
    book, card = at_work.sell.bench.cards, at_work.sell.card
    assert book is not None
    assert card is not None
    counter = counter_of(at_work.sell.bench)
    screen = PaymentsScreen(at_work.sell.bench.words)
    payments = Payments(book, card.dialogue.asking.staff, counter, at_work.sell.bench.words, lambda: None)
    screen.open(payments)
    # What the journal of this booth has not is put into the book after it was read.
    book.open, book.owed = tuple(map(left_open, range(3))), (owed(9, CardReference("3315", "VISA")),)
    book.stray = (stray(),)
    payments.choose(0)
    return screen


def giving_back(at_work: Seat) -> PaymentsScreen:
    screen = clearing(at_work)
    payments = screen.payments()
    assert payments is not None
    payments.choose(3)
    return screen


def comparing(at_work: Seat) -> SettleScreen:
    book, card = at_work.sell.bench.cards, at_work.sell.card
    assert book is not None
    assert card is not None
    session = at_work.sell.bench.session
    counter = counter_of(at_work.sell.bench)
    book.settlements = (settlement(counter.shift),)
    screen = SettleScreen(at_work.sell.bench.words)
    staff = card.dialogue.asking.staff
    screen.open(Settling(book, staff, counter, session.place.currency, at_work.sell.bench.words))
    return screen


def typing_totals(at_work: Seat) -> SettleScreen:
    screen = comparing(at_work)
    settling = screen.settling()
    assert settling is not None
    settling.book.settlements = ()
    settling.turn(Totals(settling.currency).press("12").step(1).press("3450"))
    return screen


SCREENS: tuple[Callable[[Seat], Screen], ...] = (clearing, giving_back, comparing, typing_totals)


@pytest.fixture(params=[Language.AR, Language.FR, Language.EN])
def at_work(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Seat]:
    language: Language = request.param
    backwards = language.right_to_left
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft if backwards else Qt.LayoutDirection.LeftToRight)
    booth = Booth()
    manager = booth.found("فاطمة الزهراء المنصوري")
    booth.hire(manager, "إبراهيم", Role.MANAGER)
    yield seat(booth, manager, language=language, cards=TillCards(booth).cards())
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def shown_on(qtbot: QtBot, screen: Screen) -> None:
    qtbot.addWidget(screen)
    screen.resize(WIDE, HIGH)
    with qtbot.waitExposed(screen):
        screen.show()


def fits(screen: Screen) -> None:
    assert (screen.width(), screen.height()) == (WIDE, HIGH)
    assert judge.too_small(screen) == []
    assert judge.squeezed(screen) == []
    assert judge.unnamed(screen) == []
    assert judge.outside(screen) == []
    with judge.reading() as cut:
        screen.grab()
    assert cut == []


def test_every_page_beside_the_ticket_fits(qtbot: QtBot, at_work: Seat) -> None:
    for prepare in PANES:
        beside = seat(Booth(), language=at_work.sell.bench.words.language, cards=TillCards(at_work.booth).cards())
        screen = SellScreen(beside.sell, lambda _view: None)
        screen.speak(beside.sell.bench.words)
        prepare(beside)
        shown_on(qtbot, screen)
        fits(screen)
        screen.close()


@pytest.mark.parametrize("make", SCREENS, ids=lambda make: make.__name__)
def test_every_screen_of_payments_fits(qtbot: QtBot, at_work: Seat, make: Callable[[Seat], Screen]) -> None:
    screen = make(at_work)
    screen.speak(at_work.sell.bench.words)
    shown_on(qtbot, screen)
    fits(screen)

"""Payments that nobody knows, at the window: decided, carried over a closing, given back when they were made twice."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from pos.devices.terminal.absent import AbsentTerminal
from pos.domain.facts import CashMoved, ShiftClosed
from pos.domain.payment_facts import PaymentKind, PaymentState, TerminalLabel, TerminalSettled, TotalsSource
from pos.ports.payment_terminal import Doubt, Lost, PaymentTerminal, TerminalTotals, Unreachable
from pos.ui.screens.closing import ClosingScreen
from pos.ui.screens.menu import Errand
from pos.ui.screens.payments import PaymentsScreen
from pos.ui.screens.settle import SettleScreen
from tests.fakes.terminal import yes
from tests.ui.booth import PIN
from tests.ui.card_window import CardTill
from tests.ui.fingers import tap, tap_twice
from tests.usecases.till import dirhams

PRICE = dirhams(320_00)
RETURN, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape


def lose(till: CardTill) -> None:
    """Lose the answer to a payment, and let the time pass in which its approval could lapse."""
    till.ask()
    till.send()
    till.patient.say(Lost(Doubt.HUNG_UP))
    till.until(lambda: till.seen("On ne sait pas encore si le paiement est passé"))
    till.wait(45)
    till.until(lambda: bool(till.buttons("Le terminal montre : accepté")))


def say_approved(till: CardTill, approval: str = "762773") -> None:
    till.press("Le terminal montre : accepté")
    till.until(lambda: till.seen("N° d’autorisation"))
    till.keys(approval)
    till.press("Oui, ce paiement est passé")


def pay_in_cash_all_the_same(till: CardTill) -> None:
    """Take cash over a payment that nobody knows, with the manager's PIN."""
    till.press("Payer autrement")
    till.keys(PIN)
    till.key(RETURN)
    till.press("Exact")
    till.until(lambda: till.sold == [320_00])


def paid_twice(till: CardTill) -> PaymentsScreen:
    """Learn that the card was charged after the ticket was paid in cash; shows the payments."""
    lose(till)
    pay_in_cash_all_the_same(till)
    till.press("1 paiement à éclaircir")
    screen = till.front(PaymentsScreen)
    say_approved(till)
    till.until(lambda: till.states == [PaymentState.APPROVED])
    book = till.day.cards.book
    till.until(lambda: book is not None and len(book.owed) == 1)
    till.press("Continuer")
    till.until(lambda: till.seen("320,00 DH à rendre au client"))
    return screen


def test_what_a_person_saw_on_the_terminal_pays_the_ticket_once(till: CardTill) -> None:
    lose(till)
    till.press("Le terminal montre : accepté")
    till.until(lambda: till.seen("N° d’autorisation"))
    till.keys("762773")
    tap_twice(till.buttons("Oui, ce paiement est passé")[0])
    till.until(lambda: till.states == [PaymentState.APPROVED])
    till.until(lambda: till.sold == [320_00])
    assert len(till.patient.attempts) == 1


def test_money_taken_twice_goes_back_to_the_card_by_one_void(till: CardTill) -> None:
    paid_twice(till)
    tap_twice(till.buttons("Rendre sur la carte")[0])
    till.until(lambda: till.patient.waits)
    till.patient.say(yes(PRICE, final=True))
    till.until(lambda: till.seen("C’est rendu"))
    till.press("Continuer")
    till.until(lambda: not till.seen("1 paiement à éclaircir"))
    assert [attempt.kind for attempt in till.patient.attempts] == [PaymentKind.SALE, PaymentKind.VOID]
    assert till.sold == [320_00]


def test_money_taken_twice_goes_back_in_cash_and_the_drawer_is_told(till: CardTill) -> None:
    screen = paid_twice(till)
    assert [row.about for row in screen.rows.rows()] == ["à rendre"]
    tap_twice(till.buttons("Rendre en espèces")[0])
    till.until(lambda: till.seen("C’est rendu"))
    moved = [entry.fact for entry in till.booth.journal.entries(1) if isinstance(entry.fact, CashMoved)]
    assert [fact.amount for fact in moved] == [-PRICE]


def test_enter_among_the_payments_goes_on_and_never_charges_again(till: CardTill) -> None:
    lose(till)
    till.press("Mettre en attente")
    till.press("1 paiement à éclaircir")
    screen = till.front(PaymentsScreen)
    till.press("Le terminal montre : rien")
    till.press("Oui")
    till.until(lambda: till.states == [PaymentState.NOT_CHARGED])
    till.until(lambda: bool(till.buttons("Continuer")))
    till.key(RETURN)
    till.until(lambda: not till.buttons("Continuer") and not screen.rows.rows())
    assert (len(till.patient.attempts), till.patient.waits) == (1, False)


def test_a_closing_lists_what_nobody_knows_and_closes_over_it(till: CardTill) -> None:
    lose(till)
    till.press("Mettre en attente")
    till.until(lambda: not till.selling.side.lines.rows())
    till.go(Errand.CLOSE)
    closing = till.front(ClosingScreen)
    tap(closing.count.confirm)
    till.until(closing.decide.isVisible)
    till.until(lambda: till.seen("1 paiement à éclaircir : 320,00 DH. Il est reporté à la suite."))
    tap(closing.decide.close_button)
    till.until(closing.done.isVisible)
    (closed,) = (entry.fact for entry in till.booth.journal.entries(1) if isinstance(entry.fact, ShiftClosed))
    assert [each.amount for each in closed.unknown_payments] == [PRICE]
    (carried,) = till.booth.journal.open_payments()
    assert carried.state is PaymentState.UNKNOWN


def test_the_way_from_the_closing_to_its_payments_and_totals_leads_back(till: CardTill) -> None:
    lose(till)
    till.press("Mettre en attente")
    till.go(Errand.CLOSE)
    closing = till.front(ClosingScreen)
    tap(closing.count.confirm)
    till.until(closing.decide.by_card.unknown.button.isVisible)
    tap(closing.decide.by_card.unknown.button)
    till.front(PaymentsScreen)
    till.key(ESCAPE)
    till.front(ClosingScreen)
    till.patient.totals = TerminalTotals(((PaymentKind.SALE, 1, PRICE),))
    tap(closing.decide.by_card.totals.button)
    settle = till.front(SettleScreen)
    tap_twice(settle.go)
    till.until(lambda: till.seen("Les totaux diffèrent"))
    assert till.patient.heard.count("settle") == 1
    till.key(ESCAPE)
    till.front(ClosingScreen)
    till.until(lambda: till.seen("320,00 DH de trop sur le terminal"))


def test_totals_whose_answer_was_lost_are_typed_off_the_terminals_paper(till: CardTill) -> None:
    till.patient.totals = Unreachable(Doubt.SILENCE)
    till.go(Errand.CLOSE)
    closing = till.front(ClosingScreen)
    tap(closing.count.confirm)
    till.until(closing.decide.by_card.totals.button.isVisible)
    tap(closing.decide.by_card.totals.button)
    settle = till.front(SettleScreen)
    tap(settle.go)
    till.until(lambda: till.seen("Interrogé, mais sa réponse s’est perdue. Tapez les totaux de son papier."))
    till.until(settle.fields.isVisible)
    till.key(ESCAPE)
    till.front(ClosingScreen)
    till.until(lambda: till.seen("Interrogé, mais sa réponse s’est perdue"))
    tap(closing.decide.by_card.totals.button)
    settle = till.front(SettleScreen)
    till.until(settle.fields.isVisible)
    settle.hear("0")
    tap(settle.go)
    till.until(lambda: till.seen("Les totaux concordent"))
    sources = [entry.fact.source for entry in till.booth.journal.entries(1) if isinstance(entry.fact, TerminalSettled)]
    assert sources == [TotalsSource.LOST, TotalsSource.PAPER]


@pytest.mark.parametrize("configured", [True, False])
def test_a_terminal_that_is_gone_is_named_and_a_person_decides(
    till: CardTill, beside: Callable[[PaymentTerminal | None], CardTill], configured: bool
) -> None:
    lose(till)
    till.stop()
    gone = till.terminal.label
    label = TerminalLabel("caisse-ap-2", "caisse-ap") if configured else gone
    till.terminal = type(till.patient)(label) if configured else AbsentTerminal(gone)
    till.begin()
    till.sign_in().ready()
    till.until(lambda: till.seen("TPE 01 · 000001"))
    till.wait(45)
    till.until(lambda: bool(till.buttons("Le terminal montre : rien")))
    assert not till.buttons("Demander de nouveau")
    till.press("Le terminal montre : rien")
    till.press("Oui")
    till.until(lambda: till.states == [PaymentState.NOT_CHARGED])

"""At the window: what a person carries to a stand-alone terminal and back, and money that goes back to a card."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from pos.devices.terminal.standalone import StandaloneTerminal
from pos.domain.facts import RefundFinished, SaleFinished
from pos.domain.payment_facts import PaymentKind, PaymentState, TerminalLabel
from pos.ports.payment_terminal import Doubt, Lost, PaymentTerminal
from pos.ui.screens.history import HistoryScreen
from pos.ui.screens.menu import Errand
from pos.ui.screens.refund import RefundScreen
from tests.fakes.terminal import ONE_PHASE, PatientTerminal, yes
from tests.ui.card_window import PLATE, CardTill
from tests.ui.fingers import tap, tap_twice
from tests.usecases.till import dirhams

RETURN = Qt.Key.Key_Return
Beside = Callable[[PaymentTerminal], CardTill]


@pytest.fixture
def alone(beside: Beside) -> CardTill:
    """Give a till beside a terminal that has no line."""
    return beside(StandaloneTerminal(TerminalLabel("tpe-1", "standalone")))


def read_yes(till: CardTill, amount: str = "320") -> None:
    """Ask, and read a paper that says yes; the amount is typed first."""
    till.ask()
    till.key(RETURN)
    till.until(lambda: till.seen("Tapez ce montant sur le terminal"))
    till.press("Accepté")
    till.until(lambda: till.seen("Montant sur le papier"))
    till.keys(amount)
    till.key(RETURN)


def fill(till: CardTill, *lines: str) -> None:
    """Type lines one after the other, each ended with Enter; an empty one stays empty."""
    for line in lines:
        till.keys(line)
        till.key(RETURN)
        till.bot.wait(60)


def test_a_paper_is_typed_and_pays_with_all_it_says(alone: CardTill) -> None:
    read_yes(alone)
    fill(alone, "004812", "17", "3315", "cmi", "77")
    alone.until(lambda: alone.sold == [320_00])
    (sale,) = (entry.fact for entry in alone.booth.journal.entries(1) if isinstance(entry.fact, SaleFinished))
    said = sale.tenders[0].authorisation
    assert said is not None
    assert said.card is not None
    assert (said.approval, said.card.last_four, said.terminal.casefold()) == ("004812", "3315", "cmi 77")
    (payment,) = alone.booth.journal.payments_in(sale.shift)
    assert payment.trace == "17"


def test_another_amount_on_the_paper_is_typed_twice_and_only_that_much_is_paid(alone: CardTill) -> None:
    read_yes(alone, "300")
    alone.until(lambda: alone.seen("Le montant encore une fois"))
    fill(alone, "300", "004812")
    alone.press("Noter la réponse")
    alone.until(lambda: alone.states == [PaymentState.APPROVED])
    (payment,) = alone.booth.journal.payments_in(alone.booth.stall().shift.number)  # type: ignore[union-attr]
    assert (payment.paid, alone.sold) == (dirhams(300_00), [])
    alone.until(lambda: alone.seen("20,00"))


def test_two_readings_that_differ_pay_nothing_and_say_so(alone: CardTill) -> None:
    read_yes(alone, "300")
    alone.until(lambda: alone.seen("Le montant encore une fois"))
    fill(alone, "30", "004812")
    alone.press("Noter la réponse")
    alone.until(lambda: alone.seen("PAY-"))
    assert (alone.states, alone.sold) == ([PaymentState.SENDING], [])


def test_an_approval_number_seen_before_is_doubted_and_can_be_insisted_on(alone: CardTill) -> None:
    read_yes(alone)
    fill(alone, "004812")
    alone.press("Noter la réponse")
    alone.until(lambda: alone.sold == [320_00])
    alone.key(RETURN)
    read_yes(alone)
    fill(alone, "004812")
    alone.press("Noter la réponse")
    alone.until(lambda: bool(alone.buttons("Le numéro est bon")))
    assert alone.sold == [320_00]
    tap_twice(alone.buttons("Le numéro est bon")[0])
    alone.until(lambda: alone.sold == [320_00, 320_00])


def test_a_paper_that_is_not_clear_leaves_the_payment_unknown(alone: CardTill) -> None:
    alone.ask()
    alone.key(RETURN)
    alone.press("Pas clair")
    alone.until(lambda: alone.states == [PaymentState.UNKNOWN])
    alone.until(lambda: alone.seen("Le papier du terminal n’est pas clair"))


def test_where_only_the_terminal_can_cancel_the_cashier_is_told_how(beside: Beside) -> None:
    till = beside(PatientTerminal(capabilities=ONE_PHASE))
    till.ask(PLATE)
    till.send()
    till.until(lambda: till.seen("Pour annuler : la touche rouge du terminal."))
    till.patient.say(yes(dirhams(320_00), final=True))
    till.until(lambda: till.sold == [320_00])


# ------------------------------------------------------------ goods come back
@pytest.fixture
def refunding(beside: Beside) -> CardTill:
    """Give a till whose terminal refunds, with two plates sold by card."""
    till = beside(PatientTerminal(capabilities=ONE_PHASE))
    till.ask(PLATE, PLATE)
    till.send()
    till.patient.say(yes(dirhams(640_00), final=True))
    till.until(lambda: till.sold == [640_00])
    return till


def take_back(till: CardTill) -> RefundScreen:
    """Open the refund of the first sale, with nothing chosen."""
    if not isinstance(till.day.window.screen_in_front(), HistoryScreen):
        till.go(Errand.HISTORY)
    history = till.front(HistoryScreen)
    till.until(lambda: history.rows.count() > 0)
    history.rows.choose(history.rows.count() - 1)
    till.until(lambda: history.refund.isVisible() and history.refund.isEnabled())
    tap(history.refund)
    screen = till.front(RefundScreen)
    till.until(lambda: bool(screen.lines.rows))
    return screen


def refunds(till: CardTill) -> list[int]:
    facts = (entry.fact for entry in till.booth.journal.entries(1))
    return [fact.total.minor for fact in facts if isinstance(fact, RefundFinished)]


def give_back(till: CardTill, pieces: int) -> RefundScreen:
    """Choose so many plates, a reason, and give their money back."""
    screen = take_back(till)
    for _ in range(pieces):
        screen.lines.stepped.emit(1, 1)  # as its plus does, and once more than it can
    till.press("Défaut", screen)
    till.until(screen.go.isEnabled)
    tap_twice(screen.go)
    return screen


def test_one_plate_goes_back_to_the_card_once_however_often_it_is_touched(refunding: CardTill) -> None:
    give_back(refunding, 1)
    refunding.until(lambda: refunding.patient.waits)
    refunding.patient.say(yes(dirhams(320_00), "000482", final=True))
    refunding.until(lambda: refunds(refunding) == [320_00])
    kinds = [attempt.kind for attempt in refunding.patient.attempts]
    assert kinds == [PaymentKind.SALE, PaymentKind.REFUND]


def test_never_more_comes_back_than_was_sold(refunding: CardTill) -> None:
    give_back(refunding, 5)
    refunding.until(lambda: refunding.patient.waits)
    assert refunding.patient.attempts[-1].amount == dirhams(640_00)
    refunding.patient.say(yes(dirhams(640_00), "000482", final=True))
    refunding.until(lambda: refunds(refunding) == [640_00])
    refunding.press("Terminer")
    refunding.front(HistoryScreen)
    screen = take_back(refunding)
    refunding.until(lambda: refunding.seen("Tout ce reçu a déjà été rendu"))
    assert not screen.go.isEnabled()


def test_a_refund_nobody_knows_holds_its_plate_back_and_gets_its_paper_later(refunding: CardTill) -> None:
    give_back(refunding, 1)
    refunding.until(lambda: refunding.patient.waits)
    refunding.patient.say(Lost(Doubt.SILENCE))
    refunding.until(lambda: refunding.seen("On ne sait pas encore si c’est remboursé"))
    assert refunds(refunding) == []
    refunding.press("Le terminal montre : rendu")
    refunding.until(lambda: refunding.seen("N° d’autorisation"))
    refunding.keys("99")
    refunding.press("Oui")
    refunding.until(lambda: refunds(refunding) == [320_00])


@pytest.fixture
def two_cards(beside: Beside) -> CardTill:
    """Give a till with a plate sold, 200 of it on one card and 120 on another."""
    till = beside(PatientTerminal(capabilities=ONE_PHASE))
    till.ask(PLATE)
    till.send()
    till.patient.say(yes(dirhams(200_00), "000481", final=True))
    till.until(lambda: till.seen("120,00"))
    till.until(till.selling.side.third.isVisible)
    tap(till.selling.side.third)
    till.until(lambda: till.seen("Envoyer"))
    till.send()
    till.patient.say(yes(dirhams(120_00), "000482", final=True))
    till.until(lambda: till.sold == [320_00])
    return till


@pytest.mark.parametrize("in_cash", [False, True])
def test_what_two_cards_paid_goes_back_one_after_the_other_and_what_is_left_is_said(
    two_cards: CardTill, in_cash: bool
) -> None:
    till = two_cards
    screen = take_back(till)
    till.press("Défaut", screen)
    till.until(lambda: till.seen("200,00 DH sur une carte, puis 120,00 DH sur l’autre"))
    tap(screen.go)
    till.until(lambda: till.patient.waits)
    assert till.patient.attempts[-1].amount == dirhams(200_00)
    till.patient.say(yes(dirhams(200_00), "000483", final=True))
    till.until(lambda: till.seen("Il reste 120,00 DH à rendre au client."))
    assert refunds(till) == []
    if in_cash:
        till.press("Espèces", screen)
    till.press("Rendre 120", screen)
    if not in_cash:
        till.until(lambda: till.patient.waits)
        till.patient.say(yes(dirhams(120_00), "000484", final=True))
    till.until(lambda: refunds(till) == [320_00])
    till.until(lambda: bool(till.buttons("Terminer")))
    assert till.seen("Rendez 120,00 DH au client" if in_cash else "120,00 DH rendus sur la carte")

"""Paying by card at the window: what is asked once is asked once, what nobody knows is said, and the till sells on."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt
from typing_extensions import override

from pos.domain.names import Language
from pos.domain.payment_facts import DeclineCategory, PaymentState
from pos.ports.payment_terminal import (
    Attempt,
    Cancelled,
    Declined,
    Doubt,
    Lost,
    NotSent,
    PaymentTerminal,
    Prompt,
    Prompted,
    TerminalEvent,
    Unsent,
)
from pos.ui.screens.help_page import HelpScreen
from tests.fakes.terminal import PatientTerminal, yes
from tests.ui.card_window import BASKET, CardTill
from tests.ui.fingers import tap, tap_twice
from tests.usecases.till import dirhams

PLATE_PRICE, BASKET_PRICE = dirhams(320_00), dirhams(95_00)
RETURN = Qt.Key.Key_Return


def lose(till: CardTill) -> None:
    """Ask for a payment and lose its answer."""
    till.ask()
    till.send()
    till.patient.say(Lost(Doubt.HUNG_UP))
    till.until(lambda: till.seen("On ne sait pas encore si le paiement est passé"))


def test_a_double_tap_and_a_double_enter_ask_for_one_payment(till: CardTill) -> None:
    till.ask()
    tap_twice(till.selling.side.primary)
    till.until(lambda: till.patient.waits)
    for _ in range(2):
        till.key(RETURN)
    till.patient.say(yes(PLATE_PRICE))
    till.until(lambda: till.sold == [320_00])
    assert (till.asked, len(till.patient.attempts), till.states) == (1, 1, [PaymentState.APPROVED])


def test_two_enters_before_the_terminal_has_said_a_word_ask_once(till: CardTill) -> None:
    till.ask()
    for _ in range(2):
        till.key(RETURN)
    till.until(lambda: till.patient.waits)
    till.patient.say(yes(PLATE_PRICE))
    till.until(lambda: till.sold == [320_00])
    assert (till.asked, len(till.patient.attempts)) == (1, 1)


def test_trying_again_twice_is_one_more_attempt(till: CardTill) -> None:
    till.ask()
    till.send()
    till.patient.say(Declined("055", DeclineCategory.WRONG_PIN))
    till.until(lambda: bool(till.buttons("Essayer encore")))
    tap_twice(till.buttons("Essayer encore")[0])
    till.key(RETURN)
    till.until(lambda: till.patient.waits)
    till.patient.say(yes(PLATE_PRICE))
    till.until(lambda: till.sold == [320_00])
    assert (till.asked, len(till.patient.attempts)) == (1, 2)


def test_cancelling_twice_is_said_once_and_the_answer_decides(till: CardTill) -> None:
    till.ask()
    till.send()
    till.until(lambda: bool(till.buttons("Annuler sur le terminal")))
    tap_twice(till.buttons("Annuler sur le terminal")[0])
    till.until(lambda: till.seen("C’est la réponse du terminal qui décide"))
    till.patient.say(Cancelled("operator"))
    till.until(lambda: till.seen("Le paiement est annulé"))
    assert till.patient.heard.count("cancel") == 1
    assert (till.states, till.sold) == ([PaymentState.CANCELLED], [])


def test_a_declined_card_says_why_and_what_to_tell_the_customer(till: CardTill) -> None:
    till.ask()
    till.send()
    words = till.day.window.words
    for category in DeclineCategory:
        till.patient.say(Declined("99", category))
        till.until(lambda told=f"card.declined.{category.value}": till.seen(words.say(told)))  # type: ignore[misc]
        assert till.seen(words.say(f"card.customer.{category.value}"))
        assert till.seen("La carte est refusée")
        assert till.seen("Rien n’a été débité")
        till.press("Essayer encore")
        till.until(lambda: till.patient.waits)
    assert till.asked == 1


def test_enter_after_a_refusal_does_what_the_page_offers_first(till: CardTill) -> None:
    till.ask()
    till.send()
    till.patient.say(Declined("055", DeclineCategory.WRONG_PIN))
    till.until(lambda: bool(till.buttons("Essayer encore")))
    till.key(RETURN)
    till.until(lambda: till.patient.waits and not till.buttons("Essayer encore"))
    till.patient.say(Declined("051", DeclineCategory.INSUFFICIENT_FUNDS))
    till.until(lambda: bool(till.buttons("Essayer encore")))
    till.key(RETURN)
    till.until(lambda: till.seen("À payer en espèces"))
    assert (len(till.patient.attempts), till.patient.waits) == (2, False)


def test_another_language_while_it_waits_keeps_the_conversation(till: CardTill) -> None:
    till.ask()
    till.send()
    till.day.window.speak(Language.AR)
    arabic = till.day.window.words
    till.until(lambda: till.seen(arabic.say("card.prompt.present_card")))
    till.patient.say(Prompted(Prompt.ENTER_PIN))
    till.until(lambda: till.seen(arabic.say("card.prompt.enter_pin")))
    till.patient.say(yes(PLATE_PRICE))
    till.until(lambda: till.sold == [320_00])
    assert len(till.patient.attempts) == 1


def test_escape_while_it_waits_leaves_the_payment_with_the_terminal(till: CardTill) -> None:
    till.ask()
    till.send()
    for _ in range(3):
        till.key(Qt.Key.Key_Escape)
    assert "cancel" not in till.patient.heard
    till.patient.say(yes(PLATE_PRICE))
    till.until(lambda: till.sold == [320_00])


def test_the_unknown_payment_never_offers_to_charge_again_and_asks_by_default(till: CardTill) -> None:
    till.patient.confirms.append(Lost(Doubt.HUNG_UP))
    till.ask()
    till.send()
    till.patient.say(yes(PLATE_PRICE))
    till.until(lambda: till.seen("On ne sait pas encore si le paiement est passé"))
    till.until(lambda: till.seen("Le terminal décide encore"))
    till.wait(45)
    till.until(lambda: "inquire 000001 000481" in till.patient.heard)
    till.until(lambda: bool(till.buttons("Demander de nouveau")))
    assert not [choice for choice in till.choices() if "Essayer" in choice or "Envoyer" in choice]
    before = till.patient.heard.count("inquire 000001 000481")
    till.key(RETURN)
    till.until(lambda: till.patient.heard.count("inquire 000001 000481") > before)
    assert len(till.patient.attempts) == 1


class Away(PatientTerminal):
    """Is switched off."""

    @override
    def start(self, attempt: Attempt) -> Iterator[TerminalEvent]:
        yield NotSent(Unsent.REFUSED)


def test_a_terminal_that_was_not_reached_has_its_page_of_help(
    beside: Callable[[PaymentTerminal | None], CardTill],
) -> None:
    till = beside(Away())
    till.ask()
    tap(till.selling.side.primary)
    till.press("PAY-202")
    till.front(HelpScreen)
    assert till.seen("Le terminal ne répond pas")


def test_the_page_of_help_of_an_unknown_payment_opens_beside_the_ticket(till: CardTill) -> None:
    lose(till)
    till.press("PAY-201")
    till.front(HelpScreen)


def test_what_left_nothing_to_ask_with_offers_no_asking_and_enter_opens_the_evidence(till: CardTill) -> None:
    lose(till)
    till.wait(45)
    till.until(lambda: bool(till.buttons("Le terminal montre : accepté")))
    assert not till.buttons("Demander de nouveau")
    till.key(RETURN)
    till.until(lambda: till.seen("N° d’autorisation"))
    assert (len(till.patient.attempts), till.states) == (1, [PaymentState.UNKNOWN])


def test_a_ticket_nobody_knows_the_payment_of_is_put_aside_and_the_next_customer_pays(till: CardTill) -> None:
    lose(till)
    till.press("Mettre en attente")
    till.until(lambda: not till.selling.side.lines.rows())
    till.ask(BASKET)
    till.send()
    till.patient.say(yes(BASKET_PRICE, trace="000482"))
    till.until(lambda: till.sold == [95_00])
    assert till.states == [PaymentState.UNKNOWN, PaymentState.APPROVED]
    (kept,) = till.booth.journal.open_tickets()
    assert kept.parked


def test_the_window_closed_while_it_waits_leaves_the_payment_unknown_and_it_comes_first_after_the_start(
    till: CardTill,
) -> None:
    till.ask()
    till.send()
    till.stop()
    assert till.states == [PaymentState.UNKNOWN]
    till.begin()
    till.sign_in()
    till.until(lambda: till.seen("1 paiement à éclaircir"))
    till.until(lambda: till.seen("On ne sait pas encore si le paiement est passé"))
    assert len(till.patient.attempts) == 1


def test_after_a_start_the_terminal_is_asked_before_the_next_payment_may_begin(till: CardTill) -> None:
    till.patient.confirms.append(Lost(Doubt.HUNG_UP))
    till.ask()
    till.send()
    till.patient.say(yes(PLATE_PRICE))
    till.until(lambda: till.states == [PaymentState.UNKNOWN])
    till.stop()
    till.begin()
    till.sign_in()
    till.selling.want_ticket()
    till.selling.scan(BASKET)
    till.until(till.selling.side.third.isVisible)
    tap(till.selling.side.third)
    till.until(lambda: till.seen("TPE 01 · prêt dans"))
    till.key(RETURN)
    assert (len(till.patient.attempts), till.patient.heard[-1]) == (1, "close")
    till.booth.clock.wait(46_000)
    till.until(lambda: "inquire 000001 000481" in till.patient.heard)
    till.until(lambda: bool(till.buttons("Envoyer")))
    tap(till.selling.side.primary)
    till.until(lambda: till.patient.waits)
    till.patient.say(yes(BASKET_PRICE, trace="000482"))
    till.until(lambda: till.sold == [95_00])

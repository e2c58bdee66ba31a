"""How phones pay at the till: the merchant's code that is set, shown by a conversation of its own beside the card's.

Which code is shown, and what is written into it, is read from the settings each time: a code that was put right counts
at once, and so does the first one, as soon as somebody goes back to sell.
"""

from collections.abc import Callable
from functools import partial

from pos.devices.terminal.merchant_code import MerchantCodeTerminal
from pos.devices.terminal.phone_watch import PhoneWatch
from pos.domain.mobile import DRIVER, MobileTerms, mobile_terms
from pos.domain.money import Money
from pos.domain.payment_facts import TerminalLabel
from pos.domain.settings import Setting
from pos.ports.payment_terminal import PaymentTerminal
from pos.wiring.cards.opening import series_of
from pos.wiring.cards.phone_news import TillPhoneNews, shown_earlier
from pos.wiring.parts import Parts

TERMINAL = "mobile-1"


def phone_terms(parts: Parts) -> MobileTerms | None:
    """Read how phones pay here; None where they cannot."""
    return mobile_terms({setting: parts.journal.setting(setting) for setting in Setting})


def phone_terminal(parts: Parts, central: Callable[[], str] = str) -> PaymentTerminal | None:
    """Make what shows the code; None where none is set.

    `central` gives the address where central is now, empty for the one that it granted.
    """
    terms = phone_terms(parts)
    if terms is None:
        return None

    def shown(amount: Money, reference: str) -> str:
        now = phone_terms(parts)
        return "" if now is None else now.shown(amount, reference)

    label = TerminalLabel(TERMINAL, DRIVER, terms.acquirer)
    watch = PhoneWatch(TillPhoneNews(parts, central))
    terminal = MerchantCodeTerminal(label, shown, series_of(parts), parts.clock, watch)
    terminal.remember(partial(shown_earlier, parts.journal, TERMINAL))
    return terminal

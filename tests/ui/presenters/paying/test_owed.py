"""What is told of money that is to go back, and why it is the customer's."""

from dataclasses import replace

from pos.domain.card import CardReference
from pos.domain.mobile import DRIVER
from pos.domain.names import Language
from pos.domain.payment_facts import TerminalLabel
from pos.domain.tender import Means
from pos.ui.presenters.paying.owed_told import Back, owed_view
from pos.words.speech import words_for
from tests.fakes.devices import SteadyClock
from tests.ui.card_rows import owed


def test_what_a_phone_paid_beyond_is_told_as_such_and_goes_back_in_cash_alone() -> None:
    card = owed(9, CardReference())
    by_phone = replace(card.payment.asked, means=Means.MOBILE, terminal=TerminalLabel("mobile-1", DRIVER, "Wafacash"))
    phone = replace(card, payment=replace(card.payment, asked=by_phone), by_card=False)
    words = words_for(Language.FR)
    twice, beyond = (
        owed_view(each, SteadyClock(), words, free=True).ended for each in (phone, replace(phone, beyond=True))
    )
    assert twice is not None
    assert beyond is not None
    assert "payé autrement" in twice.told
    assert "en trop" in beyond.told
    assert beyond.customer == "Vous avez payé plus que demandé\u00a0: voici votre argent."
    assert [choice.id for choice in beyond.choices] == [Back.IN_CASH]

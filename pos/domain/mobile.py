"""Payment by phone: the merchant's code as the acquirer gave it, and how far a cashier's eyes alone are trusted.

What a customer's phone shows can be forged. Where nothing but somebody's eyes says that it was paid, a house sets how
much it lets pass so, on one ticket and in one day; above that another person says yes before the code is shown.
"""

from collections.abc import Iterable, Mapping
from hashlib import sha256
from string import ascii_uppercase
from typing import Final

from pos.domain.card import holds_card_number
from pos.domain.merchant_code.code import MerchantCode, check_shown
from pos.domain.merchant_code.fields import Flaw
from pos.domain.merchant_code.filling import fill
from pos.domain.money import Currency, Money, total_of
from pos.domain.payment import Payment
from pos.domain.payment_facts import PaymentKind, Source
from pos.domain.settings import Setting
from pos.domain.tender import Means
from pos.domain.values import dataclass

DRIVER: Final = "merchant_code"
"""The driver's name on the facts of payments by phone."""

ON_SIGHT_TICKET: Final = Money(500_00, Currency.MAD)
ON_SIGHT_DAY: Final = Money(5_000_00, Currency.MAD)
"""What passes on sight where nothing is set: 500 DH on a ticket, 5 000 DH in a day (house rules, not a law)."""

YES = "yes"
"""The value of a setting that is on."""

_NAME_LETTERS = 16
_ONLY_SEEN = frozenset({Source.ON_SIGHT, Source.OPERATOR})


@dataclass(frozen=True, slots=True)
class MobileTerms:
    """How phones pay here: the code that is shown, its acquirer, whether a sale is written into it, and the limits."""

    code: MerchantCode
    acquirer: str
    fills: bool
    ticket_limit: Money = ON_SIGHT_TICKET
    day_limit: Money = ON_SIGHT_DAY

    def shown(self, amount: Money, reference: str) -> str:
        """Give the text of the code for a sale: as the acquirer gave it, unless that one lets a sale be written in."""
        return fill(self.code, amount, reference) if self.fills else self.code.text

    def over(self, amount: Money, before: Iterable[Payment]) -> bool:
        """Tell whether an amount passes what is taken on sight; `before` are the payments of the day."""
        if amount.currency is not self.ticket_limit.currency:
            return True
        today = total_of((_counted(each) for each in before if _by_phone(each)), amount.currency)
        return self.ticket_limit < amount or self.day_limit < today + amount


def transaction_name(transaction: str) -> str:
    """Give the name by which facts hold a wallet's transaction: itself, or letters where it could be a card's number.

    Blacked out, as a card's number is anywhere else, all of them would be one.
    """
    if not holds_card_number(transaction):
        return transaction
    mark, letters = int.from_bytes(sha256(transaction.encode()).digest()), ""
    for _ in range(_NAME_LETTERS):
        mark, letter = divmod(mark, len(ascii_uppercase))
        letters += ascii_uppercase[letter]
    return letters


def mobile_terms(values: Mapping[Setting, str]) -> MobileTerms | None:
    """Read how phones pay, as settings keep it; None where no code is set, or none that may be shown."""
    code = check_shown(values[Setting.MOBILE_CODE])
    if isinstance(code, Flaw):
        return None
    return MobileTerms(
        code,
        values[Setting.MOBILE_ACQUIRER].strip(),
        values[Setting.MOBILE_FILLS] == YES,
        limit_of(values[Setting.MOBILE_TICKET_LIMIT], ON_SIGHT_TICKET),
        limit_of(values[Setting.MOBILE_DAY_LIMIT], ON_SIGHT_DAY),
    )


def limit_of(value: str, usual: Money) -> Money:
    """Read a limit (minor units) as a setting keeps it; the usual one where nothing was set."""
    return Money(int(value), usual.currency) if value.isascii() and value.isdecimal() else usual


def _by_phone(payment: Payment) -> bool:
    return payment.asked.means is Means.MOBILE and payment.asked.kind is PaymentKind.SALE


def _counted(payment: Payment) -> Money:
    """Count what was only seen to be paid, and what may have been; not what a wallet's switch has told."""
    if payment.undecided:
        return payment.asked.amount
    seen = payment.last is not None and payment.last.source in _ONLY_SEEN
    return payment.paid if seen else Money(0, payment.asked.amount.currency)

"""A terminal's totals, as the paper of a settlement lists them; the protocol has no fields for them."""

import re

from pos.devices.terminal.naps.messages import Answer
from pos.devices.terminal.naps.tags import OK
from pos.domain.money import Currency, Money, zero
from pos.domain.payment_facts import PaymentKind
from pos.ports.payment_terminal import TerminalTotals

_LINE = re.compile(r"^\s*(?P<kind>[^\W\d]+)[^\d]*(?P<count>\d+)\s[^\d]*?(?P<whole>\d[\d  ]*)[.,](?P<part>\d\d)\b")
_KINDS = {
    PaymentKind.SALE: ("DEBIT", "DEBITS", "VENTE", "VENTES", "ACHAT", "ACHATS", "PAIEMENT", "PAIEMENTS"),
    PaymentKind.REFUND: ("CREDIT", "CREDITS", "REMBOURSEMENT", "REMBOURSEMENTS"),
    PaymentKind.VOID: ("ANNULATION", "ANNULATIONS"),
}


def totals_in(answer: Answer) -> TerminalTotals | None:
    """Read the totals by kind; None when the paper lists none that can be read."""
    sums: dict[PaymentKind, tuple[int, Money]] = {}
    for found in filter(None, map(_LINE.match, answer.slip)) if answer.code == OK else ():
        kind = _kind(found["kind"])
        if kind is not None:
            minor = int(re.sub(r"\D", "", found["whole"]) + found["part"])
            count, total = sums.get(kind, (0, zero(Currency.MAD)))
            sums[kind] = (count + int(found["count"]), total + Money(minor, Currency.MAD))
    if not sums:
        return None
    return TerminalTotals(tuple((kind, count, total) for kind, (count, total) in sums.items()))


def _kind(word: str) -> PaymentKind | None:
    plain = word.upper().replace("É", "E")
    return next((kind for kind, words in _KINDS.items() if plain in words), None)

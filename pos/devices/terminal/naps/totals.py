"""A terminal's totals, as the paper of a settlement lists them; the protocol has a field only for their sum."""

import re

from pos.devices.terminal.naps.messages import Answer
from pos.devices.terminal.naps.tags import OK
from pos.domain.money import Currency, Money
from pos.domain.payment_facts import PaymentKind
from pos.ports.payment_terminal import TerminalTotals

_LINE = re.compile(r"^\s*(?P<kind>[^\W\d]+)\W*(?P<count>\d+)\b(?:[^\d]*?(?P<whole>\d[\d  ]*)[.,](?P<part>\d\d)\b)?")
_KINDS = {
    PaymentKind.SALE: ("DEBIT", "DEBITS", "VENTE", "VENTES", "ACHAT", "ACHATS", "PAIEMENT", "PAIEMENTS"),
    PaymentKind.REFUND: ("CREDIT", "CREDITS", "REMBOURSEMENT", "REMBOURSEMENTS"),
    PaymentKind.VOID: ("ANNULATION", "ANNULATIONS"),
}


def totals_in(answer: Answer) -> TerminalTotals | None:
    """Read counts and totals by kind, and the net sum; None when there is nothing that can be read."""
    if answer.code != OK:
        return None
    totals: dict[PaymentKind, tuple[int, Money | None]] = {}
    for found in filter(None, map(_LINE.match, answer.slip)):
        kind = _kind(found["kind"])
        if kind is not None and kind not in totals:
            totals[kind] = (int(found["count"]), _amount(found["whole"], found["part"]))
    if not totals and answer.amount is None:
        return None
    return TerminalTotals(tuple((kind, count, total) for kind, (count, total) in totals.items()), answer.amount)


def _amount(whole: str | None, part: str | None) -> Money | None:
    if whole is None or part is None:
        return None
    return Money(int(re.sub(r"\D", "", whole) + part), Currency.MAD)


def _kind(word: str) -> PaymentKind | None:
    plain = word.upper().replace("É", "E")
    return next((kind for kind, words in _KINDS.items() if plain in words), None)

"""A terminal's totals, as its reconciliation lists them: by currency and kind."""

from pos.devices.terminal.nexo.answers import ReconciliationResponse
from pos.devices.terminal.nexo.reading import minor_units
from pos.devices.terminal.nexo.wire import Result
from pos.domain.money import Currency, Money
from pos.domain.payment_facts import PaymentKind
from pos.ports.payment_terminal import TerminalTotals

_KINDS = {"Debit": PaymentKind.SALE, "Credit": PaymentKind.REFUND, "ReverseDebit": PaymentKind.VOID}


def totals_in(told: ReconciliationResponse) -> TerminalTotals | None:
    """Read counts and totals by kind; None when it tells none, or some in a currency that is not the dirham."""
    if told.response.result != Result.SUCCESS:
        return None
    totals: dict[PaymentKind, tuple[int, Money]] = {}
    for each in told.transaction_totals:
        if each.payment_currency != Currency.MAD:
            return None
        for line in each.payment_totals:
            kind, minor = _KINDS.get(line.transaction_type), minor_units(line.transaction_amount, Currency.MAD)
            if kind is None:
                continue
            if minor is None:
                return None
            count, total = totals.get(kind, (0, Money(0, Currency.MAD)))
            totals[kind] = (count + line.transaction_count, total + Money(minor, Currency.MAD))
    return TerminalTotals(tuple((kind, count, total) for kind, (count, total) in totals.items()))

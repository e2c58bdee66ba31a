"""What can go wrong between a phone that pays and central that is told, by name: armed for the next payments."""

from pos.simulators.terminal.faults import Fault

PAYMENT = "payment"

NEVER_NOTIFIED = "never_notified"
NOTIFIED_LATE = "notified_late"
NOTIFIED_TWICE = "notified_twice"
ANOTHER_AMOUNT = "another_amount"
TWO_PAYMENTS = "two_payments"
WRONG_SIGNATURE = "wrong_signature"
UNKNOWN_REFERENCE = "unknown_reference"
REVERSED_ORDER = "reversed_order"
ANSWER_LOST = "answer_lost"

FAULTS = (
    Fault(NEVER_NOTIFIED, PAYMENT),
    Fault(NOTIFIED_LATE, PAYMENT),
    Fault(NOTIFIED_TWICE, PAYMENT),
    Fault(ANOTHER_AMOUNT, PAYMENT, {"more": -10_00}),
    Fault(TWO_PAYMENTS, PAYMENT),
    Fault(WRONG_SIGNATURE, PAYMENT),
    Fault(UNKNOWN_REFERENCE, PAYMENT),
    Fault(REVERSED_ORDER, PAYMENT),
    Fault(ANSWER_LOST, PAYMENT),
)
"""`another_amount`: the phone pays so many hundredths `more` than the code says. `notified_late` waits until somebody
lets it go, `reversed_order` until the payment after it was told, `wrong_signature` is told wrongly until then.
"""

"""What a terminal's reasons mean at the counter: given up by somebody, or refused; one that is not known is technical.

A payment that was not done is said to have been authorised or forced by two of the reasons. That contradicts itself.
"""

from pos.domain.payment_facts import DeclineCategory

CANCELLED_BY = {"06": "customer", "08": "terminal", "11": "operator"}
"""Given up, by whom; 08 is the terminal's own patience."""

CONTRADICTIONS = frozenset({"01", "03"})

_CATEGORIES = {
    "02": DeclineCategory.NOT_PERMITTED,
    "04": DeclineCategory.NOT_PERMITTED,
    "05": DeclineCategory.NOT_PERMITTED,
}


def category_of(reason: str) -> DeclineCategory:
    """Say what a refusal's reason means for the person at the counter."""
    return _CATEGORIES.get(reason, DeclineCategory.TECHNICAL)

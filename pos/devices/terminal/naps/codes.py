"""What a terminal's response codes mean at the counter; a code that is not known is a technical refusal."""

from pos.domain.payment_facts import DeclineCategory

_CATEGORIES = {
    DeclineCategory.INSUFFICIENT_FUNDS: ("051", "116"),
    DeclineCategory.WRONG_PIN: ("055", "117"),
    DeclineCategory.EXPIRED: ("054", "101"),
    DeclineCategory.BLOCKED: ("041", "043", "075", "102", "106"),
    DeclineCategory.LIMIT: ("061", "065", "121"),
    DeclineCategory.ISSUER_UNAVAILABLE: ("091", "909", "912"),
    DeclineCategory.NOT_PERMITTED: ("001", "005", "012", "013", "014", "057", "100", "118", "120", "265"),
}

_BY_CODE = {code: category for category, codes in _CATEGORIES.items() for code in codes}


def category_of(code: str) -> DeclineCategory:
    """Say what a refusal's code means for the person at the counter."""
    return _BY_CODE.get(code, DeclineCategory.TECHNICAL)

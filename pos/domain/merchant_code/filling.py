"""A sale's amount and reference written into a merchant's code, for acquirers that allow it.

Whoever scans it then types nothing, and the payment can be told by its reference; the checksum is reckoned anew.
"""

from pos.domain.merchant_code.checksum import checksum
from pos.domain.merchant_code.code import MerchantCode
from pos.domain.merchant_code.fields import LONGEST_VALUE, Field, Flaw, read_fields, write_fields
from pos.domain.money import Money, minor_per_unit

LONGEST_REFERENCE = 25
_ONCE = Field("01", "12")
_CHECK = "6304"


def fill(code: MerchantCode, amount: Money, reference: str) -> str:
    """Write an amount (positive) and a reference into a code; where there is no room for the reference, it stays out.

    Raises `ValueError` for a reference of more than 25 characters.
    """
    if len(reference) > LONGEST_REFERENCE:
        raise ValueError(f"a reference in a merchant's code has at most {LONGEST_REFERENCE} characters")
    fields = [field for field in code.fields if field.id not in {"01", "54", "62", "63"}]
    fields.insert(1, _ONCE)
    after = next(place for place, field in enumerate(fields) if field.id == "53") + 1
    fields.insert(after, Field("54", _as_written(amount)))
    more = _with_reference(code.value("62"), reference)
    if more:
        fields.append(Field("62", more))
    text = write_fields(fields) + _CHECK
    return text + checksum(text)


def _with_reference(template: str, reference: str) -> str:
    held = read_fields(template)
    inner = () if isinstance(held, Flaw) else held
    if not reference:
        return template
    mine = Field("05", reference)
    changed = [mine if field.id == mine.id else field for field in inner]
    written = write_fields(changed if mine in changed else (*changed, mine))
    return written if len(written) <= LONGEST_VALUE else template


def _as_written(amount: Money) -> str:
    whole, rest = divmod(amount.minor, minor_per_unit(amount.currency))
    return f"{whole}.{rest:0{amount.currency.decimals}}" if amount.currency.decimals else str(whole)

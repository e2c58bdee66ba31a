"""What the terminal answers, field by field, in the order in which the published answers have them."""

from pos.simulators.caisse_ap.fields import Fields, Request, Tag
from pos.simulators.terminal.cards import Card
from pos.simulators.terminal.ledger import Movement
from pos.simulators.terminal.paper import CONTRACT, Refusal

DONE, NOT_DONE, TAKEN = "10", "01", "11"
_EURO = "978"
_CENTIMES = 100
_CONTACT, _CONTACTLESS = "1", "2"
_APPLICATIONS = {_CONTACT: "001", _CONTACTLESS: "00B"}


def done(request: Request, movement: Movement, card: Card) -> Fields:
    """Say that the card was charged, or got its money."""
    entry = _CONTACTLESS if card.contactless else _CONTACT
    return [
        *_head(request, DONE),
        (Tag.APPLICATION, request.says(Tag.APPLICATION) or _APPLICATIONS[entry]),
        (Tag.ENTRY, entry),
        (Tag.APPROVAL, movement.approval),
        (Tag.CARD, movement.card.replace("*", "#")),
        (Tag.EXPIRY, card.expiry),
        (Tag.CHIP_APPLICATION, card.application),
        (Tag.REFERENCE, movement.reference),
        (Tag.CONTRACT, CONTRACT),
        (Tag.AMOUNT, f"{movement.amount:02}"),
        (Tag.ACTION, request.says(Tag.ACTION)),
        (Tag.CURRENCY, movement.currency),
    ]


def not_done(request: Request, refusal: Refusal) -> Fields:
    """Say no, and why; what the request did not say is left out."""
    return [
        *_head(request, NOT_DONE),
        (Tag.REASON, refusal.code),
        *((tag, request.says(tag)) for tag in (Tag.REFERENCE, Tag.AMOUNT, Tag.ACTION, Tag.CURRENCY)),
    ]


def taken(request: Request) -> Fields:
    """Say that the request was read, and no more."""
    return _head(request, TAKEN)


def contradicting(request: Request, refusal: Refusal) -> Fields:
    """Say that it was done, and why it was not, as a terminal has been heard to do."""
    return changed(not_done(request, refusal), Tag.STATUS, DONE)


def changed(fields: Fields, tag: Tag, value: str) -> Fields:
    """Give the same answer with another value in one field."""
    return [(name, value if name == tag else said) for name, said in fields]


def falsified(fields: Fields, faults: set[str]) -> Fields:
    """Say something else than what was done."""
    values = dict(fields)
    if "wrong_reference" in faults:
        fields = _of_another(fields)
    if "wrong_amount" in faults and values.get(Tag.AMOUNT):
        fields = changed(fields, Tag.AMOUNT, str(int(values[Tag.AMOUNT]) + _CENTIMES))
    if "wrong_currency" in faults:
        fields = changed(fields, Tag.CURRENCY, _EURO)
    return fields


def of_the_payment_before(fields: Fields) -> Fields:
    """Make the answer that the till's last payment would have had, had this terminal heard of it."""
    return _of_another(fields)


def _of_another(fields: Fields) -> Fields:
    """Name another payment; where the till named none, another register."""
    reference = dict(fields).get(Tag.REFERENCE, "")
    if reference:
        return changed(fields, Tag.REFERENCE, f"{reference[:-1]}{'Y' if reference[-1] == 'X' else 'X'}")
    return changed(fields, Tag.REGISTER, "99")


def _head(request: Request, status: str) -> Fields:
    return [
        (Tag.VERSION, request.says(Tag.VERSION)),
        (Tag.SOFTWARE, request.says(Tag.SOFTWARE)),
        (Tag.REGISTER, request.says(Tag.REGISTER)),
        (Tag.STATUS, status),
    ]

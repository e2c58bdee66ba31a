"""What the terminal answers, field by field, in the order in which the published exchanges have them."""

from pos.simulators.naps.fields import Fields, Request, Tag
from pos.simulators.naps.ledger import Capture, Totals
from pos.simulators.naps.refusals import Refusal
from pos.simulators.terminal.device import Moment

APPROVED = "000"
DIRHAM = "504"


def plain(request: Request, moment: Moment) -> Fields:
    """Say yes to what moves no money."""
    return [*_head(request, request.says(Tag.NS)), (Tag.CODE, APPROVED), *_when(moment)]


def accepted(request: Request, capture: Capture, slip: str, moment: Moment) -> Fields:
    """Say yes about a charged card: to a payment, to its confirmation, or to who asks what became of it."""
    return [
        *_head(request, capture.ns),
        (Tag.CODE, APPROVED),
        *_sum(capture.amount, capture.currency),
        *_when(moment),
        (Tag.CARD, capture.card),
        (Tag.EXPIRY, capture.expiry),
        (Tag.ENTRY, capture.entry),
        (Tag.STAN, capture.stan),
        (Tag.APPROVAL, capture.approval),
        (Tag.SLIP, slip),
    ]


def voided(request: Request, capture: Capture, moment: Moment) -> Fields:
    """Say yes to giving the money back."""
    return [
        *_head(request, capture.ns),
        (Tag.NSA, request.says(Tag.NSA)),
        (Tag.CODE, APPROVED),
        *_sum(capture.amount, capture.currency),
        *_when(moment),
        (Tag.STAN, capture.stan),
    ]


def settled(request: Request, totals: Totals, slip: str, moment: Moment) -> Fields:
    """Tell what a day came to."""
    return [
        *_head(request, ""),
        (Tag.CODE, APPROVED),
        *_sum(totals.net, DIRHAM),
        *_when(moment),
        (Tag.SLIP, slip),
    ]


def refused(request: Request, refusal: Refusal, moment: Moment, stan: str = "", slip: str = "") -> Fields:
    """Say no; what the request did not say is left out."""
    return [
        *_head(request, request.says(Tag.NS)),
        *_said(Tag.NSA, request.says(Tag.NSA)),
        (Tag.CODE, refusal.code),
        *_said(Tag.AMOUNT, request.says(Tag.AMOUNT)),
        *_said(Tag.CURRENCY, request.says(Tag.CURRENCY)),
        *_when(moment),
        *_said(Tag.STAN, stan or request.says(Tag.STAN)),
        (Tag.MESSAGE, refusal.message),
        *_said(Tag.SLIP, slip),
    ]


def changed(fields: Fields, tag: Tag, value: str) -> Fields:
    """Give the same answer with another value in one field."""
    return [(name, value if name == tag else said) for name, said in fields]


def _head(request: Request, ns: str) -> Fields:
    return [(Tag.KIND, request.kind.answer), *_said(Tag.TILL, request.says(Tag.TILL)), *_said(Tag.NS, ns)]


def _sum(amount: int, currency: str) -> Fields:
    return [(Tag.AMOUNT, str(amount)), (Tag.CURRENCY, currency)]


def _when(moment: Moment) -> Fields:
    return [(Tag.DATE, moment.date), (Tag.TIME, moment.time)]


def _said(tag: Tag, value: str) -> Fields:
    return [(tag, value)] if value else []

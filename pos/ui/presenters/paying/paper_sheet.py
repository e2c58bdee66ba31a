"""The sheet on which a terminal's paper is typed: opened for a payment, turned with each key, made into a request.

The amount of a stand-alone terminal is read against what was asked; only when the two differ is it read once more.
"""

from collections.abc import Mapping
from dataclasses import replace
from enum import Enum, auto

from pos.domain.card import LAST_DIGITS, CardReference
from pos.domain.money import Currency, Money, zero
from pos.domain.permissions import Role
from pos.domain.refusals import Refused
from pos.domain.values import dataclass
from pos.ui.presenters.paying import card_paper
from pos.ui.presenters.paying.by_phone import by_phone
from pos.ui.presenters.paying.card_paper import Line, Paper
from pos.usecases.card.requests import Decide, TypeAnswer, TypedResult, Verdict
from pos.usecases.card.view import CardView
from pos.words import figures


class Purpose(Enum):
    """What the sheet is typed for."""

    RESULT = auto()
    DECLINE = auto()
    ANSWER = auto()
    SEEN = auto()
    APPROVED = auto()
    NOT_CHARGED = auto()


EVIDENCE = frozenset({Purpose.APPROVED, Purpose.NOT_CHARGED})
"""The sheets that end a payment that nobody knew the end of."""

_ONCE = (Line.AMOUNT, Line.APPROVAL, Line.SLIP, Line.DIGITS, Line.ACQUIRER, Line.TERMINAL)
_TWICE = (Line.AMOUNT, Line.AMOUNT_AGAIN, *_ONCE[1:])
_SEEN_ONCE = (Line.AMOUNT, Line.APPROVAL)
_SEEN_TWICE = (Line.AMOUNT, Line.AMOUNT_AGAIN, Line.APPROVAL)
_LINES = {
    Purpose.ANSWER: _ONCE,
    Purpose.SEEN: _SEEN_ONCE,
    Purpose.APPROVED: (Line.APPROVAL, Line.SLIP, Line.AMOUNT),
    Purpose.NOT_CHARGED: (Line.SLIP,),
}
_LINES_OF_PHONE = {
    Purpose.SEEN: _SEEN_ONCE,
    Purpose.APPROVED: (Line.APPROVAL, Line.AMOUNT),
}
_READ_TWICE = {Purpose.ANSWER: (_ONCE, _TWICE), Purpose.SEEN: (_SEEN_ONCE, _SEEN_TWICE)}
"""The sheets on which an amount other than the one asked is read once more: their lines without that, and with it."""
_AMOUNTS = (Line.AMOUNT, Line.AMOUNT_AGAIN)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: what it is typed for, what was asked of the terminal, and what was typed so far."""

    purpose: Purpose
    asked: Money
    paper: Paper


def open_sheet(purpose: Purpose, view: CardView) -> Sheet:
    """Open a sheet about a payment; what is known of it already stands there."""
    asked = view.amount or zero(Currency.MAD)
    known = _LINES_OF_PHONE if by_phone(view.terminal) else _LINES
    lines, typed = known.get(purpose, ()), dict[Line, str]()
    if purpose is Purpose.APPROVED:
        typed = {Line.APPROVAL: view.approval, Line.AMOUNT: _as_typed(view.authorised or asked)}
    return Sheet(purpose, asked, Paper(lines, asked.currency, next(iter(lines), Line.AMOUNT), typed))


def turned(sheet: Sheet, paper: Paper) -> Sheet:
    """Go on with what the paper became; an amount that differs is asked for again once its line is left."""
    if sheet.purpose in _READ_TWICE and paper.chosen is not Line.AMOUNT:
        once, twice = _READ_TWICE[sheet.purpose]
        lines = twice if read_otherwise(paper, sheet.asked) else once
        if lines != paper.lines:
            beyond = Line.AMOUNT_AGAIN if lines is twice else Line.APPROVAL
            paper = card_paper.choose(card_paper.with_lines(paper, lines), beyond)
    return replace(sheet, paper=paper)


def remembered(sheet: Sheet, names: tuple[str, str]) -> Sheet:
    """Fill in what the last paper said of the acquirer and the terminal, where nothing stands."""
    known: Mapping[Line, str] = dict(zip((Line.ACQUIRER, Line.TERMINAL), names, strict=True))
    return replace(sheet, paper=replace(sheet.paper, typed={**known, **sheet.paper.typed}))


def read_otherwise(paper: Paper, asked: Money, line: Line = Line.AMOUNT) -> bool:
    """Tell whether an amount that was read is not what was asked, or not what was read before."""
    read = paper.amount(line)
    if isinstance(read, Refused):
        return False
    return read != (asked if line is Line.AMOUNT else paper.amount(Line.AMOUNT))


def lacks(sheet: Sheet) -> Line | None:
    """Name the first line that must be typed and is not; None when the sheet can be sent."""
    paper = sheet.paper
    if sheet.purpose in {Purpose.NOT_CHARGED, Purpose.RESULT, Purpose.DECLINE}:
        return None
    unread = [line for line in _AMOUNTS if line in paper.lines and isinstance(paper.amount(line), Refused)]
    if unread:
        return unread[0]
    return None if paper.text(Line.APPROVAL) or paper.text(Line.SLIP) else Line.APPROVAL


def next_line(sheet: Sheet) -> Line | None:
    """Say where Enter goes: to the next empty line, else to what is lacking; None when it sends the sheet."""
    paper = sheet.paper
    if not paper.lines:
        return None
    after = paper.lines[paper.lines.index(paper.chosen) + 1 :]
    return next((line for line in after if not paper.text(line)), None) or lacks(sheet)


def answer_of(sheet: Sheet, payment: int, *, insist: bool) -> TypeAnswer:
    """Make of the sheet what the stand-alone terminal answered to a payment, or what was seen on a phone."""
    paper = sheet.paper
    amount = _read(paper, Line.AMOUNT, sheet.asked)
    again = _read(paper, Line.AMOUNT_AGAIN, amount) if Line.AMOUNT_AGAIN in paper.lines else amount
    digits = paper.text(Line.DIGITS)
    return TypeAnswer(
        TypedResult.APPROVED,
        amount,
        again,
        approval=paper.text(Line.APPROVAL).strip(),
        slip=paper.text(Line.SLIP).strip(),
        card=CardReference(digits) if len(digits) == LAST_DIGITS else None,
        acquirer=paper.text(Line.ACQUIRER).strip(),
        terminal=paper.text(Line.TERMINAL).strip(),
        insist=insist,
        payment=payment,
    )


def decision_of(sheet: Sheet, request: int, person: str, role: Role, *, insist: bool) -> Decide:
    """Make of the sheet a person's decision about a payment that nobody knew the end of."""
    paper = sheet.paper
    approved = sheet.purpose is Purpose.APPROVED
    return Decide(
        request,
        Verdict.APPROVED if approved else Verdict.NOT_CHARGED,
        person,
        role,
        approval=paper.text(Line.APPROVAL).strip(),
        slip=paper.text(Line.SLIP).strip(),
        amount=_read(paper, Line.AMOUNT, sheet.asked) if approved else None,
        insist=insist,
    )


def _read(paper: Paper, line: Line, otherwise: Money) -> Money:
    read = paper.amount(line)
    return otherwise if isinstance(read, Refused) else read


def _as_typed(money: Money) -> str:
    return figures.short_amount(money).replace(figures.THOUSANDS, "")

"""Tells the sheet on which a person types what a terminal's paper says, and what is still missing on it."""

from pos.domain.payment_facts import DeclineCategory
from pos.ui.presenters.paying.by_phone import told_of
from pos.ui.presenters.paying.card_paper import AMOUNTS, Line
from pos.ui.presenters.paying.card_told import terminal_told
from pos.ui.presenters.paying.card_views import Choice, FieldView, PaperView
from pos.ui.presenters.paying.paper_sheet import Purpose, Sheet, lacks, read_otherwise
from pos.ui.presenters.shown.choices import ButtonView
from pos.ui.presenters.shown.ticket_rows import typed_told
from pos.usecases.card.requests import TypedResult
from pos.usecases.card.view import CardAction, CardView
from pos.words.speech import Words

REASONS = tuple(category for category in DeclineCategory if category is not DeclineCategory.ISSUER_UNAVAILABLE)
"""Why a paper says no: what a person can tell from it."""


def paper_view(sheet: Sheet, view: CardView, words: Words, *, parks: bool = False) -> PaperView:
    """Tell the sheet about a payment; `parks` where the ticket can be put aside meanwhile."""
    name = sheet.purpose.name.lower()
    title, told = told_of(f"typed.{name}", view.terminal), told_of(f"typed.{name}_told", view.terminal)
    return PaperView(
        title=words.say(title),
        told=words.say(told, terminal=terminal_told(view.terminal, words)),
        label=words.say(f"typed.asked.{view.kind.value}"),
        figure=words.amount(sheet.asked),
        unit=words.unit(sheet.asked.currency),
        fields=tuple(_field(line, sheet, view, words) for line in sheet.paper.lines),
        choices=_choices(sheet.purpose, words),
        last=(Choice(CardAction.PARK.value, ButtonView(words.say("card.do.park"))),) if parks else (),
        large=sheet.purpose is Purpose.RESULT,
    )


def missing_told(sheet: Sheet, view: CardView, words: Words) -> str:
    """Say what is still missing on the sheet; nothing when it can be sent."""
    line = lacks(sheet)
    missing = "typed.missing_amount" if line in AMOUNTS else "typed.missing_number"
    return "" if line is None else words.say(told_of(missing, view.terminal))


def send_told(sheet: Sheet, view: CardView, words: Words) -> ButtonView:
    """Tell the button that sends the sheet."""
    missing, name = missing_told(sheet, view, words), f"typed.{sheet.purpose.name.lower()}_send"
    caption = missing or words.say(told_of(f"{name}_caption", view.terminal))
    return ButtonView(words.say(told_of(name, view.terminal)), caption, enabled=not missing)


def _field(line: Line, sheet: Sheet, view: CardView, words: Words) -> FieldView:
    paper = sheet.paper
    text = paper.text(line)
    wrong = line in AMOUNTS and paper.chosen is not line and read_otherwise(paper, sheet.asked, line)
    label, hint = told_of(f"typed.{line.value}", view.terminal), told_of(f"typed.{line.value}_hint", view.terminal)
    return FieldView(
        id=line.value,
        label=words.say(label),
        text=words.isolate(typed_told(text) if line in AMOUNTS else text),
        hint=words.say("typed.differs") if wrong else words.say(hint),
        chosen=paper.chosen is line,
        wrong=wrong,
    )


def _choices(purpose: Purpose, words: Words) -> tuple[Choice, ...]:
    match purpose:
        case Purpose.RESULT:
            return tuple(_result(result, words) for result in TypedResult)
        case Purpose.DECLINE:
            return tuple(
                Choice(reason.value, ButtonView(words.say(f"card.declined.{reason.value}"))) for reason in REASONS
            )
        case _:
            return ()


def _result(result: TypedResult, words: Words) -> Choice:
    caption = words.say(f"typed.result_{result.value}_caption")
    return Choice(result.value, ButtonView(words.say(f"typed.result_{result.value}"), caption))

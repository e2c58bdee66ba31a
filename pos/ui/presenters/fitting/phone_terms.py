"""How phones pay as somebody types it: the merchant's code, whose it is, and how far eyes alone are trusted."""

from dataclasses import replace

from pos.domain.merchant_code.code import MerchantCode, check_shown
from pos.domain.merchant_code.fields import Flaw
from pos.domain.mobile import ON_SIGHT_DAY, ON_SIGHT_TICKET, YES
from pos.domain.money import Money
from pos.domain.refusals import Refused
from pos.domain.settings import Setting
from pos.domain.values import dataclass
from pos.ui.presenters.fitting.settings import TillSettings
from pos.ui.presenters.shown.choices import ChipView
from pos.ui.presenters.shown.tone import Tone
from pos.words import figures
from pos.words.speech import Words
from pos.words.typed import typed_amount

CODE, ACQUIRER, TICKET, DAY = FIELDS = ("code", "acquirer", "ticket", "day")
_USUAL = {TICKET: ON_SIGHT_TICKET, DAY: ON_SIGHT_DAY}
_SETTINGS = {
    CODE: Setting.MOBILE_CODE,
    ACQUIRER: Setting.MOBILE_ACQUIRER,
    TICKET: Setting.MOBILE_TICKET_LIMIT,
    DAY: Setting.MOBILE_DAY_LIMIT,
}


@dataclass(frozen=True, slots=True)
class PhoneTerms:
    """What stands in the fields, and whether a sale is written into the code."""

    code: str = ""
    acquirer: str = ""
    ticket: str = ""
    day: str = ""
    fills: bool = False

    def text(self, field: str) -> str:
        """Give what stands in a field."""
        return {CODE: self.code, ACQUIRER: self.acquirer, TICKET: self.ticket, DAY: self.day}[field]

    @property
    def read(self) -> MerchantCode | Flaw | None:
        """Give the code as it is read; None where none is typed."""
        return check_shown(self.code) if self.code.strip() else None


def as_typed(settings: TillSettings) -> PhoneTerms:
    """Write what is set into the fields."""
    return PhoneTerms(
        settings.value(Setting.MOBILE_CODE),
        settings.value(Setting.MOBILE_ACQUIRER),
        _limit(settings.value(Setting.MOBILE_TICKET_LIMIT)),
        _limit(settings.value(Setting.MOBILE_DAY_LIMIT)),
        settings.value(Setting.MOBILE_FILLS) == YES,
    )


def write(terms: PhoneTerms, field: str, text: str) -> PhoneTerms:
    """Type in a field."""
    match field:
        case "code":
            return replace(terms, code=text.strip())
        case "acquirer":
            return replace(terms, acquirer=text)
        case "ticket":
            return replace(terms, ticket=text)
        case _:
            return replace(terms, day=text)


def usual(field: str) -> str:
    """Say what a limit is where none is typed."""
    return figures.short_amount(_USUAL[field]) if field in _USUAL else ""


def read_terms(terms: PhoneTerms) -> dict[Setting, str] | Flaw | Refused:
    """Read the fields as settings; refused with the first that cannot be read."""
    code = terms.read
    if isinstance(code, Flaw):
        return code
    values = {
        Setting.MOBILE_CODE: "" if code is None else code.text,
        Setting.MOBILE_ACQUIRER: terms.acquirer.strip(),
        Setting.MOBILE_FILLS: YES if terms.fills else "",
    }
    for field, money in _USUAL.items():
        text = terms.text(field).strip()
        amount = typed_amount(text, money.currency) if text else None
        if isinstance(amount, Refused):
            return amount
        values[_SETTINGS[field]] = "" if amount is None else str(amount.minor)
    return values


def code_told(terms: PhoneTerms, words: Words) -> tuple[str, Tone]:
    """Say whose code it is, or what is wrong with it."""
    match terms.read:
        case None:
            return words.say("mobile.set_none"), Tone.PLAIN
        case Flaw() as flaw:
            return words.say(f"mobile.flaw.{flaw.value}"), Tone.WRONG
        case code:
            told = words.say("mobile.code_of", merchant=code.merchant, city=code.city)
            return words.say("mobile.set_well", code=told), Tone.WELL


def fill_chips(terms: PhoneTerms, words: Words) -> tuple[ChipView, ...]:
    """Tell the two ways with a code."""
    ways = (("", "off", not terms.fills), (YES, "on", terms.fills))
    return tuple(ChipView(value, words.say(f"mobile.set_fills_{name}"), chosen) for value, name, chosen in ways)


def _limit(value: str) -> str:
    if not (value.isascii() and value.isdecimal()):
        return ""
    return figures.short_amount(Money(int(value), ON_SIGHT_TICKET.currency)).replace(figures.THOUSANDS, "")

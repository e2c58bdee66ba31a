"""How the program speaks: messages, money, numbers and dates in one language, safe to put side by side.

Screens, papers and pages all speak through `Words`; a bilingual receipt simply holds two of them. In a language
written from right to left every value that enters a sentence is isolated, so no figure is ever seen reversed.
"""

import datetime as dt
from enum import StrEnum
from functools import cache

from pos.domain.money import Currency, Money
from pos.domain.names import Language, Names
from pos.domain.quantity import Quantity
from pos.words import bidi, figures
from pos.words.messages import Messages, messages_of

_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_SPOKEN = {Language.ES: Language.FR, Language.ZGH: Language.AR}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)


class Direction(StrEnum):
    """Which way a language runs."""

    LEFT_TO_RIGHT = "ltr"
    RIGHT_TO_LEFT = "rtl"


class Words:
    """One language, speaking."""

    def __init__(self, language: Language, messages: Messages) -> None:
        """Take the language that is really spoken and its messages; `words_for` finds them."""
        self.language = language
        self._messages = messages
        self._plain: dict[str, str] = {}

    @property
    def direction(self) -> Direction:
        """Which way the language runs."""
        return Direction.RIGHT_TO_LEFT if self.language.right_to_left else Direction.LEFT_TO_RIGHT

    def say(self, message: str, /, **values: str | int) -> str:
        """Say a message; each value takes its named place in it. Whole numbers are written with thousands."""
        if values:
            return self._filled(self._messages.one(message), values)
        plain = self._plain.get(message)
        if plain is None:
            plain = self._plain[message] = self._filled(self._messages.one(message), {})
        return plain

    def count(self, message: str, number: int, /, **values: str | int) -> str:
        """Say a message about `number` things, in the form the language has for that many; its place is {n}."""
        return self._filled(self._messages.counted(message, number), {"n": number, **values})

    def money(self, money: Money) -> str:
        """Write an amount and its unit: 1 250,00 DH."""
        return self._with_unit(figures.amount(money), money.currency)

    def short(self, money: Money) -> str:
        """Write an amount and its unit, without decimals when there are none to tell: 1 250 DH."""
        return self._with_unit(figures.short_amount(money), money.currency)

    def amount(self, money: Money) -> str:
        """Write an amount without its unit: 1 250,00."""
        return self.isolate(figures.amount(money))

    def unit(self, currency: Currency) -> str:
        """Name the unit of a currency as it stands after an amount."""
        if currency is Currency.MAD:
            return self.say("unit.dirham")
        return figures.unit(currency)

    def number(self, value: int) -> str:
        """Write a whole number: 1 250."""
        return self.isolate(figures.number(value))

    def quantity(self, quantity: Quantity) -> str:
        """Write a quantity without its unit: 3 or 0,25."""
        return self.isolate(figures.quantity(quantity))

    def percent(self, basis_points: int) -> str:
        """Write a rate given in basis points: 20 %."""
        return self.isolate(figures.percent(basis_points))

    def date(self, day: dt.date) -> str:
        """Write a day: 21/11/2026."""
        return self.isolate(f"{day:%d/%m/%Y}")

    def long_date(self, day: dt.date) -> str:
        """Write a day with its name and its month's: Saturday 21 November 2026."""
        weekday = self.say(f"day.{_WEEKDAYS[day.weekday()]}")
        month = self.say(f"month.{_MONTHS[day.month - 1]}")
        return self.say("date.long", weekday=weekday, day=day.day, month=month, year=str(day.year))

    def time(self, utc_ms: int, offset_minutes: int) -> str:
        """Write a time of day, 17:05, from milliseconds since 1970 UTC and the local offset in minutes."""
        return self.isolate(f"{_local(utc_ms, offset_minutes):%H:%M}")

    def moment(self, utc_ms: int, offset_minutes: int) -> str:
        """Write a day and a time, 21/11/2026 17:05, from the same."""
        return self.isolate(f"{_local(utc_ms, offset_minutes):%d/%m/%Y %H:%M}")

    def name(self, names: Names) -> str:
        """Give a name in this language or the nearest, with the figures inside it kept in order."""
        return bidi.isolate_figures(names.say(self.language))

    def isolate(self, text: str) -> str:
        """Set a code, a figure or somebody's name apart, where this language would disturb it."""
        return bidi.insert(text, right_to_left=self.language.right_to_left)

    def _with_unit(self, written: str, currency: Currency) -> str:
        unit = self.unit(currency)
        if bidi.is_right_to_left(unit):
            return f"{self.isolate(written)}{figures.SPACE}{unit}"
        return self.isolate(f"{written}{figures.SPACE}{unit}")

    def _filled(self, text: str, values: dict[str, str | int]) -> str:
        written = {
            name: self.number(value) if isinstance(value, int) else self.isolate(value)
            for name, value in values.items()
        }
        return text.format_map(written)


@cache
def words_for(language: Language) -> Words:
    """Give the words of a language; one without a catalogue of its own is served by the nearest that has one."""
    spoken = _SPOKEN.get(language, language)
    return Words(spoken, messages_of(spoken))


def _local(utc_ms: int, offset_minutes: int) -> dt.datetime:
    return _EPOCH + dt.timedelta(milliseconds=utc_ms, minutes=offset_minutes)

"""The day's rates to type: the number of the authorisation above, under it two fields for each currency."""

from collections.abc import Iterable

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from pos.domain.money import Currency
from pos.ui.presenters.fitting.rates import TypedRate, TypedRates
from pos.ui.theme.tokens import Space, Type, Weight
from pos.ui.theme.writing import type_of
from pos.ui.widgets.kit.banner import Banner
from pos.ui.widgets.kit.field import Field
from pos.ui.widgets.kit.label import Label, Tone
from pos.ui.widgets.kit.title_bar import TitleBar
from pos.words.speech import Words

_LONGEST = 40


class RatesBoard(QWidget):
    """Shows what is set, and gives what is typed."""

    def __init__(self, currencies: Iterable[Currency]) -> None:
        """Lay two fields out for each currency."""
        super().__init__()
        self.title, self._hint = TitleBar(), Label(tone=Tone.MUTED, wrap=True)
        self.banner = Banner()
        self._number = Label(Type.STRONG, Weight.BOLD)
        self.authorisation = _field()
        self._heads = [Label(Type.STRONG, Weight.BOLD), Label(Type.STRONG, Weight.BOLD)]
        self._names = {each: Label(Type.TITLE, Weight.BOLD) for each in currencies}
        self.rates = {each: (_field(), _field()) for each in self._names}
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.BODY)
        grid.setVerticalSpacing(Space.SNUG)
        for place, head in enumerate(self._heads):
            grid.addWidget(head, 0, place + 1)
        for row, (each, fields) in enumerate(self.rates.items(), start=1):
            grid.addWidget(self._names[each], row, 0)
            for place, field in enumerate(fields):
                grid.addWidget(field, row, place + 1)
        grid.setColumnStretch(1, 2)
        grid.setColumnStretch(2, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.BODY, Space.BODY, Space.BODY, Space.BODY)
        column.setSpacing(Space.SNUG)
        for widget in (self.title, self.banner, self._hint, self._number, self.authorisation):
            column.addWidget(widget)
        column.addSpacing(Space.BODY)
        column.addLayout(grid)
        column.addStretch(1)

    def speak(self, words: Words) -> None:
        """Name everything."""
        self.title.say(words.say("rates.title"), words.say("word.back"))
        self.banner.name_keys(close=words.say("word.close"))
        self._hint.say(words.say("rates.hint"))
        self._number.say(words.say("rates.authorisation"))
        self.authorisation.setAccessibleName(words.say("rates.authorisation"))
        for head, message in zip(self._heads, ("rates.rate", "rates.margin"), strict=True):
            head.say(words.say(message))
        for each, name in self._names.items():
            name.say(each.value)
            for field, message in zip(self.rates[each], ("rates.rate", "rates.margin"), strict=True):
                field.setAccessibleName(f"{each.value} {words.say(message)}")

    def show_rates(self, typed: TypedRates) -> None:
        """Write what is set into the fields; the till's own currency has none."""
        self.authorisation.setText(typed.authorisation)
        for each, fields in self.rates.items():
            shown = typed.rates.get(each)
            for widget in (self._names[each], *fields):
                widget.setVisible(shown is not None)
            if shown is not None:
                fields[0].setText(shown.rate)
                fields[1].setText(shown.margin)

    def typed(self) -> TypedRates:
        """Give what stands in the fields."""
        rates = {
            each: TypedRate(rate.text(), margin.text())
            for each, (rate, margin) in self.rates.items()
            if not self._names[each].isHidden()
        }
        return TypedRates(self.authorisation.text(), rates)


def _field() -> Field:
    field = Field()
    field.setMaxLength(_LONGEST)
    field.setFont(type_of(Type.STRONG))
    return field

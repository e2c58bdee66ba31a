"""What is set on the till, and setting it: each choice is a fact, with the yes it may need."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from pos.domain.refusals import Refused
from pos.domain.settings import Setting
from pos.domain.tax import TaxTreatment
from pos.ui.presenters.fitting.rates import TypedRates, as_typed, read_rates
from pos.ui.presenters.shown.lane import Lane
from pos.ui.presenters.shown.notice import failure_notice, refused_notice
from pos.ui.presenters.shown.session import Session
from pos.ui.presenters.staff.permitted import Approvals, Permitted
from pos.ui.ways.office import Office
from pos.usecases.change_setting import ChangeSetting
from pos.words.codes import Code
from pos.words.speech import Words


class TillSettings:
    """The settings as somebody found them, and as they change.

    `told` names what was just done; `kept` is told that several at once were set.
    """

    def __init__(self, office: Office, lane: Lane, permitted: Permitted, session: Session) -> None:
        """Read what is set; it is known from here on."""
        self._office, self._lane, self._me = office, lane, session.person
        self.permitted, self.currency = permitted, session.place.currency
        self.day = session.shift.opened.business_day
        self.told = ""
        self.kept: Callable[[], None] = _unheard
        self.sellers: tuple[TaxTreatment, ...] = office.seller_taxes()
        self._values: dict[Setting, str] = {}

    def open(self, words: Words, changed: Callable[[], None]) -> None:
        """Take the language, and whom to tell of everything that can be seen; then read what is set."""
        self.permitted.words, self.permitted.changed = words, changed
        self._lane.run(self._office.settings, self._read, self._not_read)

    @property
    def has_printer(self) -> bool:
        """Tell whether anything prints."""
        return self._office.printer_news() is not None

    @property
    def known(self) -> bool:
        """Tell whether what is set was read."""
        return bool(self._values)

    def value(self, setting: Setting) -> str:
        """Give what is set; empty when nothing ever was."""
        return self._values.get(setting, "")

    def change(self, setting: Setting, value: str) -> None:
        """Set it, unless it is set so already."""
        if self.permitted.busy or self.value(setting) == value:
            return
        request = ChangeSetting(setting, value, self._me)

        def work(approvals: Approvals) -> Refused | None:
            return self._office.change_setting(replace(request, approvals=approvals))

        def done(_nothing: None) -> None:
            self._values[setting], self.told = value, "settings.changed"

        self.permitted.do(work, done)

    @property
    def rates(self) -> TypedRates:
        """The rates as they stand."""
        return as_typed(self._values, self.currency)

    def change_rates(self, typed: TypedRates) -> bool:
        """Set the authorisation and the rates of the day; False when something typed cannot be read."""
        values = read_rates(typed, self.day)
        if isinstance(values, Refused):
            self.permitted.tell(refused_notice(values, self.permitted.words))
            return False
        self.change_all(values)
        return True

    def change_all(self, values: Mapping[Setting, str]) -> None:
        """Set all that is not set so already, with one yes."""
        changed = {setting: value for setting, value in values.items() if self.value(setting) != value}

        def work(approvals: Approvals) -> Refused | None:
            made = (ChangeSetting(setting, value, self._me, approvals) for setting, value in changed.items())
            return next(filter(None, map(self._office.change_setting, made)), None)

        def done(_nothing: None) -> None:
            self._values |= changed
            self.told = "settings.changed"
            self.kept()

        if changed and not self.permitted.busy:
            self.permitted.do(work, done)

    def print_test_page(self) -> None:
        """Print the page that shows whether the printer is well."""
        self._lane.run(self._office.print_test_page, self._queued, self._not_read)

    def _queued(self, _job: int) -> None:
        self.told = "settings.test_queued"
        self.permitted.changed()

    def _read(self, values: dict[Setting, str]) -> None:
        self._values = dict(values)
        self.permitted.changed()

    def _not_read(self, code: Code) -> None:
        self.permitted.tell(failure_notice(code, self.permitted.words))


def _unheard() -> None:
    """Nobody needs to know."""

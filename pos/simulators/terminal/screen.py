"""What stands on the terminal's small screen, told to whoever watches."""

from enum import StrEnum

from pos.simulators.journal import DeviceJournal, Event


class Prompt(StrEnum):
    """What the terminal says to the person in front of it."""

    IDLE = "idle"
    PRESENT_CARD = "present_card"
    ENTER_PIN = "enter_pin"
    WRONG_PIN = "wrong_pin"
    AUTHORISED = "authorised"
    PAID = "paid"
    REFUSED = "refused"
    REVERSED = "reversed"
    VOIDED = "voided"
    REFUNDED = "refunded"
    SETTLED = "settled"
    OFF = "off"


class Screen:
    """Shows one prompt at a time, with an amount in centimes where there is one."""

    def __init__(self, journal: DeviceJournal) -> None:
        self._journal = journal
        self._shown: Event = {"prompt": Prompt.IDLE, "amount": 0, "message": ""}

    @property
    def shown(self) -> Event:
        """What stands there now."""
        return dict(self._shown)

    def show(self, prompt: Prompt, amount: int = 0, message: str = "") -> None:
        """Say something else; `message` is the bank's own word."""
        self._shown = {"prompt": prompt, "amount": amount, "message": message}
        self._journal.show({"event": "screen", **self._shown})

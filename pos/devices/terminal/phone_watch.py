"""Asks what phones paid, on a thread of its own: whoever stands at the till waits for a network at no time.

A code that stands is asked about every few seconds. Later it is asked about seldom, and for a day: a phone can pay
whatever it has scanned at any moment, and can pay twice.
"""

import logging
import threading
import time
from dataclasses import replace

from pos.domain.values import dataclass
from pos.ports.central_link import CentralUnavailable
from pos.ports.phone_news import ASKED_MOST, PhoneNews, PhonePaid

_MS_PER_SECOND = 1_000
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Pace:
    """How often is asked (milliseconds): while a code stands, for a while after it, and until nobody asks any more.

    After a question that nobody answered all wait for `retry_ms`; an inquiry waits for its answer at most `answer_ms`.
    """

    standing_ms: int = 2_000
    recent_ms: int = 15_000
    old_ms: int = 300_000
    recent_for_ms: int = 900_000
    asked_for_ms: int = 86_400_000
    retry_ms: int = 5_000
    answer_ms: int = 1_500
    end_ms: int = 1_000


@dataclass(frozen=True, slots=True)
class _Watched:
    """A reference: since when it is watched, whether its code stands, when to ask, what was told, in which round."""

    since_ms: int
    standing: bool
    next_ms: int
    paid: tuple[PhonePaid, ...] = ()
    round: int = 0
    answered: bool = False


class PhoneWatch:
    """What is known of the references that are watched; asked from one thread, it asks on another."""

    def __init__(self, news: PhoneNews, pace: Pace = Pace()) -> None:  # noqa: B008 -- a frozen value
        """Ask nothing before something is watched."""
        self._news, self._pace = news, pace
        self._changed = threading.Condition()
        self._watched: dict[str, _Watched] = {}
        self._round = 0
        self._silent_until_ms = 0
        self._ended = False
        self._thread: threading.Thread | None = None

    @property
    def able(self) -> bool:
        """Tell whether there is anybody to ask."""
        return self._news.reachable

    def stands(self, reference: str) -> None:
        """Ask about a code that begins to stand."""
        self._watch(reference, standing=True)

    def is_over(self, reference: str) -> None:
        """Ask seldom about a code that no longer stands, and about one of an earlier run."""
        self._watch(reference, standing=False)

    def known(self, reference: str) -> tuple[PhonePaid, ...]:
        """Give what was paid under a reference, as far as it is known; waits for nothing."""
        with self._changed:
            watched = self._watched.get(reference)
            return () if watched is None else watched.paid

    def all_known(self) -> tuple[PhonePaid, ...]:
        """Give what was paid under all references, as far as it is known; waits for nothing."""
        with self._changed:
            return tuple(paid for watched in self._watched.values() for paid in watched.paid)

    def ask(self, reference: str) -> tuple[PhonePaid, ...] | None:
        """Ask now, and wait a moment for the answer; None when there was none."""
        if not self.able:
            return None
        self.is_over(reference)
        with self._changed:
            if _now_ms() < self._silent_until_ms:
                return None
            asked = self._round + 1
            self._watched[reference] = replace(self._watched[reference], since_ms=_now_ms(), next_ms=0)
            self._changed.notify_all()
            self._changed.wait_for(
                lambda: self._watched[reference].round >= asked, self._pace.answer_ms / _MS_PER_SECOND
            )
            watched = self._watched[reference]
            return watched.paid if watched.round >= asked and watched.answered else None

    def close(self) -> None:
        """Ask nothing more; a question under way is left behind."""
        with self._changed:
            self._ended = True
            self._changed.notify_all()
        if self._thread is not None:
            self._thread.join(self._pace.end_ms / _MS_PER_SECOND)

    def _watch(self, reference: str, *, standing: bool) -> None:
        now_ms = _now_ms()
        with self._changed:
            known = self._watched.get(reference, _Watched(now_ms, standing, now_ms))
            self._watched[reference] = replace(known, standing=standing)
            if self._thread is None and not self._ended and self.able:
                self._thread = threading.Thread(target=self._run, name="phone news", daemon=True)
                self._thread.start()
            self._changed.notify_all()

    def _run(self) -> None:
        while True:
            with self._changed:
                if self._ended:
                    break
                due = self._due(_now_ms())
                if not due:
                    self._changed.wait(self._wait_ms(_now_ms()) / _MS_PER_SECOND)
                    continue
                self._round += 1
                asked_in = self._round
            paid = self._asked(due)
            with self._changed:
                self._note(due, asked_in, paid)
                self._changed.notify_all()
        self._news.close()

    def _due(self, now_ms: int) -> tuple[str, ...]:
        """Name what is to be asked about now, codes that stand first; forget what is too old."""
        day = self._pace.asked_for_ms
        self._watched = {name: one for name, one in self._watched.items() if now_ms - one.since_ms < day}
        if now_ms < self._silent_until_ms:
            return ()
        due = [name for name, one in self._watched.items() if one.next_ms <= now_ms]
        return tuple(sorted(due, key=lambda name: not self._watched[name].standing)[:ASKED_MOST])

    def _wait_ms(self, now_ms: int) -> int:
        next_ms = min((one.next_ms for one in self._watched.values()), default=now_ms + self._pace.old_ms)
        return max(1, max(next_ms, self._silent_until_ms) - now_ms)

    def _asked(self, due: tuple[str, ...]) -> tuple[PhonePaid, ...] | None:
        try:
            return self._news.asked(due)
        except CentralUnavailable as failure:
            _log.info("what phones paid cannot be asked now: %s", failure.detail)
        except Exception:  # noqa: BLE001 -- the loop of a thread: money is asked for until the till ends
            _log.exception("what phones paid could not be asked")
        return None

    def _note(self, due: tuple[str, ...], asked_in: int, paid: tuple[PhonePaid, ...] | None) -> None:
        now_ms = _now_ms()
        self._silent_until_ms = now_ms + self._pace.retry_ms if paid is None else 0
        for name in due:
            one = self._watched.get(name)
            if one is None:
                continue
            told = one.paid if paid is None else _joined(one.paid, paid, name)
            next_ms = now_ms + self._every_ms(one, now_ms)
            self._watched[name] = replace(one, paid=told, next_ms=next_ms, round=asked_in, answered=paid is not None)

    def _every_ms(self, one: _Watched, now_ms: int) -> int:
        pace = self._pace
        if one.standing:
            return pace.standing_ms
        return pace.recent_ms if now_ms - one.since_ms < pace.recent_for_ms else pace.old_ms


def _joined(before: tuple[PhonePaid, ...], now: tuple[PhonePaid, ...], reference: str) -> tuple[PhonePaid, ...]:
    """Add what is told of a reference for the first time; what was told once stays."""
    known = {paid.transaction for paid in before}
    return (*before, *(paid for paid in now if paid.reference == reference and paid.transaction not in known))


def _now_ms() -> int:
    return time.monotonic_ns() // 1_000_000

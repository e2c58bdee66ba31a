"""How long a person who guessed wrong is locked out; pure, so that every trick with the clock can be tried on it.

Five wrong PINs lock for a minute, and each further lock lasts twice as long as the one before, up to a day. Inside one
run of the program the steady clock alone decides, so setting the wall clock changes nothing. After a restart only the
wall clock can tell how much of a lock has passed; when it stands before the moment of the lock, nothing has.
"""

from dataclasses import replace

from pos.domain.values import dataclass

FAILURES_MOST = 5
FIRST_LOCK_MS = 60_000
LONGEST_LOCK_MS = 86_400_000
_MS_PER_SECOND = 1_000


@dataclass(frozen=True, slots=True)
class Guard:
    """What is remembered of a person's attempts.

    `failures` counts wrong PINs since the last right one or the last lock, `locks` the locks since the last right
    one. `locked_at_ms` is the wall clock (UTC) when the last lock began and `lock_ms` how long it lasts; 0 when
    there is none.
    """

    failures: int = 0
    locks: int = 0
    locked_at_ms: int = 0
    lock_ms: int = 0


def after_wrong(guard: Guard, wall_ms: int) -> Guard:
    """Count a wrong PIN; the fifth one locks."""
    failures = guard.failures + 1
    if failures < FAILURES_MOST:
        return replace(guard, failures=failures)
    lock_ms = min(FIRST_LOCK_MS << min(guard.locks, LONGEST_LOCK_MS.bit_length()), LONGEST_LOCK_MS)
    return Guard(failures=0, locks=guard.locks + 1, locked_at_ms=wall_ms, lock_ms=lock_ms)


def left_after_restart_ms(guard: Guard, wall_ms: int) -> int:
    """Tell how much of a lock is left by the wall clock alone."""
    passed = max(0, wall_ms - guard.locked_at_ms)
    return max(0, guard.lock_ms - passed)


def whole_seconds(left_ms: int) -> int:
    """Round what is left up to whole seconds, so that a lock never shows 0."""
    return -(-left_ms // _MS_PER_SECOND)

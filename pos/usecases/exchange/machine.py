"""The exchange as a machine without I/O: events in, commands out, the same in production and in a simulated world.

Entries go from the last acknowledged number on. Sending twice is harmless, so nothing is remembered of what is under
way: whatever fails is sent again. Central may ask for what comes before (it was restored, or never had it), each time
for something earlier, and gets it, because a till keeps everything. What is told of forks never stops the sending:
what is kept twice is better than what is lost.
"""

import hashlib
from dataclasses import replace

from pos.domain.values import dataclass
from pos.usecases.exchange.steps import (
    Answered,
    Command,
    Event,
    Failed,
    Keep,
    Rest,
    Send,
    Standing,
    Tell,
    Trouble,
    Woken,
)
from pos.wire.head import Head
from pos.wire.limits import BATCH_ENTRIES_MAX, BATCH_TEXT_WANTED
from pos.wire.reply import Aside, Busy, Held, Missing, Refusal, Refused, is_central_s, is_proven_fork

IDLE_MS = 60_000
"""How long a till that has nothing to send waits before it says again where it stands."""

FIRST_REST_MS = 1_000
LOST_REST_MS = 20_000
"""The longest rest of a till that nobody answers: the network may be back any moment, and by then it dares one entry
at a time, so that to try costs one small request."""

LONGEST_REST_MS = 300_000
"""The longest rest of a till that central answered and did not take: what is wrong there waits for a person."""

_DOUBLINGS = 9

_TROUBLES = {
    Refusal.NOT_ENROLLED: Trouble.NOT_ENROLLED,
    Refusal.REVOKED: Trouble.REVOKED,
}

Step = tuple["Exchange", tuple[Command, ...]]


@dataclass(frozen=True, slots=True)
class Exchange:
    """Where the exchange stands; `till` and `central` are public keys of 32 bytes.

    `held` is the highest number that was ever acknowledged, `next` the number to send from, `newest` that of the
    journal; `most` is how many entries to dare at once, `aside` what central said last of entries it cannot read.
    """

    till: bytes
    central: bytes
    held: int = 0
    next: int = 1
    newest: int = 0
    most: int = BATCH_ENTRIES_MAX
    failures: int = 0
    aside: Aside | None = None


def begin(till: bytes, central: bytes, acknowledged: Held | None) -> Exchange:
    """Begin where central last acknowledged."""
    held = 0 if acknowledged is None else acknowledged.acknowledgement.head.number
    return Exchange(till, central, held, held + 1)


def step(state: Exchange, event: Event) -> Step:
    """Take an event; the last command is always to send or to rest."""
    match event:
        case Woken(head=head):
            return _woken(state, head)
        case Failed(detail=detail):
            return _stumble(state, Trouble.UNREACHABLE, detail, LOST_REST_MS)
        case Answered(head=head):
            return _answered(replace(state, newest=head.number), event)


def _woken(state: Exchange, head: Head | None) -> Step:
    if head is None:
        return state, (Rest(IDLE_MS, until_news=True),)
    return replace(state, newest=head.number), (_send(state),)


def _answered(state: Exchange, answered: Answered) -> Step:
    match answered.reply:
        case Held() as held:
            if held.acknowledgement.head != answered.sent or not is_central_s(held, state.central):
                return _stumble(state, Trouble.NOT_CENTRAL, "receipt_not_signed")
            return _held(state, answered, held)
        case Missing(first=first):
            if not 1 <= first < answered.first:
                return _stumble(state, Trouble.REFUSED, f"asked:{first} sent:{answered.first}")
            state = replace(state, next=first, failures=0)
            return state, (_send(state),)
        case Busy(seconds=seconds):
            ms = min(max(seconds, 1) * 1000, LONGEST_REST_MS)
            return state, (Tell(_standing(state, Trouble.BUSY)), Rest(ms, until_news=False))
        case Refused(why=why, detail=detail):
            # What was damaged on its way is whole the next time.
            longest_ms = LOST_REST_MS if why is Refusal.DAMAGED else LONGEST_REST_MS
            return _stumble(state, _TROUBLES.get(why, Trouble.REFUSED), detail or why.value, longest_ms)


def _held(state: Exchange, answered: Answered, held: Held) -> Step:
    number, head = answered.sent.number, answered.head
    state = replace(
        state,
        held=max(state.held, number),
        next=number + 1,
        most=min(state.most * 2, BATCH_ENTRIES_MAX),
        failures=0,
        # Only where nothing new was sent does central look whether it could read what it has.
        aside=held.aside if answered.first > number else state.aside,
    )
    standing = _standing(state, _trouble(state, head, held))
    if standing.trouble is Trouble.FORKED and held.fork is not None:
        standing = replace(standing, parted=held.fork.parted)
    more = _send(state) if number < head.number else Rest(IDLE_MS, until_news=True)
    return state, (Keep(held), Tell(standing), more)


def _trouble(state: Exchange, head: Head, held: Held) -> Trouble | None:
    told = held.acknowledgement
    if held.fork is not None and is_proven_fork(held.fork, state.till):
        return Trouble.FORKED
    if told.newest_epoch > head.epoch:
        return Trouble.FENCED
    if told.newest_epoch == head.epoch and told.newest_number > head.number:
        return Trouble.BEHIND
    return None


def _stumble(state: Exchange, trouble: Trouble, detail: str, longest_ms: int = LONGEST_REST_MS) -> Step:
    state = replace(state, most=max(1, state.most // 2), failures=state.failures + 1)
    standing = _standing(state, trouble, detail)
    return state, (Tell(standing), Rest(_rest_ms(state, longest_ms), until_news=False))


def _standing(state: Exchange, trouble: Trouble | None, detail: str = "") -> Standing:
    safe = min(state.held, state.next - 1)
    standing = Standing(safe, max(0, state.newest - safe), trouble, detail)
    if state.aside is None:
        return standing
    return replace(standing, aside=state.aside.count, aside_from=state.aside.first)


def _send(state: Exchange) -> Send:
    size = max(1, BATCH_TEXT_WANTED * state.most // BATCH_ENTRIES_MAX)
    return Send(state.next, state.most, size)


def _rest_ms(state: Exchange, longest_ms: int) -> int:
    """Rest twice as long each time, and each till a little differently, so that a hall does not return as one."""
    whole = min(FIRST_REST_MS << min(state.failures - 1, _DOUBLINGS), longest_ms)
    spread = hashlib.sha256(state.till + state.failures.to_bytes(8, "big")).digest()[:4]
    return whole // 2 + int.from_bytes(spread, "big") % (whole // 2)

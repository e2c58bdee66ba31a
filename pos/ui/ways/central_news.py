"""What is known of central at an enrolled till: how many sales it does not hold yet, and when it was last heard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.values import dataclass

if TYPE_CHECKING:
    from pos.ports.clock import Moment
    from pos.usecases.exchange.steps import Trouble


@dataclass(frozen=True, slots=True)
class CentralNews:
    """`unsent` counts sales and refunds, `oldest` is when the first of them was; `waiting_ms` is its age.

    `contact` is when central last vouched for something, `trouble` why not all is as it should be. Where the till's
    history forked, `parted` is the last entry that both have. `aside` entries cannot be read at central yet, the first
    of them `aside_from`.
    """

    unsent: int = 0
    oldest: Moment | None = None
    waiting_ms: int = 0
    contact: Moment | None = None
    trouble: Trouble | None = None
    parted: int = 0
    aside: int = 0
    aside_from: int = 0

"""The way from many conversations into one commit: whatever waits when a commit ends goes into the next one.

A till hears of its batch only after that commit. When the database fails, every till is told to come again, and one
batch that cannot be taken does not hold up the others.
"""

import asyncio
import logging

from sqlalchemy.exc import SQLAlchemyError

from pos.central.inbox.intake import Intake
from pos.wire.limits import BATCH_BYTES_MAX
from pos.wire.reply import Busy, Reply

WAITING_MOST = 64
"""Deliveries read and waiting; whoever comes then waits unread, so that memory stays bounded."""

_GROUP_MOST = 32
_GROUP_BYTES = 4 * BATCH_BYTES_MAX
_COME_AGAIN_SECONDS = 5

_log = logging.getLogger(__name__)
_Waiting = tuple[bytes, "asyncio.Future[Reply]"]


class Lane:
    """Made and used on one event loop; the database is asked on a thread of its own."""

    def __init__(self, intake: Intake) -> None:
        """Keep the intake."""
        self._intake = intake
        self._queue: asyncio.Queue[_Waiting] = asyncio.Queue(WAITING_MOST)

    async def deliver(self, data: bytes) -> Reply:
        """Wait for a batch to be taken, and give the answer."""
        future: asyncio.Future[Reply] = asyncio.get_running_loop().create_future()
        await self._queue.put((data, future))
        return await future

    async def work(self) -> None:
        """Take what comes, until cancelled."""
        while True:
            group = [await self._queue.get()]
            size = len(group[0][0])
            while len(group) < _GROUP_MOST and size < _GROUP_BYTES and not self._queue.empty():
                group.append(self._queue.get_nowait())
                size += len(group[-1][0])
            replies = await asyncio.to_thread(self._take, [data for data, _ in group])
            for (_, future), reply in zip(group, replies, strict=True):
                if not future.done():
                    future.set_result(reply)

    def _take(self, deliveries: list[bytes]) -> list[Reply]:
        try:
            return self._intake.take(deliveries)
        except SQLAlchemyError:
            if len(deliveries) == 1:
                _log.exception("a batch could not be kept")
                return [Busy(_COME_AGAIN_SECONDS)]
        return [reply for delivery in deliveries for reply in self._take([delivery])]

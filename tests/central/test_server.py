"""The port that central answers on."""

import asyncio
import socket

from pos.central.server import listen


def test_a_conversation_sends_small_answers_at_once() -> None:
    async def without_delay() -> int:
        heard: asyncio.Future[int] = asyncio.get_running_loop().create_future()

        def hear(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            conversation = writer.get_extra_info("socket")
            heard.set_result(conversation.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
            writer.close()

        taken = listen("127.0.0.1", 0)
        async with await asyncio.start_server(hear, sock=taken):
            _, writer = await asyncio.open_connection(*taken.getsockname())
            found = await heard
            writer.close()
            await writer.wait_closed()
        return found

    assert asyncio.run(without_delay())

"""Bodies that are bytes and no JSON: read within a size and a time, a few at once, and described as what they are."""

import asyncio
from dataclasses import dataclass
from typing import Any

from litestar import Request
from litestar.exceptions import ClientException
from litestar.openapi.spec import OpenAPIMediaType, Operation, RequestBody, Schema
from litestar.openapi.spec.enums import OpenAPIFormat, OpenAPIType
from litestar.status_codes import HTTP_408_REQUEST_TIMEOUT

OCTETS = "application/octet-stream"
JSON = "application/json"

BODY_SECONDS_MAX = 60
"""How long a body may take to arrive; whoever sends slower tries again with less."""

READING_MOST = 64
"""Bodies that are read at once; the others wait unread in their sockets."""

Asked = Request[Any, Any, Any]
"""A request as Litestar gives it."""


class Bodies:
    """Reads bodies on one event loop."""

    def __init__(self) -> None:
        """Let nobody in yet."""
        self._reading = asyncio.Semaphore(READING_MOST)

    async def read(self, request: Asked) -> bytes:
        """Read a body, of a size that the route limits; raises what becomes an answer of the 400s."""
        async with self._reading:
            try:
                async with asyncio.timeout(BODY_SECONDS_MAX):
                    return await request.body()
            except TimeoutError as error:
                raise ClientException(status_code=HTTP_408_REQUEST_TIMEOUT) from error


@dataclass
class TakesOctets(Operation):
    """Describes a route that takes bytes."""

    def __post_init__(self) -> None:
        """Say so."""
        binary = Schema(type=OpenAPIType.STRING, format=OpenAPIFormat.BINARY)
        self.request_body = RequestBody(content={OCTETS: OpenAPIMediaType(schema=binary)}, required=True)

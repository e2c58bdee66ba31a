"""What every answer that is no yes looks like, and how routes describe theirs."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

import msgspec
from litestar.openapi.datastructures import ResponseSpec

TOKEN: dict[str, list[str]] = {"token": []}
"""The description of a route that asks for a token."""


class Problem(msgspec.Struct, frozen=True):
    """Why something was not done, for the technician."""

    status_code: int
    detail: str
    extra: Any = None


def told(*statuses: HTTPStatus) -> dict[int, ResponseSpec]:
    """Describe answers that tell of a problem; that the database is busy can be told anywhere."""
    some = (*statuses, HTTPStatus.SERVICE_UNAVAILABLE)
    return {status: ResponseSpec(Problem, generate_examples=False, description=status.phrase) for status in some}


def spoken(*statuses: HTTPStatus) -> dict[int, ResponseSpec]:
    """Describe answers in the language of tills, which is described by itself."""
    kind = dict[str, Any]
    return {status: ResponseSpec(kind, generate_examples=False, description=status.phrase) for status in statuses}


READ: Mapping[int, ResponseSpec] = told(HTTPStatus.BAD_REQUEST, HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_FOUND)
"""What a question with a token can be answered besides."""

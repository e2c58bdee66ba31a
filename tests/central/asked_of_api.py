"""Everything that central's own description says may be asked, asked of a real central at random, and judged by it."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.strategies import SearchStrategy
from schemathesis import APIOperation, Case, Config, GenerationMode
from schemathesis.checks import CHECKS, load_all_checks
from schemathesis.core.result import Ok

from pos.usecases.exchange.phone import ask_phone
from pos.usecases.exchange.stocking import write_question
from pos.wire.phone import HEADER
from pos.wire.supply import Cursor
from tests.central.fair_day import FairDay
from tests.fakes.devices import NOON

Operation = APIOperation[Any, Any, Any, Any]

JUDGED_BY = [
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
    "negative_data_rejection",
    "ignored_auth",
    "unsupported_method",
]

NOES = ["400", "401", "404", "405", "413", "429"]
"""How what is asked wrongly may be turned down."""


_NOTICES = "/v1/phone-payments"

_SPANS = {"days": ("first", "last"), "loose-phone-payments": ("since_ms", "until_ms")}
"""What must be said of the time that is asked about."""

_WRONG_BODIES = {"/v1/session"}
"""Where something can be said wrongly though the address cannot: elsewhere anything is taken, or nothing at all."""


def ask_everything(address: str, token: str, day: FairDay, *, times: int, chance: int) -> dict[str, Counter[int]]:
    """Ask each thing that is described: of what is there, rightly and wrongly; gives the statuses of the answers.

    Raises what hypothesis and the checks raise: the question that was answered as it should not be.
    """
    load_all_checks()
    described = requests.get(f"{address}/schema/openapi.json", timeout=10).json()
    config = Config.from_dict({"checks": {"negative_data_rejection": {"expected-statuses": NOES}}})
    schema = schemathesis.openapi.from_dict(described, config=config)
    operations = [found.ok() for found in schema.get_all_operations() if isinstance(found, Ok)]
    assert len(operations) == sum(len(path) for path in described["paths"].values())
    answers: dict[str, Counter[int]] = {}
    with requests.Session() as session:
        session.headers["Authorization"] = f"Bearer {token}"
        # To sign out comes last: whoever has done that is told nothing more.
        for operation in sorted(operations, key=lambda operation: operation.method == "delete"):
            statuses = answers[operation.label] = Counter()
            for cases, most in _ways(operation, day, times):
                _ask(cases, most, chance, lambda case: _answered(case, address, session), statuses)
    return answers


def _ways(operation: Operation, day: FairDay, times: int) -> Iterator[tuple[SearchStrategy[Any], int]]:
    """Give the ways to ask: of something that is there, of anything, and wrongly."""
    known = _known(operation.path, day)
    path = {name: value for name, value in known.items() if f"{{{name}}}" in operation.path}
    query = {name: known[name] for name in _SPANS.get(operation.path.rsplit("/", 1)[1], ())}
    body = _bodies(day).get(operation.path, schemathesis.core.NOT_SET)
    headers = {HEADER: day.signed_notice()[0]} if operation.path == _NOTICES else {}
    yield operation.as_strategy(path_parameters=path, query=query, body=body, headers=headers), 1
    yield operation.as_strategy(), times
    if path or query or operation.path in _WRONG_BODIES:
        yield operation.as_strategy(GenerationMode.NEGATIVE), times


def _known(path: str, day: FairDay) -> dict[str, object]:
    """Name what is there."""
    number = 5 if "/payments/" in path else 2 if "/shifts/" in path else 3
    till = day.brahim if "/payments/" in path else day.amina
    place: dict[str, object] = {"till": till.id, "branch": 0, "number": number}
    span = {"first": "2026-02-12", "last": "2026-02-20", "since_ms": NOON, "until_ms": NOON + 86_400_000}
    return {"fair": "FES26", "day": "2026-02-12", **span, **place}


def _bodies(day: FairDay) -> dict[str, object]:
    """Give what is said where something must be."""
    question = write_question(Cursor(), key=day.driss.key)
    return {
        "/v1/batches": day.driss.batch(),
        "/v1/catalogue": question,
        "/v1/fairs/{fair}/codes": {"booth": "B12"},
        _NOTICES: day.signed_notice()[1],
        f"{_NOTICES}/asked": ask_phone(("QWERTY1",), key=day.driss.key, now_ms=0)[1],
    }


def _ask(
    cases: SearchStrategy[Any], most: int, chance: int, answered: Callable[[Case[Any]], int], statuses: Counter[int]
) -> None:
    @seed(chance)
    @settings(
        max_examples=most,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate],
    )
    @given(case=cases)
    def asked(case: Case[Any]) -> None:
        statuses[answered(case)] += 1

    asked()


def _answered(case: Case[Any], address: str, session: requests.Session) -> int:
    judges: Any = CHECKS.get_by_names(JUDGED_BY)
    return case.call_and_validate(base_url=address, session=session, checks=judges).status_code

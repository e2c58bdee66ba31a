"""A library that others wrote opens what we seal, and we open what it seals; left out where there is no Node."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from pos.devices.terminal.nexo import messages
from pos.devices.terminal.nexo.requests import Request
from pos.devices.terminal.nexo.seals import NotSealed, Passphrase, Seals, Trailer
from pos.devices.terminal.nexo.wire import SealedTrailer, read, written
from tests.devices.terminal.nexo import NAMES, PAYLOADS, attempt

PEERS = Path(sys.prefix) / "peers-node"
SCRIPT = Path(__file__).with_name("adyen_seals.cjs")
AGREED = Passphrase("mykey", 1, "mypassphrase")
THEIRS = {"KeyIdentifier": "mykey", "KeyVersion": 1, "AdyenCryptoVersion": 1, "Passphrase": "mypassphrase"}
HEADER = {"ServiceID": "ABCDEF0001", "SaleID": "TILL-1", "POIID": "V400m-324688179"}
Ask = Callable[[dict[str, Any]], dict[str, Any]]


@pytest.fixture(scope="module")
def ask() -> Iterator[Ask]:
    node = shutil.which("node")
    if node is None or not (PEERS / "node_modules").exists():
        pytest.skip(
            "Node is not installed here, or came after 'make test' was first made ready: nobody else judges seals"
        )
    with subprocess.Popen(
        [node, str(SCRIPT), str(PEERS)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as library:

        def asked(question: dict[str, Any]) -> dict[str, Any]:
            assert library.stdin is not None
            assert library.stdout is not None
            print(json.dumps({"key": THEIRS, "header": HEADER, **question}), file=library.stdin, flush=True)
            answer: dict[str, Any] = json.loads(library.stdout.readline())
            return answer

        yield asked
        library.kill()


def ours(plain: bytes, words: str = AGREED.words) -> dict[str, Any]:
    blob, seal = Seals(Passphrase(AGREED.key, AGREED.version, words)).seal(plain)
    trailer = SealedTrailer(seal.crypto_version, seal.key, seal.key_version, seal.nonce, seal.hmac)
    return {"MessageHeader": HEADER, "NexoBlob": blob, "SecurityTrailer": json.loads(written(trailer))}


def test_it_opens_what_we_seal(ask: Ask) -> None:
    for message in (
        messages.movement(attempt(), NAMES),
        messages.status(attempt(), "Q1", NAMES),
        messages.diagnosis("Q2", NAMES),
    ):
        plain = written(Request(message))
        assert ask({"sealed": ours(plain)}) == {"text": plain.decode()}


def test_we_open_what_it_seals(ask: Ask) -> None:
    for payload in PAYLOADS["payloads"].values():
        text = json.dumps(payload, ensure_ascii=False)
        sealed = ask({"text": text})["sealed"]
        told = read(json.dumps(sealed["SecurityTrailer"]).encode(), SealedTrailer)
        trailer = Trailer(told.adyen_crypto_version, told.key_identifier, told.key_version, told.nonce, told.hmac)
        assert Seals(AGREED).open(sealed["NexoBlob"], trailer) == text.encode()


def test_neither_opens_what_was_sealed_with_other_words(ask: Ask) -> None:
    assert "refused" in ask({"sealed": ours(b"{}", "other words")})
    sealed = ask({"text": "{}"})["sealed"]
    told = read(json.dumps(sealed["SecurityTrailer"]).encode(), SealedTrailer)
    trailer = Trailer(told.adyen_crypto_version, told.key_identifier, told.key_version, told.nonce, told.hmac)
    with pytest.raises(NotSealed):
        Seals(Passphrase("mykey", 1, "other words")).open(sealed["NexoBlob"], trailer)

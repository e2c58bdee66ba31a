"""Terminals are found where something listens, and the search ends when nobody wants it any more."""

import ipaddress
import socket

from pos.devices.terminal.finding import find, neighbours
from pos.ports.terminal_exchange import FoundTerminal


def test_who_listens_is_found_and_progress_is_told() -> None:
    told: list[tuple[int, int]] = []
    with socket.create_server(("127.0.0.1", 0)) as listening, socket.create_server(("127.0.0.1", 0)) as other:
        port, deaf = listening.getsockname()[1], other.getsockname()[1]
        other.close()
        ports = {"naps": port, "caisse-ap": deaf}
        found = find(("127.0.0.1",), ports, lambda done, of: told.append((done, of)), lambda: False)
    assert found == (FoundTerminal("naps", "127.0.0.1", port),)
    assert told == [(1, 2), (2, 2)]


def test_a_search_that_was_given_up_tries_nobody() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        assert find(("127.0.0.1",), {"naps": port}, lambda _done, _of: None, lambda: True) == ()


def test_only_private_addresses_around_ours_are_tried() -> None:
    hosts = neighbours()
    assert len(hosts) in {0, 254}
    assert all(ipaddress.ip_address(host).is_private for host in hosts)

"""The ground under the tests is itself tested: a guard that guards nothing looks like one that works."""

import os
import socket

import keyring
import keyring.errors
import platformdirs
import pytest


def test_a_connection_to_another_machine_is_refused() -> None:
    with socket.socket() as outside, pytest.raises(PermissionError, match=r"192\.0\.2\.1"):
        outside.connect(("192.0.2.1", 443))


def test_a_name_of_another_machine_is_not_looked_up() -> None:
    with pytest.raises(PermissionError, match=r"example\.invalid"):
        socket.getaddrinfo("example.invalid", 443)


def test_a_connection_on_this_machine_is_allowed() -> None:
    server = socket.create_server(("127.0.0.1", 0))
    with server, socket.create_connection(server.getsockname()) as client:
        assert client.getpeername() == server.getsockname()


def test_qt_opens_no_window() -> None:
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"


def test_nobodys_own_keys_can_be_read_or_written() -> None:
    with pytest.raises(keyring.errors.NoKeyringError):
        keyring.set_password("dar-essanaa-pos", "till", "anything")


@pytest.mark.skipif(os.name == "nt", reason="the folders are moved by the XDG variables")
def test_a_person_s_folders_lie_inside_the_tests_own(tmp_path: os.PathLike[str]) -> None:
    assert platformdirs.user_data_path("dar-essanaa-pos").is_relative_to(tmp_path)

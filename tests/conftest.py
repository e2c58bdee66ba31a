"""What every test stands on: no window, no network beyond this machine, nobody's own files or keys.

Qt is told before anything imports it. Hypothesis tries the same examples each time, so that a red run is red
again; a search with fresh ones is `pytest --hypothesis-profile=default`.
"""

import gc
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"

LOOPBACK = ("127.", "::1", "localhost")

settings.register_profile(
    "ci",
    derandomize=True,
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("ci")


def refuse_the_outside(event: str, arguments: tuple[object, ...]) -> None:
    """Stop a test that reaches for another machine, by name or by address."""
    if event in {"socket.connect", "socket.sendto"}:
        address = arguments[1]
        host = address[0] if isinstance(address, tuple) else "127.0.0.1"
    elif event in {"socket.getaddrinfo", "socket.gethostbyname"}:
        host = arguments[0] or "127.0.0.1"
    else:
        return
    name = host.decode() if isinstance(host, bytes) else str(host)
    if not name.startswith(LOOPBACK):
        message = f"a test must not leave this machine, and this one asked for {name}"
        raise PermissionError(message)


sys.addaudithook(refuse_the_outside)


def pytest_configure(config: pytest.Config) -> None:
    """Compile the messages that are older than their translations, once for all the workers of a run."""
    if not hasattr(config, "workerinput"):
        tool = Path(__file__).parents[1] / "tools" / "words.py"
        subprocess.run([sys.executable, str(tool)], check=True)


@pytest.fixture(autouse=True)
def a_home_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give each test empty folders where a program would keep a person's data, settings and cache."""
    for kind in ("DATA", "CONFIG", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / "home" / kind.lower()))


@pytest.fixture(autouse=True)
def garbage_is_left_to_the_screens_thread(request: pytest.FixtureRequest) -> Iterator[None]:
    """Collect as the till does where windows are tested: on another thread Qt's objects would be taken apart there."""
    if "qapp" not in request.fixturenames:
        yield
        return
    gc.disable()
    yield
    gc.collect(1)
    gc.enable()

"""Make this machine ready: the system's libraries, a virtual environment, the locked packages.

Run by `make run` and `make test` with the machine's own Python, so it needs nothing but the standard library.
What was done is remembered by a stamp made of the lock file, the Python and the place: the second time takes
no time. Where something must be installed by an administrator, it says which line to type and stops.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PEERS = VENV / "peers"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
PEERS_LOCK = ROOT / "requirements" / "peers.txt"
NODE_PEERS = VENV / "peers-node"
NODE_PEERS_LOCK = ROOT / "requirements" / "peers-node"
UNBUILT = "pypostelium"
"""The one among the programs that judge ours that is published as its source alone."""
OLDEST = (3, 11)

DATABASE_SERVERS = Path("/usr/lib/postgresql")

# The shared libraries that Qt opens on Linux and does not bring along, and the Debian package of each.
LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libbrotlidec.so.1": "libbrotli1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libstdc++.so.6": "libstdc++6",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libzstd.so.1": "libzstd1",
}


def main() -> None:
    """Make ready for `run` (the program) or `check` (the program and what tests it)."""
    purpose = sys.argv[1] if len(sys.argv) > 1 else "run"
    if sys.version_info < OLDEST:
        sys.exit(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]} ({sys.executable}).")
    lock = ROOT / "requirements" / f"{purpose}.txt"
    key = fingerprint(lock)
    stamp = VENV / f"ready-{purpose}"
    if not (PYTHON.exists() and stamp.exists() and stamp.read_text(encoding="ascii") == key):
        install_system_packages(missing_system_packages(purpose))
        make_virtual_environment()
        install_locked(lock)
        if purpose == "check":
            install_locked(PEERS_LOCK, "--no-binary", UNBUILT, "--no-deps", "--upgrade", "--target", str(PEERS))
            install_node_peers()
        stamp.write_text(key, encoding="ascii")
    compile_words()


def fingerprint(lock: Path) -> str:
    """Name what the environment was made from: when it changes, the work is done again."""
    parts = (
        lock.read_bytes(),
        PEERS_LOCK.read_bytes(),
        (NODE_PEERS_LOCK / "package-lock.json").read_bytes(),
        str(shutil.which("npm")).encode(),
        Path(__file__).read_bytes(),
        sys.version.encode(),
        str(ROOT).encode(),
    )
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def missing_system_packages(purpose: str) -> list[str]:
    """List the Debian packages that are wanted and not there; empty on Windows and macOS."""
    missing: list[str] = []
    if sys.platform != "linux":
        return missing
    for library, package in LIBRARIES.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            missing.append(package)
    if purpose == "check" and not any(DATABASE_SERVERS.glob("*/bin/initdb")):
        # Central is tried on a server of its own, started and ended by the tests.
        missing.append("postgresql")
    if importlib.util.find_spec("ensurepip") is None:
        missing.append(f"python{sys.version_info[0]}.{sys.version_info[1]}-venv")
    return missing


def install_system_packages(packages: list[str]) -> None:
    """Install what is missing where we may; elsewhere say what to type, and stop."""
    if not packages:
        return
    by_hand = "apt-get install -y " + " ".join(packages)
    if shutil.which("apt-get") is None:
        sys.exit(f"These system libraries are missing; on Debian they come by '{by_hand}'.")
    if os.name == "nt" or os.geteuid() != 0:
        sys.exit(f"These system libraries are missing. Type this, then try again:\n  sudo {by_hand}")
    print("Installing system libraries:", " ".join(packages), flush=True)
    # A machine that never looked at its package lists has none: only then are they fetched.
    complaint = apt("install", *packages)
    if complaint:
        complaint = apt("update") or apt("install", *packages)
    if complaint:
        sys.exit(f"{complaint}\nThe system libraries could not be installed; '{by_hand}' says more.")


def apt(*words: str) -> str:
    """Run apt-get without questions; the answer is empty if it worked, and what it complained of if not."""
    done = subprocess.run(
        ["apt-get", "-q", "-y", "--no-install-recommends", *words],
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode == 0:
        return ""
    return "\n".join(done.stdout.splitlines()[-5:]) or "apt-get failed"


def make_virtual_environment() -> None:
    """Make `.venv` if it is not there, or if it belongs to another Python than this one."""
    ours = f"{sys.version_info[0]}.{sys.version_info[1]}"
    if PYTHON.exists():
        question = "import sys, pip; print(sys.version_info[0], sys.version_info[1], sep='.')"
        answer = subprocess.run([str(PYTHON), "-c", question], capture_output=True, text=True, check=False)
        if answer.stdout.strip() == ours:
            return
    print("Making the virtual environment in .venv", flush=True)
    if subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], check=False).returncode != 0:
        sys.exit("The virtual environment could not be made; delete the folder .venv and try again.")


def install_locked(lock: Path, *more: str) -> None:
    """Install exactly the locked packages, as built by their makers: each file must have a locked hash.

    The programs that judge ours go where nothing of ours looks for modules.
    """
    print(f"Installing the packages of requirements/{lock.name} (a few minutes, the first time)", flush=True)
    done = subprocess.run(
        [
            *(str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"),
            *("--require-hashes", "--only-binary", ":all:", "--retries", "5", "-r", str(lock), *more),
        ],
        check=False,
    )
    if done.returncode != 0:
        sys.exit("The packages could not be installed: is there a network? Nothing is lost; try again.")


def install_node_peers() -> None:
    """Install those of the judges that are written for Node, where Node is; nobody needs it for anything else."""
    npm = shutil.which("npm")
    if npm is None:
        print("Node is not installed: the tests that another program for it would judge are left out.", flush=True)
        return
    shutil.copytree(NODE_PEERS_LOCK, NODE_PEERS, dirs_exist_ok=True)
    command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel", "error"]
    if subprocess.run(command, cwd=NODE_PEERS, check=False).returncode != 0:
        print("What the tests need of Node did not come: what it would judge is left out.", flush=True)


def compile_words() -> None:
    """Make the catalogues of messages that are missing or older than their translations."""
    if subprocess.run([str(PYTHON), str(ROOT / "tools" / "words.py")], check=False).returncode != 0:
        sys.exit("The messages could not be compiled; the line above says which one to correct.")


if __name__ == "__main__":
    main()

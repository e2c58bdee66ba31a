"""Lock the packages: every version and every file's hash, for all systems, from `requirements/*.in`.

What is locked stays locked until the `.in` files ask otherwise. The locks name no index and no address: where
packages come from is the business of the machine that installs them.
"""

import os
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "requirements"


def lock(name: str, *more: str) -> None:
    """Write `name`.txt from `name`.in, looking at the network and at nothing that this machine keeps."""
    done = subprocess.run(
        [
            *(sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--no-config"),
            *("--universal", "--python-version", "3.11", "--generate-hashes"),
            *("--no-header", "--no-annotate"),
            *(f"{name}.in", "-o", f"{name}.txt", *more),
        ],
        cwd=FOLDER,
        env={key: value for key, value in os.environ.items() if not key.startswith("UV_")},
        check=False,
    )
    if done.returncode != 0:
        sys.exit(f"requirements/{name}.txt was not locked; it is as it was.")


if __name__ == "__main__":
    lock("run")
    lock("check", "--constraint", "run.txt")
    # Of a peer only the part that judges is run: without the platform that it was written for.
    lock("peers", "--no-deps")

"""The program `clipspec`. Asking for the version imports nothing."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress

from clipspec import __version__


def main() -> None:
    """Run the command line and exit with its code."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        with suppress(OSError):  # what is wrong with standard output is told below
            os.write(1, f"clipspec {__version__}\n".encode())
            return
    # Most runs are short. Collecting garbage while modules load, and taking every object apart at
    # the exit, is a sixth of their time and frees nothing.
    gc.set_threshold(100_000)
    from clipspec.cli.main import run  # click is imported only when there is work to do

    code = run()
    with suppress(OSError):
        sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    main()

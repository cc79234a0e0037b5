"""The program `clipspec`. Asking for the version imports nothing."""

from __future__ import annotations

import sys

from clipspec import __version__


def main() -> None:
    """Run the command line and exit with its code."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        sys.stdout.write(f"clipspec {__version__}\n")
        return
    from clipspec.cli.main import run  # click is imported only when there is work to do

    sys.exit(run())


if __name__ == "__main__":
    main()

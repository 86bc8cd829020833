"""The command line: each command is one call into the modules below."""

from __future__ import annotations


def main() -> None:
    """Runs `chancery`; the commands are loaded only now, so that `--help` answers at once."""
    import os
    import sys

    from chancery.cli.commands import app

    try:
        app(prog_name="chancery")
    except BrokenPipeError:  # whoever read our output has gone, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(0) from None


if __name__ == "__main__":
    main()

"""The command line: each command is one call into the modules below."""

from __future__ import annotations


def main() -> None:
    """Runs `chancery`; the commands are loaded only now, so that `--help` answers at once."""
    from chancery.cli.commands import app

    app(prog_name="chancery")


if __name__ == "__main__":
    main()

"""The command line: each command is one call into the modules below."""

from __future__ import annotations


def main() -> None:
    """Runs `chancery`; the commands are loaded only now, so that `--help` answers at once."""
    import os
    import sys
    from io import TextIOWrapper

    from chancery.cli.commands import app
    from chancery.cli.terminal import Plain, printable
    from chancery.errors import ChanceryError, RecordError

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # what we print is UTF-8, whatever the locale says
            stream.reconfigure(encoding="utf-8", errors="replace")
    if isinstance(sys.stdout, TextIOWrapper):
        live = sys.stdout.isatty()
        sys.stdout = Plain(sys.stdout.detach(), encoding="utf-8", errors="replace", line_buffering=live)
    try:
        try:
            app(prog_name="chancery")
        finally:
            sys.stdout.flush()
    except BrokenPipeError:  # whoever read our output has gone, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(0) from None
    except RecordError as trouble:
        print(f"chancery: {printable(str(trouble))}", file=sys.stderr)
        raise SystemExit(4) from None
    except ChanceryError as trouble:
        print(f"chancery: {printable(str(trouble))}", file=sys.stderr)
        raise SystemExit(3) from None


if __name__ == "__main__":
    main()

"""`python -m bot`: the program where its console script is not on the path; it does nothing of its own."""

import sys

from bot.cli import run

if __name__ == "__main__":
    sys.exit(run())

"""Keeps the libraries that run models from reporting to those who made them.

Call it before they are imported: ONNX Runtime's builds send events and an identifier of the machine to Microsoft unless
the environment says otherwise at that moment (its Privacy.md). It does not stop a download that the user asked for. The
hub's client says on standard error what it tries again; the program has one line for that.
"""

import os

SILENT = {"ORT_DISABLE_TELEMETRY": "1", "HF_HUB_DISABLE_TELEMETRY": "1", "HF_HUB_VERBOSITY": "error"}


def silence() -> None:
    """For this process and those that it starts, whatever its environment said before."""
    os.environ.update(SILENT)

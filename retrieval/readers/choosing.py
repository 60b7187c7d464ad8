"""Which reader reads: our own, or the Hugging Face model that the user names.

It does not know what a reader gives, and loads no model before one is named.
"""

from retrieval.readers.reader import Reader


def load_reader(name: str | None) -> Reader:
    """Our own reader for None or "default", else the Hugging Face model of that name or folder. Raises UnknownModel."""
    if name is None or name in {"", "default"}:
        from retrieval.readers.onnx_reader import embedded_reader

        return embedded_reader()
    from retrieval.readers.hub_reader import HubReader

    return HubReader(name)

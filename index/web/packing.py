"""Unpacks what the web sends packed, piece by piece, and knows whether all of it came.

It does not know who sent it, nor how much of it is too much.
"""

import zlib
from collections.abc import Iterator


class Packed:
    """Unpacks gzip, zlib and bare deflate, never more at once than was asked for."""

    def __init__(self, *, may_be_bare: bool = False) -> None:
        self._unpacker = zlib.decompressobj(wbits=47)
        self._may_be_bare, self._began = may_be_bare, False

    @property
    def is_whole(self) -> bool:
        """Whether the end was reached (or nothing was sent at all)."""
        return self._unpacker.eof or not self._began

    def unpack(self, chunk: bytes, at_most: int) -> Iterator[bytes]:
        """What `chunk` unpacks to, in pieces that are `at_most` long."""
        while chunk:
            if self._unpacker.eof:  # gzip files may follow one another
                self._unpacker = zlib.decompressobj(wbits=47)
            try:
                piece = self._unpacker.decompress(chunk, at_most)
            except zlib.error:
                if self._began or not self._may_be_bare:
                    raise
                self._unpacker = zlib.decompressobj(wbits=-15)  # "deflate" means zlib, but many servers send it bare
                piece = self._unpacker.decompress(chunk, at_most)
            self._began = True
            chunk = self._unpacker.unused_data or self._unpacker.unconsumed_tail
            yield piece

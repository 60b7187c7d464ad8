"""The connection to Milvus: rows in and out, and what it says of a failure in one line.

It does not know what the rows mean. Filters are written by the caller, of numbers and names of fields only.
"""

import logging
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from shlex import quote
from typing import TYPE_CHECKING, Any

from index.errors import NoArchive, RashomonError, UsageError
from index.milvus.address import Address
from index.milvus.lite import EXTRA, enter, forget, leave
from index.milvus.schema import COLLECTIONS, PASSAGES, create

if TYPE_CHECKING:
    from pymilvus import MilvusClient

Row = dict[str, Any]
CONNECT_SECONDS = 10.0
# A request may carry 64 MB; a row of ours has some kilobytes, at worst a piece's 64.
ROWS_A_REQUEST = 500
# Milvus gives back at most 16,384 rows at once.
ROWS_A_READ = 8_000
IDS_A_FILTER = 1_000
# Tasks of a question need not see the last second; a writer must see all that was committed.
BOUNDED, STRONG = "Bounded", "Strong"


class Server:
    """One database of Milvus, for one thread at a time. `consistency` is what every read asks for."""

    def __init__(self, client: "MilvusClient", address: Address, consistency: str) -> None:
        self._client, self.address, self._consistency = client, address, consistency

    @classmethod
    def connect(cls, address: Address, token: str | None, *, making: bool) -> "Server":
        """Raises NoArchive where there is none and none is to be made, RashomonError where nobody answers."""
        if address.file and not making and not address.file.is_dir():
            raise _absent(address)
        try:
            from pymilvus import MilvusClient
        except ImportError as error:
            raise UsageError(f"{address.told}: needs Milvus's client; {EXTRA}") from error
        # It logs every failure with a traceback; we tell it in one line.
        logging.getLogger("pymilvus").setLevel(logging.CRITICAL + 1)
        logging.getLogger("milvus_lite").setLevel(logging.CRITICAL + 1)
        with _one_line(address):
            if address.file:
                enter(address)
                client = MilvusClient(address.uri)
            else:
                client = MilvusClient(address.uri, token=token or "", timeout=CONNECT_SECONDS)
                _use(client, address, making=making)
        server = cls(client, address, BOUNDED)
        if making:
            return server
        server.load()
        return server

    def strong(self) -> "Server":
        """The same, but each read sees everything that was written before it."""
        return Server(self._client, self.address, STRONG)

    def load(self) -> None:
        """Makes the collections ready to be read. Raises NoArchive."""
        with _one_line(self.address):
            if not self._client.has_collection(PASSAGES):
                raise _absent(self.address)
            for name in COLLECTIONS:
                self._client.load_collection(name)

    def has_collections(self) -> bool:
        """Whether an archive was ever made there."""
        with _one_line(self.address):
            return bool(self._client.has_collection(PASSAGES))

    def create(self, dimension: int) -> None:
        """Makes what is missing of the collections."""
        with _one_line(self.address):
            create(self._client, dimension)

    def close(self) -> None:
        """Gives the connection back, and milvus-lite's file with it."""
        with suppress(Exception):
            self._client.close()
        if self.address.file:
            leave(self.address)

    def rows(self, collection: str, where: str, fields: Sequence[str], most: int | None = None) -> list[Row]:
        """All that fit, or so many of them; in no order."""
        with _one_line(self.address):
            # An iterator takes four requests before the first row, and most answers are a few rows.
            found = list(self._read(collection, where, fields, min(most or ROWS_A_READ, ROWS_A_READ)))
            if len(found) < ROWS_A_READ or len(found) == most:
                return found
            return [row for page in self._pages(collection, where, fields) for row in page][:most]

    def pages(self, collection: str, where: str, fields: Sequence[str]) -> Iterator[list[Row]]:
        """All that fit, thousands at a time."""
        with _one_line(self.address):
            yield from self._pages(collection, where, fields)

    def by_ids(self, collection: str, field: str, ids: Iterable[int], fields: Sequence[str]) -> list[Row]:
        """Rows whose `field` is one of the numbers."""
        wanted = sorted(set(ids))
        found: list[Row] = []
        for at in range(0, len(wanted), IDS_A_FILTER):
            found += self.rows(collection, f"{field} in {wanted[at : at + IDS_A_FILTER]}", fields)
        return found

    def named(self, collection: str, names: Sequence[str], fields: Sequence[str]) -> list[Row]:
        """Rows by their primary key, where that is a name."""
        if not names:
            return []
        with _one_line(self.address):
            return list(
                self._client.get(
                    collection, ids=list(names), output_fields=list(fields), consistency_level=self._consistency
                )
            )

    def count(self, collection: str, where: str = "") -> int:
        """How many rows fit."""
        with _one_line(self.address):
            (row,) = self._read(collection, where, ["count(*)"], None)
            return int(row["count(*)"])

    def has(self, collection: str, where: str) -> bool:
        """Whether any row fits."""
        with _one_line(self.address):
            return bool(list(self._read(collection, where, [], 1)))

    def nearest(
        self, field: str, asked: "Sequence[float] | str", limit: int, where: str, fields: Sequence[str]
    ) -> list[Row]:
        """The rows of passages nearest to a vector, or best for words, in the engine's order; `id` among the fields."""
        with _one_line(self.address):
            (hits,) = self._client.search(
                PASSAGES,
                data=[asked],
                anns_field=field,
                limit=limit,
                filter=where,
                output_fields=list(fields),
                search_params={"params": {"ef": max(limit, 64)}} if field == "vector" else {},
                consistency_level=self._consistency,
            )
            return [{"id": hit["id"], **hit["entity"]} for hit in hits]

    def put(self, collection: str, rows: Sequence[Row]) -> None:
        """Puts rows in, in place of those with their ids."""
        with _one_line(self.address):
            for at in range(0, len(rows), ROWS_A_REQUEST):
                self._client.upsert(collection, list(rows[at : at + ROWS_A_REQUEST]))

    def take(self, collection: str, where: str) -> None:
        """Takes out what fits."""
        with _one_line(self.address):
            self._client.delete(collection, filter=where)

    def take_named(self, collection: str, names: Sequence[str]) -> None:
        """Takes out rows by their primary key, where that is a name."""
        if names:
            with _one_line(self.address):
                self._client.delete(collection, ids=list(names))

    def settle(self) -> None:
        """Has what was taken out dropped for good: by milvus-lite now, by a server soon after it was asked."""
        if self.address.file:
            forget(self.address)
            return
        with _one_line(self.address):
            for name in COLLECTIONS:
                self._client.flush(name)
                self._client.compact(name)

    def _read(self, collection: str, where: str, fields: Sequence[str], most: int | None) -> Iterable[Row]:
        rows: Iterable[Row] = self._client.query(
            collection,
            filter=where,
            output_fields=list(fields) or None,
            consistency_level=self._consistency,
            **({} if most is None else {"limit": most}),
        )
        return rows

    def _pages(self, collection: str, where: str, fields: Sequence[str]) -> Iterator[list[Row]]:
        pages = self._client.query_iterator(
            collection,
            batch_size=ROWS_A_READ,
            filter=where,
            output_fields=list(fields),
            consistency_level=self._consistency,
        )
        try:
            while page := pages.next():
                yield list(page)
        finally:
            pages.close()


def _use(client: "MilvusClient", address: Address, *, making: bool) -> None:
    if not address.database:
        return
    if address.database not in client.list_databases():
        if not making:
            raise _absent(address)
        client.create_database(address.database)
    client.use_database(address.database)


def _absent(address: Address) -> NoArchive:
    command = f"rashomon --archive {quote(address.told)} add FILES"
    return NoArchive(f"{address.told}: no archive there; make one with `{command}`")


@contextmanager
def _one_line(address: Address) -> Iterator[None]:
    """What Milvus and gRPC say, as an error for a person; mistakes of ours pass through."""
    from grpc import RpcError
    from pymilvus import MilvusException
    from pymilvus.exceptions import ParamError

    try:
        yield
    except ParamError:
        raise
    except (MilvusException, RpcError) as error:
        said = " ".join(str(getattr(error, "message", error)).split())[:300]
        raise RashomonError(
            f"{address.told}: Milvus failed ({said}); what was acknowledged is in: look after Milvus and try again"
        ) from error
